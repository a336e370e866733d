"""What every page's frame needs: who, which day, where one can go."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from afspraak.overeenkomst.pakket import Pakket
from afspraak.people.reading import can_agree, keeps_declarations, manages, records_mandates
from afspraak.storage.mensen import vervangt_op
from afspraak.usecases.lezen.correctieverzoeken import Corrections
from afspraak.usecases.lezen.matrix import matrixprocedures
from afspraak.usecases.lezen.verzoeken import count_waiting
from afspraak.usecases.pakketten import pakketten
from afspraak.web.middleware import Werkplek
from afspraak.web.people.answers import desk_of

MENU = (
    ("werk", "Mijn werk"),
    ("dossiers", "Dossiers"),
    ("matrix", "Matrix"),
    ("overeenkomst", "Overeenkomst"),
    ("registers", "Registers"),
)

MANAGEMENT = (
    "mensen", "persoon", "persoon_nieuw", "vertrek", "people_import", "mandaten", "verklaringen", "wie_kan_wat", "logboek",
    "keten",
)  # fmt: skip


def _powers(request: HttpRequest, plek: Werkplek, here: str) -> list[tuple[str, str, bool]]:
    """Return what the menu has for who manages, who records for an organ, and who can agree; the last with a count."""
    found = []
    if can_agree(plek.als, plek.dag, plek.pakket) or Corrections().concern(desk_of(request)):
        waiting = waiting_count(request)
        text = f"Verzoeken ({waiting})" if waiting else "Verzoeken"
        found.append(("verzoeken", text, here == "verzoeken"))
    if manages(plek.als, plek.dag, plek.pakket):
        found.append(("mensen", "Beheer", here in MANAGEMENT))
        return found
    if records_mandates(plek.als, plek.dag, plek.pakket):
        found.append(("mandaten", "Mandaten", here == "mandaten"))
    if keeps_declarations(plek.als, plek.dag, plek.pakket):
        found.append(("verklaringen", "Verklaringen", here == "verklaringen"))
    return found


def waiting_count(request: HttpRequest) -> int:
    """Return how many requests wait for who is logged in; asked once per request."""
    if not hasattr(request, "waiting"):
        request.waiting = count_waiting(desk_of(request))  # type: ignore[attr-defined]
    return int(request.waiting)  # type: ignore[attr-defined]


def omlijsting(request: HttpRequest) -> dict[str, Any]:
    """Return the values of the frame."""
    plek: Werkplek | None = getattr(request, "werkplek", None)
    waarden: dict[str, Any] = {"demo": settings.DEMO, "werkplek": plek}
    if plek is None:
        return waarden
    hier = request.resolver_match.view_name if request.resolver_match else ""
    matrices = matrixprocedures(plek.pakket)
    titels = {"matrix": (matrices[0].matrix or "Matrix") if matrices else ""}
    menu = [(n, titels.get(n, t), hier == n or hier.startswith(f"{n}_")) for n, t in MENU if titels.get(n, t)]
    menu += _powers(request, plek, hier)
    gemeenten = {r.gemeente for r in plek.als.rollen if r.geldt_op(plek.dag)}
    enige = next(iter(gemeenten)) if len(gemeenten) == 1 else ""
    return waarden | {
        "menu": menu,
        "wacht_op_mij": getattr(request, "waiting", 0),
        "thema": enige if enige in pakketten().laatste.thema else "",
        "vervangt_nu": vervangt_op(plek.persoon, plek.dag),
        "geen_verklaring": bool(plek.toegang.wacht_op_verklaring),
        **_words(plek.pakket),
    }


def _words(pakket: Pakket) -> dict[str, str]:
    """Return whom to ask, as this pack calls them: who manages people, and who keeps the declarations, on what ground."""
    kept = next((r for r in pakket.registers.values() if r.bron == "verklaringen"), None)
    return {
        "manager": " of ".join(r.titel for r in pakket.rollen.values() if r.beheer),
        "declaration_keeper": pakket.rollen[kept.beheerd_door].titel if kept else "",
        "declaration_article": kept.artikel if kept else "",
    }
