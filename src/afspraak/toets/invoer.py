"""The inputs of a vector, read by kind; what nobody read is reported."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from afspraak.termijnen import Duur, FeitFout, lees_dag
from afspraak.termijnen.dagen import NEDERLAND, als_moment

# Words that describe the vector and are not facts.
_VRIJ = frozenset(("ask", "note", "name", "term_kind", "reading"))
_EENHEDEN = {
    "day": "dag", "days": "dagen", "week": "week", "weeks": "weken", "month": "maand", "months": "maanden",
    "year": "jaar", "years": "jaar", "hour": "uur", "hours": "uur", "working days": "werkdagen",
}  # fmt: skip


class Invoer:
    """A vector's inputs; remembers which were asked for."""

    def __init__(self, ruw: Mapping[str, Any]) -> None:
        self._ruw = ruw
        self._gelezen: set[str] = set()

    def __contains__(self, naam: str) -> bool:
        return naam in self._ruw

    def ongelezen(self) -> tuple[str, ...]:
        """Return the inputs that no adapter asked for."""
        return tuple(n for n in self._ruw if n not in self._gelezen | _VRIJ)

    def ruw(self, naam: str, standaard: Any = None) -> Any:
        """Return an input as it stands in the file."""
        self._gelezen.add(naam)
        return self._ruw.get(naam, standaard)

    def dag(self, naam: str) -> date:
        """Return a day that must be there.

        Raises:
            FeitFout: if it is missing or no day.
        """
        dag = self.misschien_dag(naam)
        if dag is None:
            raise FeitFout(f"'{naam}' ontbreekt in inputs")
        return dag

    def misschien_dag(self, naam: str) -> date | None:
        """Return a day, or None; a remark in parentheses behind it is no part of it."""
        ruw = self.ruw(naam)
        if ruw is None:
            return None
        return lees_dag(re.sub(r"\s*\(.*\)\s*$", "", str(ruw)), naam)

    def moment(self, naam: str) -> datetime:
        """Return a moment in Dutch time (or in UTC where it says so)."""
        return als_moment(datetime.fromisoformat(str(self.ruw(naam)).replace("Z", "+00:00")), naam)

    def ja(self, naam: str, standaard: bool = False) -> bool:
        """Return a yes or no."""
        return bool(self.ruw(naam, standaard))

    def getal(self, naam: str, standaard: int = 0) -> int:
        """Return a whole number."""
        return int(self.ruw(naam, standaard))

    def duur(self, naam: str) -> Duur:
        """Return a duration written in English: "13 weeks", "10 days before (...)"."""
        m = re.match(r"(\d+)\s+([a-z]+)", str(self.ruw(naam)))
        if m is None or m[2] not in _EENHEDEN:
            raise FeitFout(f"'{self._ruw.get(naam)}' is geen duur ({naam})")
        return Duur.lees(f"{m[1]} {_EENHEDEN[m[2]]}")


def zonder_zone(moment: datetime) -> str:
    """Write a moment in Dutch time without its zone, to the minute."""
    return moment.astimezone(NEDERLAND).strftime("%Y-%m-%dT%H:%M")


def met_zone(moment: datetime) -> str:
    """Write a moment in Dutch time with its zone."""
    return moment.astimezone(NEDERLAND).isoformat()


def in_utc(moment: datetime) -> datetime:
    """Return the moment in UTC."""
    return moment.astimezone(UTC)
