"""A correction waits until another agrees in person: judged for both, on that day, and only then an event."""

from datetime import date, timedelta

import pytest

from afspraak.people.acts import end_role, give_role
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import Correctieverzoek, DossierRij, GebeurtenisRij, Persoon
from afspraak.usecases.beginnen import begin
from afspraak.usecases.correcties import (
    Asked,
    agree_correction,
    ask_correction,
    expire_corrections,
    refuse_correction,
    waiting_corrections,
    withdraw_correction,
)
from afspraak.usecases.handelen import handel
from afspraak.usecases.vastleggen import AnderWasEerder, Vastgelegd, laad_dossier
from afspraak.verloop.gebeurtenis import Correctie, Handeling
from afspraak.verloop.weigering import Weigering
from mensen import DAG, als, done, in_bereik_van, newcomer, office, persoon

pytestmark = pytest.mark.usefixtures("demo")
ASKER, SECOND, OUTSIDER = "secretaris-commissie.laren", "bestuurssecretaris.laren", "secretaris-commissie.eemnes"
# Announced on Friday 9 October 2026; six weeks end on Friday 20 November. The stamp said Monday the 23rd.
ONTVANGST = Handeling(
    stap="ontvangst",
    uitkomst="goede_deur",
    gegevens={
        "indiener": "J. Vermeer", "besluit_kenmerk": "WMO-26-9002", "bekendgemaakt_op": date(2026, 10, 9),
        "ontvangen_op": DAG, "ontvangen_via": "post", "financieel_belang": False,
    },
)  # fmt: skip
STAMP = Correctie(volgnummer=2, reden="Het stempel was van vrijdag.", gegevens={"ontvangen_op": date(2026, 11, 20)})


@pytest.fixture
def kenmerk() -> str:
    """An objection stamped three days too late."""
    with in_bereik_van(ASKER) as wie:
        begun = begin("bezwaar", "Bezwaar met stempel", gemeente="laren", door=wie, op=DAG)
        assert isinstance(begun, Vastgelegd), begun
        facts = {**ONTVANGST.gegevens, "behandelaar_primair": "T. Mulder"}
        received = Handeling(stap="ontvangst", uitkomst="goede_deur", gegevens=facts)
        assert isinstance(handel(begun.kenmerk, received, door=wie, op=DAG), Vastgelegd)
    return begun.kenmerk


def ask(kenmerk: str, who: str = ASKER, daad: Correctie = STAMP, expected: int = 2) -> object:
    with in_bereik_van(who) as wie:
        return ask_correction(kenmerk, daad, person=persoon(who), als=wie, op=DAG, expected=expected)


def asked(kenmerk: str) -> int:
    answer = ask(kenmerk)
    assert isinstance(answer, Asked), answer
    return answer.number


def agree(number: int, who: str, op: date = DAG) -> object:
    with in_bereik_van(who, op) as wie:
        return agree_correction(number, als=wie, op=op)


def events(kenmerk: str) -> int:
    with met_bereik(ALLES):
        return GebeurtenisRij.objects.filter(dossier__kenmerk=kenmerk).count()


def test_asking_changes_nothing_in_the_dossier_and_says_who_can_agree(kenmerk: str) -> None:
    answer = ask(kenmerk)
    assert isinstance(answer, Asked)
    assert any("bestuurssecretaris" in wie for wie in answer.who)
    assert answer.last_day == DAG + timedelta(days=14)
    assert events(kenmerk) == 2


def test_who_agrees_makes_it_an_event_that_names_both(kenmerk: str) -> None:
    assert isinstance(agree(asked(kenmerk), SECOND), Vastgelegd)
    with met_bereik(ALLES):
        dossier, _ = laad_dossier(DossierRij.objects.get(kenmerk=kenmerk))
    last, before = dossier.historie[-1], dossier.laatste("ontvangen_op")
    assert before is not None
    assert before.waarde == date(2026, 11, 20)
    assert (last.door_id, last.akkoord_id) == (persoon(ASKER).pk, persoon(SECOND).pk)
    assert (last.door, last.akkoord, last.reden) == (persoon(ASKER).naam, persoon(SECOND).naam, STAMP.reden)


def test_nobody_agrees_with_himself(kenmerk: str) -> None:
    answer = agree(asked(kenmerk), ASKER)
    assert isinstance(answer, Weigering)
    assert "niet zelf akkoord" in answer.zin
    assert events(kenmerk) == 2


