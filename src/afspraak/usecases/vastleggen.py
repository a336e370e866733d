"""Writing an act down: events, projections and counts in one transaction, or nothing. Shared by the acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from afspraak.storage.bereik import ALLES, met_bereik, sleutel_van
from afspraak.storage.gebeurtenissen import laad, maak_rijen
from afspraak.storage.models import DossierRij, GebeurtenisRij
from afspraak.storage.projectie import projecteer
from afspraak.usecases.pakketten import pakketten
from afspraak.verloop.besluit import decide
from afspraak.verloop.dossier import Dossier, evolve, fold
from afspraak.verloop.gebeurtenis import Correctie, Gebeurtenis, Handeling
from afspraak.verloop.kader import Functionaris, Kader
from afspraak.verloop.weigering import Weigering, Weigeringsoort
from afspraak.werkmap.klok import nu, vandaag


@dataclass(frozen=True, slots=True)
class AnderWasEerder:
    """Somebody acted in this dossier since the form was shown: ``nieuw`` is what they did. Nothing was written."""

    nieuw: tuple[Gebeurtenis, ...]
    volgnummer: int


@dataclass(frozen=True, slots=True)
class Vastgelegd:
    """The act was written down."""

    kenmerk: str
    dossier: Dossier
    gebeurtenissen: tuple[Gebeurtenis, ...]


Antwoord = Vastgelegd | Weigering | AnderWasEerder
NIET_GEVONDEN = Weigering(soort=Weigeringsoort.ONBEKEND, zin="Dit dossier bestaat niet, of u mag het niet zien.")


def vind_rij(kenmerk: str, *, slot: bool = False) -> DossierRij | None:
    """Return a dossier's row within the scope; with ``slot`` nobody else writes it until the transaction ends."""
    rijen = DossierRij.objects.filter(kenmerk=kenmerk)
    return (rijen.select_for_update() if slot else rijen).first()


def laad_dossier(rij: DossierRij) -> tuple[Dossier, Kader]:
    """Return the state of a dossier and the frame of the version that it started under."""
    return fold(laad(rij.pk)), pakketten().kader(rij.versie, rij.procedure)


def leg_act_vast(
    kenmerk: str,
    daad: Handeling | Correctie,
    *,
    door: Functionaris,
    op: date,
    verwacht: int | None,
    peildag: date | None = None,
) -> Antwoord:
    """Judge one act on an existing dossier and write it down. ``verwacht``: the last event that the person saw."""
    try:
        with transaction.atomic():
            rij = vind_rij(kenmerk, slot=True)
            if rij is None:
                return NIET_GEVONDEN
            dossier, kader = laad_dossier(rij)
            if verwacht is not None and verwacht != dossier.volgnummer:
                nieuw = tuple(g for g in dossier.historie if g.volgnummer > verwacht)
                return AnderWasEerder(nieuw, dossier.volgnummer)
            besluit = te_vroeg(dossier, op) or decide(dossier, daad, door=door, op=op, kader=kader)
            if isinstance(besluit, Weigering):
                return besluit
            return schrijf(rij, dossier, besluit, kader, peildag or vandaag())
    except IntegrityError:
        return _na_botsing(kenmerk, verwacht)


def te_vroeg(dossier: Dossier, op: date) -> Weigering | None:
    """Refuse an act on a day before the last event of the dossier."""
    laatste = dossier.historie[-1].op
    if op >= laatste:
        return None
    zin = f"Deze dag ligt vóór de laatste gebeurtenis ({laatste.isoformat()}). Kies die dag of een latere."
    return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin)


def _na_botsing(kenmerk: str, verwacht: int | None) -> Antwoord:
    """Two wrote the same number at once; the database let one through."""
    rij = vind_rij(kenmerk)
    if rij is None:
        return NIET_GEVONDEN
    dossier, _ = laad_dossier(rij)
    nieuw = tuple(g for g in dossier.historie if verwacht is None or g.volgnummer > verwacht)
    return AnderWasEerder(nieuw, dossier.volgnummer)


def schrijf(rij: DossierRij, dossier: Dossier, nieuw: Sequence[Gebeurtenis], kader: Kader, peildag: date) -> Vastgelegd:
    """Add events to a dossier and bring its projections up to date. Call it in a transaction."""
    rijen = maak_rijen(rij, nieuw, nu(), rij.laatste_hash)
    GebeurtenisRij.objects.bulk_create(rijen)
    for gebeurtenis in nieuw:
        dossier = evolve(dossier, gebeurtenis)
    rij.laatste_hash = rijen[-1].hash
    with met_bereik(ALLES):
        projecteer(rij, dossier, kader, peildag)
    return Vastgelegd(rij.kenmerk, dossier, tuple(nieuw))


def schrijf_nieuw(kenmerk: str, nieuw: Sequence[Gebeurtenis], kader: Kader, peildag: date) -> Vastgelegd:
    """Store a new dossier. Call it in a transaction."""
    dossier = fold(nieuw)
    aanhef = dossier.aanhef
    rij = DossierRij(
        kenmerk=kenmerk,
        sleutel=sleutel_van(aanhef.procedure, aanhef.gemeente),
        procedure=aanhef.procedure,
        versie=aanhef.versie,
        titel=aanhef.titel,
        gemeente=aanhef.gemeente,
        uit=aanhef.uit or "",
        begonnen_op=dossier.begonnen_op,
        gewijzigd_op=dossier.historie[-1].op,
        volgnummer=dossier.volgnummer,
        berekend_op=peildag,
    )
    with met_bereik(ALLES):
        rij.save()
        rijen = maak_rijen(rij, nieuw, nu())
        GebeurtenisRij.objects.bulk_create(rijen)
        rij.laatste_hash = rijen[-1].hash
        rij.save(update_fields=["laatste_hash"])
        projecteer(rij, dossier, kader, peildag)
    return Vastgelegd(kenmerk, dossier, tuple(nieuw))
