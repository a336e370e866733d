"""A lid without a row, a row without a lid: on both sides, with lines; and what the command prints and returns."""

import json
from pathlib import Path

import pytest

from afspraak.cli.hoofd import main
from afspraak.lezer.inlezen import LeesFout, als_regels
from afspraak.lezer.structuur import lees_structuur
from afspraak.lezer.vergelijken import Sleutel, leden_in_pakket, vergelijk
from lezer.bestanden import als_docx
from lezer.teksten import TWEE_PARTIJEN

TEKST = lees_structuur(als_regels(TWEE_PARTIJEN))
VOLLEDIG: set[Sleutel] = {("1", "1"), ("1", "2"), ("2", "1"), ("2", "2"), ("2a", "0"), ("3", "1"), ("3", "2")}


def pakket(map_: Path, rijen: set[Sleutel]) -> Path:
    for artikel in {a for a, _ in rijen}:
        leden = "".join(f"  {lid}: {{kort: iets}}\n" for a, lid in sorted(rijen) if a == artikel)
        schrijf(map_, f"{artikel}_kop", f"artikel: {artikel}\ntitel: Kop\nleden:\n{leden}")
    return map_


def schrijf(map_: Path, naam: str, inhoud: str) -> None:
    (map_ / "artikelen" / naam).mkdir(parents=True)
    (map_ / "artikelen" / naam / "artikel.yaml").write_text(inhoud, encoding="utf-8")


def test_a_pack_has_the_leden_that_its_files_have(tmp_path: Path) -> None:
    assert leden_in_pakket(pakket(tmp_path, VOLLEDIG | {("1", "1a")})) == VOLLEDIG | {("1", "1a")}


def test_all_fits() -> None:
    assert vergelijk(TEKST, VOLLEDIG).past
    assert vergelijk(TEKST, VOLLEDIG | {("1", "1a"), ("1", "1b")}).past
    assert vergelijk(TEKST, VOLLEDIG - {("1", "1")} | {("1", "1a"), ("1", "1b")}).past


@pytest.mark.parametrize(
    ("rijen", "zonder_rij", "zonder_lid"),
    [
        (VOLLEDIG - {("2", "2")}, ((("2", "2"), 29),), ()),
        (VOLLEDIG - {("2a", "0")}, ((("2a", "0"), 32),), ()),
        (VOLLEDIG - {("1", "1")}, ((("1", "1"), 21),), ()),
        (VOLLEDIG - {("1", "1")} | {("1", "1a")}, ((("1", "1b"), 23),), ()),
        (VOLLEDIG | {("10", "1"), ("2", "9"), ("1", "1c")}, (), (("1", "1c"), ("2", "9"), ("10", "1"))),
        (VOLLEDIG - {("2a", "0")} | {("2a", "1")}, ((("2a", "0"), 32),), (("2a", "1"),)),
    ],
)
def test_what_is_missing_on_either_side(
    rijen: set[Sleutel], zonder_rij: tuple[tuple[Sleutel, int], ...], zonder_lid: tuple[Sleutel, ...]
) -> None:
    vergelijking = vergelijk(TEKST, rijen)
    assert (vergelijking.zonder_rij, vergelijking.zonder_lid) == (zonder_rij, zonder_lid)
    assert not vergelijking.past


@pytest.mark.parametrize(
    "inhoud",
    [
        "leden: [",
        "- een\n",
        "artikel: 1\n",
        "artikel: 1\nleden: [1]\n",
        "leden: {1: x}\n",
        "artikel: [1]\nleden: {1: x}\n",
    ],
)
def test_a_broken_pack_is_named(inhoud: str, tmp_path: Path) -> None:
    schrijf(tmp_path, "01_kop", inhoud)
    with pytest.raises(LeesFout, match=r"01_kop/artikel\.yaml"):
        leden_in_pakket(tmp_path)


def test_a_folder_that_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(LeesFout, match="geen pakket"):
        leden_in_pakket(tmp_path)


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    pad = tmp_path / "overeenkomst.txt"
    pad.write_text(TWEE_PARTIJEN, encoding="utf-8")
    return pad


