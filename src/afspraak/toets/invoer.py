"""The inputs of a vector, read by kind; what nobody read is reported."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from afspraak.termijnen import Duur, FeitFout, Opschorting, lees_dag
from afspraak.termijnen.dagen import als_moment

# Words that describe the vector and are not facts.
_VRIJ = frozenset(("ask", "note", "name", "reading"))
_EENHEDEN = {
    "day": "dag", "days": "dagen", "week": "week", "weeks": "weken", "month": "maand", "months": "maanden",
    "year": "jaar", "years": "jaar", "hour": "uur", "hours": "uur", "working days": "werkdagen",
    "working day": "werkdag",
}  # fmt: skip
_ISO_EENHEDEN = {"Y": "jaar", "M": "maanden", "W": "weken", "D": "dagen"}
_OPMERKING = re.compile(r"\s*\(.*\)\s*$")
# Pairs of words for the start and the end of a suspension, as items of a list or beside each other.
_VAN = ("requested", "from", "request_to_complete")
_TOT = ("repaired_or_lapsed", "repaired", "completed_or_term_lapsed", "completed", "term_lapsed", "until", "to")


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

    def tekst(self, *namen: str) -> str:
        """Return the first of these inputs that is there as text in small letters, or an empty text."""
        gevonden = [str(self.ruw(naam)).lower() for naam in namen if self.ruw(naam) is not None]
        return gevonden[0] if gevonden else ""

    def dag(self, *namen: str) -> date:
        """Return the first of these days that is there.

        Raises:
            FeitFout: if none is there, or it is no day.
        """
        dag = self.misschien_dag(*namen)
        if dag is None:
            raise FeitFout(f"'{namen[0]}' ontbreekt in inputs")
        return dag

    def misschien_dag(self, *namen: str) -> date | None:
        """Return the first of these days that is there, or None; a remark in parentheses behind it is no part of it."""
        dagen = [lees_invoerdag(self.ruw(naam), naam) for naam in namen if self.ruw(naam) is not None]
        return dagen[0] if dagen else None

    def misschien_moment(self, *namen: str) -> datetime | None:
        """Return the first of these moments that is there, in Dutch time unless it names another zone."""
        for naam in namen:
            if self.ruw(naam) is not None:
                return _moment(self.ruw(naam), naam)
        return None

    def moment(self, *namen: str) -> datetime:
        """Return the first of these moments that is there.

        Raises:
            FeitFout: if none is there.
        """
        moment = self.misschien_moment(*namen)
        if moment is None:
            raise FeitFout(f"'{namen[0]}' ontbreekt in inputs")
        return moment

    def ja(self, *namen: str, standaard: bool = False) -> bool:
        """Return the first of these answers of yes or no that is there.

        Raises:
            FeitFout: if it is another thing.
        """
        for naam in namen:
            waarde = self.ruw(naam)
            if isinstance(waarde, bool):
                return waarde
            if waarde is not None:
                raise FeitFout(f"'{naam}' moet true of false zijn")
        return standaard

    def getal(self, *namen: str, standaard: int = 0) -> int:
        """Return the first of these whole numbers that is there; "6 weeks" counts as 6.

        Raises:
            FeitFout: if it holds no whole number.
        """
        for naam in namen:
            waarde = self.ruw(naam)
            if waarde is None:
                continue
            m = re.match(r"\s*(\d+)(?:\s|$)", str(waarde))
            if m is None:
                raise FeitFout(f"'{waarde}' is geen geheel getal ({naam})")
            return int(m[1])
        return standaard

    def duur(self, naam: str) -> Duur:
        """Return a duration written in English: "13 weeks", "10 days before (...)", or as ISO: "P5Y".

        Raises:
            FeitFout: if it is no duration.
        """
        tekst = str(self.ruw(naam))
        iso = re.fullmatch(r"P(\d+)([YMWD])", tekst.strip())
        if iso:
            return Duur.lees(f"{iso[1]} {_ISO_EENHEDEN[iso[2]]}")
        m = re.match(r"(\d+)[\s-]+((?:working )?[a-z]+)", tekst)
        if m is None or m[2] not in _EENHEDEN:
            raise FeitFout(f"'{tekst}' is geen duur ({naam})")
        return Duur.lees(f"{m[1]} {_EENHEDEN[m[2]]}")

    def opschortingen(self, grond: str, *lijsten: str) -> tuple[Opschorting, ...]:
        """Return the suspensions: those of the lists, and the one whose days stand beside each other."""
        gevonden = [_opschorting(dict(item), grond) for lijst in lijsten for item in self.ruw(lijst) or ()]
        van = self.misschien_dag("request_to_complete")
        if van is not None:
            tot = self.misschien_dag("completed", "completed_or_term_lapsed", "term_lapsed")
            gevonden.append(Opschorting(van=van, tot=tot, grondslag=grond))
        return tuple(gevonden)


def lees_invoerdag(ruw: Any, naam: str) -> date:
    """Read a day of a vector; a remark in parentheses behind it is no part of it."""
    return lees_dag(_OPMERKING.sub("", str(ruw)), naam)


def _moment(ruw: Any, naam: str) -> datetime:
    tekst = _OPMERKING.sub("", str(ruw)).replace("Z", "+00:00")
    return als_moment(datetime.fromisoformat(tekst), naam)


def _opschorting(item: dict[str, Any], grond: str) -> Opschorting:
    vreemd = set(item) - {*_VAN, *_TOT, "ground", "grond"}
    if vreemd:
        raise FeitFout(f"'{sorted(vreemd)[0]}' is geen bekend woord voor een opschorting")
    van = next((item[n] for n in _VAN if item.get(n)), None)
    tot = next((item[n] for n in _TOT if item.get(n)), None)
    if van is None:
        raise FeitFout("een opschorting mist haar begin ('requested' of 'from')")
    einde = lees_invoerdag(tot, "opschorting") if tot else None
    return Opschorting(van=lees_invoerdag(van, "opschorting"), tot=einde, grondslag=grond)
