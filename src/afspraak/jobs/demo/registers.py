"""Register entries of the demo: the proof of duties that come back, contact persons, signatures."""

from collections.abc import Mapping
from datetime import date, timedelta

from afspraak.overeenkomst.pakket import Pakket
from afspraak.storage.mensen import functionaris
from afspraak.storage.models import Inschrijving, Persoon
from afspraak.usecases.inschrijven import mag_inschrijven, schrijf_in

# Register, recurring duty, days after the first day of the agreement, fields.
_BEWIJZEN: tuple[tuple[str, str, int, Mapping[str, str]], ...] = (
    ("verzekeringen", "verzekeringsbewijs", 27, {"verzekeraar": "Voorbeeld Verzekeringen", "polis": "P-2026-1"}),
    ("privacybeleid", "privacyreglement", 82, {"stuk": "Privacyreglement", "versie": "3"}),
    ("privacybeleid", "procedure_avg", 98, {"stuk": "Procedure AVG-verzoeken", "versie": "2"}),
    ("rapportages", "kwartaalrapportage", 131, {"rapportage": "Kwartaal 1", "periode": "2026-1"}),
    ("rapportages", "kwartaalrapportage", 225, {"rapportage": "Kwartaal 2", "periode": "2026-2"}),
    ("overleggen", "communicatieoverleg", 75, {"overleg": "Communicatie", "afspraken": "Eén gezamenlijk antwoord."}),
)


def maak_inschrijvingen(pakket: Pakket, mensen: tuple[Persoon, ...], begin: date, dag: date) -> None:
    """Write the entries that lie before the day of the demo."""
    for register, plicht, dagen, velden in _BEWIJZEN:
        op = begin + timedelta(days=dagen)
        if op <= dag and register in pakket.registers:
            _schrijf(pakket, mensen, register, pakket.groepen["centrum"][0], velden, op, plicht)
    # One municipality has not put its signature into the register yet.
    for nummer, gemeente in enumerate(pakket.groepen["gemeenten"][:-1]):
        op = begin - timedelta(days=16 - 3 * nummer)
        velden = {"versie": pakket.versie, "ondertekenaar": "de burgemeester", "getekend_op": op.isoformat()}
        _schrijf(pakket, mensen, "handtekeningen", gemeente, velden, begin + timedelta(days=6), "")


def _schrijf(
    pakket: Pakket,
    mensen: tuple[Persoon, ...],
    register: str,
    gemeente: str,
    velden: Mapping[str, str],
    op: date,
    plicht: str,
) -> None:
    for persoon in mensen:
        als = functionaris(persoon, op)
        if mag_inschrijven(pakket.registers[register], gemeente, als, pakket, op):
            antwoord = schrijf_in(
                pakket.registers[register], gemeente, velden, terugkerend=plicht, door=als, pakket=pakket, op=op
            )
            if not isinstance(antwoord, Inschrijving):
                raise TypeError(antwoord.zin)
            return
