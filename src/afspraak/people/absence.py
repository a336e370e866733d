"""Being away, coming back, and who does the work meanwhile."""

from datetime import date, timedelta

from afspraak.people.desk import Desk
from afspraak.people.perform import Answer, one_at_a_time, perform
from afspraak.powers.proposal import Act
from afspraak.storage.models import Afwezigheid, Persoon
from afspraak.termijnen import schrijf_dag
from afspraak.verloop.weigering import Weigering, Weigeringsoort


@one_at_a_time
def report_absence(desk: Desk, about: Persoon, vanaf: date, tot: date) -> Answer:
    """Record that somebody is away, both days included; by oneself or by who administers the account."""
    rows = Afwezigheid.objects.filter(persoon=about, ingetrokken_op=None)
    already, wrong = "", None
    if rows.filter(vanaf=vanaf, tot=tot).exists():
        already = (
            f"De afwezigheid van {about.naam} van {schrijf_dag(vanaf)} tot en met {schrijf_dag(tot)} was al gemeld."
        )
    elif overlap := rows.filter(vanaf__lte=tot, tot__gte=vanaf).first():
        zin = (
            f"{about.naam} is al afwezig gemeld van {schrijf_dag(overlap.vanaf)} tot en met {schrijf_dag(overlap.tot)}. "
            "Meld eerst terug, of kies andere dagen."
        )
        wrong = Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin, ontbreekt=("van",))
    facts = {"vanaf": vanaf.isoformat(), "tot": tot.isoformat()}
    done = f"{about.naam} is afwezig van {schrijf_dag(vanaf)} tot en met {schrijf_dag(tot)}."
    return perform(
        desk,
        Act.REPORT_ABSENCE,
        gemeente=about.gemeente,
        about=about,
        facts=facts,
        done=done,
        already=already,
        wrong=wrong,
    )


@one_at_a_time
def report_return(desk: Desk, absence: Afwezigheid) -> Answer:
    """End an absence today: yesterday was its last day; where it had not lasted a day yet, it never took effect."""
    absence.refresh_from_db()  # what we hold may be older than the lock
    already = ""
    if absence.ingetrokken_op or absence.tot < desk.dag:
        already = "Deze afwezigheid was al voorbij of ingetrokken."
    facts = {"nummer": absence.pk, "vanaf": absence.vanaf.isoformat()}
    if desk.dag <= absence.vanaf:
        facts |= {"ingetrokken": True, "tot": absence.tot.isoformat()}
    else:
        facts |= {"tot": (desk.dag - timedelta(days=1)).isoformat(), "was": absence.tot.isoformat()}
    about = absence.persoon
    done = f"{about.naam} is terug."
    return perform(
        desk, Act.REPORT_RETURN, gemeente=about.gemeente, about=about, facts=facts, done=done, already=already
    )


@one_at_a_time
def replace(desk: Desk, absence: Afwezigheid, replacement: Persoon) -> tuple[Answer, ...]:
    """Let somebody hold the roles of who is away, for as long as that lasts; one answer per municipality of the roles.

    Managing roles never go over. A replacement without the same role at that municipality waits for a second person.
    """
    absence.refresh_from_db()  # what we hold may be older than the lock
    rollen = desk.pakket.rollen
    held = [
        (r.rol, r.gemeente)
        for r in absence.persoon.rollen.all()
        if r.rol in rollen and r.vanaf <= absence.tot and (r.tot is None or r.tot >= max(absence.vanaf, desk.dag))
    ]
    places = sorted({g for _, g in held})
    if not places:
        return (_invalid(f"{absence.persoon.naam} heeft in deze dagen geen rol die een ander kan overnemen."),)
    return tuple(_at(desk, absence, replacement, held, place) for place in places)


def _invalid(zin: str) -> Weigering:
    return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin, ontbreekt=("vervanger",))


def _at(desk: Desk, absence: Afwezigheid, replacement: Persoon, held: list[tuple[str, str]], place: str) -> Answer:
    goes = sorted({(rol, g) for rol, g in held if g == place and not desk.pakket.rollen[rol].beheer})
    taken = {tuple(pair) for pair in absence.overgenomen or ()}
    who, where = absence.persoon, desk.frame.naam(place)
    already = ""
    if goes and absence.vervanger_id == replacement.pk and set(goes) <= taken:
        already = f"{replacement.naam} vervangt {who.naam} al bij {where}."
    facts = {
        "nummer": absence.pk,
        "afwezig": {"id": who.pk, "naam": who.naam},
        "vanaf": absence.vanaf.isoformat(),
        "tot": absence.tot.isoformat(),
        "overgenomen": [list(pair) for pair in goes],
    }
    done = f"{replacement.naam} vervangt {who.naam} bij {where} tot en met {schrijf_dag(absence.tot)}."
    return perform(desk, Act.REPLACE, gemeente=place, about=replacement, facts=facts, done=done, already=already)
