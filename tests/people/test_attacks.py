"""Attempts to become somebody else or to give power that one may not give, by the acts themselves; each with a control."""

from datetime import date, timedelta

import pytest

from afspraak.people.absence import replace, report_absence, report_return
from afspraak.people.accounts import close_account, invite, open_account, unlock
from afspraak.people.acts import change_address, change_name, end_role, give_role
from afspraak.people.mandates import Mandate, end_declaration, end_mandate, give_mandate, record_declaration
from afspraak.people.models import AdministrationLine, Request
from afspraak.people.perform import Answer, Recorded, Waiting
from afspraak.people.requests import agree, refuse, withdraw
from afspraak.storage.models import Afwezigheid, Mandaatregel, Persoon, Rolhouderschap, Verklaring
from afspraak.verloop.weigering import Weigering
from mensen import DAG, als, away, desk, done, newcomer, office, persoon

pytestmark = pytest.mark.usefixtures("demo")
LAREN, EEMNES, HUIZEN = "functioneel-beheerder.laren", "functioneel-beheerder.eemnes", "functioneel-beheerder.huizen"
SECOND = "bestuurssecretaris.laren"
ROLE, SENSITIVE, TIE = "communicatieadviseur", "secretaris-commissie", "controller.laren"
LATER, TOMORROW = DAG + timedelta(days=30), DAG + timedelta(days=1)


def refused(answer: Answer) -> str:
    assert isinstance(answer, Weigering), answer
    return answer.zin


def asked(answer: Answer) -> int:
    assert isinstance(answer, Waiting), answer
    return answer.request


def mandate(**other: object) -> Mandate:
    plain: dict[str, object] = {
        "gemeente": "laren", "orgaan": "college", "regel": "MR-9", "bevoegdheid": "Beslissen op een klacht",
        "grondslag": "Awb 9:12", "procedures": ["klacht"], "besluit_op": DAG, "besluit_kenmerk": "B-9", "vanaf": DAG,
    }  # fmt: skip
    return Mandate(**{**plain, **other})  # type: ignore[arg-type]


def line(answer: Answer) -> Mandaatregel:
    assert isinstance(answer, Recorded), answer
    return Mandaatregel.objects.latest("pk")


def role_of(who: Persoon, rol: str = ROLE, **days: date) -> Rolhouderschap:
    done(give_role(office(), who, rol, "laren", days.get("vanaf", DAG), days.get("tot")))
    return Rolhouderschap.objects.filter(persoon=who, rol=rol).latest("pk")


# What an outsider learns: one answer, whatever is so


def test_every_act_about_another_municipality_gives_the_same_answer_whatever_is_so() -> None:
    wie, op = persoon(TIE), DAG
    away(wie, op, LATER)
    absence = Afwezigheid.objects.get(persoon=wie)
    role = role_of(wie, tot=LATER)
    given = line(give_mandate(office(), wie, mandate(tot=LATER)))
    them = desk(EEMNES)
    acts = (
        give_role(them, wie, ROLE, "laren", role.vanaf, LATER),
        end_role(them, role.pk, LATER),
        end_role(them, role.pk, LATER + timedelta(days=9)),
        end_mandate(them, given.pk, LATER),
        end_mandate(them, given.pk, LATER + timedelta(days=9)),
        give_mandate(them, wie, mandate(onder=given.pk)),
        report_absence(them, wie, op, LATER),
        report_absence(them, wie, op + timedelta(days=3), LATER),
        report_return(them, absence),
        *replace(them, absence, persoon("postregistratie.laren")),
        change_name(them, wie, wie.naam, wie.organisatie),
        change_name(them, wie, persoon(SECOND).naam, ""),
        change_address(them, wie, wie.email),
        change_address(them, wie, persoon(SECOND).email),
        close_account(them, wie),
        open_account(them, wie),
        invite(them, wie),
        unlock(them, wie),
    )
    assert {refused(answer) for answer in acts} == {
        "Dit is aan Laren zelf. Alleen een functioneel beheerder van Laren kan dit vastleggen."
    }
    ours = desk(LAREN)
    assert "eindigt al op" in refused(end_role(ours, role.pk, LATER + timedelta(days=9)))
    assert "al afwezig gemeld" in refused(report_absence(ours, wie, op + timedelta(days=3), LATER))
    assert "is al van iemand anders" in refused(change_address(ours, wie, persoon(SECOND).email))


