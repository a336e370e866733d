"""What the judgement of powers is made in: the people as far as power goes, and what the pack says of roles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from afspraak.verloop.kader import Rol, Rolhouder


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """Somebody, as far as power goes.

    ``rollen`` are the person's own roles: who replaces somebody manages nothing and agrees with nothing by that.
    ``got_from`` are the numbers of those who gave this person a power that still holds, or the account itself: whoever
    makes an invitation could choose the first password.
    """

    id: int
    naam: str
    gemeente: str = ""
    """The municipality that administers the account."""
    rollen: tuple[Rolhouder, ...] = ()
    active: bool = True
    declared: bool = True
    """Signed a declaration of confidentiality that is current."""
    got_from: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the pack says about roles. ``sensitive`` are the roles that open sensitive dossiers."""

    rollen: Mapping[str, Rol]
    groepen: Mapping[str, tuple[str, ...]]
    namen: Mapping[str, str]
    first_day: date
    last_day: date
    """The term of the agreement, both days included."""
    sensitive: frozenset[str]
    declaration_keepers: frozenset[str]
    """The roles that keep the register of declarations."""
    bound_by_declaration: frozenset[str]
    """The parties whose people need a declaration before they open dossiers (art. 14.2)."""

    def manages(self, official: Official, gemeente: str, op: date) -> bool:
        """Tell whether somebody administers the people of a municipality on a day."""
        return official.active and any(
            self.rollen[r.rol].beheer and r.gemeente == gemeente and r.geldt_op(op)
            for r in official.rollen
            if r.rol in self.rollen
        )

    def is_second(self, official: Official, gemeente: str, op: date) -> bool:
        """Tell whether somebody holds a role that can agree, for a municipality, with what another asked."""
        return official.active and any(
            (self.rollen[r.rol].beheer or self.rollen[r.rol].tweede_persoon)
            and r.gemeente == gemeente
            and r.geldt_op(op)
            for r in official.rollen
            if r.rol in self.rollen
        )

    def holds(self, official: Official, rollen: Iterable[str], gemeente: str, op: date) -> bool:
        """Tell whether somebody holds one of these roles at a municipality on a day."""
        wanted = frozenset(rollen)
        return official.active and any(
            r.rol in wanted and r.gemeente == gemeente and r.geldt_op(op) for r in official.rollen
        )

    def places(self, rol: str) -> tuple[str, ...]:
        """Return the municipalities where a role exists."""
        return self.groepen.get(self.rollen[rol].bij, ()) if rol in self.rollen else ()

    def naam(self, gemeente: str) -> str:
        """Return what a municipality is called in a sentence."""
        return self.namen.get(gemeente, gemeente).removeprefix("gemeente ")

    def titles(self, *, second: bool) -> str:
        """Return the titles of the roles that manage (and, with ``second``, of those that can agree), in words."""
        found = [r.titel for r in self.rollen.values() if r.beheer or (second and r.tweede_persoon)]
        return " of ".join(found) or "niemand"
