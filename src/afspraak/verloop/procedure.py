"""A procedure as a table: facts, steps with their outcomes, gates, clocks, endings and links.

Everything here is declared by a pack. A value of these classes is only built by a pack's loader, which resolves
names; ``Plaats`` says where each row stands, so that a report can name file and line.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from afspraak.termijnen import Duur


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where something stands in a pack: a file, relative to the pack, and a line counted from 1."""

    bestand: str
    regel: int

    def __str__(self) -> str:
        return f"{self.bestand}:{self.regel}"


class Gegevensoort(Enum):
    """The kinds of fact that a form can ask."""

    DAG = "dag"
    MOMENT = "moment"
    TEKST = "tekst"
    GETAL = "getal"
    BEDRAG = "bedrag"
    JA_NEE = "ja_nee"
    KEUZE = "keuze"
    PERSOON = "persoon"
    ORGANISATIE = "organisatie"
    GEMEENTE = "gemeente"
    GEMEENTEN = "gemeenten"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gegeven:
    """A fact that the procedure can hold.

    ``standaard`` is what a form offers: "vandaag", or another fact of which it takes the value. ``keuzetitels`` says
    for each choice how a form shows it. ``collega``: it names somebody who works with Afspraak, chosen from the list.
    """

    naam: str
    soort: Gegevensoort
    vraag: str
    hulp: str = ""
    keuzes: tuple[str, ...] = ()
    keuzetitels: Mapping[str, str] = field(default_factory=dict)
    standaard: str = ""
    gevoelig: bool = False
    voorbeeld: str = ""
    collega: bool = False
    plaats: Plaats


# Conditions. They only name steps, outcomes and facts; there is nothing to compute.


@dataclass(frozen=True, slots=True)
class Gedaan:
    """The step was done; with ``uitkomst`` its last outcome was that one."""

    stap: str
    uitkomst: str | None = None


@dataclass(frozen=True, slots=True)
class Bekend:
    """The fact is known; with ``waarde`` it has that value."""

    gegeven: str
    waarde: str | None = None


@dataclass(frozen=True, slots=True)
class Alle:
    """All of these hold; an empty tuple always does."""

    delen: tuple["Voorwaarde", ...]


@dataclass(frozen=True, slots=True)
class EenVan:
    """At least one of these holds; an empty tuple never does."""

    delen: tuple["Voorwaarde", ...]


@dataclass(frozen=True, slots=True)
class Niet:
    """This does not hold (yet)."""

    deel: "Voorwaarde"


@dataclass(frozen=True, slots=True)
class Overal:
    """This holds in every municipality of ``per``."""

    deel: "Voorwaarde"
    per: str


@dataclass(frozen=True, slots=True)
class Ergens:
    """This holds in at least one municipality of ``per``."""

    deel: "Voorwaarde"
    per: str


Voorwaarde = Gedaan | Bekend | Alle | EenVan | Niet | Overal | Ergens
ALTIJD = Alle(())
NOOIT = EenVan(())


