"""Which places (a role at a municipality) somebody holds who is there, and what stands still where nobody does."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from afspraak.storage.bereik import plek_van
from afspraak.storage.models import Afwezigheid, Rolhouderschap


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
