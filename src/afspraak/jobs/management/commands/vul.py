"""`afspraak beheer vul`: fill an empty database with very many dossiers, to measure or to size a machine."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from afspraak.jobs.vullen.vullen import vul
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import DossierRij, GebeurtenisRij
from afspraak.termijnen import AfspraakFout
from afspraak.werkmap.klok import vandaag


class Command(BaseCommand):
    """Copy the dossiers of the demo under other references, with chains of their own."""

    help = "Vul een lege database met heel veel verzonnen dossiers, om te meten of een machine groot genoeg is."

    def add_arguments(self, parser: Any) -> None:
        """How many."""
        parser.add_argument("--dossiers", type=int, default=100_000)
        parser.add_argument("--gebeurtenissen", type=int, default=1_000_000)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it, with a bar."""
        kolommen = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        try:
            with Progress(*kolommen, console=Console(stderr=True), transient=True) as balk:
                taak = balk.add_task("Vullen", total=options["dossiers"])
                for aantal in vul(options["dossiers"], options["gebeurtenissen"], vandaag()):
                    balk.advance(taak, aantal)
        except AfspraakFout as fout:
            raise CommandError(str(fout)) from fout
        with met_bereik(ALLES):
            dossiers, gebeurtenissen = DossierRij.objects.count(), GebeurtenisRij.objects.count()
            open_ = DossierRij.objects.filter(gesloten_op__isnull=True).count()
        self.stdout.write(f"{dossiers} dossiers ({open_} open) met {gebeurtenissen} gebeurtenissen.")
