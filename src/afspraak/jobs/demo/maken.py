"""Filling an empty store with the demo."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from afspraak.jobs.demo.mensen import maak_mensen
from afspraak.jobs.demo.registers import maak_inschrijvingen
from afspraak.jobs.demo.spelen import Speler, VerhaalPastNiet
from afspraak.jobs.demo.verhalen import verhalen
from afspraak.overeenkomst.voorbeelden import lees_voorbeelden
from afspraak.storage.models import Dagstand, Persoon
from afspraak.termijnen import AfspraakFout
from afspraak.usecases.pakketten import pakketten

AANTAL = 150


def maak_demo(dag: date, aantal: int = AANTAL) -> Iterator[str]:
    """Make people, dossiers and register entries; yield a reference, or why a story was left out (after "-").

    Raises:
        AfspraakFout: if there is already somebody in the store: a demo never mixes with real work.
    """
    if Persoon.objects.exists():
        raise AfspraakFout("Er staan al mensen in deze database. Maak de demo in een lege database.")
    pakket = pakketten().laatste
    begin = pakket.geldt_vanaf
    with transaction.atomic():
        mensen = tuple(maak_mensen(pakket, begin, dag))
        Dagstand.objects.create(pk=1, dag=dag)
    speler = Speler(pakket, mensen, dag)
    voorbeelden = {v.plaats.bestand.rsplit("/", 1)[1].removesuffix(".yaml"): v for v in lees_voorbeelden(pakket)[0]}
    for verhaal in verhalen(voorbeelden, pakket.groepen["gemeenten"], begin, dag, aantal):
        try:
            kenmerk = speler.speel(verhaal)
        except VerhaalPastNiet as reden:
            yield f"-{reden}"
            continue
        if kenmerk:
            yield kenmerk
    maak_inschrijvingen(pakket, mensen, begin, dag)
