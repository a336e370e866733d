"""Acting: an act is there whole or not at all, a refusal changes nothing, and of two at once one wins."""

from dataclasses import replace
from datetime import date

import pytest

from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import DossierRij, GebeurtenisRij
from afspraak.usecases.beginnen import begin
from afspraak.usecases.handelen import corrigeer, handel
from afspraak.usecases.vastleggen import NIET_GEVONDEN, AnderWasEerder, Vastgelegd
from afspraak.verloop.gebeurtenis import Correctie, Handeling
from afspraak.verloop.weigering import Weigering, Weigeringsoort
from mensen import als, dossier, in_bereik_van

SECRETARIS = "secretaris-commissie.laren"
ONTVANGST = {
    "indiener": "J. Vermeer",
    "besluit_kenmerk": "WMO-26-9001",
    "bekendgemaakt_op": date(2026, 11, 9),
    "ontvangen_op": date(2026, 11, 20),
    "ontvangen_via": "post",
    "behandelaar_primair": "T. Mulder",
    "financieel_belang": False,
}


def _stand() -> tuple[int, int]:
    with met_bereik(ALLES):
        return DossierRij.objects.count(), GebeurtenisRij.objects.count()


def _nieuw(demo: date) -> str:
    with in_bereik_van(SECRETARIS) as wie:
        antwoord = begin("bezwaar", "Bezwaar over hulp", gemeente="laren", door=wie, op=demo)
        assert isinstance(antwoord, Vastgelegd)
        return antwoord.kenmerk


def _ontvangst(**anders: object) -> Handeling:
    return Handeling(stap="ontvangst", uitkomst="goede_deur", gegevens={**ONTVANGST, **anders})  # type: ignore[dict-item]


def test_an_objection_begins_and_its_receipt_is_recorded(demo: date) -> None:
    kenmerk = _nieuw(demo)
    with in_bereik_van(SECRETARIS) as wie:
        antwoord = handel(kenmerk, _ontvangst(), door=wie, op=demo, verwacht=1)
    assert isinstance(antwoord, Vastgelegd)
    with met_bereik(ALLES):
        rij = DossierRij.objects.get(kenmerk=kenmerk)
    # Announced on 9 November, six weeks: 21 December 2026, a Monday; six weeks later without a committee's notice.
    assert rij.volgnummer == 2
    assert "Op tijd of niet" in rij.stadium
    assert rij.uiterste_dag is not None


@pytest.mark.parametrize(
    ("daad", "soort"),
    [
        (_ontvangst(bekendgemaakt_op=None), Weigeringsoort.ONVOLLEDIG),
        (Handeling(stap="besluit", uitkomst="ongegrond"), Weigeringsoort.NIET_BEVOEGD),
        (Handeling(stap="tijdigheid", uitkomst="op_tijd"), Weigeringsoort.NIET_AAN_DE_BEURT),
        (Handeling(stap="bestaat_niet", uitkomst="x"), Weigeringsoort.ONBEKEND),
    ],
    ids=lambda w: w.value if isinstance(w, Weigeringsoort) else w.stap,
)
def test_a_refusal_changes_nothing(demo: date, daad: Handeling, soort: Weigeringsoort) -> None:
    kenmerk = _nieuw(demo)
    voor = _stand()
    with in_bereik_van(SECRETARIS) as wie:
        antwoord = handel(kenmerk, daad, door=wie, op=demo, verwacht=1)
    assert isinstance(antwoord, Weigering)
    assert antwoord.soort is soort
    assert _stand() == voor


def test_outside_the_scope_a_dossier_does_not_exist(demo: date) -> None:
    kenmerk = _nieuw(demo)
    with in_bereik_van("secretaris-commissie.eemnes") as wie:
        assert handel(kenmerk, _ontvangst(), door=wie, op=demo) == NIET_GEVONDEN


