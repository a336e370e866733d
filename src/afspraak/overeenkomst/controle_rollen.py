"""Checking the roles of a pack: each exists where it is held, and each municipality can manage its own people."""

from collections.abc import Iterator

from afspraak.overeenkomst.knopen import Bevinding, Ernst
from afspraak.overeenkomst.pakket import Pakket
from afspraak.verloop.bevoegd import beginstappen, rollen_van
from afspraak.verloop.kader import Rol
from afspraak.verloop.procedure import Plaats, Procedure

PLAATS = Plaats("rollen.yaml", 1)


def controleer_rollen(pakket: Pakket) -> Iterator[Bevinding]:
    """Yield what is wrong with the roles, in the order of the pack."""
    for rol in pakket.rollen.values():
        yield from _rol(rol, pakket)
    yield from _beheer(pakket)
    yield from _verdelen(pakket)
    for procedure in pakket.procedures.values():
        yield from _beginnen(procedure, pakket)
    gebruikt = _gebruikt(pakket)
    for rol in pakket.rollen.values():
        if rol.naam not in gebruikt and not rol.beheer:
            yield Bevinding(Ernst.LET_OP, f"rol '{rol.naam}' doet in geen procedure of lid iets", PLAATS)


def _rol(rol: Rol, pakket: Pakket) -> Iterator[Bevinding]:
    if not pakket.groepen.get(rol.bij):
        yield _fout(f"rol '{rol.naam}' is bij '{rol.bij}', en dat is geen groep met gemeenten")
    for naam in rol.vastgelegd_door:
        if naam not in pakket.rollen:
            yield _fout(f"rol '{rol.naam}' wordt vastgelegd door '{naam}', en die rol bestaat niet")
    if not rol.orgaan:
        yield from _zicht(rol, pakket)
    elif rol.beheer or rol.tweede_persoon:
        yield _fout(f"rol '{rol.naam}' is een orgaan: mensen beheren en akkoord geven doet een persoon")


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


def _zicht(rol: Rol, pakket: Pakket) -> Iterator[Bevinding]:
    """The pack says what each role sees; who sees nothing has nothing to do in a dossier and hands out no work."""
    if not rol.ziet:
        yield _fout(f"zeg met 'ziet' wat rol '{rol.naam}' te zien krijgt: gemeente, eigen of niets")
    if rol.beheer and rol.ziet != "niets":
        yield _fout(f"rol '{rol.naam}' beheert mensen en ziet daarom geen dossiers: zet 'ziet: niets'")
    if rol.ziet != "niets":
        return
    if rol.verdeelt:
        yield _fout(f"rol '{rol.naam}' ziet niets en kan dus geen werk verdelen")
    for procedure in pakket.procedures.values():
        if rol.naam in rollen_van(procedure, pakket.rollen):
            yield _fout(f"rol '{rol.naam}' ziet niets, maar doet mee in '{procedure.naam}'")


def _verdelen(pakket: Pakket) -> Iterator[Bevinding]:
    """The work of each role can be handed out by somebody of the same municipality."""
    aan_het_werk = {r for p in pakket.procedures.values() for r in rollen_van(p, pakket.rollen)}
    for rol in pakket.rollen.values():
        if rol.naam not in aan_het_werk or rol.orgaan:
            continue
        verdelers = [r for r in pakket.rollen.values() if rol.naam in r.verdeelt]
        for gemeente in pakket.groepen.get(rol.bij, ()):
            if not any(gemeente in pakket.groepen.get(r.bij, ()) for r in verdelers):
                yield _fout(f"niemand bij '{gemeente}' verdeelt het werk van '{rol.naam}': zet de rol bij 'verdeelt'")


def _beginnen(procedure: Procedure, pakket: Pakket) -> Iterator[Bevinding]:
    """A role that several municipalities share begins for its own; where a dossier can be of another, the pack says it."""
    if procedure.voor_alle:
        return
    gemeenten = pakket.groepen.get(procedure.groep, ())
    for stap in beginstappen(pakket.kader(procedure.naam)):
        for rol in (pakket.rollen[r] for r in stap.rollen if r in pakket.rollen):
            houders = pakket.groepen.get(rol.bij, ())
            buiten = [g for g in gemeenten if g not in houders]
            if len(houders) > 1 and buiten and not rol.begint_voor:
                zin = (
                    f"'{procedure.naam}' begint bij '{rol.naam}', en die rol is er niet bij {', '.join(buiten)}: zet "
                    f"'voor: {rol.bij}' bij de procedure, of 'begint_voor: eigen' of 'alle' bij de rol"
                )
                yield Bevinding(Ernst.FOUT, zin, procedure.plaats)


def _gebruikt(pakket: Pakket) -> set[str]:
    gebruikt = {r for p in pakket.procedures.values() for s in p.stappen.values() for r in s.rollen}
    gebruikt |= {r for naam in gebruikt if naam in pakket.rollen for r in pakket.rollen[naam].vastgelegd_door}
    gebruikt |= {rij.wie for _, _, rij in pakket.rijen()} | {rij.aan for _, _, rij in pakket.rijen()}
    return gebruikt | {t.wie for t in pakket.terugkerend.values()} | {r.beheerd_door for r in pakket.registers.values()}
