"""An agreement as it was read: values without behaviour, each with the lines it came from."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from afspraak.lezer.inlezen import Tekstregel

# After a hyphen at the end of a line these words say that the hyphen belongs there: "college- en raadsvoorstel".
_NA_STREEPJE = ("en ", "of ", "en/of ", "dan wel ")


@dataclass(frozen=True, slots=True)
class Passage:
    """A running text that was joined from lines, and that knows on which line each character stood."""

    tekst: str
    posities: tuple[int, ...]
    nummers: tuple[int, ...]

    def regel(self, positie: int = 0) -> int:
        """Return the line of a character."""
        return self.nummers[max(0, bisect_right(self.posities, positie) - 1)]


def maak_passage(regels: Sequence[tuple[int, str]]) -> Passage:
    """Join lines, of which there is at least one. A word that was broken off at the end of a line becomes whole."""
    tekst, posities = "", []
    for _, regel in regels:
        if len(tekst) > 1 and tekst[-1] == "-" and tekst[-2].isalpha() and regel[:1].islower():
            tekst = tekst + " " if regel.startswith(_NA_STREEPJE) else tekst[:-1]
        elif tekst and regel:
            tekst += " "
        posities.append(len(tekst))
        tekst += regel
    return Passage(tekst, tuple(posities), tuple(nummer for nummer, _ in regels))


@dataclass(frozen=True, slots=True, kw_only=True)
class Onderdeel:
    """A lettered part of a lid."""

    letter: str
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Lid:
    """A lid; ``nummer`` is 0 for an article whose text is not numbered."""

    nummer: int
    passage: Passage
    onderdelen: tuple[Onderdeel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Artikel:
    """An article; ``nummer`` is text, because "2a" exists. ``opening`` is what stands before a numbered first lid."""

    nummer: str
    titel: Passage
    opening: Passage | None
    leden: tuple[Lid, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Partij:
    """A party: its name, and what it is called from there on."""

    naam: str
    heet: str | None
    regel: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bijlage:
    """An annex that is listed after the articles, or attached, or both."""

    nummer: str
    titel: str
    regel: int
    bijgevoegd: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekst:
    """An agreement. ``aanhef`` is what comes before the first article, ``slot`` what comes after the last."""

    regels: tuple[Tekstregel, ...]
    titel: str
    aanhef: Passage
    partijen: tuple[Partij, ...]
    begrippen: frozenset[str]
    overwegingen: tuple[Passage, ...]
    artikelen: tuple[Artikel, ...]
    slot: tuple[Tekstregel, ...]
    bijlagen: tuple[Bijlage, ...]


@dataclass(frozen=True, slots=True)
class Plek:
    """A passage with its place in the agreement. ``artikel`` is None before the first article and after the last."""

    passage: Passage
    artikel: str | None = None
    lid: str | None = None


def plekken(tekst: Tekst) -> tuple[Plek, ...]:
    """Return every passage of an agreement, in order."""
    gevonden = [Plek(tekst.aanhef)]
    for artikel in tekst.artikelen:
        gevonden.append(Plek(artikel.titel, artikel.nummer))
        if artikel.opening is not None:
            gevonden.append(Plek(artikel.opening, artikel.nummer))
        gevonden += bepalingen(artikel)
    return (*gevonden, *(Plek(maak_passage(groep)) for groep in _groepen(tekst.slot)))


def _groepen(regels: Sequence[Tekstregel]) -> list[list[tuple[int, str]]]:
    """After the articles each line stands by itself (a list, a place to sign), unless it goes on in lower case."""
    groepen: list[list[tuple[int, str]]] = []
    for regel in regels:
        if regel.tekst and groepen and regel.tekst[0].islower():
            groepen[-1].append((regel.nummer, regel.tekst))
        elif regel.tekst:
            groepen.append([(regel.nummer, regel.tekst)])
    return groepen


def bepalingen(artikel: Artikel) -> tuple[Plek, ...]:
    """Return the leden and onderdelen of an article, in order."""
    gevonden = []
    for lid in artikel.leden:
        naam = str(lid.nummer)
        gevonden.append(Plek(lid.passage, artikel.nummer, naam))
        gevonden += [Plek(o.passage, artikel.nummer, f"{naam}{o.letter}") for o in lid.onderdelen]
    return tuple(gevonden)
