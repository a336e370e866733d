"""Mending what was recorded. A correction asks the rights of the act that it corrects, and a second person.

The rights are judged on the day of the correction: the role, the declaration, the mandate and the independence that
the act asked. To take back the act that closed a dossier opens it again, so it asks what closing it asks. Who agrees
is another person, with a role in this procedure at the municipality for which the act was done.
"""

from dataclasses import replace
from datetime import date

from afspraak.verloop.bevoegd import begint_bij, bindt_verklaring, noem_anderen, rol_van, rollen_van, wie_begint
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.gebeurtenis import Correctie, Gebeurtenis, Gebeurtenissoort, Mandaatverwijzing
from afspraak.verloop.gegevens import controleer_gegevens, toets_dagen
from afspraak.verloop.kader import Functionaris, Kader
from afspraak.verloop.persoon import is_zelfde, noemt, toets_onafhankelijk
from afspraak.verloop.poorten import toets_rechten, toets_verklaring
from afspraak.verloop.procedure import Stap, Uitkomstrij
from afspraak.verloop.voorwaarden import noem_gegeven
from afspraak.verloop.weigering import Weigering, Weigeringsoort


def corrigeer(
    dossier: Dossier, daad: Correctie, door: Functionaris, op: date, kader: Kader
) -> tuple[Gebeurtenis, ...] | Weigering:
    """Return the event of a correction, or why it is refused.

    Without ``daad.akkoord`` a correction that could be made is answered with ``AKKOORD_NODIG`` and who could agree.
    """
    oud = next((g for g in dossier.log if g.volgnummer == daad.volgnummer), None)
    if oud is None:
        zin = f"Gebeurtenis {daad.volgnummer} bestaat niet (meer) in dit dossier."
        return Weigering(soort=Weigeringsoort.ONBEKEND, zin=zin)
    fout = _onvolledig(oud, daad, kader)
    if fout:
        return fout
    bekeken = replace(oud, gegevens={**oud.gegevens, **daad.gegevens}, vervalt=daad.vervalt)
    recht = _mag(bekeken, door, op, dossier, kader) if oud.stap else _mag_begin(oud, door, op, dossier, kader)
    if isinstance(recht, Weigering):
        return recht
    gebeurtenis = replace(
        recht,
        volgnummer=dossier.volgnummer + 1,
        gegevens=daad.gegevens,
        verwijst_naar=oud.volgnummer,
        vervalt=daad.vervalt,
        reden=daad.reden,
    )
    weigering = (
        _over_zichzelf(oud, daad, door, kader)
        or toets_dagen(gebeurtenis, dossier, kader)
        or _toets_akkoord(oud, daad, door, op, dossier, kader)
    )
    if weigering or daad.akkoord is None:
        return weigering or akkoord_nodig(dossier, oud, kader)
    return (replace(gebeurtenis, akkoord=daad.akkoord.naam, akkoord_id=daad.akkoord.id),)


def mag_corrigeren(
    dossier: Dossier, gebeurtenis: Gebeurtenis, door: Functionaris, op: date, kader: Kader
) -> Weigering | None:
    """Return why this person can't correct an event today, or None: the rights alone, not what would change."""
    if gebeurtenis.soort is Gebeurtenissoort.BEGONNEN:
        recht = _mag_begin(gebeurtenis, door, op, dossier, kader)
    else:
        recht = _mag(gebeurtenis, door, op, dossier, kader)
    return recht if isinstance(recht, Weigering) else None


def wie_mag_instemmen(dossier: Dossier, gebeurtenis: Gebeurtenis, kader: Kader) -> tuple[tuple[str, str], ...]:
    """Return the pairs of role and municipality by which somebody can agree with the correction of an event."""
    waar = gebeurtenis.namens or dossier.gemeente
    gevonden: dict[tuple[str, str], None] = {}
    for rol in sorted(rollen_van(kader.procedure, kader.rollen)):
        if kader.rollen[rol].orgaan:
            continue
        for gemeente in kader.gemeenten_voor_rol(rol, gebeurtenis.voor, dossier):
            if waar in (None, gemeente):
                gevonden[rol, gemeente] = None
    return tuple(gevonden)


def akkoord_nodig(dossier: Dossier, gebeurtenis: Gebeurtenis, kader: Kader) -> Weigering:
    """Return the refusal that says who could agree."""
    plekken = wie_mag_instemmen(dossier, gebeurtenis, kader)
    waar = dict.fromkeys(kader.namen.get(g, g) for _, g in plekken)
    rollen = dict.fromkeys(kader.rollen[r].titel for r, _ in plekken)
    zin = (
        "Een correctie vraagt het akkoord van een tweede persoon. "
        f"Akkoord gaan kan een ander dan u van {' of '.join(waar)}: {', '.join(rollen)}."
    )
    return Weigering(
        soort=Weigeringsoort.AKKOORD_NODIG,
        zin=zin,
        wie_wel=tuple(f"een collega ({kader.rollen[r].titel} van {kader.namen.get(g, g)})" for r, g in plekken),
        ontbreekt=("akkoord",),
    )


def _onvolledig(oud: Gebeurtenis, daad: Correctie, kader: Kader) -> Weigering | None:
    if oud.soort is Gebeurtenissoort.BEGONNEN and daad.vervalt:
        zin = "Het begin van een dossier kan niet vervallen. Sluit het dossier af met een uitkomst."
        return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin)
    if not daad.reden.strip():
        zin = "Zeg waarom u corrigeert; de reden blijft in de geschiedenis staan."
        return Weigering(soort=Weigeringsoort.ONVOLLEDIG, zin=zin, ontbreekt=("reden",))
    if not daad.vervalt and not daad.gegevens:
        zin = "Noem het gegeven dat anders moet zijn, of laat de stap vervallen."
        return Weigering(soort=Weigeringsoort.ONVOLLEDIG, zin=zin)
    return controleer_gegevens(daad.gegevens, tuple(oud.gegevens) + _mag_erbij(oud, kader), (), kader)


