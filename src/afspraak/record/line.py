"""The line of a log, format 2: one act as canonical JSON, chained by hash to the line before.

A line says who did what, when, through which door and on whose behalf. Its form can't change once somebody keeps it:
a later format is another number, and what this program does not know it refuses to read.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from afspraak.termijnen import AfspraakFout

FORMAT = 2
NO_PREVIOUS = "0" * 64
Facts = Mapping[str, Any]
"""JSON values by name; a day is text (2026-11-27), an amount is whole cents."""


class UnknownFormat(AfspraakFout):
    """A line of a later release."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A person: the number of the account, and the name that it had on that day."""

    id: int
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One act. ``op`` is its day in Dutch time, ``moment`` when it was written (UTC).

    ``who`` is None where a command did it for a municipality; ``namens`` is that municipality. ``door`` is the way in
    (a page, a command, an import). ``submission`` is the key of the form, where one was sent. ``digest`` names the pack
    and stands in the first line only.
    """

    number: int
    op: date
    moment: datetime
    who: Who | None
    door: str
    agreement: str
    step: str
    outcome: str
    facts: Facts
    rol: str = ""
    namens: str = ""
    submission: str = ""
    digest: str = ""


def write(line: Line, previous: str) -> tuple[str, str]:
    """Return a line as canonical text, and its hash. ``previous`` is the hash of the line before."""
    content: dict[str, Any] = {
        "formaat": FORMAT,
        "nr": line.number,
        "op": line.op.isoformat(),
        "moment": line.moment.isoformat(timespec="microseconds"),
        "deur": line.door,
        "overeenkomst": line.agreement,
        "stap": line.step,
        "uitkomst": line.outcome,
        "gegevens": dict(line.facts),
        "vorige": previous,
    }
    if line.who is not None:
        content["persoon"] = {"id": line.who.id, "naam": line.who.naam}
    optional = {"rol": line.rol, "namens": line.namens, "inzending": line.submission, "pakket": line.digest}
    content |= {name: value for name, value in optional.items() if value}
    content["hash"] = hash_of(content)
    return canonical(content), content["hash"]


def read(text: str) -> Line:
    """Return the act of a line; its hash is for ``breaks``.

    Raises:
        UnknownFormat: if a later release wrote it.
        KeyError, TypeError, ValueError: if it is no line.
    """
    content = json.loads(text)
    if content["formaat"] != FORMAT:
        raise UnknownFormat(
            f"Deze regel heeft formaat {content['formaat']}. Dit programma leest tot en met {FORMAT}: werk het bij."
        )
    person = content.get("persoon")
    return Line(
        number=content["nr"],
        op=date.fromisoformat(content["op"]),
        moment=datetime.fromisoformat(content["moment"]),
        who=Who(id=person["id"], naam=person["naam"]) if person else None,
        door=content["deur"],
        agreement=content["overeenkomst"],
        step=content["stap"],
        outcome=content["uitkomst"],
        facts=content["gegevens"],
        rol=content.get("rol", ""),
        namens=content.get("namens", ""),
        submission=content.get("inzending", ""),
        digest=content.get("pakket", ""),
    )


def canonical(content: Mapping[str, Any]) -> str:
    """Return JSON with sorted keys and no spaces: the same text for the same content."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 over a line's content without its own hash."""
    bare = {name: value for name, value in content.items() if name != "hash"}
    return hashlib.sha256(canonical(bare).encode()).hexdigest()


def breaks(lines: Iterable[str]) -> Iterator[str]:
    """Yield in a sentence what is wrong with a chain; nothing if it is sound. It looks at the raw text."""
    previous = NO_PREVIOUS
    for number, text in enumerate(lines, start=1):
        try:
            content = json.loads(text)
            sound = content["hash"] == hash_of(content)
            follows = content["nr"] == number and content["vorige"] == previous
            previous = content["hash"]
        except (ValueError, KeyError, TypeError):
            yield f"regel {number} is geen regel van dit logboek"
            return
        if not follows:
            yield f"regel {number} ontbreekt of sluit niet aan op die ervoor"
            return
        if not sound:
            yield f"regel {number} is na het schrijven veranderd"
