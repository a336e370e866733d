"""What comes before the first article: the title, who the parties are, what they are called, and why they agree."""

import re
from collections.abc import Iterable, Iterator, Sequence

from afspraak.lezer.inlezen import Tekstregel
from afspraak.lezer.tekst import Artikel, Partij, Passage, bepalingen, maak_passage

_OPEN, _DICHT = "\"“”„‟'‘’«", "\"“”'‘’»"
_TUSSEN_TEKENS = rf"[{_OPEN}]+\s*(?:de |het )?([^{_OPEN}{_DICHT},;]{{2,60}}?)\s*[{_DICHT}]"
_TERM = rf"(?:{_TUSSEN_TEKENS}|(?:de |het )?([A-Z][\w-]+))"
_NOEMEN = (
    r"(?:(?:hierna|verder|nader)(?:\s+(?:ook|verder|steeds|tevens|gezamenlijk|samen|tezamen|afzonderlijk|ieder))*"
    r"(?:\s+(?:te noemen|genoemd|aangeduid als|aan te duiden als))?|(?:te noemen|aangeduid als|aan te duiden als))"
)
_HEET = re.compile(rf"\b(?i:{_NOEMEN})\s*:?\s*(?i:als\s+)?{_TERM}")
_SAMEN = re.compile(rf"\b(?i:gezamenlijk|samen|tezamen|afzonderlijk)\b[^{_OPEN},.;]{{0,30}}{_TUSSEN_TEKENS}")
_IS_SAMEN = re.compile(r"gezamenlijk|samen|tezamen", re.IGNORECASE)
_WAARIN = re.compile(
    r"\bonder\s+(?:de |het |een )?([\w-]+(?: [\w-]+)?)\s+wordt\b[^.;:]{0,60}\bverstaan\b", re.IGNORECASE
)
_BEGRIPPENLIJST = re.compile(r"definitie|begrip", re.IGNORECASE)
_OVERWEGING = re.compile(
    r"(?:de\s+)?(?:partijen\s+)?(?:overwegende?n?|overwegingen|in aanmerking nemende|nemen(?: het volgende)? in aanmerking)\b"
    r"\s*(?:dat\s*:|[:,])?\s*(.*)",
    re.IGNORECASE,
)
_OVEREEN = re.compile(
    r"(?:en\s+)?(?:partijen\s+)?(?:komen|zijn|verklaren|spreken)\b.*\b(?:overeen\w*|af)\b", re.IGNORECASE
)
_NUMMER = re.compile(r"(?:(?:\d{1,2}|[IVX]+|[a-z])\s*[.)]|[-•–])\s+(?=\S)")
_BEGIN_OVERWEGING = re.compile(r"(?:\d{1,2}|[a-z])\s*[.)]\s|[-•–]\s|dat\b", re.IGNORECASE)
_AFGELOPEN = (";", ".", ",", "; en", ", en")
_BEGIN_PARTIJEN = re.compile(r"(?:de\s+)?(?:ondergetekenden?|partijen|tussen)\s*:?$", re.IGNORECASE)
_SAMENVATTING = re.compile(r"(?:en\s+)?(?:hierna\s+)?(?:gezamenlijk|samen|tezamen|ieder)\b", re.IGNORECASE)


def lees_titel(aanhef: Sequence[Tekstregel]) -> str:
    """Return the head of the agreement: its first line, with the lines in capitals that follow."""
    gevuld = [r.tekst for r in aanhef if r.tekst]
    delen = gevuld[:1]
    for regel in gevuld[1:6]:
        if not (delen[0].isupper() and regel.isupper()):
            break
        delen.append(regel)
    return " ".join(delen)


def lees_partijen(aanhef: Sequence[Tekstregel]) -> tuple[Partij, ...]:
    """Return the parties: the numbered ones, or else everyone who is given a name to be called by."""
    regels = _regels_over_partijen(aanhef)
    genummerd = [p for blok in _blokken(regels) if (p := _als_partij(blok)) is not None]
    if len(genummerd) > 1:
        return tuple(genummerd)
    return tuple(_benoemde_partijen(regels)) if regels else ()


def _regels_over_partijen(aanhef: Sequence[Tekstregel]) -> list[tuple[int, str]]:
    regels: list[tuple[int, str]] = []
    for regel in aanhef:
        if _OVERWEGING.match(regel.tekst) or _OVEREEN.match(regel.tekst):
            break
        if _BEGIN_PARTIJEN.match(regel.tekst):
            regels = []
        elif regel.tekst:
            regels.append((regel.nummer, regel.tekst))
    return regels


