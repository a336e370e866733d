"""The legal calendar: which days are feestdag in the Algemene termijnenwet (Atw), and which are working days."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from afspraak.termijnen.dagen import EEN_DAG
from afspraak.termijnen.fouten import FeitFout

ZATERDAG = 5
ZONDAG = 6
# The Gregorian computus and the list of art. 3 Atw hold for the years that this calendar is asked about.
EERSTE_JAAR = 1965
LAATSTE_JAAR = 2199


@cache
def eerste_paasdag(jaar: int) -> date:
    """Return Easter Sunday by the Gregorian computus (anonymous algorithm)."""
    a, (b, c) = jaar % 19, divmod(jaar, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    maand, dag = divmod(h + m - 7 * n + 114, 31)
    return date(jaar, maand, dag + 1)


def koningsdag(jaar: int) -> date:
    """Return the day on which the King's birthday is celebrated; where that is a Sunday, the day before.

    27 April since 2014; 30 April before, and up to 1979 moved to the Monday after.
    """
    dag = date(jaar, 4, 27) if jaar >= 2014 else date(jaar, 4, 30)
    if dag.weekday() != ZONDAG:
        return dag
    return dag - EEN_DAG if jaar >= 1980 else dag + EEN_DAG


def wettelijke_feestdagen(jaar: int) -> dict[date, str]:
    """Return the feestdagen of art. 3 lid 1 and 2 Atw that follow from the calendar alone, with their names."""
    pasen = eerste_paasdag(jaar)
    return {
        date(jaar, 1, 1): "Nieuwjaarsdag",
        pasen - timedelta(days=2): "Goede Vrijdag",
        pasen + timedelta(days=1): "Tweede Paasdag",
        koningsdag(jaar): "Koningsdag" if jaar >= 2014 else "Koninginnedag",
        date(jaar, 5, 5): "5 mei",
        pasen + timedelta(days=39): "Hemelvaartsdag",
        pasen + timedelta(days=50): "Tweede Pinksterdag",
        date(jaar, 12, 25): "Eerste Kerstdag",
        date(jaar, 12, 26): "Tweede Kerstdag",
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class GelijkgesteldeDagen:
    """One royal decree: the years that it covers, the days that it equates, where it stands."""

    jaren: tuple[int, ...]
    dagen: tuple[date, ...]
    bron: str
    laatst_bekeken: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Kalender:
    """A version of the legal calendar. Immutable; ask it about days."""

    versie: str
    kb: tuple[GelijkgesteldeDagen, ...]
    _jaren: dict[int, dict[date, str]] = field(default_factory=dict, repr=False, compare=False)

    def feestdagen(self, jaar: int) -> Mapping[date, str]:
        """Return the feestdagen of a year with their names, in order: art. 3 Atw, all three leden.

        Raises:
            FeitFout: if the year lies outside 1965-2199.
        """
        dagen = self._jaren.get(jaar)
        if dagen is None:
            if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
                raise FeitFout(f"Het jaar {jaar} valt buiten de kalender ({EERSTE_JAAR} tot en met {LAATSTE_JAAR}).")
            alle = wettelijke_feestdagen(jaar)
            for kb in self.kb:
                alle.update({d: f"gelijkgesteld met een feestdag ({kb.bron})" for d in kb.dagen if d.year == jaar})
            dagen = self._jaren[jaar] = dict(sorted(alle.items()))
        return dagen

    def naam_feestdag(self, dag: date) -> str | None:
        """Return the name of the feestdag, or None on an ordinary day."""
        return self.feestdagen(dag.year).get(dag)

    def is_feestdag(self, dag: date) -> bool:
        """Tell whether the day counts as algemeen erkende feestdag (art. 3 Atw)."""
        return dag in self.feestdagen(dag.year)

    def is_vrij(self, dag: date) -> bool:
        """Tell whether the day is a Saturday, a Sunday or a feestdag."""
        return dag.weekday() >= ZATERDAG or dag in self.feestdagen(dag.year)

    def is_werkdag(self, dag: date) -> bool:
        """Tell whether the day is none of Saturday, Sunday and feestdag."""
        return not self.is_vrij(dag)

    def is_gedekt(self, jaar: int) -> bool:
        """Tell whether a royal decree is known for this year; if not, every end in it is provisional."""
        return any(jaar in kb.jaren for kb in self.kb)

    def eerste_werkdag_vanaf(self, dag: date) -> date:
        """Return the day itself if it is a working day, else the next one."""
        while self.is_vrij(dag):
            dag += EEN_DAG
        return dag

    def laatste_werkdag_tot(self, dag: date) -> date:
        """Return the day itself if it is a working day, else the one before (GEN-5, the alarm day)."""
        while self.is_vrij(dag):
            dag -= EEN_DAG
        return dag

    def werkdagen_na(self, dag: date, aantal: int) -> date:
        """Return the ``aantal``-th working day after ``dag``, which itself does not count."""
        for _ in range(aantal):
            dag = self.eerste_werkdag_vanaf(dag + EEN_DAG)
        return dag

    def werkdagen_tussen(self, van: date, tot: date) -> int:
        """Count the working days after ``van`` up to and including ``tot``; negative where ``tot`` comes first."""
        if tot < van:
            return -self.werkdagen_tussen(tot, van)
        dagen = (tot - van).days
        return sum(self.is_werkdag(van + timedelta(days=n)) for n in range(1, dagen + 1))


def laad_kalender() -> Kalender:
    """Read the dated calendar data that ships with this package."""
    ruw = tomllib.loads((files(__package__) / "feestdagen.toml").read_text(encoding="utf-8"))
    kb = tuple(
        GelijkgesteldeDagen(
            jaren=tuple(rij["jaren"]),
            dagen=tuple(rij["dagen"]),
            bron=rij["bron"],
            laatst_bekeken=rij["laatst_bekeken"],
        )
        for rij in ruw["kb"]
    )
    return Kalender(versie=max(k.bron for k in kb if max(k.jaren) == max(max(x.jaren) for x in kb)), kb=kb)


KALENDER = laad_kalender()