@pytest.mark.parametrize("who", [EEMNES, HUIZEN, "bestuurssecretaris.eemnes", "jurist-mz.huizen"])
def test_a_request_of_another_municipality_is_as_absent_as_none(who: str) -> None:
    number = asked(give_role(desk(LAREN), persoon(TIE), SENSITIVE, "laren", DAG, None))
    nothing = refused(agree(desk(who), 10**9))
    for open_ in (True, False):
        told = {
            refused(agree(desk(who), number)),
            refused(refuse(desk(who), number, "Nee.")),
            refused(withdraw(desk(who), number)),
        }
        assert told == {nothing}
        if open_:
            done(agree(desk(SECOND), number))
    assert "staat niet meer open" in refused(agree(desk(SECOND), number))


# Old requests: what was asked may not be so any more


def test_an_address_that_somebody_got_meanwhile_is_not_agreed_with() -> None:
    number = asked(change_address(desk(LAREN), persoon(TIE), "nieuw.adres@demo.example"))
    other = newcomer("Ander Mens", "nieuw.adres@demo.example", "laren")
    assert "al van iemand anders" in refused(agree(desk(SECOND), number))
    Persoon.objects.filter(pk=other.pk).update(email="weg@demo.example")
    assert isinstance(agree(desk(SECOND), number), Recorded)
    assert Persoon.objects.get(naam=persoon("nieuw.adres").naam).email == "nieuw.adres@demo.example"


def test_a_role_that_somebody_got_meanwhile_is_not_given_twice_so_that_its_end_is_an_end() -> None:
    wie = persoon(TIE)
    number = asked(give_role(desk(LAREN), wie, SENSITIVE, "laren", DAG, None))
    held = role_of(wie, SENSITIVE)
    assert "heeft deze rol al" in refused(agree(desk(SECOND), number))
    done(end_role(desk(LAREN), held.pk, DAG))
    assert als(TIE, TOMORROW).houdt(SENSITIVE, ("laren",), TOMORROW) is None


def test_a_request_about_a_role_of_yesterday_falls_with_the_role_of_its_asker() -> None:
    other = newcomer("Tweede Beheerder", "tweede@demo.example", "laren")
    managing = role_of(other, "functioneel-beheerder")
    mine = desk(LAREN)
    puppet = type(mine)(person=other, pakket=mine.pakket, dag=DAG)
    number = asked(give_role(puppet, persoon(TIE), SENSITIVE, "laren", DAG, None))
    done(end_role(desk(LAREN), managing.pk, DAG))
    assert "Dit kan niet meer zoals Tweede Beheerder het vroeg" in refused(agree(desk(SECOND, TOMORROW), number))
    assert isinstance(agree(desk(SECOND, DAG), number), Recorded), "on the last day the role still holds"


def test_a_replacement_that_waits_does_not_take_what_another_got_meanwhile() -> None:
    wie, first, other = (
        persoon("secretaris-commissie.laren"),
        persoon("postregistratie.laren"),
        persoon("griffier.laren"),
    )
    absence = away(wie, DAG, LATER)
    number = asked(replace(desk(LAREN), absence, first)[0])
    for answer in replace(office(), absence, other):
        done(answer)
    assert "Er is al een vervanger" in refused(agree(desk(SECOND), number))
    absence.refresh_from_db()
    assert absence.vervanger == other
    assert not any(r.rol == SENSITIVE for r in als("postregistratie.laren").rollen)


@pytest.mark.parametrize("back", [True, False])
def test_a_replacement_of_an_absence_that_is_over_is_not_agreed_with(back: bool) -> None:
    wie, other = persoon("secretaris-commissie.laren"), persoon("postregistratie.laren")
    absence = away(wie, DAG, LATER)
    number = asked(replace(desk(LAREN), absence, other)[0])
    if back:
        done(report_return(desk(LAREN), absence))
        assert "ingetrokken of korter" in refused(agree(desk(SECOND), number))
    else:
        assert isinstance(agree(desk(SECOND), number), Recorded)
    absence.refresh_from_db()
    assert (absence.vervanger is None) is back


