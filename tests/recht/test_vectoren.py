"""Every worked vector holds, and the comparison itself can fail."""

import copy
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from afspraak.cli import toets as _adapters  # registers how vectors are computed
from afspraak.cli.regelboek import laad_regelboek
from afspraak.recht.regel import Regelboek
from afspraak.toets.vergelijken import ADAPTERS, lees_vectoren, toets

VECTOREN = lees_vectoren(Path(__file__).parent / "vectoren.json") + lees_vectoren(
    Path(__file__).parent / "eigen_vectoren.json"
)


@pytest.fixture(scope="module")
def regels() -> Regelboek:
    assert _adapters.__name__ == "afspraak.cli.toets"
    return laad_regelboek()


@pytest.mark.parametrize("vector", VECTOREN, ids=lambda v: f"{v['id']} {v['rule']}")
def test_vector(vector: dict[str, Any], regels: Regelboek) -> None:
    assert [str(a) for a in toets(vector, regels)] == []


def _met_dag_verschoven(waarde: Any) -> Any:
    if waarde is None:
        return "x"
    if isinstance(waarde, str):
        try:
            return (date.fromisoformat(waarde) + timedelta(days=1)).isoformat()
        except ValueError:
            return waarde + "x"
    if isinstance(waarde, bool):
        return not waarde
    if isinstance(waarde, int | float):
        return waarde + 1
    if isinstance(waarde, list):
        return waarde[:-1]
    return {k: _met_dag_verschoven(v) for k, v in waarde.items()}


# Words that only describe an answer; changing them must not matter.
_PROZA = {"sum_note"}


@pytest.mark.parametrize("vector", VECTOREN, ids=lambda v: f"{v['id']} {v['rule']}")
def test_a_changed_expectation_is_noticed(vector: dict[str, Any], regels: Regelboek) -> None:
    for sleutel in vector["expected"]:
        if sleutel in _PROZA:
            continue
        fout = copy.deepcopy(vector)
        fout["expected"][sleutel] = _met_dag_verschoven(fout["expected"][sleutel])
        assert toets(fout, regels), sleutel


def test_an_unknown_input_is_never_passed_over(regels: Regelboek) -> None:
    vector = {"id": "X", "rule": "AWB-6:7", "inputs": {"bekendmaking": "2026-11-20", "vreemd": 1}, "expected": {}}
    assert "niet beoordeeld" in str(toets(vector, regels)[0])


def test_an_unknown_expectation_is_never_passed_over(regels: Regelboek) -> None:
    vector = {"id": "X", "rule": "AWB-6:7", "inputs": {"bekendmaking": "2026-11-20"}, "expected": {"vreemd": 1}}
    assert "niet beoordeeld" in str(toets(vector, regels)[0])


def test_an_unknown_rule_is_a_difference(regels: Regelboek) -> None:
    assert toets({"id": "X", "rule": "ABC-1", "inputs": {}, "expected": {"end": "2026-01-01"}}, regels)


def test_every_rule_in_the_vectors_has_an_adapter() -> None:
    in_het_engels = {v["rule"] for v in VECTOREN if v["id"].startswith("V")}
    assert in_het_engels <= set(ADAPTERS)


def test_ids_are_unique() -> None:
    namen = [v["id"] for v in VECTOREN]
    assert len(namen) == len(set(namen))
    assert json.dumps(namen)
