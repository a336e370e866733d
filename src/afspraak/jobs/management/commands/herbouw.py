"""`afspraak beheer herbouw`: make the projections anew from the events."""

from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.progress import Progress

from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.mensen import update_cards
from afspraak.storage.models import DossierRij, Persoon
from afspraak.usecases.herbouw import herbouw
from afspraak.werkmap.klok import vandaag


class Command(BaseCommand):
    """Compare every dossier with its events and store what differs."""

    help = "Maak alles wat uit de gebeurtenissen volgt opnieuw: standen, werk, klokken, aantallen."

    def add_arguments(self, parser: Any) -> None:
        """Whether to throw away first."""
        parser.add_argument("--opnieuw", action="store_true", help="gooi eerst weg wat er staat")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it, with a bar; name what differed."""
        with met_bereik(ALLES):
            aantal = DossierRij.objects.count()
        anders = []
        with Progress(console=Console(stderr=True), transient=True) as balk:
            taak = balk.add_task("Herbouwen", total=aantal)
            for kenmerk, verschilde in herbouw(vandaag(), opnieuw=options["opnieuw"]):
                if verschilde:
                    anders.append(kenmerk)
                balk.advance(taak)
        kaarten = update_cards(Persoon.objects.order_by("pk"))
        self.stdout.write(
            f"{aantal} dossiers bekeken, {len(anders)} bijgewerkt; {kaarten} kaarten van mensen bijgewerkt."
        )
        if anders and not options["opnieuw"]:
            self.stdout.write("Bijgewerkt: " + ", ".join(anders[:50]))
