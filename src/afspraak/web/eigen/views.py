"""One's own account: roles, absence, declaration, and what one asked."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.http.response import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.people.desk import Desk
from afspraak.people.reading import bound_party
from afspraak.storage.mensen import vervangt_op
from afspraak.storage.models import Afwezigheid, Persoon
from afspraak.usecases.lezen.verzoeken import asked
from afspraak.web.people.absences import Away, Back, Replace
from afspraak.web.people.answers import desk_of, settle
from afspraak.web.people.base import PersonForm
from afspraak.web.people.person import replacements
from afspraak.web.verzoek import lees_nummer, werkplek


class OwnAway(Away):
    """Report one's own absence."""

    title = "Meld mij afwezig"


class OwnBack(Back):
    """Report one's own return."""

    button = "Ik ben terug"


class CallOff(Back):
    """Take back an absence that did not begin."""

    button = "Trek in"


OWN: dict[str, type[PersonForm]] = {form.actie: form for form in (OwnAway, Back, Replace)}
"""What one may do about oneself."""


@require_http_methods(["GET", "POST"])
def ik(request: HttpRequest) -> HttpResponse:
    """Show what I hold, and let me say when I am away and who replaces me."""
    plek, desk = werkplek(request), desk_of(request)
    sent: PersonForm | None = None
    if request.method == "POST":
        sent = _sent(request, desk, plek.persoon)
        if sent.is_valid() and settle(request, sent, sent.do()):
            return redirect(reverse("ik"))
    colleagues = replacements(desk, plek.persoon)
    away = sent if isinstance(sent, Away) else OwnAway(desk, plek.persoon)
    away.offer(colleagues)
    rows = list(plek.persoon.afwezigheden.select_related("vervanger"))
    inhoud = {
        "titel": "Mijn gegevens",
        "dag": plek.dag,
        "form": sent,
        "rollen": [
            (plek.pakket.rollen[r.rol].titel, gemeentenaam(plek.pakket, r.gemeente), r.tot)
            for r in plek.als.rollen
            if r.geldt_op(plek.dag) and r.rol in plek.pakket.rollen
        ],
        "vervangt": vervangt_op(plek.persoon, plek.dag),
        "gebonden": bool(bound_party(desk, plek.persoon)),
        "verklaring": plek.als.verklaring_op if plek.als.heeft_verklaring(plek.dag) else None,
        "verklaring_tot": plek.als.verklaring_tot,
        "mandaten": sorted({m.regel for m in plek.als.mandaten if m.geldt_op(plek.dag)}),
        "afwezigheden": [_absence(desk, plek.persoon, a, colleagues, sent) for a in rows],
        "afwezig": away,
        "gevraagd": asked(desk)[:3],
    }
    return render(request, "eigen/ik.html", inhoud, status=422 if sent else 200)


def _sent(request: HttpRequest, desk: Desk, who: Persoon) -> PersonForm:
    post = request.POST
    cls = OWN.get(post.get("actie", ""), OwnAway)
    if cls is OwnAway:
        return OwnAway(desk, who, post)
    number = lees_nummer(post.get("nummer", ""))
    if not Afwezigheid.objects.filter(pk=number, persoon=who).exists():
        raise Http404
    return cls(desk, who, post, number)


def _absence(
    desk: Desk, who: Persoon, a: Afwezigheid, colleagues: Sequence[Persoon], sent: PersonForm | None
) -> tuple[Afwezigheid, PersonForm | None, PersonForm | None]:
    if a.ingetrokken_op or a.tot < desk.dag:
        return a, None, None
    back = (CallOff if a.vanaf > desk.dag else OwnBack)(desk, who, None, a.pk)
    if a.vervanger is not None:
        return a, back, None
    stand_in = sent if isinstance(sent, Replace) and sent.row == a.pk else Replace(desk, who, None, a.pk)
    stand_in.offer(colleagues)
    return a, back, stand_in
