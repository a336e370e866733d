"""From what was asked to what is judged: the facts that the tables add to an act of administration."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from afspraak.people.desk import Desk, officials
from afspraak.people.effects import day
from afspraak.powers.frame import Official
from afspraak.powers.proposal import Act, Proposal
from afspraak.storage.models import Mandaatregel, Persoon, Rolhouderschap
from afspraak.verloop.weigering import Weigering, Weigeringsoort

Facts = Mapping[str, Any]


def proposal_of(desk: Desk, act: Act, gemeente: str, about: Persoon | None, facts: Facts) -> Proposal | Weigering:
    """Return what has to be judged, or why it can't even be asked. ``about`` is None where it is about a function."""
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
        last_manager=ends and about is not None and _leaves_nobody(desk, act, gemeente, about, facts),
    )


def _mandate(desk: Desk, gemeente: str, official: Official, facts: Facts) -> Proposal | Weigering:
    within: date | None = None
    if facts.get("onder"):
        above = Mandaatregel.objects.filter(pk=facts["onder"]).first()
        refusal = _under(above, gemeente, facts, desk.dag)
        if refusal:
            return refusal
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
    )


def _function(desk: Desk, facts: Facts) -> Official:
    """A mandate to a function is one to who holds it: to the doer, where the doer does."""
    name, place = facts["rol"], facts["rol_bij"]
    doer = desk.me() if desk.person else None
    held = doer is not None and any(r.rol == name and r.gemeente == place and r.geldt_op(desk.dag) for r in doer.rollen)
    rol = desk.pakket.rollen.get(name)
    titel = f"De {rol.titel if rol else name}"
    return Official(id=doer.id if doer and held else 0, naam=titel, gemeente=place)


def _under(above: Mandaatregel | None, gemeente: str, facts: Facts, op: date) -> Weigering | None:
    if above is None or gemeente not in above.gemeenten or (above.tot and above.tot < op):
        zin = "Het mandaat waar dit onder valt, is er niet (meer) bij deze gemeente."
    elif not above.ondermandaat:
        zin = f"Mandaat {above.regel} staat geen ondermandaat toe (Awb 10:9)."
    elif set(facts["procedures"]) - set(above.procedures):
        zin = f"Mandaat {above.regel} gaat niet over al deze procedures. Een ondermandaat gaat niet verder dan het mandaat."
    elif above.tot_bedrag is not None and (facts.get("tot_bedrag") is None or facts["tot_bedrag"] > above.tot_bedrag):
        zin = f"Mandaat {above.regel} heeft een lager grensbedrag. Een ondermandaat gaat niet verder dan het mandaat."
    else:
        return None
    return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin, grondslag=("Awb 10:9",), ontbreekt=("onder",))


def _replacement(desk: Desk, gemeente: str, official: Official, facts: Facts) -> Proposal:
    at = [rol for rol, place in facts["overgenomen"] if place == gemeente]
    own = {r.rol for r in official.rollen if r.gemeente == gemeente and r.geldt_op(desk.dag)}
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
    return not holders.filter(Q(tot=None) | Q(tot__gt=after)).exclude(persoon=about).exists()