@pytest.mark.parametrize("who", [OUTSIDER, "contactpersoon.laren", "functioneel-beheerder.laren"])
def test_who_can_not_see_the_dossier_does_not_find_the_request(kenmerk: str, who: str) -> None:
    answer = agree(asked(kenmerk), who)
    assert isinstance(answer, Weigering)
    assert "of u mag het dossier niet zien" in answer.zin


def test_who_got_power_from_the_asker_is_not_the_second_person(kenmerk: str) -> None:
    number = asked(kenmerk)
    persoon(SECOND).rollen.update(gegeven_door=persoon(ASKER))
    answer = agree(number, SECOND)
    assert isinstance(answer, Weigering)
    assert "U kreeg zelf een rol" in answer.zin


def test_who_lost_the_role_since_can_not_have_it_agreed_with(kenmerk: str) -> None:
    number = asked(kenmerk)
    done(end_role(office(), persoon(ASKER).rollen.get().pk, DAG))
    later = DAG + timedelta(days=1)
    answer = agree(number, SECOND, later)
    assert isinstance(answer, Weigering)
    assert events(kenmerk) == 2


def test_who_left_since_can_not_have_it_agreed_with(kenmerk: str) -> None:
    number = asked(kenmerk)
    Persoon.objects.filter(pk=persoon(ASKER).pk).update(is_active=False)
    answer = agree(number, SECOND)
    assert isinstance(answer, Weigering)
    assert "werkt hier niet meer" in answer.zin


def test_it_is_answered_once(kenmerk: str) -> None:
    number = asked(kenmerk)
    assert isinstance(agree(number, SECOND), Vastgelegd)
    again = agree(number, SECOND)
    assert isinstance(again, Weigering)
    assert "staat niet meer open" in again.zin
    assert events(kenmerk) == 3


def test_one_request_per_event_at_a_time(kenmerk: str) -> None:
    asked(kenmerk)
    again = ask(kenmerk)
    assert isinstance(again, Weigering)
    assert "wacht al een correctie" in again.zin


def test_what_others_did_meanwhile_is_shown_first(kenmerk: str) -> None:
    assert isinstance(ask(kenmerk, expected=1), AnderWasEerder)


def test_a_refusal_has_a_reason_and_ends_it(kenmerk: str) -> None:
    number = asked(kenmerk)
    with in_bereik_van(SECOND) as wie:
        assert refuse_correction(number, " ", als=wie, op=DAG) is not None
        assert refuse_correction(number, "Het stempel klopt.", als=wie, op=DAG) is None
        row = Correctieverzoek.objects.get(pk=number)
    assert (row.stand, row.antwoord, row.beantwoord_door) == ("geweigerd", "Het stempel klopt.", persoon(SECOND))
    assert isinstance(agree(number, SECOND), Weigering)


def test_only_the_asker_withdraws(kenmerk: str) -> None:
    number = asked(kenmerk)
    with in_bereik_van(SECOND) as wie:
        refused = withdraw_correction(number, als=wie, op=DAG)
        assert refused is not None
        assert persoon(ASKER).naam in refused.zin
    with in_bereik_van(ASKER) as wie:
        assert withdraw_correction(number, als=wie, op=DAG) is None


def test_it_ends_by_itself_after_fourteen_days(kenmerk: str) -> None:
    number = asked(kenmerk)
    last_day = DAG + timedelta(days=14)
    assert expire_corrections(last_day) == 0
    assert isinstance(agree(number, SECOND, last_day + timedelta(days=1)), Weigering)
    assert expire_corrections(last_day + timedelta(days=1)) == 1
    assert expire_corrections(last_day + timedelta(days=1)) == 0


def test_the_second_person_finds_it_and_others_do_not(kenmerk: str) -> None:
    number = asked(kenmerk)
    for who, finds in ((SECOND, True), (ASKER, False), (OUTSIDER, False), ("contactpersoon.laren", False)):
        with in_bereik_van(who) as wie:
            assert (number in {r.pk for r in waiting_corrections(wie, DAG)}) is finds, who


def test_a_correction_asks_the_rights_of_the_act_that_it_corrects(kenmerk: str) -> None:
    other = newcomer("Nieuw Gezicht", "nieuw.gezicht@demo.example", "laren")
    done(give_role(office(), other, "bestuurssecretaris", "laren", DAG, None))
    answer = ask(kenmerk, "nieuw.gezicht")
    assert isinstance(answer, Weigering), "who can see it, but could not have done it"
    with met_bereik(ALLES):
        assert not Correctieverzoek.objects.filter(dossier__kenmerk=kenmerk).exists()
    assert als("nieuw.gezicht").rollen
