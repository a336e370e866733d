"""The `afspraak` command: reads the arguments, runs one subcommand, tells a mistake in one sentence."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

from afspraak.cli.ontleder import Ontleder
from afspraak.termijnen import AfspraakFout

OPDRACHTEN = (
    "termijn",
    "toets",
    "werk",
    "begin",
    "doe",
    "corrigeer",
    "dossier",
    "leg_vast",
    "overeenkomst",
    "controleer",
    "lees",
    "verschil",
    "teken",
    "keten",
    "documenteer",
    "beheer",
)


def maak_ontleder() -> argparse.ArgumentParser:
    """Return the parser with every subcommand."""
    ontleder = Ontleder(
        prog="afspraak",
        description="Afspraak voert een overeenkomst tussen gemeenten uit: elke plicht met eigenaar, dag en bewijs.",
    )
    onderdelen = ontleder.add_subparsers(dest="opdracht", metavar="OPDRACHT", title="opdrachten", required=True)
    for naam in OPDRACHTEN:
        module = f"afspraak.cli.{naam}"
        if find_spec(module) is not None:
            import_module(module).add(onderdelen)
    return ontleder


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return 0 if all is well, 1 if something was found or refused, 2 on a mistake."""
    try:
        args = maak_ontleder().parse_args(argv)
        resultaat: int = args.run(args)
        sys.stdout.flush()
    except AfspraakFout as fout:
        print(f"Fout: {fout}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return resultaat


if __name__ == "__main__":
    sys.exit(main())
