"""May this be done now, by this person? ``decide`` answers with events or with a refusal; it changes nothing.

The order of the questions is what people expect to hear: is the dossier still open, does the act exist, may you do
it, does a hard rule forbid it, is it its turn, is it complete, does it make sense.
"""

from dataclasses import replace
from datetime import date

from afspraak.termijnen.dagen import schrijf_dag
from afspraak.verloop.bevoegd import beginstappen, mag_beginnen, noem_rol, rol_van
from afspraak.verloop.dossier import Dossier, evolve
from afspraak.verloop.gebeurtenis import (
    Aanhef,
    Begin,
    Correctie,
    Gebeurtenis,
    Gebeurtenissoort,
    Handeling,
    Waarde,
)
from afspraak.verloop.kader import Functionaris, Kader
from afspraak.verloop.klokken import Stand, haalt, klokstand, klokstanden
from afspraak.verloop.openstaand import is_open
from afspraak.verloop.procedure import Bekend, Gedaan, Gegevensoort, Poort, Stap, Uitkomstrij
from afspraak.verloop.voorwaarden import geldt, noem, ontbrekend
from afspraak.verloop.waarden import controleer_waarde
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
            return _corrigeer(dossier, daad, door, op, kader)
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
    if begin.uit is None and not mag_beginnen(begin.gemeente, door, op, kader):
        rollen = tuple(dict.fromkeys(r for s in beginstappen(kader) for r in s.rollen))
        titels = tuple(kader.rollen[r].titel for r in rollen)
        zin = f"Een dossier “{procedure.titel}” begint bij: {', '.join(titels)}."
        return Weigering(soort=Weigeringsoort.NIET_BEVOEGD, zin=zin, grondslag=procedure.grondslag, wie_wel=titels)
    fout = _controleer_gegevens(begin.gegevens, tuple(begin.gegevens), (), kader)
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
            gegevens=begin.gegevens,
            aanhef=aanhef,
        ),
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
    gebeurtenis = Gebeurtenis(
        volgnummer=dossier.volgnummer + 1,
        soort=Gebeurtenissoort.GEDAAN,
        op=op,
        door=door.naam,
        rol=rol[0],
        namens=rol[1],
        stap=stap.naam,
        uitkomst=rij.naam,
        voor=daad.voor,
        gegevens=daad.gegevens,
        sluit=rij.sluit or None,
        heropent=rij.heropent,
    )
    weigering = (
        _zelfde_persoon(stap.niet_door, stap.grondslag, "", daad.voor, door, dossier, kader)
        or _toets_poorten(stap, rij, gebeurtenis, door, dossier, kader)
        or _toets_beurt(stap, daad.voor, dossier, kader)
        or _controleer_gegevens(daad.gegevens, (*rij.vraagt, *rij.kan), rij.vraagt, kader)
        or _toets_dagen(gebeurtenis, dossier, kader)
    )
    return weigering or (gebeurtenis,)


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


def _toets_poorten(
    stap: Stap, rij: Uitkomstrij, gebeurtenis: Gebeurtenis, door: Functionaris, dossier: Dossier, kader: Kader
) -> Weigering | None:
    for naam in (*kader.procedure.altijd, *stap.poorten, *rij.poorten):
        poort = kader.procedure.poorten[naam]
        if not _poort_open(poort, gebeurtenis, door, dossier, kader):
            return Weigering(
                soort=Weigeringsoort.POORT,
                zin=poort.weigering,
                grondslag=(poort.grondslag,),
                wie_wel=tuple(noem_rol(r, gebeurtenis.voor, dossier, kader) for r in stap.rollen),
            )
        zelfde = _zelfde_persoon(
            poort.niet_door, (poort.grondslag,), poort.weigering, gebeurtenis.voor, door, dossier, kader
        )
        if zelfde:
            return zelfde
    return None


