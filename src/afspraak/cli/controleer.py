"""`afspraak controleer`: check a pack, run its worked cases, say per article what is covered and what is open."""

import argparse
from collections import Counter
from pathlib import Path

from afspraak.cli.opmaak import blok
from afspraak.overeenkomst.controle import controleer
from afspraak.overeenkomst.knopen import Bevinding, Ernst
from afspraak.overeenkomst.naspelen import Rij, speel_na
from afspraak.overeenkomst.pakket import Pakket, lees_pakket
from afspraak.overeenkomst.voorbeelden import lees_voorbeelden


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    ontleder = subparsers.add_parser("controleer", help="controleer een pakket voordat het gaat werken")
    ontleder.add_argument("pakket", type=Path, metavar="PAKKET", help="de map van het pakket")
    ontleder.add_argument("--kort", action="store_true", help="toon alleen wat niet goed is")
    ontleder.add_argument("--procedure", help="alleen bevindingen over deze procedure")
    ontleder.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print findings and coverage; return 1 if the pack cannot run as it is."""
    pakket, bevindingen = lees_pakket(args.pakket)
    rijen: Counter[Rij] = Counter()
    aantal = 0
    if pakket is not None:
        extra, rijen, aantal = _alles(pakket)
        bevindingen = (*bevindingen, *extra)
    getoond = [b for b in bevindingen if _over(b, args.procedure)]
    for bevinding in getoond:
        print(blok(str(bevinding), 4, "  "))
    if pakket is not None and not args.kort:
        _toon_dekking(pakket)
    fouten = sum(b.ernst is Ernst.FOUT for b in getoond)
    if pakket is not None:
        tabel = sum(1 for p in pakket.procedures.values() for _ in p.rijen())
        print(
            f"\n{len(pakket.artikelen)} artikelen, {len(pakket.procedures)} procedures, "
            f"{len(rijen)} van {tabel} rijen genomen door {aantal} voorbeelden"
        )
    print(f"{fouten} fouten, {len(getoond) - fouten} punten om naar te kijken")
    return 1 if fouten else 0


def _over(bevinding: Bevinding, procedure: str | None) -> bool:
    return procedure is None or bevinding.plaats is None or procedure in bevinding.plaats.bestand


def _alles(pakket: Pakket) -> tuple[list[Bevinding], Counter[Rij], int]:
    """Run the checker and the worked cases; a row or gate that no case takes is a finding too."""
    bevindingen = list(controleer(pakket))
    voorbeelden, verzamelaar = lees_voorbeelden(pakket)
    bevindingen += verzamelaar.bevindingen
    rijen: Counter[Rij] = Counter()
    poorten: set[tuple[str, str]] = set()
    for voorbeeld in voorbeelden:
        verslag = speel_na(voorbeeld, pakket)
        bevindingen += verslag.bevindingen
        rijen += verslag.rijen
        poorten |= verslag.poorten
    for procedure in pakket.procedures.values():
        for stap, rij in procedure.rijen():
            if (procedure.naam, stap.naam, rij.naam) not in rijen:
                zin = f"stap '{stap.naam}', uitkomst '{rij.naam}': geen enkel voorbeeld neemt deze rij"
                bevindingen.append(Bevinding(Ernst.FOUT, zin, rij.plaats))
        for poort in procedure.poorten.values():
            if (procedure.naam, poort.naam) not in poorten:
                zin = f"poort '{poort.naam}': geen enkel voorbeeld laat haar weigeren"
                bevindingen.append(Bevinding(Ernst.FOUT, zin, poort.plaats))
    return bevindingen, rijen, len(voorbeelden)


def _toon_dekking(pakket: Pakket) -> None:
    print()
    for artikel in pakket.artikelen:
        soorten = Counter(d.soort for lid in artikel.leden.values() for r in lid.verplichtingen for d in r.gediend_door)
        rijen = sum(len(lid.verplichtingen) for lid in artikel.leden.values())
        hoe = ", ".join(f"{aantal} {soort}" for soort, aantal in soorten.most_common())
        print(
            blok(
                f"Artikel {artikel.nummer}. {artikel.titel}: {len(artikel.leden)} leden, {rijen} rijen ({hoe})", 4, "  "
            )
        )
        vragen = dict.fromkeys(v for lid in artikel.leden.values() for v in lid.vragen)
        for naam in vragen:
            vraag = pakket.vragen.get(naam)
            if vraag is not None and vraag.stand == "open":
                print(blok(f"open {naam}: {vraag.vraag}", 10, "      "))
