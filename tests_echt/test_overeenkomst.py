"""Checks on the agreement's real text: they fail, never skip, when it is not there."""

import os
from pathlib import Path

import pytest

from afspraak.lezer.gebreken import partijen, vind_gebreken
from afspraak.lezer.inlezen import lees_tekst
from afspraak.lezer.structuur import Tekst, lees_structuur
from afspraak.lezer.vergelijken import leden_in_pakket, vergelijk

PAKKET = Path(__file__).resolve().parent.parent / "overeenkomsten" / "hbel_2026"


@pytest.fixture(scope="module")
def tekst() -> Tekst:
    return lees_structuur(lees_tekst(Path(os.environ["AFSPRAAK_OVEREENKOMST"])))


def test_sixteen_articles_and_every_lid(tekst: Tekst) -> None:
    assert [a.nummer for a in tekst.artikelen] == [str(n) for n in range(1, 17)]
    leden = [5, 3, 5, 6, 7, 1, 3, 1, 2, 1, 2, 3, 4, 6, 5, 1]
    assert [len(a.leden) for a in tekst.artikelen] == leden
    assert partijen(tekst) == ("Blaricum", "Eemnes", "Laren", "Huizen")


def test_every_lid_has_a_row_and_every_row_a_lid(tekst: Tekst) -> None:
    verschil = vergelijk(tekst, leden_in_pakket(PAKKET))
    assert (verschil.zonder_rij, verschil.zonder_lid) == ((), ())


def test_a_lid_that_the_pack_misses_is_found(tekst: Tekst) -> None:
    pakket = leden_in_pakket(PAKKET) - {("4", "6")}
    assert [s for s, _ in vergelijk(tekst, pakket).zonder_rij] == [("4", "6")]


@pytest.mark.parametrize(
    ("plek", "fragment"),
    [
        ("aanhef", "………"),
        ("slot", "……"),
        ("artikel 2 lid 2", "beide partijen"),
        ("slot", "in tweevoud"),
        ("artikel 5 lid 1", "opdrachtgever"),
        ("artikel 16", "treedt in werking op datum"),
        ("artikel 4 lid 6", "besluiten dat besluiten"),
        ("slot", "Rollen en bijbehorende taken"),
        ("slot", "Financiële afspraken"),
        ("artikel 14 lid 1", "Wbrp"),
    ],
)
def test_the_known_defects_are_found(tekst: Tekst, plek: str, fragment: str) -> None:
    assert any(g.plek == plek and fragment in g.fragment for g in vind_gebreken(tekst))
