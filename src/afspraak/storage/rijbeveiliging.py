"""The scope once more, underneath: PostgreSQL itself shows no row outside it (row-level security).

The managers of ``storage.manager`` are the first lock and work on every database. This is the second: a query written by
hand, or a manager that somebody forgot, still finds nothing. Each connection is told the scope before the first query
that needs it; the policies of the tables compare with what it was told. Nothing told means nothing seen.
"""

from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.pq import TransactionStatus

from afspraak.storage.bereik import Bereik, bereik_of_geen

ALLES = "*"
_VERTEL = "SELECT set_config('afspraak.sleutels', %s, false), set_config('afspraak.registers', %s, false)"
_NIET_VOOR = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")
"""Statements that read no row, and that must also work in a transaction that already failed."""

_EIGEN = ("storage_dossierrij", "storage_taak", "storage_verplichtingrij", "storage_telling")
_BEGIN = ("storage_gebeurtenisrij", "storage_bijlage", "storage_inzage", "storage_toewijzing")
_ONDER_DOSSIER = (*_BEGIN, "storage_correctieverzoek")
_REGISTER = "storage_inschrijving"
BEVEILIGD = (*_EIGEN, *_ONDER_DOSSIER, _REGISTER)
"""The tables with a policy. People, sessions and the keys of tasks hold nothing of a dossier's contents."""


class Verteller:
    """Tells one connection the scope, once as long as it stays the same."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self._connection = connection
        self._verteld: tuple[str, str] | None = None
        self._in_transactie = False
        self.keren = 0
        """How often something was told: queries that nobody else counts."""

    def vergeet(self) -> None:
        """Start anew: the connection is a fresh one."""
        self._verteld = None

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        """Run a query within the scope; Django calls this around every query."""
        if not sql.startswith(_NIET_VOOR):
            self._vertel()
        elif sql.startswith("ROLLBACK"):
            self._verteld = None  # what was told inside is forgotten by the database as well
        return execute(sql, params, many, context)

    def _vertel(self) -> None:
        verbinding = self._connection.connection
        if self._in_transactie and verbinding.info.transaction_status == TransactionStatus.IDLE:
            self._verteld = None  # that transaction is over; if it was rolled back, so was what it was told
        nu = _waarden(bereik_of_geen())
        if nu == self._verteld:
            return
        with verbinding.cursor() as cursor:
            cursor.execute(_VERTEL, nu)
        self.keren += 1
        self._verteld = nu
        self._in_transactie = not self._connection.get_autocommit()


def _waarden(bereik: Bereik | None) -> tuple[str, str]:
    if bereik is None:
        return "", ""
    if bereik.alles:
        return ALLES, ALLES
    return ",".join(sorted(bereik.sleutels)), ",".join(sorted(bereik.registers))


def luister(connection: BaseDatabaseWrapper, **_anders: object) -> None:
    """Tell a connection that was just made its scope from now on; a receiver of ``connection_created``."""
    if connection.vendor != "postgresql":
        return
    bekend = next((w for w in connection.execute_wrappers if isinstance(w, Verteller)), None)
    if bekend is None:
        # First in the row: Django takes the last one away at the end of a ``with connection.execute_wrapper``.
        connection.execute_wrappers.insert(0, Verteller(connection))
    else:
        bekend.vergeet()


def beveilig(_apps: Any, editor: Any) -> None:
    """Give the first tables their policies; for the migration that did."""
    secure(editor, *_EIGEN, *_BEGIN, _REGISTER)


def secure(editor: Any, *tables: str) -> None:
    """Give tables their policies; for migrations. FORCE holds the owner of the tables to them as well."""
    if editor.connection.vendor != "postgresql":
        return
    for tabel in tables:
        editor.execute(
            f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;"
            f"CREATE POLICY bereik ON {tabel} USING ({_voorwaarde(tabel)})",
            params=None,
        )


def _voorwaarde(tabel: str) -> str:
    if tabel in _ONDER_DOSSIER:
        # The policy of the dossiers holds inside this too. EXISTS says the same, but PostgreSQL may then read all dossiers
        # once instead of the one that is asked.
        eigen = "SELECT d.id FROM storage_dossierrij d WHERE d.id = dossier_id"
        return f"{_alles('sleutels')} OR ({eigen}) IS NOT NULL"
    soort = "registers" if tabel == _REGISTER else "sleutels"
    # A subselect is computed once per query; the bare function would be called for every row.
    sleutels = f"(SELECT string_to_array(current_setting('afspraak.{soort}', true), ','))"
    return f"{_alles(soort)} OR sleutel = ANY ({sleutels}::text[])"


def _alles(soort: str) -> str:
    return f"(SELECT current_setting('afspraak.{soort}', true) = '{ALLES}')"


def gaat_voorbij(connection: BaseDatabaseWrapper) -> str:
    """Return the name of the database role if no policy binds it (a superuser, or BYPASSRLS), else an empty text."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)")
        rij = cursor.fetchone()
    return str(rij[0]) if rij else ""
