"""`afspraak overeenkomst`: per article and lid what is open, on time and late."""

import argparse
from collections import Counter
from datetime import date

from afspraak.cli.gedeeld import lees_peildag, met_map
from afspraak.cli.opmaak import blok
from afspraak.overeenkomst.inhoud import Dienst, Lidverplichting
from afspraak.overeenkomst.terugkerend import terugkerende_verplichtingen
from afspraak.termijnen import schrijf_dag
from afspraak.verloop.grootboek import Verplichtingstand, grootboek
from afspraak.werkmap.registers import lees_bewijzen, lees_register
from afspraak.werkmap.werkmap import Werkmap, open_werkmap

Tellingen = dict[str, Counter[Verplichtingstand]]


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    ontleder = subparsers.add_parser("overeenkomst", help="toon per artikel wat open, op tijd en te laat is")
    met_map(ontleder)
    ontleder.add_argument("--artikel", type=int, help="alleen dit artikel")
    ontleder.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the agreement with its live ledger."""
    werkmap, op = open_werkmap(args.map), lees_peildag(args)
    pakket = werkmap.pakket
    tellingen = tel(werkmap, op)
    print(f"{pakket.citeertitel}\n  op {schrijf_dag(op)}, {pakket.naam} versie {pakket.versie}")
    for artikel in pakket.artikelen:
        if args.artikel not in (None, artikel.nummer):
            continue
        print(f"\nArtikel {artikel.nummer}. {artikel.titel}")
        for lid in artikel.leden.values():
            naam = f"lid {lid.naam}" if lid.naam != "0" else "artikel"
            print(blok(f"{naam}: {lid.kort}", 4, "  "))
            for rij in lid.verplichtingen:
                print(blok(f"{rij.wie} → {rij.aan or 'allen'}: {rij.wat}", 8, "    · "))
                print(blok(_stand(rij, tellingen, werkmap), 8))
            for vraag in lid.vragen:
                gekozen = pakket.vragen[vraag]
                if gekozen.stand == "open":
                    print(blok(f"Open vraag {vraag}: {gekozen.vraag} Nu: {gekozen.gekozen}", 8, "    ? "))
    return 0


def tel(werkmap: Werkmap, op: date) -> Tellingen:
    """Count the obligations of every dossier by what serves them: step, clock, procedure, duty that comes back."""
    tellingen: Tellingen = {}
    for dossier in werkmap.dossiers():
        procedure = dossier.aanhef.procedure
        for verplichting in grootboek(dossier, werkmap.pakket.kader(procedure), op):
            for sleutel in (verplichting.bron, f"procedure {procedure}"):
                tellingen.setdefault(sleutel, Counter())[verplichting.stand] += 1
    for verplichting in terugkerende_verplichtingen(werkmap.pakket, lees_bewijzen(werkmap.pad), op):
        tellingen.setdefault(verplichting.bron, Counter())[verplichting.stand] += 1
    return tellingen


def _stand(rij: Lidverplichting, tellingen: Tellingen, werkmap: Werkmap) -> str:
    delen = [_stand_van(dienst, tellingen, werkmap) for dienst in rij.gediend_door]
    return "; ".join(delen)


def _stand_van(dienst: Dienst, tellingen: Tellingen, werkmap: Werkmap) -> str:
    match dienst.soort:
        case "norm":
            return "staande norm: geen registratie, mensen waken hierover"
        case "poort":
            return f"bewaakt door een poort in {dienst.procedure}"
        case "register":
            aantal = len(lees_register(werkmap.pad, dienst.naam))
            return f"register {dienst.naam}: {aantal or 'nog geen'} inschrijvingen"
    telling = tellingen.get(str(dienst), Counter())
    if not telling:
        return f"{dienst}: nog niet voorgekomen"
    woorden = [f"{telling[stand]} {stand.value}" for stand in Verplichtingstand if telling[stand]]
    return f"{dienst}: {', '.join(woorden)}"
