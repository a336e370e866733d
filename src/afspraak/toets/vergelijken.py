"""Reading a file of vectors, computing each, and telling what differs."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from afspraak.recht.regel import Regelboek
from afspraak.recht.tekst import als_gegevens, lees_feit, plat
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


@dataclass(frozen=True, slots=True)
class EenVan:
    """A value for which the format has more than one word."""

    woorden: tuple[object, ...]


def toets(vector: Mapping[str, Any], regels: Regelboek) -> list[Afwijking]:
    """Return what differs between a vector and the rules; empty if it holds."""
    naam, regel = str(vector["id"]), str(vector["rule"])
    bereken = _kies_adapter(regel, vector["inputs"], regels)
    if bereken is None:
        return [Afwijking(naam, regel, "regel", "een bekende regel", "niet beoordeeld: deze regel is niet bekend")]
    invoer = Invoer(vector["inputs"])
    try:
        gekregen = bereken(invoer, regels)
    except (AfspraakFout, ValueError, TypeError, KeyError, AttributeError) as fout:
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
            afwijkingen.append(Afwijking(naam, regel, sleutel, str(verwacht), _schrijf(gekregen[sleutel])))
    return afwijkingen


def _kies_adapter(regel: str, invoer: Mapping[str, Any], regels: Regelboek) -> Adapter | None:
    """Return the adapter of a rule; none is needed where the vector uses the rule's own Dutch words."""
    if regel not in regels:
        return ADAPTERS.get(regel)
    gevraagd = regels[regel]
    bekend = ADAPTERS.get(regel) or ADAPTERS.get(gevraagd.id)
    eigen = {f.naam for f in gevraagd.feiten}
    if bekend is None or (invoer and set(invoer) <= eigen):
        return _eigen_woorden(regel)
    return bekend


def _eigen_woorden(regel: str) -> Adapter:
    def bereken(invoer: Invoer, regels: Regelboek) -> Mapping[str, Any]:
        bekend = regels[regel]
        feiten = {f.naam: lees_feit(f, invoer.ruw(f.naam)) for f in bekend.feiten if invoer.ruw(f.naam) is not None}
        gegevens = als_gegevens(bekend.bereken(feiten))
        return {**gegevens, **gegevens["waarden"]}

    return bereken


def _schrijf(waarde: Any) -> str:
    return " of ".join(map(str, waarde.woorden)) if isinstance(waarde, EenVan) else str(plat(waarde))


# Expected words that are prose about the answer, not part of it.
_UITLEG = frozenset(("sum_note", "minimum_note"))


def gelijk(gekregen: Any, verwacht: Any) -> bool:
    """Tell whether a computed value is what the vector expects, as JSON tells values."""
    if isinstance(gekregen, EenVan):
        return any(gelijk(woord, verwacht) for woord in gekregen.woorden)
    vlak = plat(gekregen)
    if isinstance(vlak, dict) and isinstance(verwacht, dict):
        return set(vlak) == set(verwacht) and all(gelijk(vlak[k], verwacht[k]) for k in vlak)
    if isinstance(vlak, bool) or isinstance(verwacht, bool):
        return vlak is verwacht
    if isinstance(verwacht, str) and isinstance(vlak, str):
        return _zelfde(vlak, verwacht)
    return bool(vlak == verwacht)


def _zelfde(een: str, ander: str) -> bool:
    """Compare texts; two writings of one moment are the same, and so is a day with a remark behind it."""
    if een == ander or ("T" not in een and re.fullmatch(re.escape(een) + r"\s*\([^)]*\)", ander)):
        return True
    try:
        return "T" in een and "T" in ander and datetime.fromisoformat(een) == datetime.fromisoformat(ander)
    except (ValueError, TypeError):
        return False
