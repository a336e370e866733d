"""The tests have the same names whenever and wherever they are collected: several workers must agree on them."""

import os
import subprocess
import sys
import time

from architecture.broncode import WORTEL


def _names(seed: str) -> list[str]:
    collected = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-n", "0", "-p", "no:cacheprovider"],
        cwd=WORTEL, env={**os.environ, "PYTHONHASHSEED": seed}, check=False, capture_output=True, text=True,
    )  # fmt: skip
    return sorted(line for line in collected.stdout.splitlines() if "::" in line)


def test_the_names_of_the_tests_do_not_depend_on_the_moment_or_on_the_order_of_a_set() -> None:
    first = _names("1")
    time.sleep(1.1)  # what holds the second would now hold another
    second = _names("2")
    assert len(first) > 1000
    assert first == second
