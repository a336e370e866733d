"""`afspraak termijn REGEL`: the last day and why. Every rule has its own named options, from its facts."""

import argparse
import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

from afspraak.cli.ontleder import Ontleder
from afspraak.cli.opmaak import blok
from afspraak.cli.regelboek import laad_regelboek
from afspraak.recht.awb.tarieven import schrijf_bedrag
from afspraak.recht.regel import Gevraagd, Regel, Regelboek
from afspraak.recht.tekst import als_gegevens, lees_feit
from afspraak.recht.uitkomst import Bedrag, Uitkomst, Uurtermijn
from afspraak.termijnen import AfspraakFout, Duur, Opschorting, Termijn, schrijf_dag
from afspraak.termijnen.dagen import schrijf_moment

_SOORT = {
    date: "DAG",
    datetime: "TIJDSTIP",
    int: "GETAL",
    str: "TEKST",
    Duur: "DUUR",
    bool: "ja|nee",
    Opschorting: "VAN[:TOT[:GROND]]",
}
_WETTEN = {
    "ATW": "Algemene termijnenwet", "AWB": "Algemene wet bestuursrecht", "WOO": "Wet open overheid",
    "AVG": "AVG en UAVG", "UAVG": "AVG en UAVG", "WMO": "Wmo 2015", "JW": "Jeugdwet", "PW": "Participatiewet",
    "WGS": "Wet gemeentelijke schuldhulpverlening", "LLV": "Leerlingenvervoer", "GPK": "Gehandicaptenparkeerkaart",
    "GW": "Gemeentewet en Bekendmakingswet", "BEKW": "Gemeentewet en Bekendmakingswet",
    "WGR": "Wet gemeenschappelijke regelingen", "RET": "Bewaren en vernietigen",
    "OVK": "Algemene regels voor overeenkomsten", "AGR": "Termijnen uit de overeenkomst",
}  # fmt: skip


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand; its rules are added when it is asked for."""
    # No prefix: every argument, also --help, is for the rule's own parser.
    ontleder = subparsers.add_parser(
        "termijn", help="bereken een termijn en leg uit waarom", add_help=False, prefix_chars="\0"
    )
    ontleder.add_argument("rest", nargs=argparse.REMAINDER)
    ontleder.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Compute one rule, or list them."""
    pakket, rest = _neem_pakket(args.rest)
    regels = laad_regelboek(argparse.Namespace(pakket=pakket))
    if not rest or rest[0] in ("-h", "--help"):
        print(lijst(regels))
        return 0
    regel = regels[rest[0]]
    gelezen = _ontleder(regel).parse_args(rest[1:])
    uitkomst = regel.bereken(_feiten(regel, gelezen))
    if gelezen.json:
        print(json.dumps(als_gegevens(uitkomst), ensure_ascii=False, indent=2))
    else:
        toon(regel, uitkomst)
    return 0


def _neem_pakket(rest: list[str]) -> tuple[Path | None, list[str]]:
    """Take --pakket out of the arguments: it decides which rules there are, so it is read before the others."""
    over: list[str] = []
    pakket: Path | None = None
    delen = iter(rest)
    for deel in delen:
        naam, is_, waarde = deel.partition("=")
        if naam != "--pakket":
            over.append(deel)
            continue
        waarde = waarde if is_ else next(delen, "")
        if not waarde:
            raise AfspraakFout("--pakket: hier hoort de map van een pakket achter.")
        pakket = Path(waarde)
    return pakket, over


def lijst(regels: Regelboek) -> str:
    """Return the rules by act, each with one line."""
    delen = [
        "gebruik: afspraak termijn REGEL [opties]",
        "         afspraak termijn REGEL --help   toont de gegevens van een regel",
        "         --pakket MAP                    neemt de eigen termijnen uit het pakket in die map",
        "",
    ]
    groepen: dict[str, list[str]] = {}
    for regel in sorted(regels.values(), key=lambda r: _natuurlijk(r.id)):
        wet = _WETTEN.get(regel.id.partition("-")[0], "Overig")
        groepen.setdefault(wet, []).append(f"  {regel.id:<18} {regel.samenvatting}")
    for wet, namen in groepen.items():
        delen += [wet, *namen, ""]
    return "\n".join(delen).rstrip()


def _natuurlijk(regel_id: str) -> tuple[tuple[int, str], ...]:
    """Sort 4.6 before 10: numbers by their value."""
    return tuple((int(deel), "") if deel.isdecimal() else (-1, deel) for deel in re.split(r"(\d+)", regel_id))


