"""Corrections: asked by one, agreed with by another in their own worklist; only then an event."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from afspraak.people.desk import officials
from afspraak.powers.judge import REQUEST_LASTS
from afspraak.record.text import clean
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.mensen import functionaris
from afspraak.storage.models import Correctieverzoek, DossierRij, Persoon
from afspraak.termijnen import schrijf_dag
from afspraak.usecases.vastleggen import (
    NIET_GEVONDEN,
    AnderWasEerder,
    Antwoord,
    laad_dossier,
    schrijf,
    te_vroeg,
    vind_rij,
)
from afspraak.verloop.besluit import decide
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.gebeurtenis import Correctie, Gebeurtenis
from afspraak.verloop.kader import Functionaris, Kader
from afspraak.verloop.regels import lees
from afspraak.verloop.regels import schrijf as als_json
from afspraak.verloop.weigering import Weigering, Weigeringsoort

REASON_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """A correction that waits: nothing in the dossier has changed. ``who`` says by which roles one can agree."""

    number: int
    who: tuple[str, ...]
    last_day: date


@dataclass(frozen=True, slots=True)
class _Pending:
    """A request that still waits, with the dossier as it stands now."""

    row: Correctieverzoek
    dossier_row: DossierRij
    dossier: Dossier
    kader: Kader


def ask_correction(
    kenmerk: str, daad: Correctie, *, person: Persoon, als: Functionaris, op: date, expected: int
) -> Asked | Weigering | AnderWasEerder:
    """Ask for a correction: judged as if it were made, and kept until a second person agrees."""
    try:
        with transaction.atomic():
            row = vind_rij(kenmerk, slot=True)
            if row is None:
                return NIET_GEVONDEN
            dossier, kader = laad_dossier(row)
            if expected != dossier.volgnummer:
                return AnderWasEerder(tuple(g for g in dossier.historie if g.volgnummer > expected), dossier.volgnummer)
            verdict = te_vroeg(dossier, op) or decide(dossier, daad, door=als, op=op, kader=kader)
            if not isinstance(verdict, Weigering) or verdict.soort is not Weigeringsoort.AKKOORD_NODIG:
                return _never_alone(verdict)
            last_day = op + REQUEST_LASTS
            made = Correctieverzoek.objects.create(
                dossier=row,
                volgnummer=daad.volgnummer,
                gegevens={naam: als_json(waarde) for naam, waarde in daad.gegevens.items()},
                vervalt=daad.vervalt,
                reden=daad.reden,
                verwacht=expected,
                gevraagd_door=person,
                op=op,
                verloopt_op=last_day,
            )
            return Asked(made.pk, verdict.wie_wel, last_day)
    except IntegrityError:
        zin = f"Er wacht al een correctie van gebeurtenis {daad.volgnummer} op akkoord. Wacht die af, of laat die intrekken."
        return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin)


def _never_alone(verdict: object) -> Weigering:
    if isinstance(verdict, Weigering):
        return verdict
    raise RuntimeError("the core made a correction without a second person")


def agree_correction(number: int, *, als: Functionaris, op: date) -> Antwoord:
    """Agree with a correction that another asked: judged again, with today's rights of both, and written down."""
    with transaction.atomic():
        found = _pending(number, op)
        if isinstance(found, Weigering):
            return found
        verdict = judge_correction(found.row, als, op, found.dossier, found.kader)
        if isinstance(verdict, Weigering):
            return verdict
        written = schrijf(found.dossier_row, found.dossier, verdict, found.kader, op)
        _settle(found.row, Correctieverzoek.Stand.AKKOORD, als, op)
        return written


def judge_correction(
    row: Correctieverzoek, als: Functionaris, op: date, dossier: Dossier, kader: Kader
) -> tuple[Gebeurtenis, ...] | Weigering:
    """Return the event that a request leads to when this person agrees, or why it does not."""
    asker = functionaris(row.gevraagd_door, op)
    if not row.gevraagd_door.is_active:
        zin = f"{asker.naam} werkt hier niet meer. Vraag de correctie zelf aan als die nog nodig is."
        return Weigering(soort=Weigeringsoort.NIET_BEVOEGD, zin=zin)
    if _owes(als, row.gevraagd_door, op):
        zin = f"U kreeg zelf een rol, een mandaat of uw account van {asker.naam}. Een ander moet hiermee akkoord gaan."
        return Weigering(soort=Weigeringsoort.NIET_BEVOEGD, zin=zin)
    return te_vroeg(dossier, op) or decide(dossier, _act(row, als), door=asker, op=op, kader=kader)


def _owes(als: Functionaris, asker: Persoon, op: date) -> bool:
    person = Persoon.objects.filter(pk=als.id or 0).first()
    return person is not None and asker.pk in officials((person,), op)[0].got_from


def _act(row: Correctieverzoek, agreed: Functionaris) -> Correctie:
    raw: Mapping[str, object] = row.gegevens
    return Correctie(
        volgnummer=row.volgnummer,
        reden=row.reden,
        akkoord=agreed,
        gegevens={naam: lees(waarde) for naam, waarde in raw.items()},
        vervalt=row.vervalt,
    )


