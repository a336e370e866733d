"""Somebody leaves: what they still had to do, what they held, what only they could do; handed over, then closed.

An account that closes leaves no work on its name: what goes to nobody goes back to everybody with the role. Who manages
the municipality hands out the work of its roles here, once, without distributing work otherwise, and without seeing what
it is about.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from afspraak.people.accounts import close_account, happened, only_holder_of
from afspraak.people.acts import end_role
from afspraak.people.desk import Desk
from afspraak.people.mandates import end_mandate
from afspraak.people.names import surname_key
from afspraak.people.perform import Answer, Recorded
from afspraak.people.reading import managed_places, roles_now
from afspraak.storage.bereik import ALLES, Bereik, huidig_bereik, met_bereik
from afspraak.storage.mensen import functionaris
from afspraak.storage.models import Afwezigheid, Mandaatregel, Persoon, Rolhouderschap, Taak, Toewijzing
from afspraak.usecases.toegang import Toegang, toegang_van
from afspraak.usecases.toewijzen import what_keeps
from afspraak.verloop.weigering import Weigering, Weigeringsoort
from afspraak.werkmap.klok import nu


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTask:
    """A task of who leaves. ``dossier`` is its title, empty where who looks may not see the dossier."""

    kenmerk: str
    wat: str
    dossier: str
    uiterste_dag: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody who can do the work and open its dossiers; ``weg_tot`` is until when they are away, inclusive."""

    id: int
    naam: str
    weg_tot: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The open tasks of one municipality that the same roles can do.

    ``mag`` tells whether who looks hands them out: one of the roles is held where they manage.
    """

    sleutel: str
    gemeente: str
    plekken: frozenset[str]
    taken: tuple[OpenTask, ...]
    nummers: tuple[int, ...]
    collegas: tuple[Colleague, ...]
    mag: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """All that somebody leaves behind. ``elders`` are roles and mandates of other municipalities, which end them."""

    werk: tuple[Work, ...]
    rollen: tuple[Rolhouderschap, ...]
    mandaten: tuple[Mandaatregel, ...]
    elders: tuple[Rolhouderschap, ...]
    alleen: tuple[tuple[str, str], ...]
    """The places (role, municipality) that nobody holds any more."""
    vervangt: tuple[Afwezigheid, ...]


def leaving(desk: Desk, who: Persoon) -> Leaving:
    """Return what somebody leaves behind, as the person at the desk sees it."""
    places = managed_places(desk)
    held = tuple(roles_now(desk.dag).filter(persoon=who))
    standing = Afwezigheid.objects.filter(vervanger=who, ingetrokken_op=None, tot__gte=desk.dag)
    return Leaving(
        werk=_work(desk, who),
        rollen=tuple(r for r in held if r.gemeente in places),
        mandaten=tuple(m for m in _mandates(desk, who) if set(m.gemeenten) <= set(places)),
        elders=tuple(r for r in held if r.gemeente not in places),
        alleen=only_holder_of(desk, who),
        vervangt=tuple(standing.select_related("persoon")),
    )


def _mandates(desk: Desk, who: Persoon) -> list[Mandaatregel]:
    return [m for m in who.mandaten.order_by("pk") if m.tot is None or m.tot > desk.dag]


def _work(desk: Desk, who: Persoon) -> tuple[Work, ...]:
    sees = huidig_bereik()
    groups: dict[tuple[str, frozenset[str]], list[Taak]] = {}
    with met_bereik(ALLES):
        tasks = Taak.objects.filter(toegewezen_aan=who).select_related("dossier").prefetch_related("plekken")
        for task in tasks.order_by("urgentie", "alarm_dag", "pk"):
            places = frozenset(p.plek for p in task.plekken.all())
            groups.setdefault((task.dossier.gemeente or "", places), []).append(task)
    if not groups:
        return ()
    places_here = managed_places(desk)
    people = _people(desk, who)
    return tuple(
        Work(
            sleutel=f"{gemeente}:{'+'.join(sorted(places))}",
            gemeente=gemeente,
            plekken=places,
            taken=tuple(_task(task, sees) for task in found),
            nummers=tuple(task.pk for task in found),
            collegas=_colleagues(people, places, found, desk.dag),
            mag=any(place.partition("@")[2] in places_here for place in places),
        )
        for (gemeente, places), found in sorted(groups.items(), key=lambda item: (item[0][0], sorted(item[0][1])))
    )


def _task(task: Taak, sees: Bereik) -> OpenTask:
    title = task.dossier.titel if sees.ziet(task.dossier.sleutel) else ""
    return OpenTask(kenmerk=task.dossier.kenmerk, wat=task.titel, dossier=title, uiterste_dag=task.uiterste_dag)


def _people(desk: Desk, who: Persoon) -> list[tuple[Persoon, Toegang]]:
    """Return everybody else with what they may see and do, in one question, by surname."""
    others = Persoon.objects.filter(is_active=True).exclude(pk=who.pk)
    ordered = sorted(others, key=lambda p: (surname_key(p.naam), p.pk))
    return [(p, toegang_van(functionaris(p, desk.dag), desk.pakket, desk.dag)) for p in ordered]


def _colleagues(
    people: list[tuple[Persoon, Toegang]], places: frozenset[str], tasks: list[Taak], dag: date
) -> tuple[Colleague, ...]:
    """Return who can do all of these tasks and open their dossiers."""
    keys = {task.sleutel for task in tasks}
    return tuple(
        Colleague(id=p.pk, naam=p.naam, weg_tot=_away_until(p.kaart or {}, dag))
        for p, access in people
        if not any(what_keeps(p, access, key, places) for key in keys)
    )


def _away_until(card: Mapping[str, Any], dag: date) -> date | None:
    spans = ((date.fromisoformat(a), date.fromisoformat(b)) for a, b in card.get("afwezig", ()))
    return max((last for first, last in spans if first <= dag <= last), default=None)


def leave(desk: Desk, who: Persoon, chosen: Mapping[str, int], *, seen: bool) -> Answer:
    """Hand over what somebody had to do, end what they held at the municipalities of the desk, close the account.

    ``chosen`` names per group of work who gets it; what is not there goes back to everybody with the role. ``seen``:
    whoever does this saw what nobody can do any more. All of it, or nothing.
    """
    with transaction.atomic():
        left = leaving(desk, who)
        closed = close_account(desk, who)
        if not happened(closed):
            return closed
        refusal = _seen(left, seen=seen) or _hand_over(desk, who, left, chosen)
        refusal = refusal or _end_all(replace(desk, submission=None), left)
        if refusal:
            transaction.set_rollback(True)
            return refusal
        if isinstance(closed, Recorded):
            return Recorded(f"{closed.sentence} {_told(left, chosen)}".strip(), closed.number)
        return closed


def _seen(left: Leaving, *, seen: bool) -> Weigering | None:
    if seen or not left.alleen:
        return None
    zin = "Vink aan dat u zag wat niemand meer kan als dit account sluit."
    return Weigering(soort=Weigeringsoort.ONVOLLEDIG, zin=zin, ontbreekt=("gezien",))


def _hand_over(desk: Desk, who: Persoon, left: Leaving, chosen: Mapping[str, int]) -> Weigering | None:
    for work in left.werk:
        number = chosen.get(work.sleutel)
        if not number:
            continue
        if not work.mag:
            zin = "Dit werk is van een andere gemeente; u kunt het alleen teruggeven aan iedereen met de rol."
            return Weigering(soort=Weigeringsoort.NIET_BEVOEGD, zin=zin, ontbreekt=(work.sleutel,))
        if number not in {c.id for c in work.collegas}:
            zin = (
                "Wie u koos kan dit werk niet doen of de dossiers niet openen. Kies een ander, of geef het werk terug."
            )
            return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin, ontbreekt=(work.sleutel,))
        _assign(desk, who, number, Q(pk__in=work.nummers))
    _assign(desk, who, None, Q())
    return None


def _assign(desk: Desk, who: Persoon, to: int | None, which: Q) -> None:
    """Give work of who leaves to somebody, or (None) back to everybody with the role, with a line about each."""
    with met_bereik(ALLES):
        for task in Taak.objects.filter(which, toegewezen_aan=who).order_by("pk"):
            Taak.objects.filter(pk=task.pk).update(toegewezen_aan_id=to)
            Toewijzing.objects.create(
                dossier_id=task.dossier_id,
                bron=task.bron,
                voor=task.voor,
                aan_id=to,
                door=desk.person or who,
                op=desk.dag,
                moment=nu(),
            )


def _end_all(desk: Desk, left: Leaving) -> Weigering | None:
    for role in left.rollen:
        if role.tot is None or role.tot > desk.dag:
            answer = end_role(desk, role.pk, max(desk.dag, role.vanaf))
            if isinstance(answer, Weigering):
                return answer
    for line in left.mandaten:
        answer = end_mandate(desk, line.pk, max(desk.dag, line.vanaf))
        if isinstance(answer, Weigering):
            return answer
    return None


def _told(left: Leaving, chosen: Mapping[str, int]) -> str:
    over = sum(len(w.nummers) for w in left.werk if chosen.get(w.sleutel))
    back = sum(len(w.nummers) for w in left.werk) - over
    parts = [_count(over, "taak is overgedragen", "taken zijn overgedragen")]
    parts.append(_count(back, "taak is nu voor iedereen met de rol", "taken zijn nu voor iedereen met de rol"))
    parts.append(_count(len(left.rollen), "rol eindigt vandaag", "rollen eindigen vandaag"))
    parts.append(_count(len(left.mandaten), "mandaat eindigt vandaag", "mandaten eindigen vandaag"))
    return "; ".join(p for p in parts if p) + "." if any(parts) else ""


def _count(n: int, one: str, many: str) -> str:
    return "" if not n else f"{n} {one if n == 1 else many}"
