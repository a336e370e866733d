"""Who may do what: holding a role where it counts, and saying who else could do it."""

from collections.abc import Mapping
from datetime import date

from afspraak.verloop.dossier import Dossier
from afspraak.verloop.kader import Functionaris, Kader, Rol
from afspraak.verloop.procedure import Procedure, Stap
from afspraak.verloop.weigering import Weigering, Weigeringsoort


def houdt(door: Functionaris, rol: str, gemeenten: tuple[str, ...], op: date, kader: Kader) -> str | None:
    """Return where the person holds the role, or a role that may record what this organ decided."""
    for kandidaat in (rol, *kader.rollen[rol].vastgelegd_door):
        plaats = door.houdt(kandidaat, gemeenten, op)
        if plaats is not None:
            return plaats
    return None


def rol_van(
    stap: Stap, voor: str | None, door: Functionaris, op: date, dossier: Dossier, kader: Kader
) -> tuple[str, str] | Weigering:
    """Return the role and the municipality in which this person may do the step, or a refusal with who can."""
    for rol in stap.rollen:
        plaats = houdt(door, rol, kader.gemeenten_voor_rol(rol, voor, dossier), op, kader)
        if plaats is not None:
            return rol, plaats
    wie_wel = tuple(
        noem_rol(r, voor, dossier, kader) for r in stap.rollen if kader.gemeenten_voor_rol(r, voor, dossier)
    )
    zin = f"“{stap.titel}” is niet aan u. Dit kan: {' of '.join(wie_wel)}."
    return Weigering(soort=Weigeringsoort.NIET_BEVOEGD, zin=zin, grondslag=stap.grondslag, wie_wel=wie_wel)


def noem_rol(rol: str, voor: str | None, dossier: Dossier, kader: Kader) -> str:
    """Say a role, with the municipality where it must be held."""
    plaatsen = kader.gemeenten_voor_rol(rol, voor, dossier)
    waar = f" van {kader.namen.get(plaatsen[0], plaatsen[0])}" if len(plaatsen) == 1 else ""
    return f"{kader.rollen[rol].titel}{waar}"


def rollen_van(procedure: Procedure, rollen: Mapping[str, Rol]) -> frozenset[str]:
    """Return the roles that take part in a procedure: in a step, a clock, or by recording for an organ."""
    genoemd = {rol for stap in procedure.stappen.values() for rol in stap.rollen}
    genoemd |= {naam for klok in procedure.klokken.values() for naam in (klok.wie, klok.aan) if naam in rollen}
    return frozenset(genoemd | {r for rol in genoemd if rol in rollen for r in rollen[rol].vastgelegd_door})


def ziet_dossiers_van(procedure: Procedure, rollen: Mapping[str, Rol]) -> frozenset[str]:
    """Return the roles that see a procedure also where it is sensitive: who takes part, and who hands out that work."""
    mee = rollen_van(procedure, rollen)
    verdelers = {rol.naam for rol in rollen.values() if not mee.isdisjoint(rol.verdeelt)}
    return frozenset(r for r in mee | verdelers if r in rollen and rollen[r].ziet != "niets")


def beginstappen(kader: Kader) -> list[Stap]:
    """Return the steps with which a dossier begins."""
    return [s for s in kader.procedure.stappen.values() if not getattr(s.na, "delen", True)]


def mag_beginnen(gemeente: str | None, door: Functionaris, op: date, kader: Kader) -> bool:
    """Tell whether this person may start a dossier of the procedure, for this municipality."""
    if gemeente is not None and gemeente not in kader.groepen.get(kader.procedure.groep, ()):
        return False
    for stap in beginstappen(kader):
        for naam in stap.rollen:
            rol = kader.rollen[naam]
            plaatsen = rol.telt_bij(gemeente, kader.groepen.get(rol.bij, ()))
            if plaatsen and houdt(door, naam, plaatsen, op, kader):
                return True
    return False
