"""The steps by which a term was reached: values, each of which can say itself in Dutch.

A derivation is a tuple of these. A screen shows them one by one; ``schrijf`` makes one sentence of them.
"""

from dataclasses import dataclass
from datetime import date, datetime

from afspraak.termijnen.dagen import schrijf_dag, schrijf_moment
from afspraak.termijnen.tellen import Duur, Regime


@dataclass(frozen=True, slots=True)
class Gebeurd:
    """The event from which the counting starts."""

    dag: date
    wat: str

    @property
    def zin(self) -> str:
        return f"{self.wat} op {schrijf_dag(self.dag)}"


@dataclass(frozen=True, slots=True)
class GebeurdOm:
    """The moment from which a term in hours starts."""

    moment: datetime
    wat: str

    @property
    def zin(self) -> str:
        return f"{self.wat} op {schrijf_moment(self.moment)}"


@dataclass(frozen=True, slots=True)
class Geteld:
    """The duration that the text gives, and the days from and up to and including which it runs."""

    duur: Duur
    eerste_dag: date
    laatste_dag: date
    grondslag: str

    @property
    def zin(self) -> str:
        if not self.duur.aantal:
            return ""
        werkwoord = "loopt" if self.duur.aantal == 1 else "lopen"
        return (
            f"{self.duur} ({self.grondslag}) {werkwoord} van {schrijf_dag(self.eerste_dag)} "
            f"tot en met {schrijf_dag(self.laatste_dag)}"
        )


@dataclass(frozen=True, slots=True)
class Teruggeteld:
    """A duration counted back from an event (terugrekening): its end never moves."""

    duur: Duur
    laatste_dag: date
    grondslag: str
    uitleg: str = ""

    @property
    def zin(self) -> str:
        extra = f" ({self.uitleg})" if self.uitleg else ""
        return f"{self.duur} teruggerekend ({self.grondslag}) geeft {schrijf_dag(self.laatste_dag)}{extra}"


@dataclass(frozen=True, slots=True)
class GeteldInUren:
    """A duration in hours, in absolute time."""

    duur: Duur
    tot: datetime
    grondslag: str

    @property
    def zin(self) -> str:
        return f"{self.duur} ({self.grondslag}) lopen door tot {schrijf_moment(self.tot)}"


@dataclass(frozen=True, slots=True)
class Opgeschort:
    """The term stood still for a number of days, and so ends that many days later."""

    dagen: int
    van: date
    tot_en_met: date
    laatste_dag: date
    grondslag: str

    @property
    def zin(self) -> str:
        if self.dagen == 0:
            return f"de opschorting ({self.grondslag}) telt niet mee"
        woord = "dag" if self.dagen == 1 else "dagen"
        return (
            f"opgeschort van {schrijf_dag(self.van)} tot en met {schrijf_dag(self.tot_en_met)}, {self.dagen} {woord} "
            f"({self.grondslag}), dus tot en met {schrijf_dag(self.laatste_dag)}"
        )


@dataclass(frozen=True, slots=True)
class Verlengd:
    """The term was extended, by a letter or with consent."""

    duur: Duur | None
    laatste_dag: date
    grondslag: str
    wat: str = "verdaagd"

    @property
    def zin(self) -> str:
        met = f" met {self.duur}" if self.duur else ""
        return f"{self.wat}{met} ({self.grondslag}), dus tot en met {schrijf_dag(self.laatste_dag)}"


@dataclass(frozen=True, slots=True)
class Doorgeschoven:
    """The end moved on because of the day on which it fell."""

    van: date
    tot: date
    reden: str
    grondslag: str

    @property
    def zin(self) -> str:
        return f"{self.reden}, dus tot en met {schrijf_dag(self.tot)} ({self.grondslag})"


@dataclass(frozen=True, slots=True)
class Toegelicht:
    """A remark that belongs to the derivation: a reading that was chosen, an act that had no effect."""

    tekst: str
    grondslag: str = ""

    @property
    def zin(self) -> str:
        return f"{self.tekst} ({self.grondslag})" if self.grondslag else self.tekst


Stap = Gebeurd | GebeurdOm | Geteld | Teruggeteld | GeteldInUren | Opgeschort | Verlengd | Doorgeschoven | Toegelicht

_BLIJFT = {
    Regime.ATW: "",
    Regime.EU1182: "",
    Regime.OVEREENKOMST: "een termijn uit een overeenkomst schuift niet op",
    Regime.GEEN: "",
}


def schrijf(stappen: tuple[Stap, ...], regime: Regime) -> str:
    """Make one readable Dutch sentence of a derivation."""
    delen = [zin for stap in stappen if (zin := stap.zin)]
    if _BLIJFT[regime] and any(isinstance(s, Geteld) and s.duur.aantal for s in stappen):
        delen.append(_BLIJFT[regime])
    tekst = "; ".join(delen)
    return f"{tekst[:1].upper()}{tekst[1:]}."
