"""Are the facts of an act complete, of their kind, and such that the clocks can compute with them?"""

from collections.abc import Mapping

from afspraak.verloop.dossier import Dossier, evolve
from afspraak.verloop.gebeurtenis import Gebeurtenis, Waarde
from afspraak.verloop.kader import Kader
from afspraak.verloop.klokken import Stand, klokstanden
from afspraak.verloop.procedure import Gegevensoort
from afspraak.verloop.waarden import controleer_waarde
from afspraak.verloop.weigering import Weigering, Weigeringsoort


def controleer_gegevens(
    gegevens: Mapping[str, Waarde], bekend: tuple[str, ...], nodig: tuple[str, ...], kader: Kader
) -> Weigering | None:
    """Refuse facts that are missing (of ``nodig``), do not belong here (not in ``bekend``), or are of another kind."""
    mist = tuple(naam for naam in nodig if gegevens.get(naam) in (None, "", ()))
    if mist:
        vragen = "; ".join(kader.procedure.gegevens[n].vraag or n for n in mist)
        return Weigering(soort=Weigeringsoort.ONVOLLEDIG, zin=f"Vul nog in: {vragen}", ontbreekt=mist)
    for naam, waarde in gegevens.items():
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


def toets_dagen(gebeurtenis: Gebeurtenis, dossier: Dossier, kader: Kader) -> Weigering | None:
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
