"""Reading files of vectors, and never passing what was not judged."""

import json
from pathlib import Path
from typing import Any

import pytest

from afspraak.cli.hoofd import main
from afspraak.cli.regelboek import laad_regelboek
from afspraak.recht import WETTEN
from afspraak.recht.regel import Regelboek
from afspraak.toets import VectorFout, lees_vectoren, toets
from afspraak.toets.vergelijken import EenVan, gelijk

GOED = {
    "id": "A1",
    "rule": "AWB-6:7",
    "inputs": {"bekendmaking": "2026-11-20"},
    "expected": {"end": "2027-01-04"},
    "source": "eigen",
    "certainty": "statute",
}


@pytest.fixture(scope="module")
def regels() -> Regelboek:
    return laad_regelboek()


def bestand(map_: Path, inhoud: Any) -> Path:
    pad = map_ / "vectoren.json"
    pad.write_text(inhoud if isinstance(inhoud, str) else json.dumps(inhoud), encoding="utf-8")
    return pad


def test_all_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["toets", str(bestand(tmp_path, {"vectors": [GOED]}))]) == 0
    assert capsys.readouterr().out == "1 voorbeelden getoetst: 1 kloppen, 0 wijken af.\n"


def test_a_difference_is_shown_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fout = GOED | {"id": "A2", "expected": {"end": "2027-01-01"}}
    assert main(["toets", str(bestand(tmp_path, {"vectors": [GOED, fout]}))]) == 1
    uit = capsys.readouterr().out
    assert "A2 AWB-6:7: end: verwacht 2027-01-01, berekend 2027-01-04" in uit
    assert "2 voorbeelden getoetst: 1 kloppen, 1 wijken af." in uit


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        ("{", "is geen geldige JSON"),
        ("[1]", "vector 1: id, rule, inputs, expected ontbreekt."),
        ('{"vectoren": []}', "heeft geen lijst 'vectors'."),
        ('{"vectors": [{"id": "A"}]}', "vector 1: rule, inputs, expected ontbreekt."),
    ],
)
def test_an_unreadable_file_is_two(inhoud: str, zin: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["toets", str(bestand(tmp_path, inhoud))]) == 2
    fout = capsys.readouterr().err
    assert fout.startswith("Fout: ")
    assert zin in fout


def test_a_file_that_is_not_there_is_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["toets", str(tmp_path / "weg.json")]) == 2
    assert "is niet te lezen" in capsys.readouterr().err
    with pytest.raises(VectorFout):
        lees_vectoren(tmp_path)


@pytest.mark.parametrize(
    ("vector", "zin"),
    [
        ({"inputs": {"bekendmaking": "2026-11-20", "vreemd": 1}}, "inputs.vreemd: verwacht een bekend gegeven"),
        ({"expected": {"end": "2027-01-04", "vreemd": 1}}, "vreemd: verwacht 1, berekend niet beoordeeld"),
        ({"rule": "ABC-1"}, "niet beoordeeld: deze regel is niet bekend"),
        ({"inputs": {}}, "fout: 'bekendmaking' ontbreekt in inputs"),
        ({"inputs": {"bekendmaking": "2026-02-30"}}, "De dag '2026-02-30' bestaat niet."),
        ({"inputs": {"bekendmaking": "2026-11-20 (Monday) x"}}, "is geen dag"),
        ({"rule": "AWB-6:9", "inputs": {"objection_end": "2026-10-15", "channel": "pigeon"}}, "geen bekende manier"),
        ({"rule": "ATW-4", "inputs": {"term": "many weeks"}}, "'many weeks' is geen duur (term)"),
        ({"rule": "ATW-SCOPE", "inputs": {"term": "a promise"}}, "noemt geen soort regeling"),
        (
            {"rule": "AWB-9:11", "inputs": {"klaagschrift_received": "2026-10-12", "commissie_9_1_3": "yes"}},
            "true of false",
        ),
        (
            {"rule": "AWB-9:11", "inputs": {"klaagschrift_received": "2026-10-12", "verdaging_weeks": "x"}},
            "geen geheel getal",
        ),
        (
            {"rule": "AWB-7:10", "inputs": {"bekendmaking": "2026-09-03", "herstelverzuim": [{"gevraagd": "x"}]}},
            "'gevraagd' is geen bekend woord voor een opschorting",
        ),
        (
            {
                "rule": "AWB-7:10",
                "inputs": {"bekendmaking": "2026-09-03", "herstelverzuim": [{"repaired": "2026-11-01"}]},
            },
            "een opschorting mist haar begin",
        ),
        (
            {"rule": "RET", "inputs": {"result": "13.1", "brondatum": "2026-11-23", "bewaartermijn": "P7Y"}},
            "niet zeven jaar",
        ),
        ({"rule": "AWB-6:7", "inputs": {"bekendgemaakt_op": "gisteren"}}, "'gisteren' is geen dag."),
    ],
)
def test_what_cannot_be_judged_is_never_passed(vector: dict[str, Any], zin: str, regels: Regelboek) -> None:
    gevonden = toets(GOED | vector, regels)
    assert zin in " ".join(map(str, gevonden))


