"""Verklaringen: who works for a party that asks a declaration of confidentiality (art. 14.2), and who signed one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.people.desk import Desk
from afspraak.people.mandates import record_declaration
from afspraak.people.perform import Answer
from afspraak.people.reading import declaration_places, people_of
from afspraak.storage.models import Persoon, Verklaring
from afspraak.verloop.weigering import Weigering, Weigeringsoort
from afspraak.web.people.answers import desk_of, settle
from afspraak.web.people.base import listed
from afspraak.web.people.fields import ActForm, Choose, Day, Text
from afspraak.web.people.tabs import tabs
from afspraak.web.verzoek import lees_nummer


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Somebody, and the declaration that is current today, if there is one."""

    wie: Persoon
    verklaring: Verklaring | None


class RecordDeclaration(ActForm):
    """A declaration that somebody signed."""

    actie = "verklaring_van"
    title = "Leg een verklaring vast"
    wie = Choose("Wie tekende?", (), need="Kies wie tekende.")
    getekend_op = Day("Getekend op")
    geldig_tot = Day("Geldig tot en met", required=False)
    document = Text("Kenmerk van het document", length=120)

    def __init__(self, desk: Desk, people: Sequence[Persoon], data: Any = None) -> None:
        super().__init__(data)
        self.desk = desk
        self.fields["wie"].widget.choices = [("", "Kies een persoon"), *listed(people)]

    def do(self) -> Answer:
        """Record it."""
        t = self.cleaned_data
        who = Persoon.objects.filter(pk=lees_nummer(t["wie"])).first()
        if who is None:
            zin = "Deze persoon is er niet. Kies iemand uit de lijst."
            return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin, ontbreekt=("wie",))
        return record_declaration(self.desk, who, self.day("getekend_op"), t["geldig_tot"], t["document"])


@require_http_methods(["GET", "POST"])
def declarations(request: HttpRequest) -> HttpResponse:
    """Show who has no current declaration first, and record one; for who manages there or keeps the register."""
    desk = desk_of(request)
    places = declaration_places(desk)
    if not places:
        raise Http404
    people = [p for p in people_of(places, desk.dag) if p.is_active]
    form = RecordDeclaration(desk, people, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and settle(request, form, (form.do(),)):
        return redirect(reverse("verklaringen"))
    current = _current([p.pk for p in people], desk.dag)
    rows = [Row(wie=p, verklaring=current.get(p.pk)) for p in people]
    inhoud = {
        "titel": "Verklaringen van geheimhouding",
        "tabs": tabs(request),
        "waar": [gemeentenaam(desk.pakket, g) for g in places],
        "zonder": [r for r in rows if r.verklaring is None],
        "met": [r for r in rows if r.verklaring is not None],
        "form": form,
    }
    return render(request, "people/verklaringen.html", inhoud, status=422 if form.errors else 200)


def _current(people: Sequence[int], dag: date) -> dict[int, Verklaring]:
    rows = Verklaring.objects.filter(persoon__in=people, getekend_op__lte=dag).order_by("getekend_op", "pk")
    return {v.persoon_id: v for v in rows if v.geldig_tot is None or v.geldig_tot >= dag}
