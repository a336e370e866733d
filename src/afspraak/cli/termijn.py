"""`afspraak termijn REGEL`: the last day and why. Every rule has its own named options, from its facts."""

import argparse
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from afspraak.cli.ontleder import Ontleder
from afspraak.cli.opmaak import blok
from afspraak.cli.regelboek import laad_regelboek
from afspraak.recht.regel import Gevraagd, Regel, Regelboek
from afspraak.recht.uitkomst import Bedrag, Oordeel, Uitkomst, Uurtermijn
from afspraak.termijnen import Duur, FeitFout, Opschorting, Termijn, lees_dag, schrijf_dag
from afspraak.termijnen.dagen import lees_moment, schrijf_moment

_SOORT = {
    date: "DAG",
    datetime: "TIJDSTIP",
    int: "GETAL",
    str: "TEKST",
    Duur: "DUUR",
    bool: "",
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
    rest: list[str] = args.rest
    regels = laad_regelboek()
    if not rest or rest[0] in ("-h", "--help"):
        print(lijst(regels))
        return 0
    regel = regels[rest[0]]
    gelezen = _ontleder(regel).parse_args(rest[1:])
    uitkomst = regel.bereken(_feiten(regel, gelezen))
    if gelezen.json:
        print(json.dumps(als_json(uitkomst), ensure_ascii=False, indent=2))
    else:
        toon(regel, uitkomst)
    return 0


def lijst(regels: Regelboek) -> str:
    """Return the rules by act, each with one line."""
    delen = [
        "gebruik: afspraak termijn REGEL [opties]",
        "         afspraak termijn REGEL --help   toont de gegevens van een regel",
        "",
    ]
    groepen: dict[str, list[str]] = {}
    for regel in regels.values():
        wet = _WETTEN.get(regel.id.partition("-")[0], "Overig")
        groepen.setdefault(wet, []).append(f"  {regel.id:<18} {regel.samenvatting}")
    for wet, namen in groepen.items():
        delen += [wet, *namen, ""]
    return "\n".join(delen).rstrip()


def _ontleder(regel: Regel) -> Ontleder:
    uitleg = "\n\n".join(t for t in (regel.samenvatting, regel.uitleg, f"Grondslag: {regel.grondslag}.") if t)
    ontleder = Ontleder(prog=f"afspraak termijn {regel.id}", description=uitleg)
    for feit in regel.feiten:
        _voeg_toe(ontleder, feit)
    ontleder.add_argument("--json", action="store_true", help="uitvoer voor programma's")
    return ontleder


def _voeg_toe(ontleder: Ontleder, feit: Gevraagd) -> None:
    vlag = f"--{feit.naam.rstrip('_').replace('_', '-')}"
    nodig = "" if feit.verplicht else " (mag)"
    if feit.soort is Opschorting:
        hulp = f"{feit.betekenis} Herhaal voor elke keer. (mag)"
        ontleder.add_argument("--opschorting", action="append", default=[], metavar=_SOORT[Opschorting], help=hulp)
        return
    hulp = f"{feit.betekenis}{nodig}".replace("%", "%%")
    if feit.soort is bool:
        ontleder.add_argument(vlag, dest=feit.naam, action=argparse.BooleanOptionalAction, default=None, help=hulp)
    elif feit.meer:
        ontleder.add_argument(vlag, dest=feit.naam, action="append", metavar=_SOORT[feit.soort], help=hulp)
    else:
        soort = _SOORT.get(feit.soort, "WAARDE")
        ontleder.add_argument(vlag, dest=feit.naam, metavar=soort, required=feit.verplicht, help=hulp)


def _feiten(regel: Regel, gelezen: argparse.Namespace) -> dict[str, Any]:
    feiten: dict[str, Any] = {}
    for feit in regel.feiten:
        if feit.soort is Opschorting:
            if gelezen.opschorting:
                feiten[feit.naam] = tuple(_opschorting(tekst) for tekst in gelezen.opschorting)
            continue
        ruw = getattr(gelezen, feit.naam)
        if ruw is not None:
            feiten[feit.naam] = tuple(_lees(feit, r) for r in ruw) if feit.meer else _lees(feit, ruw)
    return feiten


def _lees(feit: Gevraagd, ruw: Any) -> Any:
    """Read one option as the kind of the fact.

    Raises:
        FeitFout: if it is not of that kind.
    """
    if feit.soort is date:
        return lees_dag(ruw, feit.naam)
    if feit.soort is datetime:
        return lees_moment(ruw, feit.naam)
    if feit.soort is Duur:
        return Duur.lees(ruw)
    if feit.soort is int:
        if not str(ruw).lstrip("-").isdecimal():
            raise FeitFout(f"--{feit.naam.replace('_', '-')}: '{ruw}' is geen geheel getal.", feit=feit.naam)
        return int(ruw)
    return ruw


def _opschorting(tekst: str) -> Opschorting:
    van, _, rest = tekst.partition(":")
    tot, _, grond = rest.partition(":")
    einde = lees_dag(tot, "het einde van de opschorting") if tot else None
    return Opschorting(van=lees_dag(van, "het begin van de opschorting"), tot=einde, grondslag=grond or "opgegeven")


def toon(regel: Regel, uitkomst: Uitkomst) -> None:
    """Print an outcome for a person."""
    print(f"{regel.id}  {regel.samenvatting.rstrip('.')}")
    for kop, waarde in _koppen(uitkomst):
        print(f"  {kop:<14}{waarde}")
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
        koppen = [("bedrag", f"€ {uitkomst.centen // 100},{uitkomst.centen % 100:02d}")]
    else:
        koppen = [("antwoord", uitkomst.antwoord.value)]
        if uitkomst.wie_beslist:
            koppen.append(("wie beslist", uitkomst.wie_beslist))
    return koppen + [(naam.replace("_", " "), _tekst(waarde)) for naam, waarde in uitkomst.waarden.items()]


def _tekst(waarde: object) -> str:
    if isinstance(waarde, datetime):
        return schrijf_moment(waarde)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return schrijf_dag(waarde) if isinstance(waarde, date) else str(waarde)


def als_json(uitkomst: Uitkomst) -> dict[str, Any]:
    """Return an outcome for programs: stable Dutch keys, ISO days."""
    basis: dict[str, Any] = {
        "regel": uitkomst.regel,
        "grondslag": uitkomst.grondslag,
        "zin": uitkomst.zin,
        "zekerheid": uitkomst.zekerheid.name.lower(),
        "kanttekeningen": list(uitkomst.kanttekeningen),
        "waarden": _plat(uitkomst.waarden),
    }
    if isinstance(uitkomst, Termijn):
        velden = (
            "eerste_dag",
            "nominale_dag",
            "laatste_dag",
            "alarm_dag",
            "andere_dag",
            "voorlopig",
            "opgeschorte_dagen",
            "loopt",
        )
        basis |= {v: _plat(getattr(uitkomst, v)) for v in velden} | {"regime": uitkomst.regime.value}
        basis["stappen"] = [_stap(s) for s in uitkomst.stappen]
    elif isinstance(uitkomst, Uurtermijn):
        basis |= {"vanaf": uitkomst.vanaf.isoformat(), "tot": uitkomst.tot.isoformat()}
        basis["stappen"] = [_stap(s) for s in uitkomst.stappen]
    elif isinstance(uitkomst, Bedrag):
        basis["centen"] = uitkomst.centen
    elif isinstance(uitkomst, Oordeel):
        basis |= {"antwoord": uitkomst.antwoord.value, "wie_beslist": uitkomst.wie_beslist}
    return basis


def _stap(stap: Any) -> dict[str, Any]:
    velden = {naam: _plat(getattr(stap, naam)) for naam in stap.__slots__}
    return {"soort": type(stap).__name__.lower(), **velden, "zin": stap.zin}


def _plat(waarde: Any) -> Any:
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, Duur):
        return str(waarde)
    if isinstance(waarde, Mapping):
        return {k: _plat(v) for k, v in waarde.items()}
    return [_plat(v) for v in waarde] if isinstance(waarde, tuple) else waarde
