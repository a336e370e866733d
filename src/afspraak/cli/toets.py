"""`afspraak toets`: check a file of worked vectors against the rules."""

import argparse
from pathlib import Path

from afspraak.cli.opmaak import blok
from afspraak.cli.regelboek import laad_regelboek, met_pakket
from afspraak.toets import lees_vectoren, toets


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    ontleder = subparsers.add_parser("toets", help="toets een bestand met uitgewerkte voorbeelden van termijnen")
    ontleder.add_argument("bestand", type=Path, metavar="BESTAND", help="JSON met een lijst 'vectors'")
    met_pakket(ontleder)
    ontleder.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what differs and a count; return 1 if anything differs."""
    regels = laad_regelboek(args)
    vectoren = lees_vectoren(args.bestand)
    afwijkend = 0
    for vector in vectoren:
        afwijkingen = toets(vector, regels)
        afwijkend += bool(afwijkingen)
        for afwijking in afwijkingen:
            print(blok(str(afwijking), 4, "  "))
    print(f"{len(vectoren)} voorbeelden getoetst: {len(vectoren) - afwijkend} kloppen, {afwijkend} wijken af.")
    return 1 if afwijkend else 0
