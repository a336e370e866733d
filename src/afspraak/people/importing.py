"""Adding many people at once: the same acts as the pages, all of them or none."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from django.db import transaction

from afspraak.people.acts import TICK, add_person, give_role
from afspraak.people.desk import Desk, Door
from afspraak.people.mandates import record_declaration
from afspraak.people.models import Request
from afspraak.people.perform import Already, Answer, Recorded, Waiting, one_at_a_time
from afspraak.people.roster import CellError, PersonRow
from afspraak.powers.proposal import Act
from afspraak.record.text import folded
from afspraak.storage.adres import normalize_address
from afspraak.storage.models import Persoon, Rolhouderschap
from afspraak.termijnen import schrijf_dag
from afspraak.verloop.weigering import Weigering

_COLUMN_OF = {
    "getekend_op": "verklaring",
    "email": "email",
    "naam": "naam",
    "rol": "rol",
    "vanaf": "vanaf",
    "tot": "tot",
}


@dataclass(slots=True)
class Outcome:
    """What an import did, or would do: sentences per row, and who is new."""

    rows: list[tuple[int, str]] = field(default_factory=list)
    added: list[Persoon] = field(default_factory=list)
    recorded: int = 0
    waiting: int = 0
    already: int = 0
    errors: list[CellError] = field(default_factory=list)


def check_people(desk: Desk, people: Iterable[PersonRow]) -> Outcome:
    """Say what an import would do, by doing it and taking it back; nothing is written."""
    return _try(desk, people, keep=False)


def import_people(desk: Desk, people: Iterable[PersonRow]) -> Outcome:
    """Add everybody with their roles and declarations; with one mistake nothing is written.

    What asks a second person waits, as on the pages. The same list again does nothing.
    """
    return _try(desk, people, keep=True)


def _try(desk: Desk, people: Iterable[PersonRow], *, keep: bool) -> Outcome:
    outcome = Outcome()
    with transaction.atomic():
        _each(replace(desk, door=Door.IMPORT, submission=None), tuple(people), outcome)
        if outcome.errors or not keep:
            transaction.set_rollback(True)
    if outcome.errors:
        outcome.added.clear()
    return outcome


@one_at_a_time
def _each(desk: Desk, people: tuple[PersonRow, ...], outcome: Outcome) -> None:
    for row in people:
        person = _person(desk, row, outcome)
        if person is None:
            continue
        if row.rol:
            _note(row, _role(desk, person, row), "rol", outcome)
        if row.verklaring:
            _note(row, record_declaration(desk, person, row.verklaring), "verklaring", outcome)


def _role(desk: Desk, person: Persoon, row: PersonRow) -> Answer:
    ended = _ended(desk, person, row)
    if ended is not None and ended.tot is not None:
        when = f"van {schrijf_dag(ended.vanaf)} tot en met {schrijf_dag(ended.tot)}"
        return Already(f"{person.naam} had deze rol {when}. Geldt zij weer? Geef de rol bij de persoon.")
    vanaf = row.vanaf or _asked_from(desk, person, row) or desk.dag
    return give_role(desk, person, row.rol, row.gemeente, vanaf, row.tot)


def _asked_from(desk: Desk, person: Persoon, row: PersonRow) -> date | None:
    """Return from which day this row asked before, while that waits: without a day it would ask anew each day."""
    waits = Request.objects.filter(
        overeenkomst=desk.pakket.naam, act=Act.GIVE_ROLE.value, gemeente=row.gemeente, about=person,
        state=Request.State.OPEN, last_day__gte=desk.dag,
    )  # fmt: skip
    tot = row.tot.isoformat() if row.tot else None
    same = (r.facts["vanaf"] for r in waits.order_by("pk") if (r.facts["rol"], r.facts["tot"]) == (row.rol, tot))
    return next((date.fromisoformat(day) for day in same), None)


def _ended(desk: Desk, person: Persoon, row: PersonRow) -> Rolhouderschap | None:
    """Return the role that this row gave before and that ended since: an old list brings no power back."""
    held = Rolhouderschap.objects.filter(persoon=person, rol=row.rol, gemeente=row.gemeente).order_by("-vanaf", "-pk")
    last = (held.filter(vanaf=row.vanaf) if row.vanaf else held).first()
    return last if last and last.tot and last.tot < desk.dag else None


def _person(desk: Desk, row: PersonRow, outcome: Outcome) -> Persoon | None:
    known = Persoon.objects.filter(email=normalize_address(row.email)).first()
    if known is None:
        answer, made = add_person(desk, row.naam, row.email, row.organisatie, row.gemeente)
        _note(row, _told_here(answer), "naam", outcome)
        if made is not None:
            outcome.added.append(made)
        return made
    if folded(known.naam) != folded(row.naam):
        sentence = f"het adres {known.email} is van {known.naam}, niet van {row.naam}."
        outcome.errors.append(row.wrong("email", sentence))
        return None
    if known not in outcome.added:
        outcome.already += 1
        outcome.rows.append((row.row, _known(known, row)))
    return known


def _known(known: Persoon, row: PersonRow) -> str:
    said = f"{known.naam} had al een account."
    if not known.is_active:
        said += " Dat is gesloten en blijft gesloten."
    if row.organisatie and folded(row.organisatie) != folded(known.organisatie):
        said += f" De organisatie blijft “{known.organisatie}”. Verander die bij de persoon."
    return said


def _told_here(answer: Answer) -> Answer:
    """Where a page asks to tick that another of that name is meant, a list has no box to tick."""
    if isinstance(answer, Weigering) and answer.zin.endswith(TICK):
        way = "Is het een ander met dezelfde naam, voeg die dan toe op de pagina Mensen. Daarna kan dit bestand."
        return replace(answer, zin=answer.zin.removesuffix(TICK) + way)
    return answer


def _note(row: PersonRow, answer: Answer, name: str, outcome: Outcome) -> None:
    match answer:
        case Weigering():
            where = next((_COLUMN_OF[f] for f in answer.ontbreekt if f in _COLUMN_OF), name)
            outcome.errors.append(row.wrong(where, answer.zin))
        case Recorded():
            outcome.recorded += 1
            outcome.rows.append((row.row, answer.sentence))
        case Waiting():
            outcome.waiting += 1
            outcome.rows.append((row.row, answer.sentence))
        case Already():
            outcome.already += 1
            outcome.rows.append((row.row, answer.sentence))
