"""What waits for a second person: agreeing, refusing with a reason, withdrawing; and that it ends by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from afspraak.overeenkomst.pakket import Pakket
from afspraak.people import log
from afspraak.people.desk import Desk, Door, officials
from afspraak.people.effects import By, apply
from afspraak.people.models import Request
from afspraak.people.perform import Answer, Recorded, role_used
from afspraak.people.proposals import proposal_of
from afspraak.powers.frame import Official
from afspraak.powers.judge import judge, may_agree
from afspraak.powers.proposal import Act, Proposal
from afspraak.record.text import clean
from afspraak.termijnen import schrijf_dag
from afspraak.verloop.weigering import Weigering, Weigeringsoort

REASON_LENGTH = 500


@dataclass(frozen=True, slots=True)
class _Open:
    """A request that still waits, with what it asks and who asked it."""

    row: Request
    proposal: Proposal
    asker: Official


def agree(desk: Desk, number: int) -> Answer:
    """Agree with what another asked: it is judged again, on today's facts, and recorded."""
    with transaction.atomic():
        found = _open(desk, number)
        if isinstance(found, Weigering):
            return found
        refusal = _second(desk, found) or _still(desk, found)
        if refusal:
            return refusal
        row, act = found.row, Act(found.row.act)
        told = apply(act, row.about, row.facts, By(given=row.asked_by_id, agreed=desk.person_id, op=desk.dag))
        line = _answer(desk, found, log.AGREED, Request.State.AGREED, facts=told)
        return Recorded("U bent akkoord gegaan. Het is vastgelegd.", line)


def refuse(desk: Desk, number: int, reason: str) -> Answer:
    """Say no to what another asked, with a reason that the asker reads."""
    why = clean(reason)
    if not why or len(why) > REASON_LENGTH:
        zin = f"Schrijf in hoogstens {REASON_LENGTH} tekens waarom u weigert; wie het vroeg leest dat."
        return Weigering(soort=Weigeringsoort.ONVOLLEDIG, zin=zin, ontbreekt=("reden",))
    with transaction.atomic():
        found = _open(desk, number)
        if isinstance(found, Weigering):
            return found
        refusal = _second(desk, found)
        if refusal:
            return refusal
        line = _answer(desk, found, log.REFUSED, Request.State.REFUSED, why)
        return Recorded("U hebt geweigerd. Wie het vroeg, ziet uw reden.", line)


def withdraw(desk: Desk, number: int) -> Answer:
    """Take back one's own request."""
    with transaction.atomic():
        found = _open(desk, number)
        if isinstance(found, Weigering):
            return found
        if desk.person is None or found.row.asked_by_id != desk.person.pk:
            zin = f"Dit heeft {found.row.asked_by.naam} gevraagd. Alleen wie het vroeg kan het intrekken."
            return Weigering(soort=Weigeringsoort.NIET_BEVOEGD, zin=zin, wie_wel=(found.row.asked_by.naam,))
        line = _answer(desk, found, log.WITHDRAWN, Request.State.WITHDRAWN)
        return Recorded("Uw verzoek is ingetrokken.", line)


def expire(pakket: Pakket, dag: date) -> int:
    """Let requests end whose last day is over; return how many. Running it again does nothing."""
    desk = Desk(person=None, pakket=pakket, dag=dag, door=Door.COMMAND)
    old = Request.objects.filter(overeenkomst=pakket.naam, state=Request.State.OPEN, last_day__lt=dag)
    count = 0
    for number in list(old.values_list("pk", flat=True)):
        with transaction.atomic():
            log.lock(pakket.naam)
            row = old.filter(pk=number).select_for_update().first()
            if row is not None:
                log.add(
                    desk, Act(row.act), log.EXPIRED, gemeente=row.gemeente, facts={"vraag": row.number}, about=row.about
                )
                row.state, row.answered_on = Request.State.EXPIRED, dag
                row.save(update_fields=["state", "answered_on"])
                count += 1
    return count


def _open(desk: Desk, number: int) -> _Open | Weigering:
    log.lock(desk.pakket.naam)
    rows = Request.objects.filter(pk=number, overeenkomst=desk.pakket.naam).select_for_update(of=("self",))
    row = rows.select_related("asked_by", "about").first()
    if row is None or not _is_seen(desk, row):
        return Weigering(soort=Weigeringsoort.ONBEKEND, zin="Dit verzoek is er niet.")
    if row.state != Request.State.OPEN:
        who = f" door {row.answered_by.naam}" if row.answered_by else ""
        when = f" op {schrijf_dag(row.answered_on)}" if row.answered_on else ""
        zin = f"Dit verzoek staat niet meer open: {row.state}{who}{when}. Er is niets veranderd."
        return Weigering(soort=Weigeringsoort.GESLOTEN, zin=zin)
    if row.last_day < desk.dag:
        zin = f"Dit verzoek verliep op {schrijf_dag(row.last_day)}. Laat het opnieuw vragen als het nog nodig is."
        return Weigering(soort=Weigeringsoort.GESLOTEN, zin=zin)
    proposal = proposal_of(desk, Act(row.act), row.gemeente, row.about, row.facts)
    return _Open(row, proposal, officials((row.asked_by,), desk.dag)[0])


def _is_seen(desk: Desk, row: Request) -> bool:
    """Tell whether a request exists for somebody: who asked it, and who holds a role of their own where it belongs."""
    me = desk.me()
    return row.asked_by_id == me.id or any(r.gemeente == row.gemeente and r.geldt_op(desk.dag) for r in me.rollen)


def _second(desk: Desk, found: _Open) -> Weigering | None:
    return may_agree(found.proposal, found.asker, desk.me(), desk.dag, desk.frame)


def _still(desk: Desk, found: _Open) -> Weigering | None:
    """Whoever asked must still be the one who may, and what was asked must still be possible."""
    verdict = judge(found.proposal, found.asker, desk.dag, desk.frame, ())
    if not isinstance(verdict, Weigering):
        return None
    zin = f"Dit kan niet meer zoals {found.asker.naam} het vroeg: {verdict.zin}"
    return Weigering(soort=verdict.soort, zin=zin, grondslag=verdict.grondslag, wie_wel=verdict.wie_wel)


def _answer(
    desk: Desk,
    found: _Open,
    outcome: str,
    state: Request.State,
    reason: str = "",
    facts: Mapping[str, Any] | None = None,
) -> int:
    row = found.row
    asker = {"id": found.asker.id, "naam": found.asker.naam}
    told = {**(facts or row.facts), "vraag": row.number, "gevraagd_door": asker}
    if reason:
        told["reden"] = reason
    rol = role_used(found.proposal, desk.me(), desk.frame, desk)
    line = log.add(desk, Act(row.act), outcome, gemeente=row.gemeente, facts=told, about=row.about, rol=rol)
    row.state, row.answered_by, row.answered_on, row.reason = state, desk.person, desk.dag, reason
    row.save(update_fields=["state", "answered_by", "answered_on", "reason"])
    return line
