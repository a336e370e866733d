"""`afspraak begin`: start a dossier, also from another one that it arises from."""

import argparse

from afspraak.cli.doe import toon_weigering
from afspraak.cli.gedeeld import lees_gegevens, lees_peildag, met_map, met_persoon, persoon
from afspraak.termijnen import AfspraakFout
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.gebeurtenis import Begin, Waarde
from afspraak.verloop.voorwaarden import geldt
from afspraak.verloop.weigering import Weigering
from afspraak.werkmap.werkmap import Werkmap, open_werkmap


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    ontleder = subparsers.add_parser("begin", help="begin een dossier")
    met_map(ontleder)
    ontleder.add_argument("procedure", metavar="PROCEDURE")
    ontleder.add_argument("gegevens", nargs="*", metavar="naam=waarde")
    ontleder.add_argument("--titel", required=True, help="waar het dossier over gaat, in een paar woorden")
    ontleder.add_argument("--gemeente", help="de gemeente van het dossier")
    ontleder.add_argument("--uit", metavar="DOSSIER", help="het dossier waar dit uit voortkomt")
    ontleder.add_argument("--kenmerk", help="eigen kenmerk (standaard: het volgende vrije nummer)")
    met_persoon(ontleder)
    ontleder.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Start the dossier and print its reference."""
    werkmap, op = open_werkmap(args.map), lees_peildag(args)
    kader = werkmap.pakket.kader(args.procedure)
    gegevens = lees_gegevens(args.gegevens, kader.procedure)
    if args.uit:
        gegevens = {**_meegenomen(werkmap, args.uit, args.procedure), **gegevens}
    begin = Begin(
        kenmerk=args.kenmerk or werkmap.nieuw_kenmerk(args.procedure, op),
        titel=args.titel,
        gemeente=args.gemeente,
        uit=args.uit,
        gegevens=gegevens,
    )
    besluit = werkmap.begin(args.procedure, begin, door=persoon(args, werkmap, op), op=op)
    if isinstance(besluit, Weigering):
        toon_weigering(besluit)
        return 1
    print(f"Begonnen: {besluit.kenmerk} ({kader.procedure.titel}).")
    return 0


def _meegenomen(werkmap: Werkmap, kenmerk: str, procedure: str) -> dict[str, Waarde]:
    """Return the facts that the link between the two procedures takes along.

    Raises:
        AfspraakFout: if this procedure cannot arise from that dossier (yet).
    """
    bron: Dossier = werkmap.dossier(kenmerk)
    kader = werkmap.pakket.kader(bron.aanhef.procedure)
    koppelingen = [k for k in kader.procedure.koppelingen.values() if k.procedure == procedure]
    if not koppelingen:
        kan = ", ".join(k.procedure for k in kader.procedure.koppelingen.values()) or "niets"
        raise AfspraakFout(f"Uit {kenmerk} kan geen '{procedure}' voortkomen. Wel: {kan}.")
    if not any(geldt(k.na, bron, kader, None) for k in koppelingen):
        raise AfspraakFout(f"Uit {kenmerk} kan nu nog geen '{procedure}' voortkomen.")
    meegenomen: dict[str, Waarde] = {}
    for koppeling in koppelingen:
        for hier, daar in koppeling.neemt_mee.items():
            vastgelegd = bron.laatste(hier)
            if vastgelegd is not None:
                meegenomen[daar] = vastgelegd.waarde
    return meegenomen
