"""What pages ask about people: who manages where, who belongs to a municipality, and what waits for whom."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from afspraak.overeenkomst.pakket import Pakket
from afspraak.people.desk import Desk, officials
from afspraak.people.frame import frame_of
from afspraak.people.models import Request
from afspraak.people.names import surname_key
from afspraak.people.proposals import function_of, holders_of
from afspraak.powers.frame import Official
from afspraak.powers.judge import may_agree
from afspraak.powers.proposal import Act, Proposal
from afspraak.record.text import clean, folded
from afspraak.storage.adres import normalize_address
from afspraak.storage.models import Persoon, Rolhouderschap
from afspraak.verloop.kader import Functionaris


def manages(als: Functionaris, dag: date, pakket: Pakket) -> bool:
    """Tell whether somebody holds a role on this day that manages the people of a municipality."""
    return any(r.geldt_op(dag) and r.rol in pakket.rollen and pakket.rollen[r.rol].beheer for r in als.rollen)


def records_mandates(als: Functionaris, dag: date, pakket: Pakket) -> bool:
    """Tell whether somebody records the decisions of an organ, and with them its mandates."""
    recorders = {naam for rol in pakket.rollen.values() if rol.orgaan for naam in rol.vastgelegd_door}
    return any(r.geldt_op(dag) and r.rol in recorders for r in als.rollen)


def can_agree(als: Functionaris, dag: date, pakket: Pakket) -> bool:
    """Tell whether somebody holds a role by which they may be the second person for what another asks."""
    return any(
        r.geldt_op(dag)
        and r.rol in pakket.rollen
        and (pakket.rollen[r.rol].beheer or pakket.rollen[r.rol].tweede_persoon)
        for r in als.rollen
    )


def managed_places(desk: Desk) -> tuple[str, ...]:
    """Return the municipalities whose people somebody manages, by own roles."""
    me, frame = desk.me(), frame_of(desk.pakket)
    return tuple(g for g in desk.pakket.groepen["gemeenten"] if frame.manages(me, g, desk.dag))


def organs_of(desk: Desk) -> dict[str, tuple[str, ...]]:
    """Return per municipality the organs whose mandates somebody may record: as manager all, else the own organ's."""
    me, frame = desk.me(), desk.frame
    found = {}
    for g in desk.pakket.groepen["gemeenten"]:
        organs = tuple(
            rol.naam
            for rol in desk.pakket.rollen.values()
            if rol.orgaan
            and g in frame.places(rol.naam)
            and (frame.manages(me, g, desk.dag) or frame.holds(me, rol.vastgelegd_door, g, desk.dag))
        )
        if organs:
            found[g] = organs
    return found


def roles_now(dag: date) -> QuerySet[Rolhouderschap]:
    """Return the roles that hold today or will."""
    return Rolhouderschap.objects.filter(Q(tot=None) | Q(tot__gte=dag))


def people_of(places: Iterable[str], dag: date) -> list[Persoon]:
    """Return the people whose account one of these municipalities administers, or who hold a role there, by surname."""
    wanted = tuple(places)
    holders = roles_now(dag).filter(gemeente__in=wanted).values("persoon_id")
    people = Persoon.objects.filter(Q(gemeente__in=wanted) | Q(pk__in=holders))
    return sorted(people, key=lambda p: (surname_key(p.naam), p.pk))


def colleagues_of(places: Iterable[str], dag: date) -> list[Persoon]:
    """Return the people with an open account who hold a role at one of these municipalities today, by surname."""
    holders = roles_now(dag).filter(gemeente__in=tuple(places), vanaf__lte=dag).values("persoon_id")
    people = Persoon.objects.filter(pk__in=holders, is_active=True)
    return sorted(people, key=lambda p: (surname_key(p.naam), p.pk))


def exactly(text: str) -> list[Persoon]:
    """Return the people with exactly this address, or else exactly this name in any spelling of case and accents."""
    if not folded(text):
        return []
    found = list(Persoon.objects.filter(email=normalize_address(clean(text))))
    if found:
        return found
    wanted = folded(text)
    numbers = [pk for pk, naam in Persoon.objects.values_list("pk", "naam") if folded(naam) == wanted]
    return sorted(Persoon.objects.filter(pk__in=numbers), key=lambda p: (surname_key(p.naam), p.pk))


