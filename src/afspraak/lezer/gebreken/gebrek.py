"""What a drafting defect is, and where it was found."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from afspraak.lezer.tekst import Plek, Tekst, plekken


class Ernst(Enum):
    """How bad a defect is."""

    FOUT = "fout"
    ONTBREEKT = "ontbreekt"
    ONDUIDELIJK = "onduidelijk"
    LET_OP = "let op"


class Soort(Enum):
    """What is wrong, with how bad that is."""

    OPEN_PLEK = ("open plek", Ernst.ONTBREEKT)
    TWEE_PARTIJEN = ("spreekt van twee partijen", Ernst.FOUT)
    ANDERE_PARTIJ = ("welke andere partij", Ernst.ONDUIDELIJK)
    NIET_OMSCHREVEN = ("niet omschreven", Ernst.ONDUIDELIJK)
    AFKORTING = ("afkorting niet voluit", Ernst.ONDUIDELIJK)
    STRIJDIGE_DAG = ("strijdige dag", Ernst.FOUT)
    BIJLAGE = ("bijlage niet bijgevoegd", Ernst.ONTBREEKT)
    ZELFDE_BIJLAGE = ("twee bijlagen met één nummer", Ernst.ONDUIDELIJK)
    ONTSPOORD = ("ontspoorde zin", Ernst.FOUT)
    ZONDER_PUNT = ("zin zonder punt", Ernst.LET_OP)
    NUMMERING = ("nummering", Ernst.FOUT)
    VERWIJZING = ("verwijzing", Ernst.FOUT)
    SCHRIJFFOUT = ("schrijffout", Ernst.FOUT)
    SCHRIJFWIJZE = ("wisselende schrijfwijze", Ernst.LET_OP)
    VEROUDERD = ("verouderde naam", Ernst.LET_OP)
    ZONDER_BEGIN = ("termijn zonder begin", Ernst.ONDUIDELIJK)
    OPEN_NORM = ("open norm", Ernst.LET_OP)

    def __init__(self, naam: str, ernst: Ernst) -> None:
        self.naam = naam
        self.ernst = ernst


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebrek:
    """One defect: what kind, where, the words, and why it matters. ``lid`` is "1", "1a", or "0" without numbers."""

    soort: Soort
    regelnummer: int
    artikel: str | None
    lid: str | None
    fragment: str
    uitleg: str


Zoeker = Callable[[Tekst], Iterator[Gebrek]]


def gebrek(soort: Soort, plek: Plek, m: re.Match[str], uitleg: str) -> Gebrek:
    """Return a defect of the words that were found in a passage."""
    return Gebrek(
        soort=soort,
        regelnummer=plek.passage.regel(m.start()),
        artikel=plek.artikel,
        lid=plek.lid,
        fragment=m.group().strip(),
        uitleg=uitleg,
    )


def zoek(tekst: Tekst, patroon: re.Pattern[str]) -> Iterator[tuple[Plek, re.Match[str]]]:
    """Yield every match in every passage of an agreement, in order."""
    for plek in plekken(tekst):
        for m in patroon.finditer(plek.passage.tekst):
            yield plek, m


def zin_om(m: re.Match[str]) -> str:
    """Return the sentence that a match stands in."""
    voor = m.string[: m.start()]
    begin = max((voor.rfind(teken) for teken in (". ", "; ", ": ")), default=-1)
    einde = re.search(r"[.;](?:\s|$)", m.string[m.end() :])
    return m.string[begin + 1 : m.end() + (einde.start() if einde else len(m.string))].strip()


def een_van(woorden: Iterable[str]) -> str:
    """Return a pattern for one of these words or phrases; the longest first, for one may begin another."""
    return "|".join(sorted((re.escape(w).replace(r"\ ", r"\s+") for w in woorden), key=len, reverse=True))