def _blokken(regels: Sequence[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Yield the lines of each numbered item."""
    blok: list[tuple[int, str]] = []
    for nummer, tekst in regels:
        m = _NUMMER.match(tekst)
        if (m or _SAMENVATTING.match(tekst)) and blok:
            yield blok
            blok = []
        if m:
            blok = [(nummer, tekst[m.end() :])]
        elif blok:
            blok.append((nummer, tekst))
    if blok:
        yield blok


def _als_partij(blok: list[tuple[int, str]]) -> Partij | None:
    passage = maak_passage(blok)
    if not re.search(r"hierna|te noemen|vertegenwoordigd|gevestigd|kantoorhoudend|woonachtig", passage.tekst, re.I):
        return None
    heet = next((t for t, samen, _ in _benoemd(passage.tekst) if not samen), None)
    return Partij(naam=_naam(passage.tekst), heet=heet, regel=passage.regel())


def _benoemde_partijen(regels: list[tuple[int, str]]) -> Iterator[Partij]:
    passage = maak_passage(regels)
    vanaf = 0
    for term, samen, m in _benoemd(passage.tekst):
        # Two names for one party follow each other at once; a party has words of its own before its name.
        voor = re.sub(r"^(?:[\s,;.)]|en\b)*", "", passage.tekst[vanaf : m.start()])
        if not samen and len(voor) > 3 and not _SAMENVATTING.match(voor):
            yield Partij(naam=_naam(voor), heet=term, regel=passage.regel(m.start() - len(voor)))
        vanaf = m.end()


def _naam(tekst: str) -> str:
    kort = re.split(r",|;|\(|\bhierna\b|\bte dezen\b|\bgevestigd\b|\brechtsgeldig\b", tekst, maxsplit=1)[0].strip()
    return re.sub(r"^(?:en\s+)?(?:de|het)\s+", "", kort, flags=re.IGNORECASE)


def _benoemd(tekst: str) -> Iterator[tuple[str, bool, re.Match[str]]]:
    """Yield each name that is given, whether it is a name for all together, and where."""
    for m in _HEET.finditer(tekst):
        term = m[1] or m[2]
        yield term, bool(_IS_SAMEN.search(tekst, max(0, m.start() - 15), m.end())) or term.lower() == "partijen", m


def lees_begrippen(aanhef: Passage, artikelen: Iterable[Artikel]) -> frozenset[str]:
    """Return every word that the text gives a meaning: called so, or defined in a list."""
    passages = [aanhef]
    lijst: set[str] = set()
    for artikel in artikelen:
        eigen = [plek.passage for plek in bepalingen(artikel)]
        passages += eigen
        if _BEGRIPPENLIJST.search(artikel.titel.tekst):
            lijst |= {term for p in eigen for term in _uit_lijst(p.tekst)}
    for passage in passages:
        lijst |= {m[1] or m[2] for m in _HEET.finditer(passage.tekst)}
        lijst |= {m[1] for patroon in (_SAMEN, _WAARIN) for m in patroon.finditer(passage.tekst)}
    return frozenset(lijst)


def _uit_lijst(tekst: str) -> Iterator[str]:
    for m in re.finditer(rf"(?:^|[.;:]\s+|\b[a-z]\.\s+)[{_OPEN}]?([A-Za-zÀ-ÿ][\w -]{{2,40}})[{_DICHT}]?\s*:", tekst):
        yield m[1].strip()


def lees_overwegingen(aanhef: Sequence[Tekstregel]) -> tuple[Passage, ...]:
    """Return the considerations, each from its "dat", its number or its dash."""
    groepen: list[list[tuple[int, str]]] = []
    begonnen = False
    for regel in aanhef:
        m = None if begonnen else _OVERWEGING.match(regel.tekst)
        tekst = m[1] if m else regel.tekst
        if begonnen and _OVEREEN.match(regel.tekst):
            break
        if (begonnen or m) and tekst:
            # A line that happens to begin with "dat" goes on with the sentence before it.
            if not groepen or (_BEGIN_OVERWEGING.match(tekst) and groepen[-1][-1][1].endswith(_AFGELOPEN)):
                groepen.append([])
            groepen[-1].append((regel.nummer, tekst))
        begonnen = begonnen or m is not None
    return tuple(maak_passage(groep) for groep in groepen)
