"""A refusal is a value: what kind, on which ground, the sentence, and who could do it."""

from dataclasses import dataclass
from enum import Enum


class Weigeringsoort(Enum):
    """Why an act was refused."""

    ONBEKEND = "onbekend"
    GESLOTEN = "gesloten"
    NIET_BEVOEGD = "niet bevoegd"
    POORT = "poort"
    NIET_AAN_DE_BEURT = "nog niet aan de beurt"
    ONVOLLEDIG = "onvolledig"
    ONGELDIG = "ongeldig"
    AKKOORD_NODIG = "akkoord nodig"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weigering:
    """An act that was not done. Nothing changed. ``wie_wel`` never says something that holds for who was refused."""

    soort: Weigeringsoort
    zin: str
    grondslag: tuple[str, ...] = ()
    wie_wel: tuple[str, ...] = ()
    ontbreekt: tuple[str, ...] = ()
    """Names of the facts that are missing or wrong, for the form."""
    poort: str = ""
    """The gate that refused; empty where no gate did."""
