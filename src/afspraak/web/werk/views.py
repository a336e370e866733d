"""The worklist and its acts: take, hand over, give back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from afspraak.storage.models import Persoon
from afspraak.usecases.lezen.werklijst import GROEPEN, Werkfilter, mijn_werk, te_verdelen, wacht_op_anderen
from afspraak.usecases.toewijzen import kandidaten, verdeelt_plekken, wijs_toe
from afspraak.web.keuzes import gemeentekeuzes, procedurekeuzes, rolkeuzes
from afspraak.web.verzoek import browse, lees_nummer, lees_pagina, met, werkplek, zonder_pagina

TABS = {"mij": "Voor mij", "anderen": "Wacht op anderen", "verdelen": "Te verdelen"}


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Show one of the three lists."""
    plek = werkplek(request)
    verdeelt = verdeelt_plekken(plek.als, plek.pakket, plek.dag)
    tab = request.GET.get("tab", "mij")
    if tab not in TABS or (tab == "verdelen" and not verdeelt):
        tab = "mij"
    filter_ = Werkfilter(
        gemeente=request.GET.get("gemeente", ""),
        procedure=request.GET.get("procedure", ""),
        rol=request.GET.get("rol", ""),
        alleen_mijn=request.GET.get("mijn") == "1",
        pagina=lees_pagina(request.GET),
    )
    match tab:
        case "anderen":
            werk = wacht_op_anderen(plek.persoon, plek.pakket, plek.dag, filter_)
        case "verdelen":
            werk = te_verdelen(plek.persoon, plek.pakket, plek.dag, filter_, verdeelt)
        case _:
            werk = mijn_werk(plek.als, plek.persoon, plek.pakket, plek.dag, filter_)
    shown = [r.taak for r in werk.regels if r.taak is not None]
    return render(
        request,
        "werk/lijst.html",
        {
            "titel": "Mijn werk",
            "tab": tab,
            "tabs": [
                (naam, titel, met({}, tab=naam)) for naam, titel in TABS.items() if naam != "verdelen" or verdeelt
            ],
            "werk": werk,
            "groepen": [
                (g, [r for r in werk.regels if r.groep == g]) for g in GROEPEN if any(r.groep == g for r in werk.regels)
            ],
            "filter": filter_,
            "gefilterd": any((filter_.gemeente, filter_.procedure, filter_.rol, filter_.alleen_mijn)),
            "gemeenten": gemeentekeuzes(plek.pakket, filter_.gemeente),
            "procedures": procedurekeuzes(plek.pakket, filter_.procedure),
            "rollen": rolkeuzes(plek, filter_.rol, tab),
            "collegas": kandidaten(shown, plek.pakket, plek.dag) if tab != "anderen" else (),
            **browse(zonder_pagina(request.GET), werk.pagina, more=werk.meer),
            "terug": request.get_full_path(),
        },
    )


@require_POST
def wijs(request: HttpRequest) -> HttpResponse:
    """Take the chosen tasks, hand them over, or give them back."""
    plek = werkplek(request)
    taken = [nummer for t in request.POST.getlist("taak") if (nummer := lees_nummer(t))]
    actie = request.POST.get("actie", "")
    terug = _veilig_terug(request)
    if not taken:
        messages.warning(request, "Kies eerst een of meer regels.")
        return redirect(terug)
    aan: Persoon | None = None
    if actie == "neem":
        aan = plek.persoon
    elif actie == "draag_over":
        aan = Persoon.objects.filter(pk=lees_nummer(request.POST.get("collega", "")), is_active=True).first()
        if aan is None:
            messages.warning(request, "Kies aan wie u het werk overdraagt.")
            return redirect(terug)
    elif actie != "geef_terug":
        messages.warning(request, "Kies wat u met deze regels wilt doen.")
        return redirect(terug)
    uitslag = wijs_toe(taken, aan, door=plek.persoon, als=plek.als, pakket=plek.pakket, op=plek.dag)
    if uitslag.gelukt:
        woord = "regel" if uitslag.gelukt == 1 else "regels"
        wie = "u" if aan == plek.persoon else aan.naam if aan else "iedereen met deze rol"
        messages.success(
            request,
            f"{uitslag.gelukt} {woord} is nu voor {wie}."
            if uitslag.gelukt == 1
            else f"{uitslag.gelukt} {woord} zijn nu voor {wie}.",
        )
    for zin in uitslag.waarom_niet:
        messages.warning(request, zin)
    return redirect(terug)


def _veilig_terug(request: HttpRequest) -> str:
    terug = request.POST.get("terug", "")
    if url_has_allowed_host_and_scheme(terug, allowed_hosts=None) and terug.startswith("/"):
        return terug
    return reverse("werk")
