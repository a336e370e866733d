"""`afspraak beheer demo`: fill an empty database with a fictional cooperation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import Progress

from afspraak.jobs.demo.maken import AANTAL, maak_demo
from afspraak.termijnen import AfspraakFout
from afspraak.werkmap.klok import vandaag


class Command(BaseCommand):
    """Make people, dossiers and register entries through the use cases."""

    help = "Vul een lege database met een verzonnen samenwerking. De dag is die van AFSPRAAK_DAG, of vandaag."

    def add_arguments(self, parser: Any) -> None:
        """How many dossiers."""
        parser.add_argument("--aantal", type=int, default=AANTAL, help="hoeveel dossiers ongeveer")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it, with a bar."""
        weg = []
        aantal = 0
        try:
            terminal = Console(stderr=True)
            with Progress(console=terminal, transient=True, disable=not terminal.is_terminal) as balk:
                taak = balk.add_task("De demo vullen", total=options["aantal"])
                for regel in maak_demo(vandaag(), options["aantal"]):
                    if regel.startswith("-"):
                        weg.append(regel[1:])
                    else:
                        aantal += 1
                    balk.advance(taak)
        except AfspraakFout as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(f"{aantal} dossiers gemaakt.")
        if weg:
            self.stdout.write(f"{len(weg)} verhalen pasten niet in de kalender en zijn overgeslagen.")
            if options["verbosity"] > 1:
                self.stdout.write("\n".join(weg))
