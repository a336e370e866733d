"""Who is this, what may they see, and which day is it: settled once per request, before any view."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from afspraak.overeenkomst.pakket import Pakket
from afspraak.storage.bereik import NIETS, met_bereik
from afspraak.storage.mensen import functionaris
from afspraak.storage.models import Persoon
from afspraak.usecases.dagwisseling import wissel_dag
from afspraak.usecases.pakketten import pakketten
from afspraak.usecases.toegang import Toegang, toegang_van
from afspraak.verloop.kader import Functionaris
from afspraak.web.account.duties import first_password_page, send_to
from afspraak.werkmap.klok import vandaag

OPENBAAR = ("/accounts/", "/static/", "/gezond", "/demo/", "/thema/", "/toegankelijkheid/", "/uitnodiging/")
"""Paths that need no account; everything else does."""
KNOWS_NOBODY = tuple(path for path in OPENBAAR if path != "/accounts/")
"""Paths that are the same for everybody, also for who must choose a password first."""


@dataclass(frozen=True, slots=True)
class Werkplek:
    """What every view of somebody who is logged in starts from."""

    persoon: Persoon
    als: Functionaris
    toegang: Toegang
    pakket: Pakket
    dag: date


class Verzoek(HttpRequest):
    """A request of somebody who is logged in."""

    werkplek: Werkplek
    user: Persoon
    htmx: bool


class BereikMiddleware:
    """Default deny: without an account no page, and within it no row outside the scope."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Settle the scope and answer."""
        if not request.path.startswith(KNOWS_NOBODY) and (page := first_password_page(request)):
            return send_to(request, page, "Kies eerst een eigen wachtwoord; daarna kunt u verder.")
        if request.path.startswith(OPENBAAR):
            with met_bereik(NIETS):
                return self.get_response(request)
        if not isinstance(request.user, Persoon):
            return self._naar_aanmelden(request)
        if settings.TOTP_VERPLICHT and not heeft_tweede_factor(request, request.user):
            return send_to(request, reverse("mfa_activate_totp"), "Stel eerst de tweede stap in; daarna kunt u verder.")
        dag = vandaag()
        wissel_dag(dag)
        pakket = pakketten().geldend(dag) or pakketten().laatste
        als = functionaris(request.user, dag)
        toegang = toegang_van(als, pakket, dag)
        request.werkplek = Werkplek(request.user, als, toegang, pakket, dag)  # type: ignore[attr-defined]
        with met_bereik(toegang.bereik):
            return self.get_response(request)

    @staticmethod
    def _naar_aanmelden(request: HttpRequest) -> HttpResponse:
        doel = "" if request.path == "/" else "?" + urlencode({"next": request.get_full_path()})
        return send_to(request, reverse("account_login") + doel, "U bent niet meer aangemeld. Meld u opnieuw aan.")


def heeft_tweede_factor(request: HttpRequest, persoon: Persoon) -> bool:
    """Tell whether a second factor was set up; asked once per session."""
    if request.session.get("tweede_factor"):
        return True
    from allauth.mfa.utils import is_mfa_enabled

    aan = bool(is_mfa_enabled(persoon, ["totp"]))
    if aan:
        request.session["tweede_factor"] = True
    return aan
