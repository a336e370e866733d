"""The commands of who runs it: the first account, rebuilding, checking, and a demo that never mixes with real work."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import GebeurtenisRij, Taak


def _roep(naam: str, *delen: str) -> str:
    uit = io.StringIO()
    call_command(naam, *delen, stdout=uit, stderr=io.StringIO())
    return uit.getvalue()


@pytest.mark.usefixtures("demo")
def test_a_demo_never_mixes_with_what_is_there() -> None:
    with pytest.raises(CommandError, match="lege database"):
        _roep("demo")


@pytest.mark.usefixtures("demo")
def test_rebuilding_says_what_differed() -> None:
    assert "0 bijgewerkt" in _roep("herbouw")
    with met_bereik(ALLES):
        taak = Taak.objects.select_related("dossier").order_by("pk")[0]
        taak.delete()
    assert taak.dossier.kenmerk in _roep("herbouw")
    assert "0 bijgewerkt" in _roep("herbouw")


@pytest.mark.usefixtures("demo")
def test_the_chain_check_ends_with_one_when_something_is_broken() -> None:
    assert "Alles klopt" in _roep("keten")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE storage_gebeurtenisrij DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER storage_gebeurtenisrij_update")
    with met_bereik(ALLES):
        GebeurtenisRij.objects.filter(volgnummer=2).update(hash="0" * 64)
    with pytest.raises(SystemExit) as einde:
        _roep("keten")
    assert einde.value.code == 1
