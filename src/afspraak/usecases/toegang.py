"""Who may see what. Default deny: a person sees a dossier through a role, and some only with a declaration.

- A procedure that is marked sensitive is seen by the roles that take part in it, where they are held.
- Any other procedure is also seen by whoever holds a role at the dossier's municipality; a dossier of all
  municipalities by whoever holds a role at one of them.
- Where the procedure asks for a current declaration of confidentiality (art. 14.2), nobody sees it without one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from afspraak.overeenkomst.pakket import Pakket
from afspraak.storage.bereik import Bereik, plek_van, sleutel_van
from afspraak.verloop.kader import Functionaris, Rol
from afspraak.verloop.procedure import Procedure


@dataclass(frozen=True, slots=True)
class Toegang:
    """What a person may see, and what only a missing declaration keeps from them."""

    bereik: Bereik
    wacht_op_verklaring: frozenset[str]


def toegang_van(door: Functionaris, pakket: Pakket, dag: date) -> Toegang:
    """Return what a person may see on a day under a version of the agreement."""
    plekken = frozenset((r.rol, r.gemeente) for r in door.rollen if r.geldt_op(dag) and r.rol in pakket.rollen)
    return _toegang(pakket, plekken, heeft_verklaring=door.heeft_verklaring(dag))


_PAKKETTEN: dict[tuple[str, str], Pakket] = {}


def _toegang(pakket: Pakket, plekken: frozenset[tuple[str, str]], *, heeft_verklaring: bool) -> Toegang:
    naam = (str(pakket.map), pakket.versie)
    _PAKKETTEN[naam] = pakket
    return _bereken(naam, plekken, heeft_verklaring=heeft_verklaring)


@lru_cache(maxsize=2048)
def _bereken(naam: tuple[str, str], plekken: frozenset[tuple[str, str]], *, heeft_verklaring: bool) -> Toegang:
    pakket = _PAKKETTEN[naam]
    sleutels: set[str] = set()
    wacht: set[str] = set()
    for procedure in pakket.procedures.values():
        gezien = {
            sleutel_van(procedure.naam, g)
            for g in _gemeenten(procedure, pakket)
            if _ziet(plekken, procedure, g, pakket)
        }
        if vraagt_verklaring(procedure) and not heeft_verklaring:
            wacht |= gezien
        else:
            sleutels |= gezien
    bereik = Bereik(
        sleutels=frozenset(sleutels),
        plekken=frozenset(plek_van(r, g) for r, g in plekken),
        registers=frozenset(_registers(plekken, pakket)),
    )
    return Toegang(bereik, frozenset(wacht))


def vraagt_verklaring(procedure: Procedure) -> bool:
    """Tell whether every act in a procedure asks for a declaration; then so does reading it."""
    return any(procedure.poorten[p].verklaring for p in procedure.altijd)


def _gemeenten(procedure: Procedure, pakket: Pakket) -> Iterable[str | None]:
    return (None,) if procedure.voor_alle else pakket.groepen["gemeenten"]


def _ziet(plekken: frozenset[tuple[str, str]], procedure: Procedure, gemeente: str | None, pakket: Pakket) -> bool:
    if not procedure.gevoelig and any(gemeente in (None, bij) for _, bij in plekken):
        return True
    betrokken = rollen_van(procedure, pakket.rollen)
    for rol, bij in plekken:
        houders = pakket.groepen.get(pakket.rollen[rol].bij, ())
        if rol in betrokken and (gemeente not in houders or bij == gemeente):
            return True
    return False


def rollen_van(procedure: Procedure, rollen: Mapping[str, Rol]) -> frozenset[str]:
    """Return the roles that take part in a procedure: in a step, a clock, or by recording for an organ."""
    genoemd = {rol for stap in procedure.stappen.values() for rol in stap.rollen}
    genoemd |= {naam for klok in procedure.klokken.values() for naam in (klok.wie, klok.aan) if naam in rollen}
    return frozenset(genoemd | {r for rol in genoemd for r in rollen[rol].vastgelegd_door})


def _registers(plekken: frozenset[tuple[str, str]], pakket: Pakket) -> Iterable[str]:
    """A register of the centre is there for all parties; one per municipality for those who work for it."""
    gemeenten = {g for _, g in plekken}
    rollen = {r for r, _ in plekken}
    for register in pakket.registers.values():
        for gemeente in pakket.groepen.get(register.per, ()):
            if gemeenten and (register.per == "centrum" or gemeente in gemeenten or register.beheerd_door in rollen):
                yield sleutel_van(register.naam, gemeente)
