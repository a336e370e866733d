"""What the database itself refuses: changing or removing what was written down. For migrations."""

from typing import Any

VAST = ("storage_gebeurtenisrij", "storage_inschrijving", "storage_toewijzing")


def _postgres(tabel: str) -> str:
    return f"""
        CREATE OR REPLACE FUNCTION afspraak_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME; END $$;
        CREATE TRIGGER {tabel}_vast BEFORE UPDATE OR DELETE ON {tabel}
            FOR EACH ROW EXECUTE FUNCTION afspraak_alleen_toevoegen();
        CREATE TRIGGER {tabel}_vol BEFORE TRUNCATE ON {tabel}
            FOR EACH STATEMENT EXECUTE FUNCTION afspraak_alleen_toevoegen();
    """


def _sqlite(tabel: str) -> list[str]:
    return [
        f"CREATE TRIGGER {tabel}_{daad.lower()} BEFORE {daad} ON {tabel} "
        f"BEGIN SELECT RAISE(ABORT, 'rows of {tabel} are only ever added'); END"
        for daad in ("UPDATE", "DELETE")
    ]


def vergrendel(_apps: Any, editor: Any) -> None:
    """Make the tables of events append-only; for the migration that did."""
    append_only(editor, *VAST)


def append_only(editor: Any, *tables: str) -> None:
    """Let the database itself refuse to change or remove a row of these tables; for migrations."""
    for tabel in tables:
        if editor.connection.vendor == "postgresql":
            editor.execute(_postgres(tabel), params=None)
        else:
            for zin in _sqlite(tabel):
                editor.execute(zin)
