"""Which steps are open now, for which municipality, since when and by when: what must be done, and what may be."""

from dataclasses import dataclass
from datetime import date

from afspraak.termijnen import Regime, Termijn, bereken_termijn
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.kader import Kader
from afspraak.verloop.procedure import Bekend, Gedaan, Stap
from afspraak.verloop.voorwaarden import geldt, sinds


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStap:
    """A step that can be done now. ``mag`` tells a power from a duty; ``bij`` is where the role must be held."""

    stap: Stap
    voor: str | None
    sinds: date
    mag: bool
    bij: tuple[str, ...]
    termijn: Termijn | None

    @property
    def naam(self) -> str:
        """The step's id, with the municipality where it runs per municipality: "college laren"."""
        return f"{self.stap.naam} {self.voor}" if self.voor else self.stap.naam


def is_open(stap: Stap, voor: str | None, dossier: Dossier, kader: Kader) -> bool:
    """Tell whether a step can be done now, apart from who does it and from its gates."""
    if dossier.gesloten:
        return False
    if (stap.naam, voor) in dossier.gedaan and not stap.herhaalbaar:
        return False
    return geldt(stap.na, dossier, kader, voor) and not geldt(stap.zolang_niet, dossier, kader, voor)


def open_stappen(dossier: Dossier, kader: Kader) -> tuple[OpenStap, ...]:
    """Return every open step, in the order of the table and of the municipalities."""
    if dossier.gesloten:
        return ()
    gevonden: list[OpenStap] = []
    for stap in kader.procedure.stappen.values():
        for voor in kader.uitvoeringen(stap, dossier):
            if is_open(stap, voor, dossier, kader):
                gevonden.append(_open_stap(stap, voor, dossier, kader))  # noqa: PERF401 - reads as the sentence above
    return tuple(gevonden)


def _open_stap(stap: Stap, voor: str | None, dossier: Dossier, kader: Kader) -> OpenStap:
    geopend = sinds(stap.na, dossier, kader, voor)
    bij = dict.fromkeys(g for rol in stap.rollen for g in kader.gemeenten_voor_rol(rol, voor, dossier))
    return OpenStap(
        stap=stap,
        voor=voor,
        sinds=geopend,
        mag=stap.mag or (stap.naam, voor) in dossier.gedaan,
        bij=tuple(bij),
        termijn=staptermijn(stap, voor, geopend, dossier),
    )


def staptermijn(stap: Stap, voor: str | None, geopend: date, dossier: Dossier) -> Termijn | None:
    """Compute the step's own norm: an agreement between people, so nothing moves (regime of contract)."""
    norm = stap.termijn
    if norm is None:
        return None
    vanaf, wat = geopend, "aan de beurt"
    if isinstance(norm.vanaf, Gedaan):
        keer = dossier.keer(norm.vanaf.stap, voor)
        if keer is None:
            return None
        vanaf, wat = keer.op, f"{norm.vanaf.stap.replace('_', ' ')} gedaan"
    elif isinstance(norm.vanaf, Bekend):
        vastgelegd = dossier.laatste(norm.vanaf.gegeven, voor)
        if vastgelegd is None or not isinstance(vastgelegd.waarde, date):
            return None
        vanaf, wat = vastgelegd.waarde, norm.vanaf.gegeven.removesuffix("_op").replace("_", " ")
    grondslag = norm.grondslag or "eigen norm"
    return bereken_termijn(
        regel=f"{stap.naam}",
        grondslag=grondslag,
        wat=wat,
        vanaf=vanaf,
        duur=norm.duur,
        regime=Regime.OVEREENKOMST,
    )
