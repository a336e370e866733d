"""Who gets in at the pages about people: for others they do not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.http.response import Http404

from afspraak.people.reading import manages, records_mandates
from afspraak.web.verzoek import werkplek

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def managers_only(view: View[P]) -> View[P]:
    """Let in who manages people and roles of a municipality."""

    @wraps(view)
    def inside(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        plek = werkplek(request)
        if not manages(plek.als, plek.dag, plek.pakket):
            raise Http404
        return view(request, *args, **kwargs)

    return inside


def recorders_only(view: View[P]) -> View[P]:
    """Let in who manages, and who records the decisions of an organ."""

    @wraps(view)
    def inside(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        plek = werkplek(request)
        if not manages(plek.als, plek.dag, plek.pakket) and not records_mandates(plek.als, plek.dag, plek.pakket):
            raise Http404
        return view(request, *args, **kwargs)

    return inside
