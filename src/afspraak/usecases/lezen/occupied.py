"""Which places (a role at a municipality) somebody holds who is there, and what stands still where nobody does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from afspraak.overeenkomst.pakket import Pakket
from afspraak.storage.bereik import plek_van
from afspraak.storage.models import Afwezigheid, Rolhouderschap
from afspraak.usecases.lezen.rolmatrix import able_places, parts_of
from afspraak.verloop.bevoegd import beginstappen
from afspraak.verloop.kader import Kader
from afspraak.verloop.procedure import Procedure, Stap


def occupied_places(dag: date) -> frozenset[str]:
    """Return the places that somebody holds on this day: with an open account, and there or replaced by who is."""
    away = list(
        Afwezigheid.objects.filter(vanaf__lte=dag, tot__gte=dag, ingetrokken_op=None).select_related("vervanger")
    )
    absent = {a.persoon_id for a in away}
    held = Rolhouderschap.objects.filter(vanaf__lte=dag).filter(Q(tot__isnull=True) | Q(tot__gte=dag))
    rows = list(held.filter(persoon__is_active=True).values_list("persoon_id", "rol", "gemeente").distinct())
    here = {plek_van(rol, gemeente) for who, rol, gemeente in rows if who not in absent}
    taken_over = [a for a in away if _is_replaced(a, absent, dag)]
    return frozenset(here | set(_taken_over(taken_over, rows)))


def _is_replaced(a: Afwezigheid, absent: set[int], dag: date) -> bool:
    if a.vervanger is None or not a.vervanger.is_active or a.vervanger.pk in absent:
        return False
    return a.vervangt_vanaf is None or a.vervangt_vanaf <= dag


def _taken_over(away: list[Afwezigheid], rows: list[tuple[int, str, str]]) -> Iterator[str]:
    for a in away:
        part = None if a.overgenomen is None else {(rol, gemeente) for rol, gemeente in a.overgenomen}
        for who, rol, gemeente in rows:
            if who == a.persoon_id and (part is None or (rol, gemeente) in part):
                yield plek_van(rol, gemeente)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandsStill:
    """What can't be done in a procedure. ``begins``: no dossier can begin, for that municipality or at all."""

    procedure: str
    titel: str
    stappen: tuple[str, ...]
    begins: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyPlace:
    """A role that nobody who is there holds at a municipality, and what nobody else can do there either."""

    rol: str
    titel: str
    gemeente: str
    stands_still: tuple[StandsStill, ...]
    duties: tuple[str, ...]
    """The titles of duties that come back and are this role's."""


def empty_places(pakket: Pakket, dag: date, gemeente: str) -> tuple[EmptyPlace, ...]:
    """Return the places of a municipality that nobody holds who is there, those that hold up work first."""
    occupied = occupied_places(dag)
    roles = [r for r in pakket.rollen.values() if not r.orgaan and gemeente in pakket.groepen.get(r.bij, ())]
    empty = {r.naam for r in roles if plek_van(r.naam, gemeente) not in occupied}
    if not empty:
        return ()
    blocked = [s for p in pakket.procedures.values() for s in _blocked(p, gemeente, empty, occupied, pakket)]
    found = [
        EmptyPlace(
            rol=rol.naam,
            titel=rol.titel,
            gemeente=gemeente,
            stands_still=tuple(still for naam, still in blocked if naam == rol.naam),
            duties=tuple(
                t.titel
                for t in pakket.terugkerend.values()
                if t.wie == rol.naam and gemeente in pakket.groepen.get(t.bij, ())
            ),
        )
        for rol in roles
        if rol.naam in empty
    ]
    return tuple(sorted(found, key=lambda e: (not e.stands_still, not e.duties)))


def _blocked(
    procedure: Procedure, gemeente: str, empty: set[str], occupied: frozenset[str], pakket: Pakket
) -> Iterator[tuple[str, StandsStill]]:
    """Yield per empty role what stands still: a step that nobody else can do, in a dossier or part of one."""
    kader = pakket.kader(procedure.naam)
    held_up: dict[str, list[Stap]] = {}
    for stap in procedure.stappen.values():
        for naam in sorted(_missing(stap, gemeente, occupied, kader) & empty):
            held_up.setdefault(naam, []).append(stap)
    first = {s.naam for s in beginstappen(kader)}
    for naam, stappen in held_up.items():
        yield (
            naam,
            StandsStill(
                procedure=procedure.naam,
                titel=procedure.titel,
                stappen=tuple(s.titel for s in stappen),
                begins=any(s.naam in first for s in stappen),
            ),
        )


def _missing(stap: Stap, gemeente: str, occupied: frozenset[str], kader: Kader) -> set[str]:
    """Return the roles of a municipality by which a step could be done, where nobody at all can do it now."""
    missing: set[str] = set()
    for dossier, voor in parts_of(stap, kader):
        able = set(able_places(stap, voor, dossier, kader))
        if not any(plek_van(rol, bij) in occupied for rol, bij in able):
            missing |= {rol for rol, bij in able if bij == gemeente}
    return missing
