"""Who sees which lines and columns of a register: the pack says it, per municipality of the line and per column."""

from collections.abc import Iterable

from afspraak.overeenkomst.inhoud import Register, Zicht
from afspraak.overeenkomst.pakket import Pakket

OWN = Zicht("eigen")
"""What holds where a pack of an earlier release does not say it."""


def zicht_op(register: Register, gemeente: str, pakket: Pakket) -> Zicht:
    """Return who sees the lines of a municipality; of several groups the one that was named last decides."""
    said = [z for groep, z in register.zicht.items() if gemeente in pakket.groepen.get(groep, ())]
    return said[-1] if said else OWN


def sees(zicht: Zicht, register: Register, gemeente: str, plekken: Iterable[tuple[str, str]], pakket: Pakket) -> bool:
    """Tell whether somebody with these places (role, municipality) sees what ``zicht`` is about, of this municipality.

    Who keeps the register always does. A role that sees no dossier sees no more of a register than every party does,
    unless acts of administration feed it: those are its own work.
    """
    places = tuple(plekken)
    if zicht.soort == "partijen":
        return bool(places)
    return any(_sees_as(rol, bij, zicht, register, gemeente, pakket) for rol, bij in places)


def _sees_as(naam: str, bij: str, zicht: Zicht, register: Register, gemeente: str, pakket: Pakket) -> bool:
    rol = pakket.rollen[naam]
    if naam == register.beheerd_door or naam in zicht.rollen:
        return bij in rol.telt_bij(gemeente, pakket.groepen.get(rol.bij, ()))
    if bij != gemeente:
        return False
    if rol.beheer:
        return bool(register.bron)
    return zicht.soort == "eigen" and rol.ziet != "niets"


def visible_columns(
    register: Register, gemeente: str, plekken: Iterable[tuple[str, str]], pakket: Pakket
) -> frozenset[str]:
    """Return the columns that somebody sees of the lines of a municipality, if they see those lines at all."""
    places = tuple(plekken)
    narrow = register.kolommen
    return frozenset(
        veld for veld in register.velden if veld not in narrow or sees(narrow[veld], register, gemeente, places, pakket)
    )
