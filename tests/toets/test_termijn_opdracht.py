"""`afspraak termijn`: the day, the reason, the marks; mistakes in one Dutch sentence."""

import json
from pathlib import Path

import pytest

from afspraak.cli.hoofd import main
from afspraak.recht import WETTEN


def uitvoer(capsys: pytest.CaptureFixture[str], *argumenten: str) -> str:
    assert main(["termijn", *argumenten]) == 0
    return capsys.readouterr().out


def vlak(tekst: str) -> str:
    return " ".join(tekst.split())


def test_the_last_day_the_alarm_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    uit = vlak(uitvoer(capsys, "AWB-6:7", "--bekendgemaakt", "2026-11-20"))
    assert "laatste dag maandag 4 januari 2027" in uit
    assert "alarm donderdag 31 december 2026" in uit
    assert (
        "Bekendgemaakt op vrijdag 20 november 2026; zes weken (Awb 6:7 en 6:8) lopen van zaterdag 21 november 2026 tot "
        "en met vrijdag 1 januari 2027; dat is een feestdag (Nieuwjaarsdag), dus tot en met maandag 4 januari 2027 (Atw 1)."
    ) in uit
    assert uit.endswith("Zekerheid: de tekst van de wet is gelezen.")


def test_both_readings_and_amounts(capsys: pytest.CaptureFixture[str]) -> None:
    uit = vlak(
        uitvoer(capsys, "AWB-4:17", "--einde", "2026-12-01", "--ing", "2026-12-11", "--besluit", "5 januari 2027")
    )
    for deel in ("andere lezing vrijdag 25 december 2026", "bedrag € 161", "bedrag zonder atw € 230", "Let op: "):
        assert deel in uit


def test_suspensions_repeat(capsys: pytest.CaptureFixture[str]) -> None:
    uit = uitvoer(
        capsys, "AWB-7:10", "--bekend", "2026-09-03", "--commissie", "2026-09-20", "--opschorting",
        "2026-10-20:2026-11-10:herstel", "--opschorting", "2026-12-01", "--peildag", "2026-12-03", "--json",
    )  # fmt: skip
    gegevens = json.loads(uit)
    assert gegevens["laatste_dag"] == "2027-02-01"  # 7 jan + 21 + 2 = za 30 jan, so ma 1 feb
    assert (gegevens["nominale_dag"], gegevens["opgeschorte_dagen"], gegevens["loopt"]) == ("2027-01-30", 23, False)
    assert [s["soort"] for s in gegevens["stappen"]].count("opgeschort") == 2


