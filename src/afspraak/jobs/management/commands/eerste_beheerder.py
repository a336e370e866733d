"""`afspraak beheer eerste_beheerder`: the first account, which adds everybody else."""

import getpass
import sys
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from afspraak.storage.models import Persoon
from afspraak.termijnen import AfspraakFout
from afspraak.usecases.mensen import eerste_beheerrol, geef_rol, leg_verklaring_vast, voeg_persoon_toe
from afspraak.usecases.pakketten import pakketten
from afspraak.werkmap.klok import vandaag


class Command(BaseCommand):
    """Make one functioneel beheerder in an empty installation."""

    help = (
        "Maak het eerste account. Het wachtwoord wordt gevraagd, of gelezen van de invoer met --wachtwoord-van-invoer."
    )

    def add_arguments(self, parser: Any) -> None:
        """Who."""
        parser.add_argument("naam")
        parser.add_argument("email")
        parser.add_argument("--verklaring-op", help="de dag waarop de geheimhouding is getekend (jjjj-mm-dd)")
        parser.add_argument("--wachtwoord-van-invoer", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it."""
        if Persoon.objects.exists():
            raise CommandError("Er is al iemand. Laat de functioneel beheerder anderen toevoegen.")
        wachtwoord = (
            sys.stdin.readline().rstrip("\n") if options["wachtwoord_van_invoer"] else getpass.getpass("Wachtwoord: ")
        )
        pakket = pakketten().laatste
        dag = vandaag()
        try:
            validate_password(wachtwoord)
            persoon = voeg_persoon_toe(options["naam"], options["email"], "", wachtwoord)
            geef_rol(persoon, *eerste_beheerrol(pakket), dag, None, pakket)
            if options["verklaring_op"]:
                leg_verklaring_vast(persoon, type(dag).fromisoformat(options["verklaring_op"]))
        except ValidationError as fout:
            with translation.override(settings.LANGUAGE_CODE):
                zin = " ".join(fout.messages)
            raise CommandError(zin) from fout
        except (AfspraakFout, ValueError) as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(f"{persoon.naam} kan zich aanmelden met {persoon.email}.")
