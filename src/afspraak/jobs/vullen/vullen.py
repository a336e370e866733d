"""Copying templates in batches: events chained anew, projections copied, counts made at the end."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TypeVar

from django.db import connection, models, transaction

from afspraak.jobs.demo.maken import maak_demo
from afspraak.jobs.vullen.sjablonen import Sjabloon, kies, lees_sjablonen
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.gebeurtenissen import maak_rijen
from afspraak.storage.mensen import functionaris
from afspraak.storage.models import DossierRij, GebeurtenisRij, Persoon, Taak, Taakplek, VerplichtingRij
from afspraak.usecases.handelen import handel
from afspraak.usecases.herbouw import tel_opnieuw
from afspraak.usecases.vastleggen import Vastgelegd
from afspraak.verloop.gebeurtenis import Handeling, Waarde
from afspraak.verloop.kader import Functionaris
from afspraak.werkmap.klok import nu

M = TypeVar("M", bound=models.Model)
SJABLONEN = 150
DEEL_OPEN = 0.12
BLOK = 500
ZWAAR = 200
"""How often the heaviest dossier is asked to be completed: two events each time."""


def vul(
    dossiers: int, gebeurtenissen: int, dag: date, *, zwaar: int = ZWAAR, sjablonen: int = SJABLONEN
) -> Iterator[int]:
    """Fill an empty store up to so many dossiers with about so many events; yield how many were added each time.

    The first ``sjablonen`` dossiers are those of the demo; the others are copies of them. One of them grows by two events
    ``zwaar`` times.

    Raises:
        AfspraakFout: if the store is not empty.
    """
    yield sum(not regel.startswith("-") for regel in maak_demo(dag, min(sjablonen, dossiers)))
    with met_bereik(ALLES):
        bronnen = lees_sjablonen()
        al = sum(len(s.gebeurtenissen) for s in bronnen)
        nog = max(0, dossiers - len(bronnen))
        if nog:
            gekozen = kies(bronnen, max(2.0, (gebeurtenissen - al) / nog), DEEL_OPEN, nog)
            yield from _kopieer(gekozen)
        maak_zwaar(dag, zwaar)
        with transaction.atomic():
            tel_opnieuw()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _kopieer(gekozen: Iterator[Sjabloon]) -> Iterator[int]:
    nummer = 0
    while blok := list(islice(gekozen, BLOK)):
        with transaction.atomic():
            _schrijf_blok([(s, f"{s.rij.kenmerk[:8]}-{nummer + n:07d}") for n, s in enumerate(blok)])
        nummer += len(blok)
        yield len(blok)


def _schrijf_blok(blok: Sequence[tuple[Sjabloon, str]]) -> None:
    moment = nu()
    rijen: list[DossierRij] = []
    lijnen: list[GebeurtenisRij] = []
    for sjabloon, kenmerk in blok:
        rij = _kopie(sjabloon.rij, kenmerk=kenmerk, uit="")
        eigen = maak_rijen(rij, sjabloon.onder(kenmerk), moment)
        rij.laatste_hash = eigen[-1].hash
        rijen.append(rij)
        lijnen += eigen
    DossierRij.objects.bulk_create(rijen)
    for lijn in lijnen:
        lijn.dossier_id = lijn.dossier.pk
    GebeurtenisRij.objects.bulk_create(lijnen, batch_size=2000)
    VerplichtingRij.objects.bulk_create(
        [_kopie(v, dossier=rij) for rij, (s, _) in zip(rijen, blok, strict=True) for v in s.verplichtingen],
        batch_size=2000,
    )
    paren = [(_kopie(t, dossier=rij), p) for rij, (s, _) in zip(rijen, blok, strict=True) for t, p in s.taken]
    Taak.objects.bulk_create([taak for taak, _ in paren], batch_size=2000)
    Taakplek.objects.bulk_create([_kopie(p, taak=taak) for taak, plekken in paren for p in plekken], batch_size=2000)


def _kopie(bron: M, **anders: object) -> M:
    """Return a row as another one, not stored yet."""
    velden = {f.attname: getattr(bron, f.attname) for f in bron._meta.concrete_fields if not f.primary_key}
    for naam in anders:
        velden.pop(f"{naam}_id", None)
    return type(bron)(**{**velden, **anders})


def maak_zwaar(dag: date, keren: int) -> str | None:
    """Let one open objection be completed very often, by the use case; return its reference."""
    for rij in DossierRij.objects.filter(procedure="bezwaar", gesloten_op__isnull=True).order_by("pk")[:50]:
        secretaris = Persoon.objects.get(rollen__rol="secretaris-commissie", rollen__gemeente=rij.gemeente)
        als = functionaris(secretaris, dag)
        # Not every open objection can still be completed: take the first one that can.
        if keren and _vul_aan(rij.kenmerk, als, dag):
            for _ in range(keren - 1):
                _vul_aan(rij.kenmerk, als, dag)
            return rij.kenmerk
    return None


def _vul_aan(kenmerk: str, als: Functionaris, dag: date) -> bool:
    """Ask the objector to complete the objection, and record that it was; tell whether that could be."""
    vraag: dict[str, Waarde] = {"verzuim": "gronden", "herstel_gevraagd_op": dag, "hersteltermijn_tot": dag}
    vragen = Handeling(stap="herstel_vragen", uitkomst="gevraagd", gegevens=vraag)
    afronden = Handeling(stap="herstel_afronden", uitkomst="hersteld", gegevens={"hersteld_op": dag})
    return all(
        isinstance(handel(kenmerk, daad, door=als, op=dag, peildag=dag), Vastgelegd) for daad in (vragen, afronden)
    )