def _poort_open(poort: Poort, gebeurtenis: Gebeurtenis, door: Functionaris, dossier: Dossier, kader: Kader) -> bool:
    if poort.verklaring and not door.heeft_verklaring(gebeurtenis.op):
        return False
    if poort.mandaat and not _heeft_mandaat(gebeurtenis, door, dossier, kader):
        return False
    if poort.eist is not None and not geldt(poort.eist, _met_gegevens(dossier, gebeurtenis), kader, gebeurtenis.voor):
        return False
    return not poort.dag or _dag_past(poort, gebeurtenis, dossier, kader)


def _met_gegevens(dossier: Dossier, gebeurtenis: Gebeurtenis) -> Dossier:
    """Return the state with the facts of the act in it, but without the step itself: what a gate looks at."""
    if not gebeurtenis.gegevens:
        return dossier
    met = evolve(dossier, replace(gebeurtenis, sluit=None, heropent=()))
    return replace(met, gedaan=dossier.gedaan)


def _heeft_mandaat(gebeurtenis: Gebeurtenis, door: Functionaris, dossier: Dossier, kader: Kader) -> bool:
    """The organ itself, or who records its decision, needs no mandate; anybody else needs a line in force."""
    if gebeurtenis.rol is not None and kader.rollen[gebeurtenis.rol].orgaan:
        return True
    gemeente = gebeurtenis.voor or dossier.gemeente
    return any(
        m.geldt_op(gebeurtenis.op) and m.procedure == kader.procedure.naam and gemeente in (None, m.gemeente)
        for m in door.mandaten
    )


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


def _zelfde_persoon(
    niet_door: tuple[Gedaan | Bekend, ...],
    grondslag: tuple[str, ...],
    zin: str,
    voor: str | None,
    door: Functionaris,
    dossier: Dossier,
    kader: Kader,
) -> Weigering | None:
    """Refuse who did an earlier step, or whom a fact names: the two must be different people."""
    for wie in niet_door:
        if isinstance(wie, Gedaan):
            keer = dossier.keer(wie.stap, voor)
            naam = keer.door if keer else None
        else:
            vastgelegd = dossier.laatste(wie.gegeven, voor)
            naam = str(vastgelegd.waarde) if vastgelegd else None
        if naam is not None and naam.casefold() == door.naam.casefold():
            uitleg = zin or f"U bent zelf betrokken ({noem(wie, kader)}: {naam}). Een ander moet dit doen."
            return Weigering(soort=Weigeringsoort.NIET_BEVOEGD, zin=uitleg, grondslag=grondslag)
    return None


def _controleer_gegevens(
    gegevens: object, bekend: tuple[str, ...], nodig: tuple[str, ...], kader: Kader
) -> Weigering | None:
    waarden: dict[str, Waarde] = dict(gegevens)  # type: ignore[call-overload]
    mist = tuple(naam for naam in nodig if waarden.get(naam) in (None, "", ()))
    if mist:
        vragen = "; ".join(kader.procedure.gegevens[n].vraag or n for n in mist)
        return Weigering(soort=Weigeringsoort.ONVOLLEDIG, zin=f"Vul nog in: {vragen}", ontbreekt=mist)
    for naam, waarde in waarden.items():
        gegeven = kader.procedure.gegevens.get(naam)
        if gegeven is None or naam not in bekend:
            zin = f"Het gegeven '{naam}' hoort hier niet. Wel: {', '.join(bekend) or 'geen'}."
            return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin, ontbreekt=(naam,))
        fout = controleer_waarde(gegeven, waarde)
        if fout is None and gegeven.soort in (Gegevensoort.GEMEENTE, Gegevensoort.GEMEENTEN):
            fout = _vreemde_gemeente(waarde, kader)
        if fout:
            return Weigering(soort=Weigeringsoort.ONGELDIG, zin=fout, ontbreekt=(naam,))
    return None


def _vreemde_gemeente(waarde: Waarde, kader: Kader) -> str | None:
    gemeenten = kader.groepen["gemeenten"]
    for naam in waarde if isinstance(waarde, tuple) else (waarde,):
        if naam not in gemeenten:
            return f"'{naam}' is geen gemeente van deze overeenkomst. Kies uit: {', '.join(gemeenten)}."
    return None


