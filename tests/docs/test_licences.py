"""THIRD_PARTY.md names every locked package with a licence that goes with the EUPL; a browser gets the notices too."""

import json
import re
import runpy
from pathlib import Path

import pytest

from docs.schermen import WORTEL

SCRIPT = runpy.run_path(str(WORTEL / "scripts" / "licences.py"))
BUNDLE = runpy.run_path(str(WORTEL / "ui" / "bundle.py"))
PAGE = (WORTEL / "THIRD_PARTY.md").read_text(encoding="utf-8")
PERMISSIVE = {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MIT-0", "PSF-2.0"}
TOGETHER = PERMISSIVE | {"EUPL-1.2", "LGPL-3.0-only", "MPL-2.0", "OFL-1.1"}
BESIDE = TOGETHER | {"CNRI-Python", "GPL-3.0-or-later"}
SECTIONS = {
    "Python, to run Afspraak": TOGETHER,
    "Python, to work on Afspraak": BESIDE,
    "npm, to make the style sheets": TOGETHER,
}


def rows(page: str, section: str) -> list[tuple[str, str, str]]:
    part = page.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    found = re.findall(r"^\| (\S+) \| (\S+) \| ([^|]+) \|", part, re.MULTILINE)
    return [(name, version, licence.strip()) for name, version, licence in found if name != "package"]


def locked(name: str) -> set[tuple[str, str]]:
    """Read a lock in another way than the script does."""
    lines = (WORTEL / "locks" / f"{name}.lock").read_text(encoding="utf-8").splitlines()
    heads = [line.split()[0].split("==") for line in lines if line and not line.startswith((" ", "#"))]
    return {(name.partition("[")[0], version) for name, version in heads}


def npm() -> set[tuple[str, str]]:
    packages = json.loads((WORTEL / "ui" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return {(path.split("node_modules/")[-1], entry["version"]) for path, entry in packages.items() if path}


def defects(page: str) -> list[str]:
    wanted = {
        "Python, to run Afspraak": locked("runtime"),
        "Python, to work on Afspraak": locked("dev") - locked("runtime"),
        "npm, to make the style sheets": npm(),
    }
    found = []
    for section, packages in wanted.items():
        listed = rows(page, section)
        found += [f"{name} {version}" for name, version in packages ^ {row[:2] for row in listed}]
        found += [
            f"{name}: {licence}"
            for name, _, licence in listed
            if not set(re.split(r" (?:AND|OR) ", licence)) <= SECTIONS[section]
        ]
    return sorted(found)


def test_every_locked_package_is_listed_with_a_licence_that_fits() -> None:
    assert defects(PAGE) == []


@pytest.mark.parametrize(
    ("old", "new", "defect"),
    [
        (r"\| asgiref \|", "| asgirefs |", r"asgiref \S+, asgirefs \S+"),
        (r"\| six \| \S+", "| six | 0.0", r"six 0\.0, six \S+"),
        (r"\| @utrecht/page-css .*\n", "", r"@utrecht/page-css \S+"),
        (r"(\| django-csp \| \S+) \| [^|]* \|", r"\1 | AGPL-3.0-only |", r"django-csp: AGPL-3\.0-only"),
        (r"(\| cffi \| \S+) \| [^|]* \|", r"\1 | MIT AND SSPL-1.0 |", r"cffi: MIT AND SSPL-1\.0"),
        (r"(\| asgiref \| \S+) \| [^|]* \|", r"\1 | GPL-3.0-or-later |", r"asgiref: GPL-3\.0-or-later"),
        (r"(\| ruff \| \S+) \| [^|]* \|", r"\1 | unknown |", r"ruff: unknown"),
    ],
    ids=["name", "version", "left out", "refused", "half refused", "a tool's licence where it runs", "unknown"],
)
def test_a_defect_of_the_page_is_seen(old: str, new: str, defect: str) -> None:
    browser, head, rest = PAGE.partition("## Python, to run")
    worse, changed = re.subn(old, new, rest)
    assert changed == 1
    assert re.fullmatch(defect, ", ".join(defects(browser + head + worse)))


def test_the_page_is_what_the_script_writes() -> None:
    assert SCRIPT["page"]() == PAGE, "run: make licences"


def test_the_lists_of_the_script_are_those_of_the_test() -> None:
    assert (SCRIPT["TOGETHER"], SCRIPT["BESIDE"]) == (TOGETHER, BESIDE)


@pytest.mark.parametrize(
    ("licence", "fits"),
    [
        ("MIT", True),
        ("GPL-3.0-only OR MIT", True),
        ("GPL-3.0-only AND MIT", False),
        ("GPL-3.0-only OR MIT AND SSPL-1.0", False),
        ("UNKNOWN", False),
    ],
)
def test_a_licence_is_weighed(licence: str, fits: bool) -> None:
    assert SCRIPT["acceptable"](licence, TOGETHER) is fits


def test_the_script_refuses_a_licence_and_does_not_guess_one() -> None:
    lock = json.dumps({"packages": {"": {}, "node_modules/x": {"version": "1", "license": "AGPL-3.0-only"}}})
    with pytest.raises(LookupError, match=r"x: AGPL-3\.0-only"):
        SCRIPT["npm_packages"](lock, frozenset())
    with pytest.raises(LookupError, match="not installed"):
        SCRIPT["python_packages"]({"no-such-package": "1"}, TOGETHER)
    with pytest.raises(LookupError, match=r"is installed, and 0\.0 is locked"):
        SCRIPT["python_packages"]({"django": "0.0"}, TOGETHER)


# What a browser receives


def test_the_page_names_what_a_browser_receives() -> None:
    listed = {name for name, _, _ in rows(PAGE, "In the browser")}
    assert listed == {*BUNDLE["SHIPPED"], "django-allauth", "django-htmx"}


def test_the_letter_and_the_style_sheets_go_with_their_notices(tmp_path: Path) -> None:
    modules, out = tmp_path / "node_modules", tmp_path / "out"
    letter = modules / "@fontsource" / "source-sans-3"
    files = {letter / "files" / name: "x" for name in BUNDLE["FONTS"].values()}
    files[letter / "LICENSE"] = "SIL OPEN FONT LICENSE"
    files[modules / BUNDLE["THEME"]] = ".x { --a-b: 1px; }"
    for number, name in enumerate(BUNDLE["COMPONENTS"]):
        files[modules / "@utrecht" / f"{name}-css" / "dist" / "index.css"] = (
            f"/**\n * @license EUPL-1.2\n * Copyright (c) 20{number % 2 + 20} Iemand\n */\n.{name} {{ top: var(--a-b); }}"
        )
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    BUNDLE["main"](modules, out)
    assert (out / "source-sans-3-OFL.txt").read_text(encoding="utf-8") == "SIL OPEN FONT LICENSE"
    css = (out / "componenten.css").read_text(encoding="utf-8")
    assert re.findall(r"^ \* .*", css, re.MULTILINE)[1:] == [
        " * @license EUPL-1.2",
        " * Copyright (c) 2020 Iemand",
        " * Copyright (c) 2021 Iemand",
    ]
    assert "EUPL-1.2" in (out / "thema.css").read_text(encoding="utf-8").partition("*/")[0]


def test_the_built_files_have_the_licence_of_the_letter_beside_it() -> None:
    built = WORTEL / "src" / "afspraak" / "web" / "static" / "nlds"
    assert "SIL OPEN FONT LICENSE Version 1.1" in (built / BUNDLE["FONT_LICENCE"]).read_text(encoding="utf-8")
    assert "Gemeente Utrecht" in (built / "componenten.css").read_text(encoding="utf-8").partition("*/")[0]


# Our own licence


def test_the_licence_is_whole() -> None:
    tekst = (WORTEL / "LICENSE").read_text(encoding="utf-8")
    assert tekst.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert [f"{nummer}. " in tekst for nummer in range(1, 16)] == [True] * 15
    assert tekst.rstrip().endswith("require the production of a new\nEUPL version.")
