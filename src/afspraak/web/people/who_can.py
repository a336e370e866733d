"""Wie kan wat: what each role begins, sees and does in each kind of dossier, as the judgement itself says."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from afspraak.overeenkomst.pakket import Pakket
from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.record.text import folded
from afspraak.usecases.lezen.rolmatrix import Cell, RoleMatrix, role_matrix
from afspraak.web.formulieren.velden import Keuze
from afspraak.web.people.access import managers_only
from afspraak.web.people.tabs import tabs
from afspraak.web.verzoek import werkplek

Line = tuple[str, Cell, str]
"""A row of the table: what it is about, what the role can, and for whose people a declaration is needed."""


@require_safe
@managers_only
def who_can(request: HttpRequest) -> HttpResponse:
    """Show one role in every kind of dossier, or every role in one kind."""
    pakket = werkplek(request).pakket
    matrix = role_matrix(pakket)
    procedure = request.GET.get("procedure", "")
    roles = sorted(matrix.rollen, key=lambda naam: folded(pakket.rollen[naam].titel))
    rol = request.GET.get("rol", "")
    if procedure in matrix.procedures:
        rol, lines, about = "", _of_procedure(matrix, procedure, pakket), pakket.procedures[procedure].titel
    else:
        rol, procedure = rol if rol in matrix.rollen else roles[0], ""
        lines, about = _of_role(matrix, rol, pakket), pakket.rollen[rol].titel
    kinds = sorted(pakket.procedures.values(), key=lambda p: folded(p.titel))
    inhoud = {
        "titel": "Wie kan wat",
        "tabs": tabs(request),
        "rollen": [Keuze(waarde=n, titel=pakket.rollen[n].titel, gekozen=n == rol) for n in roles],
        "procedures": [Keuze(waarde=p.naam, titel=p.titel, gekozen=p.naam == procedure) for p in kinds],
        "over": about,
        "per_rol": bool(rol),
        "regels": lines,
    }
    return render(request, "people/wie_kan_wat.html", inhoud)


def _of_role(matrix: RoleMatrix, rol: str, pakket: Pakket) -> list[Line]:
    cells = ((pakket.procedures[p].titel, matrix.cells[rol, p]) for p in matrix.procedures)
    return _lines(cells, pakket)


def _of_procedure(matrix: RoleMatrix, procedure: str, pakket: Pakket) -> list[Line]:
    cells = ((pakket.rollen[r].titel, matrix.cells[r, procedure]) for r in matrix.rollen)
    return _lines(cells, pakket)


def _lines(cells: Iterable[tuple[str, Cell]], pakket: Pakket) -> list[Line]:
    found = sorted((pair for pair in cells if not pair[1].is_empty), key=lambda pair: folded(pair[0]))
    return [(title, cell, ", ".join(gemeentenaam(pakket, g) for g in cell.verklaring)) for title, cell in found]
