"""Putting a dossier's page together: cards with forms, clocks with pictures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from afspraak.overeenkomst.zinnen import gemeentenaam, noem_bedragen
from afspraak.usecases.bijlagen import verwijzing
from afspraak.usecases.lezen.dossierbeeld import Dossierbeeld, Klokbeeld, Stapkaart
from afspraak.verloop.gebeurtenis import Waarde
from afspraak.verloop.kader import Kader
from afspraak.web.dossiers.tijdlijn import teken_klok
from afspraak.web.formulieren.colleagues import Roster
from afspraak.web.formulieren.formulier import LEEG, Formulier, Inzending, formulier_id, maak_formulier
from afspraak.web.formulieren.velden import Omgeving, toon_waarde
from afspraak.web.middleware import Werkplek

VEEL = 4
"""From this many cards on, only the first is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaart:
    """An open step with its form."""

    id: str
    stap: Stapkaart
    formulier: Formulier
    open: bool


def omgeving_van(beeld: Dossierbeeld) -> Omgeving:
    """Return what the fields of this dossier need to know."""
    namen = {g: gemeentenaam(beeld.pakket, g) for g in beeld.kader.groepen["gemeenten"]}
    return Omgeving(
        kader=beeld.kader,
        namen=namen,
        roster=Roster(namen),
        bijlagen=tuple((verwijzing(b), f"{b.nummer}. {b.naam}") for b in beeld.bijlagen),
    )


def toon_dossier(
    request: HttpRequest,
    plek: Werkplek,
    beeld: Dossierbeeld,
    *,
    inzendingen: Mapping[str, Inzending] | None = None,
    conflict: tuple[Any, ...] = (),
    verloren: Inzending | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render a dossier; ``inzendingen`` are answers that were sent and not (yet) written down, by form id."""
    ingezonden = dict(inzendingen or {})
    vooraf = request.GET.get("stap", "")
    if vooraf and vooraf not in ingezonden:
        ingezonden[vooraf] = Inzending(uitkomst=request.GET.get("uitkomst", ""), waarden={}, fouten={})
    omgeving = omgeving_van(beeld)
    eigen = [
        _kaart(k, beeld, plek, omgeving, ingezonden, n == 0 or len(beeld.van_mij) < VEEL)
        for n, k in enumerate(beeld.van_mij)
    ]
    mag = [_kaart(k, beeld, plek, omgeving, ingezonden, False) for k in beeld.bevoegdheden]
    fouten = [f for kaart in (*eigen, *mag) for f in kaart.formulier.fouten]
    # Also the refusal of a step that is not this person's, and so has no card here.
    weigering = next((i.weigering for i in ingezonden.values() if i.weigering), None)
    return render(
        request,
        "dossiers/toon.html",
        {
            "titel": f"{beeld.rij.kenmerk} {beeld.rij.titel}",
            "beeld": beeld,
            "kaarten": eigen,
            "mag": mag,
            "klokken": [(k, _tekening(k, plek)) for k in beeld.klokken if k.loopt],
            "oude_klokken": [(k, _tekening(k, plek)) for k in beeld.klokken if not k.loopt],
            "historie": [
                (r, [(vraag, toon_waarde(antwoord), _bijlage(antwoord)) for vraag, antwoord in r.feiten])
                for r in beeld.historie
            ],
            "fouten": fouten,
            "weigering": weigering,
            "conflict": conflict,
            "verloren": _leesbaar(verloren, beeld) if verloren else (),
            "volgnummer": beeld.dossier.volgnummer,
            "fout_in_titel": bool(fouten or weigering or conflict),
        },
        status=status,
    )


def _kaart(
    kaart: Stapkaart,
    beeld: Dossierbeeld,
    plek: Werkplek,
    omgeving: Omgeving,
    ingezonden: Mapping[str, Inzending],
    open_: bool,
) -> Kaart:
    id_ = formulier_id(kaart.stap.stap.naam, kaart.stap.voor)
    inzending = ingezonden.get(id_, LEEG)
    formulier = maak_formulier(kaart.stap.stap, kaart.stap.voor, beeld.dossier, plek.dag, omgeving, inzending)
    anders_bezig = bool(ingezonden) and id_ not in ingezonden
    return Kaart(id=id_, stap=kaart, formulier=formulier, open=formulier.ingevuld or (open_ and not anders_bezig))


def _leesbaar(inzending: Inzending, beeld: Dossierbeeld) -> list[tuple[str, str]]:
    """Return what somebody typed for a step that meanwhile closed, so that they can still copy it."""
    gegevens = beeld.kader.procedure.gegevens
    return [(gegevens[n].vraag, w) for n, w in inzending.waarden.items() if n in gegevens and w]


def _tekening(klok: Klokbeeld, plek: Werkplek) -> str:
    return teken_klok(klok, plek.dag)


def _bijlage(antwoord: str) -> int:
    from afspraak.usecases.bijlagen import lees_verwijzing

    verwijst = lees_verwijzing(antwoord)
    return verwijst[0] if verwijst else 0


def meld_bedragen(request: HttpRequest, gegevens: Mapping[str, Waarde], kader: Kader) -> None:
    """Say the amounts back as they were understood, so that somebody sees one that was meant otherwise."""
    if bedragen := noem_bedragen(gegevens, kader):
        messages.success(request, f"Vastgelegd: {bedragen}.")
