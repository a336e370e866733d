"""What happened (``Gebeurtenis``), and what somebody wants to do (``Handeling``, ``Begin``, ``Correctie``)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from afspraak.verloop.kader import Functionaris


@dataclass(frozen=True, slots=True)
class Genoemde:
    """Somebody whom a fact names: a colleague with the id of the account, or (``id`` None) somebody outside the list.

    ``naam`` is the name of that day.
    """

    naam: str
    id: int | None = None

    def __str__(self) -> str:
        return self.naam


Waarde = date | datetime | str | int | bool | tuple[str, ...] | Genoemde
"""A value of a fact. An amount is an ``int`` in euro cents; municipalities are a tuple of ids."""

GEEN_GEGEVENS: Mapping[str, Waarde] = MappingProxyType({})


class Gebeurtenissoort(Enum):
    """The kinds of event in a log."""

    BEGONNEN = "begonnen"
    GEDAAN = "gedaan"
    GECORRIGEERD = "gecorrigeerd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanhef:
    """What a dossier is, said once in its first event. ``versie`` is the pack version that it started under."""

    kenmerk: str
    procedure: str
    versie: str
    titel: str
    gemeente: str | None = None
    uit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandaatverwijzing:
    """The line of the mandate register that an act relied on, as it was that day (Awb 10:2)."""

    regel: str
    nummer: int | None = None
    besluit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebeurtenis:
    """One event. ``op`` is the day on which the act was done; what the facts say about days is in ``gegevens``.

    The event carries its own effects (``sluit``, ``heropent``), so that replaying a log needs no pack. ``door`` and
    ``akkoord`` are names of that day; ``door_id`` and ``akkoord_id`` are the accounts, absent in older lines.
    """

    volgnummer: int
    soort: Gebeurtenissoort
    op: date
    door: str
    rol: str | None = None
    namens: str | None = None
    """The municipality for which the person acted."""
    stap: str | None = None
    uitkomst: str | None = None
    voor: str | None = None
    gegevens: Mapping[str, Waarde] = field(default_factory=lambda: GEEN_GEGEVENS)
    sluit: str | None = None
    heropent: tuple[str, ...] = ()
    aanhef: Aanhef | None = None
    verwijst_naar: int | None = None
    vervalt: bool = False
    reden: str | None = None
    akkoord: str | None = None
    door_id: int | None = None
    akkoord_id: int | None = None
    steunt_op: Mandaatverwijzing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """Start a dossier."""

    kenmerk: str
    titel: str
    gemeente: str | None = None
    uit: str | None = None
    gegevens: Mapping[str, Waarde] = field(default_factory=lambda: GEEN_GEGEVENS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handeling:
    """Do a step, with an outcome and the facts that it asks for."""

    stap: str
    uitkomst: str
    voor: str | None = None
    gegevens: Mapping[str, Waarde] = field(default_factory=lambda: GEEN_GEGEVENS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correctie:
    """Mend an earlier event: other facts, or (``vervalt``) it did not happen. Needs a reason and a second person.

    ``akkoord`` is who agreed; None asks whether the correction could be made, and who could agree.
    """

    volgnummer: int
    reden: str
    akkoord: "Functionaris | None" = None
    gegevens: Mapping[str, Waarde] = field(default_factory=lambda: GEEN_GEGEVENS)
    vervalt: bool = False
