"""Annex 2 as data: cost lines, each in parts with a key, and the split of an amount by a key."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from afspraak.overeenkomst.knopen import Kaart
from afspraak.termijnen import FeitFout

# Three digits behind a dot or a comma may be thousands or decimals, so they are not read at all.
_GETAL = re.compile(r"[0-9]+(?:[.,](?![0-9]{3}\Z)[0-9]+)?")
SLEUTELSOORTEN = ("vast", "inwoners", "clienten", "gewogen", "direct", "uren")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sleutel:
    """A key: the weight of each municipality, on a reference day, from a source."""

    naam: str
    titel: str
    soort: str
    gewichten: Mapping[str, Decimal]
    peildag: str
    bron: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kostendeel:
    """A part of a cost line: a percentage of it that follows one key."""

    sleutel: str
    percentage: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Kostenregel:
    """A cost line; "uitvoering" and "zorg" are always kept apart."""

    naam: str
    titel: str
    soort: str
    delen: tuple[Kostendeel, ...]
    btw: str
    geldt_vanaf: str
    geldt_tot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kosten:
    """The financial arrangements. ``stand`` says whether they are an example or adopted."""

    stand: str
    sleutels: Mapping[str, Sleutel]
    regels: Mapping[str, Kostenregel]


def verdeel(centen: int, gewichten: Mapping[str, Decimal]) -> dict[str, int]:
    """Split an amount in cents by weight. Shares add to the total: the rest goes by largest remainder,
    ties in the order of the municipalities' ids.

    Raises:
        FeitFout: if no weight is positive, or one is negative.
    """
    totaal = sum(gewichten.values(), Decimal(0))
    if totaal <= 0 or min(gewichten.values()) < 0:
        raise FeitFout("Een verdeelsleutel heeft ten minste één gewicht boven nul nodig, en geen onder nul.")
    exact = {naam: centen * gewicht / totaal for naam, gewicht in gewichten.items()}
    aandelen = {naam: int(deel // 1) for naam, deel in exact.items()}
    rest = centen - sum(aandelen.values())
    volgorde = sorted(exact, key=lambda naam: (aandelen[naam] - exact[naam], naam))
    for naam in volgorde[:rest]:
        aandelen[naam] += 1
    return aandelen


def lees_kosten(kaart: Kaart) -> Kosten:
    """Read kosten.yaml; mistakes go to the map's collector."""
    sleutels = {naam: _sleutel(naam, k) for naam, k in kaart.kaarten("sleutels")}
    kosten = Kosten(
        stand=kaart.tekst("stand", "leeg"),
        sleutels=sleutels,
        regels={naam: _regel(naam, k, sleutels) for naam, k in kaart.kaarten("kostenregels")},
    )
    kaart.klaar()
    return kosten


def _getal(tekst: str, kaart: Kaart, sleutel: str) -> Decimal:
    kaal = tekst.replace("%", "").strip()
    if _GETAL.fullmatch(kaal):
        return Decimal(kaal.replace(",", "."))
    kaart.fout(f"'{tekst}' is geen getal dat maar één lezing heeft; schrijf bijvoorbeeld 12000 of 33,5", sleutel)
    return Decimal(0)


def _sleutel(naam: str, kaart: Kaart) -> Sleutel:
    ruw = kaart.teksten("gewichten")
    sleutel = Sleutel(
        naam=naam,
        titel=kaart.verplicht("titel"),
        soort=kaart.verplicht("soort"),
        gewichten={gemeente: _getal(t, kaart, "gewichten") for gemeente, t in ruw.items()},
        peildag=kaart.tekst("peildag"),
        bron=kaart.tekst("bron"),
    )
    if sleutel.soort not in SLEUTELSOORTEN:
        kaart.fout(f"soort '{sleutel.soort}' bestaat niet (wel: {', '.join(SLEUTELSOORTEN)})", "soort")
    kaart.tekst("hulp")
    kaart.klaar()
    return sleutel


def _regel(naam: str, kaart: Kaart, sleutels: Mapping[str, Sleutel]) -> Kostenregel:
    delen: list[Kostendeel] = []
    for deel in kaart.rijen("delen"):
        sleutel = deel.verplicht("sleutel")
        if sleutel not in sleutels:
            deel.fout(f"sleutel '{sleutel}' bestaat niet (wel: {', '.join(sleutels)})", "sleutel")
        procent = _getal(deel.tekst("percentage", "100"), deel, "percentage")
        delen.append(Kostendeel(sleutel=sleutel, percentage=procent))
        deel.klaar()
    if sum(d.percentage for d in delen) != 100:
        kaart.fout(f"de delen van '{naam}' zijn samen {sum(d.percentage for d in delen)} procent, niet 100", "delen")
    regel = Kostenregel(
        naam=naam,
        titel=kaart.verplicht("titel"),
        soort=kaart.verplicht("soort"),
        delen=tuple(delen),
        btw=kaart.tekst("btw"),
        geldt_vanaf=kaart.tekst("geldt_vanaf"),
        geldt_tot=kaart.tekst("geldt_tot"),
    )
    if regel.soort not in ("uitvoering", "zorg"):
        kaart.fout(f"soort '{regel.soort}' bestaat niet (wel: uitvoering, zorg)", "soort")
    kaart.tekst("hulp")
    kaart.klaar()
    return regel
