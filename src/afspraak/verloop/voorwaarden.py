"""Do conditions hold, and since which day."""

from datetime import date

from afspraak.verloop.dossier import Dossier
from afspraak.verloop.kader import Kader, tekst_van
from afspraak.verloop.procedure import Alle, Bekend, EenVan, Ergens, Gedaan, Niet, Overal, Voorwaarde, bladeren


def geldt(voorwaarde: Voorwaarde, dossier: Dossier, kader: Kader, voor: str | None) -> bool:
    """Tell whether a condition holds, seen from a municipality (or None: from the whole dossier)."""
    match voorwaarde:
        case Gedaan(stap, uitkomst):
            keer = dossier.keer(stap, voor)
            return keer is not None and (uitkomst is None or keer.uitkomst == uitkomst)
        case Bekend(gegeven, waarde):
            vastgelegd = dossier.laatste(gegeven, voor)
            return vastgelegd is not None and (waarde is None or tekst_van(vastgelegd.waarde) == waarde)
        case Alle(delen):
            return all(geldt(deel, dossier, kader, voor) for deel in delen)
        case EenVan(delen):
            return any(geldt(deel, dossier, kader, voor) for deel in delen)
        case Niet(deel):
            return not geldt(deel, dossier, kader, voor)
        case Overal(deel, per):
            gemeenten = kader.gemeenten_van(per, dossier)
            return bool(gemeenten) and all(geldt(deel, dossier, kader, g) for g in gemeenten)
        case Ergens(deel, per):
            return any(geldt(deel, dossier, kader, g) for g in kader.gemeenten_van(per, dossier))


def sinds(voorwaarde: Voorwaarde, dossier: Dossier, kader: Kader, voor: str | None) -> date:
    """Return the day on which the last thing happened that a condition names: the day that a step opened."""
    plekken: tuple[str | None, ...] = (voor,)
    if isinstance(voorwaarde, Overal | Ergens):
        plekken = kader.gemeenten_van(voorwaarde.per, dossier)
    dagen = [dossier.begonnen_op]
    if isinstance(voorwaarde, Alle):
        dagen += [sinds(deel, dossier, kader, voor) for deel in voorwaarde.delen]
    else:
        for blad in bladeren(voorwaarde):
            dagen += [dag for plek in plekken if (dag := _dag_van(blad, dossier, plek)) is not None]
    return max(dagen)


def _dag_van(blad: Gedaan | Bekend, dossier: Dossier, voor: str | None) -> date | None:
    bron = dossier.keer(blad.stap, voor) if isinstance(blad, Gedaan) else dossier.laatste(blad.gegeven, voor)
    return bron.op if bron is not None else None


def ontbrekend(voorwaarde: Voorwaarde, dossier: Dossier, kader: Kader, voor: str | None) -> tuple[str, ...]:
    """Name in Dutch what does not hold yet, for the sentence of a refusal."""
    if geldt(voorwaarde, dossier, kader, voor):
        return ()
    match voorwaarde:
        case Alle(delen):
            return tuple(naam for deel in delen for naam in ontbrekend(deel, dossier, kader, voor))
        case EenVan(delen):
            namen = [" en ".join(ontbrekend(deel, dossier, kader, voor)) for deel in delen]
            return (" of ".join(dict.fromkeys(n for n in namen if n)),)
        case Overal(deel, per):
            missend = [
                kader.namen.get(g, g) for g in kader.gemeenten_van(per, dossier) if not geldt(deel, dossier, kader, g)
            ]
            return (f"{_noem_alles(deel, kader)} in {_opsomming(missend)}",) if missend else ("nog geen gemeente",)
        case Ergens(deel, _):
            return (f"{_noem_alles(deel, kader)} in ten minste één gemeente",)
        case Niet(deel):
            return (f"niet: {_noem_alles(deel, kader)}",)
        case _:
            return (noem(voorwaarde, kader),)


def _noem_alles(voorwaarde: Voorwaarde, kader: Kader) -> str:
    return " en ".join(noem(blad, kader) for blad in bladeren(voorwaarde))


def noem(blad: Gedaan | Bekend, kader: Kader) -> str:
    """Name a step or a fact as the pack titles it: "Advies van de commissie (gegrond)"."""
    if isinstance(blad, Gedaan):
        stap = kader.procedure.stappen.get(blad.stap)
        titel = stap.titel if stap else blad.stap
        return f"“{titel}”" + (f" ({blad.uitkomst.replace('_', ' ')})" if blad.uitkomst else "")
    return noem_gegeven(blad.gegeven, kader) + (f" = {blad.waarde}" if blad.waarde else "")


def noem_gegeven(naam: str, kader: Kader) -> str:
    """Name a fact by its question, without the question mark."""
    gegeven = kader.procedure.gegevens.get(naam)
    return f"“{gegeven.vraag.rstrip('?').strip() if gegeven and gegeven.vraag else naam}”"


def _opsomming(namen: list[str]) -> str:
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"
