"""Adding many people from a spreadsheet: read, look at what will happen, and only then do it."""

import csv
import io
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from afspraak.people.importing import Outcome, check_people, import_people
from afspraak.people.roster import COLUMNS, MOST_PEOPLE, CellError, PersonRow, read_roster
from afspraak.people.sheet import LARGEST, SheetError, read_sheet
from afspraak.storage.models import Persoon
from afspraak.web.account.invitation import make_invitation
from afspraak.web.people.access import managers_only
from afspraak.web.people.answers import desk_of
from afspraak.web.people.tabs import tabs

SALT = "afspraak.people.import"
LASTS = 60 * 60
"""Seconds during which what was read can be carried out."""
KEPT = "uitnodigingen"
EXAMPLE = (
    ("Iris Voorbeeld", "iris.voorbeeld@gemeente.example", "gemeente {}", "{}", "{}", "1-1-2027", "", ""),
    ("Bram Voorbeeld", "bram.voorbeeld@gemeente.example", "gemeente {}", "{}", "", "", "", ""),
)


@require_http_methods(["GET", "POST"])
@managers_only
def people_import(request: HttpRequest) -> HttpResponse:
    """Read a list of people, show what it would do, and do it when asked."""
    if request.method == "POST" and request.POST.get("actie") == "voer_in":
        return _carry_out(request)
    if request.method == "POST":
        return _look(request)
    made = request.session.pop(KEPT, None)
    return _page(request, invitations=made or ())


def _look(request: HttpRequest) -> HttpResponse:
    desk = desk_of(request)
    file = request.FILES.get("bestand")
    if file is None:
        return _page(request, fout="Kies eerst het bestand met de mensen.")
    if file.size is not None and file.size > LARGEST:
        return _page(request, fout="Dit bestand is groter dan 1 MB. Zet alleen de mensen in een nieuw bestand.")
    try:
        people, errors = read_roster(read_sheet(file.read()), desk.pakket)
    except SheetError as wrong:
        return _page(request, fout=str(wrong))
    outcome = Outcome(errors=list(errors)) if errors else check_people(desk, people)
    return _page(request, outcome=outcome, people=people, naam=file.name or "")


def _carry_out(request: HttpRequest) -> HttpResponse:
    desk = desk_of(request)
    try:
        owner, rows = signing.loads(request.POST.get("gelezen", ""), salt=SALT, max_age=LASTS)
        people = tuple(_row(r) for r in rows)
    except (signing.BadSignature, ValueError, TypeError, KeyError):
        return _page(request, fout="Dit overzicht is te oud. Kies het bestand opnieuw.")
    if owner != desk.person_id:
        return _page(request, fout="Dit overzicht heeft een ander gemaakt. Kies zelf het bestand.")
    outcome = import_people(desk, people)
    if outcome.errors:
        return _page(request, outcome=outcome, people=people)
    if outcome.added:
        request.session[KEPT] = _invitations(request, outcome.added)
    messages.success(request, _told(outcome))
    return redirect(reverse("people_import"))


def _invitations(request: HttpRequest, added: Iterable[Persoon]) -> list[tuple[str, str, str]]:
    return [(p.naam, p.email, request.build_absolute_uri(make_invitation(p))) for p in added]


def _told(outcome: Outcome) -> str:
    if not outcome.recorded and not outcome.waiting:
        return "Alles uit dit bestand stond er al. Er is niets veranderd."
    told = f"Ingevoerd: {len(outcome.added)} nieuw, {outcome.recorded} keer iets vastgelegd"
    if outcome.waiting:
        told += f", {outcome.waiting} keer wacht het op een tweede persoon"
    return f"{told}; {outcome.already} stond er al." if outcome.already else f"{told}."


def _page(
    request: HttpRequest,
    *,
    fout: str = "",
    outcome: Outcome | None = None,
    people: tuple[PersonRow, ...] = (),
    naam: str = "",
    invitations: Iterable[object] = (),
) -> HttpResponse:
    errors: list[CellError] = sorted(outcome.errors, key=lambda e: (e.row, e.column)) if outcome else []
    ready = outcome is not None and not errors
    inhoud = {
        "titel": "Mensen invoeren",
        "tabs": tabs(request),
        "fout": fout,
        "fouten": errors,
        "uitkomst": outcome if ready else None,
        "gezegd": _told(outcome) if outcome and ready else "",
        "bestand": naam,
        "gelezen": _signed(request, people) if ready else "",
        "meeste": MOST_PEOPLE,
        "kolommen": list(COLUMNS.values()),
        "uitnodigingen": list(invitations),
        "dagen": settings.INVITATION_DAYS,
    }
    return render(request, "people/import.html", inhoud, status=422 if fout or errors else 200)


def _signed(request: HttpRequest, people: tuple[PersonRow, ...]) -> str:
    rows = [
        [
            p.row,
            dict(p.columns),
            p.naam,
            p.email,
            p.organisatie,
            p.gemeente,
            p.rol,
            *map(_iso, (p.vanaf, p.tot, p.verklaring)),
        ]
        for p in people
    ]
    return signing.dumps([desk_of(request).person_id, rows], salt=SALT, compress=True)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _row(raw: list[object]) -> PersonRow:
    number, columns, naam, email, organisatie, gemeente, rol, *days = raw
    vanaf, tot, signed = (date.fromisoformat(str(d)) if d else None for d in days)
    if not isinstance(columns, dict):
        raise TypeError("no columns")
    return PersonRow(
        row=int(str(number)),
        columns=columns,
        naam=str(naam),
        email=str(email),
        organisatie=str(organisatie),
        gemeente=str(gemeente),
        rol=str(rol),
        vanaf=vanaf,
        tot=tot,
        verklaring=signed,
    )


@require_safe
@managers_only
def people_example(request: HttpRequest) -> HttpResponse:
    """Give a list to begin with: the names of the columns and two people who do not exist."""
    desk = desk_of(request)
    places = [g for g in desk.pakket.groepen["gemeenten"] if desk.frame.manages(desk.me(), g, desk.dag)]
    where = desk.frame.naam(places[0])
    rol = next(r.titel for r in desk.pakket.rollen.values() if not r.orgaan and places[0] in desk.frame.places(r.naam))
    told = io.StringIO()
    writer = csv.writer(told, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS.values())
    first, second = EXAMPLE
    writer.writerow([first[0], first[1], first[2].format(where), where, rol, *first[5:]])
    writer.writerow([second[0], second[1], second[2].format(where), where, *second[4:]])
    answer = HttpResponse(told.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="mensen.csv"'
    return answer
