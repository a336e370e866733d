"""The pipelines of public forges run what a developer runs, on every Python that the project names, and nothing more."""

import re
import tomllib
from typing import Any

import pytest
import yaml

from docs.schermen import WORTEL

FILES = {name: (WORTEL / name).read_text(encoding="utf-8") for name in (".github/workflows/ci.yml", ".gitlab-ci.yml")}
PROJECT = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SETUP = ("apt-get update && ", "git config ")
# What Debian calls its Python.
OF_DEBIAN = {"debian:12": "3.11"}


def commands(text: str) -> list[str]:
    """Return every command of a pipeline, of either kind."""
    found: list[str] = []
    for job in _jobs(yaml.safe_load(text)):
        found += [step["run"] for step in job.get("steps", []) if "run" in step]
        for key in ("before_script", "script", "after_script"):
            found += job.get(key, [])
    return found


def images(text: str) -> list[str]:
    (job,) = _jobs(yaml.safe_load(text))
    if "strategy" in job:
        return list(job["strategy"]["matrix"]["image"])
    (row,) = job["parallel"]["matrix"]
    return list(row["IMAGE"])


def _jobs(pipeline: dict[str, Any]) -> list[dict[str, Any]]:
    jobs = pipeline.get("jobs", pipeline)
    return [job for job in jobs.values() if isinstance(job, dict)]


def foreign(text: str) -> list[str]:
    return [c for c in commands(text) if c not in ("make check", "make test") and not c.startswith(SETUP)]


@pytest.mark.parametrize("name", FILES)
def test_a_pipeline_checks_and_tests_by_make(name: str) -> None:
    assert [c for c in commands(FILES[name]) if c.startswith("make ")] == ["make check", "make test"]
    assert foreign(FILES[name]) == []
    targets = re.findall(r"^([a-z]+):", (WORTEL / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"check", "test"} <= set(targets)


@pytest.mark.parametrize("name", FILES)
def test_another_command_is_seen(name: str) -> None:
    assert foreign(FILES[name].replace("make test", "pytest tests")) == ["pytest tests"]


@pytest.mark.parametrize("name", FILES)
def test_a_pipeline_runs_on_every_python_of_the_project(name: str) -> None:
    named = [c.rpartition(" ")[2] for c in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", c)]
    tried = [OF_DEBIAN.get(image) or re.sub(r"python:(.*)-bookworm", r"\1", image) for image in images(FILES[name])]
    assert tried == named
    assert PROJECT["requires-python"] == f">={named[0]}"


@pytest.mark.parametrize("name", FILES)
def test_a_pipeline_prepares_itself_alike(name: str) -> None:
    other = next(text for key, text in FILES.items() if key != name)
    assert [c for c in commands(FILES[name]) if c.startswith(SETUP)] == [
        c for c in commands(other) if c.startswith(SETUP)
    ]


def test_the_workflow_may_read_and_uses_one_action() -> None:
    pipeline = yaml.safe_load(FILES[".github/workflows/ci.yml"])
    assert pipeline["permissions"] == {"contents": "read"}
    assert re.findall(r"uses: (\S+)", FILES[".github/workflows/ci.yml"]) == ["actions/checkout@v4"]