def test_who_saw_an_older_state_sees_what_changed_and_nothing_is_written(demo: date) -> None:
    kenmerk = _nieuw(demo)
    with in_bereik_van(SECRETARIS) as wie:
        assert isinstance(handel(kenmerk, _ontvangst(), door=wie, op=demo, verwacht=1), Vastgelegd)
        voor = _stand()
        antwoord = handel(kenmerk, _ontvangst(), door=wie, op=demo, verwacht=1)
    assert isinstance(antwoord, AnderWasEerder)
    assert [g.stap for g in antwoord.nieuw] == ["ontvangst"]
    assert antwoord.volgnummer == 2
    assert _stand() == voor


def test_a_day_before_the_last_event_is_refused(demo: date) -> None:
    kenmerk = _nieuw(demo)
    with in_bereik_van(SECRETARIS) as wie:
        antwoord = handel(kenmerk, _ontvangst(), door=wie, op=date(2026, 11, 20), verwacht=1)
    assert isinstance(antwoord, Weigering)
    assert "vóór de laatste gebeurtenis" in antwoord.zin


def test_a_crash_in_the_middle_leaves_the_old_state(demo: date, monkeypatch: pytest.MonkeyPatch) -> None:
    kenmerk = _nieuw(demo)
    voor = _stand()

    def stuk(*_: object) -> None:
        raise OSError("power cut")

    monkeypatch.setattr("afspraak.usecases.vastleggen.projecteer", stuk)
    with in_bereik_van(SECRETARIS) as wie, pytest.raises(OSError, match="power cut"):
        handel(kenmerk, _ontvangst(), door=wie, op=demo, verwacht=1)
    assert _stand() == voor


def test_a_correction_needs_a_second_person_and_keeps_what_stood_there(demo: date) -> None:
    kenmerk = _nieuw(demo)
    with in_bereik_van(SECRETARIS) as wie:
        handel(kenmerk, _ontvangst(), door=wie, op=demo)
        anders = Correctie(
            volgnummer=2, reden="Stempel verkeerd gelezen", gegevens={"ontvangen_op": date(2026, 11, 19)}
        )
        nodig = corrigeer(kenmerk, anders, door=wie, op=demo)
        assert isinstance(nodig, Weigering)
        assert nodig.soort is Weigeringsoort.AKKOORD_NODIG
        assert "van gemeente Laren" in nodig.zin
        for vreemd in (wie, als("secretaris-commissie.eemnes"), als("jurist-mz.huizen")):
            assert isinstance(corrigeer(kenmerk, replace(anders, akkoord=vreemd), door=wie, op=demo), Weigering)
        collega = als("postregistratie.laren")
        antwoord = corrigeer(kenmerk, replace(anders, akkoord=collega), door=wie, op=demo)
    assert isinstance(antwoord, Vastgelegd)
    vastgelegd = antwoord.dossier.laatste("ontvangen_op")
    assert vastgelegd is not None
    assert vastgelegd.waarde == date(2026, 11, 19)
    assert antwoord.dossier.historie[1].gegevens["ontvangen_op"] == date(2026, 11, 20)
    correctie = antwoord.gebeurtenissen[-1]
    assert (correctie.door_id, correctie.akkoord, correctie.akkoord_id) == (wie.id, collega.naam, collega.id)


def test_a_dossier_that_grows_out_of_another_takes_facts_along(demo: date) -> None:
    rij = dossier("bezwaar", "laren")
    with in_bereik_van("medewerker-mz.huizen") as wie:
        antwoord = begin(
            "ingebrekestelling_besluit", "In gebreke", gemeente="laren", door=wie, op=demo, uit=rij.kenmerk
        )
    assert isinstance(antwoord, Vastgelegd)
    assert antwoord.dossier.aanhef.uit == rij.kenmerk
    assert antwoord.dossier.laatste("besluit_kenmerk") is not None


def test_references_count_up_within_a_year(demo: date) -> None:
    eerste, tweede = _nieuw(demo), _nieuw(demo)
    assert int(tweede.rsplit("-", 1)[1]) == int(eerste.rsplit("-", 1)[1]) + 1
