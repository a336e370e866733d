"""A lock does not rot: it names all that is needed with its extras, and nothing that is not needed."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, requires
from typing import cast

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from docs.schermen import WORTEL

PROJECT = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
WANTED = {
    "runtime": [*PROJECT["project"]["dependencies"], *GROUPS["build"]],
    "dev": [*PROJECT["project"]["dependencies"], *GROUPS["build"], *GROUPS["dev"]],
}
LOCKS = {name: (WORTEL / "locks" / f"{name}.lock").read_text(encoding="utf-8") for name in WANTED}
PIN = re.compile(r"^([\w.-]+)(?:\[([\w,.-]+)\])?==([^\s;]+)", re.MULTILINE)
# The lock serves every machine; a requirement counts if one of these needs it.
MACHINES: list[dict[str, str]] = [
    {**cast("dict[str, str]", default_environment()), "python_version": version, "python_full_version": f"{version}.0",
     "sys_platform": platform, "platform_system": system, "os_name": os_name}
    for version in ("3.11", "3.12", "3.13")
    for platform, system, os_name in (("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt"))
]  # fmt: skip


def pinned(lock: str) -> dict[str, frozenset[str]]:
    """Return each package of a lock with the extras that it is pinned with."""
    return {canonicalize_name(m[1]): frozenset((m[2] or "").split(",")) - {""} for m in PIN.finditer(lock)}


def _needed_by(name: str, extra: str) -> Iterator[Requirement]:
    try:
        lines = requires(name) or []
    except PackageNotFoundError:  # of another machine, so not installed on this one
        return
    for requirement in map(Requirement, lines):
        if requirement.marker is None or any(requirement.marker.evaluate(m | {"extra": extra}) for m in MACHINES):
            yield requirement


def needed(wanted: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return each package that the wanted ones lead to, with the extras that are asked of it."""
    found: dict[str, frozenset[str]] = {}
    waiting = [Requirement(line) for line in wanted]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        extras = found.get(name, frozenset()) | requirement.extras
        if found.get(name) == extras:
            continue
        found[name] = extras
        for extra in ("", *sorted(extras)):
            waiting += _needed_by(name, extra)
    return found


def differences(lock: str, wanted: Iterable[str]) -> list[str]:
    """Say in what a lock differs from what is wanted; nothing if it is right."""
    has, needs = pinned(lock), needed(wanted)
    return [
        *(f"{name} is needed and not in the lock" for name in sorted(needs.keys() - has.keys())),
        *(f"{name} is in the lock and nothing needs it" for name in sorted(has.keys() - needs.keys())),
        *(
            f"{name} is pinned with extras {sorted(has[name])} and needed with {sorted(needs[name])}"
            for name in sorted(has.keys() & needs.keys())
            if has[name] != needs[name]
        ),
    ]


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_is_what_the_project_needs(name: str) -> None:
    assert differences(LOCKS[name], WANTED[name]) == [], "run scripts/lock.sh"


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_its_hashes_and_no_address(name: str) -> None:
    for block in re.split(r"\n(?=\S)", LOCKS[name].strip()):
        assert PIN.match(block), block
        assert "--hash=sha256:" in block, block
    assert "://" not in LOCKS[name]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("coverage[toml]==", "coverage==", "coverage is pinned with extras [] and needed with ['toml']"),
        (
            "django-allauth[mfa]==",
            "django-allauth==",
            "django-allauth is pinned with extras [] and needed with ['mfa']",
        ),
        ("django-htmx==", "django-htmy==", "django-htmx is needed and not in the lock"),
        ("django-htmx==", "django-htmy==", "django-htmy is in the lock and nothing needs it"),
        ("fido2==", "fido3==", "fido2 is needed and not in the lock"),
    ],
)
def test_a_lock_that_rots_is_seen(old: str, new: str, said: str) -> None:
    assert old in LOCKS["dev"]
    assert said in differences(LOCKS["dev"].replace(old, new), WANTED["dev"])


def test_installing_resolves_nothing() -> None:
    script = (WORTEL / "scripts" / "venv.sh").read_text(encoding="utf-8")
    installs = [line for line in script.splitlines() if line.startswith("pip install")]
    assert all("--no-deps" in line for line in installs)
    assert ["--require-hashes" in line for line in installs] == [True, True, False]
    assert installs[-1].endswith("-e .")
