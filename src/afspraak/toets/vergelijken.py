"""Reading a file of vectors, computing each, and telling what differs."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from afspraak.recht.regel import Regelboek
from afspraak.termijnen import AfspraakFout
from afspraak.toets.invoer import Invoer

Adapter = Callable[[Invoer, Regelboek], Mapping[str, Any]]
ADAPTERS: dict[str, Adapter] = {}


class VectorFout(AfspraakFout):
    """A file that holds no vectors."""


@dataclass(frozen=True, slots=True)
class Afwijking:
    """One thing in a vector that does not hold, or that could not be judged."""

    vector: str
    regel: str
    wat: str
    verwacht: str
    gekregen: str

    def __str__(self) -> str:
        return f"{self.vector} {self.regel}: {self.wat}: verwacht {self.verwacht}, berekend {self.gekregen}"


def adapter(*regels: str) -> Callable[[Adapter], Adapter]:
    """Register how the vectors of these rules are computed."""

    def zet(functie: Adapter) -> Adapter:
        for naam in regels:
            ADAPTERS[naam] = functie
        return functie

    return zet


def lees_vectoren(pad: Path) -> list[dict[str, Any]]:
    """Read a file of vectors.

    Raises:
        VectorFout: if it cannot be read, or its form is another one.
    """
    try:
        ruw = json.loads(pad.read_text(encoding="utf-8"))
    except OSError as fout:
        raise VectorFout(f"'{pad}' is niet te lezen: {fout.strerror}.") from None
    except ValueError as fout:
        raise VectorFout(f"'{pad}' is geen geldige JSON: {fout}.") from None
    vectoren = ruw.get("vectors") if isinstance(ruw, dict) else ruw
    if not isinstance(vectoren, list):
        raise VectorFout(f"'{pad}' heeft geen lijst 'vectors'.")
    for nummer, vector in enumerate(vectoren, start=1):
        ontbreekt = [s for s in ("id", "rule", "inputs", "expected") if not isinstance(vector, dict) or s not in vector]
        if ontbreekt:
            raise VectorFout(f"'{pad}', vector {nummer}: {', '.join(ontbreekt)} ontbreekt.")
    return vectoren


def toets(vector: Mapping[str, Any], regels: Regelboek) -> list[Afwijking]:
    """Return what differs between a vector and the rules; empty if it holds."""
    naam, regel = str(vector["id"]), str(vector["rule"])
    bereken = ADAPTERS.get(regel)
    if bereken is None:
        return [Afwijking(naam, regel, "regel", "een bekende regel", "niet beoordeeld: deze regel is niet bekend")]
    invoer = Invoer(vector["inputs"])
    try:
        gekregen = bereken(invoer, regels)
    except (AfspraakFout, ValueError, TypeError, KeyError) as fout:
        return [Afwijking(naam, regel, "invoer", json.dumps(vector["expected"], ensure_ascii=False), f"fout: {fout}")]
    afwijkingen = [
        Afwijking(naam, regel, f"inputs.{ongelezen}", "een bekend gegeven", "niet beoordeeld")
        for ongelezen in invoer.ongelezen()
    ]
    for sleutel, verwacht in vector["expected"].items():
        if sleutel in _UITLEG:
            continue
        if sleutel not in gekregen:
            afwijkingen.append(Afwijking(naam, regel, sleutel, str(verwacht), "niet beoordeeld"))
        elif not gelijk(gekregen[sleutel], verwacht):
            afwijkingen.append(Afwijking(naam, regel, sleutel, str(verwacht), str(_plat(gekregen[sleutel]))))
    return afwijkingen


# Expected words that are prose about the answer, not part of it.
_UITLEG = frozenset(("sum_note", "minimum_note"))


def gelijk(gekregen: Any, verwacht: Any) -> bool:
    """Tell whether a computed value is what the vector expects, as JSON tells values."""
    plat = _plat(gekregen)
    if isinstance(plat, dict) and isinstance(verwacht, dict):
        return set(plat) == set(verwacht) and all(gelijk(plat[k], verwacht[k]) for k in plat)
    if isinstance(plat, bool) or isinstance(verwacht, bool):
        return plat is verwacht
    if isinstance(verwacht, str) and isinstance(plat, str):
        return _zelfde_moment(plat, verwacht)
    return bool(plat == verwacht)


def _zelfde_moment(een: str, ander: str) -> bool:
    if een == ander:
        return True
    try:
        return "T" in een and "T" in ander and datetime.fromisoformat(een) == datetime.fromisoformat(ander)
    except (ValueError, TypeError):
        return False


def _plat(waarde: Any) -> Any:
    if isinstance(waarde, datetime):
        return waarde.isoformat()
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, Mapping):
        return {k: _plat(v) for k, v in waarde.items()}
    if isinstance(waarde, tuple | list):
        return [_plat(v) for v in waarde]
    return waarde
