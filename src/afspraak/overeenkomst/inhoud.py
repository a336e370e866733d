"""The values of a pack besides its procedures: parties, questions, leden with their obligations, registers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from afspraak.termijnen import Duur
from afspraak.verloop.procedure import Plaats


@dataclass(frozen=True, slots=True, kw_only=True)
class Partij:
    """A party to the agreement: a public body."""

    naam: str
    aanduiding: str
    titel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """An open question in the text, and the reading that was chosen until the parties decide."""

    naam: str
    artikel: str
    vraag: str
    gekozen: str
    stand: str
    plaats: Plaats


@dataclass(frozen=True, slots=True, kw_only=True)
class Dienst:
    """How an obligation is served: ``soort`` is stap, klok, poort, procedure, register, terugkerend or norm."""

    soort: str
    procedure: str = ""
    naam: str = ""

    def __str__(self) -> str:
        if self.soort == "norm":
            return "staande norm"
        return (
            f"{self.soort} {self.procedure}/{self.naam}"
            if self.procedure and self.naam
            else (f"{self.soort} {self.procedure or self.naam}")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lidverplichting:
    """One row under a lid: who owes what to whom, on what, within which term, with which proof."""

    wie: str
    aan: str
    wat: str
    vanaf: str
    termijn: str
    bewijs: str
    gediend_door: tuple[Dienst, ...]
    plaats: Plaats


@dataclass(frozen=True, slots=True, kw_only=True)
class Lid:
    """A lid (or onderdeel) of an article, in own words. ``naam`` is "6", "1a", or "0" where nothing is numbered."""

    naam: str
    kort: str
    verplichtingen: tuple[Lidverplichting, ...]
    vragen: tuple[str, ...]
    plaats: Plaats


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtikelInPakket:
    """An article with its leden."""

    nummer: int
    titel: str
    leden: Mapping[str, Lid]
    plaats: Plaats


@dataclass(frozen=True, slots=True)
class Zicht:
    """Who sees a line or a column of a register.

    ``soort``: "partijen" is whoever works for a party; "eigen" whoever works for the municipality of the line, and who
    keeps it; "beheer" who keeps it, who manages people there, and the ``rollen`` that the pack names.
    """

    soort: str
    rollen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A register that the agreement asks for, and who keeps it.

    ``zicht`` says per group who sees the lines of its municipalities, ``kolommen`` which columns fewer people see.
    ``bron`` names the acts of which it is a view (rollen, mandaten, verklaringen); nobody types in such a register.
    """

    naam: str
    titel: str
    artikel: str
    per: str
    velden: tuple[str, ...]
    beheerd_door: str
    bron: str = ""
    zicht: Mapping[str, Zicht]
    kolommen: Mapping[str, Zicht]
    plaats: Plaats


@dataclass(frozen=True, slots=True, kw_only=True)
class Terugkerend:
    """A duty that comes back each ``elke``, for the first time on ``eerste``."""

    naam: str
    titel: str
    artikel: str
    wie: str
    bij: str
    elke: Duur
    eerste: date
    bewijs: str
    register: str
    plaats: Plaats
