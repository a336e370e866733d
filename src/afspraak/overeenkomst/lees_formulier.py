"""From YAML nodes to what only a form shows: titles of choices, default values, and groups of questions."""

from collections.abc import Mapping

from afspraak.overeenkomst.knopen import Kaart
from afspraak.verloop.procedure import Gegeven, Gegevensoort

_VANDAAG = "vandaag"
_LANGSTE_KOP = 40


def als_titel(naam: str) -> str:
    """Return a name as people read it: with spaces, and a capital."""
    return naam.replace("_", " ")[:1].upper() + naam.replace("_", " ")[1:]


def lees_keuzes(kaart: Kaart) -> dict[str, str]:
    """Read the choices of a fact, each with its title; a plain list gets titles made from the names."""
    knoop = kaart.knoop("keuzes")
    if knoop is None or not isinstance(knoop.inhoud, dict):
        return {naam: als_titel(naam) for naam in kaart.lijst("keuzes")}
    binnen = Kaart(knoop, kaart.verzamelaar)
    titels = {naam: binnen.tekst(naam) for naam in binnen.sleutels()}
    for naam in (n for n, titel in titels.items() if not titel):
        binnen.fout(f"de keuze '{naam}' heeft geen titel", naam)
    vergelijk_titels(titels, binnen)
    return titels


def vergelijk_titels(titels: Mapping[str, str], kaart: Kaart, sleutel: str | None = None) -> None:
    """Note two choices that a form would show in the same words."""
    eerder: dict[str, str] = {}
    for naam, titel in titels.items():
        eerste = eerder.setdefault(titel.casefold(), naam)
        if titel and eerste != naam:
            waar = kaart.kaart(sleutel) if sleutel else kaart
            waar.fout(f"'{eerste}' en '{naam}' hebben dezelfde titel: '{titel}'", naam)


def controleer_standaard(kaart: Kaart, gegevens: Mapping[str, Gegeven]) -> None:
    """Note each default that is not today, and not another fact of the same kind."""
    for naam, binnen in kaart.kaarten("gegevens"):
        zin = _bezwaar(gegevens[naam], gegevens)
        if zin:
            binnen.fout(zin, "standaard")


def _bezwaar(gegeven: Gegeven, gegevens: Mapping[str, Gegeven]) -> str:
    """Return what is wrong with a fact's default; empty if nothing is."""
    standaard, soort = gegeven.standaard, gegeven.soort
    if not standaard:
        return ""
    if standaard == _VANDAAG:
        return "" if soort is Gegevensoort.DAG else f"standaard 'vandaag' hoort bij soort dag, niet bij {soort.value}"
    ander = gegevens.get(standaard)
    if ander is None:
        return f"standaard '{standaard}' is geen gegeven van deze procedure, en niet 'vandaag'"
    if standaard == gegeven.naam:
        return f"'{standaard}' kan niet zijn eigen standaard zijn"
    if ander.soort is not soort:
        return f"standaard '{standaard}' is van soort {ander.soort.value}, en dit gegeven van soort {soort.value}"
    return ""


def lees_vragengroepen(kaart: Kaart, gegevens: Mapping[str, Gegeven]) -> dict[str, tuple[str, ...]]:
    """Read the headings, each with its facts; a fact stands under one heading at most."""
    binnen = kaart.kaart("vragengroepen")
    groepen = {kop: binnen.lijst(kop) for kop in binnen.sleutels()}
    eerder: dict[str, str] = {}
    for kop, namen in groepen.items():
        if not namen:
            binnen.fout(f"vragengroep '{kop}' is leeg", kop)
        if not 0 < len(kop) <= _LANGSTE_KOP:
            binnen.fout(f"de kop '{kop}' telt {len(kop)} tekens; kies er een van 1 tot {_LANGSTE_KOP}", kop)
        for naam in namen:
            if naam not in gegevens:
                binnen.fout(f"vragengroep '{kop}': '{naam}' is geen gegeven van deze procedure", kop)
            elif naam in eerder:
                binnen.fout(f"'{naam}' staat twee keer in een vragengroep: bij '{eerder[naam]}' en bij '{kop}'", kop)
            eerder.setdefault(naam, kop)
    return groepen
