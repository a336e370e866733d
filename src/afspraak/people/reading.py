"""What pages ask about people: who manages where, and what waits for whom."""

from datetime import date

from afspraak.overeenkomst.pakket import Pakket
from afspraak.people.desk import Desk
from afspraak.people.frame import frame_of
from afspraak.people.models import Request
from afspraak.people.requests import seconds_for
from afspraak.verloop.kader import Functionaris


def manages(als: Functionaris, dag: date, pakket: Pakket) -> bool:
    """Tell whether somebody holds a role on this day that manages the people of a municipality."""
    return any(r.geldt_op(dag) and r.rol in pakket.rollen and pakket.rollen[r.rol].beheer for r in als.rollen)


def managed_places(desk: Desk) -> tuple[str, ...]:
    """Return the municipalities whose people somebody manages, by own roles."""
    me, frame = desk.me(), frame_of(desk.pakket)
    return tuple(g for g in desk.pakket.groepen["gemeenten"] if frame.manages(me, g, desk.dag))


def waiting_for_me(desk: Desk) -> tuple[Request, ...]:
    """Return the requests with which somebody can agree today, oldest first."""
    me = desk.me()
    places = [g for g in desk.pakket.groepen["gemeenten"] if desk.frame.is_second(me, g, desk.dag)]
    if not places:
        return ()
    rows = Request.objects.filter(
        overeenkomst=desk.pakket.naam, state=Request.State.OPEN, gemeente__in=places, last_day__gte=desk.dag
    ).select_related("asked_by", "about")
    return tuple(r for r in rows.order_by("pk") if seconds_for(desk, r, (me,)))
