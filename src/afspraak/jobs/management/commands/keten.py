"""`afspraak beheer keten`: check that nothing was changed or removed."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from afspraak.usecases.herbouw import controleer_ketens


class Command(BaseCommand):
    """Walk every chain; end with 1 if something is broken, so that a monitor can see it."""

    help = "Controleer of er in de geschiedenis, de registers en de bijlagen niets is veranderd of weggehaald."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do it."""
        breuken = list(controleer_ketens())
        for breuk in breuken:
            self.stdout.write(f"{breuk.waar}: {breuk.zin}")
        if breuken:
            self.stderr.write(
                f"{len(breuken)} keer is er iets veranderd. Zet een reservekopie terug en zoek uit hoe dit kon."
            )
            sys.exit(1)
        self.stdout.write("Alles klopt: er is niets veranderd of weggehaald.")
