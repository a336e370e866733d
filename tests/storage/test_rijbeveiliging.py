"""The second lock: on PostgreSQL the database itself shows nothing outside the scope, however it is asked."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from afspraak.storage.bereik import ALLES, NIETS, Bereik, met_bereik
from afspraak.storage.models import DossierRij
from afspraak.storage.rijbeveiliging import BEVEILIGD, gaat_voorbij

pytestmark = [
    pytest.mark.usefixtures("demo"),
    pytest.mark.skipif(
        "connection.vendor != 'postgresql'", reason="SQLite has no row-level security; test_bereik holds there"
    ),
]
LAREN = Bereik(sleutels=frozenset({"bezwaar@laren"}), registers=frozenset({"handtekeningen@blaricum"}))
EMPTY = {"storage_bijlage", "storage_inzage", "storage_toewijzing", "storage_correctieverzoek"}
ONDER = {
    "storage_gebeurtenisrij",
    "storage_bijlage",
    "storage_inzage",
    "storage_toewijzing",
    "storage_correctieverzoek",
}


def _sql(vraag: str, *waarden: int) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(vraag, waarden or None)
        return cursor.fetchall() if cursor.description else []


def _aantal(tabel: str) -> int:
    return int(_sql(f"SELECT count(*) FROM {tabel}")[0][0])  # noqa: S608 - our own names


def test_the_suite_itself_is_bound_by_the_policies() -> None:
    assert gaat_voorbij(connection) == "", "run the tests under an ordinary role, or they prove nothing"


@pytest.mark.parametrize("tabel", BEVEILIGD)
def test_a_query_by_hand_finds_nothing_without_a_scope_or_in_an_empty_one(tabel: str) -> None:
    assert _aantal(tabel) == 0
    with met_bereik(NIETS):
        assert _aantal(tabel) == 0


def test_a_query_by_hand_finds_what_the_managers_find() -> None:
    with met_bereik(ALLES):
        alle = DossierRij.objects.count()
        assert _aantal("storage_dossierrij") == alle
    with met_bereik(LAREN):
        eigen = DossierRij.objects.count()
        assert 0 < eigen < alle
        assert _aantal("storage_dossierrij") == eigen


@pytest.mark.parametrize("tabel", sorted(set(BEVEILIGD) - EMPTY))
def test_every_table_shows_only_the_keys_of_the_scope(tabel: str) -> None:
    sleutel = "(SELECT sleutel FROM storage_dossierrij d WHERE d.id = dossier_id)" if tabel in ONDER else "sleutel"
    with met_bereik(LAREN):
        gezien = {rij[0] for rij in _sql(f"SELECT DISTINCT {sleutel} FROM {tabel}")}  # noqa: S608 - our own names
    assert gezien == ({"handtekeningen@blaricum"} if tabel == "storage_inschrijving" else {"bezwaar@laren"})


def test_a_row_outside_the_scope_cannot_be_changed_or_added() -> None:
    with met_bereik(ALLES):
        ander = DossierRij.objects.filter(sleutel="bezwaar@eemnes")[0]
    with met_bereik(LAREN):
        _sql("UPDATE storage_dossierrij SET titel = 'gekaapt' WHERE id = %s", ander.pk)
        _sql("DELETE FROM storage_taak WHERE dossier_id = %s", ander.pk)
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            _sql("INSERT INTO storage_telling (sleutel, bron, stand, aantal) VALUES ('bezwaar@eemnes', 'x', 'y', 1)")
    with met_bereik(ALLES):
        assert DossierRij.objects.get(pk=ander.pk).titel == ander.titel


def test_a_scope_told_in_a_transaction_that_failed_is_told_again() -> None:
    """Rolling back makes the database forget what it was told; believing otherwise would show the wrong rows."""
    with met_bereik(ALLES):
        alle = _aantal("storage_dossierrij")
        with transaction.atomic():
            with met_bereik(LAREN):
                assert _aantal("storage_dossierrij") < alle
            transaction.set_rollback(True)
        with met_bereik(LAREN):
            assert _aantal("storage_dossierrij") < alle
        assert _aantal("storage_dossierrij") == alle


def test_a_scope_that_ends_in_an_error_of_the_database_leaves_the_next_one_right() -> None:
    with met_bereik(ALLES):
        with pytest.raises(DatabaseError), transaction.atomic(), met_bereik(LAREN):
            _sql("SELECT 1 / 0")
        assert _aantal("storage_dossierrij") == DossierRij.objects.count()


def test_a_whole_transaction_rolled_back_forgets_its_scope() -> None:
    """On a connection of its own: told outside a transaction, told otherwise inside one that is rolled back."""
    eigen = connection.copy()

    def tel(bereik: Bereik) -> int:
        with met_bereik(bereik), eigen.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM storage_dossierrij")
            return int(cursor.fetchone()[0])

    try:
        laren, alle = tel(LAREN), tel(ALLES)
        assert tel(LAREN) == laren < alle
        eigen.set_autocommit(False)
        assert tel(ALLES) == alle
        eigen.rollback()
        assert tel(ALLES) == alle, "the database fell back to the scope before"
        eigen.rollback()
        eigen.set_autocommit(True)
        assert tel(LAREN) == laren
    finally:
        eigen.close()


def test_without_its_policy_a_table_would_show_everything() -> None:
    """The negative control: what hides the rows is the policy, and nothing else."""
    with met_bereik(NIETS):
        assert _aantal("storage_dossierrij") == 0
        _sql("ALTER TABLE storage_dossierrij NO FORCE ROW LEVEL SECURITY")
        assert _aantal("storage_dossierrij") > 100
