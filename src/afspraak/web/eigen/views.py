"""One's own account: roles, absence, declaration."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.people.absence import report_return
from afspraak.storage.mensen import vervangt_op
from afspraak.storage.models import Afwezigheid, Persoon
from afspraak.termijnen import AfspraakFout
from afspraak.web.beheer.views import leg_afwezigheid_vast
from afspraak.web.people.answers import desk_of, tell
from afspraak.web.verzoek import lees_nummer, werkplek


@require_http_methods(["GET", "POST"])
def ik(request: HttpRequest) -> HttpResponse:
    """Show what I hold, and let me say when I am away and who replaces me."""
    plek = werkplek(request)
    fout = ""
    if request.method == "POST":
        try:
            if request.POST.get("actie") == "terug":
                weg = get_object_or_404(
                    Afwezigheid, pk=lees_nummer(request.POST.get("nummer", "")), persoon=plek.persoon
                )
                fout = tell(request, report_return(desk_of(request), weg))
            else:
                fout = leg_afwezigheid_vast(request, plek.persoon)
        except AfspraakFout as gevonden:
            fout = str(gevonden)
        if not fout:
            return redirect(reverse("ik"))
    inhoud = {
        "titel": "Mijn gegevens",
        "dag": plek.dag,
        "fout": fout,
        "getypt": request.POST,
        "rollen": [
            (plek.pakket.rollen[r.rol].titel, gemeentenaam(plek.pakket, r.gemeente), r.tot)
            for r in plek.als.rollen
            if r.geldt_op(plek.dag) and r.rol in plek.pakket.rollen
        ],
        "vervangt": vervangt_op(plek.persoon, plek.dag),
        "verklaring": plek.als.verklaring_op if plek.als.heeft_verklaring(plek.dag) else None,
        "verklaring_tot": plek.als.verklaring_tot,
        "mandaten": sorted({m.regel for m in plek.als.mandaten if m.geldt_op(plek.dag)}),
        "afwezigheden": [(a, a.tot >= plek.dag) for a in plek.persoon.afwezigheden.select_related("vervanger")],
        "collegas": Persoon.objects.filter(is_active=True).exclude(pk=plek.persoon.pk).order_by("naam"),
    }
    return render(request, "eigen/ik.html", inhoud, status=422 if fout else 200)
