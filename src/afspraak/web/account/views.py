"""The page where somebody who was invited chooses a password."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from afspraak.storage.models import Persoon
from afspraak.web.account.forms import ChoosePassword
from afspraak.web.account.invitation import invited

KEPT_AS = "uitnodiging"
"""Under which name the session keeps the token, so that the page itself has an address without it."""
GONE = 410


@csrf_exempt  # It changes nothing; and a refusal would write the address, so the token, in the log.
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Take the token out of the address, whoever asks and how: what follows shows and logs an address without it."""
    request.session[KEPT_AS] = token
    answer = redirect("uitnodiging")
    answer["Referrer-Policy"] = "no-referrer"
    return answer


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Show the form, and store the password that was chosen."""
    token = str(request.session.get(KEPT_AS, ""))
    if request.method == "POST":
        # Two at once with the same link: the second one waits, and then finds that it was used.
        with transaction.atomic():
            found = invited(token)
            persoon = found and Persoon.objects.select_for_update().filter(pk=found.pk).first()
            if persoon and invited(token):
                form = ChoosePassword(data=request.POST, user=persoon)
                return _stored(request, form, persoon) if form.is_valid() else _form(request, form, persoon)
    elif persoon := invited(token):
        return _form(request, ChoosePassword(user=persoon), persoon)
    answer = render(request, "account/uitnodiging_voorbij.html", {"dagen": settings.INVITATION_DAYS}, status=GONE)
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _form(request: HttpRequest, form: ChoosePassword, persoon: Persoon) -> HttpResponse:
    # Without a referrer a browser sends no origin with a form either, and Django would refuse it. The address of this
    # page holds no token, so what other pages of ours are told is nothing.
    values = {"form": form, "wie": persoon, "fout_in_titel": bool(form.errors)}
    return render(request, "account/uitnodiging.html", values, status=422 if form.errors else 200)


def _stored(request: HttpRequest, form: ChoosePassword, persoon: Persoon) -> HttpResponse:
    form.save()
    Persoon.objects.filter(pk=persoon.pk).update(must_change_password=False)
    logout(request)  # Of a colleague who was logged in here; and the token goes with the session.
    messages.success(request, f"Uw wachtwoord is ingesteld. Meld u nu aan met {persoon.email}.")
    return redirect("account_login")
