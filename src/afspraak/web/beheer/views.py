"""The check of the chains, for who manages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from afspraak.usecases.herbouw import controleer_ketens
from afspraak.web.people.access import managers_only
from afspraak.web.people.tabs import tabs


@require_http_methods(["GET", "POST"])
@managers_only
def keten(request: HttpRequest) -> HttpResponse:
    """Check every chain, on request: it reads the whole store."""
    breuken = list(controleer_ketens()) if request.method == "POST" else None
    inhoud = {"titel": "Controle van de geschiedenis", "breuken": breuken, "tabs": tabs(request)}
    return render(request, "beheer/keten.html", inhoud)
