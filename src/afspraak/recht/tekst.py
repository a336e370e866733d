"""Facts read from text, and outcomes as plain data: for the command line and for files of worked vectors."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from afspraak.recht.regel import Gevraagd
from afspraak.recht.uitkomst import Bedrag, Oordeel, Uitkomst, Uurtermijn
from afspraak.termijnen import Duur, FeitFout, Opschorting, Termijn, lees_dag
from afspraak.termijnen.dagen import lees_moment

# Plain digits only: some of these facts are cents, so that a mark of thousands would be a guess.
_GETAL = re.compile(r"-?[0-9]{1,12}")
_JA_NEE = {"ja": True, "nee": False, "true": True, "false": False}
_VELDEN = (
    "eerste_dag",
    "nominale_dag",
    "laatste_dag",
    "alarm_dag",
    "andere_dag",
    "voorlopig",
    "opgeschorte_dagen",
    "loopt",
)


def lees_feit(feit: Gevraagd, ruw: Any) -> Any:
    """Read a fact as the kind that its rule asks for; a series from a list, or from one value.

    Raises:
        FeitFout: if it is not of that kind.
    """
    if not feit.meer:
        return _lees(feit, ruw)
    delen = ruw if isinstance(ruw, list | tuple) else (ruw,)
    return tuple(_lees(feit, deel) for deel in delen)


def _lees(feit: Gevraagd, ruw: Any) -> Any:
    if feit.soort is Opschorting:
        return lees_opschorting(str(ruw))
    if feit.soort is bool:
        return _lees_ja_nee(feit, ruw)
    if feit.soort is int:
        return _lees_getal(feit, ruw)
    if feit.soort is date:
        return lees_dag(str(ruw), feit.naam)
    if feit.soort is datetime:
        return lees_moment(str(ruw), feit.naam)
    return Duur.lees(str(ruw)) if feit.soort is Duur else str(ruw)


def _lees_getal(feit: Gevraagd, ruw: Any) -> int:
    tekst = str(ruw).strip()
    if isinstance(ruw, bool) or not _GETAL.fullmatch(tekst):
        raise FeitFout(f"{feit.naam}: '{ruw}' is geen geheel getal.", feit=feit.naam)
    return int(tekst)


def _lees_ja_nee(feit: Gevraagd, ruw: Any) -> bool:
    waarde = _JA_NEE.get(str(ruw).strip().lower())
    if waarde is None:
        raise FeitFout(f"{feit.naam}: antwoord met ja of nee, niet met '{ruw}'.", feit=feit.naam)
    return waarde


def lees_opschorting(tekst: str) -> Opschorting:
    """Read "VAN:TOT:GROND"; without TOT the term still stands still.

    Raises:
        FeitFout: if VAN or TOT is no day.
    """
    van, _, rest = tekst.partition(":")
    tot, _, grond = rest.partition(":")
    einde = lees_dag(tot, "het einde van de opschorting") if tot else None
    return Opschorting(van=lees_dag(van, "het begin van de opschorting"), tot=einde, grondslag=grond or "opgegeven")


def als_gegevens(uitkomst: Uitkomst) -> dict[str, Any]:
    """Return an outcome as plain data: stable Dutch keys, ISO days."""
    basis: dict[str, Any] = {
        "regel": uitkomst.regel,
        "grondslag": uitkomst.grondslag,
        "zin": uitkomst.zin,
        "zekerheid": uitkomst.zekerheid.name.lower(),
        "kanttekeningen": list(uitkomst.kanttekeningen),
        "waarden": plat(uitkomst.waarden),
    }
    if isinstance(uitkomst, Termijn):
        basis |= {veld: plat(getattr(uitkomst, veld)) for veld in _VELDEN} | {"regime": uitkomst.regime.value}
        basis["stappen"] = [_stap(s) for s in uitkomst.stappen]
    elif isinstance(uitkomst, Uurtermijn):
        basis |= {"vanaf": uitkomst.vanaf.isoformat(), "tot": uitkomst.tot.isoformat()}
        basis["stappen"] = [_stap(s) for s in uitkomst.stappen]
    elif isinstance(uitkomst, Bedrag):
        basis["centen"] = uitkomst.centen
    elif isinstance(uitkomst, Oordeel):
        basis |= {"antwoord": uitkomst.antwoord.value, "wie_beslist": uitkomst.wie_beslist}
    return basis


def _stap(stap: Any) -> dict[str, Any]:
    velden = {naam: plat(getattr(stap, naam)) for naam in stap.__slots__}
    return {"soort": type(stap).__name__.lower(), **velden, "zin": stap.zin}


def plat(waarde: Any) -> Any:
    """Return a value as JSON knows it: days and moments in ISO form, a duration in words."""
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, Duur):
        return str(waarde)
    if isinstance(waarde, Mapping):
        return {str(k): plat(v) for k, v in waarde.items()}
    return [plat(v) for v in waarde] if isinstance(waarde, tuple | list) else waarde
