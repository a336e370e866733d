"""From lines to articles, leden and onderdelen. What the text says decides, not how it was set."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from afspraak.lezer.aanhef import lees_begrippen, lees_overwegingen, lees_partijen, lees_titel
from afspraak.lezer.bijlagen import lees_bijlagen
from afspraak.lezer.inlezen import Tekstregel
from afspraak.lezer.tekst import Artikel, Lid, Onderdeel, Passage, Tekst, maak_passage

_KOP = re.compile(r"(artikel|art\.)\s+(\d{1,3})\s?([a-z]?)(?![\w])\s*([.:–—-](?!\d))?\s*(.*)", re.IGNORECASE)
_VERWIJZING = re.compile(r"(?:lid|juncto|jo|en|of|tot|van)\b|[,;()]", re.IGNORECASE)
_LID = re.compile(r"(?:lid\s+)?(\(?)(?:(\d{1,3})\.)?(\d{1,2})([.)]?)(?:\s+(.*)|(?=[A-ZÀ-Ý])(.*)|$)", re.IGNORECASE)
_ONDERDEEL = re.compile(r"\(?([a-z])(?:[.)]|°)(?:\s+(.*)|$)")
_SLOT = re.compile(
    r"(?:Aldus\b|ALDUS\b|(?:Bijlagen?|BIJLAGEN?)\s*:|Ondertekening\b|ONDERTEKENING\b|Getekend te\b|Voor akkoord\b)"
    r"|(?:Bijlage|BIJLAGE)\s+(?:\d{1,2}|[A-Z]|[IVX]+)(?:\s*[.:–-]\s*\S.*|\s+[A-Z][^.]*)?$"
)
_TUSSENKOP = re.compile(
    r"(?:hoofdstuk|afdeling|paragraaf|deel|titel)\s+(?:\d{1,2}|[IVX]+)\b\s*[.:–-]?\s*([A-Z].*)?$", re.I
)
_PAGINA = re.compile(r"(?:pagina|blad|blz\.?|p\.)\s*\d+(?:\s*(?:van|/)\s*\d+)?$|[-–]\s*\d{1,3}\s*[-–]$", re.IGNORECASE)
_EINDE = tuple('.;:!?”"’)…')
_LANGSTE_KOP = 160
_LANGSTE_LOSSE_TITEL = 90


@dataclass(slots=True)
class _Deel:
    """A lid (or onderdeel) while its lines are gathered."""

    naam: str
    regels: list[tuple[int, str]]
    onderdelen: list["_Deel"] = field(default_factory=list)
    # The last number of a numbered list within the lid.
    binnen: int = 0
    # Whether the lid's number has no mark: "1 De regeling".
    kaal: bool = False

    @property
    def laatste(self) -> "_Deel":
        return self.onderdelen[-1] if self.onderdelen else self

    @property
    def einde(self) -> str:
        return next((tekst for _, tekst in reversed(self.laatste.regels) if tekst), "")


@dataclass(slots=True)
class _Kop:
    """An article while its lines are gathered. ``titel`` is open until the text begins."""

    nummer: str
    titel: list[tuple[int, str]]
    opening: list[tuple[int, str]] = field(default_factory=list)
    leden: list[_Deel] = field(default_factory=list)

    @property
    def einde(self) -> str:
        if self.leden:
            return self.leden[-1].einde
        return self.opening[-1][1] if self.opening else "."


def lees_structuur(regels: Sequence[Tekstregel]) -> Tekst:
    """Divide the lines over preamble, articles and what follows them."""
    bruikbaar = [r for r in regels if not _PAGINA.fullmatch(r.tekst)]
    koppen, begin, einde = _verdeel(bruikbaar)
    aanhef, slot = bruikbaar[:begin], tuple(bruikbaar[einde:])
    artikelen = tuple(_artikel(kop) for kop in koppen)
    passage = maak_passage([(r.nummer, r.tekst) for r in aanhef] or [(regels[0].nummer, "")])
    return Tekst(
        regels=tuple(regels),
        titel=lees_titel(aanhef),
        aanhef=passage,
        partijen=lees_partijen(aanhef),
        begrippen=lees_begrippen(passage, artikelen),
        overwegingen=lees_overwegingen(aanhef),
        artikelen=artikelen,
        slot=slot,
        bijlagen=lees_bijlagen(slot),
    )


def _verdeel(regels: Sequence[Tekstregel]) -> tuple[list[_Kop], int, int]:
    """Return the articles, and the places in the lines where the first begins and where the last ends."""
    koppen: list[_Kop] = []
    begin, einde = len(regels), len(regels)
    for plaats, regel in enumerate(regels):
        kop = _kop(regel, koppen)
        if kop is not None:
            if kop.nummer == "1" and all(not k.leden and not k.opening for k in koppen):
                # Heads without any text are a table of contents.
                koppen, begin = [], plaats
            koppen.append(kop)
        elif koppen and _SLOT.match(regel.tekst):
            einde = plaats
            break
        elif koppen and regel.tekst and not _is_tussenkop(regel.tekst):
            _verwerk(koppen[-1], regel, _volgende(regels, plaats))
    return koppen, begin, einde


def _is_tussenkop(tekst: str) -> bool:
    return len(tekst) < _LANGSTE_LOSSE_TITEL and _TUSSENKOP.match(tekst) is not None and not tekst.endswith(".")


def _volgende(regels: Sequence[Tekstregel], plaats: int) -> str:
    return next((r.tekst for r in regels[plaats + 1 : plaats + 12] if r.tekst), "")


def _kop(regel: Tekstregel, koppen: list[_Kop]) -> _Kop | None:
    """Return a new article if the line is its head, and no reference that happens to begin a line."""
    m = _KOP.fullmatch(regel.tekst)
    if m is None or len(regel.tekst) > _LANGSTE_KOP:
        return None
    woord, cijfers, letter, teken, titel = m.groups()
    if titel[:1].islower() or _VERWIJZING.match(titel) or (woord.islower() and not teken):
        return None
    vorige = _getal(koppen[-1].nummer) if koppen else 0
    aansluitend = int(cijfers) in {vorige, vorige + 1}
    if not teken and titel.endswith((".", ",", ";")):
        return None
    if not aansluitend and koppen and not koppen[-1].einde.endswith(_EINDE):
        return None
    return _Kop(f"{int(cijfers)}{letter.lower()}", [(regel.nummer, titel)])


def _getal(nummer: str) -> int:
    return int(nummer.rstrip("abcdefghijklmnopqrstuvwxyz"))


def _verwerk(kop: _Kop, regel: Tekstregel, volgende: str) -> None:
    lid = _als_lid(kop, regel)
    if lid is not None:
        kop.leden.append(lid)
    elif not kop.leden and not kop.opening and _hoort_bij_titel(kop, regel.tekst, volgende):
        kop.titel.append((regel.nummer, regel.tekst))
    elif kop.leden or _als_onderdeel(_Deel("0", []), regel.tekst):
        _voeg_toe(kop, regel)
    else:
        kop.opening.append((regel.nummer, regel.tekst))


def _hoort_bij_titel(kop: _Kop, tekst: str, volgende: str) -> bool:
    """A title may stand below "Artikel 1", and may run on to a second line in lower case."""
    if len(tekst) > _LANGSTE_LOSSE_TITEL or tekst.endswith(_EINDE) or _als_onderdeel(_Deel("0", []), tekst):
        return False
    if any(t for _, t in kop.titel):
        return tekst[0].islower() and len(kop.titel) == 1 and not kop.titel[0][1].endswith(".")
    return tekst[0].isupper() and bool(volgende) and not volgende[0].islower()


def _als_lid(kop: _Kop, regel: Tekstregel) -> _Deel | None:
    """Return a new lid if the line opens one: a number in sequence, or one with a gap after a finished sentence."""
    m = _LID.fullmatch(regel.tekst)
    if m is None:
        return None
    nummer, tekst = int(m[3]), m[5] or m[6] or ""
    if not _is_nummer(m, kop.nummer):
        return _kaal_lid(kop, regel.nummer, nummer, tekst) if not m[1] and not m[2] else None
    if not kop.leden:
        eerste = nummer == 1 or (not kop.opening and nummer <= 3)
        return _Deel(str(nummer), [(regel.nummer, tekst)]) if eerste else None
    huidig = kop.leden[-1]
    if huidig.naam == "0" or _is_binnen(huidig, nummer):
        return None
    sprong = nummer - int(huidig.naam)
    if sprong == 1 or (sprong in {0, 2, 3} and huidig.einde.endswith((".", ";", ":", "”", '"'))):
        return _Deel(str(nummer), [(regel.nummer, tekst)])
    return None


def _is_nummer(m: re.Match[str], artikel: str) -> bool:
    """Whether it is "1.", "1)", "(1)", "lid 1" or "4.1" (the article's own number first)."""
    if m[2] is not None:
        return int(m[2]) == _getal(artikel)
    return bool(m[4]) or m[0][:3].lower() == "lid"


def _kaal_lid(kop: _Kop, regel: int, nummer: int, tekst: str) -> _Deel | None:
    """Return a new lid for a number without a mark: only if the article begins so, and its leden all have it."""
    begint = nummer == 1 and not kop.leden and not kop.opening
    volgt = bool(kop.leden) and kop.leden[-1].kaal and nummer == int(kop.leden[-1].naam) + 1
    if not tekst[:1].isupper() or not (begint or (volgt and kop.einde.endswith(_EINDE))):
        return None
    return _Deel(str(nummer), [(regel, tekst)], kaal=True)


def _is_binnen(huidig: _Deel, nummer: int) -> bool:
    """Whether a number belongs to a list within the lid: it begins at 1 after a colon, and its items go on with ';'."""
    gaat_verder = huidig.einde.endswith((";", ",", "; en", "; of", ";en"))
    if nummer == 1 and huidig.einde.endswith(":"):
        huidig.binnen = 1
        return True
    if huidig.binnen and nummer == huidig.binnen + 1 and (gaat_verder or nummer != int(huidig.naam) + 1):
        huidig.binnen = nummer
        return True
    return False


def _als_onderdeel(huidig: _Deel, tekst: str) -> re.Match[str] | None:
    """Return the match if the line opens the next onderdeel; a gap of one or two letters is a gap, not prose."""
    m = _ONDERDEEL.fullmatch(tekst)
    if m is None:
        return None
    if not huidig.onderdelen:
        return m if m[1] == "a" else None
    sprong = ord(m[1]) - ord(huidig.onderdelen[-1].naam)
    return m if sprong == 1 or (sprong in {2, 3} and huidig.einde.endswith((".", ";", ","))) else None


def _voeg_toe(kop: _Kop, regel: Tekstregel) -> None:
    if not kop.leden:
        # Letters without a numbered lid: what stood above them is the text of the article.
        kop.leden.append(_Deel("0", kop.opening or [(regel.nummer, "")]))
        kop.opening = []
    huidig = kop.leden[-1]
    m = _als_onderdeel(huidig, regel.tekst)
    if m is not None:
        huidig.onderdelen.append(_Deel(m[1], [(regel.nummer, m[2] or "")]))
    else:
        huidig.laatste.regels.append((regel.nummer, regel.tekst))


def _artikel(kop: _Kop) -> Artikel:
    leden = kop.leden
    opening = kop.opening
    if not leden and opening:
        leden, opening = [_Deel("0", opening)], []
    titel = maak_passage(kop.titel)
    return Artikel(
        nummer=kop.nummer,
        titel=Passage(titel.tekst.rstrip(".: "), titel.posities, titel.nummers),
        opening=maak_passage(opening) if opening else None,
        leden=tuple(_lid(deel) for deel in leden),
    )


def _lid(deel: _Deel) -> Lid:
    return Lid(
        nummer=int(deel.naam),
        passage=maak_passage(deel.regels),
        onderdelen=tuple(Onderdeel(letter=o.naam, passage=maak_passage(o.regels)) for o in deel.onderdelen),
    )


def aantal_leden(artikelen: Iterable[Artikel]) -> int:
    """Return how many leden there are; an article without numbers counts for one."""
    return sum(len(a.leden) for a in artikelen)
