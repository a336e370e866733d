"""`afspraak lees`: read the text of an agreement, find its drafting defects, hold it against a pack."""

import argparse
import json
from pathlib import Path

from afspraak.cli.opmaak import blok
from afspraak.lezer.gebreken import Gebrek, partijen, vind_gebreken
from afspraak.lezer.inlezen import lees_tekst
from afspraak.lezer.structuur import Tekst, lees_structuur
from afspraak.lezer.vergelijken import Vergelijking, leden_in_pakket, vergelijk


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    ontleder = subparsers.add_parser("lees", help="lees de tekst van een overeenkomst en zoek gebreken")
    ontleder.add_argument("bestand", type=Path, metavar="BESTAND", help=".txt, .docx, .odt of .pdf met tekst")
    ontleder.add_argument("--vergelijk", type=Path, metavar="PAKKET", help="welk lid heeft geen rij, en andersom")
    ontleder.add_argument("--json", action="store_true", help="uitvoer voor programma's")
    ontleder.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the structure, the defects and the comparison; return 1 if the pack and the text differ."""
    tekst = lees_structuur(lees_tekst(args.bestand))
    gebreken = vind_gebreken(tekst)
    vergelijking = vergelijk(tekst, leden_in_pakket(args.vergelijk)) if args.vergelijk else None
    if args.json:
        print(json.dumps(_als_json(tekst, gebreken, vergelijking), ensure_ascii=False, indent=2))
    else:
        _toon(tekst, gebreken, vergelijking)
    return 1 if vergelijking and (vergelijking.zonder_rij or vergelijking.zonder_lid) else 0


def _toon(tekst: Tekst, gebreken: tuple[Gebrek, ...], vergelijking: Vergelijking | None) -> None:
    leden = sum(len(a.leden) for a in tekst.artikelen)
    namen = ", ".join(partijen(tekst)) or "niet gevonden"
    print(f"{len(tekst.artikelen)} artikelen met {leden} leden; partijen: {namen}\n")
    for artikel in tekst.artikelen:
        print(blok(f"Artikel {artikel.nummer}. {artikel.titel} (regel {artikel.regel})", 2))
        for lid in artikel.leden:
            naam = f"lid {lid.nummer}" if lid.nummer else "tekst"
            letters = f" ({lid.onderdelen[0].letter} tot en met {lid.onderdelen[-1].letter})" if lid.onderdelen else ""
            begin = " ".join(lid.tekst.split()[:9])
            print(blok(f"{naam}{letters}, regel {lid.regel}: {begin} …", 6))
    print(f"\n{len(gebreken)} punten in de tekst")
    for gebrek in gebreken:
        kop = f"regel {gebrek.regel}, {gebrek.plek}: {gebrek.soort.value}: “{gebrek.fragment}”: {gebrek.uitleg}"
        print(blok(kop, 4, "  "))
    if vergelijking is not None:
        _toon_vergelijking(vergelijking)


def _toon_vergelijking(vergelijking: Vergelijking) -> None:
    print("\nVergelijking met het pakket")
    for (artikel, lid), regel in vergelijking.zonder_rij:
        print(f"  artikel {artikel} lid {lid} (regel {regel}) heeft geen rij in het pakket")
    for artikel, lid in vergelijking.zonder_lid:
        print(f"  artikel {artikel} lid {lid} staat in het pakket en niet in de tekst")
    if not vergelijking.zonder_rij and not vergelijking.zonder_lid:
        print("  Elk lid heeft een rij, en elke rij een lid.")


def _als_json(tekst: Tekst, gebreken: tuple[Gebrek, ...], vergelijking: Vergelijking | None) -> dict[str, object]:
    return {
        "artikelen": [
            {
                "artikel": a.nummer,
                "titel": a.titel,
                "regel": a.regel,
                "leden": [
                    {
                        "lid": lid.nummer,
                        "regel": lid.regel,
                        "tekst": lid.tekst,
                        "onderdelen": [o.letter for o in lid.onderdelen],
                    }
                    for lid in a.leden
                ],
            }
            for a in tekst.artikelen
        ],
        "gebreken": [
            {"soort": g.soort.value, "regel": g.regel, "plek": g.plek, "fragment": g.fragment, "uitleg": g.uitleg}
            for g in gebreken
        ],
        "zonder_rij": [f"{a}.{lid}" for (a, lid), _ in vergelijking.zonder_rij] if vergelijking else None,
        "zonder_lid": [f"{a}.{lid}" for a, lid in vergelijking.zonder_lid] if vergelijking else None,
    }
