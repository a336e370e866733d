"""One person: what they hold now, what they held, who gave it; and the forms for what the viewer may do with them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from afspraak.people.desk import Desk
from afspraak.people.perform import Recorded
from afspraak.people.reading import bound_party, colleagues_of, managed_places, open_requests
from afspraak.people.sentences import tell_request
from afspraak.powers.proposal import Act
from afspraak.storage import lockout
from afspraak.storage.models import Afwezigheid, Mandaatregel, Persoon, Rolhouderschap, Verklaring
from afspraak.web.people.absences import Away, Back, Replace
from afspraak.web.people.access import managers_only
from afspraak.web.people.acts import (
    FORMS,
    Declare,
    EndDeclaration,
    EndRole,
    GiveRole,
    Invite,
    Open,
    Readdress,
    Rename,
    Unlock,
)
from afspraak.web.people.answers import desk_of, settle
from afspraak.web.people.base import PersonForm
from afspraak.web.people.invitations import invite_once, shown_once
from afspraak.web.people.logbook import told_about
from afspraak.web.verzoek import lees_nummer

NO_ACT = "Kies wat u wilt vastleggen."


@require_http_methods(["GET", "POST"])
@managers_only
def person(request: HttpRequest, nummer: int) -> HttpResponse:
    """Show a person with everything that they hold, and do what a form asks."""
    desk = desk_of(request)
    who = get_object_or_404(Persoon, pk=nummer)
    sent: PersonForm | None = None
    fout = ""
    if request.method == "POST":
        sent = sent_form(request, desk, who)
        if sent is None:
            fout = NO_ACT
        elif sent.is_valid() and settle(request, sent, answers := sent.do()):
            if isinstance(sent, Invite) and any(isinstance(answer, Recorded) for answer in answers):
                invite_once(request, who)
            return redirect(reverse("persoon", args=[nummer]))
    page = _Page(desk, who, managed_places(desk), sent)
    inhoud = page.build() | {"titel": who.naam, "fout": fout or page.unplaced(), "link": shown_once(request, who)}
    return render(request, "people/persoon.html", inhoud, status=422 if sent or fout else 200)


def sent_form(request: HttpRequest, desk: Desk, who: Persoon) -> PersonForm | None:
    """Return the form that was sent, with what was typed; None where it asks nothing that there is."""
    cls = FORMS.get(request.POST.get("actie", ""))
    return cls(desk, who, request.POST, lees_nummer(request.POST.get("nummer", "")) or None) if cls else None


@dataclass(slots=True)
class _Page:
    """The page as one viewer sees it. ``own``: the viewer's municipality administers the account."""

    desk: Desk
    who: Persoon
    places: Sequence[str]
    sent: PersonForm | None
    drawn: set[tuple[str, int | None]] = field(default_factory=set)

    @property
    def own(self) -> bool:
        """Tell whether the viewer administers the account."""
        return self.who.gemeente in self.places

    def form(self, cls: type[PersonForm], row: int | None = None) -> PersonForm:
        """Return a form of the page: the one that was sent, with what was typed, or an empty one."""
        self.drawn.add((cls.actie, row))
        sent = self.sent is not None and (self.sent.actie, self.sent.row) == (cls.actie, row)
        form = self.sent if self.sent is not None and sent else cls(self.desk, self.who, None, row)
        form.draw()
        return form

    def unplaced(self) -> str:
        """Return the refusal of a form that the page does not offer; nothing where it does."""
        if self.sent is None or (self.sent.actie, self.sent.row) in self.drawn:
            return ""
        return next((sentence for _, sentence in self.sent.complaints), "")

    def build(self) -> dict[str, object]:
        """Return what the page shows."""
        who, own = self.who, self.own
        held = [r for r in who.rollen.all() if own or r.gemeente in self.places]
        shown = {
            "wie": who,
            "eigen": own,
            "ikzelf": who.pk == self.desk.person_id,
            "gemeenten": self.places,
            "rollen": [self._role(r) for r in held if r.tot is None or r.tot >= self.desk.dag],
            "oude_rollen": [self._role(r) for r in held if r.tot and r.tot < self.desk.dag],
            "mandaten": self._mandates(held),
            "wachtend": self._waiting(),
            "regels": told_about(self.desk, who, self.places),
            "rolformulier": self.form(GiveRole) if who.is_active else None,
            "op_slot": lockout.locked_until(who) if own else None,
            **self._declarations(),
            **(self._own() if own else {}),
        }
        form = self.sent if self.sent and (self.sent.actie, self.sent.row) in self.drawn else None
        return shown | {"form": form}

    def _role(self, r: Rolhouderschap) -> tuple[Rolhouderschap, str, PersonForm | None]:
        rol = self.desk.pakket.rollen.get(r.rol)
        ends = r.gemeente in self.places and (r.tot is None or r.tot > self.desk.dag)
        return r, rol.titel if rol else r.rol, self.form(EndRole, r.pk) if ends else None

    def _mandates(self, held: Sequence[Rolhouderschap]) -> list[tuple[Mandaatregel, bool]]:
        """Return the lines for the person and for the functions that they hold; and whether each still holds."""
        functions = {(r.rol, r.gemeente) for r in held if r.tot is None or r.tot >= self.desk.dag}
        lines = list(self.who.mandaten.order_by("pk"))
        by_role = Mandaatregel.objects.filter(rol__in={rol for rol, _ in functions}).exclude(rol="").order_by("pk")
        lines += [m for m in by_role if (m.rol, m.rol_bij) in functions]
        return [
            (m, m.tot is None or m.tot >= self.desk.dag)
            for m in lines
            if self.own or set(m.gemeenten) & set(self.places)
        ]

    def _waiting(self) -> list[str]:
        rows = open_requests(self.desk, self.places).filter(about=self.who)
        return [tell_request(Act(r.act), r.gemeente, self.who.naam, r.facts, self.desk.pakket) for r in rows]

    def _declarations(self) -> dict[str, object]:
        party = bound_party(self.desk, self.who)
        if party not in self.places:
            return {}
        signed = self.who.verklaringen.order_by("-getekend_op", "-pk")
        return {
            "gebonden": True,
            "verklaringen": [self._declaration(v) for v in signed],
            "verklaring": self.form(Declare) if self.who.is_active else None,
        }

    def _declaration(self, v: Verklaring) -> tuple[Verklaring, bool, PersonForm | None]:
        holds = v.geldig_tot is None or v.geldig_tot >= self.desk.dag
        ends = v.geldig_tot is None or v.geldig_tot > self.desk.dag
        return v, holds, self.form(EndDeclaration, v.pk) if ends else None

    def _own(self) -> dict[str, object]:
        """Return what only the municipality that administers the account does."""
        away = self.form(Away)
        colleagues = replacements(self.desk, self.who)
        if isinstance(away, Away):
            away.offer(colleagues)
        rows = list(self.who.afwezigheden.select_related("vervanger"))
        return {
            "afwezigheden": [self._absence(a, colleagues) for a in rows],
            "afwezig": away,
            "naam": self.form(Rename),
            "adres": self.form(Readdress) if self.who.is_active else None,
            "uitnodiging": self.form(Invite) if self.who.is_active and not self.who.has_usable_password() else None,
            "vrijgeven": self.form(Unlock) if lockout.locked_until(self.who) else None,
            "open": None if self.who.is_active else self.form(Open),
        }

    def _absence(
        self, a: Afwezigheid, colleagues: Sequence[Persoon]
    ) -> tuple[Afwezigheid, PersonForm | None, PersonForm | None]:
        if a.ingetrokken_op or a.tot < self.desk.dag:
            return a, None, None
        stand_in = None
        if a.vervanger is None:
            stand_in = self.form(Replace, a.pk)
            if isinstance(stand_in, Replace):
                stand_in.offer(colleagues)
        return a, self.form(Back, a.pk), stand_in


def replacements(desk: Desk, who: Persoon) -> list[Persoon]:
    """Return who could do the work of somebody who is away: people who work at the same municipalities."""
    rollen = desk.pakket.rollen
    places = {r.gemeente for r in who.rollen.all() if r.rol in rollen and not rollen[r.rol].beheer}
    return [p for p in colleagues_of(places, desk.dag) if p.pk != who.pk]
