"""`afspraak dossier`: history, open steps, clocks with their derivation."""

import argparse
from datetime import date

from afspraak.cli.gedeeld import lees_peildag, met_map
from afspraak.cli.opmaak import blok, dag_met_rest
from afspraak.overeenkomst.pakket import Pakket
from afspraak.overeenkomst.verwachtingen import bewaren_tot
from afspraak.overeenkomst.zinnen import gemeentenaam, vertel
from afspraak.termijnen import schrijf_dag
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.gebeurtenis import Gebeurtenis, Gebeurtenissoort
from afspraak.verloop.kader import Kader
from afspraak.verloop.klokken import Klokstand, Stand, klokstanden
from afspraak.verloop.openstaand import OpenStap, open_stappen
from afspraak.verloop.waarden import schrijf_gegeven
from afspraak.werkmap.werkmap import open_werkmap


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    ontleder = subparsers.add_parser("dossier", help="toon een dossier")
    met_map(ontleder)
    ontleder.add_argument("dossier", metavar="DOSSIER")
    ontleder.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a dossier."""
    werkmap, op = open_werkmap(args.map), lees_peildag(args)
    dossier = werkmap.dossier(args.dossier)
    kader = werkmap.pakket.kader(dossier.aanhef.procedure)
    aanhef = dossier.aanhef
    print(blok(f"{aanhef.kenmerk}  {aanhef.titel}"))
    gemeente = gemeentenaam(werkmap.pakket, aanhef.gemeente)
    uit = f"; voortgekomen uit {aanhef.uit}" if aanhef.uit else ""
    versie = f"{werkmap.pakket.naam} versie {aanhef.versie}"
    print(blok(f"{kader.procedure.titel}, {gemeente}; {', '.join(kader.procedure.grondslag)}; {versie}{uit}", 2))
    if dossier.gesloten and dossier.gesloten_op:
        bewaren = bewaren_tot(dossier, kader)
        tot = f"bewaren tot en met {schrijf_dag(bewaren)}" if isinstance(bewaren, date) else f"bewaren: {bewaren}"
        einde = kader.procedure.afsluiting[dossier.gesloten].titel
        print(blok(f"Gesloten op {schrijf_dag(dossier.gesloten_op)}: {einde}; {tot}.", 2))
    _toon_nu(dossier, kader, op)
    _toon_klokken(klokstanden(dossier, kader, op), op)
    print("\nGeschiedenis")
    for gebeurtenis in dossier.historie:
        _toon_gebeurtenis(gebeurtenis, dossier, kader, werkmap.pakket)
    return 0


def _toon_nu(dossier: Dossier, kader: Kader, op: date) -> None:
    openstaand = open_stappen(dossier, kader)
    plichten = [o for o in openstaand if not o.mag]
    if plichten:
        print("\nWat nu")
        for stap in plichten:
            _toon_stap(stap, kader, op)
    bevoegdheden = [o for o in openstaand if o.mag]
    if bevoegdheden:
        print("\nDit mag ook")
        for stap in bevoegdheden:
            print(blok(f"{stap.naam}: {stap.stap.doe}", 6, "  · "))


def _toon_stap(open_stap: OpenStap, kader: Kader, op: date) -> None:
    stap = open_stap.stap
    wie = " of ".join(kader.rollen[r].titel for r in stap.rollen)
    print(blok(f"{open_stap.naam}: {stap.doe}", 6, "  → "))
    wanneer = dag_met_rest(open_stap.termijn.laatste_dag, op) if open_stap.termijn else "geen eigen termijn"
    print(blok(f"{wie}; {wanneer}; {', '.join(stap.grondslag) or ', '.join(kader.procedure.grondslag)}", 6))
    for rij in stap.uitkomsten.values():
        nodig = f" (vraagt: {', '.join(rij.vraagt)})" if rij.vraagt else ""
        print(blok(f"- {rij.naam}{nodig}", 10, "        "))


def _toon_klokken(standen: tuple[Klokstand, ...], op: date) -> None:
    if not standen:
        return
    print("\nKlokken")
    for stand in standen:
        if stand.stand in (Stand.LOOPT, Stand.OPGESCHORT, Stand.TE_LAAT) and stand.laatste_dag and not stand.gestopt_op:
            wanneer = f"{stand.stand.value}, uiterlijk {dag_met_rest(stand.laatste_dag, op)}"
        elif stand.gestopt_op and stand.laatste_dag:
            wanneer = (
                f"{stand.stand.value} op {schrijf_dag(stand.gestopt_op)}; kon tot {schrijf_dag(stand.laatste_dag)}"
            )
        else:
            wanneer = stand.stand.value
        print(blok(f"{stand.klok.titel}{f' ({stand.voor})' if stand.voor else ''}: {wanneer}", 6, "  ⏱ "))
        print(blok(stand.uitkomst.zin if stand.uitkomst else stand.fout, 6))
        for kanttekening in stand.uitkomst.kanttekeningen if stand.uitkomst else ():
            print(blok(f"Let op: {kanttekening}", 6))


def _toon_gebeurtenis(gebeurtenis: Gebeurtenis, dossier: Dossier, kader: Kader, pakket: Pakket) -> None:
    vervallen = gebeurtenis.volgnummer not in {g.volgnummer for g in dossier.log}
    vervalt = vervallen and gebeurtenis.soort is not Gebeurtenissoort.GECORRIGEERD
    merk = " (vervallen)" if vervalt else ""
    kop = f"  {gebeurtenis.volgnummer:>2}. {schrijf_dag(gebeurtenis.op)}: "
    print(blok(vertel(gebeurtenis, kader, pakket) + merk, 6, kop))
    for naam, waarde in gebeurtenis.gegevens.items():
        gegeven = kader.procedure.gegevens.get(naam)
        tekst = schrijf_gegeven(gegeven, waarde) if gegeven else str(waarde)
        print(blok(f"{gegeven.vraag if gegeven else naam} {tekst}", 10, "        "))
