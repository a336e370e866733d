"""Whether the tables of people say what the log of administration says: each difference is a sentence."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from afspraak.people import log
from afspraak.powers.proposal import Act
from afspraak.record.line import Line
from afspraak.storage.mensen import maak_kaart
from afspraak.storage.models import Afwezigheid, Mandaatregel, Persoon, Rolhouderschap, Verklaring

Row = list[Any]
KINDS = ("rollen", "mandaten", "verklaringen", "afwezigheden")


@dataclass(slots=True)
class Holdings:
    """What everybody holds: per kind the rows by number.

    Of each person the name, whether the account is open, and who made it or its last invitation.
    """

    rollen: dict[int, Row] = field(default_factory=dict)
    mandaten: dict[int, Row] = field(default_factory=dict)
    verklaringen: dict[int, Row] = field(default_factory=dict)
    afwezigheden: dict[int, Row] = field(default_factory=dict)
    people: dict[int, tuple[str, bool, int | None]] = field(default_factory=dict)


def role_row(r: Rolhouderschap) -> Row:
    """Return a role as it is compared."""
    return [r.persoon_id, r.rol, r.gemeente, _iso(r.vanaf), _iso(r.tot), r.gegeven_door_id, r.akkoord_door_id]


def mandate_row(m: Mandaatregel) -> Row:
    """Return a mandate as it is compared."""
    places = [m.rol, m.rol_bij, m.regel, list(m.gemeenten), list(m.procedures), m.besluit_kenmerk, m.tot_bedrag]
    return [m.persoon_id, *places, _iso(m.vanaf), _iso(m.tot), m.gegeven_door_id, m.akkoord_door_id]


def declaration_row(v: Verklaring) -> Row:
    """Return a declaration as it is compared."""
    return [v.persoon_id, _iso(v.getekend_op), _iso(v.geldig_tot), v.gegeven_door_id]


def absence_row(a: Afwezigheid) -> Row:
    """Return an absence as it is compared."""
    taken = [list(pair) for pair in a.overgenomen] if a.overgenomen is not None else None
    return [a.persoon_id, _iso(a.vanaf), _iso(a.tot), a.vervanger_id, taken, a.ingetrokken_op is not None]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def stored() -> Holdings:
    """Return what the tables say."""
    return Holdings(
        {r.pk: role_row(r) for r in Rolhouderschap.objects.all()},
        {m.pk: mandate_row(m) for m in Mandaatregel.objects.all()},
        {v.pk: declaration_row(v) for v in Verklaring.objects.all()},
        {a.pk: absence_row(a) for a in Afwezigheid.objects.all()},
        {p.pk: (p.naam, p.is_active, p.invited_by_id) for p in Persoon.objects.all()},
    )


def told(lines: Iterable[Line]) -> Holdings:
    """Return what the lines say, from the first to the last."""
    holdings = Holdings()
    for line in lines:
        if line.outcome in log.EFFECTIVE:
            _STEPS.get(Act(line.step), _nothing)(holdings, line, line.facts, (line.facts.get("over") or {}).get("id"))
    return holdings


def differences(agreement: str) -> Iterator[str]:
    """Yield where the tables say something else than the log, and which cards are not what the tables say."""
    yield from log.broken(agreement)
    expected, found = told(log.lines_of(agreement)), stored()
    for kind in KINDS:
        ours, theirs = getattr(expected, kind), getattr(found, kind)
        for number in sorted(ours.keys() | theirs.keys()):
            if ours.get(number) != theirs.get(number):
                yield f"{kind} {number}: de tabel zegt iets anders dan het logboek van beheer"
    for number in sorted(expected.people.keys() | found.people.keys()):
        if expected.people.get(number) != found.people.get(number):
            yield f"persoon {number}: naam of account is anders dan het logboek van beheer zegt"
    for person in Persoon.objects.order_by("pk"):
        if person.kaart != maak_kaart(person):
            yield f"persoon {person.pk}: de rechten op de kaart zijn anders dan de rollen, mandaten en verklaringen"


Step = Callable[[Holdings, Line, Mapping[str, Any], int | None], None]


def _by(line: Line, facts: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """Return who gave it and who agreed."""
    if line.outcome == log.AGREED:
        return facts["gevraagd_door"]["id"], line.who.id if line.who else None
    return (line.who.id if line.who else None), None


def _role(h: Holdings, line: Line, facts: Mapping[str, Any], about: int | None) -> None:
    plain = [about, facts["rol"], facts["gemeente"], facts["vanaf"], facts["tot"]]
    h.rollen[facts["nummer"]] = [*plain, *_by(line, facts)]


def _role_ends(h: Holdings, _line: Line, facts: Mapping[str, Any], _about: int | None) -> None:
    h.rollen[facts["nummer"]][4] = facts["tot"]


def _mandate(h: Holdings, line: Line, facts: Mapping[str, Any], about: int | None) -> None:
    function = [facts.get("rol", ""), facts.get("rol_bij", "")]
    lists = [[facts["gemeente"]], list(facts["procedures"])]
    amount = [facts["besluit_kenmerk"], facts.get("tot_bedrag")]
    days = [facts["vanaf"], facts.get("tot")]
    person = None if facts.get("rol") else about
    h.mandaten[facts["nummer"]] = [person, *function, facts["regel"], *lists, *amount, *days, *_by(line, facts)]


def _mandate_ends(h: Holdings, _line: Line, facts: Mapping[str, Any], _about: int | None) -> None:
    for number in (facts["nummer"], *facts.get("ook", ())):
        h.mandaten[number][9] = facts["tot"]


def _declared(h: Holdings, line: Line, facts: Mapping[str, Any], about: int | None) -> None:
    h.verklaringen[facts["nummer"]] = [about, facts["getekend_op"], facts["geldig_tot"], _by(line, facts)[0]]


def _declaration_ends(h: Holdings, _line: Line, facts: Mapping[str, Any], _about: int | None) -> None:
    h.verklaringen[facts["nummer"]][2] = facts["tot"]


def _absent(h: Holdings, _line: Line, facts: Mapping[str, Any], about: int | None) -> None:
    h.afwezigheden[facts["nummer"]] = [about, facts["vanaf"], facts["tot"], None, [], False]


def _returned(h: Holdings, _line: Line, facts: Mapping[str, Any], _about: int | None) -> None:
    row = h.afwezigheden[facts["nummer"]]
    row[2], row[5] = facts["tot"], bool(facts.get("ingetrokken"))


def _replaced(h: Holdings, _line: Line, facts: Mapping[str, Any], about: int | None) -> None:
    row = h.afwezigheden[facts["nummer"]]
    row[3], row[4] = about, [*(row[4] or []), *facts["overgenomen"]]


def _account(open_: bool) -> Step:
    def settle(h: Holdings, _line: Line, _facts: Mapping[str, Any], about: int | None) -> None:
        if about is not None:
            naam, _, invited_by = h.people[about]
            h.people[about] = (naam, open_, invited_by)

    return settle


def _joined(h: Holdings, line: Line, facts: Mapping[str, Any], about: int | None) -> None:
    if about is not None:
        h.people[about] = (facts["naam"], True, _by(line, facts)[0])


def _renamed(h: Holdings, _line: Line, facts: Mapping[str, Any], about: int | None) -> None:
    if about is not None:
        h.people[about] = (facts["naam"], *h.people[about][1:])


def _invited(h: Holdings, line: Line, facts: Mapping[str, Any], about: int | None) -> None:
    if about is not None:
        h.people[about] = (*h.people[about][:2], _by(line, facts)[0] or h.people[about][2])


def _taken_over(h: Holdings, _line: Line, facts: Mapping[str, Any], about: int | None) -> None:
    for kind in KINDS:
        getattr(h, kind).update({int(number): list(row) for number, row in facts[kind].items()})
    if about is not None:
        h.people[about] = (facts["over"]["naam"], facts["actief"], None)


def _nothing(_h: Holdings, _line: Line, _facts: Mapping[str, Any], _about: int | None) -> None:
    """The act changes nothing that is compared."""


_STEPS: dict[Act, Step] = {
    Act.FIRST_MANAGER: _role,
    Act.SECOND_PERSON: _role,
    Act.GIVE_ROLE: _role,
    Act.END_ROLE: _role_ends,
    Act.GIVE_MANDATE: _mandate,
    Act.END_MANDATE: _mandate_ends,
    Act.RECORD_DECLARATION: _declared,
    Act.END_DECLARATION: _declaration_ends,
    Act.REPORT_ABSENCE: _absent,
    Act.REPORT_RETURN: _returned,
    Act.REPLACE: _replaced,
    Act.CLOSE_ACCOUNT: _account(False),
    Act.OPEN_ACCOUNT: _account(True),
    Act.ADD_PERSON: _joined,
    Act.CHANGE_NAME: _renamed,
    Act.INVITE: _invited,
    Act.TAKE_OVER: _taken_over,
}
