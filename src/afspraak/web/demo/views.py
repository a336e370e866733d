"""Accounts one click away, in a demo only."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.storage.models import Persoon
from afspraak.usecases.pakketten import pakketten

EERST = (
    "accounthouder-bel", "beleidsregisseur.huizen", "jurist-mz.huizen", "secretaris-commissie.laren",
    "bestuurssecretaris.laren", "griffier.laren", "secretaris-pfo.huizen", "postregistratie.eemnes",
    "ambtelijk-opdrachtgever", "afdelingshoofd-mz.huizen", "functioneel-beheerder.laren",
    "nieuw.zonder.verklaring",
)  # fmt: skip
"""The accounts that are shown first: who plays a part in the tutorials."""


def alleen_demo() -> None:
    """Make sure that this is a demo.

    Raises:
        Http404: if it is not.
    """
    if not settings.DEMO:
        raise Http404


@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    """Show whom one can be."""
    alleen_demo()
    pakket = pakketten().laatste
    mensen = list(
        Persoon.objects.filter(is_active=True, email__endswith="@demo.example")
        .prefetch_related("rollen")
        .order_by("pk")
    )
    regels = []
    for persoon in mensen:
        rollen: dict[str, list[str]] = {}
        for r in persoon.rollen.all():
            rollen.setdefault(pakket.rollen[r.rol].titel, []).append(gemeentenaam(pakket, r.gemeente))
        regels.append((persoon, "; ".join(f"{titel} ({', '.join(waar)})" for titel, waar in rollen.items())))
    volgorde = {adres: n for n, adres in enumerate(EERST)}
    eerst = sorted(
        (r for r in regels if r[0].email.partition("@")[0] in volgorde),
        key=lambda r: volgorde[r[0].email.partition("@")[0]],
    )
    return render(
        request,
        "demo/accounts.html",
        {"titel": "Kies wie u bent", "eerst": eerst, "rest": [r for r in regels if r not in eerst]},
    )


@require_POST
def word(request: HttpRequest, nummer: int) -> HttpResponse:
    """Log in as somebody of the demo."""
    alleen_demo()
    persoon = get_object_or_404(Persoon, pk=nummer, is_active=True, email__endswith="@demo.example")
    login(request, persoon, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(reverse("werk"))