@pytest.mark.parametrize(
    ("gekregen", "verwacht", "klopt"),
    [
        (True, 1, False),
        (1, True, False),
        (1, 1.0, True),
        ("2026-10-15T22:30:00+00:00", "2026-10-16T00:30:00+02:00", True),
        ("2026-10-15", "2026-10-15 (Thursday)", True),
        ("2026-10-15", "2026-10-16 (Thursday)", False),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ({"a": 1, "b": 2}, {"a": 1}, False),
        ([1, 2], [2, 1], False),
        (None, None, True),
        (None, "2026-10-15", False),
        (EenVan(("ended", "expired")), "expired", True),
        (EenVan(("ended", "expired")), "running", False),
    ],
)
def test_values_are_compared_as_json_tells_them(gekregen: Any, verwacht: Any, klopt: bool) -> None:
    assert gelijk(gekregen, verwacht) is klopt


def test_a_vector_may_use_the_words_of_the_rule(regels: Regelboek) -> None:
    vector: dict[str, Any] = {
        "id": "B1",
        "rule": "AWB-7:10",
        "inputs": {"bekendgemaakt_op": "2026-09-03", "opschortingen": ["2026-10-20:2026-11-10:herstel"]},
        "expected": {"laatste_dag": "2026-12-17", "einde_bezwaartermijn": "2026-10-15", "weken": 6, "loopt": True},
    }
    assert toets(vector, regels) == []
    vector["expected"]["laatste_dag"] = "2026-12-18"
    assert [a.wat for a in toets(vector, regels)] == ["laatste_dag"]


def test_terms_of_an_agreement_need_its_pack() -> None:
    vector = GOED | {
        "rule": "AGR-4.6",
        "inputs": {"besluit_college_of_raad": "2026-12-18"},
        "expected": {"feedback_by": "x"},
    }
    assert "De regel AGR-4.6 bestaat niet" in str(toets(vector, WETTEN)[0])


def test_a_chosen_pack_is_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "termijnen.yaml").write_text(
        "termijnen:\n  EIG-1:\n    titel: Terugmelden\n    grondslag: artikel 1\n    rekenregel: OVK-TERMIJN\n"
        "    met: {duur: 2 weken}\n    feiten: {vanaf: besloten_op}\n",
        encoding="utf-8",
    )
    vector = GOED | {
        "rule": "EIG-1",
        "inputs": {"besloten_op": "2026-12-11"},
        "expected": {"laatste_dag": "2026-12-25"},
    }
    pad = bestand(tmp_path, {"vectors": [vector]})
    assert main(["toets", str(pad), "--pakket", str(tmp_path)]) == 0
    assert main(["termijn", "EIG-1", "--pakket", str(tmp_path), "--besloten", "2026-12-11"]) == 0
    assert "vrijdag 25 december 2026" in capsys.readouterr().out
