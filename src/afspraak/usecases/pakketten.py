"""The versions of the agreement that this installation runs, loaded once."""

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from django.conf import settings

from afspraak.overeenkomst.pakket import Pakket, laad_pakket
from afspraak.termijnen import AfspraakFout, schrijf_dag
from afspraak.verloop.kader import Kader
from afspraak.werkmap.werkmap import vind_pakket


@dataclass(frozen=True)
class Pakketten:
    """Every version, oldest first."""

    versies: tuple[Pakket, ...]

    @cached_property
    def _kaders(self) -> dict[tuple[str, str], Kader]:
        return {(p.versie, naam): p.kader(naam) for p in self.versies for naam in p.procedures}

    @property
    def laatste(self) -> Pakket:
        """The newest version."""
        return self.versies[-1]

    def geldend(self, dag: date) -> Pakket | None:
        """Return the version in force on a day; None before the first."""
        geldig = [p for p in self.versies if p.geldt_vanaf <= dag <= p.geldt_tot_en_met]
        return geldig[-1] if geldig else None

    def versie(self, versie: str) -> Pakket:
        """Return a version by its name.

        Raises:
            AfspraakFout: if this installation does not have it.
        """
        for pakket in self.versies:
            if pakket.versie == versie:
                return pakket
        namen = ", ".join(p.versie for p in self.versies)
        raise AfspraakFout(f"Versie {versie} van de overeenkomst is hier niet geladen. Wel: {namen}.")

    def kader(self, versie: str, procedure: str) -> Kader:
        """Return the frame of a dossier: it keeps the version that it started under."""
        kader = self._kaders.get((versie, procedure))
        return kader or self.versie(versie).kader(procedure)

    def voor_begin(self, dag: date) -> Pakket:
        """Return the version under which a dossier begins on a day.

        Raises:
            AfspraakFout: if none is in force.
        """
        pakket = self.geldend(dag)
        if pakket is None:
            raise AfspraakFout(f"Op {schrijf_dag(dag)} geldt geen versie van de overeenkomst.")
        return pakket


@cache
def pakketten() -> Pakketten:
    """Return the versions that the settings name.

    Raises:
        AfspraakFout: if a pack is missing or not in order, or they are not of one agreement.
    """
    geladen = [laad_pakket(vind_pakket(str(p), Path())) for p in settings.PAKKETTEN]
    if len({p.naam for p in geladen}) > 1:
        raise AfspraakFout(f"Dit zijn verschillende overeenkomsten: {', '.join(p.naam for p in geladen)}.")
    return Pakketten(tuple(sorted(geladen, key=lambda p: (p.geldt_vanaf, p.versie))))
