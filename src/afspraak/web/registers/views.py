"""Registers: what is in them, and adding to them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.storage.models import Inschrijving
from afspraak.usecases.inschrijven import mag_inschrijven, schrijf_in
from afspraak.usecases.lezen.paging import page_of
from afspraak.verloop.weigering import Weigering
from afspraak.web.formulieren.velden import Keuze
from afspraak.web.verzoek import browse, lees_pagina, werkplek, zonder_pagina

PER_PAGINA = 50


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Show the registers that the agreement asks for."""
    plek = werkplek(request)
    return render(
        request,
        "registers/lijst.html",
        {"titel": "Registers", "registers": plek.pakket.registers.values(), "rollen": plek.pakket.rollen},
    )


@require_http_methods(["GET", "POST"])
def toon(request: HttpRequest, naam: str) -> HttpResponse:
    """Show a register, and add an entry where this person keeps it."""
    plek = werkplek(request)
    pakket = plek.pakket
    register = pakket.registers.get(naam)
    if register is None:
        raise Http404
    mag_voor = [
        g for g in pakket.groepen.get(register.per, ()) if mag_inschrijven(register, g, plek.als, pakket, plek.dag)
    ]
    plichten = [t for t in pakket.terugkerend.values() if t.register == naam]
    weigering: Weigering | None = None
    gevraagd = request.POST if request.method == "POST" else request.GET
    plicht = gevraagd.get("plicht", "")
    gemeente = gevraagd.get("gemeente", mag_voor[0] if len(mag_voor) == 1 else "")
    if request.method == "POST":
        antwoord = schrijf_in(
            register,
            gemeente,
            {veld: request.POST.get(f"veld-{veld}", "") for veld in register.velden},
            terugkerend=plicht if plicht in pakket.terugkerend else "",
            door=plek.als,
            pakket=pakket,
            op=plek.dag,
        )
        if isinstance(antwoord, Inschrijving):
            messages.success(request, f"Ingeschreven als nummer {antwoord.nummer}.")
            return redirect(reverse("register", args=[naam]))
        weigering = antwoord
    page = page_of(Inschrijving.objects.filter(register=naam).order_by("-nummer"), lees_pagina(request.GET), PER_PAGINA)
    inhoud = {
        "titel": register.titel,
        "register": register,
        "beheerder": pakket.rollen[register.beheerd_door].titel,
        "inschrijvingen": [
            (i, gemeentenaam(pakket, i.gemeente), [(v, i.velden.get(v, "")) for v in register.velden])
            for i in page.rows
        ],
        **browse(zonder_pagina(request.GET), page.number, more=page.more),
        "mag": bool(mag_voor),
        "gemeenten": [Keuze(waarde=g, titel=gemeentenaam(pakket, g), gekozen=g == gemeente) for g in mag_voor],
        "plichten": [Keuze(waarde=t.naam, titel=t.titel, gekozen=t.naam == plicht) for t in plichten],
        "velden": [(v, v.replace("_", " ").capitalize(), request.POST.get(f"veld-{v}", "")) for v in register.velden],
        "weigering": weigering,
    }
    return render(request, "registers/toon.html", inhoud, status=422 if weigering else 200)
