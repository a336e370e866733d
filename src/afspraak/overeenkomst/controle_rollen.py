"""Checking the roles of a pack: each exists where it is held, and each municipality can manage its own people."""

from collections.abc import Iterator

from afspraak.overeenkomst.knopen import Bevinding, Ernst
from afspraak.overeenkomst.pakket import Pakket
from afspraak.verloop.procedure import Plaats

PLAATS = Plaats("rollen.yaml", 1)


def controleer_rollen(pakket: Pakket) -> Iterator[Bevinding]:
    """Yield what is wrong with the roles, in the order of the pack."""
    for rol in pakket.rollen.values():
        if not pakket.groepen.get(rol.bij):
            yield _fout(f"rol '{rol.naam}' is bij '{rol.bij}', en dat is geen groep met gemeenten")
        for naam in rol.vastgelegd_door:
            if naam not in pakket.rollen:
                yield _fout(f"rol '{rol.naam}' wordt vastgelegd door '{naam}', en die rol bestaat niet")
        if rol.orgaan and (rol.beheer or rol.tweede_persoon):
            yield _fout(f"rol '{rol.naam}' is een orgaan: mensen beheren en akkoord geven doet een persoon")
    yield from _beheer(pakket)
    gebruikt = _gebruikt(pakket)
    for rol in pakket.rollen.values():
        if rol.naam not in gebruikt and not rol.beheer:
            yield Bevinding(Ernst.LET_OP, f"rol '{rol.naam}' doet in geen procedure of lid iets", PLAATS)


def _fout(zin: str) -> Bevinding:
    return Bevinding(Ernst.FOUT, zin, PLAATS)


def _beheer(pakket: Pakket) -> Iterator[Bevinding]:
    """Each municipality manages its own people, and somebody beside its manager can agree to what the manager does."""
    for gemeente in pakket.groepen["gemeenten"]:
        daar = [r for r in pakket.rollen.values() if gemeente in pakket.groepen.get(r.bij, ())]
        if not any(r.beheer for r in daar):
            yield _fout(f"geen rol bij '{gemeente}' beheert de mensen daar: zet 'beheer: ja' bij een rol")
        if sum(r.beheer or r.tweede_persoon for r in daar) < 2:
            yield _fout(f"niemand bij '{gemeente}' is tweede persoon naast de beheerder: zet 'tweede_persoon: ja'")


def _gebruikt(pakket: Pakket) -> set[str]:
    gebruikt = {r for p in pakket.procedures.values() for s in p.stappen.values() for r in s.rollen}
    gebruikt |= {r for naam in gebruikt if naam in pakket.rollen for r in pakket.rollen[naam].vastgelegd_door}
    gebruikt |= {rij.wie for _, _, rij in pakket.rijen()} | {rij.aan for _, _, rij in pakket.rijen()}
    return gebruikt | {t.wie for t in pakket.terugkerend.values()} | {r.beheerd_door for r in pakket.registers.values()}
