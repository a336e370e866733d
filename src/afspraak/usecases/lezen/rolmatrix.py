"""Every role of the pack × every procedure: whether it begins, sees and acts, where, and what else that asks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from afspraak.overeenkomst.pakket import Pakket
from afspraak.usecases.toegang import asks_declaration, seen_through
from afspraak.verloop.bevoegd import bindt_verklaring, mag_beginnen
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.gebeurtenis import Aanhef
from afspraak.verloop.kader import Functionaris, Kader, Rolhouder
from afspraak.verloop.procedure import Procedure, Stap

_ANY_DAY = date(2000, 1, 1)
"""A role without days is held on any day."""


class Reach(Enum):
    """For which dossiers, or which municipality's part of one; the value is the word on the page."""

    NONE = ""
    OWN = "eigen gemeente"
    SOME = "eigen gemeente en wie de rol niet heeft"
    ALL = "elke gemeente"
    JOINT = "gezamenlijk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handling:
    """A step that a role may do: where, and whether it asks for a mandate or a declaration of confidentiality."""

    stap: str
    titel: str
    reach: Reach
    mandaat: bool
    verklaring: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One role in one procedure. ``verklaring``: the municipalities whose people see it only with a declaration."""

    rol: str
    procedure: str
    begint: Reach
    ziet: Reach
    handelt: tuple[Handling, ...]
    verklaring: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether the role has nothing to do with the procedure."""
        return self.begint is Reach.NONE and self.ziet is Reach.NONE and not self.handelt


@dataclass(frozen=True, slots=True)
class RoleMatrix:
    """The roles that people hold, the procedures, and a cell for each pair."""

    rollen: tuple[str, ...]
    procedures: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]


_MADE: dict[tuple[str, str], RoleMatrix] = {}


def role_matrix(pakket: Pakket) -> RoleMatrix:
    """Return the matrix of a pack, asked of the judgement itself; made once."""
    name = (str(pakket.map), pakket.versie)
    if name not in _MADE:
        _MADE[name] = _make(pakket)
    return _MADE[name]


def _make(pakket: Pakket) -> RoleMatrix:
    rollen = tuple(r.naam for r in pakket.rollen.values() if not r.orgaan)
    cells = {(rol, p.naam): _cell(rol, p, pakket) for rol in rollen for p in pakket.procedures.values()}
    return RoleMatrix(rollen, tuple(pakket.procedures), cells)


def _cell(rol: str, procedure: Procedure, pakket: Pakket) -> Cell:
    kader = pakket.kader(procedure.naam)
    places = pakket.groepen.get(pakket.rollen[rol].bij, ())
    targets = dossiers_of(procedure, pakket)
    sees = {h: {g for g in targets if seen_through(((rol, h),), procedure, g, pakket)} for h in places}
    begins = {h: {g for g in targets if _begins(rol, h, g, kader)} for h in places}
    bound = [h for h in places if sees[h] and asks_declaration(procedure, h, pakket)]
    return Cell(
        rol=rol,
        procedure=procedure.naam,
        begint=_reach(begins, targets),
        ziet=_reach(sees, targets),
        handelt=tuple(_handling(rol, procedure, kader, places)),
        verklaring=tuple(bound),
    )


def dossiers_of(procedure: Procedure, pakket: Pakket) -> tuple[str | None, ...]:
    """Return of which municipalities a dossier can be; (None,) where it is of all."""
    return (None,) if procedure.voor_alle else pakket.groepen.get(procedure.groep, ())


def _begins(rol: str, bij: str, gemeente: str | None, kader: Kader) -> bool:
    who = Functionaris(naam="", rollen=(Rolhouder(rol=rol, gemeente=bij),))
    return mag_beginnen(gemeente, who, _ANY_DAY, kader)


def _reach(found: Mapping[str, set[str | None]], targets: Iterable[str | None]) -> Reach:
    """Say in one word for which municipalities a role counts, over all places where it is held."""
    if not any(found.values()):
        return Reach.NONE
    if any(None in seen for seen in found.values()):
        return Reach.JOINT
    if all(seen <= {h} for h, seen in found.items()):
        return Reach.OWN
    return Reach.ALL if all(seen == set(targets) for seen in found.values()) else Reach.SOME


def _handling(rol: str, procedure: Procedure, kader: Kader, held: tuple[str, ...]) -> Iterator[Handling]:
    for stap in procedure.stappen.values():
        found: dict[str, set[str | None]] = {h: set() for h in held}
        targets: set[str | None] = set()
        for dossier, voor in parts_of(stap, kader):
            part = voor if voor is not None else dossier.gemeente
            targets.add(part)
            for able, bij in able_places(stap, voor, dossier, kader):
                if able == rol:
                    found[bij].add(part)
        reach = _reach(found, targets)
        if reach is not Reach.NONE:
            gates = [kader.procedure.poorten[p] for p in _gates(stap, procedure)]
            yield Handling(
                stap=stap.naam,
                titel=stap.titel,
                reach=reach,
                mandaat=any(g.mandaat for g in gates),
                verklaring=any(bindt_verklaring(g, h, kader.groepen) for g in gates for h in held),
            )


def _gates(stap: Stap, procedure: Procedure) -> set[str]:
    return {*procedure.altijd, *stap.poorten, *(p for rij in stap.uitkomsten.values() for p in rij.poorten)}


def parts_of(stap: Stap, kader: Kader) -> Iterator[tuple[Dossier, str | None]]:
    """Yield a dossier without facts of each municipality, with each part for which the step can run in it.

    A step that runs for the municipalities of a fact can run for any of them.
    """
    procedure = kader.procedure
    gemeenten: tuple[str | None, ...] = (None,) if procedure.voor_alle else kader.groepen.get(procedure.groep, ())
    parts: tuple[str | None, ...] = kader.groepen.get(stap.per, kader.groepen["gemeenten"]) if stap.per else (None,)
    for gemeente in gemeenten:
        for voor in parts:
            yield empty_dossier(procedure, gemeente), voor


def empty_dossier(procedure: Procedure, gemeente: str | None) -> Dossier:
    """Return a dossier in which nothing happened yet."""
    aanhef = Aanhef(kenmerk="", procedure=procedure.naam, versie="", titel="", gemeente=gemeente)
    return Dossier(aanhef=aanhef, begonnen_op=_ANY_DAY, volgnummer=0, gedaan={}, gegevens={}, log=(), historie=())


def able_places(stap: Stap, voor: str | None, dossier: Dossier, kader: Kader) -> Iterator[tuple[str, str]]:
    """Yield the places (role, municipality) whose holder may do a step: also who records what an organ decided."""
    for naam in stap.rollen:
        for gemeente in kader.gemeenten_voor_rol(naam, voor, dossier):
            for rol in (naam, *kader.rollen[naam].vastgelegd_door):
                if not kader.rollen[rol].orgaan and gemeente in kader.groepen.get(kader.rollen[rol].bij, ()):
                    yield rol, gemeente
