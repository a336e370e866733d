"""`afspraak beheer opzetten`: bring the database to the present form; safe to run again."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from afspraak.people.desk import Desk, Door
from afspraak.people.first import take_over
from afspraak.storage.mensen import update_cards
from afspraak.storage.models import Persoon
from afspraak.storage.rijbeveiliging import gaat_voorbij
from afspraak.usecases.pakketten import pakketten
from afspraak.werkmap.klok import vandaag


class Command(BaseCommand):
    """Migrate, make the cache table, gather the static files."""

    help = "Maak of werk de database bij, en verzamel de bestanden van de pagina's."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do it."""
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        _bring_people_up()
        self.stdout.write("De database en de bestanden zijn bijgewerkt.")
        if rol := gaat_voorbij(connection):
            self.stderr.write(
                f"Let op: de databaserol “{rol}” is beheerder van de server. Daarvoor geldt de beveiliging per rij niet. "
                "Zet in DATABASE_URL een gewone rol."
            )


def _bring_people_up() -> None:
    """Begin the log of administration where a store had none, and bring the cards of people to their present form."""
    pakket = pakketten().laatste
    take_over(Desk(person=None, pakket=pakket, dag=vandaag(), door=Door.COMMAND))
    update_cards(Persoon.objects.order_by("pk"))
