"""The annexes that follow the articles: listed, attached, or both."""

import re
from collections.abc import Sequence

from afspraak.lezer.inlezen import Tekstregel
from afspraak.lezer.tekst import Bijlage

_LIJST = re.compile(r"(?:bijlagen?|overzicht bijlagen)\s*:\s*(.*)", re.IGNORECASE)
_KOP = re.compile(
    r"(?:[-•–]\s*)?(?:Bijlage|BIJLAGE)\s+(\d{1,2}|[A-Z]|[IVX]+)\b\s*[.:–-]?\s*((?![a-z]).*)"  # a title, no sentence
)
_POST = re.compile(r"(\d{1,2}|[A-Z])\s*[.):]\s+(.+)")


def lees_bijlagen(slot: Sequence[Tekstregel]) -> tuple[Bijlage, ...]:
    """Return the annexes in order. One is attached if text follows its head; a list of heads attaches nothing."""
    gevonden: dict[str, Bijlage] = {}
    in_lijst = False
    huidig: Bijlage | None = None
    for regel in (r for r in slot if r.tekst):
        kop = _KOP.fullmatch(regel.tekst)
        post = _POST.fullmatch(regel.tekst) if in_lijst else None
        if lijst := _LIJST.fullmatch(regel.tekst):
            in_lijst, huidig = True, None
            kop = _KOP.fullmatch(lijst[1])
        if kop is not None:
            huidig = Bijlage(nummer=kop[1], titel=kop[2], regel=regel.nummer, bijgevoegd=False)
            gevonden.setdefault(kop[1], huidig)
        elif post is not None and huidig is None:
            nieuw = Bijlage(nummer=post[1], titel=post[2], regel=regel.nummer, bijgevoegd=False)
            gevonden.setdefault(post[1], nieuw)
        elif huidig is not None:
            eerder = gevonden[huidig.nummer]
            gevonden[huidig.nummer] = Bijlage(
                nummer=eerder.nummer, titel=eerder.titel or regel.tekst, regel=eerder.regel, bijgevoegd=True
            )
            in_lijst = False
    return tuple(gevonden.values())
