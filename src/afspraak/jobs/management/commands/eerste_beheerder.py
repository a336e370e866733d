"""`afspraak beheer eerste_beheerder`: the first manager of a municipality, by that municipality's own decision."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from afspraak.jobs.appointing import add_arguments, appoint_somebody
from afspraak.powers.proposal import Act
from afspraak.usecases.pakketten import pakketten


class Command(BaseCommand):
    """Appoint the first manager; possible once per municipality."""

    help = (
        "Geef een gemeente haar eerste beheerder, op grond van haar eigen besluit. Eén keer per gemeente; alle partijen "
        "zien het in het logboek van beheer."
    )

    def add_arguments(self, parser: Any) -> None:
        """Who, where, by which decision."""
        add_arguments(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it."""
        managing = next((r.naam for r in pakketten().laatste.rollen.values() if r.beheer), "")
        if not managing:
            raise CommandError("Geen rol van het pakket beheert mensen: zet 'beheer: ja' bij een rol in rollen.yaml.")
        self.stdout.write(appoint_somebody(Act.FIRST_MANAGER, options["rol"] or managing, options))
