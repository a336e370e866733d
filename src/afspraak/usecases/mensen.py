"""People: who joins, which roles they hold and when, mandates, declarations, absence. Nothing is ever removed."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models, transaction

from afspraak.overeenkomst.pakket import Pakket
from afspraak.storage.adres import normalize_address
from afspraak.storage.mensen import werk_kaart_bij
from afspraak.storage.models import Afwezigheid, Mandaatregel, Persoon, Rolhouderschap, Verklaring
from afspraak.termijnen import AfspraakFout, schrijf_dag
from afspraak.verloop.kader import Functionaris

M = TypeVar("M", bound=models.Model)


class AlreadyRecorded(AfspraakFout):
    """Exactly this was recorded before; the sentence says so. Nothing was written, and nothing is wrong."""


def mag_beheren(door: Functionaris, dag: date, pakket: Pakket) -> bool:
    """Tell whether somebody holds a role on this day that manages the people of a municipality."""
    beheer = {naam for naam, rol in pakket.rollen.items() if rol.beheer}
    return any(r.rol in beheer and r.geldt_op(dag) for r in door.rollen)


def eerste_beheerrol(pakket: Pakket) -> tuple[str, str]:
    """Return the first role of the pack that manages people, and the first municipality where it is held.

    Raises:
        AfspraakFout: if no role of the pack manages people.
    """
    for rol in pakket.rollen.values():
        if rol.beheer:
            return rol.naam, pakket.groepen[rol.bij][0]
    raise AfspraakFout(f"Geen rol in {pakket.naam} beheert mensen: zet 'beheer: ja' bij een rol in rollen.yaml.")


def voeg_persoon_toe(naam: str, email: str, organisatie: str, wachtwoord: str | None = None) -> Persoon:
    """Add a person. Their name is how every event names them, so it must be new.

    Raises:
        AfspraakFout: if the name or the address is missing or taken, or the address is none.
    """
    if not naam.strip():
        raise AfspraakFout("Vul de naam in.")
    adres = normalize_address(email)
    try:
        validate_email(adres)
    except ValidationError as fout:
        raise AfspraakFout(
            f"“{email.strip()}” is geen e-mailadres. Vul het adres in waarmee de persoon zich aanmeldt."
        ) from fout
    if Persoon.objects.filter(naam__iexact=naam.strip()).exists():
        raise AfspraakFout(f"Er is al een {naam}. Voeg een tussenvoegsel of functie toe.")
    if Persoon.objects.filter(email=adres).exists():
        raise AfspraakFout(f"Het adres {adres} is al van iemand anders.")
    persoon = Persoon.objects.create_user(adres, naam.strip(), wachtwoord, organisatie)
    werk_kaart_bij(persoon)
    return persoon


def geef_rol(
    persoon: Persoon, rol: str, gemeente: str, vanaf: date, tot: date | None, pakket: Pakket
) -> Rolhouderschap:
    """Let a person hold a role at a municipality, from and including ``vanaf`` up to and including ``tot``.

    Raises:
        AfspraakFout: if the agreement has no such role there, or the days are the wrong way round.
        AlreadyRecorded: if the person holds this very role on these very days.
    """
    if rol not in pakket.rollen:
        raise AfspraakFout(f"De overeenkomst kent de rol '{rol}' niet.")
    if pakket.rollen[rol].orgaan:
        raise AfspraakFout(f"“{pakket.rollen[rol].titel}” is een orgaan. Geef een rol die de besluiten vastlegt.")
    if gemeente not in pakket.groepen.get(pakket.rollen[rol].bij, ()):
        raise AfspraakFout(f"De rol “{pakket.rollen[rol].titel}” is er niet bij deze gemeente.")
    _controleer_dagen(vanaf, tot)
    nieuw = Rolhouderschap(persoon=persoon, rol=rol, gemeente=gemeente, vanaf=vanaf, tot=tot)
    return _record_once(
        persoon,
        nieuw,
        lambda r: (r.rol, r.gemeente, r.vanaf, r.tot) == (rol, gemeente, vanaf, tot),
        f"{persoon.naam} had deze rol al, vanaf dezelfde dag.",
    )


def beeindig_rol(houder: Rolhouderschap, tot: date) -> None:
    """Let a role end on a day; what was done in it stays.

    Raises:
        AfspraakFout: if the day lies before its beginning.
        AlreadyRecorded: if it ends on that day already.
    """
    if tot == houder.tot:
        raise AlreadyRecorded(f"Deze rol eindigde al op {schrijf_dag(tot)}.")
    if tot < houder.vanaf:
        raise AfspraakFout(f"De rol begon pas op {schrijf_dag(houder.vanaf)}. Kies die dag of een latere.")
    houder.tot = tot
    houder.save(update_fields=["tot"])
    werk_kaart_bij(houder.persoon)


def geef_mandaat(
    persoon: Persoon,
    regel: str,
    procedures: Sequence[str],
    gemeenten: Sequence[str],
    vanaf: date,
    tot: date | None,
    pakket: Pakket,
) -> Mandaatregel:
    """Add a line of the mandate register.

    Raises:
        AfspraakFout: if a procedure or municipality is unknown, or none was named.
        AlreadyRecorded: if this very line is there.
    """
    onbekend = [p for p in procedures if p not in pakket.procedures]
    onbekend += [g for g in gemeenten if g not in pakket.groepen["gemeenten"]]
    if onbekend or not procedures or not gemeenten or not regel.strip():
        raise AfspraakFout("Noem de regel van het mandaatregister, de procedures en de gemeenten.")
    _controleer_dagen(vanaf, tot)
    nieuw = Mandaatregel(
        persoon=persoon,
        regel=regel.strip(),
        procedures=list(procedures),
        gemeenten=list(gemeenten),
        vanaf=vanaf,
        tot=tot,
    )
    zin = f"{persoon.naam} had deze regel van het mandaatregister al."
    return _record_once(persoon, nieuw, lambda m: _line(m) == _line(nieuw), zin)


def _line(mandaat: Mandaatregel) -> tuple[str, set[str], set[str], date, date | None]:
    return mandaat.regel, set(mandaat.procedures), set(mandaat.gemeenten), mandaat.vanaf, mandaat.tot


def leg_verklaring_vast(
    persoon: Persoon, getekend_op: date, geldig_tot: date | None = None, document: str = ""
) -> Verklaring:
    """Record a signed declaration of confidentiality (art. 14.2).

    Raises:
        AfspraakFout: if it would end before it was signed.
        AlreadyRecorded: if this very declaration is there.
    """
    _controleer_dagen(getekend_op, geldig_tot)
    nieuw = Verklaring(persoon=persoon, getekend_op=getekend_op, geldig_tot=geldig_tot, document=document)
    return _record_once(
        persoon,
        nieuw,
        lambda v: (v.getekend_op, v.geldig_tot, v.document) == (getekend_op, geldig_tot, document),
        f"Deze verklaring van {persoon.naam} was al vastgelegd.",
    )


def meld_afwezig(persoon: Persoon, vanaf: date, tot: date, vervanger: Persoon | None) -> Afwezigheid:
    """Record that somebody is away, both days included, and who holds their roles meanwhile.

    Raises:
        AfspraakFout: if the days are the wrong way round, or somebody would replace themselves.
        AlreadyRecorded: if this very absence is there.
    """
    _controleer_dagen(vanaf, tot)
    if vervanger is not None and vervanger.pk == persoon.pk:
        raise AfspraakFout("Kies iemand anders als vervanger.")
    nieuw = Afwezigheid(persoon=persoon, vervanger=vervanger, vanaf=vanaf, tot=tot)
    return _record_once(
        persoon,
        nieuw,
        lambda a: (a.vervanger_id, a.vanaf, a.tot, a.ingetrokken_op) == (nieuw.vervanger_id, vanaf, tot, None),
        f"De afwezigheid van {persoon.naam} van {schrijf_dag(vanaf)} tot en met {schrijf_dag(tot)} was al gemeld.",
    )


def meld_terug(afwezigheid: Afwezigheid, op: date) -> None:
    """End an absence: the person is back on this day. Where it had not lasted a day yet, it is withdrawn.

    Raises:
        AlreadyRecorded: if it was over or withdrawn before; a page of yesterday makes nobody away for longer.
    """
    if afwezigheid.ingetrokken_op or afwezigheid.tot < op:
        raise AlreadyRecorded("Deze afwezigheid was al voorbij of ingetrokken.")
    if op <= afwezigheid.vanaf:
        afwezigheid.ingetrokken_op = op
    else:
        afwezigheid.tot = op - timedelta(days=1)
    afwezigheid.save(update_fields=["tot", "ingetrokken_op"])
    werk_kaart_bij(afwezigheid.persoon)


def _controleer_dagen(vanaf: date, tot: date | None) -> None:
    if tot is not None and tot < vanaf:
        raise AfspraakFout(f"De laatste dag ({schrijf_dag(tot)}) ligt vóór de eerste ({schrijf_dag(vanaf)}).")


def _record_once(persoon: Persoon, new: M, same: Callable[[M], bool], already: str) -> M:
    """Store a row of a person, unless exactly this row is there: a form that is sent twice records once."""
    with transaction.atomic():
        Persoon.objects.select_for_update().get(pk=persoon.pk)  # the second of two at once waits for the first
        if any(same(row) for row in type(new)._default_manager.filter(persoon=persoon)):
            raise AlreadyRecorded(already)
        new.save()
        werk_kaart_bij(persoon)
    return new
