"""What people do in a dossier: a step, a correction, an attachment; and starting one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from afspraak.overeenkomst.zinnen import vertel
from afspraak.people.submissions import Submission
from afspraak.storage.models import Bijlage
from afspraak.usecases.beginnen import AlreadyBegun, begin
from afspraak.usecases.bijlagen import Geweigerd, verwijzing, voeg_bijlage_toe
from afspraak.usecases.handelen import handel
from afspraak.usecases.lezen.dossierbeeld import Dossierbeeld, dossierbeeld, net_gestopt
from afspraak.usecases.pakketten import pakketten
from afspraak.usecases.vastleggen import AnderWasEerder, Vastgelegd, vind_rij
from afspraak.verloop.bevoegd import mag_beginnen
from afspraak.verloop.gebeurtenis import Handeling, Waarde
from afspraak.verloop.procedure import Stap, Uitkomstrij
from afspraak.verloop.weigering import Weigering, Weigeringsoort
from afspraak.web.dossiers.pagina import meld_bedragen, omgeving_van, toon_dossier
from afspraak.web.dossiers.views import zie
from afspraak.web.formulieren.formulier import Inzending, formulier_id, lees_inzending, verdeel_weigering
from afspraak.web.formulieren.velden import Keuze
from afspraak.web.keuzes import gemeentekeuzes
from afspraak.web.middleware import Werkplek
from afspraak.web.verzoek import getypt, lees_nummer, read_key, werkplek

NO_KEY = "Dit formulier kwam niet heel aan. Er is niets begonnen. Kijk het na en druk nog een keer op Begin."
OTHER_DOSSIER = (
    "Met dit formulier begon u eerder {}; dat staat er. "
    "Wilt u ook dit dossier beginnen, druk dan nog een keer op Begin."
)


@require_POST
def doe(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """Do a step, or (``actie=kies``) only show the questions of another outcome with all that was typed."""
    plek = werkplek(request)
    beeld = zie(request, plek, kenmerk)
    if isinstance(beeld, HttpResponse):
        return beeld
    stap = beeld.kader.procedure.stappen.get(request.POST.get("stap", ""))
    if stap is None:
        raise Http404
    voor = request.POST.get("voor") or None
    waarden, bestandsfouten = _met_bestanden(request, plek, kenmerk, getypt(request.POST))
    inzending = Inzending(uitkomst=request.POST.get("uitkomst", ""), waarden=waarden, fouten=bestandsfouten)
    id_ = formulier_id(stap.naam, voor)
    rij = stap.uitkomsten.get(inzending.uitkomst)
    if rij is None or request.POST.get("actie") == "kies":
        return _opnieuw(request, plek, kenmerk, id_, inzending, status=200)
    roster = omgeving_van(beeld).roster
    gegevens, fouten = lees_inzending(rij, beeld.kader.procedure.gegevens, waarden, roster)
    fouten |= bestandsfouten
    if fouten:
        return _opnieuw(request, plek, kenmerk, id_, replace(inzending, fouten=fouten))
    return _leg_vast(request, plek, beeld, stap, rij, voor, gegevens, inzending)


def _leg_vast(
    request: HttpRequest,
    plek: Werkplek,
    beeld: Dossierbeeld,
    stap: Stap,
    rij: Uitkomstrij,
    voor: str | None,
    gegevens: Mapping[str, Waarde],
    inzending: Inzending,
) -> HttpResponse:
    kenmerk = beeld.rij.kenmerk
    daad = Handeling(stap=stap.naam, uitkomst=rij.naam, voor=voor, gegevens=gegevens)
    verwacht = lees_nummer(request.POST.get("volgnummer", ""))
    antwoord = handel(kenmerk, daad, door=plek.als, op=plek.dag, verwacht=verwacht)
    id_ = formulier_id(stap.naam, voor)
    match antwoord:
        case Vastgelegd():
            messages.success(request, f"Vastgelegd: {vertel(antwoord.gebeurtenissen[-1], beeld.kader, beeld.pakket)}")
            meld_bedragen(request, gegevens, beeld.kader)
            for te_laat, zin in net_gestopt(beeld, antwoord.dossier, plek.dag):
                (messages.warning if te_laat else messages.success)(request, zin)
            return redirect(reverse("dossier", args=[kenmerk]))
        case AnderWasEerder():
            return _opnieuw(request, plek, kenmerk, id_, inzending, conflict=antwoord, status=409)
        case Weigering():
            fouten = verdeel_weigering(antwoord, (*rij.vraagt, *rij.kan))
            anders = replace(inzending, fouten=fouten, weigering=None if fouten else antwoord)
            return _opnieuw(request, plek, kenmerk, id_, anders)


def _opnieuw(
    request: HttpRequest,
    plek: Werkplek,
    kenmerk: str,
    id_: str,
    inzending: Inzending,
    *,
    conflict: AnderWasEerder | None = None,
    status: int = 422,
) -> HttpResponse:
    """Show the dossier as it is now, with what was typed still in the form."""
    beeld = dossierbeeld(kenmerk, plek.als, plek.dag)
    if beeld is None:
        raise Http404
    zinnen = tuple((g.volgnummer, vertel(g, beeld.kader, beeld.pakket)) for g in conflict.nieuw) if conflict else ()
    kan_nog = any(formulier_id(k.stap.stap.naam, k.stap.voor) == id_ for k in (*beeld.van_mij, *beeld.bevoegdheden))
    if not kan_nog and inzending.weigering is None and not conflict:
        raise Http404
    return toon_dossier(
        request,
        plek,
        beeld,
        inzendingen={id_: inzending},
        conflict=zinnen,
        verloren=None if kan_nog else inzending,
        status=status,
    )


def _met_bestanden(
    request: HttpRequest, plek: Werkplek, kenmerk: str, waarden: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Keep uploaded files at once, so that a mistake elsewhere in the form never costs the upload."""
    gevuld, fouten = dict(waarden), {}
    for veld, bestand in request.FILES.items():
        naam = veld.removesuffix("__bestand")
        if isinstance(bestand, list):
            continue
        antwoord = voeg_bijlage_toe(kenmerk, bestand, door=plek.persoon, op=plek.dag)
        if isinstance(antwoord, Geweigerd):
            fouten[naam] = antwoord.zin
        else:
            gevuld[naam] = verwijzing(antwoord)
    return gevuld, fouten


