"""What surrounds a dossier: its procedure, the roles and groups of the agreement, the rule book; and who acts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from afspraak.recht.regel import Regelboek
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.gebeurtenis import Waarde
from afspraak.verloop.procedure import Procedure, Stap


@dataclass(frozen=True, slots=True, kw_only=True)
class Rol:
    """A role of the agreement.

    An organ decides; the roles in ``vastgelegd_door`` may record what it decided. ``verdeelt`` are the roles whose
    work this role may hand out. ``beheer``: who holds it manages the people of that municipality; the second person
    who has to agree there holds such a role too, or one with ``tweede_persoon``. ``ziet``: "gemeente" (all that is not
    sensitive of its municipality), "eigen" (the procedures in which it takes part) or "niets". ``begint_voor``: "alle"
    lets a role that several municipalities share begin, and see, for a municipality that does not hold it.
    """

    naam: str
    titel: str
    bij: str
    orgaan: bool = False
    vastgelegd_door: tuple[str, ...] = ()
    artikel: str = ""
    taken: tuple[str, ...] = ()
    verdeelt: tuple[str, ...] = ()
    beheer: bool = False
    tweede_persoon: bool = False
    ziet: str = ""
    begint_voor: str = ""

    def telt_bij(self, gemeente: str | None, houders: tuple[str, ...]) -> tuple[str, ...]:
        """Return where this role must be held to begin or see a dossier of this municipality (None: of all).

        A role of one municipality works for the others; one that several share works for its own municipality only,
        unless the pack says otherwise. ``houders`` are the municipalities that have the role.
        """
        if gemeente is None:
            return houders
        if gemeente in houders:
            return (gemeente,)
        return houders if len(houders) == 1 or self.begint_voor == "alle" else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kader:
    """The frame in which a dossier is judged. ``groepen`` maps a group to its municipalities."""

    procedure: Procedure
    rollen: Mapping[str, Rol]
    groepen: Mapping[str, tuple[str, ...]]
    regels: Regelboek
    namen: Mapping[str, str]
    versie: str = "1"

    def gemeenten_van(self, per: str, dossier: Dossier | None) -> tuple[str, ...]:
        """Return the municipalities of a group, or those that a fact of the dossier names."""
        if per in self.groepen:
            return self.groepen[per]
        if dossier is not None:
            vastgelegd = dossier.laatste(per)
            if vastgelegd is not None and isinstance(vastgelegd.waarde, tuple):
                return vastgelegd.waarde
        return ()

    def uitvoeringen(self, stap: Stap, dossier: Dossier) -> tuple[str | None, ...]:
        """Return for which municipalities a step runs; (None,) where it runs once for the whole dossier."""
        return self.gemeenten_van(stap.per, dossier) if stap.per else (None,)

    def gemeenten_voor_rol(self, rol: str, voor: str | None, dossier: Dossier) -> tuple[str, ...]:
        """Return where the role must be held to act: for the municipality at hand, else for that of the dossier.

        A role that several municipalities share acts for its own only: who works for the guests does not act for the
        centre. A role of one municipality does act for the others. In a dossier of all it may be held anywhere.
        """
        houders = self.groepen.get(self.rollen[rol].bij, ())
        return self.rollen[rol].telt_bij(voor if voor is not None else dossier.gemeente, houders)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolhouder:
    """Somebody holds a role at a municipality, from and including ``vanaf`` up to and including ``tot``."""

    rol: str
    gemeente: str
    vanaf: date | None = None
    tot: date | None = None

    def geldt_op(self, dag: date) -> bool:
        """Tell whether the role is held on this day."""
        return (self.vanaf is None or self.vanaf <= dag) and (self.tot is None or dag <= self.tot)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandaat:
    """A line of the mandate register: the power to decide in a procedure on behalf of a municipality's organ.

    It holds from the day that the decision says, and acts only from the day it was recorded. ``orgaan`` is the role
    that gives it. ``tot_bedrag`` is the largest amount in euro cents, inclusive. An exception (``uitzonderingen``)
    that is the name or the title of an outcome takes that outcome out; any other, and ``voorwaarden``, are for people.
    """

    gemeente: str
    procedure: str
    regel: str
    vanaf: date
    tot: date | None = None
    nummer: int | None = None
    besluit: str = ""
    orgaan: str = ""
    vastgelegd_op: date | None = None
    tot_bedrag: int | None = None
    uitzonderingen: tuple[str, ...] = ()
    voorwaarden: str = ""

    @property
    def werkt_vanaf(self) -> date:
        """The first day on which somebody can act on it."""
        return max(self.vanaf, self.vastgelegd_op) if self.vastgelegd_op else self.vanaf

    def geldt_op(self, dag: date) -> bool:
        """Tell whether somebody can act on the mandate on this day."""
        return self.werkt_vanaf <= dag and (self.tot is None or dag <= self.tot)


@dataclass(frozen=True, slots=True, kw_only=True)
class Functionaris:
    """The person who acts, with what they hold. ``id`` is the account; None where people are known by name alone."""

    naam: str
    rollen: tuple[Rolhouder, ...]
    id: int | None = None
    mandaten: tuple[Mandaat, ...] = ()
    verklaring_op: date | None = None
    verklaring_tot: date | None = None

    def heeft_verklaring(self, dag: date) -> bool:
        """Tell whether a confidentiality declaration was signed on or before this day and is still current."""
        return (
            self.verklaring_op is not None
            and self.verklaring_op <= dag
            and (self.verklaring_tot is None or dag <= self.verklaring_tot)
        )

    def houdt(self, rol: str, gemeenten: tuple[str, ...], dag: date) -> str | None:
        """Return the municipality for which this person holds the role on this day, or None."""
        for houder in self.rollen:
            if houder.rol == rol and houder.gemeente in gemeenten and houder.geldt_op(dag):
                return houder.gemeente
        return None


def tekst_van(waarde: Waarde) -> str:
    """Return a fact's value as the pack writes it in a condition."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return str(waarde)
