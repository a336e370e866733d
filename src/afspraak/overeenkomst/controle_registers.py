"""Checking the registers of a pack: each says who keeps it and who sees what, and nobody types what acts record."""

from collections.abc import Iterator

from afspraak.overeenkomst.inhoud import Register
from afspraak.overeenkomst.knopen import Bevinding, Ernst
from afspraak.overeenkomst.pakket import Pakket


def controleer_registers(pakket: Pakket) -> Iterator[Bevinding]:
    """Yield what is wrong with the registers, in the order of the pack."""
    for register in pakket.registers.values():
        yield from _register(register, pakket)
    for plicht in pakket.terugkerend.values():
        bewijs = pakket.registers.get(plicht.register)
        if bewijs is not None and bewijs.bron:
            zin = f"plicht '{plicht.naam}' bewijst zich in register '{bewijs.naam}', en daarin typt niemand"
            yield Bevinding(Ernst.FOUT, zin, plicht.plaats)


def _register(register: Register, pakket: Pakket) -> Iterator[Bevinding]:
    if register.per not in pakket.groepen:
        yield _fout(register, f"'{register.per}' is geen groep")
    if register.beheerd_door not in pakket.rollen:
        yield _fout(register, f"de rol '{register.beheerd_door}' die het bijhoudt bestaat niet")
    gezegd = {g for groep in register.zicht for g in pakket.groepen.get(groep, ())}
    for gemeente in pakket.groepen.get(register.per, ()):
        if gemeente not in gezegd:
            yield _fout(register, f"zeg met 'zicht' wie de regels van '{gemeente}' ziet")
    yield from _onbekend(register, pakket)


def _onbekend(register: Register, pakket: Pakket) -> Iterator[Bevinding]:
    for groep in register.zicht:
        if groep not in pakket.groepen:
            yield _fout(register, f"zicht noemt '{groep}', en dat is geen groep")
    for zicht in (*register.zicht.values(), *register.kolommen.values()):
        for rol in zicht.rollen:
            if rol not in pakket.rollen:
                yield _fout(register, f"zicht noemt de rol '{rol}', en die bestaat niet")


def _fout(register: Register, zin: str) -> Bevinding:
    return Bevinding(Ernst.FOUT, f"register '{register.naam}': {zin}", register.plaats)