def test_the_command_returns_0_if_all_fits(bestand: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lees", str(bestand), "--vergelijk", str(pakket(tmp_path, VOLLEDIG))]) == 0
    uit = capsys.readouterr().out
    for zin in (
        "4 artikelen, 7 leden",
        "2 partijen: gemeente Wilgendam (Opdrachtgever), Stichting De Boekenbus (Opdrachtnemer)",
        "  Artikel 1. Het werk (2 leden, regel 20)",
        "      1. Opdrachtnemer rijdt elke week met de bus: [a tot en met b]",
        "  Artikel 2a. Geld (zonder leden, regel 31)",
        "  Bijlage 1. Straten (bijgevoegd)",
        "Geen gebreken gevonden.",
        "  Elk lid heeft een rij, en elke rij een lid.",
    ):
        assert zin in uit.splitlines()


def test_the_command_returns_1_and_names_both_sides(
    bestand: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rijen = VOLLEDIG - {("2", "2"), ("2a", "0")} | {("3", "7")}
    assert main(["lees", str(bestand), "--vergelijk", str(pakket(tmp_path, rijen))]) == 1
    regels = capsys.readouterr().out.splitlines()
    assert regels[-3:] == [
        "  artikel 2 lid 2 (regel 29) heeft geen rij in het pakket",
        "  artikel 2a (regel 32) heeft geen rij in het pakket",
        "  artikel 3 lid 7 staat in het pakket en niet in de tekst",
    ]


def test_the_command_returns_2_on_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lees", str(tmp_path / "weg.txt")]) == 2
    assert capsys.readouterr().err.startswith("Fout: Het bestand")


def test_defects_are_shown_with_their_place_and_do_not_fail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    tekst = TWEE_PARTIJEN.replace("Artikel 3. Gegevens", "Artikel 4. Gegevens").replace(
        "haar burgemeester", "haar …………"
    )
    assert main(["lees", str(als_docx(tekst, tmp_path / "o.docx"))]) == 0
    regels = capsys.readouterr().out.splitlines()
    assert regels[-3:] == [
        "2 punten in de tekst: 1 fout, 1 ontbreekt",
        "  alinea 7: ontbreekt (open plek): “…………”. Hier is niets ingevuld.",
        "  alinea 35, artikel 4: fout (nummering): “Artikel 4”. Na artikel 2a komt artikel 4.",
    ]


def test_a_text_without_articles_says_how_an_article_begins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad = tmp_path / "brief.txt"
    pad.write_text("Beste lezer,\n", encoding="utf-8")
    assert main(["lees", str(pad)]) == 0
    assert "Een artikel begint met een eigen regel" in capsys.readouterr().out


def test_json_holds_the_tree_the_defects_and_the_comparison(
    bestand: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bestand.write_text(TWEE_PARTIJEN.replace("Artikel 2a. Geld", "Artikel 2a. Geld en de GR"), encoding="utf-8")
    rijen = VOLLEDIG - {("2", "2")} | {("3", "7")}
    assert main(["lees", str(bestand), "--json", "--vergelijk", str(pakket(tmp_path, rijen))]) == 1
    uit = json.loads(capsys.readouterr().out)
    assert uit["partijen"][0] == {"naam": "gemeente Wilgendam", "heet": "Opdrachtgever", "regel": 6}
    assert [a["artikel"] for a in uit["artikelen"]] == ["1", "2", "2a", "3"]
    assert uit["artikelen"][0]["leden"][0]["onderdelen"][0] == {
        "onderdeel": "a", "regel": 22, "tekst": "door de wijk Noord;",
    }  # fmt: skip
    assert [(g["soort"], g["ernst"], g["artikel"], g["lid"]) for g in uit["gebreken"]] == [
        ("afkorting niet voluit", "onduidelijk", "2a", None)
    ]
    assert uit["zonder_rij"] == [{"artikel": "2", "lid": "2", "regel": 29}]
    assert uit["zonder_lid"] == [{"artikel": "3", "lid": "7"}]