# Power by another way round


@pytest.mark.parametrize("begins", [DAG, TOMORROW])
def test_a_mandate_to_a_function_that_one_holds_or_will_hold_is_to_oneself(begins: date) -> None:
    for_function = mandate(rol="contactpersoon", rol_bij="laren")
    assert isinstance(give_mandate(desk(LAREN), None, mandate(rol=ROLE, rol_bij="laren")), Recorded), (
        "a function of others"
    )
    role_of(persoon(LAREN), "contactpersoon", vanaf=begins)
    answer = give_mandate(desk(LAREN), None, for_function)
    assert isinstance(answer, Waiting)
    assert "U zou dit aan uzelf geven." in answer.sentence


def test_who_holds_the_function_is_neither_named_nor_taken_as_second_person() -> None:
    role_of(persoon(LAREN), "contactpersoon")
    role_of(persoon(SECOND), "contactpersoon", vanaf=TOMORROW)
    answer = give_mandate(desk(LAREN), None, mandate(rol="contactpersoon", rol_bij="laren"))
    assert isinstance(answer, Waiting)
    assert persoon(SECOND).naam not in answer.who
    assert "Dit gaat over uzelf" in refused(agree(desk(SECOND), answer.request))


def test_who_got_a_mandate_by_a_function_is_no_second_person_of_who_gave_it() -> None:
    number = asked(give_role(desk(LAREN), persoon(TIE), SENSITIVE, "laren", DAG, None))
    given = line(give_mandate(desk(LAREN), None, mandate(rol="bestuurssecretaris", rol_bij="laren")))
    assert "U kreeg zelf een rol, een mandaat" in refused(agree(desk(SECOND), number))
    Mandaatregel.objects.filter(pk=given.pk).update(gegeven_door=None)
    assert isinstance(agree(desk(SECOND), number), Recorded)


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"uitzonderingen": []}, "houdt het orgaan meer zelf"),
        ({"vanaf": DAG, "besluit_op": DAG}, "begint pas op"),
        ({"procedures": ["klacht", "bezwaar"]}, "niet over al deze procedures"),
        ({"tot_bedrag": 100_001}, "lager grensbedrag"),
        ({"tot_bedrag": None}, "lager grensbedrag"),
        ({"tot": None}, "niet langer dan het mandaat"),
        ({"tot": LATER + timedelta(days=1)}, "niet langer dan het mandaat"),
        ({"orgaan": "burgemeester"}, "van een ander orgaan"),
        ({}, ""),
    ],
)
def test_a_submandate_never_goes_further_than_the_mandate(other: dict[str, object], sentence: str) -> None:
    wie = persoon(TIE)
    limits: dict[str, object] = {"uitzonderingen": ["bezwaar"], "tot_bedrag": 100_000, "vanaf": TOMORROW, "tot": LATER}
    above = line(give_mandate(desk(LAREN), wie, mandate(ondermandaat=True, **limits)))
    answer = give_mandate(
        desk(LAREN),
        persoon("postregistratie.laren"),
        mandate(**{"regel": "MR-9a", "onder": above.pk, **limits, **other}),
    )
    assert sentence in refused(answer) if sentence else isinstance(answer, Recorded)


def test_a_mandate_that_ends_takes_everything_under_it_along() -> None:
    names = (TIE, "postregistratie.laren", "griffier.laren")
    above: int | None = None
    for number, who in enumerate(names):
        below = mandate(regel=f"MR-{number}", onder=above, ondermandaat=True, besluit_kenmerk=f"B-{number}")
        above = line(give_mandate(desk(LAREN), persoon(who), below)).pk
    top = Mandaatregel.objects.get(regel="MR-0", persoon=persoon(TIE))
    beside = line(give_mandate(desk(LAREN), persoon(TIE), mandate(regel="MR-8")))
    done(end_mandate(desk(LAREN), top.pk, DAG))
    for who in names:
        assert not [
            m for m in als(who, TOMORROW).mandaten if m.regel in ("MR-0", "MR-1", "MR-2") and m.geldt_op(TOMORROW)
        ]
    beside.refresh_from_db()
    assert beside.tot is None


