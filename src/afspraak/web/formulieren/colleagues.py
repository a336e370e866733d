"""A fact that decides who may act is a choice of a person: reading what was typed as a colleague, or as somebody outside.

A name that is exactly one colleague's becomes that colleague. Where several have it, or where it is only like a
colleague's name, the form asks; nothing is guessed. A tick says that somebody is not in the list.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from afspraak.record.text import clean, folded
from afspraak.storage.models import Persoon
from afspraak.termijnen import AfspraakFout
from afspraak.verloop.gebeurtenis import Genoemde, Waarde
from afspraak.verloop.persoon import lijkt_op, zelfde_naam
from afspraak.verloop.procedure import Gegeven
from afspraak.web.verzoek import lees_nummer

OUTSIDE = "__buiten"
CHOSEN = "__wie"
"""What stands behind the name of a field: the tick, and the colleague who was pointed out."""
MOST_ASKED = 8
_ALMOST = 0.87
"""From this likeness a name is taken for a typing error: "Jorsi Vos" for "Joris Vos"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody with an open account, as a list shows them."""

    id: int
    naam: str
    place: str

    @property
    def label(self) -> str:
        """The name, with where somebody works."""
        return f"{self.naam} ({self.place})" if self.place else self.naam


class Roster:
    """Everybody with an open account, by name; read once, and only when a form asks for it."""

    def __init__(self, namen: Mapping[str, str]) -> None:
        """Take how municipalities are called."""
        self._namen = namen
        self._read: tuple[Colleague, ...] | None = None

    def __iter__(self) -> Iterator[Colleague]:
        """Yield the colleagues."""
        if self._read is None:
            rows = Persoon.objects.filter(is_active=True).order_by("naam", "pk")
            self._read = tuple(
                Colleague(id=pk, naam=naam, place=self._place(gemeente, organisatie))
                for pk, naam, gemeente, organisatie in rows.values_list("pk", "naam", "gemeente", "organisatie")
            )
        return iter(self._read)

    def offered(self) -> tuple[str, ...]:
        """Return what the list of a field offers: names, and with their place where several people share one."""
        names = [folded(c.naam) for c in self]
        twice = {n for n in names if names.count(n) > 1}
        return tuple(c.label if folded(c.naam) in twice else c.naam for c in self)

    def _place(self, gemeente: str, organisatie: str) -> str:
        return f"gemeente {self._namen.get(gemeente, gemeente)}" if gemeente else organisatie


class NotOne(AfspraakFout):
    """What was typed is not one colleague; ``candidates`` are those that it could be."""

    def __init__(self, sentence: str, candidates: tuple[Colleague, ...]) -> None:
        super().__init__(sentence)
        self.candidates = candidates


def read_person(
    gegeven: Gegeven, typed: Mapping[str, str], colleagues: Iterable[Colleague], before: Waarde | None = None
) -> Waarde:
    """Return whom a field names. ``before`` is what was recorded: the same text again is the same person.

    Raises:
        NotOne: if it could be several people, or looks like a colleague without being one.
    """
    text = clean(typed.get(gegeven.naam, ""))
    outside = typed.get(gegeven.naam + OUTSIDE) == "ja"
    known = tuple(colleagues)
    pointed = lees_nummer(typed.get(gegeven.naam + CHOSEN, ""))
    candidates = find(text, known)
    found = next((c for c in candidates if c.id == pointed), None)
    if found is not None:
        return Genoemde(found.naam, found.id)
    if outside:
        return Genoemde(text)
    if before is not None and zelfde_naam(str(before), text):
        return before
    exact = [c for c in candidates if folded(text) in (folded(c.naam), folded(c.label))]
    if len(exact) == 1:
        return Genoemde(exact[0].naam, exact[0].id)
    if exact:
        raise NotOne(f"Er zijn er {len(exact)} met de naam {exact[0].naam}. Kies wie u bedoelt.", tuple(exact))
    if candidates:
        raise NotOne(_ask(candidates), candidates)
    return Genoemde(text)


def find(text: str, colleagues: Iterable[Colleague]) -> tuple[Colleague, ...]:
    """Return the colleagues whose name is, or is like, what was typed; the same names first."""
    wanted = folded(text)
    if not wanted:
        return ()
    same, like = [], []
    for c in colleagues:
        if wanted in (folded(c.naam), folded(c.label)):
            same.append(c)
        elif lijkt_op(text, c.naam) or SequenceMatcher(None, wanted, folded(c.naam)).ratio() >= _ALMOST:
            like.append(c)
    return tuple((same + like)[:MOST_ASKED])


def _ask(candidates: tuple[Colleague, ...]) -> str:
    if len(candidates) == 1:
        return f"Bedoelt u {candidates[0].label}? Wijs die aan, of vink aan dat deze persoon niet in de lijst staat."
    return "Dit lijkt op de naam van een collega. Wijs aan wie u bedoelt, of vink aan dat deze persoon niet in de lijst staat."
