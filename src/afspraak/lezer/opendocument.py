"""Paragraphs of OpenDocument files, with the numbers that the word processor makes itself and that are in no text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from afspraak.lezer.telwoord import telwoord

if TYPE_CHECKING:
    from odfdo import Document, Element

# What was struck out, what was remarked in the margin, and what stands below the page.
_NIET_VAN_DE_TEKST = frozenset({"text:tracked-changes", "office:annotation", "text:note"})

_WITRUIMTE = {"text:s": " ", "text:tab": " ", "text:line-break": "\n"}


@dataclass(slots=True)
class _Lijst:
    """A list while it is being read: its style, how deep it lies, and the number given last."""

    stijl: str
    diepte: int
    stand: int


@dataclass(slots=True)
class _Loper:
    document: "Document"
    laatste: dict[tuple[str, int], int] = field(default_factory=dict)

    def alineas(self, element: "Element", lijst: _Lijst | None = None) -> Iterator[str]:
        for kind in element.children:
            if kind.tag in {"text:p", "text:h"}:
                yield _tekst(kind)
            elif kind.tag == "text:list":
                yield from self._lijst(kind, lijst)
            elif kind.tag not in _NIET_VAN_DE_TEKST:
                yield from self.alineas(kind, lijst)

    def _lijst(self, element: "Element", boven: _Lijst | None) -> Iterator[str]:
        stijl = str(element.get_attribute("text:style-name") or (boven.stijl if boven else ""))
        lijst = _Lijst(stijl, boven.diepte + 1 if boven else 1, 0)
        verder = element.get_attribute("text:continue-numbering") or element.get_attribute("text:continue-list")
        if verder and verder != "false":
            lijst.stand = self.laatste.get((stijl, lijst.diepte), 0)
        for item in element.children:
            yield from self._item(item, lijst)

    def _item(self, item: "Element", lijst: _Lijst) -> Iterator[str]:
        """The number stands before the first paragraph; a list that begins an item has only its own numbers."""
        alineas = self.alineas(item, lijst)
        if item.tag == "text:list-item" and item.children and item.children[0].tag in {"text:p", "text:h"}:
            begin = item.get_attribute("text:start-value")
            lijst.stand = int(begin) if begin else lijst.stand + 1
            self.laatste[lijst.stijl, lijst.diepte] = lijst.stand
            yield self._nummer(lijst) + next(alineas)
        yield from alineas

    def _nummer(self, lijst: _Lijst) -> str:
        definitie = self.document.get_style("list", lijst.stijl) if lijst.stijl else None
        niveau = definitie.get_element(f"*[@text:level='{lijst.diepte}']") if definitie is not None else None
        if niveau is None or niveau.tag != "text:list-level-style-number":
            return "- "
        voor, achter = (niveau.get_attribute(f"style:num-{deel}") or "" for deel in ("prefix", "suffix"))
        vorm = niveau.get_attribute("style:num-format")
        return f"{voor}{telwoord(lijst.stand, str(vorm))}{achter} " if vorm else ""


def _tekst(element: "Element") -> str:
    """Return the text of a paragraph with its spaces and line ends, without what is not of the text."""
    delen = [element.text or ""]
    for kind in element.children:
        if kind.tag in _WITRUIMTE:
            delen.append(_WITRUIMTE[kind.tag])
        elif kind.tag not in _NIET_VAN_DE_TEKST:
            delen.append(_tekst(kind))
        delen.append(kind.tail or "")
    return "".join(delen)


def lees_odt(bron: BytesIO) -> list[str]:
    """Return every paragraph and heading in order."""
    import odfdo

    document = odfdo.Document(bron)
    return list(_Loper(document).alineas(document.body))
