"""What every page's frame needs: who, which day, where one can go."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from afspraak.people.reading import manages
from afspraak.storage.mensen import vervangt_op
from afspraak.usecases.lezen.matrix import matrixprocedures
from afspraak.usecases.pakketten import pakketten
from afspraak.web.middleware import Werkplek

MENU = (
    ("werk", "Mijn werk"),
    ("dossiers", "Dossiers"),
    ("matrix", "Matrix"),
    ("overeenkomst", "Overeenkomst"),
    ("registers", "Registers"),
)


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
    if manages(plek.als, plek.dag, plek.pakket):
        menu.append(("mensen", "Beheer", hier in ("mensen", "persoon", "persoon_nieuw", "keten")))
    gemeenten = {r.gemeente for r in plek.als.rollen if r.geldt_op(plek.dag)}
    enige = next(iter(gemeenten)) if len(gemeenten) == 1 else ""
    return waarden | {
        "menu": menu,
        "thema": enige if enige in pakketten().laatste.thema else "",
        "vervangt_nu": vervangt_op(plek.persoon, plek.dag),
        "geen_verklaring": bool(plek.toegang.wacht_op_verklaring),
    }
