"""Mandaten: the register of a municipality's mandates, recording one, ending one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.people.desk import Desk
from afspraak.people.mandates import EXCEPTIONS
from afspraak.people.reading import organs_of
from afspraak.storage.models import Mandaatregel, Persoon
from afspraak.web.people.access import recorders_only
from afspraak.web.people.answers import desk_of, settle
from afspraak.web.people.fields import ActForm
from afspraak.web.people.mandate_form import EndMandate, RecordMandate
from afspraak.web.people.tabs import tabs
from afspraak.web.verzoek import lees_nummer

NO_ACT = "Kies wat u wilt vastleggen."


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the register, in words."""

    m: Mandaatregel
    orgaan: str
    voor: str
    procedures: tuple[str, ...]
    alles: bool
    """It is for every procedure of the agreement."""
    uitzonderingen: tuple[str, ...]
    einde: EndMandate | None


@require_http_methods(["GET", "POST"])
@recorders_only
def mandates(request: HttpRequest) -> HttpResponse:
    """Show the mandates of the own municipality; record one, or let one end."""
    desk = desk_of(request)
    organs = organs_of(desk)
    sent = _sent(request, desk, organs) if request.method == "POST" else None
    fout = NO_ACT if request.method == "POST" and sent is None else ""
    if sent is not None and sent.is_valid():
        answer = sent.do(desk) if isinstance(sent, EndMandate) else sent.do()
        if settle(request, sent, (answer,)):
            return redirect(reverse("mandaten"))
    record = sent if isinstance(sent, RecordMandate) else RecordMandate(desk, organs, None, _start(request, desk))
    ending = sent if isinstance(sent, EndMandate) else None
    lines = [m for m in _lines() if set(m.gemeenten) & set(organs)]
    rows = [_row(desk, m, organs, ending) for m in lines]
    drawn = sent is None or isinstance(sent, RecordMandate) or any(r.einde is sent for r in rows)
    if sent is not None and not drawn:
        fout = next((sentence for _, sentence in sent.complaints), "")
    inhoud = {
        "titel": "Mandaten",
        "tabs": tabs(request),
        "waar": [gemeentenaam(desk.pakket, g) for g in organs],
        "fout": fout,
        "form": sent if drawn else None,
        "nu": [r for r in rows if r.m.tot is None or r.m.tot >= desk.dag],
        "voorbij": [r for r in rows if r.m.tot and r.m.tot < desk.dag],
        "nieuw": record,
        "open": record.is_bound or "persoon" in request.GET,
    }
    return render(request, "people/mandaten.html", inhoud, status=422 if sent or fout else 200)


def _sent(request: HttpRequest, desk: Desk, organs: Mapping[str, Sequence[str]]) -> RecordMandate | EndMandate | None:
    post = request.POST
    match post.get("actie"):
        case RecordMandate.actie:
            return RecordMandate(desk, organs, post)
        case EndMandate.actie:
            return EndMandate(post, None, lees_nummer(post.get("nummer", "")))
        case _:
            return None


def _start(request: HttpRequest, desk: Desk) -> dict[str, str]:
    """Return what the form begins with: today, and whom the page of a person named."""
    start = {"vanaf": desk.dag.isoformat()}
    who = Persoon.objects.filter(pk=lees_nummer(request.GET.get("persoon", ""))).first()
    if who is not None:
        twins = Persoon.objects.filter(naam=who.naam).count()
        start["persoon"] = who.naam if twins == 1 else ""
    return start


def _lines() -> Sequence[Mandaatregel]:
    people = ("persoon", "gegeven_door", "akkoord_door", "onder")
    return list(Mandaatregel.objects.select_related(*people).order_by("regel", "vanaf", "pk"))


def _row(desk: Desk, m: Mandaatregel, organs: Mapping[str, Sequence[str]], ending: ActForm | None) -> Row:
    pakket = desk.pakket
    holds = m.tot is None or m.tot > desk.dag
    may = holds and all(m.orgaan in organs.get(g, ()) or not m.orgaan for g in m.gemeenten)
    form = ending if isinstance(ending, EndMandate) and ending.row == m.pk else EndMandate(None, None, m.pk)
    organ = pakket.rollen[m.orgaan].titel if m.orgaan in pakket.rollen else m.orgaan
    where = ", ".join(gemeentenaam(pakket, g) for g in m.gemeenten)
    return Row(
        m=m,
        orgaan=f"{organ} van {where}" if organ else where,
        voor=m.persoon.naam if m.persoon else _function(desk, m),
        procedures=tuple(pakket.procedures[p].titel if p in pakket.procedures else p for p in m.procedures),
        alles=set(pakket.procedures) <= set(m.procedures),
        uitzonderingen=tuple(EXCEPTIONS.get(u, u) for u in m.uitzonderingen),
        einde=form if may else None,
    )


def _function(desk: Desk, m: Mandaatregel) -> str:
    rol = desk.pakket.rollen.get(m.rol)
    return f"functie {rol.titel if rol else m.rol} van {gemeentenaam(desk.pakket, m.rol_bij)}"
