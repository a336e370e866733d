"""Numbers that are skipped or given twice, and references to what is not there."""

import re
from collections.abc import Iterator

from afspraak.lezer.gebreken.gebrek import Gebrek, Soort, gebrek, zoek
from afspraak.lezer.tekst import Artikel, Tekst

_NUMMER = re.compile(r"(\d+)([a-z]?)")
_VERWIJST = re.compile(
    r"\bartikel\s+(\d{1,3}[a-z]?)(?:,?\s+(?:lid\s+(\d{1,2})|(eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste)\s+lid))?"
    r",?\s+van\s+(?:deze|dit)\s+\w*(?:overeenkomst|convenant|contract)\b",
    re.IGNORECASE,
)
_RANG = {
    w: str(i)
    for i, w in enumerate(["eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste"], start=1)
}


def gaten_in_nummers(tekst: Tekst) -> Iterator[Gebrek]:
    """A gap or a doubling in the numbers of articles, leden or letters."""
    vorige = "0"
    for artikel in tekst.artikelen:
        if not _volgt(vorige, artikel.nummer):
            uitleg = _uitleg("artikel", vorige, artikel.nummer)
            yield _nummer(artikel.titel.regel(), artikel, None, f"Artikel {artikel.nummer}", uitleg)
        vorige = artikel.nummer
        yield from _gaten_in_leden(artikel)


def _volgt(vorige: str, nummer: str) -> bool:
    (eerste, a), (tweede, b) = (_NUMMER.fullmatch(n).groups() for n in (vorige, nummer))  # type: ignore[union-attr]
    if int(tweede) == int(eerste) + 1:
        return b in {"", "a"}
    return eerste == tweede and b != "" and ord(b) == (ord(a) + 1 if a else ord("a"))


def _gaten_in_leden(artikel: Artikel) -> Iterator[Gebrek]:
    verwacht = 1
    for lid in artikel.leden:
        if lid.nummer not in {0, verwacht}:
            uitleg = _uitleg("lid", str(verwacht - 1), str(lid.nummer))
            yield _nummer(lid.passage.regel(), artikel, str(lid.nummer), f"{lid.nummer}.", uitleg)
        verwacht = lid.nummer + 1
        for plaats, onderdeel in enumerate(lid.onderdelen):
            vorige = lid.onderdelen[plaats - 1].letter if plaats else "`"
            if ord(onderdeel.letter) != ord(vorige) + 1:
                uitleg = _uitleg("onderdeel", vorige, onderdeel.letter)
                naam = f"{lid.nummer}{onderdeel.letter}"
                yield _nummer(onderdeel.passage.regel(), artikel, naam, f"{onderdeel.letter}.", uitleg)


def _uitleg(wat: str, vorige: str, nummer: str) -> str:
    if vorige == nummer:
        return f"Er staat twee keer {wat} {nummer}."
    return f"De nummering begint bij {wat} {nummer}." if vorige == "0" else f"Na {wat} {vorige} komt {wat} {nummer}."


def _nummer(regel: int, artikel: Artikel, lid: str | None, fragment: str, uitleg: str) -> Gebrek:
    return Gebrek(
        soort=Soort.NUMMERING, regelnummer=regel, artikel=artikel.nummer, lid=lid, fragment=fragment, uitleg=uitleg
    )


def dode_verwijzingen(tekst: Tekst) -> Iterator[Gebrek]:
    """A reference to an article or a lid of this agreement that it does not have."""
    bekend = {artikel.nummer: {str(lid.nummer) for lid in artikel.leden} for artikel in tekst.artikelen}
    for plek, m in zoek(tekst, _VERWIJST):
        lid = m[2] or _RANG.get((m[3] or "").lower())
        if m[1] not in bekend:
            yield gebrek(Soort.VERWIJZING, plek, m, f"Artikel {m[1]} staat niet in deze tekst.")
        elif lid is not None and lid not in bekend[m[1]]:
            yield gebrek(Soort.VERWIJZING, plek, m, f"Artikel {m[1]} heeft geen lid {lid}.")
