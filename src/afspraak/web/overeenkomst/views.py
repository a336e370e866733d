"""The agreement: the version in force on a day, the articles with their ledger, what stands behind a count."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from afspraak.overeenkomst.verschil import vergelijk
from afspraak.termijnen import AfspraakFout
from afspraak.usecases.lezen.artikelen import handtekeningen, overeenkomst, regels_achter
from afspraak.usecases.pakketten import pakketten
from afspraak.verloop.grootboek import Verplichtingstand
from afspraak.web.verzoek import browse, lees_optionele_dag, lees_pagina, werkplek

PER_PAGINA = 50


@require_safe
def toon(request: HttpRequest) -> HttpResponse:
    """Show the agreement as it held on a day."""
    plek = werkplek(request)
    fout = ""
    dag = plek.dag
    try:
        dag = lees_optionele_dag(request.GET.get("op", ""), "op") or plek.dag
    except AfspraakFout as gevonden:
        fout = str(gevonden)
    pakket = pakketten().geldend(dag)
    inhoud = {
        "titel": "Overeenkomst",
        "op": dag,
        "gevraagd": request.GET.get("op", ""),
        "fout": fout,
        "pakket": pakket,
        "versies": pakketten().versies,
        "artikelen": overeenkomst(pakket, plek.dag) if pakket else (),
        "handtekeningen": handtekeningen(pakket) if pakket else (),
        "vragen": [v for v in pakket.vragen.values() if v.stand == "open"] if pakket else [],
    }
    return render(request, "overeenkomst/toon.html", inhoud)


@require_safe
def artikel(request: HttpRequest, nummer: int) -> HttpResponse:
    """Show one article: every lid, its obligations and how they stand."""
    plek = werkplek(request)
    pakket = pakketten().geldend(plek.dag) or pakketten().laatste
    gevonden = overeenkomst(pakket, plek.dag, nummer)
    if not gevonden:
        raise Http404
    nummers = [a.nummer for a in pakket.artikelen]
    plaats = nummers.index(nummer)
    inhoud = {
        "titel": f"Artikel {nummer}. {gevonden[0].artikel.titel}",
        "beeld": gevonden[0],
        "pakket": pakket,
        "procedures": [p for p in pakket.procedures.values() if pakket.artikel_van[p.naam] == nummer],
        "vorig": nummers[plaats - 1] if plaats else None,
        "volgend": nummers[plaats + 1] if plaats + 1 < len(nummers) else None,
    }
    return render(request, "overeenkomst/artikel.html", inhoud)


@require_safe
def achter(request: HttpRequest) -> HttpResponse:
    """Show the obligations behind a count."""
    plek = werkplek(request)
    bron, stand = request.GET.get("bron", ""), request.GET.get("stand", Verplichtingstand.TE_LAAT.value)
    if stand not in {s.value for s in Verplichtingstand}:
        raise Http404
    page = regels_achter(plek.pakket, bron, stand, lees_pagina(request.GET), PER_PAGINA)
    inhoud = {
        "titel": f"Grootboek: {stand}",
        "bron": bron,
        "stand": stand,
        "regels": page.rows,
        **browse({"bron": bron, "stand": stand}, page.number, more=page.more),
    }
    return render(request, "overeenkomst/achter.html", inhoud)


@require_safe
def verschil(request: HttpRequest, van: str, naar: str) -> HttpResponse:
    """Show what changed between two versions."""
    try:
        oud, nieuw = pakketten().versie(van), pakketten().versie(naar)
    except AfspraakFout as fout:
        raise Http404(str(fout)) from fout
    inhoud = {
        "titel": f"Versie {van} naast versie {naar}",
        "verschillen": vergelijk(oud, nieuw),
        "van": oud,
        "naar": nieuw,
    }
    return render(request, "overeenkomst/verschil.html", inhoud)
