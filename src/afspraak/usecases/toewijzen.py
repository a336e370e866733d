"""Taking work, handing it over, giving it back. It changes who does a task, never whether it may be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from afspraak.overeenkomst.pakket import Pakket
from afspraak.storage.bereik import ALLES, met_bereik, plek_van
from afspraak.storage.mensen import functionaris
from afspraak.storage.models import Persoon, Taak, Taakplek, Toewijzing
from afspraak.usecases.toegang import Toegang, toegang_van
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
    """Give tasks to somebody who can do them (also oneself), or (None) back to everybody who may.

    One may take and hand over what one may do; who hands out work may do so for the roles that they hand out. Who gets
    it holds the role, may open the dossier and has an open account; else that row is refused with what is missing.
    """
    gelukt, redenen, gekozen = 0, list[str](), frozenset(taken)
    with transaction.atomic():
        rijen = list(Taak.objects.filter(pk__in=gekozen).select_related("dossier").order_by("pk"))
        eigen = toegang_van(als, pakket, op).bereik.plekken | verdeelt_plekken(als, pakket, op)
        krijger = toegang_van(functionaris(aan, op), pakket, op) if aan else None
        for taak in rijen:
            plekken = set(Taakplek.objects.filter(taak=taak).values_list("plek", flat=True))
            reden = "dit werk is niet van uw rol, en u verdeelt het niet." if not plekken & eigen else ""
            if not reden and aan is not None and krijger is not None:
                reden = what_keeps(aan, krijger, taak.sleutel, plekken)
            if reden:
                redenen.append(f"{taak.dossier.kenmerk} “{taak.titel}”: {reden}")
                continue
            if taak.toegewezen_aan_id != (aan.pk if aan else None):  # asked for once more: it is so already
                _schrijf(taak, aan, door, op)
            gelukt += 1
    if len(rijen) < len(gekozen):
        redenen.append("Een regel die u koos is er niet meer, of hoort bij een dossier dat u niet kunt openen.")
    return Uitslag(gelukt, tuple(redenen))


def what_keeps(who: Persoon, access: Toegang, sleutel: str, plekken: Iterable[str]) -> str:
    """Say what keeps somebody from doing work at these places in a dossier with this key; nothing is an empty text."""
    if not who.is_active:
        return f"het account van {who.naam} is gesloten."
    if access.bereik.plekken.isdisjoint(plekken):
        return f"{who.naam} heeft niet de rol om dit te doen."
    if sleutel in access.wacht_op_verklaring:
        return f"{who.naam} heeft geen geldige verklaring van geheimhouding, en kan dit dossier niet openen."
    if not access.bereik.ziet(sleutel):
        return f"{who.naam} kan dit dossier niet openen: geen rol van {who.naam} ziet het."
    return ""


def _schrijf(taak: Taak, aan: Persoon | None, door: Persoon, op: date) -> None:
    taak.toegewezen_aan = aan
    taak.save(update_fields=["toegewezen_aan"])
    Toewijzing.objects.create(
        dossier_id=taak.dossier_id, bron=taak.bron, voor=taak.voor, aan=aan, door=door, op=op, moment=nu()
    )


def kandidaten(taken: Iterable[int], pakket: Pakket, op: date) -> tuple[Persoon, ...]:
    """Return the people who can do any of these tasks on a day, the dossier included, by name."""
    gezocht = list(taken)
    if not gezocht:
        return ()
    per_sleutel: dict[str, set[str]] = {}
    for sleutel, plek in Taakplek.objects.filter(taak__in=gezocht).values_list("taak__sleutel", "plek"):
        per_sleutel.setdefault(sleutel, set()).add(plek)

    def can(persoon: Persoon) -> bool:
        access = toegang_van(functionaris(persoon, op), pakket, op)
        return any(not what_keeps(persoon, access, sleutel, plekken) for sleutel, plekken in per_sleutel.items())

    with met_bereik(ALLES):
        return tuple(p for p in Persoon.objects.filter(is_active=True).order_by("naam", "pk") if can(p))
