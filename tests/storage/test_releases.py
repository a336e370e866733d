"""Each kept store of a release opens with today's code, and says of its dossiers what it said then."""

import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from conftest import omgeving
from hulpmiddelen import WORTEL

RELEASES = sorted(p for p in (WORTEL / "tests" / "releases").iterdir() if p.is_dir())
ADDRESS = os.environ.get("DATABASE_URL", "")
ON_POSTGRESQL = ADDRESS.startswith("postgres")
HEADS = "SELECT kenmerk, titel, gemeente, versie, stadium, volgnummer, laatste_hash FROM storage_dossierrij"


class Store:
    """A copy of a kept store, on the database that this run of the tests is about."""

    def __init__(self, folder: Path, address: str) -> None:
        """Take the folder with the attachments, and the address of the database."""
        self.address = address
        self.environment = {**omgeving(folder), "DATABASE_URL": address}

    def heads(self) -> list[list[object]]:
        if ON_POSTGRESQL:
            with psycopg.connect(self.address) as store:
                store.execute("SELECT set_config('afspraak.sleutels', '*', true)")
                return sorted(list(row) for row in store.execute(HEADS))
        with closing(sqlite3.connect(self.address.removeprefix("sqlite:///"))) as store:
            return sorted(list(row) for row in store.execute(HEADS))

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "django", command],
            env=self.environment, check=False, capture_output=True, text=True,
        )  # fmt: skip


@pytest.fixture(params=RELEASES, ids=lambda p: p.name)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, Store]]:
    kept: Path = request.param
    shutil.copytree(kept / "bijlagen", tmp_path / "bijlagen")
    if not ON_POSTGRESQL:
        file = tmp_path / "afspraak.sqlite3"
        file.write_bytes(gzip.decompress((kept / "store.sqlite3.gz").read_bytes()))
        yield kept, Store(tmp_path, f"sqlite:///{file}")
        return
    name = f"test_release_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(ADDRESS, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            address = f"{ADDRESS.rsplit('/', 1)[0]}/{name}"
            with psycopg.connect(address) as database:
                database.execute(gzip.decompress((kept / "store.sql.gz").read_bytes()))
            yield kept, Store(tmp_path, address)
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_there_is_a_kept_store() -> None:
    assert RELEASES


def test_a_kept_store_is_brought_up_and_says_what_it_said(store: tuple[Path, Store]) -> None:
    kept, copy = store
    then = json.loads((kept / "heads.json").read_text(encoding="utf-8"))["postgresql" if ON_POSTGRESQL else "sqlite"]
    assert len(then) >= 20
    assert copy.heads() == then
    for _ in range(2):  # bringing up to date what is up to date changes nothing
        answer = copy.run("opzetten")
        assert answer.returncode == 0, answer.stderr
    assert "Alles klopt" in copy.run("keten").stdout
    assert copy.run("herbouw").returncode == 0
    assert copy.heads() == then


def test_a_changed_store_is_noticed(store: tuple[Path, Store]) -> None:
    _, copy = store
    if ON_POSTGRESQL:
        with psycopg.connect(copy.address) as database:
            database.execute("SELECT set_config('afspraak.sleutels', '*', true)")
            database.execute("UPDATE storage_dossierrij SET laatste_hash = repeat('0', 64) WHERE id = 1")
    else:
        with closing(sqlite3.connect(copy.address.removeprefix("sqlite:///"))) as file, file:
            file.execute("UPDATE storage_dossierrij SET laatste_hash = ? WHERE id = 1", ["0" * 64])
    copy.run("opzetten")
    assert "Alles klopt" not in copy.run("keten").stdout


@pytest.mark.parametrize("kept", RELEASES, ids=lambda p: p.name)
def test_the_kept_folder_is_whole_and_works(kept: Path) -> None:
    command = str(Path(sys.executable).parent / "afspraak")
    whole = subprocess.run([command, "keten", str(kept / "samenwerking")], check=False, capture_output=True, text=True)
    assert whole.returncode == 0, whole.stdout + whole.stderr
    work = subprocess.run(
        [command, "werk", str(kept / "samenwerking"), "--als", "jurist-mz", "--dag", "2026-11-23"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert "BEZ-2026-004" in work.stdout
