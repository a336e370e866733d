"""What every test stands on: settings, a fixed width, a fixed day, and the demo as a store to look at."""

import fcntl
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import settings as hypothesis_settings

DEMODAG = date(2026, 11, 23)

# A busy machine is slow, not wrong: no test here has a deadline. Speed is measured elsewhere.
hypothesis_settings.register_profile("afspraak", deadline=None)
hypothesis_settings.load_profile("afspraak")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one worker have all tests that share the demo: making it costs more than the tests."""
    for item in items:
        if "demo" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("demo"))


@pytest.fixture(autouse=True)
def vaste_breedte(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print at one width, whatever terminal or test runner surrounds the test."""
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture(scope="session")
def demobestand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the demo as a user would, once for all workers; return its folder."""
    gedeeld = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        gedeeld = gedeeld.parent
    folder = gedeeld / "demo"
    with (gedeeld / "demo.slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        if not (folder / "klaar").exists():
            folder.mkdir()
            for opdracht in ("opzetten", "demo"):
                subprocess.run([sys.executable, "-m", "django", opdracht], env=omgeving(folder), check=True)
            (folder / "klaar").touch()
    return folder


def omgeving(folder: Path, dag: date = DEMODAG) -> dict[str, str]:
    """Return the environment in which the application works on a folder, on a day."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "afspraak.config.settings",
        "AFSPRAAK_DEMO": "1",
        "AFSPRAAK_MAP": str(folder),
        "AFSPRAAK_STATIC": str(folder / "static"),
        "DATABASE_URL": f"sqlite:///{quote(str(folder))}/afspraak.sqlite3",
        "AFSPRAAK_DAG": dag.isoformat(),
    }


@pytest.fixture(scope="session")
def _gevulde_database(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> None:
    """Fill the test database with the whole demo, once; each test works in a transaction on top of it."""
    from django.db import connection

    from afspraak.jobs.demo.maken import maak_demo

    with django_db_blocker.unblock():
        if connection.vendor != "sqlite":
            list(maak_demo(DEMODAG))
            return
        folder: Path = request.getfixturevalue("demobestand")
        connection.ensure_connection()
        with closing(sqlite3.connect(folder / "afspraak.sqlite3")) as bron:
            bron.backup(connection.connection)


@pytest.fixture
def demo(_gevulde_database: None, db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> date:
    """Give a test the demo and its day; files of the test stay apart."""
    monkeypatch.setenv("AFSPRAAK_DAG", DEMODAG.isoformat())
    settings.MEDIA_ROOT = tmp_path / "bijlagen"
    return DEMODAG
