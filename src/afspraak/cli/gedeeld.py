"""Options that several subcommands share."""

import argparse
from datetime import date
from pathlib import Path

from afspraak.termijnen import AfspraakFout, lees_dag
from afspraak.verloop.gebeurtenis import Waarde
from afspraak.verloop.kader import Functionaris
from afspraak.verloop.procedure import Procedure
from afspraak.verloop.waarden import lees_waarde
from afspraak.werkmap.klok import vandaag
from afspraak.werkmap.werkmap import Werkmap


def met_map(ontleder: argparse.ArgumentParser) -> None:
    """Add MAP and --dag."""
    ontleder.add_argument("map", type=Path, metavar="MAP", help="de map van de samenwerking")
    ontleder.add_argument("--dag", help="doe alsof het deze dag is (standaard: vandaag)")


def met_persoon(ontleder: argparse.ArgumentParser) -> None:
    """Add --als, --bij and --wie."""
    ontleder.add_argument("--als", metavar="ROL", help="de rol waarin u handelt, bijvoorbeeld accounthouder-bel")
    ontleder.add_argument("--bij", metavar="GEMEENTE", help="de gemeente waar u die rol heeft")
    ontleder.add_argument("--wie", metavar="NAAM", help="uw naam, zoals in personen.yaml")


def lees_peildag(args: argparse.Namespace) -> date:
    """Return the day to work on."""
    return lees_dag(args.dag, "--dag") if args.dag else vandaag()


def persoon(args: argparse.Namespace, werkmap: Werkmap, op: date) -> Functionaris:
    """Return who acts.

    Raises:
        AfspraakFout: if neither a role nor a name was given, or nobody fits.
    """
    if not args.als and not args.wie:
        raise AfspraakFout("Zeg in welke rol u handelt (--als ROL) of wie u bent (--wie NAAM).")
    return werkmap.vind_persoon(args.als or "", args.bij, op, args.wie)


def lees_gegevens(delen: list[str], procedure: Procedure) -> dict[str, Waarde]:
    """Read "naam=waarde" arguments as facts of a procedure.

    Raises:
        AfspraakFout: if one has no "=", is unknown, or is not of its kind.
    """
    gegevens: dict[str, Waarde] = {}
    for deel in delen:
        naam, is_, tekst = deel.partition("=")
        if not is_:
            raise AfspraakFout(f"'{deel}': schrijf een gegeven als naam=waarde.")
        gegeven = procedure.gegevens.get(naam)
        if gegeven is None:
            raise AfspraakFout(f"'{naam}' is geen gegeven van {procedure.titel}. Wel: {', '.join(procedure.gegevens)}.")
        gegevens[naam] = lees_waarde(gegeven, tekst)
    return gegevens
