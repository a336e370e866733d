"""Mensen: the people of the municipalities that somebody manages, and finding somebody of another one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.people.desk import Desk
from afspraak.people.reading import exactly, managed_places, people_of, roles_now
from afspraak.record.text import folded
from afspraak.storage import lockout
from afspraak.storage.models import Afwezigheid, Persoon
from afspraak.usecases.lezen.occupied import empty_places
from afspraak.usecases.lezen.paging import cut
from afspraak.web.people.access import managers_only
from afspraak.web.people.answers import desk_of
from afspraak.web.people.tabs import address, tabs
from afspraak.web.verzoek import browse, lees_pagina, zonder_pagina

PER_PAGINA = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One person in the list. ``weg_tot`` is until when they are away, inclusive."""

    wie: Persoon
    organisatie: str
    """Nothing where it is that of the own municipality, as of nearly everybody in the list."""
    rollen: tuple[str, ...]
    weg_tot: date | None
    op_slot: bool


@require_safe
@managers_only
def people(request: HttpRequest) -> HttpResponse:
    """Show the people of the own municipality with their roles; by a search, in any spelling of case and accents."""
    desk = desk_of(request)
    places = managed_places(desk)
    sought = request.GET.get("zoek", "").strip()
    own = people_of(places, desk.dag)
    found = [p for p in own if folded(sought) in folded(f"{p.naam} {p.email}")]
    page = cut(lambda a, b: found[a:b], lambda: len(found), lees_pagina(request.GET), PER_PAGINA)
    ours = {p.pk for p in own}
    return render(
        request,
        "people/mensen.html",
        {
            "titel": "Mensen",
            "tabs": tabs(request),
            "waar": [gemeentenaam(desk.pakket, g) for g in places],
            "zoek": sought,
            "aantal": len(found),
            "regels": _rows(desk, page.rows, places),
            "elders": [p for p in exactly(sought) if p.pk not in ours],
            "leeg": [e for g in places for e in empty_places(desk.pakket, desk.dag, g)],
            "invoeren": address("people_import"),
            **browse(zonder_pagina(request.GET), page.number, more=page.more),
        },
    )


def _rows(desk: Desk, found: Sequence[Persoon], places: Sequence[str]) -> list[Row]:
    numbers = [p.pk for p in found]
    held: dict[int, list[str]] = {}
    ours = {p.pk for p in found if p.gemeente in places}
    for r in roles_now(desk.dag).filter(persoon__in=numbers):
        if r.gemeente in places or r.persoon_id in ours:
            rol = desk.pakket.rollen.get(r.rol)
            held.setdefault(r.persoon_id, []).append(_told(rol.titel if rol else r.rol, r.gemeente, desk, places))
    away = _away(numbers, desk.dag)
    locked = lockout.locked_accounts(p.email for p in found)
    usual = {desk.pakket.partijen[g].titel for g in places} if len(places) == 1 else set()
    return [
        Row(
            wie=p,
            organisatie="" if p.organisatie in usual else p.organisatie,
            rollen=tuple(held.get(p.pk, ())),
            weg_tot=away.get(p.pk),
            op_slot=p.email in locked,
        )
        for p in found
    ]


def _told(titel: str, gemeente: str, desk: Desk, places: Sequence[str]) -> str:
    """Name the municipality where it is not the only one of the page."""
    return titel if places == (gemeente,) else f"{titel} ({gemeentenaam(desk.pakket, gemeente)})"


def _away(numbers: Iterable[int], dag: date) -> dict[int, date]:
    rows = Afwezigheid.objects.filter(persoon__in=list(numbers), ingetrokken_op=None, vanaf__lte=dag, tot__gte=dag)
    return dict(rows.order_by("tot").values_list("persoon_id", "tot"))
