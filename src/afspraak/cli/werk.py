"""`afspraak werk`: what a role must do, by when and why; what waits on whom; what is late."""

import argparse
import json
from collections import Counter
from datetime import date
from typing import Any

from afspraak.cli.gedeeld import lees_peildag, met_map
from afspraak.cli.opmaak import blok, dag_met_rest
from afspraak.overeenkomst.terugkerend import terugkerende_verplichtingen
from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.termijnen import AfspraakFout
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.grootboek import Verplichting, Verplichtingstand, grootboek
from afspraak.werkmap.registers import lees_bewijzen
from afspraak.werkmap.werkmap import Werkmap, open_werkmap

Regel = tuple[Verplichting, Dossier | None]


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    ontleder = subparsers.add_parser("werk", help="wat moet een rol doen, en wanneer")
    met_map(ontleder)
    ontleder.add_argument("--als", metavar="ROL", required=True, help="de rol, bijvoorbeeld accounthouder-bel")
    ontleder.add_argument("--gemeente", help="alleen het werk voor deze gemeente")
    ontleder.add_argument("--procedure", help="alleen dossiers van deze procedure")
    ontleder.add_argument("--json", action="store_true", help="uitvoer voor programma's")
    ontleder.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the worklist of a role."""
    werkmap, op = open_werkmap(args.map), lees_peildag(args)
    if args.als not in werkmap.pakket.rollen:
        rollen = ", ".join(sorted(werkmap.pakket.rollen))
        raise AfspraakFout(f"De rol '{args.als}' bestaat niet. Wel: {rollen}.")
    alle = [r for r in verzamel(werkmap, op) if _past(r, args)]
    eigen = sorted((r for r in alle if _is_van(args.als, r[0], werkmap)), key=_volgorde)
    # Of others only what this role is part of: dossiers in which it has a step.
    anderen = [r for r in alle if r not in eigen and r[1] is not None and _is_betrokken(args.als, r[1], werkmap)]
    if args.json:
        print(json.dumps([_als_json(r) for r in eigen], ensure_ascii=False, indent=2))
        return 0
    _toon(args.als, eigen, anderen, werkmap, op)
    return 0


def verzamel(werkmap: Werkmap, op: date) -> list[Regel]:
    """Return every open obligation of the cooperation with its dossier."""
    regels: list[Regel] = []
    for dossier in werkmap.dossiers():
        kader = werkmap.pakket.kader(dossier.aanhef.procedure)
        regels += [(v, dossier) for v in grootboek(dossier, kader, op) if v.is_open]
    bewijzen = lees_bewijzen(werkmap.pad)
    regels += [(v, None) for v in terugkerende_verplichtingen(werkmap.pakket, bewijzen, op) if v.is_open]
    return regels


def _past(regel: Regel, args: argparse.Namespace) -> bool:
    verplichting, dossier = regel
    if args.procedure and (dossier is None or dossier.aanhef.procedure != args.procedure):
        return False
    gemeente = verplichting.voor or (dossier.gemeente if dossier else None)
    return not args.gemeente or gemeente in (None, args.gemeente)


def _is_van(rol: str, verplichting: Verplichting, werkmap: Werkmap) -> bool:
    """A role owes what names it, and records what an organ owes that it records for."""
    return any(rol == r or rol in werkmap.pakket.rollen[r].vastgelegd_door for r in verplichting.rollen)


def _is_betrokken(rol: str, dossier: Dossier, werkmap: Werkmap) -> bool:
    stappen = werkmap.pakket.procedures[dossier.aanhef.procedure].stappen.values()
    return any(rol in stap.rollen for stap in stappen)


def _volgorde(regel: Regel) -> tuple[bool, date, str, str]:
    verplichting = regel[0]
    return (
        verplichting.stand is not Verplichtingstand.TE_LAAT,
        verplichting.alarm_dag or verplichting.uiterste_dag or date.max,
        verplichting.dossier,
        verplichting.bron,
    )


def _toon(rol: str, eigen: list[Regel], anderen: list[Regel], werkmap: Werkmap, op: date) -> None:
    titel = werkmap.pakket.rollen[rol].titel
    laat = [r for r in eigen if r[0].stand is Verplichtingstand.TE_LAAT]
    rest = [r for r in eigen if r not in laat]
    print(f"Werk voor {titel}\n")
    if not eigen:
        print("  U heeft nu niets te doen.")
    for kop, regels in (("Te laat", laat), ("Te doen", rest)):
        if regels:
            print(f"{kop} ({len(regels)})")
            for regel in regels:
                _toon_regel(regel, werkmap, op)
            print()
    if anderen:
        print(f"Wacht op anderen, in dossiers waar u ook aan werkt ({len(anderen)})")
        tel = Counter(_wie(r[0], werkmap) for r in anderen)
        for wie, aantal in tel.most_common():
            laat_bij = sum(r[0].stand is Verplichtingstand.TE_LAAT for r in anderen if _wie(r[0], werkmap) == wie)
            print(f"  {wie}: {aantal}" + (f", waarvan {laat_bij} te laat" if laat_bij else ""))


def _wie(verplichting: Verplichting, werkmap: Werkmap) -> str:
    titels = " of ".join(werkmap.pakket.rollen[r].titel for r in verplichting.rollen) or "niemand aangewezen"
    if len(verplichting.gemeenten) == 1:
        titels += f" van {gemeentenaam(werkmap.pakket, verplichting.gemeenten[0])}"
    return titels


def _toon_regel(regel: Regel, werkmap: Werkmap, op: date) -> None:
    verplichting, dossier = regel
    gemeente = verplichting.voor or (dossier.gemeente if dossier else None)
    waar = f" [{gemeentenaam(werkmap.pakket, gemeente)}]" if gemeente else ""
    kop = f"{verplichting.dossier}  {dossier.aanhef.titel}{waar}" if dossier else f"Terugkerend{waar}"
    print(blok(kop, 4, "  "))
    print(blok(verplichting.titel, 6, "    → "))
    if verplichting.uiterste_dag:
        print(blok(f"uiterlijk {dag_met_rest(verplichting.uiterste_dag, op)}; {verplichting.grondslag}", 6))
    else:
        print(blok(f"geen termijn; {verplichting.grondslag}", 6))
    if verplichting.afleiding:
        print(blok(verplichting.afleiding, 6))
    if verplichting.stand is Verplichtingstand.TE_LAAT and verplichting.gevolg:
        print(blok(f"Gevolg: {verplichting.gevolg}", 6))


def _als_json(regel: Regel) -> dict[str, Any]:
    verplichting, dossier = regel
    return {
        "dossier": verplichting.dossier,
        "titel": dossier.aanhef.titel if dossier else verplichting.titel,
        "bron": verplichting.bron,
        "wat": verplichting.titel,
        "rollen": list(verplichting.rollen),
        "gemeente": verplichting.voor or (dossier.gemeente if dossier else None),
        "grondslag": verplichting.grondslag,
        "uiterste_dag": verplichting.uiterste_dag.isoformat() if verplichting.uiterste_dag else None,
        "alarm_dag": verplichting.alarm_dag.isoformat() if verplichting.alarm_dag else None,
        "stand": verplichting.stand.value,
        "afleiding": verplichting.afleiding,
    }
