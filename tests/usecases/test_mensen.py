"""People, roles, mandates, absence: what is refused, with a sentence, and that nothing is removed."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from afspraak.storage.models import Persoon, Rolhouderschap
from afspraak.termijnen import AfspraakFout
from afspraak.usecases.mensen import (
    beeindig_rol,
    geef_mandaat,
    geef_rol,
    leg_verklaring_vast,
    meld_afwezig,
    voeg_persoon_toe,
)
from afspraak.usecases.pakketten import pakketten
from mensen import als, persoon

pytestmark = pytest.mark.usefixtures("demo")
DAG = date(2026, 11, 23)
EERDER = DAG - timedelta(days=1)


def _wie() -> Persoon:
    return persoon("controller.laren")


@pytest.mark.parametrize(
    ("daad", "zin"),
    [
        (lambda p: geef_rol(_wie(), "koning", "laren", DAG, None, p), "kent de rol 'koning' niet"),
        (lambda p: geef_rol(_wie(), "college", "laren", DAG, None, p), "is een orgaan"),
        (lambda p: geef_rol(_wie(), "jurist-mz", "laren", DAG, None, p), "niet bij deze gemeente"),
        (lambda p: geef_rol(_wie(), "controller", "laren", DAG, EERDER, p), "ligt vóór de eerste"),
        (lambda p: geef_mandaat(_wie(), "MR-1", ["bestaat_niet"], ["laren"], DAG, None, p), "Noem de regel"),
        (lambda p: geef_mandaat(_wie(), "MR-1", [], ["laren"], DAG, None, p), "Noem de regel"),
        (lambda _: leg_verklaring_vast(_wie(), DAG, EERDER), "ligt vóór de eerste"),
        (lambda _: meld_afwezig(_wie(), DAG, EERDER, None), "ligt vóór de eerste"),
        (lambda _: meld_afwezig(_wie(), DAG, DAG, _wie()), "Kies iemand anders"),
        (lambda _: voeg_persoon_toe(_wie().naam.upper(), "x@demo.example", ""), "Er is al een"),
        (lambda _: voeg_persoon_toe("Heel Nieuw", "CONTROLLER.laren@demo.example", ""), "al van iemand anders"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(daad: Callable[[object], object], zin: str) -> None:
    with pytest.raises(AfspraakFout, match=zin):
        daad(pakketten().laatste)


def test_a_role_ends_on_a_day_and_stays_readable() -> None:
    wie = _wie()
    houder = wie.rollen.get()
    beeindig_rol(houder, DAG)
    assert als("controller.laren").houdt("controller", ("laren",), DAG) == "laren"
    assert als("controller.laren").houdt("controller", ("laren",), DAG + timedelta(days=1)) is None
    assert Rolhouderschap.objects.filter(pk=houder.pk).exists()
    with pytest.raises(AfspraakFout, match="begon pas"):
        beeindig_rol(houder, houder.vanaf - timedelta(days=1))


def test_a_mandate_counts_for_its_procedures_and_municipalities() -> None:
    geef_mandaat(_wie(), "MR-7", ["bezwaar"], ["laren"], DAG, None, pakketten().laatste)
    mandaten = als("controller.laren").mandaten
    assert [(m.regel, m.procedure, m.gemeente) for m in mandaten] == [("MR-7", "bezwaar", "laren")]
