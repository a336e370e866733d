"""Correcting what was recorded: a new event with a reason and a second person; the old one stays readable."""

from collections.abc import Mapping
from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from afspraak.overeenkomst.zinnen import vertel
from afspraak.storage.mensen import functionaris
from afspraak.storage.models import Persoon
from afspraak.termijnen import AfspraakFout
from afspraak.usecases.handelen import corrigeer
from afspraak.usecases.lezen.dossierbeeld import Dossierbeeld
from afspraak.usecases.vastleggen import AnderWasEerder, Vastgelegd
from afspraak.verloop.gebeurtenis import Correctie, Gebeurtenis, Waarde
from afspraak.verloop.kader import Functionaris
from afspraak.verloop.weigering import Weigering
from afspraak.web.dossiers.pagina import meld_bedragen, omgeving_van
from afspraak.web.dossiers.views import zie
from afspraak.web.formulieren.formulier import lees_antwoord
from afspraak.web.formulieren.velden import Veld, als_tekst, maak_veld
from afspraak.web.verzoek import getypt, lees_nummer, werkplek


@require_http_methods(["GET", "POST"])
def corrigeer_gebeurtenis(request: HttpRequest, kenmerk: str, nummer: int) -> HttpResponse:
    """Show an event with its facts to correct, and write the correction."""
    plek = werkplek(request)
    beeld = zie(request, plek, kenmerk, alles=True)
    if isinstance(beeld, HttpResponse):
        return beeld
    gebeurtenis = next((g for g in beeld.dossier.log if g.volgnummer == nummer), None)
    regel = next((r for r in beeld.historie if r.nummer == nummer), None)
    if gebeurtenis is None or regel is None or not regel.te_corrigeren:
        raise Http404
    waarden: Mapping[str, str] = getypt(request.POST) if request.method == "POST" else {}
    collegas = Persoon.objects.filter(is_active=True).exclude(pk=plek.persoon.pk).order_by("naam")
    fouten: dict[str, str] = {}
    weigering: Weigering | None = None
    if request.method == "POST":
        vervalt = waarden.get("vervalt") == "ja"
        gegevens, fouten = _anders(gebeurtenis, beeld, {} if vervalt else waarden)
        fouten |= _geen_collega(waarden.get("akkoord", ""), collegas)
        if not fouten:
            antwoord = corrigeer(
                kenmerk,
                Correctie(
                    volgnummer=nummer,
                    reden=waarden.get("reden", ""),
                    akkoord=_tweede(waarden.get("akkoord", ""), collegas, plek.dag),
                    gegevens=gegevens,
                    vervalt=vervalt,
                ),
                door=plek.als,
                op=plek.dag,
                verwacht=lees_nummer(waarden.get("volgnummer", "")),
            )
            if isinstance(antwoord, Vastgelegd):
                messages.success(request, "De correctie is vastgelegd; wat er stond blijft in de geschiedenis.")
                meld_bedragen(request, gegevens, beeld.kader)
                return redirect(reverse("dossier", args=[kenmerk]))
            weigering = None if isinstance(antwoord, AnderWasEerder) else antwoord
            if isinstance(antwoord, AnderWasEerder):
                messages.warning(request, "Iemand was u net voor in dit dossier. Kijk of uw correctie nog klopt.")
            elif weigering and weigering.ontbreekt:
                fouten[weigering.ontbreekt[0]] = weigering.zin
    inhoud = {
        "titel": f"Corrigeren: {beeld.rij.kenmerk} gebeurtenis {nummer}",
        "beeld": beeld,
        "zin": vertel(gebeurtenis, beeld.kader, beeld.pakket),
        "nummer": nummer,
        "velden": _velden(gebeurtenis, beeld, waarden, fouten),
        "reden": waarden.get("reden", ""),
        "akkoord": waarden.get("akkoord", ""),
        "vervalt": waarden.get("vervalt") == "ja",
        "fouten": fouten,
        "weigering": weigering if weigering and not fouten else None,
        "volgnummer": beeld.dossier.volgnummer,
        "collegas": collegas,
    }
    return render(request, "dossiers/corrigeer.html", inhoud, status=422 if fouten or weigering else 200)


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


def _geen_collega(akkoord: str, collegas: QuerySet[Persoon]) -> dict[str, str]:
    """Return what is wrong with the second person; that one is missing altogether is for the core to say."""
    if not akkoord or collegas.filter(naam=akkoord).exists():
        return {}
    return {"akkoord": "Kies een collega uit de lijst: een tweede persoon kijkt mee."}


def _tweede(naam: str, collegas: QuerySet[Persoon], dag: date) -> Functionaris | None:
    gevonden = collegas.filter(naam=naam).first() if naam else None
    return functionaris(gevonden, dag) if gevonden else None


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
