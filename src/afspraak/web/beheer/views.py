"""People, roles, mandates, declarations; and the check of the chains. For the functioneel beheerder."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.people.absence import replace, report_absence
from afspraak.people.accounts import close_account, open_account
from afspraak.people.acts import add_person, end_role, give_role
from afspraak.people.mandates import Mandate, give_mandate, record_declaration
from afspraak.people.reading import managed_places, manages
from afspraak.storage.models import Afwezigheid, Persoon, Rolhouderschap
from afspraak.termijnen import AfspraakFout
from afspraak.usecases.herbouw import controleer_ketens
from afspraak.usecases.lezen.paging import page_of
from afspraak.web.keuzes import gemeentekeuzes
from afspraak.web.middleware import Werkplek
from afspraak.web.people.answers import desk_of, tell
from afspraak.web.verzoek import (
    browse,
    lees_nummer,
    lees_optionele_dag,
    lees_pagina,
    lees_verplichte_dag,
    werkplek,
    zonder_pagina,
)

PER_PAGINA = 100
P = ParamSpec("P")


def alleen_beheer(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let in only who manages people and roles; for others the page does not exist."""

    @wraps(view)
    def binnen(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        plek = werkplek(request)
        if not manages(plek.als, plek.dag, plek.pakket):
            raise Http404
        return view(request, *args, **kwargs)

    return binnen


@require_safe
@alleen_beheer
def mensen(request: HttpRequest) -> HttpResponse:
    """Show everybody with their roles."""
    plek = werkplek(request)
    zoek = request.GET.get("zoek", "").strip()
    gevonden = Persoon.objects.filter(naam__icontains=zoek).prefetch_related("rollen").order_by("naam")
    page = page_of(gevonden, lees_pagina(request.GET), PER_PAGINA)
    regels = [
        (
            p,
            [
                f"{_rol(plek, r.rol)} ({gemeentenaam(plek.pakket, r.gemeente)})"
                for r in p.rollen.all()
                if r.tot is None or r.tot >= plek.dag
            ],
        )
        for p in page.rows
    ]
    inhoud = {
        "titel": "Mensen en rollen",
        "regels": regels,
        "zoek": zoek,
        **browse(zonder_pagina(request.GET), page.number, more=page.more),
    }
    return render(request, "beheer/mensen.html", inhoud)


def _rol(plek: Werkplek, naam: str) -> str:
    rol = plek.pakket.rollen.get(naam)
    return rol.titel if rol else naam


@require_http_methods(["GET", "POST"])
@alleen_beheer
def nieuw(request: HttpRequest) -> HttpResponse:
    """Add a person; the first password is shown once."""
    fout = ""
    if request.method == "POST":
        wachtwoord = get_random_string(16)
        desk = desk_of(request)
        places = managed_places(desk)
        answer, persoon = add_person(
            desk,
            request.POST.get("naam", ""),
            request.POST.get("email", ""),
            request.POST.get("organisatie", ""),
            request.POST.get("gemeente", places[0] if places else ""),
            password=wachtwoord,
        )
        fout = tell(request, answer)
        if persoon is not None:
            messages.success(request, f"Eerste wachtwoord, nu voor het laatst te zien: {wachtwoord}")
            return redirect(reverse("persoon", args=[persoon.pk]))
    inhoud = {"titel": "Iemand toevoegen", "fout": fout, "getypt": request.POST}
    return render(request, "beheer/nieuw.html", inhoud, status=422 if fout else 200)


@require_http_methods(["GET", "POST"])
@alleen_beheer
def persoon(request: HttpRequest, nummer: int) -> HttpResponse:
    """Show a person with everything that they hold, and change it."""
    plek = werkplek(request)
    wie = get_object_or_404(Persoon, pk=nummer)
    fout = ""
    if request.method == "POST":
        try:
            fout = _verander(request, wie)
        except AfspraakFout as gevonden:
            fout = str(gevonden)
        if not fout:
            return redirect(reverse("persoon", args=[nummer]))
    pakket = plek.pakket
    inhoud = {
        "titel": wie.naam,
        "wie": wie,
        "fout": fout,
        "actie": request.POST.get("actie", ""),
        "getypt": request.POST,
        "dag": plek.dag,
        "rollen": [
            (r, _rol(plek, r.rol), gemeentenaam(pakket, r.gemeente), r.tot is None or r.tot >= plek.dag)
            for r in wie.rollen.all()
        ],
        "mandaten": [
            (m, ", ".join(gemeentenaam(pakket, g) for g in m.gemeenten), len(m.procedures)) for m in wie.mandaten.all()
        ],
        "verklaringen": wie.verklaringen.order_by("-getekend_op"),
        "afwezigheden": wie.afwezigheden.select_related("vervanger"),
        "rolkeuzes": sorted((r for r in pakket.rollen.values() if not r.orgaan), key=lambda r: r.titel),
        "gemeenten": gemeentekeuzes(pakket),
        "procedures": sorted(pakket.procedures.values(), key=lambda p: p.titel),
        "collegas": Persoon.objects.filter(is_active=True).exclude(pk=wie.pk).order_by("naam"),
    }
    return render(request, "beheer/persoon.html", inhoud, status=422 if fout else 200)


def _verander(request: HttpRequest, wie: Persoon) -> str:
    """Do what the form asks; return the sentence of a refusal, or nothing."""
    post, desk = request.POST, desk_of(request)
    match post.get("actie"):
        case "rol":
            vanaf = lees_verplichte_dag(post.get("vanaf", ""), "vanaf")
            tot = lees_optionele_dag(post.get("tot", ""), "tot")
            return tell(request, give_role(desk, wie, post.get("rol", ""), post.get("gemeente", ""), vanaf, tot))
        case "rol_einde":
            houder = get_object_or_404(Rolhouderschap, pk=lees_nummer(post.get("houder", "")), persoon=wie)
            return tell(request, end_role(desk, houder.pk, lees_verplichte_dag(post.get("tot", ""), "tot en met")))
        case "mandaat":
            mandate = Mandate(
                gemeente=post.get("gemeente", ""),
                orgaan=post.get("orgaan", ""),
                regel=post.get("regel", ""),
                bevoegdheid=post.get("bevoegdheid", ""),
                grondslag=post.get("grondslag", ""),
                procedures=post.getlist("procedures"),
                besluit_op=lees_verplichte_dag(post.get("besluit_op", ""), "besluit op"),
                besluit_kenmerk=post.get("besluit_kenmerk", ""),
                vanaf=lees_verplichte_dag(post.get("vanaf", ""), "vanaf"),
                tot=lees_optionele_dag(post.get("tot", ""), "tot"),
            )
            return tell(request, give_mandate(desk, wie, mandate))
        case "verklaring":
            signed = lees_verplichte_dag(post.get("getekend_op", ""), "getekend op")
            until = lees_optionele_dag(post.get("geldig_tot", ""), "geldig tot")
            return tell(request, record_declaration(desk, wie, signed, until, post.get("document", "")[:120]))
        case "afwezig":
            return leg_afwezigheid_vast(request, wie)
        case _:
            raise AfspraakFout("Kies wat u wilt vastleggen.")


def leg_afwezigheid_vast(request: HttpRequest, wie: Persoon) -> str:
    """Read and record an absence, and who replaces; return the sentence of a refusal, or nothing.

    Raises:
        AfspraakFout: if a day is missing or is none.
    """
    post, desk = request.POST, desk_of(request)
    vervanger = Persoon.objects.filter(pk=lees_nummer(post.get("vervanger", "")), is_active=True).first()
    van = lees_verplichte_dag(post.get("van", ""), "eerste dag")
    tot = lees_verplichte_dag(post.get("tot", ""), "laatste dag")
    fout = tell(request, report_absence(desk, wie, van, tot))
    absence = Afwezigheid.objects.filter(persoon=wie, vanaf=van, tot=tot, ingetrokken_op=None).first()
    if fout or vervanger is None or absence is None:
        return fout
    return tell(request, *replace(desk, absence, vervanger))


@require_http_methods(["GET", "POST"])
@alleen_beheer
def keten(request: HttpRequest) -> HttpResponse:
    """Check every chain, on request: it reads the whole store."""
    breuken = list(controleer_ketens()) if request.method == "POST" else None
    return render(request, "beheer/keten.html", {"titel": "Controle van de geschiedenis", "breuken": breuken})


ACCOUNT_STATES = {"sluit": False, "open": True}


@require_POST
@alleen_beheer
def actief(request: HttpRequest, nummer: int) -> HttpResponse:
    """Close or open an account, as the button says; a person is never removed. Twice is once."""
    wie = get_object_or_404(Persoon, pk=nummer)
    wanted = ACCOUNT_STATES.get(request.POST.get("account", ""))
    if wanted is None:
        messages.warning(request, "Kies of u het account wilt sluiten of openen. Er is niets veranderd.")
    elif fout := tell(request, (open_account if wanted else close_account)(desk_of(request), wie)):
        messages.warning(request, fout)
    return redirect(reverse("persoon", args=[nummer]))
