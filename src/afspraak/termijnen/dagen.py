"""Legal days: reading them, writing them in Dutch, and making one from a moment in one place.

Note [a moment is not a day]: Python counts every ``datetime`` as a ``date``. A moment of 23:30 UTC on the last
day of a term is half past midnight or half past one in the Netherlands, and so a day late. Every function that
takes a day therefore calls ``als_dag``, which refuses a moment instead of guessing its day.
"""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from afspraak.termijnen.fouten import FeitFout

NEDERLAND = ZoneInfo("Europe/Amsterdam")
DAGNAMEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDNAMEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
EEN_DAG = timedelta(days=1)
_DAGTEKST = re.compile(r"(?:(?P<weekdag>[a-z]{2,9})\.?\s+)?(?P<dag>\d{1,2})\s+(?P<maand>[a-z]+)\s+(?P<jaar>\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_CIJFERS = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")


def als_dag(waarde: date, feit: str = "de dag") -> date:
    """Return ``waarde`` unchanged if it is a day.

    Raises:
        FeitFout: if it is a ``datetime`` (see Note [a moment is not a day]) or not a date at all.
    """
    if type(waarde) is date:
        return waarde
    if isinstance(waarde, datetime):
        raise FeitFout(f"Voor {feit} is een dag nodig, geen tijdstip ({waarde.isoformat()}).", feit=feit)
    raise FeitFout(f"Voor {feit} is een dag nodig; '{waarde}' is dat niet.", feit=feit)


def als_moment(waarde: datetime, feit: str = "het tijdstip") -> datetime:
    """Return ``waarde`` as an aware moment; one without a zone is read as Dutch local time.

    Raises:
        FeitFout: if it is not a moment, or a local time that the change to summer time skipped.
    """
    if not isinstance(waarde, datetime):
        raise FeitFout(f"Voor {feit} is een tijdstip nodig, met uur en minuut.", feit=feit)
    if waarde.tzinfo is not None:
        return waarde
    lokaal = waarde.replace(tzinfo=NEDERLAND)
    if lokaal.astimezone(UTC).astimezone(NEDERLAND).replace(tzinfo=None) != waarde:
        raise FeitFout(
            f"Het tijdstip {waarde:%H:%M} bestaat niet op {schrijf_dag(waarde.date())}: de klok ging toen vooruit.",
            feit=feit,
        )
    return lokaal


def lokale_dag(moment: datetime) -> date:
    """Return the Dutch calendar day of a moment: the one place where a moment becomes a day."""
    return als_moment(moment).astimezone(NEDERLAND).date()


def weekdag(dag: date) -> str:
    """Return the Dutch name of the weekday."""
    return DAGNAMEN[dag.weekday()]


@lru_cache(maxsize=8192)
def schrijf_dag(dag: date) -> str:
    """Write a day in full: "vrijdag 20 november 2026"."""
    return f"{DAGNAMEN[dag.weekday()]} {dag.day} {MAANDNAMEN[dag.month - 1]} {dag.year}"


def schrijf_dag_kort(dag: date) -> str:
    """Write a day with a short weekday, as in a worked example: "vr 20 november 2026"."""
    return f"{DAGNAMEN[dag.weekday()][:2]} {dag.day} {MAANDNAMEN[dag.month - 1]} {dag.year}"


def schrijf_moment(moment: datetime) -> str:
    """Write a moment in Dutch time: "maandag 24 augustus 2026 om 16:40 uur"."""
    lokaal = als_moment(moment).astimezone(NEDERLAND)
    return f"{schrijf_dag(lokaal.date())} om {lokaal:%H:%M} uur"


def lees_dag(tekst: str, feit: str = "de dag") -> date:
    """Read "2026-11-20", "20-11-2026", "20 november 2026" or "vr 20 november 2026".

    Raises:
        FeitFout: if the text is no day, the day does not exist, or the weekday named is not its weekday.
    """
    schoon = tekst.strip().lower()
    if m := _ISO.fullmatch(schoon):
        return _maak_dag(int(m[1]), int(m[2]), int(m[3]), tekst, feit)
    if m := _CIJFERS.fullmatch(schoon):
        return _maak_dag(int(m[3]), int(m[2]), int(m[1]), tekst, feit)
    m = _DAGTEKST.fullmatch(schoon)
    if m is None or m["maand"] not in MAANDNAMEN:
        raise FeitFout(
            f"'{tekst}' is geen dag. Schrijf {feit} als 2026-11-20, 20-11-2026 of 20 november 2026.",
            feit=feit,
        )
    dag = _maak_dag(int(m["jaar"]), MAANDNAMEN.index(m["maand"]) + 1, int(m["dag"]), tekst, feit)
    genoemd = m["weekdag"]
    if genoemd and genoemd not in (weekdag(dag), weekdag(dag)[:2]):
        raise FeitFout(f"'{tekst}': {dag.day} {m['maand']} {dag.year} is een {weekdag(dag)}.", feit=feit)
    return dag


def _maak_dag(jaar: int, maand: int, dag: int, tekst: str, feit: str) -> date:
    try:
        return date(jaar, maand, dag)
    except ValueError:
        raise FeitFout(f"De dag '{tekst}' bestaat niet. Controleer {feit}.", feit=feit) from None


def lees_moment(tekst: str, feit: str = "het tijdstip") -> datetime:
    """Read "2026-11-20T16:40", with or without a zone; without one it is Dutch local time.

    Raises:
        FeitFout: if the text is no existing moment, or holds no time of day.
    """
    schoon = tekst.strip()
    try:
        moment = datetime.fromisoformat(schoon)
    except ValueError:
        moment = None
    if moment is None or _ISO.fullmatch(schoon):
        raise FeitFout(f"'{tekst}' is geen tijdstip. Schrijf {feit} als 2026-11-20T16:40.", feit=feit)
    return als_moment(moment, feit)
