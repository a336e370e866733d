"""The forms about being away: of a person's page, and of one's own."""

from collections.abc import Sequence
from dataclasses import replace as changed
from typing import ClassVar

from django.db import transaction

from afspraak.people import absence
from afspraak.people.desk import Desk
from afspraak.storage.models import Afwezigheid, Persoon
from afspraak.verloop.weigering import Weigering, Weigeringsoort
from afspraak.web.people.base import Answers, PersonForm, gone, listed
from afspraak.web.people.fields import Choose, Day


class Away(PersonForm):
    """Report an absence, and who does the work meanwhile."""

    actie = "afwezig"
    title = "Meld afwezigheid"
    van = Day("Eerste dag")
    tot = Day("Laatste dag")
    vervanger = Choose(
        "Wie neemt waar?",
        (),
        empty="Niemand",
        hint="Een vervanger werkt bij dezelfde gemeente. Heeft die niet dezelfde rol, dan moet een tweede persoon "
        "akkoord gaan. Beheer gaat nooit over.",
    )

    def offer(self, colleagues: Sequence[Persoon]) -> None:
        """Offer these people as replacement."""
        self.fields["vervanger"].widget.choices = [("", "Niemand"), *listed(colleagues)]

    def do(self) -> Answers:
        """Record both, or nothing where nobody can replace as was asked."""
        first, last = self.day("van"), self.day("tot")
        with transaction.atomic():
            told = absence.report_absence(self.desk, self.who, first, last)
            chosen = self.cleaned_data["vervanger"]
            if isinstance(told, Weigering) or not chosen:
                return (told,)
            row = Afwezigheid.objects.filter(persoon=self.who, vanaf=first, tot=last, ingetrokken_op=None).first()
            answers = _replaced(self.desk, row, chosen)
            if all(isinstance(answer, Weigering) for answer in answers):
                transaction.set_rollback(True)
                return answers
        return told, *answers


class Replace(PersonForm):
    """Choose who does the work of somebody whose absence was reported before."""

    actie = "vervanger"
    title = "Kies wie waarneemt"
    vervanger = Choose("Wie neemt waar?", (), need="Kies wie waarneemt.", empty="Kies een collega")

    def offer(self, colleagues: Sequence[Persoon]) -> None:
        """Offer these people as replacement."""
        self.fields["vervanger"].widget.choices = [("", "Kies een collega"), *listed(colleagues)]

    def do(self) -> Answers:
        """Let the chosen person replace during the absence of this row."""
        row = Afwezigheid.objects.filter(pk=self.row or 0, persoon=self.who, ingetrokken_op=None).first()
        return _replaced(self.desk, row, self.cleaned_data["vervanger"])


def _replaced(desk: Desk, row: Afwezigheid | None, chosen: str) -> Answers:
    number = int(chosen) if chosen.isdecimal() and len(chosen) < 10 else 0
    other = Persoon.objects.filter(pk=number).first()
    if row is None or other is None:
        zin = "Deze vervanger is er niet. Kies een collega uit de lijst."
        return (Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin, ontbreekt=("vervanger",)),)
    if other.pk == row.persoon_id:
        zin = f"{other.naam} kan zichzelf niet vervangen. Kies een ander."
        return (Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin, ontbreekt=("vervanger",)),)
    # Of one form several municipalities can answer: the key of the form was used by the absence, or by the first.
    return absence.replace(changed(desk, submission=None), row, other)


class Back(PersonForm):
    """Report a return, or take an absence back that had not begun."""

    actie = "terug"
    title = "Terug"
    button = "Meld terug"
    kind: ClassVar[str] = "utrecht-button--secondary-action"

    def do(self) -> Answers:
        """End the absence of this row."""
        row = Afwezigheid.objects.filter(pk=self.row or 0, persoon=self.who).first()
        return (absence.report_return(self.desk, row),) if row else gone("Deze afwezigheid")
