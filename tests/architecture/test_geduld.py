"""A busy machine is slow, not wrong: no test fails because of the clock."""

import re

from hypothesis import settings

from architecture.broncode import WORTEL

PATIENT = 30
"""Seconds; what waits for less can run out on a busy machine."""
_WAIT = re.compile(r"(?:deadline=(?P<deadline>\w+)|(?<!connect_)timeout=(?P<seconds>[\d_.]+)\b)")


def impatient(text: str) -> list[str]:
    """Return each deadline, and each wait that is shorter than patient."""
    return [
        m.group()
        for m in _WAIT.finditer(text)
        if m["deadline"] not in (None, "None") or (m["seconds"] and float(m["seconds"].replace("_", "")) < PATIENT)
    ]


def test_no_test_runs_out_of_time() -> None:
    tests = [p for p in (WORTEL / "tests").rglob("*.py") if p.name != "test_geduld.py"]
    assert {p.name: found for p in tests if (found := impatient(p.read_text(encoding="utf-8")))} == {}


def test_impatience_is_seen() -> None:
    assert impatient("settings(deadline=200)\nurlopen(x, timeout=2)\nwait(timeout=60)\nsettings(deadline=None)") == [
        "deadline=200",
        "timeout=2",
    ]


def test_no_property_has_a_deadline() -> None:
    assert settings.default is not None
    assert settings.default.deadline is None
