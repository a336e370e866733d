"""What there is to choose in filters and simple forms."""

from afspraak.overeenkomst.pakket import Pakket
from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.storage.bereik import huidig_bereik
from afspraak.usecases.toewijzen import verdeelt_plekken
from afspraak.web.formulieren.velden import Keuze
from afspraak.web.middleware import Werkplek


def gemeentekeuzes(pakket: Pakket, gekozen: str = "") -> list[Keuze]:
    """Return the municipalities."""
    return [Keuze(waarde=g, titel=gemeentenaam(pakket, g), gekozen=g == gekozen) for g in pakket.groepen["gemeenten"]]


def procedurekeuzes(pakket: Pakket, gekozen: str = "") -> list[Keuze]:
    """Return the procedures of which this person can see dossiers, by title."""
    zichtbaar = {s.partition("@")[0] for s in huidig_bereik().sleutels}
    procedures = sorted((p for p in pakket.procedures.values() if p.naam in zichtbaar), key=lambda p: p.titel)
    return [Keuze(waarde=p.naam, titel=p.titel, gekozen=p.naam == gekozen) for p in procedures]


def rolkeuzes(plek: Werkplek, gekozen: str, tab: str) -> list[Keuze]:
    """Return the roles by which a list can be narrowed; nothing where there is only one."""
    pakket = plek.pakket
    match tab:
        case "anderen":
            namen = set(pakket.rollen)
        case "verdelen":
            namen = {p.partition("@")[0] for p in verdeelt_plekken(plek.als, pakket, plek.dag)}
        case _:
            namen = {p.partition("@")[0] for p in huidig_bereik().plekken}
    if len(namen) < 2:
        return []
    rollen = sorted((pakket.rollen[n] for n in namen), key=lambda r: r.titel)
    return [Keuze(waarde=r.naam, titel=r.titel, gekozen=r.naam == gekozen) for r in rollen]
