"""The shape of the house: imports point down, the core asks nothing of the world, files stay small and clean."""

import re
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from architecture.broncode import (
    BRON,
    KERN,
    WORTEL,
    bijgehouden,
    geimporteerd,
    genoemd,
    kernbestanden,
    naam_van,
)

MEESTE_REGELS = 400
NETWERK = frozenset({"aiohttp", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib", "urllib3"})
BUITENWERELD = NETWERK | {"docx", "odfdo", "os", "pypdf", "random", "secrets", "sqlite3", "subprocess", "time", "yaml"}
KLOKVRAGEN = frozenset({"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time"})
# Hosts of registries and paths of a machine: neither means anything to who reads the project.
VREEMD = re.compile(
    r"files\.pythonhosted\.org|[a-z./]pypi\.org|registry\.(npmjs|yarnpkg)|--(extra-)?index-url|\"resolved\":"
    r"|(?<![\w.~])/(home|root|Users|work|opt)/\w"
)
BUREN = re.compile(r"\.\./shared")


# Import contracts


def test_imports_point_down() -> None:
    assert lint_imports(config_filename=str(WORTEL / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize(
    "contract",
    [
        'type = "layers"\nlayers = ["termijnen", "recht"]\ncontainers = ["afspraak"]',
        'type = "forbidden"\nsource_modules = ["afspraak.overeenkomst"]\nforbidden_modules = ["yaml"]',
    ],
    ids=["the other way up", "yaml, which the pack's reader does import"],
)
def test_a_broken_contract_is_caught(contract: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kop = '[tool.importlinter]\nroot_package = "afspraak"\ninclude_external_packages = true\n'
    (tmp_path / "pyproject.toml").write_text(f'{kop}[[tool.importlinter.contracts]]\nname = "x"\n{contract}\n')
    assert lint_imports(config_filename=str(tmp_path / "pyproject.toml"), no_cache=True) == 1
    assert "x BROKEN" in capsys.readouterr().out


# The core takes values and returns values


@pytest.mark.parametrize("pad", kernbestanden("termijnen", "recht", "verloop"), ids=naam_van)
def test_the_core_imports_nothing_of_the_world(pad: Path) -> None:
    assert geimporteerd(pad.read_text(encoding="utf-8")) & BUITENWERELD == set()


@pytest.mark.parametrize("pad", kernbestanden("overeenkomst"), ids=naam_van)
def test_the_pack_is_read_in_one_place_and_never_from_a_network(pad: Path) -> None:
    mag = {"yaml"} if pad.name == "knopen.py" else set()
    assert geimporteerd(pad.read_text(encoding="utf-8")) & BUITENWERELD == mag


@pytest.mark.parametrize("pad", kernbestanden(), ids=naam_van)
def test_the_core_never_asks_the_time(pad: Path) -> None:
    assert genoemd(pad.read_text(encoding="utf-8")) & KLOKVRAGEN == set()


def test_one_module_reads_the_clock() -> None:
    lezers = [naam_van(p) for p in BRON.rglob("*.py") if genoemd(p.read_text(encoding="utf-8")) & KLOKVRAGEN]
    assert lezers == ["src/afspraak/werkmap/klok.py"]


@pytest.mark.parametrize(
    ("bron", "gezien"),
    [
        ("from datetime import date\nx = date.today()", {"date.today"}),
        ("import datetime\ndef f():\n    return datetime.datetime.now(None)", {"datetime.now"}),
        ("import time\nklok = time.time", {"time.time"}),
    ],
)
def test_asking_the_time_is_seen(bron: str, gezien: set[str]) -> None:
    assert genoemd(bron) & KLOKVRAGEN == gezien


@pytest.mark.parametrize(
    ("bron", "gezien"),
    [
        ("import urllib.request", {"urllib"}),
        ("def f():\n    from yaml import safe_load\n    return safe_load", {"yaml"}),
        ("from socket import create_connection as c", {"socket"}),
    ],
)
def test_an_import_of_the_world_is_seen(bron: str, gezien: set[str]) -> None:
    assert geimporteerd(bron) & BUITENWERELD == gezien


def test_every_package_of_the_core_is_looked_at() -> None:
    assert {p.relative_to(BRON).parts[0] for p in kernbestanden()} == set(KERN)


# Files


def te_lang(bestanden: list[Path]) -> list[str]:
    return [pad.name for pad in bestanden if len(pad.read_text(encoding="utf-8").splitlines()) > MEESTE_REGELS]


def test_no_source_file_is_long() -> None:
    eigen = [p for p in bijgehouden() if p.suffix in (".py", ".sh") and "migrations" not in p.parts]
    assert te_lang(eigen) == []


def test_a_long_file_is_seen(tmp_path: Path) -> None:
    (tmp_path / "kort.py").write_text("x = 1\n" * MEESTE_REGELS)
    (tmp_path / "lang.py").write_text("x = 1\n" * (MEESTE_REGELS + 1))
    assert te_lang(sorted(tmp_path.iterdir())) == ["lang.py"]


def vreemd(bestanden: list[Path], patroon: re.Pattern[str]) -> list[str]:
    gevonden = []
    for pad in bestanden:
        inhoud = pad.read_bytes()
        if b"\0" not in inhoud:
            gevonden += [f"{pad.name}: {m.group()}" for m in patroon.finditer(inhoud.decode("utf-8"))]
    return gevonden


def test_no_tracked_file_names_a_registry_or_a_machine() -> None:
    assert vreemd(list(bijgehouden()), VREEMD) == []


def test_only_the_ci_script_looks_beside_the_checkout() -> None:
    assert vreemd([p for p in bijgehouden() if naam_van(p) != ".ci/run"], BUREN) == []


# Each sample is broken by a "|", so that this file does not hold what it forbids.
@pytest.mark.parametrize(
    "regel",
    [
        "--index|-url x",
        "https://pypi|.org/simple",
        "see /ho|me/jan/map",
        '"resol|ved": "x"',
        "cp /op|t/x y",
        "a=/ro|ot/b",
    ],
)
def test_a_registry_or_a_machine_is_seen(regel: str, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(f"eerst\n{regel.replace('|', '')}\n")
    assert len(vreemd([tmp_path / "x.txt"], VREEMD)) == 1