def _toets_dagen(gebeurtenis: Gebeurtenis, dossier: Dossier, kader: Kader) -> Weigering | None:
    """Refuse facts that no rule can compute with: an end before a start, an impossible moment."""
    if not gebeurtenis.gegevens:
        return None
    daarna = evolve(dossier, gebeurtenis)
    al_fout = {s.naam for s in klokstanden(dossier, kader, gebeurtenis.op) if s.stand is Stand.FOUT}
    for stand in klokstanden(daarna, kader, gebeurtenis.op):
        if stand.stand is Stand.FOUT and stand.naam not in al_fout:
            return Weigering(
                soort=Weigeringsoort.ONGELDIG,
                zin=stand.fout,
                grondslag=(stand.klok.grondslag,) if stand.klok.grondslag else (),
                ontbreekt=tuple(gebeurtenis.gegevens),
            )
    return None


def _corrigeer(dossier: Dossier, daad: Correctie, door: Functionaris, op: date, kader: Kader) -> Besluit:
    oud = next((g for g in dossier.log if g.volgnummer == daad.volgnummer), None)
    if oud is None:
        zin = f"Gebeurtenis {daad.volgnummer} bestaat niet (meer) in dit dossier."
        return Weigering(soort=Weigeringsoort.ONBEKEND, zin=zin)
    weigering = _mag_corrigeren(oud, daad, door, op, dossier, kader)
    if weigering:
        return weigering
    gebeurtenis = Gebeurtenis(
        volgnummer=dossier.volgnummer + 1,
        soort=Gebeurtenissoort.GECORRIGEERD,
        op=op,
        door=door.naam,
        rol=oud.rol,
        namens=oud.namens,
        stap=oud.stap,
        voor=oud.voor,
        gegevens=daad.gegevens,
        verwijst_naar=oud.volgnummer,
        vervalt=daad.vervalt,
        reden=daad.reden,
        akkoord=daad.akkoord,
    )
    return _toets_dagen(gebeurtenis, dossier, kader) or (gebeurtenis,)


def _mag_corrigeren(
    oud: Gebeurtenis, daad: Correctie, door: Functionaris, op: date, dossier: Dossier, kader: Kader
) -> Weigering | None:
    if oud.soort is Gebeurtenissoort.BEGONNEN and daad.vervalt:
        zin = "Het begin van een dossier kan niet vervallen. Sluit het dossier af met een uitkomst."
        return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin)
    if not daad.reden.strip():
        zin = "Zeg waarom u corrigeert; de reden blijft in de geschiedenis staan."
        return Weigering(soort=Weigeringsoort.ONVOLLEDIG, zin=zin, ontbreekt=("reden",))
    if not daad.akkoord.strip() or daad.akkoord.strip().casefold() == door.naam.casefold():
        zin = "Een correctie vraagt het akkoord van een tweede persoon. Noem wie meekeek."
        return Weigering(soort=Weigeringsoort.ONVOLLEDIG, zin=zin, ontbreekt=("akkoord",))
    if not daad.vervalt and not daad.gegevens:
        zin = "Noem het gegeven dat anders moet zijn, of laat de stap vervallen."
        return Weigering(soort=Weigeringsoort.ONVOLLEDIG, zin=zin)
    stap = kader.procedure.stappen.get(oud.stap or "")
    if stap is not None:
        rol = rol_van(stap, oud.voor, door, op, dossier, kader)
        if isinstance(rol, Weigering):
            return rol
    return _controleer_gegevens(daad.gegevens, tuple(oud.gegevens) + _mag_erbij(oud, kader), (), kader)


def _mag_erbij(oud: Gebeurtenis, kader: Kader) -> tuple[str, ...]:
    """The optional facts of the outcome may also be filled in later, by a correction."""
    stap = kader.procedure.stappen.get(oud.stap or "")
    rij = stap.uitkomsten.get(oud.uitkomst or "") if stap else None
    return (*rij.vraagt, *rij.kan) if rij else ()
