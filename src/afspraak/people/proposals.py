"""From what was asked to what is judged: the facts that the tables add to an act of administration."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from afspraak.people.desk import Desk, officials
from afspraak.people.effects import day
from afspraak.powers.frame import Official
from afspraak.powers.proposal import Act, Proposal
from afspraak.storage.models import Afwezigheid, Mandaatregel, Persoon, Rolhouderschap
from afspraak.termijnen import schrijf_dag
from afspraak.verloop.weigering import Weigering, Weigeringsoort

Facts = Mapping[str, Any]


def proposal_of(desk: Desk, act: Act, gemeente: str, about: Persoon | None, facts: Facts) -> Proposal:
    """Return what has to be judged. ``about`` is None where it is about a function."""
    official = officials((about,), desk.dag)[0] if about else _function(desk, facts)
    if act is Act.GIVE_MANDATE:
        return _mandate(desk, gemeente, official, facts)
    if act is Act.REPLACE:
        return _replacement(desk, gemeente, official, facts)
    ends = about is not None and act in (Act.END_ROLE, Act.CLOSE_ACCOUNT)
    return Proposal(
        act=act,
        gemeente=gemeente,
        about=official,
        rol=facts.get("rol", ""),
        orgaan=facts.get("orgaan", ""),
        vanaf=day(facts, "getekend_op" if act is Act.RECORD_DECLARATION else "vanaf"),
        tot=day(facts, "geldig_tot" if act is Act.RECORD_DECLARATION else "tot"),
        impossible=_not_so(act, official, facts),
        last_manager=ends and about is not None and _leaves_nobody(desk, act, gemeente, about, facts),
    )


def _mandate(desk: Desk, gemeente: str, official: Official, facts: Facts) -> Proposal:
    within, impossible, function = None, None, function_of(facts)
    if facts.get("onder"):
        above = Mandaatregel.objects.filter(pk=facts["onder"]).first()
        impossible = _under(above, gemeente, facts, desk.dag)
        within = above.tot if above else None
    return Proposal(
        act=Act.GIVE_MANDATE,
        gemeente=gemeente,
        about=official,
        orgaan=facts.get("orgaan", ""),
        vanaf=day(facts, "vanaf"),
        tot=day(facts, "tot"),
        within=within,
        decided_on=day(facts, "besluit_op"),
        consented_on=day(facts, "instemming_op"),
        holders=holders_of((function,), desk.dag)[function] if function else frozenset(),
        impossible=impossible,
    )


def _function(desk: Desk, facts: Facts) -> Official:
    """A function, as the judgement sees it: nobody in particular, at a municipality."""
    rol = desk.pakket.rollen.get(facts["rol"])
    return Official(id=0, naam=f"de {rol.titel if rol else facts['rol']}", gemeente=facts["rol_bij"])


def holders_of(functions: Iterable[tuple[str, str]], dag: date) -> dict[tuple[str, str], frozenset[int]]:
    """Return per function (role, municipality) who holds it, or will: a mandate to it is one to them. In one question."""
    wanted = frozenset(functions)
    if not wanted:
        return {}
    held = Rolhouderschap.objects.filter(
        rol__in={rol for rol, _ in wanted}, gemeente__in={place for _, place in wanted}
    )
    found: dict[tuple[str, str], set[int]] = {}
    for rol, place, number in held.filter(Q(tot=None) | Q(tot__gte=dag)).values_list("rol", "gemeente", "persoon_id"):
        found.setdefault((rol, place), set()).add(number)
    return {function: frozenset(found.get(function, ())) for function in wanted}


def function_of(facts: Facts) -> tuple[str, str] | None:
    """Return the function that the facts of a mandate are for, or None where they are for a person."""
    return (facts["rol"], facts["rol_bij"]) if facts.get("rol") and facts.get("rol_bij") else None


def _under(above: Mandaatregel | None, gemeente: str, facts: Facts, op: date) -> Weigering | None:
    if above is None or gemeente not in above.gemeenten or (above.tot and above.tot < op):
        zin = "Het mandaat waar dit onder valt, is er niet (meer) bij deze gemeente."
    elif above.orgaan and above.orgaan != facts.get("orgaan"):
        zin = f"Mandaat {above.regel} is van een ander orgaan. Een ondermandaat is van hetzelfde orgaan."
    elif not above.ondermandaat:
        zin = f"Mandaat {above.regel} staat geen ondermandaat toe (Awb 10:9)."
    elif set(facts["procedures"]) - set(above.procedures):
        zin = f"Mandaat {above.regel} gaat niet over al deze procedures. Een ondermandaat gaat niet verder dan het mandaat."
    elif above.tot_bedrag is not None and (facts.get("tot_bedrag") is None or facts["tot_bedrag"] > above.tot_bedrag):
        zin = f"Mandaat {above.regel} heeft een lager grensbedrag. Een ondermandaat gaat niet verder dan het mandaat."
    elif set(above.uitzonderingen) - set(facts.get("uitzonderingen", ())):
        zin = f"Bij mandaat {above.regel} houdt het orgaan meer zelf. Neem die uitzonderingen over in het ondermandaat."
    elif above.vanaf > (day(facts, "vanaf") or above.vanaf):
        zin = f"Mandaat {above.regel} begint pas op {schrijf_dag(above.vanaf)}. Een ondermandaat begint niet eerder."
    else:
        return None
    return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin, grondslag=("Awb 10:9",), ontbreekt=("onder",))


def _impossible(zin: str, *fields: str) -> Weigering:
    return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin, ontbreekt=fields)


def _not_so(act: Act, official: Official, facts: Facts) -> Weigering | None:
    """Tell why an old request about a person can't be done any more."""
    if act is Act.CHANGE_ADDRESS and Persoon.objects.filter(email=facts.get("email")).exclude(pk=official.id).exists():
        return _impossible("Dit adres is al van iemand anders.", "email")
    if act is Act.GIVE_ROLE:
        same = Rolhouderschap.objects.filter(
            persoon=official.id, rol=facts["rol"], gemeente=facts["gemeente"], vanaf__lte=day(facts, "vanaf")
        )
        if same.filter(Q(tot=None) | Q(tot__gte=day(facts, "tot") or date.max)).exists():
            return _impossible(f"{official.naam} heeft deze rol al in deze dagen.", "rol")
    return None