def waiting_for_me(desk: Desk) -> tuple[Request, ...]:
    """Return the requests with which somebody can agree today, oldest first; in a few questions, whatever their number."""
    me = desk.me()
    places = [g for g in desk.pakket.groepen["gemeenten"] if desk.frame.is_second(me, g, desk.dag)]
    if not places:
        return ()
    rows = tuple(open_requests(desk, places))
    asked = _proposals(rows, desk.dag)
    return tuple(r for r in rows if _agrees(r, asked[r.pk], me, desk))


def _proposals(rows: Iterable[Request], dag: date) -> dict[int, Proposal]:
    """Return of each request as much as it takes to judge who may agree; in one question, whatever their number."""
    wanted = tuple(rows)
    functions = {r.pk: function_of(r.facts) for r in wanted if r.about_id is None}
    holders = holders_of((f for f in functions.values() if f), dag)
    return {
        r.pk: Proposal(
            act=Act(r.act),
            gemeente=r.gemeente,
            about=Official(id=r.about_id or 0, naam=r.about.naam if r.about else ""),
            holders=holders.get(functions.get(r.pk) or ("", ""), frozenset()),
        )
        for r in wanted
    }


def _agrees(row: Request, proposal: Proposal, second: Official, desk: Desk) -> bool:
    asker = Official(id=row.asked_by_id, naam=row.asked_by.naam)
    return may_agree(proposal, asker, second, desk.dag, desk.frame) is None


def open_requests(desk: Desk, places: Iterable[str]) -> QuerySet[Request]:
    """Return what still waits at these municipalities, oldest first."""
    return (
        Request.objects.filter(
            overeenkomst=desk.pakket.naam,
            state=Request.State.OPEN,
            gemeente__in=tuple(places),
            last_day__gte=desk.dag,
        )
        .select_related("asked_by", "about", "answered_by")
        .order_by("pk")
    )


def who_can_agree(desk: Desk, rows: Iterable[Request]) -> dict[int, tuple[str, ...]]:
    """Return per request the names of those who could agree with it today; nobody where there is nobody."""
    wanted = tuple(rows)
    names = [r.naam for r in desk.pakket.rollen.values() if r.beheer or r.tweede_persoon]
    places = {r.gemeente for r in wanted}
    holders = roles_now(desk.dag).filter(rol__in=names, gemeente__in=places, vanaf__lte=desk.dag)
    people = officials(Persoon.objects.filter(pk__in=holders.values("persoon_id"), is_active=True), desk.dag)
    in_order = sorted(people, key=lambda o: surname_key(o.naam))
    asked = _proposals(wanted, desk.dag)
    return {row.pk: tuple(o.naam for o in in_order if _agrees(row, asked[row.pk], o, desk)) for row in wanted}


def bound_party(desk: Desk, who: Persoon) -> str:
    """Return the party for which somebody works that asks a declaration of confidentiality (art. 14.2), or nothing."""
    bound = desk.frame.bound_by_declaration
    if who.gemeente in bound:
        return who.gemeente
    held = roles_now(desk.dag).filter(persoon=who, gemeente__in=bound, vanaf__lte=desk.dag)
    return held.values_list("gemeente", flat=True).first() or ""


def keeps_declarations(als: Functionaris, dag: date, pakket: Pakket) -> bool:
    """Tell whether somebody keeps the declarations of a party that asks them."""
    frame = frame_of(pakket)
    return any(
        r.geldt_op(dag) and r.rol in frame.declaration_keepers and r.gemeente in frame.bound_by_declaration
        for r in als.rollen
    )


def declaration_places(desk: Desk) -> tuple[str, ...]:
    """Return the parties whose declarations somebody may record: as who manages there, or keeps that register."""
    me, frame = desk.me(), desk.frame
    return tuple(
        g
        for g in desk.pakket.groepen["gemeenten"]
        if g in frame.bound_by_declaration
        and (frame.manages(me, g, desk.dag) or frame.holds(me, frame.declaration_keepers, g, desk.dag))
    )
