"""`afspraak verschil`: what changed between two versions of a pack."""

import argparse
from pathlib import Path

from afspraak.cli.opmaak import blok
from afspraak.overeenkomst.pakket import laad_pakket
from afspraak.overeenkomst.verschil import vergelijk


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    ontleder = subparsers.add_parser("verschil", help="vergelijk twee versies van een pakket")
    ontleder.add_argument("oud", type=Path, metavar="OUD")
    ontleder.add_argument("nieuw", type=Path, metavar="NIEUW")
    ontleder.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print every change; return 1 if there is any, as diff does."""
    oud, nieuw = laad_pakket(args.oud), laad_pakket(args.nieuw)
    verschillen = vergelijk(oud, nieuw)
    print(f"{oud.naam} versie {oud.versie} → {nieuw.naam} versie {nieuw.versie}")
    for verschil in verschillen:
        print(blok(str(verschil), 4, "  "))
    tel = {soort: sum(v.soort == soort for v in verschillen) for soort in ("erbij", "weg", "gewijzigd")}
    print(", ".join(f"{aantal} {soort}" for soort, aantal in tel.items()))
    return 1 if verschillen else 0
