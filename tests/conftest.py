"""What every test stands on."""

import pytest


@pytest.fixture(autouse=True)
def vaste_breedte(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print at one width, whatever terminal or test runner surrounds the test."""
    monkeypatch.setenv("COLUMNS", "100")
