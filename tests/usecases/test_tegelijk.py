"""Two people at the very same moment, each in a process of their own: one act is written, the other hears of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from conftest import omgeving

KIND = """
import sys, time, django
django.setup()
from datetime import date
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.mensen import functionaris
from afspraak.storage.models import DossierRij, Persoon
from afspraak.usecases.handelen import handel
from afspraak.verloop.gebeurtenis import Handeling
dag = date(2026, 11, 23)
with met_bereik(ALLES):
    rij = DossierRij.objects.get(kenmerk=sys.argv[1])
    als = functionaris(Persoon.objects.get(email=sys.argv[2] + "@demo.example"), dag)
    while time.time() < float(sys.argv[3]):
        pass
    gegevens = {"verzuim": "gronden", "herstel_gevraagd_op": dag, "hersteltermijn_tot": date(2026, 12, 7)}
    daad = Handeling(stap="herstel_vragen", uitkomst="gevraagd", gegevens=gegevens)
    print(type(handel(rij.kenmerk, daad, door=als, op=dag, verwacht=int(sys.argv[4]))).__name__)
"""


@pytest.fixture
def opslag(demobestand: Path, tmp_path: Path) -> dict[str, str]:
    """A store of its own that commits: a copy of the demo, or on PostgreSQL a copy made there."""
    import shutil

    folder = Path(shutil.copytree(demobestand, tmp_path / "tegelijk"))
    env = omgeving(folder)
    if connection.vendor == "postgresql":
        adres = os.environ["DATABASE_URL"]
        _vers_op_postgres(adres)
        env["DATABASE_URL"] = adres.rsplit("/", 1)[0] + "/afspraak_tegelijk"
        for opdracht in (("migrate", "-v0"), ("demo", "--aantal", "20")):
            subprocess.run([sys.executable, "-m", "django", *opdracht], env=env, check=True)
    return env


def _vers_op_postgres(adres: str) -> None:
    import psycopg

    with psycopg.connect(adres, autocommit=True) as verbinding:
        verbinding.execute("DROP DATABASE IF EXISTS afspraak_tegelijk WITH (FORCE)")
        verbinding.execute("CREATE DATABASE afspraak_tegelijk")


VRAAG = """
import django; django.setup()
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import DossierRij
with met_bereik(ALLES):
    rij = DossierRij.objects.filter(procedure="bezwaar", stadium__contains="{stadium}", gesloten_op__isnull=True).first()
    print(rij.kenmerk, rij.volgnummer, rij.gemeente)
"""


def _python(env: dict[str, str], *delen: str) -> str:
    return subprocess.run([sys.executable, *delen], env=env, check=True, capture_output=True, text=True).stdout.strip()


def test_of_two_at_once_one_wins(opslag: dict[str, str]) -> None:
    import time

    kenmerk, nummer, gemeente = _python(opslag, "-c", VRAAG.format(stadium="Aanvulling beoordelen")).split()
    start = str(time.time() + 4)
    kinderen = [
        subprocess.Popen(
            [sys.executable, "-c", KIND, kenmerk, f"secretaris-commissie.{gemeente}", start, nummer],
            env=opslag, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    uit = [k.communicate(timeout=600) for k in kinderen]
    assert sorted(o.strip() for o, _ in uit) == ["AnderWasEerder", "Vastgelegd"], [e for _, e in uit]
    assert "Alles klopt" in _python(opslag, "-m", "django", "keten")
    assert ", 0 bijgewerkt" in _python(opslag, "-m", "django", "herbouw")


BEGIN = """
import sys, time, django
django.setup()
from datetime import date
from uuid import UUID
from afspraak.storage.mensen import functionaris
from afspraak.storage.models import Persoon
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.usecases.beginnen import begin
from afspraak.people.submissions import Submission
dag = date(2026, 11, 23)
with met_bereik(ALLES):
    wie = Persoon.objects.get(email="secretaris-commissie.laren@demo.example")
    als = functionaris(wie, dag)
    while time.time() < float(sys.argv[1]):
        pass
    key = Submission(UUID(int=7), wie)
    uit = begin("bezwaar", "Twee keer gedrukt", gemeente="laren", door=als, op=dag, submission=key)
    print(type(uit).__name__, uit.kenmerk)
"""
TEL = """
import django; django.setup()
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import DossierRij
with met_bereik(ALLES):
    print(DossierRij.objects.filter(titel="Twee keer gedrukt").count())
"""


def test_the_same_form_twice_at_once_begins_one_dossier(opslag: dict[str, str]) -> None:
    import time

    start = str(time.time() + 4)
    kinderen = [
        subprocess.Popen(
            [sys.executable, "-c", BEGIN, start], env=opslag, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    uit = [k.communicate(timeout=600) for k in kinderen]
    antwoorden = sorted(o.split() for o, _ in uit)
    assert [a for a, _ in antwoorden] == ["AlreadyBegun", "AlreadyBegun", "Vastgelegd"], [e for _, e in uit]
    assert len({kenmerk for _, kenmerk in antwoorden}) == 1
    assert _python(opslag, "-c", TEL) == "1"
