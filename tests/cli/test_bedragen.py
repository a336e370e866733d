"""Amounts on the command line: `doe` and `corrigeer` read them as the core does, and say them back."""

from pathlib import Path

import pytest

from afspraak.cli.hoofd import main
from afspraak.werkmap.werkmap import open_werkmap
from hulpmiddelen import SAMENWERKING, kopie
from notaties import BEDRAGEN

WIE = ["--als", "controller", "--bij", "laren", "--dag", "2026-11-23"]
MELDEN = ["verplichting=Beslissen", "gemeld_op=2026-11-23", "schade=Dwangsom"]
GOED = [t for t, c in BEDRAGEN.items() if c is not None][::4]
FOUT = ["12,500", "12,5", "1.25.000", "12.5000", "1e3", "1_000", "١٢٥", "NaN", "Infinity", "", "9" * 6000]


@pytest.fixture
def map_(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    return kopie(SAMENWERKING, tmp_path / "samen")


def _begin(map_: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["begin", str(map_), "schade", "--titel", "Schade", "--gemeente", "laren", *WIE]) == 0
    return capsys.readouterr().out.split()[1]


def _doe(map_: Path, kenmerk: str, bedrag: str) -> int:
    return main(["doe", str(map_), kenmerk, "melden", "gemeld", *MELDEN, f"schadebedrag={bedrag}", *WIE])


def _corrigeer(map_: Path, kenmerk: str, bedrag: str) -> int:
    waarom = ["--reden", "Verkeerd overgenomen", "--akkoord", "F. Meijer"]
    return main(["corrigeer", str(map_), kenmerk, "2", f"schadebedrag={bedrag}", *waarom, *WIE])


def _bedrag(map_: Path, kenmerk: str) -> object:
    laatste = open_werkmap(map_).dossier(kenmerk).laatste("schadebedrag")
    return laatste.waarde if laatste else None


def test_an_amount_is_recorded_and_said_back(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kenmerk = _begin(map_, capsys)
    assert _doe(map_, kenmerk, "12.500") == 0
    assert "Vastgelegd: schadebedrag € 12.500,00." in capsys.readouterr().out
    assert _bedrag(map_, kenmerk) == 1250000
    for bedrag in GOED:
        assert _corrigeer(map_, kenmerk, bedrag) == 0, bedrag
        assert "Vastgelegd: schadebedrag " in capsys.readouterr().out
        assert _bedrag(map_, kenmerk) == BEDRAGEN[bedrag]


def test_what_is_no_amount_is_refused_with_the_question(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kenmerk = _begin(map_, capsys)
    for bedrag in FOUT:
        assert _doe(map_, kenmerk, bedrag) == 2, bedrag[:30]
        assert "Hoe hoog is de schade?" in capsys.readouterr().err
    assert _bedrag(map_, kenmerk) is None
    assert _doe(map_, kenmerk, "299") == 0
    for bedrag in FOUT:
        assert _corrigeer(map_, kenmerk, bedrag) == 2, bedrag[:30]
    assert _bedrag(map_, kenmerk) == 29900
