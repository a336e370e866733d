"""The log of administration: adding a line, reading it, and whether what the tables say is what the lines say."""

from collections.abc import Iterator, Mapping
from typing import Any

from afspraak.people.desk import Desk
from afspraak.people.models import AdministrationLine, Head
from afspraak.powers.proposal import Act
from afspraak.record.digest import digest
from afspraak.record.line import NO_PREVIOUS, Line, Who, breaks, read, write
from afspraak.storage.models import Persoon
from afspraak.werkmap.klok import nu

KIND = "administration"
DONE, ASKED, AGREED, REFUSED, WITHDRAWN, EXPIRED = (
    "vastgelegd", "gevraagd", "akkoord", "geweigerd", "ingetrokken", "vervallen",
)  # fmt: skip
EFFECTIVE = frozenset({DONE, AGREED})
"""The outcomes after which something changed."""
UNLOGGED = frozenset({"email"})
"""Facts that a request carries but a line never does: personal data that nobody needs later."""


def lock(agreement: str) -> Head:
    """Lock the end of the log until the transaction ends; whoever administers at the same time waits here."""
    Head.objects.get_or_create(kind=KIND, key=agreement, defaults={"hash": NO_PREVIOUS})
    return Head.objects.select_for_update().get(kind=KIND, key=agreement)


def add(
    desk: Desk,
    act: Act,
    outcome: str,
    *,
    gemeente: str,
    facts: Mapping[str, Any],
    about: Persoon | None = None,
    rol: str = "",
) -> int:
    """Add a line and return its number. Call it in the transaction of the act, after what it tells was done."""
    head = lock(desk.pakket.naam)
    kept = {name: value for name, value in facts.items() if name not in UNLOGGED}
    if about is not None:
        kept["over"] = {"id": about.pk, "naam": about.naam}
    person = desk.person
    line = Line(
        number=head.number + 1,
        op=desk.dag,
        moment=nu(),
        who=Who(id=person.pk, naam=person.naam) if person else None,
        door=desk.door.value,
        agreement=desk.pakket.naam,
        step=act.value,
        outcome=outcome,
        facts=kept,
        rol=rol,
        namens=gemeente,
        submission=str(desk.submission.key) if desk.submission else "",
        digest=digest(desk.pakket.map) if head.number == 0 else "",
    )
    text, hash_ = write(line, head.hash)
    AdministrationLine.objects.create(
        overeenkomst=desk.pakket.naam,
        number=line.number,
        gemeente=gemeente,
        act=act.value,
        outcome=outcome,
        about=about,
        op=desk.dag,
        line=text,
        hash=hash_,
        previous=head.hash,
    )
    head.number, head.hash = line.number, hash_
    head.save(update_fields=["number", "hash"])
    return line.number


def lines_of(agreement: str) -> Iterator[Line]:
    """Yield every act of an agreement's administration, oldest first."""
    texts = AdministrationLine.objects.filter(overeenkomst=agreement).order_by("number").values_list("line", flat=True)
    for text in texts.iterator(chunk_size=1000):
        yield read(text)


def broken(agreement: str) -> Iterator[str]:
    """Yield in a sentence what is wrong with the chain: a changed line, a missing one, a column that says otherwise."""
    rows = list(AdministrationLine.objects.filter(overeenkomst=agreement).order_by("number"))
    yield from breaks(row.line for row in rows)
    for row in rows:
        line = read(row.line)
        over = line.facts.get("over") or {}
        said = (line.number, line.step, line.outcome, line.op, line.namens, over.get("id"))
        if said != (row.number, row.act, row.outcome, row.op, row.gemeente, row.about_id) or row.hash not in row.line:
            yield f"de kolommen bij regel {row.number} zeggen iets anders dan de regel"
    head = Head.objects.filter(kind=KIND, key=agreement).first()
    last = (rows[-1].number, rows[-1].hash) if rows else (0, NO_PREVIOUS)
    if (head.number, head.hash) != last if head else rows:
        yield "er ontbreken regels aan het eind"
