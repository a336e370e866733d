"""Registers: who keeps them, what they prove, and that an entry stays."""

from datetime import date

import pytest

from afspraak.storage.models import Inschrijving
from afspraak.usecases.herbouw import controleer_ketens
from afspraak.usecases.inschrijven import schrijf_in, terugkerend_werk
from afspraak.usecases.pakketten import pakketten
from afspraak.verloop.weigering import Weigering, Weigeringsoort
from mensen import DAG, als

pytestmark = pytest.mark.usefixtures("demo")


def _schrijf(wie: str, register: str, gemeente: str, plicht: str = "", **velden: str) -> Inschrijving | Weigering:
    pakket = pakketten().laatste
    return schrijf_in(
        pakket.registers[register], gemeente, velden, terugkerend=plicht, door=als(wie), pakket=pakket, op=DAG
    )


@pytest.mark.parametrize(
    ("wie", "gemeente", "velden", "soort"),
    [
        ("controller.laren", "huizen", {"polis": "P-1"}, Weigeringsoort.NIET_BEVOEGD),
        ("controller.huizen", "laren", {"polis": "P-1"}, Weigeringsoort.ONGELDIG),
        ("controller.huizen", "huizen", {"polis": " "}, Weigeringsoort.ONVOLLEDIG),
    ],
)
def test_what_cannot_be_entered(wie: str, gemeente: str, velden: dict[str, str], soort: Weigeringsoort) -> None:
    antwoord = _schrijf(wie, "verzekeringen", gemeente, **velden)
    assert isinstance(antwoord, Weigering)
    assert antwoord.soort is soort


def test_an_entry_proves_a_recurring_duty_and_the_chain_holds(demo: date) -> None:
    def open_(naam: str) -> int:
        return sum(v.is_open for v in terugkerend_werk(pakketten().laatste, demo) if v.bron == f"terugkerend {naam}")

    voor = open_("protocol_datalekken")
    antwoord = _schrijf(
        "privacy-officer.huizen", "privacybeleid", "huizen", "protocol_datalekken", stuk="Protocol", versie="2"
    )
    assert isinstance(antwoord, Inschrijving)
    assert open_("protocol_datalekken") == voor - 1
    assert list(controleer_ketens()) == []


def test_a_proof_does_not_go_into_another_register() -> None:
    antwoord = _schrijf("controller.huizen", "verzekeringen", "huizen", "privacyreglement", polis="P-2")
    assert isinstance(antwoord, Weigering)
