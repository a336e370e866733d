"""Who may give which power to whom: the three rules as properties, and every boundary of a day with its weekday."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afspraak.people.frame import frame_of
from afspraak.powers.frame import Official
from afspraak.powers.judge import Ask, Now, judge, may_agree
from afspraak.powers.proposal import GIVES_POWER, Act, Proposal
from afspraak.powers.table import ACTS, APPLIES, SITUATIONS, table
from afspraak.verloop.kader import Rolhouder
from afspraak.verloop.weigering import Weigering
from hulpmiddelen import hbel

OP = date(2026, 11, 23)  # a Monday
HBEL = hbel()
FRAME = frame_of(HBEL)
PLACES = HBEL.groepen["gemeenten"]
ROLES = sorted(r.naam for r in HBEL.rollen.values() if not r.orgaan)
BEHEER, SECOND = "functioneel-beheerder", "bestuurssecretaris"


def somebody(number: int, *held: tuple[str, str], gemeente: str = "laren", got_from: tuple[int, ...] = ()) -> Official:
    rollen = tuple(Rolhouder(rol=r, gemeente=g, vanaf=date(2026, 1, 1)) for r, g in held)
    return Official(id=number, naam=f"Persoon {number}", gemeente=gemeente, rollen=rollen, got_from=frozenset(got_from))


MANAGER = somebody(1, (BEHEER, "laren"))
SECRETARY = somebody(2, (SECOND, "laren"))
COLLEAGUE = somebody(3, ("contactpersoon", "laren"))
CENTRE = somebody(9, (BEHEER, "huizen"), gemeente="huizen")


def role(
    rol: str = "communicatieadviseur", *, about: Official = COLLEAGUE, vanaf: date = OP, tot: date | None = None
) -> Proposal:
    return Proposal(act=Act.GIVE_ROLE, gemeente="laren", about=about, rol=rol, vanaf=vanaf, tot=tot)


def answer(p: Proposal, by: Official = MANAGER, people: tuple[Official, ...] = (MANAGER, SECRETARY)) -> object:
    return judge(p, by, OP, FRAME, people)


def held() -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    return st.lists(st.tuples(st.sampled_from(ROLES), st.sampled_from(PLACES)), max_size=4).map(tuple)


PROPOSALS = st.builds(
    Proposal,
    act=st.sampled_from(sorted(GIVES_POWER, key=lambda a: a.value)),
    gemeente=st.sampled_from(PLACES),
    about=st.builds(somebody, st.integers(1, 3)),
    rol=st.sampled_from(ROLES),
    orgaan=st.sampled_from(["college", "raad"]),
    vanaf=st.dates(date(2026, 1, 1), date(2029, 12, 31)),
    tot=st.none() | st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    decided_on=st.dates(date(2026, 1, 1), OP),
    consented_on=st.just(OP),
    holds=st.booleans(),
    absent=st.integers(1, 4),
)


@given(PROPOSALS, held())
def test_no_act_gives_power_to_its_own_doer(p: Proposal, roles: tuple[tuple[str, str], ...]) -> None:
    doer = somebody(p.about.id, *roles)
    assert not isinstance(judge(replace(p, about=doer), doer, OP, FRAME, ()), Now)


@given(PROPOSALS, held())
def test_nobody_gives_power_where_he_does_not_manage_or_record(p: Proposal, roles: tuple[tuple[str, str], ...]) -> None:
    elsewhere = tuple((r, g) for r, g in roles if g != p.gemeente)
    doer = somebody(99, *elsewhere)
    assert isinstance(judge(p, doer, OP, FRAME, ()), Weigering)


@given(PROPOSALS, held())
def test_no_role_works_back_without_a_second_person(p: Proposal, roles: tuple[tuple[str, str], ...]) -> None:
    doer = somebody(99, *roles, (BEHEER, p.gemeente))
    verdict = judge(replace(p, act=Act.GIVE_ROLE, vanaf=OP - timedelta(days=1)), doer, OP, FRAME, ())
    assert not isinstance(verdict, Now)


@given(PROPOSALS, held(), st.sets(st.integers(1, 3)))
def test_the_second_person_is_another_of_the_same_municipality_who_owes_nothing(
    p: Proposal, roles: tuple[tuple[str, str], ...], got_from: set[int]
) -> None:
    by, second = somebody(99, (BEHEER, p.gemeente)), replace(somebody(2, *roles), got_from=frozenset(got_from | {98}))
    if may_agree(p, by, second, OP, FRAME) is None:
        assert second.id not in (by.id, p.about.id)
        assert {(r.rol, r.gemeente) for r in second.rollen} & {(BEHEER, p.gemeente), (SECOND, p.gemeente)}
    assert may_agree(p, replace(by, id=98), second, OP, FRAME) is not None, "who got power from the asker"


def test_a_manager_gives_a_plain_role_at_once() -> None:
    assert answer(role()) == Now()


def test_the_centre_gives_no_power_at_a_guest() -> None:
    refused = answer(role(), CENTRE)
    assert isinstance(refused, Weigering)
    assert refused.zin == "Dit is aan Laren zelf. Alleen een functioneel beheerder van Laren kan dit vastleggen."
    assert refused.wie_wel == ("functioneel beheerder van Laren",)


def test_a_sensitive_role_waits_and_says_on_whom() -> None:
    verdict = answer(role("secretaris-commissie"))
    assert verdict == Ask(("De rol “secretaris commissie bezwaarschriften” opent gevoelige dossiers.",), (SECRETARY,))


def test_where_nobody_can_agree_the_act_still_waits() -> None:
    verdict = answer(role("secretaris-commissie"), people=(MANAGER, replace(SECRETARY, got_from=frozenset({1}))))
    assert isinstance(verdict, Ask)
    assert verdict.who == ()


@pytest.mark.parametrize("rol", [BEHEER, SECOND])
def test_a_role_over_the_powers_of_others_waits(rol: str) -> None:
    assert isinstance(answer(role(rol)), Ask)


def test_a_closed_account_agrees_with_nothing() -> None:
    verdict = answer(role(about=MANAGER), people=(replace(SECRETARY, active=False),))
    assert isinstance(verdict, Ask)
    assert verdict.who == ()


# The agreement runs from Thursday 1 January 2026 up to and including Monday 31 December 2029.
@pytest.mark.parametrize(
    ("vanaf", "tot", "word"),
    [
        (date(2025, 12, 31), None, "begint op"),  # Wednesday: the day before the agreement
        (date(2026, 1, 1), None, "wacht"),  # its first day, but in the past
        (date(2026, 11, 22), None, "wacht"),  # Sunday: yesterday
        (date(2026, 11, 23), None, "nu"),  # today
        (date(2026, 11, 24), None, "nu"),  # tomorrow
        (date(2029, 12, 31), date(2029, 12, 31), "nu"),  # the last day
        (date(2030, 1, 1), None, "loopt tot en met"),  # the day after it
        (date(2026, 11, 23), date(2030, 1, 1), "loopt tot en met"),
        (date(2026, 11, 23), date(9999, 12, 31), "loopt tot en met"),
        (date(26, 11, 23), None, "begint op"),  # the year 26
        (date(2026, 11, 24), date(2026, 11, 23), "ligt vóór de eerste"),
        (date(2026, 1, 1), date(2026, 11, 22), "is al voorbij"),  # ended yesterday: of no use to anybody
    ],
)
def test_the_days_of_a_role(vanaf: date, tot: date | None, word: str) -> None:
    verdict = answer(role(vanaf=vanaf, tot=tot))
    match word:
        case "nu":
            assert verdict == Now()
        case "wacht":
            assert isinstance(verdict, Ask)
        case _:
            assert isinstance(verdict, Weigering)
            assert word in verdict.zin


@pytest.mark.parametrize(
    ("tot", "refused"), [(OP - timedelta(days=1), True), (OP, False), (OP + timedelta(days=1), False)]
)
@pytest.mark.parametrize("act", [Act.END_ROLE, Act.END_MANDATE, Act.END_DECLARATION])
def test_ending_power_works_from_the_day_it_is_recorded(act: Act, tot: date, refused: bool) -> None:
    p = Proposal(
        act=act, gemeente="laren", about=COLLEAGUE, rol="contactpersoon", orgaan="college",
        vanaf=date(2026, 1, 1), tot=tot,
    )  # fmt: skip
    assert isinstance(answer(p), Weigering) is refused


def mandate(**anders: object) -> Proposal:
    begin: dict[str, object] = {
        "act": Act.GIVE_MANDATE, "gemeente": "laren", "about": COLLEAGUE, "orgaan": "college",
        "vanaf": OP, "decided_on": OP - timedelta(days=7),
    }  # fmt: skip
    return Proposal(**{**begin, **anders})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("p", "zin"),
    [
        (mandate(decided_on=None), "op welke dag het orgaan besloot"),
        (mandate(decided_on=OP + timedelta(days=1)), "ligt in de toekomst"),
        (mandate(vanaf=OP - timedelta(days=8)), "werkt niet terug"),
        (mandate(within=OP + timedelta(days=10)), "niet langer dan het mandaat zelf"),
        (mandate(within=OP + timedelta(days=10), tot=OP + timedelta(days=11)), "niet langer dan het mandaat zelf"),
        (mandate(orgaan="griffier"), "Kies het orgaan van Laren"),
        (mandate(about=replace(COLLEAGUE, gemeente="huizen")), "Awb 10:4"),
        (mandate(about=replace(COLLEAGUE, gemeente="huizen"), consented_on=OP + timedelta(days=1)), "toekomst"),
    ],
)
def test_what_a_mandate_lacks_is_said(p: Proposal, zin: str) -> None:
    refused = answer(p)
    assert isinstance(refused, Weigering)
    assert zin in refused.zin


def test_a_mandate_is_recorded_by_who_manages_or_records_for_the_organ() -> None:
    griffier = somebody(4, ("griffier", "laren"))
    assert answer(mandate()) == Now()
    assert answer(mandate(), SECRETARY) == Now()
    assert answer(mandate(orgaan="raad"), griffier) == Now()
    assert isinstance(answer(mandate(), griffier), Weigering), "the griffier records for the council only"
    assert isinstance(answer(mandate(), somebody(5, (SECOND, "eemnes"))), Weigering)


def replacement(**anders: object) -> Proposal:
    begin: dict[str, object] = {
        "act": Act.REPLACE, "gemeente": "laren", "about": COLLEAGUE, "vanaf": OP, "tot": OP + timedelta(days=10),
        "within": OP + timedelta(days=10), "absent": 5, "holds": True,
    }  # fmt: skip
    return Proposal(**{**begin, **anders})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("p", "zin"),
    [
        (replacement(absent=3), "iemand anders"),
        (replacement(only_management=True), "gaat nooit over op een vervanger"),
        (replacement(about=somebody(3, ("contactpersoon", "eemnes"))), "zelf geen rol bij Laren"),
        (replacement(about=replace(COLLEAGUE, active=False)), "gesloten"),
        (replacement(tot=OP + timedelta(days=11)), "eindigt uiterlijk met de afwezigheid"),
        (replacement(vanaf=OP - timedelta(days=20), tot=OP - timedelta(days=1)), "al voorbij"),
        (replacement(tot=date(9999, 12, 31), within=date(9999, 12, 31)), "hoogstens een jaar"),
    ],
)
def test_what_can_not_be_a_replacement(p: Proposal, zin: str) -> None:
    refused = answer(p)
    assert isinstance(refused, Weigering)
    assert zin in refused.zin


def test_a_replacement_of_another_kind_waits_also_when_the_absent_person_asks() -> None:
    absent = somebody(5, ("communicatieadviseur", "laren"))
    assert answer(replacement(), absent) == Now()
    assert isinstance(answer(replacement(holds=False), absent), Ask)
    assert isinstance(answer(replacement(), somebody(6, ("contactpersoon", "laren"))), Weigering), (
        "not one's own absence"
    )


def test_the_last_manager_does_not_go_without_another() -> None:
    p = Proposal(act=Act.END_ROLE, gemeente="laren", about=MANAGER, rol=BEHEER, tot=OP, last_manager=True)
    refused = answer(p)
    assert isinstance(refused, Weigering)
    assert "Geef die rol eerst aan een ander" in refused.zin


def test_the_declaration_of_article_14_2_is_for_who_works_for_the_centre() -> None:
    p = Proposal(act=Act.RECORD_DECLARATION, gemeente="laren", about=COLLEAGUE, vanaf=OP)
    refused = answer(p)
    assert isinstance(refused, Weigering)
    assert "Awb 2:5" in refused.zin


def test_the_table_holds_every_act_in_every_situation_it_can_be_in() -> None:
    cells = list(table(FRAME, OP))
    assert {(c.act, c.situation) for c in cells} == {
        (act, situation) for act in ACTS for situation in SITUATIONS if act in APPLIES.get(situation, ACTS)
    }
    for cell in cells:
        if cell.situation in ("other", "replaces", "beyond"):
            assert cell.word == "nee", cell
        if cell.situation == "oneself":
            assert cell.word == "wacht op een tweede persoon", cell
        assert cell.word == "ja" or cell.why, cell