def bladeren(voorwaarde: Voorwaarde) -> Iterator[Gedaan | Bekend]:
    """Yield every step and fact that a condition names."""
    match voorwaarde:
        case Gedaan() | Bekend():
            yield voorwaarde
        case Alle(delen) | EenVan(delen):
            for deel in delen:
                yield from bladeren(deel)
        case Niet(deel) | Overal(deel, _) | Ergens(deel, _):
            yield from bladeren(deel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitkomstrij:
    """One row of the table: a step that ends in this outcome. ``titel`` is how a form shows the choice.

    ``wijkt_af`` marks a decision other than the one proposed, so that readers see where parties went their own way.
    """

    naam: str
    titel: str
    vraagt: tuple[str, ...] = ()
    kan: tuple[str, ...] = ()
    brief: str = ""
    sluit: str = ""
    heropent: tuple[str, ...] = ()
    poorten: tuple[str, ...] = ()
    zin: str = ""
    wijkt_af: bool = False
    plaats: Plaats


@dataclass(frozen=True, slots=True, kw_only=True)
class Staptermijn:
    """The step's own norm: a duration after a fact, after a step, or after the day on which the step opened."""

    duur: Duur
    vanaf: Gedaan | Bekend | None = None
    grondslag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap:
    """A step: who, when, what, and the outcomes that it can have."""

    naam: str
    titel: str
    rollen: tuple[str, ...]
    uitkomsten: Mapping[str, Uitkomstrij]
    na: Voorwaarde = ALTIJD
    zolang_niet: Voorwaarde = NOOIT
    mag: bool = False
    herhaalbaar: bool = False
    per: str = ""
    doe: str = ""
    hulp: str = ""
    grondslag: tuple[str, ...] = ()
    niet_door: tuple[Gedaan | Bekend, ...] = ()
    poorten: tuple[str, ...] = ()
    termijn: Staptermijn | None = None
    plaats: Plaats


@dataclass(frozen=True, slots=True, kw_only=True)
class Poort:
    """A hard condition. Exactly what is asked may be several things; all must hold.

    A declaration is asked only of who acts for a party in the group ``bindt``; empty binds everybody.
    """

    naam: str
    grondslag: str
    weigering: str
    eist: Voorwaarde | None = None
    mandaat: bool = False
    verklaring: bool = False
    bindt: str = ""
    dag: str = ""
    uiterlijk: str = ""
    na: str = ""
    niet_door: tuple[Gedaan | Bekend, ...] = ()
    plaats: Plaats


@dataclass(frozen=True, slots=True)
class VanKlok:
    """A rule's fact that is the last day of another clock."""

    klok: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Schorsing:
    """A ground on which a clock stands still: from a fact's day, until the first of the facts in ``tot``."""

    grond: str
    van: str
    tot: tuple[str, ...]


Kloksoort = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Klok:
    """A clock: a rule, the facts that it is given, and what stops it."""

    naam: str
    titel: str
    regel: str
    stopt_bij: Voorwaarde
    feiten: Mapping[str, Gedaan | Bekend | VanKlok]
    met: Mapping[str, str]
    opschorten: tuple[Schorsing, ...] = ()
    zolang: Voorwaarde = ALTIJD
    """Without this the clock is not there: a step that was reopened has no outcome to count from."""
    stopdag: str = ""
    per: str = ""
    wie: str = ""
    aan: str = ""
    grondslag: str = ""
    soort: Kloksoort = "wettelijk"
    te_laat: str = ""
    plaats: Plaats


@dataclass(frozen=True, slots=True, kw_only=True)
class Afsluiting:
    """A way in which a dossier ends, and the result of the selection list that says how long to keep it."""

    naam: str
    titel: str
    selectielijst: str
    plaats: Plaats


@dataclass(frozen=True, slots=True, kw_only=True)
class Koppeling:
    """A dossier of another procedure that can arise from this one, with the facts that it takes along."""

    naam: str
    na: Voorwaarde
    procedure: str
    neemt_mee: Mapping[str, str]
    doe: str
    plaats: Plaats


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """The whole table of one procedure. ``vragengroepen`` puts facts under a heading, in the order of a form.

    ``primair_door`` is the fact that names who made the decision to which a procedure of objection is directed.
    """

    naam: str
    titel: str
    grondslag: tuple[str, ...]
    voor_alle: bool
    groep: str = "gemeenten"
    """Where a dossier is of one municipality: the group of which it is one."""
    gegevens: Mapping[str, Gegeven]
    stappen: Mapping[str, Stap]
    poorten: Mapping[str, Poort]
    klokken: Mapping[str, Klok]
    afsluiting: Mapping[str, Afsluiting]
    koppelingen: Mapping[str, Koppeling]
    altijd: tuple[str, ...] = ()
    primair_door: str = ""
    gevoelig: bool = False
    matrix: str = ""
    """How the table is called in which the municipalities stand side by side; empty where nobody named it."""
    vragengroepen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    brieven: Mapping[str, "Brief"]
    plaats: Plaats

    def beslissende(self) -> frozenset[str]:
        """Return the facts that decide who may not act: whoever they name, is out somewhere in the procedure."""
        bronnen: tuple[Stap | Poort, ...] = (*self.stappen.values(), *self.poorten.values())
        genoemd = {wie.gegeven for bron in bronnen for wie in bron.niet_door if isinstance(wie, Bekend)}
        return frozenset(genoemd | ({self.primair_door} if self.primair_door else set()))

    def rijen(self) -> Iterator[tuple[Stap, Uitkomstrij]]:
        """Yield every row of the table: each step with each of its outcomes."""
        for stap in self.stappen.values():
            for rij in stap.uitkomsten.values():
                yield stap, rij


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A letter text with fields in braces."""

    naam: str
    titel: str
    aan: str
    namens: str
    tekst: str
    plaats: Plaats
