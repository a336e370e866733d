"""Sentences for people: an event, the time that is left, how a municipality is called."""

from collections.abc import Mapping
from datetime import date

from afspraak.overeenkomst.pakket import Pakket
from afspraak.termijnen import KALENDER
from afspraak.verloop.gebeurtenis import Gebeurtenis, Gebeurtenissoort, Waarde
from afspraak.verloop.kader import Kader
from afspraak.verloop.procedure import Gegevensoort
from afspraak.verloop.waarden import schrijf_gegeven


def resterend(dag: date, peildag: date) -> str:
    """Say how much time is left in words: "nog 3 werkdagen", "vandaag", "2 werkdagen te laat"."""
    if dag == peildag:
        return "vandaag"
    aantal = KALENDER.werkdagen_tussen(peildag, dag)
    if dag > peildag:
        if aantal == 0:
            return "geen werkdag meer"
        return f"nog {aantal} werkdag" if aantal == 1 else f"nog {aantal} werkdagen"
    if aantal == 0:
        return "net te laat"
    return f"{-aantal} werkdag te laat" if aantal == -1 else f"{-aantal} werkdagen te laat"


def gemeentenaam(pakket: Pakket, gemeente: str | None) -> str:
    """Return how a municipality is called: its title without the word "gemeente"."""
    if gemeente is None:
        return "alle gemeenten"
    partij = pakket.partijen.get(gemeente)
    return partij.titel.removeprefix("gemeente ").removeprefix("Gemeente ") if partij else gemeente


def vertel(gebeurtenis: Gebeurtenis, kader: Kader, pakket: Pakket) -> str:
    """Tell an event as a sentence."""
    wie = gebeurtenis.door
    if gebeurtenis.rol:
        wie = f"{wie} ({kader.rollen[gebeurtenis.rol].titel})"
    if gebeurtenis.soort is Gebeurtenissoort.BEGONNEN:
        return f"{wie} begon dit dossier."
    if gebeurtenis.soort is Gebeurtenissoort.GECORRIGEERD:
        wat = "liet vervallen" if gebeurtenis.vervalt else "verbeterde"
        akkoord = f"akkoord: {gebeurtenis.akkoord}"
        zin = f"{wie} {wat} gebeurtenis {gebeurtenis.verwijst_naar}, omdat: {gebeurtenis.reden} ({akkoord})."
    else:
        zin = _vertel_stap(gebeurtenis, wie, kader, pakket)
    return zin + _vertel_mandaat(gebeurtenis)


def _vertel_mandaat(gebeurtenis: Gebeurtenis) -> str:
    """Say on which mandate an act relied; empty where it needed none."""
    steun = gebeurtenis.steunt_op
    if steun is None:
        return ""
    nummer = f"nummer {steun.nummer}, " if steun.nummer is not None else ""
    besluit = f", besluit {steun.besluit}" if steun.besluit else ""
    return f" Krachtens mandaat ({nummer}regel {steun.regel}{besluit})."


def noem_bedragen(gegevens: Mapping[str, Waarde], kader: Kader) -> str:
    """Say the amounts among facts as they were understood: "schadebedrag € 12.500,00"; empty where there is none."""
    bekend = kader.procedure.gegevens
    return ", ".join(
        f"{naam.replace('_', ' ')} {schrijf_gegeven(bekend[naam], waarde)}"
        for naam, waarde in gegevens.items()
        if naam in bekend and bekend[naam].soort is Gegevensoort.BEDRAG
    )


def _vertel_stap(gebeurtenis: Gebeurtenis, wie: str, kader: Kader, pakket: Pakket) -> str:
    stap = kader.procedure.stappen.get(gebeurtenis.stap or "")
    rij = stap.uitkomsten.get(gebeurtenis.uitkomst or "") if stap else None
    waar = f" voor {gemeentenaam(pakket, gebeurtenis.voor)}" if gebeurtenis.voor else ""
    if rij is not None and rij.zin:
        return f"{rij.zin} Vastgelegd door {wie}{waar}."
    titel = stap.titel if stap else gebeurtenis.stap
    uitkomst = rij.titel if rij else (gebeurtenis.uitkomst or "").replace("_", " ")
    hoe = f": {uitkomst[:1].lower()}{uitkomst[1:]}" if stap is None or len(stap.uitkomsten) > 1 else ""
    rol = kader.rollen.get(gebeurtenis.rol or "")
    if rol is not None and rol.orgaan:
        return f"{rol.titel[:1].upper()}{rol.titel[1:]} – “{titel}”{waar}{hoe}. Vastgelegd door {gebeurtenis.door}."
    return f"{wie} deed “{titel}”{waar}{hoe}."
