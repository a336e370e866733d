"""The page of the first day: its commands run in an empty store, and what it says then leads to a jurist at work."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from afspraak.overeenkomst.pakket import Pakket, laad_pakket
from conftest import omgeving
from docs.schermen import WORTEL

PAGE = (WORTEL / "docs" / "how-to" / "eerste-dag.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^afspraak .*$", "\n".join(re.findall(r"```\n(.*?)```", PAGE, re.DOTALL)), re.MULTILINE)
GIVEN = "een eerste wachtwoord 7"
"""As ``first_day.py`` types it."""
SECRETARY, JURIST = "secretaris-commissie:laren", "jurist-mz:huizen"


def real(folder: Path) -> dict[str, str]:
    """Return the environment of an office: no demo, so a second step is asked."""
    tests = str(WORTEL / "tests")
    return omgeving(folder) | {
        "AFSPRAAK_DEMO": "0",
        "AFSPRAAK_GEHEIM": "x" * 50,
        "PYTHONPATH": f"{WORTEL / 'src'}:{tests}",
    }


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python on a store. Without a terminal the password is read from what was typed."""
    return subprocess.run(
        [sys.executable, *words],
        env=real(folder), check=False, capture_output=True, text=True, input=f"{GIVEN}\n", start_new_session=True,
    )  # fmt: skip


def follow(folder: Path, commands: list[str]) -> list[str]:
    """Run commands of the page in an empty store; return what each printed."""
    told = []
    for command in commands:
        done = run(folder, "-m", "afspraak.cli.hoofd", *shlex.split(command)[1:])
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        told.append(done.stdout)
    return told


@pytest.fixture(scope="module")
def pakket() -> Pakket:
    return laad_pakket(WORTEL / "overeenkomsten" / "hbel_2026")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Return a store in which the commands of the page ran, and what they printed."""
    folder = tmp_path_factory.mktemp("first_day")
    return folder, follow(folder, COMMANDS)


def roles_of_the_page(pakket: Pakket) -> set[tuple[str, str]]:
    """Return the roles of the table, each with its municipality."""
    titles = {r.titel: r.naam for r in pakket.rollen.values()}
    rows = re.findall(r"^\| (Laren|Huizen) \| ([^|]+) \|", PAGE, re.MULTILINE)
    return {(titles[titel.strip()], where.lower()) for where, titel in rows}


def needed_for(procedure: str, pakket: Pakket) -> list[set[str]]:
    """Return for each step the roles of which one must be there; of an organ those that record for it."""
    found = []
    for stap in pakket.procedures[procedure].stappen.values():
        roles = [pakket.rollen[naam] for naam in stap.rollen]
        found.append({n for r in roles for n in (r.vastgelegd_door if r.orgaan else (r.naam,))})
    return found


def test_the_commands_give_each_municipality_a_manager_and_a_second_person(
    begun: tuple[Path, list[str]], pakket: Pakket
) -> None:
    told = "".join(begun[1])
    for g in pakket.groepen["gemeenten"]:
        place = g.capitalize()
        assert f"is functioneel beheerder van {place} en kan zich aanmelden" in told
        assert f"is bestuurssecretaris van {place} en kan zich aanmelden" in told
    assert "Alles klopt" in begun[1][-1]
    assert COMMANDS[0] == "afspraak beheer opzetten"


def test_what_the_page_says_of_the_commands_is_so(begun: tuple[Path, list[str]], tmp_path: Path) -> None:
    shutil.copytree(begun[0], tmp_path, dirs_exist_ok=True)
    for word, told in (("eerste_beheerder", "één keer per gemeente"), ("tweede_persoon", "niet nodig")):
        command = next(c for c in COMMANDS if word in c).replace("Hanna", "Truus").replace("hanna", "truus")
        again = run(tmp_path, "-m", "afspraak.cli.hoofd", *shlex.split(command)[1:])
        assert again.returncode == 1
        assert told in again.stderr


def test_the_table_names_the_roles_that_an_objection_needs(pakket: Pakket) -> None:
    named = {rol for rol, _ in roles_of_the_page(pakket)}
    steps = needed_for("bezwaar", pakket)
    assert all(step & named for step in steps)
    for rol in named:
        assert not all(step & (named - {rol}) for step in steps), f"the objection does not need {rol}"


@pytest.fixture(scope="module")
def seen(begun: tuple[Path, list[str]], tmp_path_factory: pytest.TempPathFactory, pakket: Pakket) -> Mapping[str, Any]:
    """Do the rest of the page in a copy of the store; return what people saw."""
    folder = tmp_path_factory.mktemp("rest")
    shutil.copytree(begun[0], folder, dirs_exist_ok=True)
    done = run(folder, "-m", "docs.first_day", *sorted(given(pakket)))
    assert done.returncode == 0, done.stderr
    found: Mapping[str, Any] = json.loads(done.stdout)
    return found


def given(pakket: Pakket) -> set[str]:
    """Return the roles of the table that nobody holds by the commands."""
    return {f"{rol}:{where}" for rol, where in roles_of_the_page(pakket)} - {"bestuurssecretaris:laren"}


def test_a_jurist_sees_the_work(seen: Mapping[str, Any]) -> None:
    assert seen["kenmerk"]
    assert f"/dossier/{seen['kenmerk']}/" in seen["worklist"]
    assert "Oplossing of heroverweging" in seen["worklist"]


def test_before_somebody_agreed_nobody_begins_an_objection(seen: Mapping[str, Any], pakket: Pakket) -> None:
    assert set(seen["waited"]) == given(pakket) == {SECRETARY, JURIST}, "the page says which roles wait"
    assert seen["without_role"] == ""


def test_without_a_declaration_the_jurist_sees_nothing(seen: Mapping[str, Any]) -> None:
    assert seen["kenmerk"] not in seen["without_declaration"]


def test_the_pages_are_there_that_the_page_names(seen: Mapping[str, Any]) -> None:
    assert ">Beheer<" in seen["menu_manager"]
    assert ">Verzoeken<" in seen["menu_second"]
    assert "rollen hebben nu niemand" in seen["people"]
    assert "Jo Jurist" in seen["declarations"]
    assert "Mandaat MR-1 voor consulent is vastgelegd" in seen["mandates"]


@pytest.mark.parametrize("name", ["Hanna Huizer", "Berna Blaar", "Elly Eem", "Leo Laarman"])
def test_the_log_of_laren_tells_how_each_municipality_began(name: str, seen: Mapping[str, Any]) -> None:
    assert name in seen["log"]
