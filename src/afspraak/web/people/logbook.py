"""The log of administration as sentences: of a municipality, and of one person."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.people.desk import Desk
from afspraak.people.models import AdministrationLine
from afspraak.people.reading import managed_places
from afspraak.people.sentences import tell_line
from afspraak.powers.proposal import Act
from afspraak.record.line import read
from afspraak.storage.models import Persoon
from afspraak.usecases.lezen.paging import page_of
from afspraak.web.formulieren.velden import Keuze
from afspraak.web.people.access import managers_only
from afspraak.web.people.answers import desk_of
from afspraak.web.people.tabs import tabs
from afspraak.web.verzoek import browse, lees_nummer, lees_pagina, zonder_pagina

PER_PAGINA = 50
ON_A_PERSON = 20
OF_ALL = (Act.FIRST_MANAGER.value, Act.SECOND_PERSON.value)
"""What the managers of all parties see: how somebody came to manage without another manager."""


def seen_by(desk: Desk, places: Sequence[str]) -> QuerySet[AdministrationLine]:
    """Return the lines that who manages these municipalities sees, newest first."""
    lines = AdministrationLine.objects.filter(overeenkomst=desk.pakket.naam)
    return lines.filter(Q(gemeente__in=places) | Q(act__in=OF_ALL)).order_by("-number")


def told_about(desk: Desk, who: Persoon, places: Sequence[str]) -> dict[str, object]:
    """Return the last sentences about a person, and whether there are more."""
    found = list(seen_by(desk, places).filter(about=who)[: ON_A_PERSON + 1])
    return {"zinnen": _told(desk, found[:ON_A_PERSON]), "meer": len(found) > ON_A_PERSON}


def _told(desk: Desk, rows: Sequence[AdministrationLine]) -> list[tuple[int, str]]:
    return [(row.number, tell_line(read(row.line), desk.pakket)) for row in rows]


@require_safe
@managers_only
def logbook(request: HttpRequest) -> HttpResponse:
    """Show the log, newest first; of one municipality or about one person where that is asked."""
    desk = desk_of(request)
    places = managed_places(desk)
    lines = seen_by(desk, places)
    everywhere = desk.pakket.groepen["gemeenten"]
    gemeente, about = request.GET.get("gemeente", ""), lees_nummer(request.GET.get("persoon", ""))
    if gemeente in everywhere:
        lines = lines.filter(gemeente=gemeente)
    who = Persoon.objects.filter(pk=about).first() if about else None
    if who is not None:
        lines = lines.filter(about=who)
    page = page_of(lines, lees_pagina(request.GET), PER_PAGINA)
    return render(
        request,
        "people/logboek.html",
        {
            "titel": "Logboek van beheer",
            "tabs": tabs(request),
            "zinnen": _told(desk, page.rows),
            "wie": who,
            "gemeenten": [
                Keuze(waarde=g, titel=gemeentenaam(desk.pakket, g), gekozen=g == gemeente) for g in everywhere
            ],
            "waar": [gemeentenaam(desk.pakket, g) for g in places],
            "gefilterd": bool(gemeente in everywhere or who),
            **browse(zonder_pagina(request.GET), page.number, more=page.more),
        },
    )
