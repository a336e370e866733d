"""May this be done now, by this person? ``decide`` answers with events or with a refusal; it changes nothing.

The order of the questions is what people expect to hear: is the dossier still open, does the act exist, may you do
it, does a hard rule forbid it, is it its turn, is it complete, does it make sense.
"""

from dataclasses import replace
from datetime import date

from afspraak.termijnen.dagen import schrijf_dag
from afspraak.verloop.bevoegd import begint_bij, noem_anderen, rol_van, wie_begint
from afspraak.verloop.correctie import corrigeer
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.gebeurtenis import Aanhef, Begin, Correctie, Gebeurtenis, Gebeurtenissoort, Handeling
from afspraak.verloop.gegevens import controleer_gegevens, toets_dagen
from afspraak.verloop.kader import Functionaris, Kader
from afspraak.verloop.openstaand import is_open
from afspraak.verloop.persoon import toets_onafhankelijk
from afspraak.verloop.poorten import toets_poorten, toets_rechten, toets_verklaring
from afspraak.verloop.procedure import Stap
from afspraak.verloop.voorwaarden import geldt, ontbrekend
from afspraak.verloop.weigering import Weigering, Weigeringsoort

Besluit = tuple[Gebeurtenis, ...] | Weigering


def decide(
    dossier: Dossier | None, daad: Begin | Handeling | Correctie, *, door: Functionaris, op: date, kader: Kader
) -> Besluit:
    """Return the events of an act, or why it is refused.

    ``op`` is the day of the act. Nothing is written; the caller stores the events and calls ``evolve``.
    """
    match daad:
        case Begin():
            return _begin(daad, door, op, kader)
        case _ if dossier is None:
            return Weigering(soort=Weigeringsoort.ONBEKEND, zin="Dit dossier bestaat niet.")
        case Correctie():
            return corrigeer(dossier, daad, door, op, kader)
        case Handeling():
            return _handel(dossier, daad, door, op, kader)


def _begin(begin: Begin, door: Functionaris, op: date, kader: Kader) -> Besluit:
    procedure = kader.procedure
    gemeenten = kader.groepen.get(procedure.groep, ())
    if procedure.voor_alle and begin.gemeente is not None:
        zin = f"Een dossier “{procedure.titel}” is van alle gemeenten samen. Laat de gemeente weg."
        return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin)
    if not procedure.voor_alle and begin.gemeente not in gemeenten:
        zin = f"Kies de gemeente van dit dossier: {', '.join(gemeenten)}."
        return Weigering(soort=Weigeringsoort.ONVOLLEDIG, zin=zin, ontbreekt=("gemeente",))
    fout = _mag_beginnen(begin, door, op, kader) or controleer_gegevens(
        begin.gegevens, tuple(begin.gegevens), (), kader
    )
    if fout:
        return fout
    aanhef = Aanhef(
        kenmerk=begin.kenmerk,
        procedure=procedure.naam,
        versie=kader.versie,
        titel=begin.titel,
        gemeente=begin.gemeente,
        uit=begin.uit,
    )
    return (
        Gebeurtenis(
            volgnummer=1,
            soort=Gebeurtenissoort.BEGONNEN,
            op=op,
            door=door.naam,
            door_id=door.id,
            gegevens=begin.gegevens,
            aanhef=aanhef,
        ),
    )


def _mag_beginnen(begin: Begin, door: Functionaris, op: date, kader: Kader) -> Weigering | None:
    """Who begins holds a role that begins there; who begins out of another dossier only the declaration, if bound."""
    procedure = kader.procedure
    wie_wel = wie_begint(begin.gemeente, kader)
    plaats = begint_bij(begin.gemeente, door, op, kader)
    if plaats is None and begin.uit is None:
        zin = f"Een dossier “{procedure.titel}” begint bij: {', '.join(wie_wel)}."
        return Weigering(soort=Weigeringsoort.NIET_BEVOEGD, zin=zin, grondslag=procedure.grondslag, wie_wel=wie_wel)
    plaatsen = (plaats,) if plaats else tuple(r.gemeente for r in door.rollen if r.geldt_op(op))
    anderen = tuple(f"een collega ({wie})" for wie in wie_wel)
    weigeringen = [toets_verklaring(p, door, op, anderen, kader) for p in plaatsen]
    return weigeringen[0] if weigeringen and all(weigeringen) else None


def mag_doen(
    stap: Stap, voor: str | None, door: Functionaris, op: date, dossier: Dossier, kader: Kader
) -> Weigering | None:
    """Return why this person can't do a step, whatever its outcome; None where they can, as far as the person goes."""
    rol = rol_van(stap, voor, door, op, dossier, kader)
    if isinstance(rol, Weigering):
        return rol
    gebeurtenis = _gebeurtenis(Handeling(stap=stap.naam, uitkomst="", voor=voor), rol, door, op, dossier)
    steun = _mag_als(stap, gebeurtenis, door, dossier, kader) or toets_rechten(
        stap, None, gebeurtenis, door, dossier, kader
    )
    return steun if isinstance(steun, Weigering) else None


