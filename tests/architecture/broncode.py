"""Reading the project's own source: what is tracked, which names are public, what is imported and called."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]
BRON = WORTEL / "src" / "afspraak"
KERN = ("termijnen", "recht", "verloop", "overeenkomst")


@cache
def bijgehouden() -> tuple[Path, ...]:
    """Return every file that git tracks and that is there."""
    uitvoer = subprocess.run(["git", "ls-files", "-z"], cwd=WORTEL, capture_output=True, check=True)  # noqa: S607
    namen = uitvoer.stdout.decode().split("\0")
    return tuple(pad for naam in namen if naam and (pad := WORTEL / naam).is_file())


def kernbestanden(*pakketten: str) -> list[Path]:
    """Return the Python files of the packages of the core (default: all of them)."""
    return [pad for naam in pakketten or KERN for pad in sorted((BRON / naam).rglob("*.py"))]


def naam_van(pad: Path) -> str:
    """Return a file's name as a reader of the project writes it."""
    return str(pad.relative_to(WORTEL))


def publieke_namen(bron: str) -> Iterator[str]:
    """Yield the public names of a module: functions and their arguments, classes and their members, variables."""
    for knoop in ast.parse(bron).body:
        yield from _namen(knoop)


def _namen(knoop: ast.stmt) -> Iterator[str]:
    if isinstance(knoop, ast.FunctionDef | ast.ClassDef) and knoop.name.startswith("_"):
        return
    match knoop:
        case ast.FunctionDef(name=naam):
            yield naam
            yield from (a.arg for a in (*knoop.args.args, *knoop.args.kwonlyargs) if not a.arg.startswith("_"))
        case ast.ClassDef(name=naam):
            yield naam
            for deel in knoop.body:
                yield from _namen(deel)
        case ast.Assign(targets=doelen):
            yield from (d.id for d in doelen if isinstance(d, ast.Name) and not d.id.startswith("_"))
        case ast.AnnAssign(target=ast.Name(id=naam)) if not naam.startswith("_"):
            yield naam


def woorden(naam: str) -> list[str]:
    """Split a name into its words, in lower case: "KlokStand", "KLOK_STAND" and "klok_stand" are the same two."""
    los = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", naam)
    return [w.lower() for w in los.split("_") if len(w) > 1 and not w.isdecimal()]


def geimporteerd(bron: str) -> set[str]:
    """Return the top-level modules that a module imports, also inside functions."""
    gevonden: set[str] = set()
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.Import):
            gevonden |= {alias.name.partition(".")[0] for alias in knoop.names}
        elif isinstance(knoop, ast.ImportFrom):
            gevonden.add((knoop.module or "").partition(".")[0])
    return gevonden


def genoemd(bron: str) -> set[str]:
    """Return every "thing.attribute" that a module names, such as "date.today"."""
    return {
        f"{_laatste(knoop.value)}.{knoop.attr}"
        for knoop in ast.walk(ast.parse(bron))
        if isinstance(knoop, ast.Attribute)
    }


def _laatste(knoop: ast.expr) -> str:
    match knoop:
        case ast.Name(id=naam) | ast.Attribute(attr=naam):
            return naam
        case _:
            return ""
