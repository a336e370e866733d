"""Addresses have one form: who stores them goes through it, the database refuses another, and old ones are rewritten."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from afspraak.storage.adres import normalize_address
from afspraak.storage.models import Persoon
from conftest import omgeving

VOOR = """
import django; django.setup()
from django.db import connection
def zet(nummer, naam, email):
    with connection.cursor() as c:
        c.execute("INSERT INTO storage_persoon (id, password, naam, email, organisatie, is_active, kaart) "
                  "VALUES (%s, 'x', %s, %s, '', %s, '{}')", [nummer, naam, email, True])
def aanmelding(nummer, email, primary):
    with connection.cursor() as c:
        c.execute("INSERT INTO account_emailaddress (user_id, email, verified, \\"primary\\") VALUES (%s, %s, %s, %s)",
                  [nummer, email, False, primary])
def toon():
    with connection.cursor() as c:
        c.execute("SELECT naam, email FROM storage_persoon ORDER BY id")
        print(c.fetchall())
        c.execute("SELECT user_id, email FROM account_emailaddress ORDER BY user_id, email")
        print(c.fetchall())
"""


@given(st.text(max_size=40))
@settings(deadline=None)
def test_the_one_form_is_a_form(tekst: str) -> None:
    vorm = normalize_address(tekst)
    assert normalize_address(vorm) == vorm
    assert normalize_address(f" {tekst}\t") == vorm


@pytest.mark.parametrize(
    "getypt",
    ["R.vanHof@Demo.Example", " r.vanhof@demo.example ", "R.VANHOF@DEMO.EXAMPLE\n", "\u00a0r.vanhof@demo.example"],
)
def test_spellings_of_one_address_are_one_address(getypt: str) -> None:
    assert normalize_address(getypt) == "r.vanhof@demo.example"


def test_a_letter_of_two_characters_is_the_letter_of_one() -> None:
    assert normalize_address("info@gemeente-e\u0301e\u0301n.example") == "info@gemeente-\u00e9\u00e9n.example"


@pytest.mark.django_db
def test_whoever_makes_or_changes_a_person_stores_the_one_form() -> None:
    persoon = Persoon.objects.create_user(" R.vanHof@Demo.Example ", "Ruben van Hof")
    assert persoon.email == "r.vanhof@demo.example"
    assert Persoon.objects.get_by_natural_key("R.VANHOF@demo.example") == persoon
    persoon.email = "Ander@Demo.Example"
    persoon.save()
    assert Persoon.objects.get(pk=persoon.pk).email == "ander@demo.example"
    for maak in (
        lambda: Persoon.objects.create_user("ANDER@demo.example", "Nog Iemand"),
        lambda: Persoon.objects.bulk_create([Persoon(naam="Nog Iemand", email="Groot@demo.example")]),
        lambda: Persoon.objects.filter(pk=persoon.pk).update(email="Groot@demo.example"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            maak()


@pytest.fixture
def oud(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """Give an environment with a database of its own that stands before the one form."""
    env = omgeving(tmp_path)
    if connection.vendor == "postgresql":
        delen = urlsplit(os.environ["DATABASE_URL"])
        naam = f"adres_{uuid.uuid4().hex[:12]}"
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            server.execute(f"CREATE DATABASE {naam}")
        env["DATABASE_URL"] = urlunsplit(delen._replace(path=f"/{naam}"))
    _django(env, "migrate", "storage", "0004", "--verbosity=0")
    _django(env, "migrate", "account", "--verbosity=0")
    yield env
    if connection.vendor == "postgresql":
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            server.execute(f"DROP DATABASE {naam}")


def _django(env: dict[str, str], *delen: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "django", *delen], env=env, capture_output=True, text=True, check=False
    )


def _python(env: dict[str, str], tekst: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", VOOR + tekst], env=env, capture_output=True, text=True, check=True
    ).stdout


def test_old_addresses_get_the_one_form(oud: dict[str, str]) -> None:
    _python(
        oud,
        "zet(1, 'Ruben van Hof', 'R.vanHof@demo.example'); zet(2, 'Noor Vos', 'noor@demo.example')\n"
        "aanmelding(1, 'r.vanhof@demo.example', False); aanmelding(1, 'R.vanHof@demo.example', True)",
    )
    gedaan = _django(oud, "migrate", "storage", "--verbosity=0")
    assert gedaan.returncode == 0, gedaan.stderr
    assert _python(oud, "toon()").splitlines() == [
        "[('Ruben van Hof', 'r.vanhof@demo.example'), ('Noor Vos', 'noor@demo.example')]",
        "[(1, 'r.vanhof@demo.example')]",
    ]
    assert _django(oud, "migrate", "storage", "0004", "--verbosity=0").returncode == 0, "and there is a way back"


def test_two_that_would_become_one_are_named_and_nothing_changes(oud: dict[str, str]) -> None:
    _python(
        oud,
        "zet(1, 'Ruben van Hof', 'R.vanHof@demo.example'); zet(2, 'Noor Vos', 'Noor@demo.example')\n"
        "zet(3, 'Roos van Hof', 'r.vanhof@demo.example')",
    )
    voor = _python(oud, "toon()")
    gedaan = _django(oud, "migrate", "storage", "--verbosity=0")
    assert gedaan.returncode == 1
    assert "Ruben van Hof (R.vanHof@demo.example) en Roos van Hof (r.vanhof@demo.example)" in gedaan.stderr
    assert "Er is niets veranderd" in gedaan.stderr
    assert "Traceback" not in gedaan.stderr
    assert _python(oud, "toon()") == voor
