"""What the commands that appoint somebody share: reading all of it first, then one transaction."""

import getpass
import sys
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.db import transaction
from django.utils import translation

from afspraak.people.acts import add_person
from afspraak.people.desk import Desk, Door
from afspraak.people.first import appoint
from afspraak.people.mandates import record_declaration
from afspraak.powers.proposal import Act
from afspraak.storage.adres import normalize_address
from afspraak.storage.models import Persoon
from afspraak.termijnen import AfspraakFout, lees_dag
from afspraak.usecases.pakketten import pakketten
from afspraak.verloop.weigering import Weigering
from afspraak.werkmap.klok import vandaag


def add_arguments(parser: Any) -> None:
    """Ask who, for which municipality, and by which decision."""
    parser.add_argument("naam")
    parser.add_argument("email")
    parser.add_argument("--gemeente", required=True, help="de gemeente die het besluit nam")
    parser.add_argument("--besluit", required=True, help="het kenmerk van het besluit van die gemeente")
    parser.add_argument("--besluit-op", required=True, help="de dag van het besluit, bijvoorbeeld 5-1-2026")
    parser.add_argument("--rol", default="", help="de rol, als de overeenkomst er meer dan één kent")
    parser.add_argument("--verklaring-op", default="", help="de dag waarop de geheimhouding is getekend")
    parser.add_argument("--wachtwoord-van-invoer", action="store_true")


def appoint_somebody(act: Act, rol: str, options: Mapping[str, Any]) -> str:
    """Make the account where it is not there, and appoint; return what to tell.

    Raises:
        CommandError: with what is wrong; nothing was written.
    """
    try:
        decided = lees_dag(options["besluit_op"], "--besluit-op")
        signed = lees_dag(options["verklaring_op"], "--verklaring-op") if options["verklaring_op"] else None
        desk = Desk(person=None, pakket=pakketten().laatste, dag=vandaag(), door=Door.COMMAND)
        with transaction.atomic():
            person, made = _account(desk, options)
            appoint(desk, act, person, rol, options["gemeente"], decided_on=decided, reference=options["besluit"])
            if signed:
                _declare(desk, person, signed)
    except AfspraakFout as wrong:
        raise CommandError(str(wrong)) from wrong
    title = desk.pakket.rollen[rol].titel
    told = f"{person.naam} is {title} van {desk.frame.naam(options['gemeente'])}"
    return f"{told} en kan zich aanmelden met {person.email}." if made else f"{told}."


def _account(desk: Desk, options: Mapping[str, Any]) -> tuple[Persoon, bool]:
    known = Persoon.objects.filter(email=normalize_address(options["email"])).first()
    if known is not None:
        if known.naam != options["naam"]:
            raise AfspraakFout(f"Het adres {known.email} is van {known.naam}, niet van {options['naam']}.")
        return known, False
    answer, person = add_person(
        desk, options["naam"], options["email"], "", options["gemeente"], password=_password(options)
    )
    if isinstance(answer, Weigering) or person is None:
        raise AfspraakFout(getattr(answer, "zin", "Het account is niet gemaakt."))
    return person, True


def _password(options: Mapping[str, Any]) -> str:
    from_input = options["wachtwoord_van_invoer"]
    password = sys.stdin.readline().rstrip("\n") if from_input else getpass.getpass("Wachtwoord: ")
    try:
        validate_password(password)
    except ValidationError as wrong:
        with translation.override(settings.LANGUAGE_CODE):
            raise AfspraakFout(" ".join(wrong.messages)) from wrong
    return password


def _declare(desk: Desk, person: Persoon, signed: date) -> None:
    if signed > desk.dag:
        raise AfspraakFout("De dag van tekenen ligt in de toekomst.")
    answer = record_declaration(desk, person, signed)
    if isinstance(answer, Weigering):
        raise AfspraakFout(answer.zin)
