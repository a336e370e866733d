"""`afspraak beheer tweede_persoon`: who can agree with the first manager, by the municipality's own decision."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from afspraak.jobs.appointing import add_arguments, appoint_somebody
from afspraak.powers.proposal import Act
from afspraak.usecases.pakketten import pakketten


class Command(BaseCommand):
    """Appoint a second person while a municipality has nobody who could agree."""

    help = (
        "Geef een gemeente iemand die akkoord kan gaan met wat haar beheerder vraagt, op grond van haar eigen besluit. "
        "Alleen zolang er niemand is die dat kan."
    )

    def add_arguments(self, parser: Any) -> None:
        """Who, where, by which decision."""
        add_arguments(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it."""
        second = next((r.naam for r in pakketten().laatste.rollen.values() if r.tweede_persoon), "")
        if not second and not options["rol"]:
            raise CommandError("Geen rol van het pakket is tweede persoon. Noem een rol die beheert met --rol.")
        self.stdout.write(appoint_somebody(Act.SECOND_PERSON, options["rol"] or second, options))
