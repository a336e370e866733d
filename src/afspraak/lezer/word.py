"""Paragraphs of Word files, with the numbers that the word processor makes itself and that are in no text."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Protocol

from afspraak.lezer.telwoord import telwoord


class _Element(Protocol):
    """What is used of an XML element of python-docx."""

    tag: str
    text: str | None

    def get(self, naam: str) -> str | None: ...
    def find(self, pad: str) -> "_Element | None": ...
    def iter(self, *tags: str) -> "Iterator[_Element]": ...
    def getparent(self) -> "_Element | None": ...


@dataclass(frozen=True, slots=True)
class _Niveau:
    vorm: str
    sjabloon: str
    begin: int


@dataclass(slots=True)
class _Nummering:
    """The counters of a Word document: lists that share a definition count on, unless one says where to start."""

    niveaus: dict[tuple[str, int], _Niveau] = field(default_factory=dict)
    definitie: dict[str, str] = field(default_factory=dict)
    herstart: dict[tuple[str, int], int] = field(default_factory=dict)
    standen: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def volgende(self, num: str, diepte: int) -> str:
        definitie = self.definitie.get(num, "")
        niveau = self.niveaus.get((definitie, diepte))
        if niveau is None:
            return ""
        stand = self.standen[definitie]
        begin = self.herstart.pop((num, diepte), None)
        stand[diepte] = begin if begin is not None else stand.get(diepte, niveau.begin - 1) + 1
        for dieper in [d for d in stand if d > diepte]:
            del stand[dieper]
        return "-" if niveau.vorm == "bullet" else self._schrijf(definitie, niveau, stand)

    def _schrijf(self, definitie: str, niveau: _Niveau, stand: dict[int, int]) -> str:
        tekst = niveau.sjabloon
        for diepte in range(9):
            eigen = self.niveaus.get((definitie, diepte))
            if eigen is not None:
                tekst = tekst.replace(f"%{diepte + 1}", telwoord(stand.get(diepte, eigen.begin), eigen.vorm))
        return tekst


def lees_docx(bron: BytesIO) -> list[str]:
    """Return every paragraph, also those in tables, controls and tracked insertions; not what was struck out."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.part import XmlPart
    from docx.oxml.ns import qn

    document = docx.Document(bron)
    try:
        deel = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        deel = None
    nummering = _lees_nummering(deel.element, qn) if isinstance(deel, XmlPart) else _Nummering()
    stijlen = {s.style_id: s.element for s in document.styles}
    alineas: Iterator[_Element] = document.element.body.iter(qn("w:p"))
    return [_alinea(p, nummering, stijlen, qn) for p in alineas if not _binnen(p, "Fallback")]


class _Naam(Protocol):
    def __call__(self, kort: str, /) -> str: ...


def _lees_nummering(wortel: _Element, qn: _Naam) -> _Nummering:
    nummering = _Nummering()
    for abstract in wortel.iter(qn("w:abstractNum")):
        for niveau in abstract.iter(qn("w:lvl")):
            sleutel = (abstract.get(qn("w:abstractNumId")) or "", int(niveau.get(qn("w:ilvl")) or 0))
            nummering.niveaus[sleutel] = _Niveau(
                _waarde(niveau, "w:numFmt", qn) or "decimal",
                _waarde(niveau, "w:lvlText", qn),
                int(_waarde(niveau, "w:start", qn) or 1),
            )
    for num in wortel.iter(qn("w:num")):
        naam = num.get(qn("w:numId")) or ""
        nummering.definitie[naam] = _waarde(num, "w:abstractNumId", qn)
        for anders in num.iter(qn("w:lvlOverride")):
            if begin := _waarde(anders, "w:startOverride", qn):
                nummering.herstart[naam, int(anders.get(qn("w:ilvl")) or 0)] = int(begin)
    return nummering


def _waarde(element: _Element, naam: str, qn: _Naam) -> str:
    kind = element.find(qn(naam))
    return (kind.get(qn("w:val")) or "") if kind is not None else ""


def _alinea(alinea: _Element, nummering: _Nummering, stijlen: dict[str, _Element], qn: _Naam) -> str:
    tekst = "".join(_tekens(alinea, qn))
    lijst = _lijst(alinea, stijlen, qn)
    nummer = nummering.volgende(*lijst) if lijst and tekst.strip() else ""
    return f"{nummer} {tekst}" if nummer else tekst


def _tekens(alinea: _Element, qn: _Naam) -> Iterator[str]:
    anders = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
    for element in alinea.iter(qn("w:t"), *anders):
        # A text box lies within a paragraph and has paragraphs of its own; what was moved stands at its new place.
        if _eigen_alinea(element, qn) is alinea and not _binnen(element, "tabs") and not _binnen(element, "moveFrom"):
            yield anders.get(element.tag) or element.text or ""


def _eigen_alinea(element: _Element, qn: _Naam) -> _Element | None:
    ouder = element.getparent()
    while ouder is not None and ouder.tag != qn("w:p"):
        ouder = ouder.getparent()
    return ouder


def _binnen(element: _Element, naam: str) -> bool:
    ouder = element.getparent()
    while ouder is not None:
        if ouder.tag.endswith(f"}}{naam}"):
            return True
        ouder = ouder.getparent()
    return False


def _lijst(alinea: _Element, stijlen: dict[str, _Element], qn: _Naam) -> tuple[str, int] | None:
    """Return the list and the depth of a paragraph: its own, else those of its style or the style below that."""
    eigenschappen = alinea.find(qn("w:pPr"))
    stijl = _waarde(eigenschappen, "w:pStyle", qn) if eigenschappen is not None else ""
    for _ in range(10):
        numpr = eigenschappen.find(qn("w:numPr")) if eigenschappen is not None else None
        if numpr is not None and (num := _waarde(numpr, "w:numId", qn)):
            return (num, int(_waarde(numpr, "w:ilvl", qn) or 0)) if num != "0" else None
        element = stijlen.get(stijl)
        if element is None:
            return None
        eigenschappen, stijl = element.find(qn("w:pPr")), _waarde(element, "w:basedOn", qn)
    return None
