"""A request to agree, in the one form in which lists and pages show it."""

from dataclasses import dataclass
from datetime import date

ASKED_SHOWN = 50
"""So many of one's own requests are shown, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verzoek:
    """A request to agree. ``wie`` are those who could agree today; empty where that was not asked or is nobody."""

    soort: str
    nummer: int
    zin: str
    waarom: tuple[str, ...]
    gemeente: str
    vraagt: str
    vraagt_id: int
    gevraagd_op: date
    laatste_dag: date
    open: bool
    stand: str
    beantwoord_door: str = ""
    beantwoord_op: date | None = None
    reden: str = ""
    wie: tuple[str, ...] = ()
    kenmerk: str = ""
    """The dossier that it is about; empty where it is about people and powers."""

    @property
    def sleutel(self) -> str:
        """The request as a form names it."""
        return f"{self.soort}-{self.nummer}"
