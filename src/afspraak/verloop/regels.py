"""An event as one line of JSON, and back. The line is canonical, so that its hash can be computed again."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from afspraak.record.line import canonical, hash_of
from afspraak.verloop.gebeurtenis import (
    Aanhef,
    Gebeurtenis,
    Gebeurtenissoort,
    Genoemde,
    Mandaatverwijzing,
    Waarde,
)

# Keys that a line has only where there is something to say, so that an older line stays what it was.
_LOS = (
    "rol", "namens", "stap", "uitkomst", "voor", "sluit", "verwijst_naar", "reden", "akkoord", "door_id", "akkoord_id",
)  # fmt: skip


def maak_regel(gebeurtenis: Gebeurtenis, *, vorige: str, rest: int) -> tuple[str, str]:
    """Return the line (with its end) and its hash.

    ``vorige`` is the hash of the line before; ``rest`` counts the lines of the same act that still follow.
    """
    inhoud: dict[str, Any] = {
        "nr": gebeurtenis.volgnummer,
        "soort": gebeurtenis.soort.value,
        "op": gebeurtenis.op.isoformat(),
        "door": gebeurtenis.door,
        "vorige": vorige,
    }
    for naam in _LOS:
        waarde = getattr(gebeurtenis, naam)
        if waarde is not None:
            inhoud[naam] = waarde
    if gebeurtenis.gegevens:
        inhoud["gegevens"] = {naam: schrijf(w) for naam, w in gebeurtenis.gegevens.items()}
    if gebeurtenis.heropent:
        inhoud["heropent"] = list(gebeurtenis.heropent)
    if gebeurtenis.vervalt:
        inhoud["vervalt"] = True
    inhoud |= _delen(gebeurtenis)
    if rest:
        inhoud["rest"] = rest
    inhoud["hash"] = hash_of(inhoud)
    return canonical(inhoud) + "\n", inhoud["hash"]


def _delen(gebeurtenis: Gebeurtenis) -> dict[str, Any]:
    """Return the parts of an event that are maps themselves, without what they do not say."""
    delen: dict[str, Any] = {}
    if gebeurtenis.steunt_op is not None:
        delen["steunt_op"] = _gevuld(gebeurtenis.steunt_op, ("regel", "nummer", "besluit"))
    if gebeurtenis.aanhef is not None:
        velden = ("kenmerk", "procedure", "versie", "titel", "gemeente", "uit")
        delen["aanhef"] = _gevuld(gebeurtenis.aanhef, velden)
    return delen


def _gevuld(waarde: object, velden: tuple[str, ...]) -> dict[str, Any]:
    return {v: w for v in velden if (w := getattr(waarde, v)) is not None}


def schrijf(waarde: Waarde) -> Any:
    """Return a value as JSON that tells its kind."""
    if isinstance(waarde, datetime):
        return {"moment": waarde.isoformat()}
    if isinstance(waarde, date):
        return {"dag": waarde.isoformat()}
    if isinstance(waarde, Genoemde):
        return {"persoon": {"naam": waarde.naam} | ({} if waarde.id is None else {"id": waarde.id})}
    return list(waarde) if isinstance(waarde, tuple) else waarde


def lees(ruw: Any) -> Waarde:
    """Return the value that ``schrijf`` wrote."""
    if isinstance(ruw, dict):
        if "dag" in ruw:
            return date.fromisoformat(ruw["dag"])
        if "persoon" in ruw:
            return Genoemde(**ruw["persoon"])
        return datetime.fromisoformat(ruw["moment"])
    if isinstance(ruw, list):
        return tuple(str(deel) for deel in ruw)
    if isinstance(ruw, str | int | bool):
        return ruw
    raise TypeError(f"no value: {ruw!r}")


def lees_gebeurtenis(inhoud: Mapping[str, Any]) -> Gebeurtenis:
    """Return the event of a line.

    Raises:
        KeyError, TypeError, ValueError: if the line is no event.
    """
    aanhef = inhoud.get("aanhef")
    return Gebeurtenis(
        volgnummer=inhoud["nr"],
        soort=Gebeurtenissoort(inhoud["soort"]),
        op=date.fromisoformat(inhoud["op"]),
        door=inhoud["door"],
        rol=inhoud.get("rol"),
        namens=inhoud.get("namens"),
        stap=inhoud.get("stap"),
        uitkomst=inhoud.get("uitkomst"),
        voor=inhoud.get("voor"),
        gegevens={naam: lees(w) for naam, w in inhoud.get("gegevens", {}).items()},
        sluit=inhoud.get("sluit"),
        heropent=tuple(inhoud.get("heropent", ())),
        aanhef=Aanhef(**aanhef) if aanhef else None,
        verwijst_naar=inhoud.get("verwijst_naar"),
        vervalt=inhoud.get("vervalt", False),
        reden=inhoud.get("reden"),
        akkoord=inhoud.get("akkoord"),
        door_id=inhoud.get("door_id"),
        akkoord_id=inhoud.get("akkoord_id"),
        steunt_op=Mandaatverwijzing(**steun) if (steun := inhoud.get("steunt_op")) else None,
    )
