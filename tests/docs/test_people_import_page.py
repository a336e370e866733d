"""The page about importing people: its columns, its example and the refusals that it names are those of the program."""

import re

import pytest

from afspraak.people.importing import check_people
from afspraak.people.roster import COLUMNS, REQUIRED, read_roster
from afspraak.people.sheet import read_sheet
from docs.schermen import WORTEL
from mensen import desk

PAGE = (WORTEL / "docs" / "how-to" / "mensen-invoeren.md").read_text(encoding="utf-8")
MANAGER = "functioneel-beheerder.laren"
EXAMPLE = re.search(r"```\n(naam;.*?)```", PAGE, re.DOTALL)
REFUSALS = [row.strip() for row in re.findall(r"^\| ([^|]+) \|", PAGE.split("| Er staat |")[1], re.MULTILINE)]
pytestmark = pytest.mark.usefixtures("demo")


def _said(text: str) -> tuple[list[str], list[str]]:
    """Return what the import of a sheet would do, and what is wrong with it."""
    people, errors = read_roster(read_sheet(text.encode()), desk(MANAGER).pakket)
    outcome = check_people(desk(MANAGER), people)
    return [sentence for _, sentence in outcome.rows], [e.sentence for e in (*errors, *outcome.errors)]


def test_the_columns_are_those_of_the_program() -> None:
    rows = re.findall(r"^\| ([^|]+) \| (ja|nee) \|", PAGE, re.MULTILINE)
    assert rows == [(title, "ja" if name in REQUIRED else "nee") for name, title in COLUMNS.items()]


def test_the_example_of_the_page_can_be_imported() -> None:
    assert EXAMPLE
    told, wrong = _said(EXAMPLE.group(1))
    assert wrong == []
    assert [sum(word in sentence for sentence in told) for word in ("is toegevoegd", "wacht")] == [2, 2]


@pytest.mark.parametrize("title", ["mail", "functie", "t/m"])
def test_the_other_names_are_understood(title: str) -> None:
    name = {"mail": "e-mailadres", "functie": "rol", "t/m": "tot en met"}[title]
    asked = (
        "naam;e-mailadres;gemeente;rol;tot en met\nIris Nieuw;i@laren.example;Laren;communicatieadviseur;31-12-2026\n"
    )
    assert _said(asked.replace(name, title)) == _said(asked)


MISTAKES = (
    "naam;e-mailadres;gemeente;kleur\nIris Nieuw;i@laren.example;Laren;rood\n",
    "naam;e-mailadres;gemeente;rol\nIris Nieuw;i@laren.example;Laren;koning\n",
    "naam;e-mailadres;gemeente\nIris Nieuw;i@laren.example;Eemnes\n",
    "naam;e-mailadres;gemeente\nIris Nieuw;griffier.laren@demo.example;Laren\n",
    "naam;e-mailadres;gemeente;verklaring\nIris Nieuw;i@laren.example;Laren;1-11-2026\n",
)


@pytest.mark.parametrize(("refusal", "sheet"), [*zip(REFUSALS, MISTAKES, strict=True)])
def test_the_refusals_are_those_of_the_program(refusal: str, sheet: str) -> None:
    pattern = re.escape(refusal).replace("…", ".+")
    _, wrong = _said(sheet)
    assert any(re.search(pattern, sentence) for sentence in wrong), wrong
