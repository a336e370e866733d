"""What the forms about a person share."""

from collections.abc import Sequence
from typing import Any

from afspraak.people.desk import Desk
from afspraak.people.perform import Answer
from afspraak.storage.models import Persoon
from afspraak.verloop.weigering import Weigering, Weigeringsoort
from afspraak.web.people.fields import ActForm, Choices

Answers = tuple[Answer, ...]


class PersonForm(ActForm):
    """A form about a person. ``row`` is the number of what it is about, where that is not the person."""

    def __init__(self, desk: Desk, who: Persoon, data: Any = None, row: int | None = None, **initial: Any) -> None:
        super().__init__(data, initial or None, row)
        self.desk, self.who = desk, who
        self.prepare()

    def prepare(self) -> None:
        """Fill in what there is to choose."""

    def draw(self) -> None:
        """Get ready to be drawn, once it is known what was refused."""

    def do(self) -> Answers:
        """Do the act with what was typed."""
        raise NotImplementedError


SAME_NAME = "Dit is een ander met dezelfde naam"


def ask_who(form: ActForm) -> None:
    """Leave the question out whether another person of the same name is meant, unless somebody of that name was found."""
    if not form["ander"].value() and not any("Er is al een" in str(e) for e in form.errors.get("naam", ())):
        del form.fields["ander"]


def gone(what: str) -> Answers:
    """Answer to a form about something that is not there, or is of somebody else."""
    return (Weigering(soort=Weigeringsoort.ONBEKEND, zin=f"{what} is er niet (meer). Er is niets veranderd."),)


def listed(people: Sequence[Persoon]) -> Choices:
    """Return people as they stand in a list to choose from."""
    return [(str(p.pk), f"{p.naam} ({p.organisatie})" if p.organisatie else p.naam) for p in people]
