"""What waits for agreement, of every kind and in one form: what is asked about people and powers, and corrections.

Each kind is a ``Source``. A new kind is one more in ``SOURCES``; lists, the count in the menu and the page follow.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from django.db.models import QuerySet

from afspraak.people import requests
from afspraak.people.desk import Desk
from afspraak.people.models import Request
from afspraak.people.perform import Already, Answer
from afspraak.people.reading import managed_places, open_requests, waiting_for_me, who_can_agree
from afspraak.people.sentences import tell_request
from afspraak.powers.proposal import Act
from afspraak.usecases.lezen.correctieverzoeken import Corrections
from afspraak.usecases.lezen.verzoek import ASKED_SHOWN, Verzoek


class Source(Protocol):
    """One kind of request: what there is, and the acts with it."""

    soort: str

    def waiting(self, desk: Desk) -> Sequence[Verzoek]:
        """Return what the person at the desk can agree with today, oldest first."""

    def asked(self, desk: Desk) -> Sequence[Verzoek]:
        """Return what the person at the desk asked, newest first."""

    def at_places(self, desk: Desk) -> Sequence[Verzoek]:
        """Return what waits at the municipalities that the person at the desk manages, with who can agree."""

    def count(self, desk: Desk) -> int:
        """Return how many requests the person at the desk can agree with today, in a few questions."""

    def agree(self, desk: Desk, nummer: int) -> Answer:
        """Agree."""

    def refuse(self, desk: Desk, nummer: int, reden: str) -> Answer:
        """Refuse, with a reason that the asker reads."""

    def withdraw(self, desk: Desk, nummer: int) -> Answer:
        """Take back one's own request."""


class Administration:
    """Requests about people and powers."""

    soort = "beheer"

    def waiting(self, desk: Desk) -> Sequence[Verzoek]:
        """Return what can be agreed with today, oldest first."""
        return [_told(desk, row) for row in waiting_for_me(desk)]

    def asked(self, desk: Desk) -> Sequence[Verzoek]:
        """Return what was asked, newest first; of the open ones with who can agree."""
        rows = list(_of(desk)[:ASKED_SHOWN])
        who = who_can_agree(desk, [r for r in rows if r.state == Request.State.OPEN])
        return [_told(desk, row, who.get(row.pk, ())) for row in rows]

    def at_places(self, desk: Desk) -> Sequence[Verzoek]:
        """Return what waits at the managed municipalities, oldest first."""
        rows = list(open_requests(desk, managed_places(desk)))
        who = who_can_agree(desk, rows)
        return [_told(desk, row, who[row.pk]) for row in rows]

    def count(self, desk: Desk) -> int:
        """Return how many can be agreed with."""
        return len(waiting_for_me(desk))

    def agree(self, desk: Desk, nummer: int) -> Answer:
        """Agree; once more is once."""
        said = "U bent hier al akkoord mee gegaan."
        return _before(desk, nummer, Request.State.AGREED, said) or requests.agree(desk, nummer)

    def refuse(self, desk: Desk, nummer: int, reden: str) -> Answer:
        """Refuse; once more is once."""
        said = "U hebt dit verzoek al geweigerd."
        return _before(desk, nummer, Request.State.REFUSED, said) or requests.refuse(desk, nummer, reden)

    def withdraw(self, desk: Desk, nummer: int) -> Answer:
        """Take back; once more is once."""
        said = "U hebt dit verzoek al ingetrokken."
        return _before(desk, nummer, Request.State.WITHDRAWN, said) or requests.withdraw(desk, nummer)


def _before(desk: Desk, nummer: int, state: Request.State, said: str) -> Answer | None:
    """Answer to a form that was sent once more by the same person."""
    mine = Request.objects.filter(pk=nummer, overeenkomst=desk.pakket.naam, state=state, answered_by=desk.person)
    return Already(said) if mine.exists() else None


def _of(desk: Desk) -> QuerySet[Request]:
    rows = Request.objects.filter(overeenkomst=desk.pakket.naam, asked_by=desk.person)
    return rows.select_related("asked_by", "about", "answered_by").order_by("-pk")


def _told(desk: Desk, row: Request, who: tuple[str, ...] = ()) -> Verzoek:
    open_ = row.state == Request.State.OPEN and row.last_day >= desk.dag
    late = row.state == Request.State.OPEN and not open_
    return Verzoek(
        soort=Administration.soort,
        nummer=row.pk,
        zin=tell_request(Act(row.act), row.gemeente, row.about.naam if row.about else "", row.facts, desk.pakket),
        waarom=tuple(row.why),
        gemeente=row.gemeente,
        vraagt=row.asked_by.naam,
        vraagt_id=row.asked_by_id,
        gevraagd_op=row.asked_on,
        laatste_dag=row.last_day,
        open=open_,
        stand=Request.State.EXPIRED.value if late else row.state,
        beantwoord_door=row.answered_by.naam if row.answered_by else "",
        beantwoord_op=row.answered_on,
        reden=row.reason,
        wie=who,
    )


SOURCES: tuple[Source, ...] = (Administration(), Corrections())


def source_of(sleutel: str) -> tuple[Source, int] | None:
    """Return of which kind a request is that a form names, and its number; None where it is none."""
    soort, _, number = sleutel.partition("-")
    found = next((s for s in SOURCES if s.soort == soort), None)
    return (found, int(number)) if found and number.isdecimal() and len(number) < 19 else None


def waiting(desk: Desk) -> list[Verzoek]:
    """Return everything that somebody can agree with today, what ends first on top."""
    return _first(v for s in SOURCES for v in s.waiting(desk))


def asked(desk: Desk) -> list[Verzoek]:
    """Return what somebody asked: what still waits first, then the newest."""
    found = [v for s in SOURCES for v in s.asked(desk)]
    return sorted(found, key=lambda v: (not v.open, -v.gevraagd_op.toordinal(), -v.nummer))


def at_places(desk: Desk) -> list[Verzoek]:
    """Return what waits at the municipalities that somebody manages, what ends first on top."""
    return _first(v for s in SOURCES for v in s.at_places(desk))


def count_waiting(desk: Desk) -> int:
    """Return how many requests somebody can agree with today."""
    return sum(s.count(desk) for s in SOURCES)


def _first(found: Iterable[Verzoek]) -> list[Verzoek]:
    return sorted(found, key=lambda v: (v.laatste_dag, v.soort, v.nummer))