def _mag_als(
    stap: Stap, gebeurtenis: Gebeurtenis, door: Functionaris, dossier: Dossier, kader: Kader
) -> Weigering | None:
    zelf = toets_onafhankelijk(stap.niet_door, gebeurtenis.voor, door, dossier, kader, stap.grondslag)
    return replace(zelf, wie_wel=noem_anderen(stap.rollen, gebeurtenis.voor, dossier, kader)) if zelf else None


def _gebeurtenis(daad: Handeling, rol: tuple[str, str], door: Functionaris, op: date, dossier: Dossier) -> Gebeurtenis:
    return Gebeurtenis(
        volgnummer=dossier.volgnummer + 1,
        soort=Gebeurtenissoort.GEDAAN,
        op=op,
        door=door.naam,
        door_id=door.id,
        rol=rol[0],
        namens=rol[1],
        stap=daad.stap,
        uitkomst=daad.uitkomst,
        voor=daad.voor,
        gegevens=daad.gegevens,
    )


def _handel(dossier: Dossier, daad: Handeling, door: Functionaris, op: date, kader: Kader) -> Besluit:
    stap = kader.procedure.stappen.get(daad.stap)
    rij = stap.uitkomsten.get(daad.uitkomst) if stap else None
    if stap is None or rij is None:
        return _onbekend(daad, stap, kader)
    if dossier.gesloten:
        return _is_gesloten(dossier, kader)
    plek = _controleer_plek(stap, daad, dossier, kader)
    if plek:
        return plek
    rol = rol_van(stap, daad.voor, door, op, dossier, kader)
    if isinstance(rol, Weigering):
        return rol
    gebeurtenis = replace(_gebeurtenis(daad, rol, door, op, dossier), sluit=rij.sluit or None, heropent=rij.heropent)
    steun = _mag_als(stap, gebeurtenis, door, dossier, kader) or toets_poorten(
        stap, rij, gebeurtenis, door, dossier, kader
    )
    if isinstance(steun, Weigering):
        return steun
    weigering = (
        _toets_beurt(stap, daad.voor, dossier, kader)
        or controleer_gegevens(daad.gegevens, (*rij.vraagt, *rij.kan), rij.vraagt, kader)
        or toets_dagen(gebeurtenis, dossier, kader)
    )
    return weigering or (replace(gebeurtenis, steunt_op=steun),)


def _onbekend(daad: Handeling, stap: Stap | None, kader: Kader) -> Weigering:
    if stap is None:
        zin = f"De stap '{daad.stap}' bestaat niet. Wel: {', '.join(kader.procedure.stappen)}."
    else:
        zin = f"De stap '{stap.naam}' kent de uitkomst '{daad.uitkomst}' niet. Wel: {', '.join(stap.uitkomsten)}."
    return Weigering(soort=Weigeringsoort.ONBEKEND, zin=zin)


def _is_gesloten(dossier: Dossier, kader: Kader) -> Weigering:
    einde = kader.procedure.afsluiting.get(dossier.gesloten or "")
    dag = f" op {schrijf_dag(dossier.gesloten_op)}" if dossier.gesloten_op else ""
    zin = f"Dit dossier is{dag} gesloten: {einde.titel if einde else dossier.gesloten}."
    return Weigering(soort=Weigeringsoort.GESLOTEN, zin=zin)


def _controleer_plek(stap: Stap, daad: Handeling, dossier: Dossier, kader: Kader) -> Weigering | None:
    plekken = kader.uitvoeringen(stap, dossier)
    if daad.voor in plekken:
        return None
    if stap.per:
        namen = ", ".join(p for p in plekken if p) or "nog geen gemeente"
        zin = f"“{stap.titel}” gaat per gemeente. Kies: {namen}."
        return Weigering(soort=Weigeringsoort.ONVOLLEDIG, zin=zin, ontbreekt=("gemeente",))
    zin = f"“{stap.titel}” gaat niet per gemeente. Laat de gemeente weg."
    return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin)


def _toets_beurt(stap: Stap, voor: str | None, dossier: Dossier, kader: Kader) -> Weigering | None:
    if is_open(stap, voor, dossier, kader):
        return None
    mist = ontbrekend(stap.na, dossier, kader, voor)
    if mist:
        zin = f"“{stap.titel}” is nog niet aan de beurt. Eerst: {'; '.join(mist)}."
    elif geldt(stap.zolang_niet, dossier, kader, voor):
        zin = f"“{stap.titel}” kan niet meer: het dossier is al verder."
    else:
        zin = f"“{stap.titel}” is al gedaan. Klopt er iets niet, corrigeer dan die stap."
    return Weigering(soort=Weigeringsoort.NIET_AAN_DE_BEURT, zin=zin, grondslag=stap.grondslag)