@require_POST
def voeg_toe(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """Add a loose attachment."""
    plek = werkplek(request)
    bestand = request.FILES.get("bestand")
    if vind_rij(kenmerk) is None:
        raise Http404
    if bestand is None or isinstance(bestand, list):
        messages.warning(request, "Kies eerst een bestand.")
    else:
        antwoord = voeg_bijlage_toe(kenmerk, bestand, door=plek.persoon, op=plek.dag)
        if isinstance(antwoord, Bijlage):
            messages.success(request, f"Toegevoegd als bijlage {antwoord.nummer}: {antwoord.naam}.")
        else:
            messages.warning(request, antwoord.zin)
    return redirect(reverse("dossier", args=[kenmerk]) + "#bijlagen")


@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    """Start a dossier: choose the procedure, then give it a title and a municipality."""
    plek = werkplek(request)
    pakket = pakketten().voor_begin(plek.dag)
    gevraagd = request.POST if request.method == "POST" else request.GET
    naam = gevraagd.get("procedure", "")
    uit = gevraagd.get("uit", "")
    moeder = vind_rij(uit) if uit else None
    if naam not in pakket.procedures:
        keuzes = [p for p in pakket.procedures.values() if _mag_ergens(plek, p.naam)]
        per_artikel: dict[str, list[object]] = {}
        for procedure in keuzes:
            nummer = pakket.artikel_van[procedure.naam]
            artikel = next(a for a in pakket.artikelen if a.nummer == nummer)
            per_artikel.setdefault(f"Artikel {nummer}. {artikel.titel}", []).append(procedure)
        keuze = {"titel": "Nieuw dossier", "per_artikel": per_artikel}
        return render(request, "dossiers/kies.html", keuze)
    procedure = pakket.procedures[naam]
    gemeente = gevraagd.get("gemeente") or (moeder.gemeente if moeder else "") or ""
    fout: Weigering | None = None
    key = read_key(request.POST.get("submission", ""))
    if request.method == "POST" and key is None:
        fout = Weigering(soort=Weigeringsoort.ONVOLLEDIG, zin=NO_KEY)
    elif key is not None:
        antwoord = begin(
            naam,
            request.POST.get("titel", ""),
            gemeente=None if procedure.voor_alle else gemeente or None,
            door=plek.als,
            op=plek.dag,
            uit=uit,
            submission=Submission(key, plek.persoon),
        )
        if isinstance(antwoord, Vastgelegd):
            return _begonnen(request, antwoord.kenmerk, uit)
        if isinstance(antwoord, AlreadyBegun):
            if antwoord.same:
                return _begonnen(request, antwoord.kenmerk, uit, again=True)
            key = None
            antwoord = Weigering(soort=Weigeringsoort.ONVOLLEDIG, zin=OTHER_DOSSIER.format(antwoord.kenmerk))
        fout = antwoord
    inhoud: dict[str, Any] = {
        "titel": f"Nieuw dossier: {procedure.titel}",
        "procedure": procedure,
        "gemeenten": [] if procedure.voor_alle else _gemeenten(plek, procedure.naam, gemeente, alle=moeder is not None),
        "getypt": request.POST.get("titel", ""),
        "moeder": moeder,
        "fout": fout,
        # A refused form keeps its key: nothing was begun with it.
        "submission": key or uuid4(),
        "fout_bij": fout.ontbreekt[0] if fout and fout.ontbreekt else "titel",
    }
    return render(request, "dossiers/nieuw.html", inhoud, status=422 if fout else 200)


def _gemeenten(plek: Werkplek, procedure: str, gekozen: str, *, alle: bool) -> list[Keuze]:
    """Return the municipalities for which this person may begin; out of another dossier any that can have such a one."""
    kader = plek.pakket.kader(procedure)
    can_be = kader.groepen.get(kader.procedure.groep, ())
    keuzes = [k for k in gemeentekeuzes(plek.pakket, gekozen) if k.waarde in can_be]
    eigen = [k for k in keuzes if alle or mag_beginnen(k.waarde, plek.als, plek.dag, kader)] or keuzes
    return [replace(k, gekozen=True) for k in eigen] if len(eigen) == 1 else eigen


def _begonnen(request: HttpRequest, kenmerk: str, uit: str, *, again: bool = False) -> HttpResponse:
    """Go to the new dossier; or back, where it is out of this person's sight: others go on with it."""
    begun = f"Dit dossier had u al begonnen: {kenmerk}." if again else f"Begonnen: {kenmerk}."
    if vind_rij(kenmerk) is not None:
        messages.success(request, begun if again else f"{begun} Leg nu de eerste stap vast.")
        return redirect(reverse("dossier", args=[kenmerk]))
    messages.success(
        request, f"{begun} U kunt het zelf niet openen; wie er bij die gemeente een rol in heeft, gaat verder."
    )
    return redirect(reverse("dossier", args=[uit]) if uit else reverse("dossiers"))


def _mag_ergens(plek: Werkplek, procedure: str) -> bool:
    kader = plek.pakket.kader(procedure)
    gemeenten: tuple[str | None, ...] = (None,) if kader.procedure.voor_alle else kader.groepen["gemeenten"]
    return any(mag_beginnen(g, plek.als, plek.dag, kader) for g in gemeenten)
