"""One way for every act of administration: judged, then recorded, or kept until a second person agrees."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import transaction

from afspraak.people import log
from afspraak.people.desk import Desk, possible_seconds
from afspraak.people.effects import By, apply
from afspraak.people.models import Request
from afspraak.people.proposals import proposal_of
from afspraak.people.submissions import keep_answer, sent_before
from afspraak.powers.frame import Frame, Official
from afspraak.powers.judge import REQUEST_LASTS, Ask, judge, right
from afspraak.powers.proposal import Act, Proposal
from afspraak.storage.models import Persoon
from afspraak.termijnen import schrijf_dag
from afspraak.verloop.weigering import Weigering

Facts = Mapping[str, Any]
LOCK_OF = "administration"


@dataclass(frozen=True, slots=True)
class Recorded:
    """It is so now; ``number`` is the line of the log."""

    sentence: str
    number: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """It is so once a second person agrees. ``who`` are the names of those who can; maybe nobody."""

    sentence: str
    request: int
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Already:
    """Exactly this was so, or asked, before. Nothing was written, and nothing is wrong."""

    sentence: str


Answer = Recorded | Waiting | Already | Weigering
P = ParamSpec("P")
R = TypeVar("R")


def one_at_a_time(act: Callable[Concatenate[Desk, P], R]) -> Callable[Concatenate[Desk, P], R]:
    """Let an act look and write under the lock of the log: of two at once the second sees what the first did."""

    @wraps(act)
    def locked(desk: Desk, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            log.lock(desk.pakket.naam)
            return act(desk, *args, **kwargs)

    return locked


@one_at_a_time
def perform(
    desk: Desk,
    act: Act,
    *,
    gemeente: str,
    about: Persoon | None,
    facts: Facts,
    done: str,
    already: str = "",
    wrong: Weigering | None = None,
) -> Answer:
    """Judge an act and record it, or keep it until somebody agrees. ``already`` says that it is so, where it is.

    ``done`` is the sentence for when it was recorded. ``wrong`` is why what is so now does not allow it; like
    ``already`` it is told only to whom the act is to do, so that a hand-made form teaches nothing to an outsider.
    """
    proposal = proposal_of(desk, act, gemeente, about, facts)
    me = desk.me() if desk.person else None
    if me and (refusal := right(proposal, me, desk.dag, desk.frame)):
        return refusal
    if wrong:
        return wrong
    if already or sent_before(desk.submission):
        return Already(already or "Dit formulier was al verstuurd. Er is niets dubbel vastgelegd.")
    if desk.person is None or me is None:  # a municipality's own decision, or the demo: there is nobody to judge
        return _record(desk, act, gemeente, about, facts, done, rol="")
    verdict = judge(proposal, me, desk.dag, desk.frame, possible_seconds(gemeente, desk.pakket, desk.dag))
    if isinstance(verdict, Weigering):
        return verdict
    rol = role_used(proposal, me, desk.frame, desk)
    if isinstance(verdict, Ask):
        return _ask(desk, desk.person, act, gemeente, about, facts, verdict, rol)
    return _record(desk, act, gemeente, about, facts, done, rol)


def _record(desk: Desk, act: Act, gemeente: str, about: Persoon | None, facts: Facts, done: str, rol: str) -> Recorded:
    by = By(given=desk.person.pk if desk.person else None, agreed=None, op=desk.dag)
    told = apply(act, about, facts, by)
    number = log.add(desk, act, log.DONE, gemeente=gemeente, facts=told, about=about, rol=rol)
    keep_answer(desk.submission, LOCK_OF, str(number))
    return Recorded(done, number)


def _ask(
    desk: Desk, asker: Persoon, act: Act, gemeente: str, about: Persoon | None, facts: Facts, verdict: Ask, rol: str
) -> Waiting | Already:
    same = Request.objects.filter(
        overeenkomst=desk.pakket.naam, act=act.value, gemeente=gemeente, about=about, state=Request.State.OPEN
    )
    if any(dict(r.facts) == dict(facts) and r.last_day >= desk.dag for r in same):
        return Already("Dit is al gevraagd en wacht nog op akkoord.")
    last_day = desk.dag + REQUEST_LASTS
    number = log.add(
        desk, act, log.ASKED, gemeente=gemeente, facts={**facts, "waarom": list(verdict.why)}, about=about, rol=rol
    )
    request = Request.objects.create(
        overeenkomst=desk.pakket.naam,
        act=act.value,
        gemeente=gemeente,
        about=about,
        facts=dict(facts),
        why=list(verdict.why),
        asked_by=asker,
        asked_on=desk.dag,
        last_day=last_day,
        number=number,
    )
    keep_answer(desk.submission, LOCK_OF, str(number))
    names = tuple(o.naam for o in verdict.who)
    return Waiting(waiting_sentence(verdict, gemeente, desk, schrijf_dag(last_day)), request.pk, names)


def waiting_sentence(verdict: Ask, gemeente: str, desk: Desk, last_day: str) -> str:
    """Say what an act waits for, on whom, and until when."""
    where = desk.frame.naam(gemeente)
    why = " ".join(verdict.why)
    if verdict.who:
        who = " of ".join(o.naam for o in verdict.who)
        return f"{why} Daarom wacht dit op akkoord van {who}, tot en met {last_day}."
    titles = desk.frame.titles(second=True)
    return (
        f"{why} Daarom wacht dit op akkoord van een tweede persoon van {where}. Die is er nu niet: er is geen andere "
        f"{titles} die dit mag. Laat {where} besluiten wie dat wordt; de beheerder van de computer legt dat besluit vast. "
        f"Dit verzoek blijft staan tot en met {last_day}."
    )


def role_used(proposal: Proposal, me: Official, frame: Frame, desk: Desk) -> str:
    """Return the role by which somebody does an act; empty where one does it for oneself."""
    at = [
        r.rol for r in me.rollen if r.gemeente == proposal.gemeente and r.geldt_op(desk.dag) and r.rol in frame.rollen
    ]
    recorders = frame.rollen[proposal.orgaan].vastgelegd_door if proposal.orgaan in frame.rollen else ()
    ways = (
        [r for r in at if frame.rollen[r].beheer],
        [r for r in at if r in frame.declaration_keepers],
        [r for r in at if r in recorders],
        [r for r in at if frame.rollen[r].tweede_persoon],
    )
    return next((found[0] for found in ways if found), "")
