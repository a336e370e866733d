"""`afspraak teken`: draw a procedure of a pack."""

import argparse
from pathlib import Path

from afspraak.overeenkomst.pakket import laad_pakket
from afspraak.tekening.bpmn import teken_bpmn
from afspraak.tekening.svg import teken_svg
from afspraak.termijnen import AfspraakFout


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    ontleder = subparsers.add_parser("teken", help="teken een procedure als SVG of BPMN")
    ontleder.add_argument("pakket", type=Path, metavar="PAKKET")
    ontleder.add_argument("procedure", metavar="PROCEDURE")
    ontleder.add_argument("--vorm", choices=("svg", "bpmn"), default="svg", help="svg (standaard) of bpmn")
    ontleder.add_argument("--uit", type=Path, metavar="BESTAND", help="schrijf naar dit bestand")
    ontleder.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print or write the drawing."""
    pakket = laad_pakket(args.pakket)
    procedure = pakket.kader(args.procedure).procedure
    rolnamen = {naam: rol.titel for naam, rol in pakket.rollen.items()}
    tekst = teken_svg(procedure) if args.vorm == "svg" else teken_bpmn(procedure, rolnamen)
    if args.uit is None:
        print(tekst, end="")
        return 0
    try:
        args.uit.write_text(tekst, encoding="utf-8")
    except OSError as fout:
        raise AfspraakFout(f"'{args.uit}' is niet te schrijven: {fout.strerror}.") from None
    print(f"Getekend: {args.uit}")
    return 0
