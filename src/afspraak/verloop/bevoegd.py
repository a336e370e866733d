"""Who may do what: holding a role where it counts, and saying who else could do it."""

from datetime import date

from afspraak.verloop.dossier import Dossier
from afspraak.verloop.kader import Functionaris, Kader
from afspraak.verloop.procedure import Stap
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


def beginstappen(kader: Kader) -> list[Stap]:
    """Return the steps with which a dossier begins."""
    return [s for s in kader.procedure.stappen.values() if not getattr(s.na, "delen", True)]


def mag_beginnen(gemeente: str | None, door: Functionaris, op: date, kader: Kader) -> bool:
    """Tell whether this person may start a dossier of the procedure, for this municipality."""
    for stap in beginstappen(kader):
        for rol in stap.rollen:
            bij = kader.groepen.get(kader.rollen[rol].bij, ())
            plaats = (gemeente,) if gemeente in bij and gemeente else bij
            if houdt(door, rol, plaats, op, kader):
                return True
    return False
