"""The list of dossiers, one dossier, and its figure."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from afspraak.storage.models import Bijlage, Inzage
from afspraak.tekening.svg import teken_svg
from afspraak.usecases.lezen.dossierbeeld import Dossierbeeld, dossierbeeld
from afspraak.usecases.lezen.lijst import Lijstfilter, dossierlijst
from afspraak.usecases.vastleggen import laad_dossier, vind_rij
from afspraak.verloop.openstaand import open_stappen
from afspraak.web.dossiers.pagina import toon_dossier
from afspraak.web.keuzes import gemeentekeuzes, procedurekeuzes
from afspraak.web.middleware import Werkplek
from afspraak.web.verzoek import browse, lees_pagina, werkplek, zonder_pagina
from afspraak.werkmap.klok import nu

STANDEN = (("open", "Open"), ("gesloten", "Gesloten"), ("alle", "Alle"))


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Show the dossiers that this person may see."""
    plek = werkplek(request)
    filter_ = Lijstfilter(
        zoek=request.GET.get("zoek", "").strip()[:100],
        gemeente=request.GET.get("gemeente", ""),
        procedure=request.GET.get("procedure", ""),
        stand=request.GET.get("stand", "open"),
        pagina=lees_pagina(request.GET),
    )
    gevonden = dossierlijst(plek.pakket, plek.dag, filter_)
    return render(
        request,
        "dossiers/lijst.html",
        {
            "titel": "Dossiers",
            "lijst": gevonden,
            "filter": filter_,
            "standen": [(w, t, w == filter_.stand) for w, t in STANDEN],
            "gemeenten": gemeentekeuzes(plek.pakket, filter_.gemeente),
            "procedures": procedurekeuzes(plek.pakket, filter_.procedure),
            "gefilterd": bool(filter_.zoek or filter_.gemeente or filter_.procedure or filter_.stand != "open"),
            **browse(zonder_pagina(request.GET), gevonden.pagina, more=gevonden.meer),
        },
    )


@require_safe
def toon(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """Show a dossier."""
    plek = werkplek(request)
    beeld = zie(request, plek, kenmerk, alles=request.GET.get("geschiedenis") == "alles")
    if isinstance(beeld, HttpResponse):
        return beeld
    return toon_dossier(request, plek, beeld)


def zie(request: HttpRequest, plek: Werkplek, kenmerk: str, *, alles: bool = False) -> Dossierbeeld | HttpResponse:
    """Return a dossier, or the page that says why not; looking at personal data is logged.

    Raises:
        Http404: if it is not there, or this person may not know that it is.
    """
    beeld = dossierbeeld(kenmerk, plek.als, plek.dag, alles=alles)
    if beeld is None:
        return geen_toegang(request, plek, kenmerk)
    if beeld.kader.procedure.gevoelig:
        Inzage.objects.create(persoon=plek.persoon, dossier=beeld.rij, moment=nu())
    return beeld


def geen_toegang(request: HttpRequest, plek: Werkplek, kenmerk: str) -> HttpResponse:
    """Say that a declaration is missing where that is all that is missing; else that there is nothing here.

    Raises:
        Http404: where the dossier is outside what this person may ever see.
    """
    from afspraak.storage.bereik import ALLES, met_bereik

    with met_bereik(ALLES):
        rij = vind_rij(kenmerk)
    if rij is None or rij.sleutel not in plek.toegang.wacht_op_verklaring:
        raise Http404
    return render(request, "geen_verklaring.html", {"titel": "Eerst een verklaring"}, status=403)


@require_safe
def figuur(_request: HttpRequest, kenmerk: str) -> HttpResponse:
    """Draw the procedure with the present place marked."""
    rij = vind_rij(kenmerk)
    if rij is None:
        raise Http404
    dossier, kader = laad_dossier(rij)
    gedaan = frozenset(stap for stap, _ in dossier.gedaan)
    open_nu = frozenset(o.stap.naam for o in open_stappen(dossier, kader) if not o.mag)
    svg = teken_svg(kader.procedure, gedaan=gedaan - open_nu, open_nu=open_nu)
    return HttpResponse(svg, content_type="image/svg+xml")


@require_safe
def bijlage(_request: HttpRequest, kenmerk: str, nummer: int) -> FileResponse:
    """Download an attachment; never shown inside our own pages."""
    gevonden = Bijlage.objects.filter(dossier__kenmerk=kenmerk, nummer=nummer).first()
    if gevonden is None:
        raise Http404
    antwoord = FileResponse(
        gevonden.bestand.open("rb"), as_attachment=True, filename=gevonden.naam, content_type=gevonden.soort
    )
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord
