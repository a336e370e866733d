"""Keeps a small filled store of this version under tests/releases: what later versions must be able to open.

SQLite and PostgreSQL hold the same invented cooperation; the folder is the example that ships. Beside them stands what
the store said of its dossiers on that day, so that a test can tell whether an upgrade kept it.
"""

import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import tomllib
from contextlib import closing
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parent.parent
DAY = "2026-11-23"
DOSSIERS = "24"
SERVER = os.environ.get("AFSPRAAK_DUMP_POSTGRES", "postgres://postgres@127.0.0.1:5432")
"""A server and a role that no row-level policy holds back: a dump by another one would be a part."""
NAME = "afspraak_keep_store"
ATTACH = """
import datetime, django
django.setup()
from django.core.files.uploadedfile import SimpleUploadedFile
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import DossierRij, Persoon
from afspraak.usecases.bijlagen import voeg_bijlage_toe
with met_bereik(ALLES):
    rij = DossierRij.objects.order_by("kenmerk").first()
    file = SimpleUploadedFile("toelichting.txt", b"Een bijlage van een verzonnen dossier.\\n")
    print(voeg_bijlage_toe(rij.kenmerk, file, door=Persoon.objects.order_by("pk").first(), op=datetime.date(2026, 11, 23)))
"""
HEADS = "SELECT kenmerk, titel, gemeente, versie, stadium, volgnummer, laatste_hash FROM storage_dossierrij"


def main() -> None:
    """Make tests/releases/<version>; refuse where it exists, since a kept store is never changed."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    target = ROOT / "tests" / "releases" / version
    if target.exists():
        sys.exit(f"{target.relative_to(ROOT)} exists; a store of a release is never changed. Raise the version first.")
    with tempfile.TemporaryDirectory() as work:
        made = Path(work) / version
        made.mkdir()
        heads = {"sqlite": _sqlite(Path(work), made), "postgresql": _postgresql(Path(work), made)}
        (made / "heads.json").write_text(json.dumps(heads, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        shutil.copytree(Path(work) / "bijlagen", made / "bijlagen")
        shutil.copytree(ROOT / "voorbeelden" / "samenwerking", made / "samenwerking")
        shutil.copytree(made, target)
    print(f"{target.relative_to(ROOT)} was made; the tests open it from now on.")


def _fill(folder: Path, address: str) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "afspraak.config.settings",
        "AFSPRAAK_DEMO": "1",
        "AFSPRAAK_MAP": str(folder),
        "AFSPRAAK_DAG": DAY,
        "DATABASE_URL": address,
    }
    for command in (["-m", "django", "opzetten"], ["-m", "django", "demo", "--aantal", DOSSIERS], ["-c", ATTACH]):
        subprocess.run([sys.executable, *command], env=environment, check=True)


def _sqlite(work: Path, made: Path) -> list[list[object]]:
    _fill(work, f"sqlite:///{work}/store.sqlite3")
    with closing(sqlite3.connect(work / "store.sqlite3")) as store:
        store.execute("VACUUM INTO ?", [str(work / "whole.sqlite3")])
        heads = sorted(list(row) for row in store.execute(HEADS))
    _pack(made / "store.sqlite3.gz", (work / "whole.sqlite3").read_bytes())
    return heads


def _postgresql(work: Path, made: Path) -> list[list[object]]:
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME}")
        server.execute(f"CREATE DATABASE {NAME}")
        try:
            _fill(work, f"{SERVER}/{NAME}")
            options = ["--no-owner", "--no-privileges", "--inserts", "--rows-per-insert=200"]
            dump = subprocess.run(
                ["/usr/bin/pg_dump", *options, f"{SERVER}/{NAME}"], check=True, capture_output=True, text=True
            ).stdout
            with psycopg.connect(f"{SERVER}/{NAME}") as store:
                heads = sorted(list(row) for row in store.execute(HEADS))
        finally:
            server.execute(f"DROP DATABASE IF EXISTS {NAME}")
    # Commands of psql are not SQL; without them any client can put the dump back.
    lines = [line for line in dump.splitlines(keepends=True) if not line.startswith("\\")]
    _pack(made / "store.sql.gz", "".join(lines).encode())
    return heads


def _pack(path: Path, content: bytes) -> None:
    path.write_bytes(gzip.compress(content, compresslevel=9, mtime=0))


if __name__ == "__main__":
    main()
