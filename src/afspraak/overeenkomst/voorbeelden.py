"""Worked cases of a pack: what happened day by day, and what must then be true. They run as tests."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from afspraak.overeenkomst.knopen import Kaart, Knoop, Verzamelaar, lees_bestand
from afspraak.overeenkomst.pakket import Pakket
from afspraak.termijnen import AfspraakFout, FeitFout, lees_dag
from afspraak.termijnen.dagen import DAGNAMEN
from afspraak.verloop.gebeurtenis import Waarde
from afspraak.verloop.procedure import Plaats, Procedure
from afspraak.verloop.waarden import lees_waarde


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwachting:
    """One thing that must be true: its key ("klok beslistermijn", "open") and the value as written."""

    sleutel: str
    teksten: tuple[str, ...]
    velden: dict[str, str]
    plaats: Plaats


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorval:
    """One line of a case: a day, perhaps an act or a correction, and what must then be true."""

    dag: date
    rol: str = ""
    bij: str = ""
    persoon: str = ""
    stap: str = ""
    uitkomst: str = ""
    voor: str | None = None
    gegevens: dict[str, Waarde]
    corrigeert: str = ""
    vervalt: bool = False
    reden: str = ""
    akkoord: str = ""
    weigert: str = ""
    mandaat: bool = True
    verklaring: bool = True
    dan: tuple[Verwachting, ...] = ()
    plaats: Plaats


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorbeeld:
    """A worked case."""

    titel: str
    procedure: str
    gemeente: str | None
    uitleg: str
    verloop: tuple[Voorval, ...]
    plaats: Plaats


def lees_voorbeelden(pakket: Pakket) -> tuple[tuple[Voorbeeld, ...], Verzamelaar]:
    """Read every worked case of a pack, and what is wrong with their form."""
    verzamelaar = Verzamelaar()
    gevonden: list[Voorbeeld] = []
    for bestand in sorted((pakket.map / "artikelen").glob("*/voorbeelden/*.yaml")):
        voorbeeld = lees_voorbeeld(bestand, pakket, verzamelaar)
        if voorbeeld is not None:
            gevonden.append(voorbeeld)
    return tuple(gevonden), verzamelaar


def lees_voorbeeld(bestand: Path, pakket: Pakket, verzamelaar: Verzamelaar) -> Voorbeeld | None:
    """Read one worked case."""
    kaart = lees_bestand(bestand, pakket.map, verzamelaar)
    if kaart is None:
        return None
    naam = kaart.verplicht("procedure")
    procedure = pakket.procedures.get(naam)
    if procedure is None:
        kaart.fout(f"procedure '{naam}' bestaat niet", "procedure")
        return None
    voorbeeld = Voorbeeld(
        titel=kaart.verplicht("voorbeeld"),
        procedure=naam,
        gemeente=kaart.tekst("gemeente") or None,
        uitleg=kaart.tekst("uitleg"),
        verloop=tuple(_voorval(k, procedure) for k in kaart.rijen("verloop")),
        plaats=kaart.plaats,
    )
    kaart.klaar()
    return voorbeeld


def _voorval(kaart: Kaart, procedure: Procedure) -> Voorval:
    rol, _, bij = kaart.tekst("door").partition(" van ")
    stap, _, uitkomst = kaart.tekst("stap").partition(" ")
    voorval = Voorval(
        dag=_dag_met_weekdag(kaart.verplicht("dag"), kaart, "dag"),
        rol=rol.strip(),
        bij=bij.strip(),
        persoon=kaart.tekst("persoon"),
        stap=stap,
        uitkomst=uitkomst.strip(),
        voor=kaart.tekst("voor") or None,
        gegevens=_gegevens(kaart, procedure),
        corrigeert=kaart.tekst("corrigeert"),
        vervalt=kaart.ja("vervalt"),
        reden=kaart.tekst("reden"),
        akkoord=kaart.tekst("akkoord"),
        weigert=", ".join(kaart.lijst("weigert")),
        mandaat=kaart.tekst("mandaat", "ja") == "ja",
        verklaring=kaart.tekst("verklaring", "ja") == "ja",
        dan=_verwachtingen(kaart.kaart("dan")),
        plaats=kaart.plaats,
    )
    if (voorval.stap or voorval.corrigeert) and not voorval.rol:
        kaart.fout("'door' ontbreekt: wie doet dit?")
    kaart.tekst("uitleg")
    kaart.klaar()
    return voorval


def _dag_met_weekdag(tekst: str, kaart: Kaart, sleutel: str) -> date:
    try:
        dag = lees_dag(tekst, sleutel)
    except FeitFout as fout:
        kaart.fout(str(fout), sleutel)
        return date.min
    if tekst[:2].lower() not in {naam[:2] for naam in DAGNAMEN}:
        kaart.fout(f"'{tekst}': zet de weekdag erbij", sleutel)
    return dag


def _gegevens(kaart: Kaart, procedure: Procedure) -> dict[str, Waarde]:
    waarden: dict[str, Waarde] = {}
    binnen = kaart.kaart("gegevens")
    for naam in binnen.sleutels():
        gegeven = procedure.gegevens.get(naam)
        if gegeven is None:
            binnen.fout(f"'{naam}' is geen gegeven van {procedure.naam}", naam)
            continue
        try:
            waarden[naam] = lees_waarde(gegeven, ", ".join(binnen.lijst(naam)))
        except AfspraakFout as fout:
            binnen.fout(str(fout), naam)
    return waarden


def _verwachtingen(kaart: Kaart) -> tuple[Verwachting, ...]:
    gevonden: list[Verwachting] = []
    for sleutel in kaart.sleutels():
        knoop = kaart.knoop(sleutel)
        if knoop is None:
            continue
        velden = _velden(knoop, kaart.verzamelaar)
        teksten = () if velden else kaart.lijst(sleutel)
        gevonden.append(Verwachting(sleutel=sleutel, teksten=teksten, velden=velden, plaats=knoop.sleutelplaats))
    return tuple(gevonden)


def _velden(knoop: Knoop, verzamelaar: Verzamelaar) -> dict[str, str]:
    if not isinstance(knoop.inhoud, dict):
        return {}
    kaart = Kaart(knoop, verzamelaar)
    return {naam: kaart.tekst(naam) for naam in kaart.sleutels()}
