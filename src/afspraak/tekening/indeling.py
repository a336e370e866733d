"""One layout for both drawings: boxes below each other in the order in which steps can come, with room for lines.

The drawing is a column of at most ``BREEDTE`` units wide, so that it stays readable on a phone without shrinking.
Lines run in lanes to the left of the boxes (forward past other boxes) and to the right (back to an earlier box).
"""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from afspraak.verloop.procedure import Alle, Bekend, EenVan, Gedaan, Niet, Procedure, Stap, Voorwaarde, bladeren

BREEDTE = 320
MARGE = 34
TEKENBREEDTE = 6.4
REGELHOOGTE = 16
TUSSENRUIMTE = 26
LETTERS = int((BREEDTE - 2 * MARGE - 16) / TEKENBREEDTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vak:
    """A box: a step, the begin or an end, with its lines of text. Coordinates are of its top left corner."""

    id: str
    soort: str
    regels: tuple[str, ...]
    x: float
    y: float
    breedte: float
    hoogte: float
    per: str = ""
    mag: bool = False
    herhaalbaar: bool = False

    @property
    def midden(self) -> float:
        """The horizontal middle."""
        return self.x + self.breedte / 2

    @property
    def onder(self) -> float:
        """The bottom edge."""
        return self.y + self.hoogte


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijn:
    """A line from a box to another, with its corner points and the outcome that it stands for."""

    id: str
    van: str
    naar: str
    naam: str
    punten: tuple[tuple[float, float], ...]
    terug: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Indeling:
    """Boxes and lines, and how high the whole is."""

    vakken: Mapping[str, Vak]
    lijnen: tuple[Lijn, ...]
    hoogte: float


def deel_in(procedure: Procedure) -> Indeling:
    """Compute the layout of a procedure."""
    volgorde = _volgorde(procedure)
    vakken: dict[str, Vak] = {}
    y = 14.0
    y = _zet(vakken, Vak(id="begin", soort="begin", regels=("Begin",), x=0, y=y, breedte=90, hoogte=28))
    for stap in volgorde:
        y = _zet(vakken, _stapvak(stap, y))
    for einde in procedure.afsluiting.values():
        regels = tuple(textwrap.wrap(f"Einde: {einde.titel}", LETTERS))
        hoogte = 12 + REGELHOOGTE * len(regels)
        breedte = BREEDTE - 2 * MARGE
        vak = Vak(id=f"einde_{einde.naam}", soort="einde", regels=regels, x=0, y=y, breedte=breedte, hoogte=hoogte)
        y = _zet(vakken, vak)
    return Indeling(vakken=vakken, lijnen=_lijnen(procedure, vakken), hoogte=y)


def _zet(vakken: dict[str, Vak], vak: Vak) -> float:
    """Place a box in the middle, below what is there; return where the next one may begin."""
    onder = max((v.onder for v in vakken.values()), default=14.0 - TUSSENRUIMTE) + TUSSENRUIMTE
    vakken[vak.id] = Vak(
        id=vak.id,
        soort=vak.soort,
        regels=vak.regels,
        x=(BREEDTE - vak.breedte) / 2,
        y=onder,
        breedte=vak.breedte,
        hoogte=vak.hoogte,
        per=vak.per,
        mag=vak.mag,
        herhaalbaar=vak.herhaalbaar,
    )
    return onder + vak.hoogte + TUSSENRUIMTE


def _stapvak(stap: Stap, y: float) -> Vak:
    regels = [*textwrap.wrap(stap.titel, LETTERS), *textwrap.wrap(" / ".join(stap.rollen), LETTERS)]
    merken = [m for m, waar in (("per gemeente", stap.per), ("mag", stap.mag), ("kan vaker", stap.herhaalbaar)) if waar]
    if merken:
        regels.append(f"({', '.join(merken)})")
    uitkomsten = " · ".join(rij.replace("_", " ") for rij in stap.uitkomsten)
    regels += textwrap.wrap(f"→ {uitkomsten}", LETTERS)
    return Vak(
        id=f"stap_{stap.naam}",
        soort="stap",
        regels=tuple(regels),
        x=0,
        y=y,
        breedte=BREEDTE - 2 * MARGE,
        hoogte=12 + REGELHOOGTE * len(regels),
        per=stap.per,
        mag=stap.mag,
        herhaalbaar=stap.herhaalbaar,
    )


def voorgangers(voorwaarde: Voorwaarde, procedure: Procedure) -> tuple[tuple[str, str], ...]:
    """Return the steps, each with the outcome or "", that a condition waits for; a fact stands for who asks it."""
    gevonden: dict[tuple[str, str], None] = {}
    for blad in _positief(voorwaarde):
        if isinstance(blad, Gedaan):
            gevonden[blad.stap, blad.uitkomst or ""] = None
            continue
        for stap, rij in procedure.rijen():
            if blad.gegeven in rij.vraagt:
                gevonden[stap.naam, ""] = None
    return tuple(gevonden)


def _positief(voorwaarde: Voorwaarde) -> Iterator[Gedaan | Bekend]:
    """Yield what a condition waits for, not what must not have happened."""
    match voorwaarde:
        case Niet():
            return
        case Alle(delen) | EenVan(delen):
            for deel in delen:
                yield from _positief(deel)
        case _:
            yield from bladeren(voorwaarde)


def _volgorde(procedure: Procedure) -> list[Stap]:
    """Return the steps so that each comes after what it waits for, as far as loops allow, else in table order."""
    over = dict(procedure.stappen)
    klaar: list[Stap] = []
    while over:
        namen = {s.naam for s in klaar}
        volgende = next(
            (
                s
                for s in over.values()
                if all(v in namen or v not in procedure.stappen for v, _ in voorgangers(s.na, procedure) if v != s.naam)
            ),
            next(iter(over.values())),
        )
        klaar.append(over.pop(volgende.naam))
    return klaar


def _lijnen(procedure: Procedure, vakken: Mapping[str, Vak]) -> tuple[Lijn, ...]:
    paren: dict[tuple[str, str], list[str]] = {}
    for van, naar, uitkomst in _overgangen(procedure):
        if van in vakken and naar in vakken and van != naar:
            paren.setdefault((van, naar), []).append(uitkomst)
    lijnen: list[Lijn] = []
    for nummer, ((van, naar), uitkomsten) in enumerate(sorted(paren.items(), key=lambda p: _lengte(p[0], vakken))):
        naam = " / ".join(dict.fromkeys(u.replace("_", " ") for u in uitkomsten if u))
        lijnen.append(_lijn(f"lijn_{nummer}", vakken[van], vakken[naar], naam, nummer))
    return tuple(lijnen)


def _overgangen(procedure: Procedure) -> Iterator[tuple[str, str, str]]:
    """Yield (from, to, outcome): what a step waits for, what an outcome closes or reopens."""
    for stap in procedure.stappen.values():
        for naam, uitkomst in voorgangers(stap.na, procedure) or (("", ""),):
            yield (f"stap_{naam}" if naam else "begin"), f"stap_{stap.naam}", uitkomst
    for stap, rij in procedure.rijen():
        if rij.sluit:
            yield f"stap_{stap.naam}", f"einde_{rij.sluit}", rij.naam
        for naam in rij.heropent:
            yield f"stap_{stap.naam}", f"stap_{naam}", rij.naam


def _lengte(paar: tuple[str, str], vakken: Mapping[str, Vak]) -> float:
    van, naar = vakken.get(paar[0]), vakken.get(paar[1])
    return abs(naar.y - van.y) if van and naar else 0.0


def _lijn(lijn_id: str, van: Vak, naar: Vak, naam: str, nummer: int) -> Lijn:
    """Draw straight down to the next box; else through a lane at the left (down) or at the right (up)."""
    terug = naar.y <= van.y
    if not terug and abs(naar.y - van.onder - TUSSENRUIMTE) < 1:
        punten: tuple[tuple[float, float], ...] = ((van.midden, van.onder), (naar.midden, naar.y))
    else:
        baan = 4 + (nummer % 7) * 4
        x = BREEDTE - baan if terug else float(baan)
        van_x, naar_x = (van.x + van.breedte, naar.x + naar.breedte) if terug else (van.x, naar.x)
        van_y = van.y + van.hoogte * (0.35 if terug else 0.65)
        naar_y = naar.y + naar.hoogte * (0.65 if terug else 0.35)
        punten = ((van_x, van_y), (x, van_y), (x, naar_y), (naar_x, naar_y))
    return Lijn(id=lijn_id, van=van.id, naar=naar.id, naam=naam, punten=punten, terug=terug)
