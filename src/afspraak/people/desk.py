"""Where an act of administration is done from: who, on which day, through which door; and people as judged there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.db.models import Q

from afspraak.overeenkomst.pakket import Pakket
from afspraak.people.frame import frame_of
from afspraak.people.submissions import Submission
from afspraak.powers.frame import Frame, Official
from afspraak.storage.models import Mandaatregel, Persoon, Rolhouderschap, Verklaring
from afspraak.verloop.kader import Rolhouder


class Door(Enum):
    """The way in through which an act came; the value stands in the log."""

    PAGE = "pagina"
    COMMAND = "opdracht"
    IMPORT = "invoer"
    DEMO = "demo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who acts (None: a command, for a municipality's own decision), under which agreement, on which day, and how."""

    person: Persoon | None
    pakket: Pakket
    dag: date
    door: Door = Door.PAGE
    submission: Submission | None = None

    @property
    def frame(self) -> Frame:
        """What the pack says of roles."""
        return frame_of(self.pakket)

    @property
    def person_id(self) -> int | None:
        """The number of who acts."""
        return self.person.pk if self.person else None

    def me(self) -> Official:
        """Return who acts, as the judgement sees them.

        Raises:
            RuntimeError: if a command acts; then there is nobody to judge.
        """
        if self.person is None:
            raise RuntimeError("nobody acts at this desk")
        return officials((self.person,), self.dag)[0]


def officials(people: Iterable[Persoon], op: date) -> tuple[Official, ...]:
    """Return people as the judgement sees them on a day, in four questions whatever their number."""
    wanted = tuple(people)
    numbers = [p.pk for p in wanted]
    roles: dict[int, list[Rolhouder]] = {}
    givers: dict[int, set[int]] = {}
    for r in Rolhouderschap.objects.filter(persoon__in=numbers):
        roles.setdefault(r.persoon_id, []).append(Rolhouder(rol=r.rol, gemeente=r.gemeente, vanaf=r.vanaf, tot=r.tot))
        if r.gegeven_door_id and (r.tot is None or r.tot >= op):
            givers.setdefault(r.persoon_id, set()).add(r.gegeven_door_id)
    holds_still = Q(tot=None) | Q(tot__gte=op)
    given = Mandaatregel.objects.filter(holds_still, persoon__in=numbers, gegeven_door__isnull=False)
    for number, giver in given.values_list("persoon_id", "gegeven_door_id"):
        givers.setdefault(number, set()).add(giver)
    by_function = Mandaatregel.objects.filter(holds_still, gegeven_door__isnull=False).exclude(rol="")
    functions = {(r.rol, r.gemeente, number) for number, held in roles.items() for r in held if r.geldt_op(op)}
    for rol, place, giver in by_function.values_list("rol", "rol_bij", "gegeven_door_id"):
        for number in numbers:
            if (rol, place, number) in functions:
                givers.setdefault(number, set()).add(giver)
    signed = Verklaring.objects.filter(
        Q(geldig_tot=None) | Q(geldig_tot__gte=op), persoon__in=numbers, getekend_op__lte=op
    )
    declared = set(signed.values_list("persoon_id", flat=True))
    return tuple(
        Official(
            id=p.pk,
            naam=p.naam,
            gemeente=p.gemeente,
            rollen=tuple(roles.get(p.pk, ())),
            active=p.is_active,
            declared=p.pk in declared,
            got_from=frozenset(givers.get(p.pk, set()) | ({p.invited_by_id} if p.invited_by_id else set())),
        )
        for p in wanted
    )


def possible_seconds(gemeente: str, pakket: Pakket, op: date) -> tuple[Official, ...]:
    """Return who holds a role at a municipality by which they could agree with what another asked."""
    names = [r.naam for r in pakket.rollen.values() if r.beheer or r.tweede_persoon]
    holders = Rolhouderschap.objects.filter(rol__in=names, gemeente=gemeente, vanaf__lte=op)
    holders = holders.filter(Q(tot=None) | Q(tot__gte=op), persoon__is_active=True)
    people = Persoon.objects.filter(pk__in=holders.values("persoon_id")).order_by("naam", "pk")
    return officials(people, op)
