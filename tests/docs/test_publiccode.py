"""publiccode.yml says what the project itself says, within the limits of its standard."""

import tomllib

import yaml

from docs.schermen import WORTEL

PUBLICCODE = yaml.safe_load((WORTEL / "publiccode.yml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_name_version_and_licence_are_those_of_the_project() -> None:
    assert PUBLICCODE["name"].lower() == PROJECT["name"]
    assert PUBLICCODE["softwareVersion"] == PROJECT["version"]
    assert PUBLICCODE["legal"]["license"] == PROJECT["license"] == "EUPL-1.2"


def test_what_the_standard_asks_is_there() -> None:
    verplicht = {"publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType"}
    verplicht |= {"description", "legal", "maintenance", "localisation"}
    assert verplicht <= set(PUBLICCODE)
    assert PUBLICCODE["maintenance"]["contacts"]


def test_descriptions_have_the_length_of_the_standard() -> None:
    for tekst in PUBLICCODE["description"].values():
        assert len(tekst["shortDescription"]) <= 150
        assert 150 <= len(tekst["longDescription"]) <= 10_000
        assert all(len(eigenschap) <= 100 for eigenschap in tekst["features"])


def test_the_licence_is_whole() -> None:
    tekst = (WORTEL / "LICENSE").read_text(encoding="utf-8")
    assert tekst.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert [f"{nummer}. " in tekst for nummer in range(1, 16)] == [True] * 15
    assert tekst.rstrip().endswith("require the production of a new\nEUPL version.")
