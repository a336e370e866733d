"""`afspraak beheer opzetten`: bring the database to the present form; safe to run again."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from afspraak.storage.rijbeveiliging import gaat_voorbij


class Command(BaseCommand):
    """Migrate, make the cache table, gather the static files."""

    help = "Maak of werk de database bij, en verzamel de bestanden van de pagina's."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do it."""
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write("De database en de bestanden zijn bijgewerkt.")
        if rol := gaat_voorbij(connection):
            self.stderr.write(
                f"Let op: de databaserol “{rol}” is beheerder van de server. Daarvoor geldt de beveiliging per rij niet. "
                "Zet in DATABASE_URL een gewone rol."
            )
