"""Checks on the agreement's real text: they fail, never skip, when it is not there."""

import os
from pathlib import Path

import pytest

from afspraak.cli.hoofd import main
from afspraak.lezer.gebreken import Soort, vind_gebreken
from afspraak.lezer.inlezen import lees_tekst
from afspraak.lezer.structuur import lees_structuur
from afspraak.lezer.tekst import Tekst
from afspraak.lezer.vergelijken import leden_in_pakket, vergelijk

PAKKET = Path(__file__).resolve().parent.parent / "overeenkomsten" / "hbel_2026"


@pytest.fixture(scope="module")
def bestand() -> Path:
    return Path(os.environ["AFSPRAAK_OVEREENKOMST"])


@pytest.fixture(scope="module")
def tekst(bestand: Path) -> Tekst:
    return lees_structuur(lees_tekst(bestand))


def test_sixteen_articles_and_every_lid(tekst: Tekst) -> None:
    assert [a.nummer for a in tekst.artikelen] == [str(n) for n in range(1, 17)]
    leden = [5, 3, 5, 6, 7, 1, 3, 1, 2, 1, 2, 3, 4, 6, 5, 1]
    assert [len(a.leden) for a in tekst.artikelen] == leden
    assert [a.nummer for a in tekst.artikelen if a.leden[0].nummer == 0] == ["6", "10", "16"]
    met_letters = {
        (a.nummer, lid.nummer): "".join(o.letter for o in lid.onderdelen)
        for a in tekst.artikelen
        for lid in a.leden
        if lid.onderdelen
    }
    assert met_letters == {("1", 1): "ab", ("13", 1): "ab"}


def test_parties_and_annexes(tekst: Tekst) -> None:
    assert [(p.naam, p.heet) for p in tekst.partijen] == [
        ("gemeente Blaricum", "Gastgemeente"),
        ("gemeente Eemnes", "Gastgemeente"),
        ("gemeente Laren", "Gastgemeente"),
        ("gemeente Huizen", "Centrumgemeente"),
    ]
    assert [(b.nummer, b.bijgevoegd) for b in tekst.bijlagen] == [("1", False), ("2", False)]
    assert len(tekst.overwegingen) == 1


def test_every_word_of_the_articles_is_in_the_tree(tekst: Tekst) -> None:
    eerste, laatste = tekst.artikelen[0].titel.regel(), tekst.slot[0].nummer
    regels = " ".join(r.tekst for r in tekst.regels if eerste <= r.nummer < laatste).split()
    boom: list[str] = []
    for artikel in tekst.artikelen:
        boom += artikel.titel.tekst.split()
        for lid in artikel.leden:
            boom += [
                w for passage in (lid.passage, *(o.passage for o in lid.onderdelen)) for w in passage.tekst.split()
            ]
    # Only the marks are gone: "Artikel", its number, and one number or letter for each lid and onderdeel.
    genummerd = [lid for a in tekst.artikelen for lid in a.leden if lid.nummer]
    merken = 2 * len(tekst.artikelen) + len(genummerd) + sum(len(lid.onderdelen) for lid in genummerd)
    assert len(regels) - len(boom) == merken


def test_every_lid_has_a_row_and_every_row_a_lid(tekst: Tekst) -> None:
    assert vergelijk(tekst, leden_in_pakket(PAKKET)).past


def test_a_lid_that_the_pack_misses_is_found(tekst: Tekst) -> None:
    gemist = vergelijk(tekst, leden_in_pakket(PAKKET) - {("4", "6")})
    assert gemist.zonder_rij == ((("4", "6"), 178),)


@pytest.mark.parametrize(
    ("soort", "plaatsen"),
    [
        (Soort.OPEN_PLEK, [30, 32, 40, 42, 50, 50, 58, 58, 469, 479, 479]),
        (Soort.TWEE_PARTIJEN, [124, 128, 244, 317, 435, 479]),
        (Soort.ANDERE_PARTIJ, [337, 355, 367]),
        (Soort.NIET_OMSCHREVEN, [186, 214, 216, 339, 341]),
        (Soort.AFKORTING, [94, 160, 168]),
        (Soort.STRIJDIGE_DAG, [469]),
        (Soort.BIJLAGE, [102, 104]),
        (Soort.ZELFDE_BIJLAGE, [94]),
        (Soort.ONTSPOORD, [176, 178, 389]),
        (Soort.ZONDER_PUNT, [190]),
        (Soort.NUMMERING, []),
        (Soort.VERWIJZING, []),
        (Soort.SCHRIJFFOUT, [30, 40, 50, 58]),
        (Soort.SCHRIJFWIJZE, [76]),
        (Soort.VEROUDERD, [385, 387]),
        (Soort.ZONDER_BEGIN, [180, 337]),
        (Soort.OPEN_NORM, [254, 273, 303, 305, 341, 343, 351, 357, 435]),
    ],
    ids=lambda waarde: waarde.name if isinstance(waarde, Soort) else "",
)
def test_each_kind_of_defect_at_its_lines(tekst: Tekst, soort: Soort, plaatsen: list[int]) -> None:
    assert [g.regelnummer for g in vind_gebreken(tekst) if g.soort is soort] == plaatsen


def test_the_command_finds_that_all_fits(bestand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lees", str(bestand), "--vergelijk", str(PAKKET)]) == 0
    assert "Elk lid heeft een rij, en elke rij een lid." in capsys.readouterr().out
