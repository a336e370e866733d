"""What a rule answers: a ``Termijn``, or one of the values here. Each says itself in one Dutch sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from types import MappingProxyType

from afspraak.termijnen.stappen import Stap, schrijf
from afspraak.termijnen.tellen import Regime
from afspraak.termijnen.termijn import Termijn, Zekerheid

_GEEN: Mapping[str, object] = MappingProxyType({})


class Antwoord(Enum):
    """What a rule can say to a question of yes or no. Where the text leaves judgement, a person decides."""

    JA = "ja"
    NEE = "nee"
    MENS_BESLIST = "een mens beslist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Oordeel:
    """An answer to a question of law, with its reason. ``wie_beslist`` names who decides where a person must."""

    regel: str
    grondslag: str
    antwoord: Antwoord
    zin: str
    wie_beslist: str | None = None
    zekerheid: Zekerheid = Zekerheid.WETTEKST
    kanttekeningen: tuple[str, ...] = ()
    waarden: Mapping[str, object] = field(default_factory=lambda: _GEEN)

    @property
    def is_ja(self) -> bool:
        """Whether the answer is a plain yes."""
        return self.antwoord is Antwoord.JA


@dataclass(frozen=True, slots=True, kw_only=True)
class Uurtermijn:
    """A term in hours: it runs up to and including the moment ``tot``, in absolute time."""

    regel: str
    grondslag: str
    vanaf: datetime
    tot: datetime
    stappen: tuple[Stap, ...]
    zekerheid: Zekerheid = Zekerheid.WETTEKST
    kanttekeningen: tuple[str, ...] = ()
    waarden: Mapping[str, object] = field(default_factory=lambda: _GEEN)

    @property
    def zin(self) -> str:
        """The derivation as one readable Dutch sentence."""
        return schrijf(self.stappen, Regime.GEEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bedrag:
    """An amount in whole euro cents, and how it was reached."""

    regel: str
    grondslag: str
    centen: int
    zin: str
    zekerheid: Zekerheid = Zekerheid.WETTEKST
    kanttekeningen: tuple[str, ...] = ()
    waarden: Mapping[str, object] = field(default_factory=lambda: _GEEN)


Uitkomst = Termijn | Uurtermijn | Bedrag | Oordeel
