"""`make demo` where something is in its way: a sentence that says what to do, and nothing is begun."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from architecture.broncode import WORTEL


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the scripts beside this environment, in a folder with a space and an accent."""
    copy = tmp_path / "mijn kopie é"
    shutil.copytree(WORTEL / "scripts", copy / "scripts")
    (copy / ".venv").symlink_to(sys.prefix)
    return copy


def demo(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/bash", "scripts/demo.sh"],
        cwd=folder,
        env={**os.environ, **settings},
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"DAG": "26-11-2026"}, "DAG=26-11-2026 is not a day. Write it like this: DAG=2026-12-01 make demo"),
        ({"DAG": "2026-02-30"}, "DAG=2026-02-30 is not a day. Write it like this: DAG=2026-12-01 make demo"),
        ({"POORT": "web"}, "POORT=web is not a port. Give a number from 1024 to 65535: POORT=9000 make demo"),
        ({"POORT": "70000"}, "POORT=70000 is not a port. Give a number from 1024 to 65535: POORT=9000 make demo"),
    ],
)
def test_a_wrong_setting_is_named(folder: Path, settings: dict[str, str], said: str) -> None:
    answer = demo(folder, **settings)
    assert (answer.returncode, answer.stdout, answer.stderr.strip()) == (1, "", said)
    assert not (folder / "demo").exists()


def test_a_taken_port_is_told_with_a_free_one(folder: Path) -> None:
    with socket.socket() as other:
        # As the server itself listens: two of that kind would share the port without a word.
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        answer = demo(folder, POORT=str(taken))
    assert answer.returncode == 1
    assert answer.stderr.startswith(f"Port {taken} is taken")
    assert "POORT=" in answer.stderr
    assert not (folder / "demo").exists()