def _ontleder(regel: Regel) -> Ontleder:
    bron = f"Grondslag: {regel.grondslag}. Zekerheid: {regel.zekerheid.value}."
    bron += f" Bron: {regel.bron}." if regel.bron else ""
    ook = f"Ook bekend als: {', '.join(regel.ook)}." if regel.ook else ""
    uitleg = "\n\n".join(t for t in (regel.samenvatting, regel.uitleg, bron, ook) if t)
    ontleder = Ontleder(prog=f"afspraak termijn {regel.id}", description=uitleg)
    for feit in regel.feiten:
        _voeg_toe(ontleder, feit)
    ontleder.add_argument("--json", action="store_true", help="uitvoer voor programma's")
    return ontleder


def _voeg_toe(ontleder: Ontleder, feit: Gevraagd) -> None:
    vlag = f"--{feit.naam.replace('_', '-')}"
    hulp = f"{feit.betekenis}{_of_nodig(feit)}".replace("%", "%%")
    soort = _SOORT.get(feit.soort, "WAARDE")
    if feit.soort is Opschorting:
        hulp += " Herhaal voor elke keer; zonder TOT loopt het nog."
        ontleder.add_argument("--opschorting", dest=feit.naam, action="append", metavar=soort, help=hulp)
    elif feit.soort is bool:
        ontleder.add_argument(vlag, dest=feit.naam, nargs="?", const="ja", metavar=soort, help=hulp)
    elif feit.meer:
        hulp += " Herhaal voor elke keer."
        ontleder.add_argument(vlag, dest=feit.naam, action="append", metavar=soort, required=feit.verplicht, help=hulp)
    else:
        ontleder.add_argument(vlag, dest=feit.naam, metavar=soort, required=feit.verplicht, help=hulp)


def _of_nodig(feit: Gevraagd) -> str:
    if feit.verplicht:
        return " (verplicht)"
    if feit.standaard in (None, ()) or isinstance(feit.standaard, bool):
        return " (mag)"
    return f" (mag; anders {feit.standaard})"


def _feiten(regel: Regel, gelezen: argparse.Namespace) -> dict[str, Any]:
    gegeven = {feit: getattr(gelezen, feit.naam) for feit in regel.feiten}
    return {feit.naam: lees_feit(feit, ruw) for feit, ruw in gegeven.items() if ruw is not None}


def toon(regel: Regel, uitkomst: Uitkomst) -> None:
    """Print an outcome for a person."""
    print(f"{regel.id}  {regel.samenvatting.rstrip('.')}")
    koppen = _koppen(uitkomst)
    breed = max(14, *(len(kop) + 2 for kop, _ in koppen))
    for kop, waarde in koppen:
        print(f"  {kop:<{breed}}{waarde}")
    print(blok(uitkomst.zin, 2))
    for kanttekening in dict.fromkeys(
        (*uitkomst.kanttekeningen, *([regel.kanttekening] if regel.kanttekening else []))
    ):
        print(blok(f"Let op: {kanttekening}", 2))
    print(f"  Zekerheid: {uitkomst.zekerheid.value}.")


def _koppen(uitkomst: Uitkomst) -> list[tuple[str, str]]:
    if isinstance(uitkomst, Termijn):
        koppen = [("laatste dag", schrijf_dag(uitkomst.laatste_dag)), ("alarm", schrijf_dag(uitkomst.alarm_dag))]
        if uitkomst.andere_dag:
            koppen.append(("andere lezing", schrijf_dag(uitkomst.andere_dag)))
        if uitkomst.voorlopig:
            koppen.append(("voorlopig", "de kalender van dat jaar is nog niet compleet"))
    elif isinstance(uitkomst, Uurtermijn):
        koppen = [("tot", schrijf_moment(uitkomst.tot))]
    elif isinstance(uitkomst, Bedrag):
        koppen = [("bedrag", schrijf_bedrag(uitkomst.centen))]
    else:
        koppen = [("antwoord", uitkomst.antwoord.value)]
        if uitkomst.wie_beslist:
            koppen.append(("wie beslist", uitkomst.wie_beslist))
    return koppen + [_kop(naam, waarde) for naam, waarde in uitkomst.waarden.items()]


def _kop(naam: str, waarde: object) -> tuple[str, str]:
    """Write a value of an outcome with its name: amounts in euro, days in words."""
    kop = naam.replace("_centen", "").replace("_", " ")
    if isinstance(waarde, int) and not isinstance(waarde, bool) and naam.startswith("bedrag_centen"):
        return kop, schrijf_bedrag(waarde)
    if naam == "delen" and isinstance(waarde, tuple):
        return kop, ", ".join(schrijf_bedrag(deel) for deel in waarde)
    return kop, _tekst(waarde)


def _tekst(waarde: object) -> str:
    if isinstance(waarde, datetime):
        return schrijf_moment(waarde)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return schrijf_dag(waarde) if isinstance(waarde, date) else str(waarde)
