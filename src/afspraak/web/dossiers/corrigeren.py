"""Asking for a correction: a reason and the facts; a second person agrees in their own worklist, and then it is so."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from afspraak.overeenkomst.zinnen import noem_bedragen, vertel
from afspraak.termijnen import AfspraakFout, schrijf_dag
from afspraak.usecases.correcties import Asked, ask_correction
from afspraak.usecases.lezen.dossierbeeld import Dossierbeeld
from afspraak.usecases.vastleggen import AnderWasEerder
from afspraak.verloop.correctie import akkoord_nodig
from afspraak.verloop.gebeurtenis import Correctie, Gebeurtenis, Waarde
from afspraak.verloop.weigering import Weigering
from afspraak.web.dossiers.pagina import omgeving_van
from afspraak.web.dossiers.views import zie
from afspraak.web.formulieren.formulier import lees_antwoord
from afspraak.web.formulieren.velden import Veld, als_tekst, maak_veld
from afspraak.web.middleware import Werkplek
from afspraak.web.verzoek import getypt, lees_nummer, werkplek


@require_http_methods(["GET", "POST"])
def corrigeer_gebeurtenis(request: HttpRequest, kenmerk: str, nummer: int) -> HttpResponse:
    """Show an event with its facts to correct and who could agree, and ask for the correction."""
    plek = werkplek(request)
    beeld = zie(request, plek, kenmerk, alles=True)
    if isinstance(beeld, HttpResponse):
        return beeld
    gebeurtenis = next((g for g in beeld.dossier.log if g.volgnummer == nummer), None)
    regel = next((r for r in beeld.historie if r.nummer == nummer), None)
    if gebeurtenis is None or regel is None or not regel.te_corrigeren:
        raise Http404
    waarden: Mapping[str, str] = getypt(request.POST) if request.method == "POST" else {}
    fouten: dict[str, str] = {}
    weigering: Weigering | None = None
    if request.method == "POST":
        vervalt = waarden.get("vervalt") == "ja"
        gegevens, fouten = _anders(gebeurtenis, beeld, {} if vervalt else waarden)
        daad = Correctie(volgnummer=nummer, reden=waarden.get("reden", ""), gegevens=gegevens, vervalt=vervalt)
        if not fouten:
            antwoord = _vraag(request, plek, beeld, daad, lees_nummer(waarden.get("volgnummer", "")))
            if antwoord is True:
                return redirect(reverse("dossier", args=[kenmerk]))
            weigering = antwoord or None
            if weigering and weigering.ontbreekt:
                fouten[weigering.ontbreekt[0]] = weigering.zin
    inhoud = {
        "titel": f"Corrigeren: {beeld.rij.kenmerk} gebeurtenis {nummer}",
        "beeld": beeld,
        "zin": vertel(gebeurtenis, beeld.kader, beeld.pakket),
        "nummer": nummer,
        "velden": _velden(gebeurtenis, beeld, waarden, fouten),
        "reden": waarden.get("reden", ""),
        "vervalt": waarden.get("vervalt") == "ja",
        "fouten": fouten,
        "weigering": weigering if weigering and not fouten else None,
        "volgnummer": beeld.dossier.volgnummer,
        "wie": akkoord_nodig(beeld.dossier, gebeurtenis, beeld.kader).zin,
    }
    return render(request, "dossiers/corrigeer.html", inhoud, status=422 if fouten or weigering else 200)


def _vraag(
    request: HttpRequest, plek: Werkplek, beeld: Dossierbeeld, daad: Correctie, verwacht: int
) -> bool | Weigering:
    """Ask for the correction and tell what happened: True if it waits now, False if somebody was first, or a refusal."""
    antwoord = ask_correction(
        beeld.rij.kenmerk, daad, person=plek.persoon, als=plek.als, op=plek.dag, expected=verwacht
    )
    if isinstance(antwoord, Asked):
        tot = schrijf_dag(antwoord.last_day)
        zin = f"Uw correctie wacht op akkoord van {' of '.join(antwoord.who)}, tot en met {tot}."
        messages.success(request, f"{zin} Tot die tijd verandert er niets.")
        if bedragen := noem_bedragen(daad.gegevens, beeld.kader):
            messages.success(request, f"Gevraagd: {bedragen}.")
        return True
    if isinstance(antwoord, AnderWasEerder):
        messages.warning(request, "Iemand was u net voor in dit dossier. Kijk of uw correctie nog klopt.")
        return False
    return antwoord


def _velden(
    gebeurtenis: Gebeurtenis, beeld: Dossierbeeld, waarden: Mapping[str, str], fouten: Mapping[str, str]
) -> list[Veld]:
    omgeving = omgeving_van(beeld)
    velden = []
    for naam, waarde in gebeurtenis.gegevens.items():
        gegeven = beeld.kader.procedure.gegevens.get(naam)
        if gegeven is not None:
            velden.append(
                maak_veld(
                    gegeven,
                    prefix="correctie",
                    verplicht=True,
                    waarde=waarden.get(naam, als_tekst(gegeven, waarde)),
                    fout=fouten.get(naam, ""),
                    bron="",
                    omgeving=omgeving,
                    getypt=waarden,
                    eerder=waarde,
                )
            )
    return velden


def _anders(
    gebeurtenis: Gebeurtenis, beeld: Dossierbeeld, waarden: Mapping[str, str]
) -> tuple[dict[str, Waarde], dict[str, str]]:
    """Return only the facts that were changed, and what is wrong with them."""
    gegevens: dict[str, Waarde] = {}
    fouten: dict[str, str] = {}
    roster = omgeving_van(beeld).roster
    for naam, oud in gebeurtenis.gegevens.items():
        gegeven = beeld.kader.procedure.gegevens.get(naam)
        if gegeven is None or naam not in waarden:
            continue
        try:
            nieuw = lees_antwoord(gegeven, waarden, roster, oud)
        except AfspraakFout as fout:
            fouten[naam] = str(fout)
            continue
        if nieuw != oud:
            gegevens[naam] = nieuw
    return gegevens, fouten
