"""`afspraak corrigeer`: mend an earlier event by a new one, with a reason and a second person."""

import argparse

from afspraak.cli.doe import toon_bedragen, toon_weigering
from afspraak.cli.gedeeld import lees_gegevens, lees_peildag, met_map, met_persoon, persoon
from afspraak.verloop.gebeurtenis import Correctie
from afspraak.verloop.weigering import Weigering
from afspraak.werkmap.werkmap import open_werkmap


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    ontleder = subparsers.add_parser("corrigeer", help="verbeter een eerdere gebeurtenis")
    met_map(ontleder)
    ontleder.add_argument("dossier", metavar="DOSSIER")
    ontleder.add_argument("nummer", type=int, metavar="NUMMER", help="het nummer in de geschiedenis")
    ontleder.add_argument("gegevens", nargs="*", metavar="naam=waarde")
    ontleder.add_argument("--vervalt", action="store_true", help="de gebeurtenis heeft niet plaatsgevonden")
    ontleder.add_argument("--reden", required=True, help="waarom; dit blijft zichtbaar")
    ontleder.add_argument(
        "--akkoord", required=True, metavar="NAAM", help="wie akkoord gaat; een naam uit personen.yaml"
    )
    met_persoon(ontleder)
    ontleder.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Record the correction; nothing in the history disappears."""
    werkmap, op = open_werkmap(args.map), lees_peildag(args)
    kader = werkmap.pakket.kader(werkmap.dossier(args.dossier).aanhef.procedure)
    correctie = Correctie(
        volgnummer=args.nummer,
        gegevens=lees_gegevens(args.gegevens, kader.procedure),
        vervalt=args.vervalt,
        reden=args.reden,
        akkoord=werkmap.vind_persoon("", None, op, args.akkoord),
    )
    besluit = werkmap.handel(args.dossier, correctie, door=persoon(args, werkmap, op), op=op)
    if isinstance(besluit, Weigering):
        toon_weigering(besluit)
        return 1
    print(f"Gecorrigeerd: gebeurtenis {args.nummer} in {args.dossier}. De oude staat nog in de geschiedenis.")
    toon_bedragen(correctie.gegevens, kader)
    return 0
