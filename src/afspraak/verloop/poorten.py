"""The gates of an act: hard conditions, each with its article. Some ask a state or a day, others ask the person."""

from dataclasses import replace
from datetime import date

from afspraak.termijnen.dagen import schrijf_dag
from afspraak.verloop.bevoegd import bindt_verklaring, noem_anderen
from afspraak.verloop.dossier import Dossier, evolve
from afspraak.verloop.gebeurtenis import Gebeurtenis, Mandaatverwijzing
from afspraak.verloop.kader import Functionaris, Kader, Mandaat
from afspraak.verloop.klokken import haalt, klokstand
from afspraak.verloop.mandaat import vind_mandaat
from afspraak.verloop.persoon import toets_onafhankelijk
from afspraak.verloop.procedure import Poort, Stap, Uitkomstrij
from afspraak.verloop.voorwaarden import geldt
from afspraak.verloop.weigering import Weigering, Weigeringsoort

Gesteund = Mandaatverwijzing | None
"""The mandate on which an act relies, where a gate asked for one."""


def toets_poorten(
    stap: Stap, rij: Uitkomstrij | None, gebeurtenis: Gebeurtenis, door: Functionaris, dossier: Dossier, kader: Kader
) -> Gesteund | Weigering:
    """Ask every gate of a step and an outcome; return what the act relies on, or the first refusal."""
    return _toets(stap, rij, gebeurtenis, door, dossier, kader, toestand=True)


def toets_rechten(
    stap: Stap, rij: Uitkomstrij | None, gebeurtenis: Gebeurtenis, door: Functionaris, dossier: Dossier, kader: Kader
) -> Gesteund | Weigering:
    """Ask only what the gates want of the person: declaration, mandate, independence. A correction asks this."""
    return _toets(stap, rij, gebeurtenis, door, dossier, kader, toestand=False)


def _toets(
    stap: Stap,
    rij: Uitkomstrij | None,
    gebeurtenis: Gebeurtenis,
    door: Functionaris,
    dossier: Dossier,
    kader: Kader,
    *,
    toestand: bool,
) -> Gesteund | Weigering:
    steun: Gesteund = None
    anderen = noem_anderen(stap.rollen, gebeurtenis.voor, dossier, kader)
    for naam in (*kader.procedure.altijd, *stap.poorten, *(rij.poorten if rij else ())):
        poort = kader.procedure.poorten[naam]
        mandaat = vind_mandaat(poort, stap, gebeurtenis, door, dossier, kader) if poort.mandaat else None
        weigering = (
            _toets_verklaring(poort, gebeurtenis, door, anderen, kader)
            or (mandaat if isinstance(mandaat, Weigering) else None)
            or (_toets_toestand(poort, gebeurtenis, dossier, kader) if toestand else None)
            or _toets_ander(poort, gebeurtenis, door, anderen, dossier, kader)
        )
        if weigering:
            return weigering
        if isinstance(mandaat, Mandaat):
            steun = Mandaatverwijzing(regel=mandaat.regel, nummer=mandaat.nummer, besluit=mandaat.besluit)
    return steun


def toets_verklaring(
    gemeente: str | None, door: Functionaris, op: date, anderen: tuple[str, ...], kader: Kader
) -> Weigering | None:
    """Refuse who acts at a municipality without the declaration that every act of the procedure asks there."""
    for naam in kader.procedure.altijd:
        poort = kader.procedure.poorten[naam]
        if bindt_verklaring(poort, gemeente, kader.groepen) and not door.heeft_verklaring(op):
            return _zonder_verklaring(poort, door, op, anderen)
    return None


def _toets_verklaring(
    poort: Poort, gebeurtenis: Gebeurtenis, door: Functionaris, anderen: tuple[str, ...], kader: Kader
) -> Weigering | None:
    bindt = bindt_verklaring(poort, gebeurtenis.namens, kader.groepen)
    if not bindt or door.heeft_verklaring(gebeurtenis.op):
        return None
    return _zonder_verklaring(poort, door, gebeurtenis.op, anderen)


def _zonder_verklaring(poort: Poort, door: Functionaris, op: date, anderen: tuple[str, ...]) -> Weigering:
    tot = door.verklaring_tot
    verlopen = f" Uw verklaring liep tot en met {schrijf_dag(tot)}." if tot is not None and tot < op else ""
    return Weigering(
        soort=Weigeringsoort.POORT,
        zin=f"{poort.weigering}{verlopen}",
        grondslag=(poort.grondslag,),
        wie_wel=tuple(f"{ander} met een geldige verklaring" for ander in anderen),
        poort=poort.naam,
    )


def _toets_toestand(poort: Poort, gebeurtenis: Gebeurtenis, dossier: Dossier, kader: Kader) -> Weigering | None:
    """A state or a day that nobody can change by being somebody else: so the refusal names no others."""
    eist = poort.eist is None or geldt(poort.eist, _met_gegevens(dossier, gebeurtenis), kader, gebeurtenis.voor)
    if eist and (not poort.dag or _dag_past(poort, gebeurtenis, dossier, kader)):
        return None
    return Weigering(soort=Weigeringsoort.POORT, zin=poort.weigering, grondslag=(poort.grondslag,), poort=poort.naam)


def _toets_ander(
    poort: Poort,
    gebeurtenis: Gebeurtenis,
    door: Functionaris,
    anderen: tuple[str, ...],
    dossier: Dossier,
    kader: Kader,
) -> Weigering | None:
    zelf = toets_onafhankelijk(poort.niet_door, gebeurtenis.voor, door, dossier, kader, (poort.grondslag,))
    if zelf is None:
        return None
    return replace(zelf, zin=f"{poort.weigering} {zelf.zin}", wie_wel=anderen, poort=poort.naam)


def _met_gegevens(dossier: Dossier, gebeurtenis: Gebeurtenis) -> Dossier:
    """Return the state with the facts of the act in it, but without the step itself: what a gate looks at."""
    if not gebeurtenis.gegevens:
        return dossier
    met = evolve(dossier, replace(gebeurtenis, sluit=None, heropent=()))
    return replace(met, gedaan=dossier.gedaan)


def _dag_past(poort: Poort, gebeurtenis: Gebeurtenis, dossier: Dossier, kader: Kader) -> bool:
    """Tell whether the day in the gate's fact lies within, or after, the clock as it runs without it."""
    dag = gebeurtenis.gegevens.get(poort.dag)
    if dag is None:
        vastgelegd = dossier.laatste(poort.dag, gebeurtenis.voor)
        dag = vastgelegd.waarde if vastgelegd else None
    if not isinstance(dag, date):
        return True
    # The act's other facts count (a new day for the hearing moves its clock), the day itself does not: an extension
    # must be in time for the term as it ran without it.
    zonder = {naam: waarde for naam, waarde in gebeurtenis.gegevens.items() if naam != poort.dag}
    staat = _met_gegevens(dossier, replace(gebeurtenis, gegevens=zonder))
    klok = kader.procedure.klokken[poort.uiterlijk or poort.na]
    stand = klokstand(klok, gebeurtenis.voor if klok.per else None, staat, kader, gebeurtenis.op)
    if stand is None or stand.laatste_dag is None:
        return False
    return haalt(dag, stand.uitkomst) == bool(poort.uiterlijk)
