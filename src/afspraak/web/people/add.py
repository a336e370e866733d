"""Adding a person: an account that a municipality administers, and an invitation to choose a password."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.people.acts import NAME_LENGTH, add_person
from afspraak.people.desk import Desk
from afspraak.people.perform import Answer
from afspraak.people.reading import managed_places
from afspraak.storage.models import Persoon
from afspraak.web.people.access import managers_only
from afspraak.web.people.answers import desk_of, settle
from afspraak.web.people.base import SAME_NAME, ask_who
from afspraak.web.people.fields import ActForm, Choose, Text, Tick
from afspraak.web.people.invitations import invite_once
from afspraak.web.people.tabs import tabs


class AddPerson(ActForm):
    """The form. The tick about the same name is drawn once somebody of that name was found."""

    actie = "nieuw"
    title = "Iemand toevoegen"
    button = "Voeg toe"
    naam = Text("Naam", length=NAME_LENGTH, need="Vul de naam in.", hint="Zo staat iemand in de geschiedenis.")
    email = Text(
        "E-mailadres van het werk", length=254, kind="email", need="Vul het adres in waarmee iemand zich aanmeldt."
    )
    organisatie = Text("Organisatie", length=NAME_LENGTH)
    gemeente = Choose("Welke gemeente beheert dit account?", (), need="Kies de gemeente.")
    ander = Tick(SAME_NAME)

    def __init__(self, desk: Desk, data: Any = None) -> None:
        super().__init__(data)
        self.desk = desk
        places = managed_places(desk)
        if len(places) == 1:
            self.fields["organisatie"].initial = desk.pakket.partijen[places[0]].titel
        self.offer_places((g, gemeentenaam(desk.pakket, g)) for g in places)

    def do(self) -> tuple[Answer, Persoon | None]:
        """Add the person."""
        t = self.cleaned_data
        return add_person(self.desk, t["naam"], t["email"], t["organisatie"], self.place(), twin=t["ander"])


@require_http_methods(["GET", "POST"])
@managers_only
def add(request: HttpRequest) -> HttpResponse:
    """Add a person; the invitation is shown once, on the page of the person."""
    form = AddPerson(desk_of(request), request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        answer, person = form.do()
        if settle(request, form, (answer,)):
            if person is None:
                return redirect(reverse("mensen"))
            invite_once(request, person)
            return redirect(reverse("persoon", args=[person.pk]))
    ask_who(form)
    inhoud = {"titel": AddPerson.title, "form": form, "tabs": tabs(request)}
    return render(request, "people/nieuw.html", inhoud, status=422 if form.errors else 200)
