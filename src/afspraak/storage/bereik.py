"""The scope in which rows are read: which dossiers a person may see. Without one, reading raises.

A dossier carries a ``sleutel``: its procedure and its municipality ("bezwaar@laren"; "beleid@*" where it is of all).
A person's ``Bereik`` names the keys that the person may read. It is entered by the web's middleware, by a command or
by a test, nowhere else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

ALLE = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bereik:
    """What may be read: ``sleutels`` of dossiers, ``plekken`` (role at municipality) whose work is one's own."""

    sleutels: frozenset[str] = frozenset()
    plekken: frozenset[str] = frozenset()
    registers: frozenset[str] = frozenset()
    """Keys of register entries: register and municipality ("mandaten@laren")."""
    alles: bool = False
    """The whole store: for commands and jobs that work for nobody in particular."""

    def ziet(self, sleutel: str) -> bool:
        """Tell whether a dossier with this key may be read."""
        return self.alles or sleutel in self.sleutels


ALLES = Bereik(alles=True)
NIETS = Bereik()

_bereik: ContextVar[Bereik | None] = ContextVar("bereik", default=None)


class GeenBereik(RuntimeError):
    """Rows were asked for without a scope: our defect, never a user's mistake."""


def huidig_bereik() -> Bereik:
    """Return the scope that was entered.

    Raises:
        GeenBereik: if none was.
    """
    bereik = _bereik.get()
    if bereik is None:
        raise GeenBereik("Enter a scope first: with met_bereik(...).")
    return bereik


def bereik_of_geen() -> Bereik | None:
    """Return the scope that was entered, or None: for what must work without one, such as telling the database."""
    return _bereik.get()


@contextmanager
def met_bereik(bereik: Bereik) -> Iterator[None]:
    """Enter a scope; the one before comes back at the end."""
    teken = _bereik.set(bereik)
    try:
        yield
    finally:
        _bereik.reset(teken)


def sleutel_van(procedure: str, gemeente: str | None) -> str:
    """Return the key of a dossier."""
    return f"{procedure}@{gemeente or ALLE}"


def plek_van(rol: str, gemeente: str) -> str:
    """Return the key of a role at a municipality."""
    return f"{rol}@{gemeente}"
