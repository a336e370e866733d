"""`afspraak lees`: read the text of an agreement, find its drafting defects, hold it against a pack."""

import argparse
import json
from collections import Counter
from pathlib import Path

from afspraak.cli.opmaak import blok
from afspraak.lezer.gebreken import Ernst, Gebrek, vind_gebreken
from afspraak.lezer.inlezen import lees_tekst
from afspraak.lezer.structuur import aantal_leden, lees_structuur
from afspraak.lezer.tekst import Artikel, Lid, Tekst
from afspraak.lezer.vergelijken import Sleutel, Vergelijking, leden_in_pakket, vergelijk

_EERSTE_WOORDEN = 9


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
    return 0 if vergelijking is None or vergelijking.past else 1


def _toon(tekst: Tekst, gebreken: tuple[Gebrek, ...], vergelijking: Vergelijking | None) -> None:
    plaatsen = {regel.nummer: str(regel) for regel in tekst.regels}
    _toon_kop(tekst)
    for artikel in tekst.artikelen:
        _toon_artikel(artikel, plaatsen)
    _toon_bijlagen(tekst)
    _toon_gebreken(gebreken, plaatsen)
    if vergelijking is not None:
        _toon_vergelijking(vergelijking, plaatsen)


def _toon_kop(tekst: Tekst) -> None:
    if tekst.titel:
        print(blok(tekst.titel))
    print(f"{len(tekst.artikelen)} artikelen, {aantal_leden(tekst.artikelen)} leden")
    if not tekst.artikelen:
        print(
            blok("Er zijn geen artikelen gevonden. Een artikel begint met een eigen regel, zoals: Artikel 1. Titel", 2)
        )
    partijen = [f"{p.naam} ({p.heet})" if p.heet else p.naam for p in tekst.partijen]
    print(blok(f"{len(partijen)} partijen: {', '.join(partijen)}" if partijen else "Partijen: niet gevonden") + "\n")


def _toon_artikel(artikel: Artikel, plaatsen: dict[int, str]) -> None:
    aantal = len([lid for lid in artikel.leden if lid.nummer])
    leden = "zonder leden" if not aantal else "1 lid" if aantal == 1 else f"{aantal} leden"
    titel = f"Artikel {artikel.nummer}. {artikel.titel.tekst}".rstrip(". ")
    print(blok(f"{titel} ({leden}, {plaatsen[artikel.titel.regel()]})", 4, "  "))
    for lid in artikel.leden:
        nummer = f"{lid.nummer}." if lid.nummer else "–"
        print(blok(f"{nummer} {_begin(lid)}", 9, "      "))


def _begin(lid: Lid) -> str:
    letters = [o.letter for o in lid.onderdelen]
    woorden = lid.passage.tekst.split()
    begin = " ".join(woorden[:_EERSTE_WOORDEN]) + (" …" if len(woorden) > _EERSTE_WOORDEN else "")
    return f"{begin} [{letters[0]} tot en met {letters[-1]}]" if letters else begin


def _toon_bijlagen(tekst: Tekst) -> None:
    for bijlage in tekst.bijlagen:
        wel = "bijgevoegd" if bijlage.bijgevoegd else "niet bijgevoegd"
        print(blok(f"Bijlage {bijlage.nummer}. {bijlage.titel} ({wel})", 4, "  "))


def _toon_gebreken(gebreken: tuple[Gebrek, ...], plaatsen: dict[int, str]) -> None:
    if not gebreken:
        print("\nGeen gebreken gevonden.")
        return
    aantallen = Counter(g.soort.ernst for g in gebreken)
    telling = ", ".join(f"{aantallen[ernst]} {ernst.value}" for ernst in Ernst if aantallen[ernst])
    print(f"\n{len(gebreken)} punten in de tekst: {telling}")
    for gebrek in gebreken:
        waar = f"{plaatsen[gebrek.regelnummer]}{_bepaling(gebrek)}"
        wat = f"{gebrek.soort.ernst.value} ({gebrek.soort.naam}): “{gebrek.fragment}”. {gebrek.uitleg}"
        print(blok(f"{waar}: {wat}", 6, "  "))


def _bepaling(gebrek: Gebrek) -> str:
    return f", artikel {_naam((gebrek.artikel, gebrek.lid or '0'))}" if gebrek.artikel else ""


def _naam(sleutel: Sleutel) -> str:
    artikel, lid = sleutel
    return artikel if lid == "0" else f"{artikel} lid {lid}"


def _toon_vergelijking(vergelijking: Vergelijking, plaatsen: dict[int, str]) -> None:
    print("\nVergelijking met het pakket")
    for sleutel, regel in vergelijking.zonder_rij:
        print(f"  artikel {_naam(sleutel)} ({plaatsen[regel]}) heeft geen rij in het pakket")
    for sleutel in vergelijking.zonder_lid:
        print(f"  artikel {_naam(sleutel)} staat in het pakket en niet in de tekst")
    if vergelijking.past:
        print("  Elk lid heeft een rij, en elke rij een lid.")


def _als_json(tekst: Tekst, gebreken: tuple[Gebrek, ...], vergelijking: Vergelijking | None) -> dict[str, object]:
    uitvoer: dict[str, object] = {
        "titel": tekst.titel,
        "partijen": [{"naam": p.naam, "heet": p.heet, "regel": p.regel} for p in tekst.partijen],
        "overwegingen": [{"regel": o.regel(), "tekst": o.tekst} for o in tekst.overwegingen],
        "artikelen": [_artikel_als_json(artikel) for artikel in tekst.artikelen],
        "bijlagen": [
            {"bijlage": b.nummer, "titel": b.titel, "regel": b.regel, "bijgevoegd": b.bijgevoegd}
            for b in tekst.bijlagen
        ],
        "gebreken": [_gebrek_als_json(gebrek) for gebrek in gebreken],
    }
    if vergelijking is not None:
        uitvoer["zonder_rij"] = [{"artikel": a, "lid": lid, "regel": r} for (a, lid), r in vergelijking.zonder_rij]
        uitvoer["zonder_lid"] = [{"artikel": a, "lid": lid} for a, lid in vergelijking.zonder_lid]
    return uitvoer


def _artikel_als_json(artikel: Artikel) -> dict[str, object]:
    return {
        "artikel": artikel.nummer,
        "titel": artikel.titel.tekst,
        "regel": artikel.titel.regel(),
        "opening": artikel.opening.tekst if artikel.opening else None,
        "leden": [
            {
                "lid": lid.nummer,
                "regel": lid.passage.regel(),
                "tekst": lid.passage.tekst,
                "onderdelen": [
                    {"onderdeel": o.letter, "regel": o.passage.regel(), "tekst": o.passage.tekst}
                    for o in lid.onderdelen
                ],
            }
            for lid in artikel.leden
        ],
    }


def _gebrek_als_json(gebrek: Gebrek) -> dict[str, object]:
    return {
        "ernst": gebrek.soort.ernst.value,
        "soort": gebrek.soort.naam,
        "regel": gebrek.regelnummer,
        "artikel": gebrek.artikel,
        "lid": gebrek.lid,
        "fragment": gebrek.fragment,
        "uitleg": gebrek.uitleg,
    }
