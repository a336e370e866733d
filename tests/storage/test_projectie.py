"""Projections equal the fold, for the whole demo, and can be made anew from the events alone."""

from collections import Counter
from datetime import date, timedelta

import pytest

from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import DossierRij, Taak, Taakplek, Telling, VerplichtingRij
from afspraak.storage.projectie import beeld_van
from afspraak.usecases.dagwisseling import wissel_dag
from afspraak.usecases.herbouw import herbouw
from afspraak.usecases.vastleggen import laad_dossier
from afspraak.verloop.grootboek import Verplichtingstand, grootboek


def _opslag() -> dict[str, object]:
    """Return everything that is stored as a projection, without row numbers."""
    with met_bereik(ALLES):
        return {
            "dossiers": sorted(
                DossierRij.objects.values_list(
                    "kenmerk", "volgnummer", "stadium", "gesloten", "uiterste_dag", "dagelijks"
                ),
                key=str,
            ),
            "verplichtingen": sorted(
                VerplichtingRij.objects.values_list(
                    "dossier__kenmerk", "bron", "voor", "titel", "stand", "uiterste_dag"
                ),
                key=str,
            ),
            "taken": sorted(
                Taak.objects.values_list("dossier__kenmerk", "bron", "voor", "urgentie", "alarm_dag"), key=str
            ),
            "plekken": sorted(
                Taakplek.objects.values_list("taak__dossier__kenmerk", "taak__bron", "plek", "urgentie"), key=str
            ),
            "tellingen": sorted(Telling.objects.exclude(aantal=0).values_list("sleutel", "bron", "stand", "aantal")),
        }


def test_what_is_stored_equals_the_fold_for_the_whole_demo(demo: date) -> None:
    with met_bereik(ALLES):
        rijen = list(DossierRij.objects.all())
        assert len(rijen) >= 120
        for rij in rijen:
            dossier, kader = laad_dossier(rij)
            beeld = beeld_van(dossier, kader, demo)
            opgeslagen = {(v.bron, v.voor): v for v in VerplichtingRij.objects.filter(dossier=rij)}
            assert set(opgeslagen) == set(beeld.verplichtingen), rij.kenmerk
            for sleutel, velden in beeld.verplichtingen.items():
                assert {n: getattr(opgeslagen[sleutel], n) for n in velden} == velden, (rij.kenmerk, sleutel)
            taken = {(t.bron, t.voor): t for t in Taak.objects.filter(dossier=rij)}
            assert set(taken) == set(beeld.taken), rij.kenmerk
            for sleutel, velden in beeld.taken.items():
                assert {n: getattr(taken[sleutel], n) for n in velden} == velden, (rij.kenmerk, sleutel)
                plekken = set(Taakplek.objects.filter(taak=taken[sleutel]).values_list("plek", flat=True))
                assert plekken == beeld.plekken[sleutel]


def test_counts_equal_the_obligations(demo: date) -> None:
    with met_bereik(ALLES):
        verwacht = Counter(VerplichtingRij.objects.values_list("sleutel", "bron", "stand"))
        geteld = {(t.sleutel, t.bron, t.stand): t.aantal for t in Telling.objects.exclude(aantal=0)}
    assert geteld == verwacht


def test_bringing_up_to_date_what_is_changes_nothing(demo: date) -> None:
    assert not any(anders for _, anders in herbouw(demo))


def test_rebuilding_from_nothing_gives_the_same(demo: date) -> None:
    voor = _opslag()
    assert all(anders for _, anders in herbouw(demo, opnieuw=True))
    assert _opslag() == voor


@pytest.mark.parametrize("dagen", [1, 4, 40])
def test_the_turn_of_the_day_equals_computing_everything_anew(demo: date, dagen: int) -> None:
    straks = demo + timedelta(days=dagen)
    wissel_dag(straks)
    snel = _opslag()
    list(herbouw(straks))
    assert _opslag() == snel


def test_a_day_back_computes_every_open_dossier_again(demo: date) -> None:
    voor = _opslag()
    wissel_dag(demo + timedelta(days=30))
    assert _opslag() != voor
    assert wissel_dag(demo) > 10
    assert _opslag() == voor


def test_the_same_day_turns_once(demo: date) -> None:
    assert wissel_dag(demo) == 0


def test_the_demo_has_every_state_that_people_should_see(demo: date) -> None:
    with met_bereik(ALLES):
        standen = set(VerplichtingRij.objects.values_list("stand", flat=True))
        dwangsom = DossierRij.objects.filter(procedure="ingebrekestelling_besluit", dagelijks=True).count()
        titels = Counter(DossierRij.objects.values_list("procedure", flat=True))
        contrair = DossierRij.objects.filter(
            procedure="bezwaar", gebeurtenissen__regel__contains='"uitkomst":"contrair"'
        )
        gewijzigd = DossierRij.objects.filter(
            procedure="beleid", gebeurtenissen__regel__contains='"uitkomst":"gewijzigd"'
        )
        assert contrair.exists()
        assert gewijzigd.exists()
    assert standen == {s.value for s in Verplichtingstand}
    assert dwangsom == 1
    assert titels["beleid"] >= 20
    assert titels["bezwaar"] >= 80


def test_a_ledger_row_says_what_the_core_says(demo: date) -> None:
    with met_bereik(ALLES):
        rij = DossierRij.objects.filter(procedure="beleid", gesloten_op__isnull=True).order_by("pk")[0]
        dossier, kader = laad_dossier(rij)
        titels = {v.titel for v in grootboek(dossier, kader, demo)}
        assert set(VerplichtingRij.objects.filter(dossier=rij).values_list("titel", flat=True)) == titels
