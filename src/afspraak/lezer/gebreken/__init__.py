"""Drafting defects: what a careful reader would ask the parties, each with its line.

Each kind is a small function from a text to findings. What reads as a defect in every agreement is here; what
one agreement should have settled and did not is for people.
"""

from afspraak.lezer.gebreken.bijlagen import ontbrekende_bijlagen, zelfde_nummer
from afspraak.lezer.gebreken.gebrek import Ernst, Gebrek, Soort, Zoeker
from afspraak.lezer.gebreken.invulling import open_plekken, strijdige_dagen
from afspraak.lezer.gebreken.namen import afkortingen, schrijffouten, schrijfwijze, verouderde_namen
from afspraak.lezer.gebreken.nummering import dode_verwijzingen, gaten_in_nummers
from afspraak.lezer.gebreken.partijen import andere_partij, niet_omschreven, twee_partijen
from afspraak.lezer.gebreken.zinnen import ontspoorde_zinnen, open_normen, termijnen_zonder_begin, zinnen_zonder_punt
from afspraak.lezer.tekst import Tekst

__all__ = ["ZOEKERS", "Ernst", "Gebrek", "Soort", "vind_gebreken"]

ZOEKERS: tuple[Zoeker, ...] = (
    open_plekken,
    strijdige_dagen,
    twee_partijen,
    andere_partij,
    niet_omschreven,
    afkortingen,
    schrijffouten,
    schrijfwijze,
    verouderde_namen,
    ontbrekende_bijlagen,
    zelfde_nummer,
    gaten_in_nummers,
    dode_verwijzingen,
    ontspoorde_zinnen,
    zinnen_zonder_punt,
    termijnen_zonder_begin,
    open_normen,
)


def vind_gebreken(tekst: Tekst) -> tuple[Gebrek, ...]:
    """Return every defect, by line. Two open places on one line are two defects, also where they look alike."""
    gevonden = [gebrek for zoeker in ZOEKERS for gebrek in zoeker(tekst)]
    return tuple(sorted(gevonden, key=lambda g: (g.regelnummer, g.soort.naam, g.fragment)))
