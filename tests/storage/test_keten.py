"""What was written down cannot be changed, and if somebody does it behind the application's back, it is found."""

import json

import pytest
from django.db import DatabaseError, connection, transaction

from afspraak.record.line import hash_of
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import GebeurtenisRij, Inschrijving
from afspraak.usecases.herbouw import Ketenbreuk, controleer_ketens
from mensen import dossier

pytestmark = pytest.mark.usefixtures("demo")


@pytest.mark.parametrize("tabel", ["storage_gebeurtenisrij", "storage_inschrijving"])
@pytest.mark.parametrize("zin", ["UPDATE {} SET hash = 'x'", "DELETE FROM {}"])
def test_the_database_refuses_to_change_what_was_written(tabel: str, zin: str) -> None:
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(zin.format(tabel))


def test_the_chains_of_the_whole_demo_are_sound() -> None:
    assert list(controleer_ketens()) == []


def _ontgrendel() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE storage_gebeurtenisrij DISABLE TRIGGER USER")
            cursor.execute("ALTER TABLE storage_inschrijving DISABLE TRIGGER USER")
        else:
            for tabel in ("storage_gebeurtenisrij", "storage_inschrijving"):
                cursor.execute(f"DROP TRIGGER {tabel}_update")
                cursor.execute(f"DROP TRIGGER {tabel}_delete")


def _breuken() -> list[Ketenbreuk]:
    return list(controleer_ketens())


def test_a_changed_day_is_found() -> None:
    rij = dossier("bezwaar")
    _ontgrendel()
    with met_bereik(ALLES):
        laatste = GebeurtenisRij.objects.filter(dossier=rij, volgnummer=2).get()
        inhoud = json.loads(laatste.regel)
        inhoud["op"] = "2026-01-02"
        GebeurtenisRij.objects.filter(pk=laatste.pk).update(regel=json.dumps(inhoud))
    assert _breuken() == [Ketenbreuk(rij.kenmerk, "gebeurtenis 2 is na het schrijven veranderd")]


def test_a_change_with_a_new_hash_is_found_at_the_next_event() -> None:
    rij = dossier("bezwaar")
    _ontgrendel()
    with met_bereik(ALLES):
        tweede = GebeurtenisRij.objects.get(dossier=rij, volgnummer=2)
        inhoud = json.loads(tweede.regel)
        inhoud["door"] = "Iemand Anders"
        inhoud["hash"] = hash_of(inhoud)
        GebeurtenisRij.objects.filter(pk=tweede.pk).update(regel=json.dumps(inhoud), hash=inhoud["hash"])
    assert [b.zin for b in _breuken()] == ["gebeurtenis 3 sluit niet aan op die ervoor"]


def test_a_removed_last_event_is_found() -> None:
    rij = dossier("bezwaar")
    _ontgrendel()
    with met_bereik(ALLES):
        GebeurtenisRij.objects.filter(dossier=rij, volgnummer=rij.volgnummer).delete()
    assert [(b.waar, b.zin) for b in _breuken()] == [(rij.kenmerk, "er ontbreken gebeurtenissen aan het eind")]


def test_a_removed_event_in_the_middle_is_found() -> None:
    rij = dossier("bezwaar")
    _ontgrendel()
    with met_bereik(ALLES):
        GebeurtenisRij.objects.filter(dossier=rij, volgnummer=2).delete()
    assert [b.zin for b in _breuken()] == ["gebeurtenis 2 ontbreekt of staat op een andere plaats"]


def test_a_changed_register_entry_is_found() -> None:
    _ontgrendel()
    with met_bereik(ALLES):
        eerste = Inschrijving.objects.order_by("pk").first()
        assert eerste is not None
        Inschrijving.objects.filter(pk=eerste.pk).update(velden={"verzekeraar": "Een ander"})
    assert [b.waar for b in _breuken()] == [f"register {eerste.register}"]