def _rij_van(gebeurtenis: Gebeurtenis, kader: Kader) -> tuple[Stap | None, Uitkomstrij | None]:
    stap = kader.procedure.stappen.get(gebeurtenis.stap or "")
    return stap, stap.uitkomsten.get(gebeurtenis.uitkomst or "") if stap else None


def _mag_erbij(oud: Gebeurtenis, kader: Kader) -> tuple[str, ...]:
    """The optional facts of the outcome may also be filled in later, by a correction."""
    _, rij = _rij_van(oud, kader)
    return (*rij.vraagt, *rij.kan) if rij else ()


def _mag(oud: Gebeurtenis, door: Functionaris, op: date, dossier: Dossier, kader: Kader) -> Gebeurtenis | Weigering:
    """Ask the rights of the act; return a correction in the role, and with the mandate, that gave them."""
    stap, rij = _rij_van(oud, kader)
    if stap is None:
        zin = f"De stap '{oud.stap}' staat niet meer in deze procedure. Dit kan niet meer worden gecorrigeerd."
        return Weigering(soort=Weigeringsoort.ONBEKEND, zin=zin)
    rol = rol_van(stap, oud.voor, door, op, dossier, kader)
    if isinstance(rol, Weigering):
        return rol
    vandaag = replace(oud, op=op, door=door.naam, door_id=door.id, rol=rol[0], namens=rol[1])
    zelf = toets_onafhankelijk(stap.niet_door, oud.voor, door, dossier, kader, stap.grondslag)
    if zelf:
        return replace(zelf, wie_wel=noem_anderen(stap.rollen, oud.voor, dossier, kader))
    steun = toets_rechten(stap, rij, vandaag, door, dossier, kader)
    return steun if isinstance(steun, Weigering) else _als_correctie(vandaag, steun)


def _mag_begin(
    oud: Gebeurtenis, door: Functionaris, op: date, dossier: Dossier, kader: Kader
) -> Gebeurtenis | Weigering:
    """The beginning is corrected by who could begin it."""
    plaats = begint_bij(dossier.gemeente, door, op, kader)
    wie_wel = wie_begint(dossier.gemeente, kader)
    if plaats is None:
        zin = f"Het begin corrigeren kan: {' of '.join(wie_wel)}."
        return Weigering(soort=Weigeringsoort.NIET_BEVOEGD, zin=zin, wie_wel=wie_wel)
    anderen = tuple(f"een collega ({wie})" for wie in wie_wel)
    weigering = toets_verklaring(plaats, door, op, anderen, kader)
    return weigering or _als_correctie(replace(oud, op=op, door=door.naam, door_id=door.id), None)


def _als_correctie(gebeurtenis: Gebeurtenis, steun: Mandaatverwijzing | None) -> Gebeurtenis:
    return replace(
        gebeurtenis,
        soort=Gebeurtenissoort.GECORRIGEERD,
        uitkomst=None,
        sluit=None,
        heropent=(),
        aanhef=None,
        steunt_op=steun,
    )


def _over_zichzelf(oud: Gebeurtenis, daad: Correctie, wie: Functionaris, kader: Kader) -> Weigering | None:
    """Whom a fact keeps from acting does not take that fact away, and does not agree to it."""
    for naam in sorted(kader.procedure.beslissende() & set(oud.gegevens)):
        if (daad.vervalt or naam in daad.gegevens) and noemt(oud.gegevens[naam], wie):
            zin = (
                f"{noem_gegeven(naam, kader)} noemt {oud.gegevens[naam]}: dat gaat over {wie.naam}. "
                "Wie hier is genoemd, haalt dat niet zelf weg en gaat er niet mee akkoord. Een ander doet dat."
            )
            return Weigering(soort=Weigeringsoort.NIET_BEVOEGD, zin=zin)
    return None


def _toets_akkoord(
    oud: Gebeurtenis, daad: Correctie, door: Functionaris, op: date, dossier: Dossier, kader: Kader
) -> Weigering | None:
    """Judge who agreed: another person, with a role in this procedure there, and a declaration where one is asked."""
    tweede = daad.akkoord
    if tweede is None:
        return None
    vraag = akkoord_nodig(dossier, oud, kader)
    if is_zelfde(tweede.naam, tweede.id, door):
        return replace(vraag, zin=f"U kunt niet zelf akkoord gaan met uw correctie. {vraag.zin}")
    plaatsen = [g for r, g in wie_mag_instemmen(dossier, oud, kader) if tweede.houdt(r, (g,), op)]
    if not plaatsen:
        return replace(vraag, zin=f"{tweede.naam} kan hiermee niet akkoord gaan. {vraag.zin}")
    if not any(_vrij(g, tweede, op, kader) for g in plaatsen):
        zin = f"{tweede.naam} heeft geen geldige verklaring van geheimhouding en kan dus niet akkoord gaan."
        return replace(vraag, zin=f"{zin} {vraag.zin}")
    return _over_zichzelf(oud, daad, tweede, kader)


def _vrij(gemeente: str, tweede: Functionaris, op: date, kader: Kader) -> bool:
    poorten = [kader.procedure.poorten[p] for p in kader.procedure.altijd]
    return tweede.heeft_verklaring(op) or not any(bindt_verklaring(p, gemeente, kader.groepen) for p in poorten)
