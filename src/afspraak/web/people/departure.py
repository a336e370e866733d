"""Vertrek: handing over what somebody had to do, and closing the account."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.people.accounts import close_account
from afspraak.people.desk import Desk
from afspraak.people.reading import managed_places
from afspraak.storage.models import Persoon
from afspraak.termijnen import schrijf_dag
from afspraak.usecases.leaving import Leaving, Work, leave, leaving
from afspraak.verloop.weigering import Weigering
from afspraak.web.people.access import managers_only
from afspraak.web.people.answers import desk_of, settle
from afspraak.web.people.fields import ActForm, Choose, Tick
from afspraak.web.verzoek import lees_nummer

EVERYBODY = "Terug naar iedereen met de rol"


class Departure(ActForm):
    """Who gets which work, and that one saw what nobody can do any more."""

    actie = "vertrek"
    title = "Vertrek"

    def __init__(self, desk: Desk, who: Persoon, left: Leaving, data: Any = None) -> None:
        super().__init__(data)
        self.desk, self.who, self.left = desk, who, left
        self.button = f"Sluit het account van {who.naam}"
        for work in left.werk:
            colleagues = [(str(c.id), _told(c.naam, c.weg_tot)) for c in work.collegas] if work.mag else []
            label = f"Wie krijgt deze {len(work.taken)} taken?" if len(work.taken) > 1 else "Wie krijgt deze taak?"
            self.fields[work.sleutel] = Choose(label, colleagues, empty=EVERYBODY)
        if left.alleen:
            self.fields["gezien"] = Tick("Ik heb gezien wat niemand meer kan als dit account sluit")

    def bound_work(self) -> list[tuple[Work, forms.BoundField]]:
        """Return each group of work with its question."""
        return [(work, self[work.sleutel]) for work in self.left.werk]

    def do(self) -> Any:
        """Hand over, end and close."""
        typed = self.cleaned_data
        chosen = {w.sleutel: lees_nummer(typed[w.sleutel]) for w in self.left.werk}
        return leave(self.desk, self.who, chosen, seen=bool(typed.get("gezien")))


def _told(naam: str, away: Any) -> str:
    return f"{naam} (afwezig tot en met {schrijf_dag(away)})" if away else naam


def _not_ours(request: HttpRequest, desk: Desk, who: Persoon) -> HttpResponse:
    """Refuse a form that somebody made by hand, without looking at what the person would leave behind."""
    answer = close_account(desk, who)
    fout = answer.zin if isinstance(answer, Weigering) else ""
    return render(request, "people/vertrek_niet.html", {"titel": who.naam, "wie": who, "fout": fout}, status=422)


@require_http_methods(["GET", "POST"])
@managers_only
def departure(request: HttpRequest, nummer: int) -> HttpResponse:
    """Show what somebody leaves behind; hand it over and close the account in one go."""
    desk = desk_of(request)
    who = get_object_or_404(Persoon, pk=nummer)
    if who.gemeente not in managed_places(desk) and request.method == "GET":
        raise Http404
    if who.gemeente not in managed_places(desk):
        return _not_ours(request, desk, who)
    left = leaving(desk, who)
    form = Departure(desk, who, left, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        answer = form.do()
        if settle(request, form, (answer,)):
            return redirect(reverse("persoon", args=[nummer]))
    titles = {r.naam: r.titel for r in desk.pakket.rollen.values()}
    inhoud = {
        "titel": f"{who.naam} vertrekt",
        "wie": who,
        "form": form,
        "over": left,
        "werk": form.bound_work(),
        "alleen": [(titles.get(rol, rol), gemeentenaam(desk.pakket, g)) for rol, g in left.alleen],
    }
    return render(request, "people/vertrek.html", inhoud, status=422 if form.errors else 200)
