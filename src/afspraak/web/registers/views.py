"""Registers: what is in them, adding to those that people type in, and the statement about confidentiality."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from afspraak.overeenkomst.inhoud import Register
from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.storage.models import Inschrijving
from afspraak.usecases.inschrijven import RECORDED, mag_inschrijven, schrijf_in
from afspraak.usecases.lezen.opgave import confidentiality_statement
from afspraak.usecases.lezen.registerbeeld import lines_of, sight_of
from afspraak.usecases.toegang import who_must_sign
from afspraak.verloop.weigering import Weigering
from afspraak.web.formulieren.velden import Keuze
from afspraak.web.middleware import Werkplek
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
    register = _register(plek, naam)
    weigering: Weigering | None = None
    asked = request.POST if request.method == "POST" else request.GET
    if request.method == "POST":
        antwoord = _schrijf(request.POST, register, plek)
        if isinstance(antwoord, Inschrijving):
            messages.success(request, f"Ingeschreven als nummer {antwoord.nummer}.")
            return redirect(reverse("register", args=[naam]))
        weigering = antwoord
    page = lines_of(register, sight_of(plek.als, plek.pakket, plek.dag), lees_pagina(request.GET), PER_PAGINA)
    inhoud = {
        "titel": register.titel,
        "register": register,
        "beheerder": plek.pakket.rollen[register.beheerd_door].titel,
        "recorded": RECORDED.get(register.bron, ""),
        "parts": [(earlier, list(lines)) for earlier, lines in groupby(page.rows, key=lambda line: line.earlier)],
        **browse(zonder_pagina(request.GET), page.number, more=page.more),
        **_form(asked, register, plek),
        "weigering": weigering,
    }
    if register.bron == "verklaringen":
        inhoud |= _statement(plek)
    return render(request, "registers/toon.html", inhoud, status=422 if weigering else 200)


@require_safe
def opgave(request: HttpRequest, naam: str) -> HttpResponse:
    """Show the statement by itself, to print or keep: numbers only."""
    plek = werkplek(request)
    register = _register(plek, naam)
    if register.bron != "verklaringen" or not plek.toegang.bereik.plekken:
        raise Http404
    inhoud = {"titel": f"Opgave: {register.titel.lower()}", "register": register, **_statement(plek)}
    return render(request, "registers/opgave.html", inhoud)


def _register(plek: Werkplek, naam: str) -> Register:
    register = plek.pakket.registers.get(naam)
    if register is None:
        raise Http404
    return register


def _statement(plek: Werkplek) -> dict[str, Any]:
    names = " en ".join(gemeentenaam(plek.pakket, g) for g in who_must_sign(plek.pakket))
    return {
        "statement": confidentiality_statement(plek.pakket, plek.dag),
        "statement_for": names,
        "citeertitel": plek.pakket.citeertitel,
        "may_ask": bool(plek.toegang.bereik.plekken),
    }


def _schrijf(post: QueryDict, register: Register, plek: Werkplek) -> Inschrijving | Weigering:
    plicht = post.get("plicht", "")
    return schrijf_in(
        register,
        post.get("gemeente", ""),
        {veld: post.get(f"veld-{veld}", "") for veld in register.velden},
        terugkerend=plicht if plicht in plek.pakket.terugkerend else "",
        door=plek.als,
        pakket=plek.pakket,
        op=plek.dag,
    )


def _form(asked: QueryDict, register: Register, plek: Werkplek) -> dict[str, Any]:
    """Return the form for a new line, for where this person keeps the register; what was typed stays."""
    pakket = plek.pakket
    mag_voor = [
        g for g in pakket.groepen.get(register.per, ()) if mag_inschrijven(register, g, plek.als, pakket, plek.dag)
    ]
    gemeente = asked.get("gemeente", mag_voor[0] if len(mag_voor) == 1 else "")
    plicht = asked.get("plicht", "")
    plichten = [t for t in pakket.terugkerend.values() if t.register == register.naam]
    return {
        "mag": bool(mag_voor),
        "gemeenten": [Keuze(waarde=g, titel=gemeentenaam(pakket, g), gekozen=g == gemeente) for g in mag_voor],
        "plichten": [Keuze(waarde=t.naam, titel=t.titel, gekozen=t.naam == plicht) for t in plichten],
        "velden": [(v, v.replace("_", " ").capitalize(), asked.get(f"veld-{v}", "")) for v in register.velden],
    }
