"""What the README and the tutorial show on a screen is what the program prints; and the README's commands exist."""

import re

import pytest

from docs.schermen import WORTEL, speel, voer_uit

PAGINAS = ("README.md", "docs/tutorial/eerste-termijn.md")


@pytest.mark.parametrize("naam", PAGINAS)
def test_screens_are_what_the_program_prints(naam: str) -> None:
    tekst = (WORTEL / naam).read_text(encoding="utf-8")
    assert tekst.count("```console\n$ afspraak ") >= 2
    assert speel(tekst).splitlines() == tekst.splitlines()


def test_another_output_is_seen() -> None:
    goed = speel("```console\n$ afspraak termijn AWB-6:7 --bekendgemaakt 2026-11-20 | head -2\n```\n")
    assert "maandag 4 januari 2027" in goed
    assert speel(goed) == goed
    assert speel(goed.replace("maandag 4 januari", "vrijdag 1 januari")) == goed


def test_a_screen_runs_nothing_else() -> None:
    with pytest.raises(ValueError, match="may not run"):
        voer_uit("rm -rf demo")


def test_the_commands_of_the_readme_are_targets_of_make() -> None:
    genoemd = set(re.findall(r"(?:^|`)make ([a-z]+)", (WORTEL / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    doelen = set(re.findall(r"^([a-z]+):", (WORTEL / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"demo", "test"} <= genoemd <= doelen
