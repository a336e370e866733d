"""REUSE.toml gives every file of the project a licence of which the text is in LICENSES/."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from docs.schermen import WORTEL

REUSE = (WORTEL / "REUSE.toml").read_text(encoding="utf-8")
LICENCES = {path.stem for path in (WORTEL / "LICENSES").iterdir()}
# Texts of licences are themselves under none.
TEXTS = re.compile(r"LICENSE|LICENSES/.*")
MADE = re.compile(
    r"\.(?!ci/|github/|gitlab|git(ignore|keep)|editorconfig|npmrc)|__pycache__|node_modules|nlds|demo|gegevens"
)


def tracked(root: Path) -> list[str]:
    """Return the files of the project: as git has them, or else those that nothing has made."""
    if (root / ".git").exists():
        done = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True)  # noqa: S607
        return [name for name in done.stdout.decode().split("\0") if name]
    names = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return sorted(name for name in names if not any(MADE.match(part) for part in re.findall(r"[^/]+/?", name)))


def as_pattern(path: str) -> re.Pattern[str]:
    """Read a path of REUSE.toml: a star stops at a slash, two do not."""
    parts = re.split(r"(\*\*|\*)", path)
    return re.compile("".join({"**": ".*", "*": "[^/]*"}.get(part, re.escape(part)) for part in parts))


def uncovered(reuse: str, names: list[str], licences: set[str]) -> list[str]:
    annotations = tomllib.loads(reuse)["annotations"]
    good = [a for a in annotations if a["SPDX-FileCopyrightText"] and a["SPDX-License-Identifier"] in licences]
    patterns = [as_pattern(path) for a in good for path in ([a["path"]] if isinstance(a["path"], str) else a["path"])]
    return [name for name in names if not TEXTS.fullmatch(name) and not any(p.fullmatch(name) for p in patterns)]


def test_every_file_has_a_licence() -> None:
    names = tracked(WORTEL)
    assert {"pyproject.toml", "ui/.npmrc", "src/afspraak/py.typed"} <= set(names)
    assert uncovered(REUSE, names, LICENCES) == []


@pytest.mark.parametrize(
    ("name", "seen"),
    [("README.md", False), ("src/afspraak/diep/x.py", False), ("vendor/x.js", True), ("docs.txt/x", True)],
)
def test_a_file_in_a_new_folder_is_seen(name: str, seen: bool) -> None:
    assert uncovered(REUSE, [name], LICENCES) == ([name] if seen else [])


def test_a_licence_without_its_text_is_seen() -> None:
    assert uncovered(REUSE, ["README.md"], {"MIT"}) == ["README.md"]


def test_the_licence_at_the_root_is_the_one_that_is_named() -> None:
    texts = [(WORTEL / name).read_text(encoding="utf-8") for name in ("LICENSE", "LICENSES/EUPL-1.2.txt")]
    assert texts[0] == texts[1]
    assert {a["SPDX-License-Identifier"] for a in tomllib.loads(REUSE)["annotations"]} == LICENCES


def test_without_git_the_tree_is_walked(tmp_path: Path) -> None:
    for name in (
        ".venv/x",
        ".ci/run",
        "src/a/__pycache__/a.pyc",
        "src/a/a.py",
        ".gitlab-ci.yml",
        "vendor/b.js",
        ".x_cache/y",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert tracked(tmp_path) == [".ci/run", ".gitlab-ci.yml", "src/a/a.py", "vendor/b.js"]