def _taken(official: Official, facts: Facts) -> Weigering | None:
    """Tell why an absence can't get this replacement any more: what was asked may be older than what is so now."""
    row = Afwezigheid.objects.filter(pk=facts["nummer"]).first()
    if row is None or row.ingetrokken_op or row.tot.isoformat() < facts["tot"]:
        return _impossible(
            "Deze afwezigheid is ingetrokken of korter geworden. Kies opnieuw een vervanger.", "vervanger"
        )
    if row.vervanger_id not in (None, official.id):
        return _impossible(
            "Er is al een vervanger voor deze afwezigheid. Meld terug en opnieuw af met een ander.", "vervanger"
        )
    return None


def _replacement(desk: Desk, gemeente: str, official: Official, facts: Facts) -> Proposal:
    at = [rol for rol, place in facts["overgenomen"] if place == gemeente]
    last = day(facts, "tot") or desk.dag
    own = {r.rol for r in official.rollen if r.gemeente == gemeente and r.geldt_op(desk.dag) and r.geldt_op(last)}
    return Proposal(
        act=Act.REPLACE,
        gemeente=gemeente,
        about=official,
        vanaf=day(facts, "vanaf"),
        tot=day(facts, "tot"),
        within=day(facts, "tot"),
        absent=facts["afwezig"]["id"],
        holds=bool(at) and set(at) <= own,
        only_management=not at,
        impossible=_taken(official, facts),
    )


def _leaves_nobody(desk: Desk, act: Act, gemeente: str, about: Persoon, facts: Facts) -> bool:
    """Tell whether after this nobody would administer the municipality."""
    managing = {r.naam for r in desk.pakket.rollen.values() if r.beheer}
    if act is Act.END_ROLE and facts.get("rol") not in managing:
        return False
    after = day(facts, "tot") or desk.dag
    holders = Rolhouderschap.objects.filter(rol__in=managing, gemeente=gemeente, persoon__is_active=True)
    if not holders.filter(Q(tot=None) | Q(tot__gt=after), persoon=about).exists():
        return False
    others = holders.filter(Q(tot=None) | Q(tot__gt=after), vanaf__lte=after).exclude(persoon=about)
    return not others.exists()
