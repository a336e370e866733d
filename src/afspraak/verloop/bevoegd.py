"""Who may do what: holding a role where it counts, and saying what is missing and who else could do it."""

from collections.abc import Mapping
from datetime import date

from afspraak.termijnen.dagen import schrijf_dag
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.kader import Functionaris, Kader, Rol
from afspraak.verloop.procedure import Poort, Procedure, Stap
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
    kan = f"Dit kan: {' of '.join(wie_wel)}." if wie_wel else f"Geen enkele rol doet dit{noem_plaats(voor, kader)}."
    zin = f"“{stap.titel}” is niet aan u. {kan}{_niet_nu(stap, voor, door, op, dossier, kader)}"
    return Weigering(soort=Weigeringsoort.NIET_BEVOEGD, zin=zin, grondslag=stap.grondslag, wie_wel=wie_wel)


def _niet_nu(stap: Stap, voor: str | None, door: Functionaris, op: date, dossier: Dossier, kader: Kader) -> str:
    """Say that somebody holds the role on other days only; empty where they don't hold it at all."""
    for rol in stap.rollen:
        for kandidaat in (rol, *kader.rollen[rol].vastgelegd_door):
            for houder in door.rollen:
                if houder.rol != kandidaat or houder.gemeente not in kader.gemeenten_voor_rol(rol, voor, dossier):
                    continue
                titel = kader.rollen[kandidaat].titel
                if houder.vanaf is not None and op < houder.vanaf:
                    return f" Uw rol {titel} begint pas op {schrijf_dag(houder.vanaf)}."
                if houder.tot is not None and houder.tot < op:
                    return f" Uw rol {titel} liep tot en met {schrijf_dag(houder.tot)}."
    return ""


def noem_rol(rol: str, voor: str | None, dossier: Dossier, kader: Kader) -> str:
    """Say a role, with the municipality where it must be held."""
    plaatsen = kader.gemeenten_voor_rol(rol, voor, dossier)
    return f"{kader.rollen[rol].titel}{noem_plaats(plaatsen[0] if len(plaatsen) == 1 else None, kader)}"


def noem_plaats(gemeente: str | None, kader: Kader) -> str:
    """Say of which municipality something is, with a space before it; empty where it is of none."""
    return f" van {kader.namen.get(gemeente, gemeente)}" if gemeente else ""


def noem_anderen(rollen: tuple[str, ...], voor: str | None, dossier: Dossier, kader: Kader) -> tuple[str, ...]:
    """Say who else there is, where holding a role is not what is missing: a colleague in each of the roles."""
    personen = [p for r in rollen for p in (kader.rollen[r].vastgelegd_door if kader.rollen[r].orgaan else (r,))]
    daar = [p for p in dict.fromkeys(personen) if kader.gemeenten_voor_rol(p, voor, dossier)]
    return tuple(f"een collega ({noem_rol(p, voor, dossier, kader)})" for p in daar)


def bindt_verklaring(poort: Poort, gemeente: str | None, groepen: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether a gate asks a declaration of who acts for this municipality.

    A gate that names no group, or one that there is not, binds everybody: what is not said is not free.
    """
    return poort.verklaring and (poort.bindt not in groepen or gemeente is None or gemeente in groepen[poort.bindt])


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


def begint_bij(gemeente: str | None, door: Functionaris, op: date, kader: Kader) -> str | None:
    """Return where this person holds a role that may start a dossier for a municipality, or None."""
    for rol, plaatsen in _beginrollen(gemeente, kader).items():
        plaats = houdt(door, rol, plaatsen, op, kader)
        if plaats is not None:
            return plaats
    return None


def mag_beginnen(gemeente: str | None, door: Functionaris, op: date, kader: Kader) -> bool:
    """Tell whether this person may start a dossier of the procedure, for this municipality."""
    return begint_bij(gemeente, door, op, kader) is not None


def wie_begint(gemeente: str | None, kader: Kader) -> tuple[str, ...]:
    """Say which roles may start a dossier for a municipality, each with the place where it must be held."""
    return tuple(
        f"{kader.rollen[rol].titel}{noem_plaats(plaatsen[0] if len(plaatsen) == 1 else None, kader)}"
        for rol, plaatsen in _beginrollen(gemeente, kader).items()
    )


def _beginrollen(gemeente: str | None, kader: Kader) -> dict[str, tuple[str, ...]]:
    """Return the roles that may start a dossier, each with where it must be held."""
    if gemeente is not None and gemeente not in kader.groepen.get(kader.procedure.groep, ()):
        return {}
    rollen = dict.fromkeys(naam for stap in beginstappen(kader) for naam in stap.rollen)
    bij = {
        naam: kader.rollen[naam].telt_bij(gemeente, kader.groepen.get(kader.rollen[naam].bij, ())) for naam in rollen
    }
    return {naam: plaatsen for naam, plaatsen in bij.items() if plaatsen}
