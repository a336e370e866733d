"""From lines to articles, leden and onderdelen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from afspraak.lezer.inlezen import Tekstregel

_ARTIKEL = re.compile(r"art(?:ikel)?\.?\s+(\d+)([a-z]?)\s*[.:\-–]?\s*(.*)", re.IGNORECASE)
_LID = re.compile(r"(\d{1,2})\s*[.)]\s*(.*)")
_ONDERDEEL = re.compile(r"([a-z])\s*[.)]\s+(.*)")
_SLOT = re.compile(r"(aldus (?:overeengekomen|opgemaakt)|bijlagen?\s*:|ondertekening\b|getekend te\b)", re.IGNORECASE)
_KOP_LANGER = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Onderdeel:
    """A lettered part of a lid."""

    letter: str
    tekst: str
    regel: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lid:
    """A lid; ``nummer`` is 0 for an article whose text is not numbered."""

    nummer: int
    tekst: str
    regel: int
    onderdelen: tuple[Onderdeel, ...]

    @property
    def volledig(self) -> str:
        """The text with that of its onderdelen."""
        return " ".join((self.tekst, *(o.tekst for o in self.onderdelen))).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Artikel:
    """An article; ``nummer`` is text, because "2a" exists."""

    nummer: str
    titel: str
    regel: int
    leden: tuple[Lid, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tekst:
    """An agreement as it was read. ``aanhef`` is what comes before the first article, ``slot`` what comes after."""

    regels: tuple[Tekstregel, ...]
    aanhef: tuple[Tekstregel, ...]
    artikelen: tuple[Artikel, ...]
    slot: tuple[Tekstregel, ...]


@dataclass(slots=True)
class _Bouwer:
    """Gathers the lines of one article."""

    nummer: str
    titel: str
    regel: int
    leden: list["_Lid"] = field(default_factory=list)


@dataclass(slots=True)
class _Lid:
    nummer: int
    regel: int
    delen: list[str]
    onderdelen: list[tuple[str, int, list[str]]] = field(default_factory=list)

    def voeg_toe(self, tekst: str) -> None:
        (self.onderdelen[-1][2] if self.onderdelen else self.delen).append(tekst)


def lees_structuur(regels: Sequence[Tekstregel]) -> Tekst:
    """Divide the lines over preamble, articles and what follows them."""
    aanhef: list[Tekstregel] = []
    slot: list[Tekstregel] = []
    bouwers: list[_Bouwer] = []
    for regel in regels:
        kop = _kop(regel.tekst, bouwers)
        if kop is not None and not slot:
            bouwers.append(_Bouwer(kop[0], kop[1], regel.nummer))
        elif slot or (bouwers and _SLOT.match(regel.tekst)):
            slot.append(regel)
        elif not bouwers:
            aanhef.append(regel)
        elif regel.tekst:
            _verwerk(bouwers[-1], regel)
    return Tekst(
        regels=tuple(regels),
        aanhef=tuple(aanhef),
        artikelen=tuple(_af(b) for b in bouwers),
        slot=tuple(slot),
    )


def _kop(tekst: str, bouwers: list[_Bouwer]) -> tuple[str, str] | None:
    """Return number and title if the line is the head of the next article, not a reference within a sentence."""
    m = _ARTIKEL.fullmatch(tekst)
    if m is None or len(tekst) > _KOP_LANGER:
        return None
    titel = m[3].strip()
    verwijzing = titel[:1].islower() or re.match(r"(van|lid|en|tot|,)", titel, re.IGNORECASE)
    vorige = int(re.match(r"\d+", bouwers[-1].nummer)[0]) if bouwers else 0  # type: ignore[index]
    if verwijzing or int(m[1]) not in range(vorige, vorige + 4):
        return None
    return f"{m[1]}{m[2]}", titel.rstrip(".")


def _verwerk(bouwer: _Bouwer, regel: Tekstregel) -> None:
    lid = _LID.fullmatch(regel.tekst)
    verwacht = bouwer.leden[-1].nummer + 1 if bouwer.leden else 1
    # A number opens a lid only in sequence (a gap of two at most): "2. " inside a sentence does not.
    if lid is not None and int(lid[1]) in range(verwacht, verwacht + 3) and (bouwer.leden or int(lid[1]) == 1):
        bouwer.leden.append(_Lid(int(lid[1]), regel.nummer, [lid[2]]))
        return
    if not bouwer.leden:
        bouwer.leden.append(_Lid(0, regel.nummer, []))
    huidig = bouwer.leden[-1]
    onderdeel = _ONDERDEEL.fullmatch(regel.tekst)
    volgende = chr(ord(huidig.onderdelen[-1][0]) + 1) if huidig.onderdelen else "a"
    if onderdeel is not None and onderdeel[1] == volgende:
        huidig.onderdelen.append((onderdeel[1], regel.nummer, [onderdeel[2]]))
        return
    huidig.voeg_toe(regel.tekst)


def _af(bouwer: _Bouwer) -> Artikel:
    return Artikel(
        nummer=bouwer.nummer,
        titel=bouwer.titel,
        regel=bouwer.regel,
        leden=tuple(
            Lid(
                nummer=lid.nummer,
                tekst=" ".join(lid.delen),
                regel=lid.regel,
                onderdelen=tuple(
                    Onderdeel(letter=letter, tekst=" ".join(delen), regel=regel)
                    for letter, regel, delen in lid.onderdelen
                ),
            )
            for lid in bouwer.leden
        ),
    )
