"""Pages that belong to no group: health, the theme of a municipality, accessibility, errors."""

from typing import Any

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from afspraak.usecases.pakketten import pakketten


@require_safe
def gezond(_request: HttpRequest) -> JsonResponse:
    """Tell a monitor that the application and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"gezond": True})


@require_safe
@cache_control(public=True, max_age=3600)
def thema(_request: HttpRequest, gemeente: str) -> HttpResponse:
    """Give the tokens of a municipality's theme; the pack names the colour, its checker the contrast.

    Raises:
        Http404: if the pack has no theme for it.
    """
    kleur = pakketten().laatste.thema.get(gemeente)
    if kleur is None:
        raise Http404
    return HttpResponse(f":root {{ --afspraak-accent: {kleur}; }}\n", content_type="text/css")


@require_safe
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """Say how accessible this is, and whom to tell when it is not."""
    return render(request, "toegankelijkheid.html", {"titel": "Toegankelijkheid"})


def niet_gevonden(request: HttpRequest, exception: Any = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Say that there is nothing here, or nothing for you."""
    return render(request, "404.html", {"titel": "Niet gevonden"}, status=404)


def fout(request: HttpRequest) -> HttpResponse:
    """Say that something went wrong on our side."""
    return render(request, "500.html", {"titel": "Er ging iets mis"}, status=500)
