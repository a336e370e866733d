"""Registers: adding an entry, and the recurring duties that entries prove."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from afspraak.overeenkomst.inhoud import Register
from afspraak.overeenkomst.pakket import Pakket
from afspraak.overeenkomst.terugkerend import terugkerende_verplichtingen
from afspraak.record.line import NO_PREVIOUS, hash_of
from afspraak.storage.bereik import ALLES, met_bereik, sleutel_van
from afspraak.storage.models import Inschrijving
from afspraak.verloop.grootboek import Verplichting
from afspraak.verloop.kader import Functionaris
from afspraak.verloop.weigering import Weigering, Weigeringsoort

RECORDED = {
    "rollen": "Beheer, bij de rollen van een persoon",
    "mandaten": "Beheer, bij de mandaten",
    "verklaringen": "Beheer, bij de verklaringen van een persoon",
}
"""Where is recorded what such a register shows."""


def mag_inschrijven(register: Register, gemeente: str, door: Functionaris, pakket: Pakket, op: date) -> bool:
    """Tell whether somebody keeps a register for a municipality, or owes the proof that goes into it.

    Nobody types in a register that follows from what is recorded elsewhere.
    """
    if register.bron:
        return False
    rollen = {register.beheerd_door} | {t.wie for t in pakket.terugkerend.values() if t.register == register.naam}
    waar = {r: pakket.rollen[r].telt_bij(gemeente, pakket.groepen.get(pakket.rollen[r].bij, ())) for r in rollen}
    return any(h.rol in rollen and h.geldt_op(op) and h.gemeente in waar[h.rol] for h in door.rollen)


def schrijf_in(
    register: Register,
    gemeente: str,
    velden: Mapping[str, str],
    *,
    terugkerend: str = "",
    door: Functionaris,
    pakket: Pakket,
    op: date,
) -> Inschrijving | Weigering:
    """Add an entry to a register; ``terugkerend`` names the recurring duty that it proves."""
    if gemeente not in pakket.groepen.get(register.per, ()):
        zin = f"Het register “{register.titel}” is er niet voor deze gemeente."
        return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin, ontbreekt=("gemeente",))
    if register.bron:
        zin = f"In “{register.titel}” typt niemand: het volgt uit wat is vastgelegd. Dat doet u in {RECORDED[register.bron]}."
        beheer = tuple(r.titel for r in pakket.rollen.values() if r.beheer)
        return Weigering(soort=Weigeringsoort.NIET_BEVOEGD, zin=zin, wie_wel=beheer)
    if not mag_inschrijven(register, gemeente, door, pakket, op):
        titel = pakket.rollen[register.beheerd_door].titel
        zin = f"Dit register houdt een ander bij: {titel}."
        return Weigering(soort=Weigeringsoort.NIET_BEVOEGD, zin=zin, wie_wel=(titel,))
    gevuld = {naam: velden[naam].strip() for naam in register.velden if velden.get(naam, "").strip()}
    if not gevuld:
        zin = "Vul ten minste één veld in."
        return Weigering(soort=Weigeringsoort.ONVOLLEDIG, zin=zin, ontbreekt=register.velden[:1])
    if terugkerend and pakket.terugkerend[terugkerend].register != register.naam:
        zin = "Deze terugkerende plicht hoort bij een ander register."
        return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin)
    with transaction.atomic(), met_bereik(ALLES):
        return _voeg_toe(register, gemeente, gevuld, terugkerend, door.naam, op)


def _voeg_toe(
    register: Register, gemeente: str, velden: Mapping[str, str], terugkerend: str, door: str, op: date
) -> Inschrijving:
    vorige = Inschrijving.objects.filter(register=register.naam).order_by("-nummer").first()
    inhoud: dict[str, Any] = {
        "register": register.naam,
        "nr": vorige.nummer + 1 if vorige else 1,
        "gemeente": gemeente,
        "velden": dict(velden),
        "terugkerend": terugkerend,
        "door": door,
        "op": op.isoformat(),
        "vorige": vorige.hash if vorige else NO_PREVIOUS,
    }
    return Inschrijving.objects.create(
        register=register.naam,
        nummer=inhoud["nr"],
        gemeente=gemeente,
        sleutel=sleutel_van(register.naam, gemeente),
        velden=inhoud["velden"],
        terugkerend=terugkerend,
        door=door,
        op=op,
        vorige=inhoud["vorige"],
        hash=hash_of(inhoud),
    )


def terugkerend_werk(pakket: Pakket, peildag: date) -> tuple[Verplichting, ...]:
    """Return every recurring duty of the agreement and how it stands on a day."""
    with met_bereik(ALLES):
        bewijzen = list(
            Inschrijving.objects.exclude(terugkerend="").order_by("op").values_list("terugkerend", "gemeente", "op")
        )
    return terugkerende_verplichtingen(pakket, bewijzen, peildag)
