"""`afspraak beheer`: the application's own commands, such as opzetten, herbouw and keten."""

import argparse
import os

UITLEG = """opdrachten voor de webtoepassing:
  opzetten           maak of werk de database bij en verzamel de bestanden van de pagina's
  eerste_beheerder   geef een gemeente haar eerste beheerder, op grond van haar eigen besluit
  tweede_persoon     geef een gemeente iemand die akkoord kan gaan met wat haar beheerder vraagt
  demo               vul een lege database met een verzonnen samenwerking
  herbouw            maak alles wat uit gebeurtenissen volgt opnieuw
  keten              controleer of er niets is veranderd of weggehaald
  vul                vul een lege database met heel veel dossiers, om te meten
"""


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    ontleder = subparsers.add_parser(
        "beheer",
        help="de webtoepassing beheren",
        description=UITLEG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    ontleder.add_argument("rest", nargs=argparse.REMAINDER, metavar="...", help="de opdracht en wat erbij hoort")
    ontleder.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Pass on to Django; its own mistakes are told by itself."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "afspraak.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["afspraak beheer", *args.rest])
    return 0
