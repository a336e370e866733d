"""A database from its address: SQLite for a demo or one desk, PostgreSQL for production."""

from typing import Any

import environ

_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA busy_timeout=20000;"
        "PRAGMA cache_size=-64000;PRAGMA mmap_size=268435456;PRAGMA foreign_keys=ON;"
    ),
}


def database(adres: str) -> dict[str, Any]:
    """Return Django's settings for an address such as ``postgres://user:password@host/name``."""
    gelezen: dict[str, Any] = environ.Env.db_url_config(adres)
    if "sqlite" in gelezen["ENGINE"]:
        # A writer takes its lock at once, so that two writers wait for each other instead of failing halfway.
        gelezen["OPTIONS"] = dict(_SQLITE)
    gelezen["CONN_MAX_AGE"] = 600
    gelezen["CONN_HEALTH_CHECKS"] = True
    return gelezen