def test_whose_own_role_ends_sooner_is_no_plain_replacement() -> None:
    wie, other = persoon("secretaris-commissie.laren"), persoon("postregistratie.laren")
    role_of(other, SENSITIVE, tot=DAG + timedelta(days=2))
    absence = away(wie, DAG, LATER)
    assert isinstance(replace(desk(LAREN), absence, other)[0], Waiting)
    role_of(other, SENSITIVE, vanaf=DAG + timedelta(days=3))


def test_a_chain_of_replacements_hands_on_nothing() -> None:
    first, second, third = (persoon(f"{who}") for who in ("secretaris-commissie.laren", "postregistratie.laren", TIE))
    away(first, DAG, LATER, second)
    assert any(r.rol == SENSITIVE for r in als("postregistratie.laren").rollen), "the first replacement works"
    away(second, DAG, LATER, third)
    taken = {r.rol for r in als(TIE).rollen}
    assert "postregistratie" in taken
    assert SENSITIVE not in taken


def test_the_manager_gives_no_managing_role_by_a_replacement_or_to_himself() -> None:
    other = newcomer("Tweede Beheerder", "tweede@demo.example", "laren")
    role_of(other, "functioneel-beheerder")
    absence = away(other, DAG, LATER)
    assert "gaat nooit over" in refused(replace(desk(LAREN), absence, persoon(TIE))[0])
    assert isinstance(give_role(desk(LAREN), persoon(TIE), "functioneel-beheerder", "laren", DAG, None), Waiting)


def test_a_role_that_ended_does_not_come_back_with_the_account() -> None:
    wie = persoon(TIE)
    done(end_role(desk(LAREN), wie.rollen.get().pk, DAG))
    done(close_account(desk(LAREN), wie))
    done(open_account(desk(LAREN, TOMORROW), persoon(TIE)))
    assert not any(r.geldt_op(TOMORROW) for r in als(TIE, TOMORROW).rollen)


def test_a_manager_who_comes_later_does_not_count_as_one_who_is_there() -> None:
    mine = persoon(LAREN).rollen.get()
    other = newcomer("Latere Beheerder", "later@demo.example", "laren")
    role_of(other, "functioneel-beheerder", vanaf=LATER)
    assert "Geef die rol eerst aan een ander" in refused(end_role(desk(LAREN), mine.pk, DAG))
    done(end_role(desk(LAREN), mine.pk, LATER))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (DAG, DAG + timedelta(days=800)),
        (DAG, DAG - timedelta(days=1)),
        (date(26, 1, 1), date(26, 2, 1)),
        (date(1, 1, 1), DAG),
        (DAG, date.max),
        (date(9998, 1, 1), date(9998, 2, 1)),
    ],
)
def test_an_absence_has_days_that_can_be(first: date, last: date) -> None:
    before = AdministrationLine.objects.count()
    refused(report_absence(desk(TIE), persoon(TIE), first, last))
    assert AdministrationLine.objects.count() == before
    done(report_absence(desk(TIE), persoon(TIE), DAG, LATER))


def test_a_declaration_is_not_recorded_by_who_signs_it_alone() -> None:
    me = persoon(HUIZEN)
    Verklaring.objects.filter(persoon=me).delete()
    assert isinstance(record_declaration(desk(HUIZEN), me, date(2025, 1, 1)), Waiting)
    assert "Dit is aan Huizen zelf" in refused(record_declaration(desk(LAREN), me, date(2025, 1, 1)))
    signed = persoon("jurist-mz.huizen").verklaringen.first()
    assert signed is not None
    assert "Dit is aan Huizen zelf" in refused(end_declaration(desk(LAREN), signed.pk, DAG))


def test_nothing_was_asked_or_written_by_what_was_refused() -> None:
    before = (AdministrationLine.objects.count(), Request.objects.count())
    refused(give_role(desk(EEMNES), persoon(EEMNES), SENSITIVE, "laren", date(2020, 1, 1), None))
    refused(give_role(desk(TIE), persoon(TIE), SENSITIVE, "laren", DAG, None))
    assert before == (AdministrationLine.objects.count(), Request.objects.count())
    done(give_role(desk(LAREN), persoon(TIE), SENSITIVE, "laren", DAG, None))
    assert before != (AdministrationLine.objects.count(), Request.objects.count())
