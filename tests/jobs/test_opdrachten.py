"""The commands of who runs it: the first account, rebuilding, checking, and a demo that never mixes with real work."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import GebeurtenisRij, Persoon, Taak
from mensen import als


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


@pytest.mark.usefixtures("demo")
def test_there_is_one_first_account() -> None:
    with pytest.raises(CommandError, match="Er is al iemand"):
        _roep("eerste_beheerder", "Anna Eerst", "anna@demo.example", "--wachtwoord-van-invoer")


@pytest.mark.usefixtures("demo")
def test_the_first_account_manages_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(Persoon.objects), "exists", lambda _: False, raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO("kort\n"))
    with pytest.raises(CommandError, match="te kort"):
        _roep("eerste_beheerder", "Anna Eerst", "anna@demo.example", "--wachtwoord-van-invoer")
    monkeypatch.setattr("sys.stdin", io.StringIO("een lang wachtwoord 7\n"))
    zin = _roep(
        "eerste_beheerder",
        "Anna Eerst",
        "anna@demo.example",
        "--verklaring-op",
        "2026-01-05",
        "--wachtwoord-van-invoer",
    )
    assert "Anna Eerst kan zich aanmelden" in zin
    wie = als("anna")
    assert [r.rol for r in wie.rollen] == ["functioneel-beheerder"]
    assert wie.verklaring_op is not None
