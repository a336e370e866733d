"""A store filled for sizing is as lawful as one that grew: every chain holds, every projection equals the fold."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import DEMODAG, omgeving

# One worker makes the store once.
pytestmark = pytest.mark.xdist_group("vullen")
DOSSIERS, GEBEURTENISSEN, ZWAAR = 150, 1200, 3
_VUL = f"""
from datetime import date
import django
django.setup()
from afspraak.jobs.vullen.vullen import vul
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import DossierRij, GebeurtenisRij
list(vul({DOSSIERS}, {GEBEURTENISSEN}, date.fromisoformat("{DEMODAG}"), zwaar={ZWAAR}, sjablonen=40))
with met_bereik(ALLES):
    print(DossierRij.objects.count(), GebeurtenisRij.objects.count())
"""


@pytest.fixture(scope="module")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Fill a store of its own; return its folder and what was counted in it."""
    folder = tmp_path_factory.mktemp("vullen")
    _python(folder, "-m", "django", "opzetten")
    return folder, _python(folder, "-c", _VUL)


def _python(folder: Path, *delen: str) -> str:
    klaar = subprocess.run(
        [sys.executable, *delen], env=omgeving(folder), check=False, capture_output=True, text=True, timeout=1800
    )
    return f"{klaar.stdout}{klaar.stderr}" if klaar.returncode else klaar.stdout


def test_it_makes_as_much_as_was_asked(gevuld: tuple[Path, str]) -> None:
    dossiers, gebeurtenissen = (int(n) for n in re.findall(r"\d+", gevuld[1])[:2])
    assert dossiers == DOSSIERS
    assert abs(gebeurtenissen - GEBEURTENISSEN) < GEBEURTENISSEN * 0.2


def test_every_chain_holds_and_every_projection_equals_the_fold(gevuld: tuple[Path, str]) -> None:
    assert "Alles klopt" in _python(gevuld[0], "-m", "django", "keten")
    assert "0 bijgewerkt" in _python(gevuld[0], "-m", "django", "herbouw")


def test_a_store_with_something_in_it_is_not_filled(gevuld: tuple[Path, str]) -> None:
    assert "lege database" in _python(gevuld[0], "-m", "django", "vul", "--dossiers", "1")
