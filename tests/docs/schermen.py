"""Screens in the documentation: each ``console`` block is run, and must show what the program really prints.

``python tests/docs/schermen.py README.md ...`` (part of ``make docs``) writes the real output into the blocks.
"""

import os
import re
import shlex
import shutil
import sys
import tempfile
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from afspraak.cli.hoofd import main

WORTEL = Path(__file__).resolve().parents[2]
BREEDTE = "96"
_BLOK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


def speel(tekst: str) -> str:
    """Return the text with the output of every command as it is now; the blocks of one page share one folder."""
    breedte = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = BREEDTE
    try:
        with tempfile.TemporaryDirectory() as folder, chdir(folder):
            return _BLOK.sub(lambda blok: _speel_blok(blok.group()), tekst)
    finally:
        os.environ.pop("COLUMNS")
        if breedte is not None:
            os.environ["COLUMNS"] = breedte


def _speel_blok(blok: str) -> str:
    opdrachten = [regel.removeprefix("$ ") for regel in blok.splitlines() if regel.startswith("$ ")]
    return "\n".join(f"$ {opdracht}\n{voer_uit(opdracht)}" for opdracht in opdrachten)


def voer_uit(opdracht: str) -> str:
    """Run one command line as a reader would type it: `afspraak ...`, with `| head -N`, or copying the example.

    Raises:
        ValueError: on any other command.
    """
    kern, _, staart = opdracht.partition(" | head -")
    match shlex.split(kern):
        case ["afspraak", *argumenten]:
            regels = _afspraak(argumenten).splitlines(keepends=True)
            return "".join(regels[: int(staart)] if staart else regels)
        case ["cp", "-r", "voorbeelden/samenwerking", doel]:
            shutil.copytree(WORTEL / "voorbeelden" / "samenwerking", doel)
            return ""
    raise ValueError(f"a screen may not run: {opdracht}")


def _afspraak(argumenten: list[str]) -> str:
    uitvoer = StringIO()
    with redirect_stdout(uitvoer), redirect_stderr(uitvoer):
        main(argumenten)
    return uitvoer.getvalue()


if __name__ == "__main__":
    for naam in sys.argv[1:]:
        pad = Path(naam).resolve()
        pad.write_text(speel(pad.read_text(encoding="utf-8")), encoding="utf-8")
