"""`afspraak leg-vast`: add an entry to a register, also as proof of a duty that comes back."""

import argparse

from afspraak.cli.gedeeld import lees_peildag, met_map, met_persoon, persoon
from afspraak.termijnen import AfspraakFout
from afspraak.werkmap.registers import controleer_velden, schrijf_in
from afspraak.werkmap.werkmap import open_werkmap


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    ontleder = subparsers.add_parser("leg-vast", help="schrijf iets in een register in")
    met_map(ontleder)
    ontleder.add_argument("register", metavar="REGISTER")
    ontleder.add_argument("velden", nargs="+", metavar="veld=waarde")
    ontleder.add_argument("--gemeente", required=True, help="de gemeente waar de inschrijving over gaat")
    met_persoon(ontleder)
    ontleder.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the entry."""
    werkmap, op = open_werkmap(args.map), lees_peildag(args)
    pakket = werkmap.pakket
    if args.register not in pakket.registers:
        raise AfspraakFout(f"Het register '{args.register}' bestaat niet. Wel: {', '.join(pakket.registers)}.")
    if args.gemeente not in pakket.groepen["gemeenten"]:
        raise AfspraakFout(f"'{args.gemeente}' is geen gemeente. Kies uit: {', '.join(pakket.groepen['gemeenten'])}.")
    velden = dict(_paar(deel) for deel in args.velden)
    controleer_velden(velden, pakket.registers[args.register].velden, args.register)
    plicht = velden.get("terugkerend")
    if plicht is not None and plicht not in pakket.terugkerend:
        raise AfspraakFout(f"De plicht '{plicht}' bestaat niet. Wel: {', '.join(pakket.terugkerend)}.")
    wie = persoon(args, werkmap, op)
    nummer = schrijf_in(args.map, args.register, velden, gemeente=args.gemeente, door=wie.naam, op=op)
    print(f"Ingeschreven in {pakket.registers[args.register].titel}, nummer {nummer}.")
    return 0


def _paar(deel: str) -> tuple[str, str]:
    naam, is_, waarde = deel.partition("=")
    if not is_:
        raise AfspraakFout(f"'{deel}': schrijf een veld als veld=waarde.")
    return naam, waarde