def test_the_keys_for_programs_are_stable(capsys: pytest.CaptureFixture[str]) -> None:
    gegevens = json.loads(uitvoer(capsys, "AWB-6:7", "--bekendgemaakt-op", "2026-11-20", "--json"))
    assert sorted(gegevens) == [
        "alarm_dag", "andere_dag", "eerste_dag", "grondslag", "kanttekeningen", "laatste_dag", "loopt", "nominale_dag",
        "opgeschorte_dagen", "regel", "regime", "stappen", "voorlopig", "waarden", "zekerheid", "zin",
    ]  # fmt: skip
    oordeel = json.loads(uitvoer(capsys, "AWB-6:11", "--json"))
    assert (oordeel["antwoord"], oordeel["wie_beslist"]) == ("een mens beslist", "college")
    uren = json.loads(uitvoer(capsys, "AVG-33", "--bekend", "2026-10-23T10:00", "--json"))
    assert uren["tot"] == "2026-10-26T09:00:00+01:00"
    bedrag = json.loads(uitvoer(capsys, "AWB-4:17.7", "--bedrag", "144200", "--aanvragers", "3", "--json"))
    assert (bedrag["centen"], bedrag["waarden"]["delen"]) == (48067, [48067, 48067, 48066])


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["ABC-1"], "De regel ABC-1 bestaat niet. Zie `afspraak termijn --help`."),
        (
            ["AWB-6:7", "--bekendgemaakt", "2026-02-30"],
            "De dag '2026-02-30' bestaat niet. Controleer bekendgemaakt_op.",
        ),
        (
            ["AWB-6:7", "--bekendgemaakt", "gisteren"],
            "'gisteren' is geen dag. Schrijf bekendgemaakt_op als 2026-11-20,",
        ),
        (["AWB-4:15", "--aanvraag", "2026-10-05", "--termijn", "zes"], "termijn_weken: 'zes' is geen geheel getal."),
        (
            ["AWB-7:10", "--bekendgemaakt", "2026-09-03", "--opschorting", "2026-11-10:2026-10-20"],
            "De opschorting eindigt op dinsdag 20 oktober 2026, voordat zij begint (dinsdag 10 november 2026).",
        ),
        (["AWB-4:17.6", "--kennelijk-ongegrond", "misschien"], "kennelijk_ongegrond: antwoord met ja of nee"),
        (["AWB-6:7", "--pakket"], "--pakket: hier hoort de map van een pakket achter."),
        (["AWB-6:7", "--pakket=nergens"], "In 'nergens' staat geen termijnen.yaml."),
    ],
)
def test_a_mistake_is_one_dutch_sentence(argumenten: list[str], zin: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["termijn", *argumenten]) == 2
    assert capsys.readouterr().err.startswith(f"Fout: {zin}")


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["AWB-6:7"], "Fout: dit ontbreekt: --bekendgemaakt-op"),
        (["AWB-6:7", "--bekendgemaakt", "2026-11-20", "--onzin", "1"], "Fout: onbekend: --onzin 1"),
        (["AWB-6:7", "--bekendgemaakt"], "Fout: --bekendgemaakt-op: hier hoort een waarde achter"),
        (["AWB-7:10", "--bekend", "2026-09-03", "--instemming", "x"], "Fout: --instemming kan meer betekenen: "),
    ],
)
def test_a_mistake_in_the_options_is_dutch_too(
    argumenten: list[str], zin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as einde:
        main(["termijn", *argumenten])
    assert einde.value.code == 2
    assert capsys.readouterr().err.startswith(zin)


def test_the_list_holds_every_rule_under_its_act(capsys: pytest.CaptureFixture[str]) -> None:
    uit = uitvoer(capsys)
    for regel in WETTEN.values():
        assert f"  {regel.id} " in uit
    for wet in ("Algemene wet bestuursrecht", "Wet open overheid", "Algemene regels voor overeenkomsten"):
        assert f"\n{wet}\n" in uit
    assert "\nOverig\n" not in uit


def test_a_rule_numbers_naturally(capsys: pytest.CaptureFixture[str]) -> None:
    uit = uitvoer(capsys)
    assert uit.index("  AWB-7:4 ") < uit.index("  AWB-7:10 ")


@pytest.mark.parametrize("regel", ["AWB-7:10", "AVG-33", "OVK-WIJZIGING", "AWB-4:17.6"])
def test_help_tells_each_fact(regel: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as einde:
        main(["termijn", regel, "--help"])
    assert einde.value.code == 0
    uit = vlak(capsys.readouterr().out)
    for feit in WETTEN[regel].feiten:
        assert feit.betekenis in uit
    assert "(verplicht)" in uit or not any(f.verplicht for f in WETTEN[regel].feiten)


def test_a_pack_beside_the_folder_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pakket = tmp_path / "overeenkomsten" / "eigen"
    pakket.mkdir(parents=True)
    (pakket / "termijnen.yaml").write_text(
        "termijnen:\n  EIG-1: {titel: Melden, grondslag: artikel 1, rekenregel: OVK-DIRECT, met: {uiterlijk_werkdagen: 2}}\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    assert "maandag 28 december 2026" in uitvoer(capsys, "EIG-1", "--bekend", "2026-12-23")


@pytest.mark.parametrize(
    ("argumenten", "delen"),
    [
        (
            ["AVG-33", "--bekend", "2026-08-21T16:40"],
            ["tot maandag 24 augustus 2026 om 16:40 uur", "72 uur (AVG 33 lid 1) lopen door"],
        ),
        (
            ["AWB-4:17.7", "--bedrag", "144200", "--aanvragers", "3"],
            ["bedrag € 480,67", "delen € 480,67, € 480,67, € 480,66"],
        ),
        (["AWB-6:11"], ["antwoord een mens beslist", "wie beslist college"]),
        (["BEKW-8DAY", "--bekend", "2026-12-18", "--eigen", "2026-12-01"], ["eigen dag voor bekendmaking ja"]),
        (["AWB-6:7", "--bekend", "2029-01-15"], ["voorlopig de kalender van dat jaar is nog niet compleet"]),
        (
            ["GPK-4:13", "--aanvraag", "2026-10-05"],
            ["Let op: De wet noemt geen eigen beslistermijn", "Zekerheid: uit kennis"],
        ),
    ],
)
def test_each_kind_of_outcome_is_shown(
    argumenten: list[str], delen: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    uit = vlak(uitvoer(capsys, *argumenten))
    for deel in delen:
        assert deel in uit
