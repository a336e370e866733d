"""The first people of a municipality, by its own decision; and taking over a store that had no log yet."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from afspraak.people import log
from afspraak.people.audit import absence_row, declaration_row, mandate_row, role_row
from afspraak.people.desk import Desk, officials, possible_seconds
from afspraak.people.effects import By, apply
from afspraak.people.models import AdministrationLine
from afspraak.powers.proposal import Act
from afspraak.record.text import clean
from afspraak.storage.models import Afwezigheid, Persoon, Rolhouderschap
from afspraak.termijnen import AfspraakFout, schrijf_dag


def appoint(desk: Desk, act: Act, about: Persoon, rol: str, gemeente: str, *, decided_on: date, reference: str) -> int:
    """Give the first managing role of a municipality, or the role of its second person, on the ground of its decision.

    Shown to all parties in the log. The first manager comes once; a second person while there is nobody who could
    agree with what the first asks.

    Raises:
        AfspraakFout: if the decision is not named or lies ahead, the role is of another kind, or it happened before.
    """
    with transaction.atomic():
        log.lock(desk.pakket.naam)
        _check(desk, act, about, rol, gemeente, decided_on, reference)
        facts: dict[str, Any] = {
            "rol": rol,
            "gemeente": gemeente,
            "vanaf": desk.dag.isoformat(),
            "tot": None,
            "besluit_op": decided_on.isoformat(),
            "besluit_kenmerk": clean(reference),
        }
        told = apply(act, about, facts, By(given=None, agreed=None, op=desk.dag))
        return log.add(desk, act, log.DONE, gemeente=gemeente, facts=told, about=about)


def _check(desk: Desk, act: Act, about: Persoon, rol: str, gemeente: str, decided_on: date, reference: str) -> None:
    where = desk.frame.naam(gemeente)
    if gemeente not in desk.pakket.groepen["gemeenten"]:
        raise AfspraakFout(f"'{gemeente}' is geen gemeente van deze overeenkomst. Kies uit: {_list(desk)}.")
    if not clean(reference):
        raise AfspraakFout("Noem het kenmerk van het besluit van de gemeente (--besluit).")
    if decided_on > desk.dag:
        raise AfspraakFout(f"Het besluit ligt in de toekomst ({schrijf_dag(decided_on)}). Kijk de dag na.")
    role = desk.pakket.rollen.get(rol)
    suits = role is not None and (role.beheer or (act is Act.SECOND_PERSON and role.tweede_persoon))
    if not suits or gemeente not in desk.frame.places(rol):
        raise AfspraakFout(f"De rol '{rol}' is bij {where} niet een rol die dit mag: {_suitable(desk, act)}.")
    managers = _managers(desk, gemeente)
    if act is Act.FIRST_MANAGER and managers.exists():
        raise AfspraakFout(
            f"Bij {where} is al een beheerder geweest. Die voegt anderen toe; deze opdracht werkt één keer per gemeente."
        )
    if act is Act.SECOND_PERSON:
        managers = _check_second(desk, gemeente, where)
        if officials((about,), desk.dag)[0].got_from & managers or about.pk in managers:
            raise AfspraakFout(
                f"{about.naam} kreeg een rol, een mandaat of het account van de beheerder van {where}, en kan dus niet met "
                "diens verzoeken akkoord gaan. Noem iemand anders, met een eigen adres."
            )


def _managers(desk: Desk, gemeente: str) -> Any:
    names = [r.naam for r in desk.pakket.rollen.values() if r.beheer]
    return Rolhouderschap.objects.filter(rol__in=names, gemeente=gemeente)


def _check_second(desk: Desk, gemeente: str, where: str) -> set[int]:
    """Return the numbers of the managers, where there is nobody yet who could agree with them."""
    now = _managers(desk, gemeente).filter(Q(tot=None) | Q(tot__gte=desk.dag), persoon__is_active=True)
    managers = {m.persoon_id for m in now}
    if not managers:
        raise AfspraakFout(f"Bij {where} is nog geen beheerder. Begin met: afspraak beheer eerste_beheerder.")
    for second in possible_seconds(gemeente, desk.pakket, desk.dag):
        for manager in managers:
            if second.id != manager and manager not in second.got_from:
                raise AfspraakFout(f"Bij {where} kan {second.naam} al akkoord gaan. Deze opdracht is dan niet nodig.")
    return managers


def _list(desk: Desk) -> str:
    return ", ".join(desk.pakket.groepen["gemeenten"])


def _suitable(desk: Desk, act: Act) -> str:
    second = act is Act.SECOND_PERSON
    return ", ".join(r.naam for r in desk.pakket.rollen.values() if r.beheer or (second and r.tweede_persoon))


def take_over(desk: Desk) -> int:
    """Begin the log of a store that has people but no lines: one line per person, with all that they hold.

    Return how many lines were written; none where the log began before, or there is nobody.
    """
    with transaction.atomic():
        log.lock(desk.pakket.naam)
        if AdministrationLine.objects.filter(overeenkomst=desk.pakket.naam).exists():
            return 0
        people = list(Persoon.objects.order_by("pk"))
        _settle_replacements(desk)
        for person in people:
            log.add(desk, Act.TAKE_OVER, log.DONE, gemeente=person.gemeente, facts=holdings_of(person), about=person)
        return len(people)


def _settle_replacements(desk: Desk) -> None:
    """Name what goes over in each absence of the first release, where it was everything: never the management."""
    for absence in Afwezigheid.objects.filter(vervanger__isnull=False, overgenomen=None).select_related("persoon"):
        held = absence.persoon.rollen.order_by("pk").values_list("rol", "gemeente")
        absence.overgenomen = [[r, g] for r, g in held if r in desk.pakket.rollen and not desk.pakket.rollen[r].beheer]
        absence.save(update_fields=["overgenomen"])


def holdings_of(person: Persoon) -> dict[str, Any]:
    """Return what a person holds, as facts of a line: the rows by number."""
    return {
        "actief": person.is_active,
        "rollen": {str(r.pk): role_row(r) for r in person.rollen.all()},
        "mandaten": {str(m.pk): mandate_row(m) for m in person.mandaten.all()},
        "verklaringen": {str(v.pk): declaration_row(v) for v in person.verklaringen.all()},
        "afwezigheden": {str(a.pk): absence_row(a) for a in person.afwezigheden.all()},
    }
