"""Annexes that the agreement leans on and does not have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from afspraak.lezer.gebreken.gebrek import Gebrek, Soort, gebrek, zoek
from afspraak.lezer.tekst import Plek, Tekst

_GENOEMD = re.compile(
    r"\b[Bb]ijlagen?\s+(\d{1,2}|[A-Z]|[IVX]+)\b(?:\s+en\s+(\d{1,2}|[A-Z])\b)?"
    r"(?:\s+(?:van|bij|behorende\s+bij|behorend\s+bij)\s+(?:(deze|dit|de|het)\s+)?([\w-]+))?"
)
_EIGEN = re.compile(r"overeenkomst|convenant|contract|DVO", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Citaat:
    """One mention of an annex; ``waarvan`` is None if it is of this agreement."""

    nummer: str
    waarvan: str | None
    plek: Plek
    m: re.Match[str]


def _citaten(tekst: Tekst) -> Iterator[_Citaat]:
    for plek, m in zoek(tekst, _GENOEMD):
        ander = m[4] is not None and m[3] not in {"deze", "dit"} and not _EIGEN.search(m[4])
        # Only an annex of something is of something else: "bijlage 1 van Zonnedael" and "van de GR", not "van toepassing".
        ander = ander and (m[3] is not None or m[4][:1].isupper())
        for nummer in (m[1], m[2]):
            if nummer and plek.artikel is not None:
                yield _Citaat(nummer, m[4] if ander else None, plek, m)


def ontbrekende_bijlagen(tekst: Tekst) -> Iterator[Gebrek]:
    """An annex of this agreement that is cited or listed and not attached: one finding for each, where it is first named."""
    bijgevoegd = {b.nummer for b in tekst.bijlagen if b.bijgevoegd}
    lijst = {b.nummer: b for b in tekst.bijlagen}
    gezien: set[str] = set()
    for citaat in _citaten(tekst):
        if citaat.waarvan is None and citaat.nummer not in bijgevoegd | gezien:
            gezien.add(citaat.nummer)
            post = lijst.get(citaat.nummer)
            titel = f" ({post.titel}; in de lijst op regel {post.regel})" if post else ""
            uitleg = f"Bijlage {citaat.nummer}{titel} is niet bijgevoegd."
            yield gebrek(Soort.BIJLAGE, citaat.plek, citaat.m, uitleg)
    for bijlage in tekst.bijlagen:
        if bijlage.nummer not in bijgevoegd | gezien:
            yield Gebrek(
                soort=Soort.BIJLAGE,
                regelnummer=bijlage.regel,
                artikel=None,
                lid=None,
                fragment=bijlage.titel or f"Bijlage {bijlage.nummer}",
                uitleg=f"Bijlage {bijlage.nummer} staat in de lijst en is niet bijgevoegd.",
            )


def zelfde_nummer(tekst: Tekst) -> Iterator[Gebrek]:
    """Two annexes with one number: one of this agreement, one of something else."""
    citaten = list(_citaten(tekst))
    eigen = {c.nummer for c in citaten if c.waarvan is None} | {b.nummer for b in tekst.bijlagen}
    gezien: set[tuple[str, str]] = set()
    for citaat in citaten:
        if citaat.waarvan and citaat.nummer in eigen and (citaat.nummer, citaat.waarvan) not in gezien:
            gezien.add((citaat.nummer, citaat.waarvan))
            uitleg = (
                f"Er zijn twee bijlagen {citaat.nummer}: die van deze overeenkomst en die van {citaat.waarvan}. "
                "Let op welke bedoeld is."
            )
            yield gebrek(Soort.ZELFDE_BIJLAGE, citaat.plek, citaat.m, uitleg)
