"""Keys, duties that come back, and the difference between two versions of a pack."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afspraak.overeenkomst.knopen import PakketFout
from afspraak.overeenkomst.kosten import verdeel
from afspraak.overeenkomst.pakket import laad_pakket
from afspraak.overeenkomst.terugkerend import terugkerende_verplichtingen, vervaldagen
from afspraak.overeenkomst.verschil import vergelijk
from afspraak.termijnen import FeitFout
from afspraak.verloop.grootboek import Verplichtingstand
from hulpmiddelen import BIBLIOTHEEK, HBEL, bibliotheek, hbel, kopie


def test_the_rest_goes_by_largest_remainder() -> None:
    # 10,00 over 3: 3,33 each, one cent left; equal remainders go in the order of the names
    assert verdeel(1000, dict.fromkeys(("a", "b", "c"), Decimal(1))) == {"a": 334, "b": 333, "c": 333}
    assert verdeel(100, {"a": Decimal("0.5"), "b": Decimal("1.5")}) == {"a": 25, "b": 75}


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=6).filter(any))
def test_shares_add_to_the_total(centen: int, gewichten: list[int]) -> None:
    aandelen = verdeel(centen, {str(n): Decimal(g) for n, g in enumerate(gewichten)})
    assert sum(aandelen.values()) == centen
    assert min(aandelen.values()) >= 0


def test_a_key_without_weight_is_refused() -> None:
    with pytest.raises(FeitFout, match="boven nul"):
        verdeel(100, {"a": Decimal(0)})


def test_the_example_lines_split_whole() -> None:
    kosten = hbel().kosten
    assert kosten.stand == "voorbeeld"
    for regel in kosten.regels.values():
        assert sum(d.percentage for d in regel.delen) == 100
        for deel in regel.delen:
            assert sum(verdeel(12345, kosten.sleutels[deel.sleutel].gewichten).values()) == 12345


@pytest.mark.parametrize("tekst", ["12.000", "'12,000'", "1e3", "NaN", "1_000", "'١٢'", "-1"])
def test_a_weight_with_more_than_one_reading_is_refused(tekst: str, tmp_path: Path) -> None:
    pad = kopie(HBEL, tmp_path / "pakket")
    bestand = pad / "kosten.yaml"
    oud = bestand.read_text(encoding="utf-8")
    bestand.write_text(oud.replace("blaricum: 12000,", f"blaricum: {tekst},", 1), encoding="utf-8")
    with pytest.raises(PakketFout, match="is geen getal dat maar één lezing heeft"):
        laad_pakket(pad)


@pytest.mark.parametrize(("tekst", "gewicht"), [("12000", "12000"), ("'33,5'", "33.5"), ("33.33", "33.33")])
def test_a_weight_is_read(tekst: str, gewicht: str, tmp_path: Path) -> None:
    pad = kopie(HBEL, tmp_path / "pakket")
    bestand = pad / "kosten.yaml"
    oud = bestand.read_text(encoding="utf-8")
    bestand.write_text(oud.replace("blaricum: 12000,", f"blaricum: {tekst},", 1), encoding="utf-8")
    assert laad_pakket(pad).kosten.sleutels["inwoners"].gewichten["blaricum"] == Decimal(gewicht)


PLICHT = bibliotheek().terugkerend["jaarverslag"]


def test_due_days() -> None:
    assert vervaldagen(PLICHT, date(2028, 6, 1)) == (date(2027, 4, 1), date(2028, 4, 1), date(2029, 4, 1))


@pytest.mark.parametrize(
    ("bewijzen", "standen"),
    [
        ([], ["te laat", "open"]),
        ([date(2027, 3, 20)], ["op tijd voldaan", "open"]),
        ([date(2027, 4, 2)], ["te laat voldaan", "open"]),
        ([date(2027, 3, 1), date(2027, 3, 20)], ["op tijd voldaan", "open"]),
        ([date(2027, 3, 1), date(2027, 5, 20)], ["op tijd voldaan", "op tijd voldaan"]),
    ],
    ids=["none", "in time", "a day late", "twice before the first", "next year's early"],
)
def test_a_proof_serves_one_due_day(bewijzen: list[date], standen: list[str]) -> None:
    rijen = terugkerende_verplichtingen(
        bibliotheek(), [("jaarverslag", "noord", dag) for dag in bewijzen], date(2027, 6, 1)
    )
    assert [r.stand.value for r in rijen] == standen
    assert {r.stand for r in rijen} <= set(Verplichtingstand)


def test_two_versions_differ_in_what_was_changed(tmp_path: Path) -> None:
    pad = kopie(BIBLIOTHEEK, tmp_path / "nieuw")
    for bestand, oud, nieuw in (
        ("termijnen.yaml", "10 werkdagen", "5 werkdagen"),
        ("artikelen/01_uitleen/artikel.yaml", "wat: verslag doen", "wat: mondeling verslag doen"),
        ("artikelen/01_uitleen/uitleen.yaml", "termijn: 1 week", "termijn: 2 weken"),
    ):
        tekst = (pad / bestand).read_text(encoding="utf-8")
        assert oud in tekst
        (pad / bestand).write_text(tekst.replace(oud, nieuw), encoding="utf-8")
    verschillen = [str(v) for v in vergelijk(bibliotheek(), laad_pakket(pad))]
    assert any("verslag doen" in v and v.startswith("-") for v in verschillen)
    assert any("mondeling verslag doen" in v and v.startswith("+") for v in verschillen)
    assert any("stap instemmen" in v and "één week" in v and "twee weken" in v for v in verschillen)
    assert any("BA-1.1" in v and "vijf werkdagen" in v for v in verschillen)
    assert vergelijk(bibliotheek(), bibliotheek()) == ()
