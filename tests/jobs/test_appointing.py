"""The first people of a municipality, by its own decision: in a store with nobody in it, as who installs it does."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from conftest import omgeving

FIRST = (
    "Anna Eerst", "Anna@Demo.Example", "--gemeente", "laren", "--besluit", "B-2026-LA-001", "--besluit-op", "5-1-2026",
    "--wachtwoord-van-invoer",
)  # fmt: skip
SECOND = ("Bert Tweede", "bert@demo.example", *FIRST[2:])
THIRD = ("Cees Derde", "cees@demo.example", *FIRST[2:])
Command = Callable[..., subprocess.CompletedProcess[str]]


def _run(folder: Path, *words: str, typed: str = "een lang wachtwoord 7") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "django", *words],
        env=omgeving(folder), check=False, capture_output=True, text=True, input=f"{typed}\n",
    )  # fmt: skip


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store that was set up and has nobody in it."""
    folder = tmp_path_factory.mktemp("empty")
    assert _run(folder, "opzetten").returncode == 0
    return folder


@pytest.fixture
def command(empty: Path, tmp_path: Path) -> Command:
    """Return how to give a command to a store of one's own."""
    shutil.copy(empty / "afspraak.sqlite3", tmp_path)

    def run(*words: str, typed: str = "een lang wachtwoord 7") -> subprocess.CompletedProcess[str]:
        return _run(tmp_path, *words, typed=typed)

    return run


def _rows(folder: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "afspraak.sqlite3")) as store:
        return list(store.execute(question))


def _with(name: str, value: str) -> tuple[str, ...]:
    place = FIRST.index(name)
    return (*FIRST[: place + 1], value, *FIRST[place + 2 :])


@pytest.mark.parametrize(
    ("words", "typed", "sentence"),
    [
        (_with("--gemeente", "parijs"), "een lang wachtwoord 7", "Kies de gemeente"),
        (_with("--besluit", " "), "een lang wachtwoord 7", "kenmerk van het besluit"),
        (_with("--besluit-op", "32-1-2026"), "een lang wachtwoord 7", "--besluit-op"),
        (_with("--besluit-op", "1-1-2999"), "een lang wachtwoord 7", "toekomst"),
        ((*FIRST, "--verklaring-op", "ooit"), "een lang wachtwoord 7", "--verklaring-op"),
        ((*FIRST, "--verklaring-op", "1-1-2999"), "een lang wachtwoord 7", "toekomst"),
        ((*FIRST, "--rol", "griffier"), "een lang wachtwoord 7", "functioneel-beheerder"),
        (FIRST, "kort", "te kort"),
        (("Anna Eerst", "geen adres", *FIRST[2:]), "een lang wachtwoord 7", "geen e-mailadres"),
    ],
)
def test_a_mistake_is_told_and_makes_nothing(
    command: Command, tmp_path: Path, words: tuple[str, ...], typed: str, sentence: str
) -> None:
    answer = command("eerste_beheerder", *words, typed=typed)
    assert answer.returncode == 1
    assert sentence in answer.stderr
    assert "Traceback" not in answer.stderr
    assert _rows(tmp_path, "SELECT id FROM storage_persoon") == []
    assert _rows(tmp_path, "SELECT id FROM people_administrationline") == []


def test_a_municipality_begins_with_a_manager_and_a_second_person(command: Command, tmp_path: Path) -> None:
    assert "nog geen beheerder" in command("tweede_persoon", *SECOND).stderr
    first = command("eerste_beheerder", *FIRST)
    assert "Anna Eerst is functioneel beheerder van Laren en kan zich aanmelden" in first.stdout, first.stderr
    assert "al een beheerder geweest" in command("eerste_beheerder", *THIRD).stderr
    assert "Bert Tweede is bestuurssecretaris van Laren" in command("tweede_persoon", *SECOND).stdout
    assert "kan Bert Tweede al akkoord gaan" in command("tweede_persoon", *THIRD).stderr
    elsewhere = ("Dora Vierde", "dora@demo.example", "--gemeente", "huizen", *FIRST[4:])
    answer = command("eerste_beheerder", *elsewhere, "--verklaring-op", "5-1-2026")
    assert "Dora Vierde is functioneel beheerder van Huizen" in answer.stdout, answer.stderr
    lines = [json.loads(str(row[0])) for row in _rows(tmp_path, "SELECT line FROM people_administrationline")]
    assert [(line["stap"], line["namens"]) for line in lines] == [
        ("persoon_toevoegen", "laren"), ("eerste_beheerder", "laren"),
        ("persoon_toevoegen", "laren"), ("tweede_persoon", "laren"),
        ("persoon_toevoegen", "huizen"), ("eerste_beheerder", "huizen"), ("verklaring_vastleggen", "huizen"),
    ]  # fmt: skip
    addresses = _rows(tmp_path, "SELECT email FROM storage_persoon ORDER BY id")
    assert addresses[0] == ("anna@demo.example",), "an address has one form, whichever way it came in"
    assert lines[1]["gegevens"]["besluit_kenmerk"] == "B-2026-LA-001"
    assert lines[1]["deur"] == "opdracht"
    assert "persoon" not in lines[1], "nobody did it: the municipality decided"
    assert _rows(tmp_path, "SELECT DISTINCT must_change_password FROM storage_persoon") == [(1,)]
    assert "Alles klopt" in command("keten").stdout
