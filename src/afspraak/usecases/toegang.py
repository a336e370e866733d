"""Who may see what. Default deny: a person sees a dossier through a role, and some only with a declaration.

- What a role sees is said by the pack (``ziet``): all that is not sensitive of its municipality, with the dossiers of all
  municipalities; or the procedures in which it takes part, or whose work it hands out; or nothing.
- A procedure that is marked sensitive is seen only by the roles that take part in it, and by who hands out their work.
- A role that several municipalities share counts for its own municipality, unless the pack says otherwise.
- Where the procedure asks for a declaration of confidentiality (art. 14.2), who sees it only as one who works for the
  centre needs one. Officers of another municipality are bound by the law itself (Awb 2:5).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from afspraak.overeenkomst.pakket import Pakket
from afspraak.people.frame import bound_by_declaration
from afspraak.storage.bereik import Bereik, plek_van, sleutel_van
from afspraak.usecases.registers import sees, zicht_op
from afspraak.verloop.bevoegd import bindt_verklaring, ziet_dossiers_van
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
        for gemeente in _gemeenten(procedure, pakket):
            through = seen_through(plekken, procedure, gemeente, pakket)
            if not through:
                continue
            bound = not heeft_verklaring and all(asks_declaration(procedure, bij, pakket) for _, bij in through)
            (wacht if bound else sleutels).add(sleutel_van(procedure.naam, gemeente))
    bereik = Bereik(
        sleutels=frozenset(sleutels),
        plekken=frozenset(plek_van(r, g) for r, g in plekken),
        registers=frozenset(_registers(plekken, pakket)),
    )
    return Toegang(bereik, frozenset(wacht))


def asks_declaration(procedure: Procedure, gemeente: str, pakket: Pakket) -> bool:
    """Tell whether every act of who works for a municipality asks for a declaration; then so does reading."""
    return any(bindt_verklaring(procedure.poorten[p], gemeente, pakket.groepen) for p in procedure.altijd)


def _gemeenten(procedure: Procedure, pakket: Pakket) -> Iterable[str | None]:
    return (None,) if procedure.voor_alle else pakket.groepen["gemeenten"]


def seen_through(
    plekken: Iterable[tuple[str, str]], procedure: Procedure, gemeente: str | None, pakket: Pakket
) -> frozenset[tuple[str, str]]:
    """Return those of a person's places (role, municipality) through which a dossier is seen, declaration or not."""
    betrokken = ziet_dossiers_van(procedure, pakket.rollen)
    return frozenset(
        (r, bij) for r, bij in plekken if _sees(pakket.rollen[r], bij, procedure, gemeente, betrokken, pakket)
    )


def _sees(
    rol: Rol, bij: str, procedure: Procedure, gemeente: str | None, betrokken: frozenset[str], pakket: Pakket
) -> bool:
    if rol.ziet == "gemeente" and not procedure.gevoelig and gemeente in (None, bij):
        return True
    return rol.naam in betrokken and bij in rol.telt_bij(gemeente, pakket.groepen.get(rol.bij, ()))


def who_must_sign(pakket: Pakket) -> tuple[str, ...]:
    """Return the municipalities whose people sign the declaration (art. 14.2)."""
    bound = bound_by_declaration(pakket)
    return tuple(g for g in pakket.groepen["gemeenten"] if g in bound)


def _registers(plekken: frozenset[tuple[str, str]], pakket: Pakket) -> Iterable[str]:
    for register in pakket.registers.values():
        for gemeente in pakket.groepen.get(register.per, ()):
            if sees(zicht_op(register, gemeente, pakket), register, gemeente, plekken, pakket):
                yield sleutel_van(register.naam, gemeente)
