"""The matrix, and one dossier side by side."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.usecases.lezen.matrix import matrix, matrixprocedures, matrixtitel, vergelijk
from afspraak.usecases.pakketten import pakketten
from afspraak.web.dossiers.views import zie
from afspraak.web.verzoek import browse, lees_pagina, werkplek, zonder_pagina

STANDEN = (("open", "Lopend"), ("gesloten", "Afgerond"), ("alle", "Alle"))


@require_safe
def toon(request: HttpRequest, naam: str = "") -> HttpResponse:
    """Show the matrix of a procedure; the first of the agreement where none is named."""
    plek = werkplek(request)
    procedures = {p.naam: p for p in matrixprocedures(plek.pakket)}
    procedure = procedures.get(naam) if naam else next(iter(procedures.values()), None)
    if procedure is None:
        raise Http404
    stand = request.GET.get("stand", "open")
    gevonden = matrix(plek.pakket, procedure, stand=stand, pagina=lees_pagina(request.GET))
    gemeenten = plek.pakket.groepen["gemeenten"]
    inhoud = {
        "titel": matrixtitel(procedure),
        "matrix": gevonden,
        "kop": [gemeentenaam(plek.pakket, g) for g in gemeenten],
        "namen": {g: gemeentenaam(plek.pakket, g) for g in gemeenten},
        "standen": [(w, t, w == stand) for w, t in STANDEN],
        "andere": [(p, matrixtitel(p)) for p in procedures.values() if p.naam != procedure.naam],
        **browse(zonder_pagina(request.GET), gevonden.pagina, more=gevonden.meer),
    }
    return render(request, "beleid/matrix.html", inhoud)


@require_safe
def naast_elkaar(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """Show what each municipality decided, with the differences."""
    plek = werkplek(request)
    beeld = zie(request, plek, kenmerk)
    if isinstance(beeld, HttpResponse):
        return beeld
    if beeld.rij.gemeente is not None:
        raise Http404
    pakket = pakketten().versie(beeld.rij.versie)
    gemeenten = pakket.groepen["gemeenten"]
    inhoud = {
        "titel": f"Naast elkaar: {beeld.rij.titel}",
        "beeld": beeld,
        "kop": [gemeentenaam(pakket, g) for g in gemeenten],
        "vergelijking": vergelijk(beeld.dossier, beeld.kader, gemeenten),
    }
    return render(request, "beleid/vergelijking.html", inhoud)
