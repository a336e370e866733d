"""Counting: a duration added to a day, in each unit, and the rules that move an end (the four regimes).

The regime is always said, never a default: ``Regime.ATW`` (Algemene termijnenwet), ``EU1182`` (Regulation
1182/71), ``OVEREENKOMST`` (contract: nothing moves) and ``GEEN`` (a duration that no rule moves).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum

from afspraak.termijnen.dagen import EEN_DAG, NEDERLAND, als_dag, als_moment
from afspraak.termijnen.fouten import FeitFout
from afspraak.termijnen.kalender import ZATERDAG, Kalender, wettelijke_feestdagen


class Eenheid(Enum):
    """The unit in which a text describes a duration."""

    UUR = "uur"
    DAG = "dag"
    WERKDAG = "werkdag"
    WEEK = "week"
    MAAND = "maand"
    JAAR = "jaar"


class Regime(Enum):
    """Under which rules the end of a term falls."""

    ATW = "Atw"
    EU1182 = "Verordening 1182/71"
    OVEREENKOMST = "overeenkomst"
    GEEN = "geen"


_MEERVOUD = {
    Eenheid.UUR: "uur",
    Eenheid.DAG: "dagen",
    Eenheid.WERKDAG: "werkdagen",
    Eenheid.WEEK: "weken",
    Eenheid.MAAND: "maanden",
    Eenheid.JAAR: "jaar",
}
_WOORD = {woord: e for e, woord in _MEERVOUD.items()} | {e.value: e for e in Eenheid} | {"jaren": Eenheid.JAAR}
_TELWOORDEN = (
    "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
)  # fmt: skip
# Atw art. 4 a: the Act does not hold for terms described in more than this many of a unit.
_ATW_GRENS = {
    Eenheid.DAG: 90,
    Eenheid.WERKDAG: 90,
    Eenheid.WEEK: 12,
    Eenheid.MAAND: 3,
    Eenheid.JAAR: 0,
    Eenheid.UUR: 0,
}


@dataclass(frozen=True, slots=True)
class Duur:
    """A duration as a text describes it: a whole number of one unit. "12 weken" is not "84 dagen"."""

    aantal: int
    eenheid: Eenheid

    def __post_init__(self) -> None:
        if self.aantal < 0:
            raise FeitFout(f"Een duur kan niet negatief zijn ({self.aantal} {_MEERVOUD[self.eenheid]}).")

    def __str__(self) -> str:
        telwoord = _TELWOORDEN[self.aantal] if self.aantal < len(_TELWOORDEN) else str(self.aantal)
        return f"{telwoord} {self.eenheid.value if self.aantal == 1 else _MEERVOUD[self.eenheid]}"

    @classmethod
    def lees(cls, tekst: str) -> "Duur":
        """Read "6 weken", "1 maand", "twee werkdagen".

        Raises:
            FeitFout: if the text is not a number and a unit.
        """
        m = re.fullmatch(r"(\S+)\s+([a-zé]+)", tekst.strip().lower())
        if m and m[2] in _WOORD:
            telwoord = m[1].replace("een", "één") if m[1] == "een" else m[1]
            if telwoord.isdigit():
                return cls(int(telwoord), _WOORD[m[2]])
            if telwoord in _TELWOORDEN:
                return cls(_TELWOORDEN.index(telwoord), _WOORD[m[2]])
        raise FeitFout(f"'{tekst}' is geen duur. Schrijf bijvoorbeeld '6 weken' of '2 werkdagen'.")


def dagen(aantal: int) -> Duur:
    """Return a duration in days."""
    return Duur(aantal, Eenheid.DAG)


def werkdagen(aantal: int) -> Duur:
    """Return a duration in working days."""
    return Duur(aantal, Eenheid.WERKDAG)


def weken(aantal: int) -> Duur:
    """Return a duration in weeks."""
    return Duur(aantal, Eenheid.WEEK)


def maanden(aantal: int) -> Duur:
    """Return a duration in months."""
    return Duur(aantal, Eenheid.MAAND)


def jaren(aantal: int) -> Duur:
    """Return a duration in years."""
    return Duur(aantal, Eenheid.JAAR)


def uren(aantal: int) -> Duur:
    """Return a duration in hours, in absolute time."""
    return Duur(aantal, Eenheid.UUR)


def tel_maanden(dag: date, aantal: int) -> date:
    """Return the same day number ``aantal`` months on; where it is missing, the last day of that month (GEN-3)."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + aantal, 12)
    if not date.min.year <= jaar <= date.max.year:
        raise FeitFout(f"De dag {aantal} maanden na {dag} valt buiten de kalender.")
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def tel_op(dag: date, duur: Duur, kalender: Kalender, *, terug: bool = False) -> date:
    """Return the last day of a duration after ``dag``, which itself does not count; ``terug`` counts back.

    Raises:
        FeitFout: for hours (those need a moment: ``tel_uren``) and for working days counted back.
    """
    richting = -1 if terug else 1
    n = duur.aantal * richting
    match duur.eenheid:
        case Eenheid.DAG:
            return dag + timedelta(days=n)
        case Eenheid.WEEK:
            return dag + timedelta(weeks=n)
        case Eenheid.MAAND:
            return tel_maanden(dag, n)
        case Eenheid.JAAR:
            return tel_maanden(dag, 12 * n)
        case Eenheid.WERKDAG if not terug:
            return kalender.werkdagen_na(dag, n)
        case _:
            raise FeitFout(f"{duur} kan niet vanaf een dag worden geteld.")


def tel_uren(moment: datetime, aantal: int) -> datetime:
    """Return the moment ``aantal`` hours later in absolute time, told in Dutch time (clock changes included)."""
    return (als_moment(moment).astimezone(UTC) + timedelta(hours=aantal)).astimezone(NEDERLAND)


def atw_geldt(duur: Duur) -> bool:
    """Tell whether the Atw holds for a term that is *described* as this duration (art. 4, onder a)."""
    return duur.aantal <= _ATW_GRENS[duur.eenheid]


def schuif_atw(gebeurtenis: date, nominaal: date, duur: Duur, kalender: Kalender) -> date:
    """Return the end of a term under art. 1 and 2 Atw; both once, on the final nominal end (GEN-4).

    Art. 1: an end on Saturday, Sunday or feestdag goes on through the next other day. Art. 2: a term of at least
    three days goes on until it holds two days that are not Saturday, Sunday or feestdag.
    """
    einde = kalender.eerste_werkdag_vanaf(nominaal)
    # From a week up, art. 2 can still ask for more only where nearly all its days are off: count only then.
    lengte = (nominaal - gebeurtenis).days
    if duur.eenheid in (Eenheid.DAG, Eenheid.WERKDAG) and duur.aantal < 3:
        return einde
    if lengte < 14:
        einde = tot_twee_werkdagen(gebeurtenis, einde, kalender)
    return einde


def tot_twee_werkdagen(gebeurtenis: date, einde: date, kalender: Kalender) -> date:
    """Return the first day on or after ``einde`` by which two working days have come after ``gebeurtenis``."""
    return max(einde, kalender.werkdagen_na(gebeurtenis, 2))


def is_vrij_eu(dag: date) -> bool:
    """Tell whether Regulation 1182/71 surely counts the day as off: weekend, or a feestdag of art. 3 lid 1 Atw.

    Goede Vrijdag and the days equated by royal decree are not counted: whether they are "public holidays" there
    is not settled, so the administration plans as if they were working days.
    """
    naam = wettelijke_feestdagen(dag.year).get(dag)
    return dag.weekday() >= ZATERDAG or (naam is not None and naam != "Goede Vrijdag")


def schuif_eu1182(gebeurtenis: date, nominaal: date) -> date:
    """Return the end under Regulation 1182/71 art. 3: lid 4 (next working day) and lid 5 (two working days)."""
    einde = nominaal
    while is_vrij_eu(einde):
        einde += EEN_DAG
    dag, gezien = gebeurtenis, 0
    if (nominaal - gebeurtenis).days >= 2:
        while gezien < 2 and dag < einde:
            dag += EEN_DAG
            gezien += not is_vrij_eu(dag)
        while gezien < 2:
            einde += EEN_DAG
            gezien += not is_vrij_eu(einde)
    return einde


def controleer_volgorde(eerste: date, tweede: date, zin: str) -> None:
    """Refuse facts in an impossible order.

    Raises:
        FeitFout: with ``zin`` if ``tweede`` lies before ``eerste``.
    """
    if als_dag(tweede) < als_dag(eerste):
        raise FeitFout(zin)
