"""Where an act of administration is done from: who, on which day, through which door; and people as judged there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from django.db.models import Q

from afspraak.overeenkomst.pakket import Pakket
from afspraak.people.submissions import Submission
from afspraak.powers.frame import Frame, Official
from afspraak.storage.models import Mandaatregel, Persoon, Rolhouderschap
from afspraak.verloop.bevoegd import ziet_dossiers_van
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


def frame_of(pakket: Pakket) -> Frame:
    """Return what a pack says of roles, for the judgement of powers."""
    _KNOWN[(str(pakket.map), pakket.versie)] = pakket
    return _frame(str(pakket.map), pakket.versie)


_KNOWN: dict[tuple[str, str], Pakket] = {}


@lru_cache(maxsize=32)
def _frame(folder: str, versie: str) -> Frame:
    pakket = _KNOWN[folder, versie]
    sensitive = {
        rol
        for procedure in pakket.procedures.values()
        if procedure.gevoelig
        for rol in ziet_dossiers_van(procedure, pakket.rollen)
    }
    return Frame(
        rollen=pakket.rollen,
        groepen=pakket.groepen,
        namen={naam: partij.titel for naam, partij in pakket.partijen.items()},
        first_day=pakket.geldt_vanaf,
        last_day=pakket.geldt_tot_en_met,
        sensitive=frozenset(sensitive),
        declaration_keepers=declaration_keepers(pakket),
        bound_by_declaration=bound_by_declaration(pakket),
    )


def declaration_keepers(pakket: Pakket) -> frozenset[str]:
    """Return the roles that keep a register which is a view over the declarations."""
    return frozenset(r.beheerd_door for r in pakket.registers.values() if getattr(r, "bron", "") == "verklaringen")


def bound_by_declaration(pakket: Pakket) -> frozenset[str]:
    """Return the parties whose people a gate asks for a declaration of confidentiality (art. 14.2)."""
    groups = {
        getattr(g, "bindt", "centrum") for p in pakket.procedures.values() for g in p.poorten.values() if g.verklaring
    }
    return frozenset(gemeente for group in groups for gemeente in pakket.groepen.get(group, ()))


def officials(people: Iterable[Persoon], op: date) -> tuple[Official, ...]:
    """Return people as the judgement sees them on a day, in two questions whatever their number."""
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
    return tuple(
        Official(
            id=p.pk,
            naam=p.naam,
            gemeente=p.gemeente,
            rollen=tuple(roles.get(p.pk, ())),
            active=p.is_active,
            got_from=frozenset(givers.get(p.pk, ())),
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