def refuse_correction(number: int, reason: str, *, als: Functionaris, op: date) -> Weigering | None:
    """Say no to a correction, with a reason that the asker reads; return why that can't be done, or None."""
    why = clean(reason)
    if not why or len(why) > REASON_LENGTH:
        zin = f"Schrijf in hoogstens {REASON_LENGTH} tekens waarom u weigert; wie het vroeg leest dat."
        return Weigering(soort=Weigeringsoort.ONVOLLEDIG, zin=zin, ontbreekt=("reden",))
    with transaction.atomic():
        found = _pending(number, op)
        if isinstance(found, Weigering):
            return found
        verdict = judge_correction(found.row, als, op, found.dossier, found.kader)
        if isinstance(verdict, Weigering) and verdict.soort in (
            Weigeringsoort.NIET_BEVOEGD,
            Weigeringsoort.AKKOORD_NODIG,
        ):
            return verdict
        _settle(found.row, Correctieverzoek.Stand.GEWEIGERD, als, op, why)
        return None


def withdraw_correction(number: int, *, als: Functionaris, op: date) -> Weigering | None:
    """Take back one's own request; return why that can't be done, or None."""
    with transaction.atomic():
        found = _pending(number, op)
        if isinstance(found, Weigering):
            return found
        if found.row.gevraagd_door_id != als.id:
            naam = found.row.gevraagd_door.naam
            zin = f"Dit heeft {naam} gevraagd. Alleen wie het vroeg kan het intrekken."
            return Weigering(soort=Weigeringsoort.NIET_BEVOEGD, zin=zin, wie_wel=(naam,))
        _settle(found.row, Correctieverzoek.Stand.INGETROKKEN, als, op)
        return None


def expire_corrections(op: date) -> int:
    """Let requests end whose last day is over; return how many. Running it again does nothing."""
    with met_bereik(ALLES):
        old = Correctieverzoek.objects.filter(stand=Correctieverzoek.Stand.OPEN, verloopt_op__lt=op)
        return old.update(stand=Correctieverzoek.Stand.VERVALLEN, beantwoord_op=op)


def waiting_corrections(als: Functionaris, op: date) -> tuple[Correctieverzoek, ...]:
    """Return the corrections within the scope with which this person can agree today, oldest first."""
    rows = Correctieverzoek.objects.filter(stand=Correctieverzoek.Stand.OPEN, verloopt_op__gte=op)
    rows = rows.exclude(gevraagd_door=als.id).select_related("dossier", "gevraagd_door").order_by("pk")
    return tuple(r for r in rows if not isinstance(_verdict(r, als, op), Weigering))


def _verdict(row: Correctieverzoek, als: Functionaris, op: date) -> tuple[Gebeurtenis, ...] | Weigering:
    dossier, kader = laad_dossier(row.dossier)
    return judge_correction(row, als, op, dossier, kader)


def asked_corrections(als: Functionaris) -> tuple[Correctieverzoek, ...]:
    """Return what this person asked, newest first."""
    rows = Correctieverzoek.objects.filter(gevraagd_door=als.id)
    return tuple(rows.select_related("dossier", "beantwoord_door").order_by("-pk"))


def _pending(number: int, op: date) -> _Pending | Weigering:
    row = Correctieverzoek.objects.filter(pk=number).select_related("dossier", "gevraagd_door").first()
    if row is None:
        return Weigering(soort=Weigeringsoort.ONBEKEND, zin="Dit verzoek is er niet, of u mag het dossier niet zien.")
    dossier_row = vind_rij(row.dossier.kenmerk, slot=True)  # the lock that every act in this dossier takes first
    row = Correctieverzoek.objects.select_related("gevraagd_door", "beantwoord_door").get(pk=number)
    if dossier_row is None:
        return NIET_GEVONDEN
    if row.stand != Correctieverzoek.Stand.OPEN:
        who = f" door {row.beantwoord_door.naam}" if row.beantwoord_door else ""
        zin = f"Dit verzoek staat niet meer open: {row.stand}{who}. Er is niets veranderd."
        return Weigering(soort=Weigeringsoort.GESLOTEN, zin=zin)
    if row.verloopt_op < op:
        zin = f"Dit verzoek verliep op {schrijf_dag(row.verloopt_op)}. Laat het opnieuw vragen als het nog nodig is."
        return Weigering(soort=Weigeringsoort.GESLOTEN, zin=zin)
    dossier, kader = laad_dossier(dossier_row)
    return _Pending(row, dossier_row, dossier, kader)


def _settle(row: Correctieverzoek, stand: Correctieverzoek.Stand, als: Functionaris, op: date, why: str = "") -> None:
    row.stand, row.beantwoord_door_id, row.beantwoord_op, row.antwoord = stand, als.id, op, why
    row.save(update_fields=["stand", "beantwoord_door", "beantwoord_op", "antwoord"])
