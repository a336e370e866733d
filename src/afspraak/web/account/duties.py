"""What somebody who is logged in must do before anything else: choose a password of one's own, set up a second step."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from afspraak.storage.models import Persoon

WAY_OUT = ("account_change_password", "account_logout")


def first_password_page(request: HttpRequest) -> str | None:
    """Return where to choose a password, if it must be done now and this is not the page for it."""
    user = request.user
    if not isinstance(user, Persoon) or not user.must_change_password:
        return None
    return None if request.path in map(reverse, WAY_OUT) else reverse("account_change_password")


def own_password_chosen(user: Persoon, **_rest: Any) -> None:
    """Note that the password is the person's own now."""
    Persoon.objects.filter(pk=user.pk).update(must_change_password=False)


def send_to(request: HttpRequest, page: str, sentence: str) -> HttpResponse:
    """Send somebody to a page. Where only a part of a page was asked for, the page stays, with a sentence above it.

    Following a redirect would put the other page in that part, over what was typed there.
    """
    if not getattr(request, "htmx", False):
        return redirect(page)
    answer = render(request, "account/eerst.html", {"zin": sentence, "bladzijde": page}, status=403)
    answer["HX-Retarget"] = "#inhoud"
    answer["HX-Reswap"] = "afterbegin show:top"
    # What asked may take only its own part of an answer, and would find nothing in this one.
    answer["HX-Reselect"] = "[data-eerst]"
    return answer


def second_step_forgotten(request: HttpRequest, **_rest: Any) -> None:
    """Let the next page ask again whether there is a second step: one was just removed."""
    request.session.pop("tweede_factor", None)


def second_step_proved(request: HttpRequest, user: Persoon, **_rest: Any) -> None:
    """Note that a code was just typed, so that the page after it does not ask for one again."""
    from allauth.account.internal.flows.login import record_authentication

    record_authentication(request, user, method="mfa", type="totp", reauthenticated=True)
