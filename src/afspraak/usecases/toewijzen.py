"""Taking work, handing it over, giving it back. It changes who does a task, never whether it may be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from afspraak.overeenkomst.pakket import Pakket
from afspraak.storage.bereik import ALLES, met_bereik, plek_van
from afspraak.storage.mensen import functionaris
from afspraak.storage.models import Persoon, Taak, Taakplek, Toewijzing
from afspraak.usecases.toegang import toegang_van
from afspraak.verloop.kader import Functionaris
from afspraak.werkmap.klok import nu


@dataclass(frozen=True, slots=True)
class Uitslag:
    """How many tasks changed hands, and per task that did not a sentence why."""

    gelukt: int
    waarom_niet: tuple[str, ...]


def verdeelt_plekken(door: Functionaris, pakket: Pakket, dag: date) -> frozenset[str]:
    """Return the places whose work this person may hand out, by the roles that they hold.

    A municipality hands out its own work: that of the roles that are held there too.
    """
    plekken: set[str] = set()
    for houder in door.rollen:
        rol = pakket.rollen.get(houder.rol)
        if rol is None or not houder.geldt_op(dag):
            continue
        for naam in (r for r in rol.verdeelt if not pakket.rollen[r].orgaan):
            if houder.gemeente in pakket.groepen.get(pakket.rollen[naam].bij, ()):
                plekken.add(plek_van(naam, houder.gemeente))
    return frozenset(plekken)


def wijs_toe(
    taken: Iterable[int],
    aan: Persoon | None,
    *,
    door: Persoon,
    als: Functionaris,
    pakket: Pakket,
    op: date,
) -> Uitslag:
    """Give tasks to somebody who may do them (also oneself), or (None) back to everybody who may.

    One may take and hand over what one may do; who hands out work may do so for the roles that they hand out.
    """
    gelukt, redenen = 0, []
    with transaction.atomic():
        rijen = list(Taak.objects.filter(pk__in=list(taken)).select_related("dossier").order_by("pk"))
        eigen = toegang_van(als, pakket, op).bereik.plekken | verdeelt_plekken(als, pakket, op)
        kan_doen = _plekken_van(aan, pakket, op) if aan else frozenset()
        for taak in rijen:
            plekken = set(Taakplek.objects.filter(taak=taak).values_list("plek", flat=True))
            reden = _reden(taak, plekken, eigen, kan_doen, aan)
            if reden:
                redenen.append(reden)
                continue
            if taak.toegewezen_aan_id != (aan.pk if aan else None):  # asked for once more: it is so already
                _schrijf(taak, aan, door, op)
            gelukt += 1
    return Uitslag(gelukt, tuple(redenen))


def _reden(taak: Taak, plekken: set[str], eigen: frozenset[str], kan_doen: frozenset[str], aan: Persoon | None) -> str:
    naam = f"{taak.dossier.kenmerk} “{taak.titel}”"
    if not plekken & eigen:
        return f"{naam}: dit werk is niet van uw rol, en u verdeelt het niet."
    if aan is not None and not plekken & kan_doen:
        return f"{naam}: {aan.naam} heeft niet de rol om dit te doen."
    return ""


def _plekken_van(persoon: Persoon, pakket: Pakket, op: date) -> frozenset[str]:
    return toegang_van(functionaris(persoon, op), pakket, op).bereik.plekken


def _schrijf(taak: Taak, aan: Persoon | None, door: Persoon, op: date) -> None:
    taak.toegewezen_aan = aan
    taak.save(update_fields=["toegewezen_aan"])
    Toewijzing.objects.create(
        dossier_id=taak.dossier_id, bron=taak.bron, voor=taak.voor, aan=aan, door=door, op=op, moment=nu()
    )


def kandidaten(plekken: Iterable[str], pakket: Pakket, op: date) -> tuple[Persoon, ...]:
    """Return the people who can do work at any of these places on a day, by name."""
    gezocht = frozenset(plekken)
    with met_bereik(ALLES):
        mensen = Persoon.objects.filter(is_active=True).order_by("naam")
        return tuple(p for p in mensen if gezocht & _plekken_van(p, pakket, op))
