"""What a pack says of roles, for the judgement of powers. Without the database, so that the documentation can ask it too."""

from functools import lru_cache

from afspraak.overeenkomst.pakket import Pakket
from afspraak.powers.frame import Frame
from afspraak.verloop.bevoegd import ziet_dossiers_van


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
    return frozenset(r.beheerd_door for r in pakket.registers.values() if r.bron == "verklaringen")


def bound_by_declaration(pakket: Pakket) -> frozenset[str]:
    """Return the parties whose people a gate asks for a declaration of confidentiality (art. 14.2)."""
    groups = {g.bindt for p in pakket.procedures.values() for g in p.poorten.values() if g.verklaring}
    return frozenset(gemeente for group in groups for gemeente in pakket.groepen.get(group, ()))
