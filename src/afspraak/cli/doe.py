"""`afspraak doe`: record an act after gates and clocks had their say, or be refused with the article."""

import argparse
from collections.abc import Mapping
from datetime import date

from afspraak.cli.gedeeld import lees_gegevens, lees_peildag, met_map, met_persoon, persoon
from afspraak.cli.opmaak import blok, dag_met_rest
from afspraak.overeenkomst.zinnen import noem_bedragen
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.gebeurtenis import Handeling, Waarde
from afspraak.verloop.kader import Kader
from afspraak.verloop.klokken import Klokstand, klokstanden
from afspraak.verloop.openstaand import open_stappen
from afspraak.verloop.weigering import Weigering
from afspraak.werkmap.werkmap import open_werkmap


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    ontleder = subparsers.add_parser("doe", help="leg een handeling vast")
    met_map(ontleder)
    ontleder.add_argument("dossier", metavar="DOSSIER")
    ontleder.add_argument("stap", metavar="STAP")
    ontleder.add_argument("uitkomst", metavar="UITKOMST")
    ontleder.add_argument("gegevens", nargs="*", metavar="naam=waarde")
    ontleder.add_argument("--voor", metavar="GEMEENTE", help="de gemeente, bij een stap die per gemeente gaat")
    met_persoon(ontleder)
    ontleder.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Record the act; print the dates that moved and what comes next."""
    werkmap, op = open_werkmap(args.map), lees_peildag(args)
    eerst = werkmap.dossier(args.dossier)
    kader = werkmap.pakket.kader(eerst.aanhef.procedure)
    daad = Handeling(
        stap=args.stap,
        uitkomst=args.uitkomst,
        voor=args.voor,
        gegevens=lees_gegevens(args.gegevens, kader.procedure),
    )
    voor = {s.naam: s for s in klokstanden(eerst, kader, op)}
    besluit = werkmap.handel(args.dossier, daad, door=persoon(args, werkmap, op), op=op)
    if isinstance(besluit, Weigering):
        toon_weigering(besluit)
        return 1
    stap = kader.procedure.stappen[args.stap]
    print(f"Vastgelegd in {besluit.kenmerk}: {stap.titel}, {args.uitkomst.replace('_', ' ')}.")
    toon_bedragen(daad.gegevens, kader)
    for na in klokstanden(besluit, kader, op):
        _toon_verschuiving(voor.get(na.naam), na, op)
    _toon_vervolg(besluit, kader)
    return 0


def toon_bedragen(gegevens: Mapping[str, Waarde], kader: Kader) -> None:
    """Print the amounts that were recorded, so that somebody sees one that was meant otherwise."""
    if bedragen := noem_bedragen(gegevens, kader):
        print(blok(f"Vastgelegd: {bedragen}."))


def toon_weigering(weigering: Weigering) -> None:
    """Print a refusal: the sentence, the ground, who could do it."""
    print(blok(f"Geweigerd: {weigering.zin}"))
    if weigering.grondslag:
        print(f"  Grondslag: {', '.join(weigering.grondslag)}")
    if weigering.wie_wel:
        print(f"  Wie dit kan: {', '.join(weigering.wie_wel)}")
    print("  Er is niets veranderd.")


def _toon_verschuiving(voor: Klokstand | None, na: Klokstand, op: date) -> None:
    zin = na.uitkomst.zin if na.uitkomst else na.fout
    if voor is None and na.laatste_dag:
        print(f"  Klok start: {na.klok.titel}, uiterlijk {dag_met_rest(na.laatste_dag, op)}")
        print(blok(zin, 4))
    elif voor is not None and voor.laatste_dag != na.laatste_dag and na.laatste_dag and voor.laatste_dag:
        print(f"  Klok verschuift: {na.klok.titel}, van {voor.laatste_dag:%d-%m-%Y} naar {na.laatste_dag:%d-%m-%Y}")
        print(blok(zin, 4))
    elif voor is not None and voor.stand is not na.stand:
        print(f"  Klok {na.klok.titel}: {na.stand.value}")


def _toon_vervolg(dossier: Dossier, kader: Kader) -> None:
    if dossier.gesloten:
        print(f"  Het dossier is gesloten: {kader.procedure.afsluiting[dossier.gesloten].titel}.")
        return
    plichten = [o for o in open_stappen(dossier, kader) if not o.mag]
    if plichten:
        namen = ", ".join(f"{o.naam} ({' of '.join(o.stap.rollen)})" for o in plichten)
        print(blok(f"Nu aan de beurt: {namen}.", 4, "  "))
