"""Acts of administration, as values."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from afspraak.powers.frame import Official
from afspraak.verloop.weigering import Weigering


class Act(Enum):
    """What can be done with people and what they hold. The value is the step that the log names."""

    FIRST_MANAGER = "eerste_beheerder"
    SECOND_PERSON = "tweede_persoon"
    ADD_PERSON = "persoon_toevoegen"
    CHANGE_NAME = "naam_wijzigen"
    CHANGE_ADDRESS = "adres_wijzigen"
    GIVE_ROLE = "rol_geven"
    END_ROLE = "rol_beeindigen"
    GIVE_MANDATE = "mandaat_geven"
    END_MANDATE = "mandaat_beeindigen"
    RECORD_DECLARATION = "verklaring_vastleggen"
    END_DECLARATION = "verklaring_beeindigen"
    REPORT_ABSENCE = "afwezigheid_melden"
    REPORT_RETURN = "terug_melden"
    REPLACE = "vervanging_geven"
    CLOSE_ACCOUNT = "account_sluiten"
    OPEN_ACCOUNT = "account_openen"
    INVITE = "uitnodigen"
    UNLOCK = "aanmelden_vrijgeven"
    RESET_SECOND_FACTOR = "tweede_factor_wissen"
    TAKE_OVER = "overnemen"


GIVES_POWER = frozenset(
    {
        Act.GIVE_ROLE,
        Act.GIVE_MANDATE,
        Act.RECORD_DECLARATION,
        Act.REPLACE,
        Act.OPEN_ACCOUNT,
        Act.CHANGE_ADDRESS,
        Act.RESET_SECOND_FACTOR,
        Act.INVITE,
        Act.UNLOCK,
    }
)
"""The acts after which somebody can do what they could not do before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What somebody wants to do: for which municipality, about whom, from and including which day, up to and including.

    ``within`` is the last day of what the power hangs under: the absence that a replacement fills, the mandate above a
    sub-mandate. ``holds`` tells that who would get it already holds a role of this kind there.
    """

    act: Act
    gemeente: str
    about: Official
    rol: str = ""
    orgaan: str = ""
    vanaf: date | None = None
    tot: date | None = None
    within: date | None = None
    decided_on: date | None = None
    consented_on: date | None = None
    holders: frozenset[int] = frozenset()
    """Who gets it because it is for a function that they hold, or will."""
    absent: int | None = None
    """Whom a replacement replaces."""
    holds: bool = False
    only_management: bool = False
    """All that the absent person holds there is a managing role, and that never goes over."""
    impossible: Weigering | None = None
    """Why what is so now does not allow it, whoever asks."""
    last_manager: bool = False
    """After this nobody administers the municipality."""

    def gives_to(self, number: int) -> bool:
        """Tell whether somebody gets what is proposed: by name, or by a function."""
        return number == self.about.id or number in self.holders
