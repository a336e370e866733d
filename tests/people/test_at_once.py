"""Several managers at the very same moment: no number twice, no act twice, nothing half, and the chain is whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from conftest import omgeving

SCENES = Path(__file__).parent / "at_once.py"


@pytest.mark.django_db
def test_at_once_each_act_is_done_once_and_the_chain_is_whole(tmp_path: Path) -> None:
    environment = omgeving(tmp_path)
    if connection.vendor == "postgresql":
        address = os.environ["DATABASE_URL"]
        with psycopg.connect(address, autocommit=True) as server:
            server.execute("DROP DATABASE IF EXISTS afspraak_at_once WITH (FORCE)")
            server.execute("CREATE DATABASE afspraak_at_once")
        environment["DATABASE_URL"] = f"{address.rsplit('/', 1)[0]}/afspraak_at_once"
    subprocess.run([sys.executable, "-m", "django", "migrate", "-v0"], env=environment, check=True)
    played = subprocess.run([sys.executable, str(SCENES)], env=environment, check=False, capture_output=True, text=True)
    assert played.returncode == 0, played.stderr
    told = json.loads(played.stdout)
    assert told == {
        "scenes": {
            "same role": {"Recorded": 1, "Already": 7},
            "other people": {"Recorded": 8},
            "same person": {"Recorded": 1, "Weigering": 7},
            "answer": {"Recorded": 1, "Weigering": 7},
        },
        "gaps": False,
        "differences": [],
        "state": "akkoord",
        "roles": 2,
        "people": 3 + 8 + 1,
    }
