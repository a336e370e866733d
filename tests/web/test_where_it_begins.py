"""A dossier that can only be of a guest is offered for guests, also out of another dossier, and begun for no other."""

import pytest
from django.urls import reverse

from mensen import client, dossier, sent_once

pytestmark = pytest.mark.usefixtures("demo")
OF_GUESTS = ("twijfel_inzet", "schade", "ingebrekestelling_partij", "overmacht_gast")


def form(who: str, **query: str) -> str:
    return client(who).get(reverse("dossiers_nieuw"), query).content.decode()


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        ("contactpersoon.laren", {"twijfel_inzet"}),
        ("contactpersoon.huizen", set()),
        ("accounthouder-bel", {"overmacht_gast"}),
        ("ambtelijk-opdrachtgever", {"twijfel_inzet", "schade", "ingebrekestelling_partij"}),
    ],
)
def test_who_is_offered_it(who: str, offered: set[str]) -> None:
    text = form(who)
    assert {p for p in OF_GUESTS if f"procedure={p}" in text} == offered


@pytest.mark.parametrize("procedure", ["schade", "wmo_melding"])
def test_out_of_another_dossier_only_a_municipality_that_can_have_it_is_offered(procedure: str) -> None:
    kenmerk = dossier("bezwaar", "laren").kenmerk
    text = form("jurist-mz.huizen", procedure=procedure, uit=kenmerk)
    assert 'value="laren"' in text
    assert ('value="huizen"' in text) is (procedure == "wmo_melding")


def test_a_hand_made_form_gets_the_same_answer() -> None:
    sent = {"procedure": "schade", "titel": "Schade van Huizen", "gemeente": "huizen", **sent_once()}
    answer = client("controller.huizen").post(reverse("dossiers_nieuw"), sent)
    assert answer.status_code == 422
    assert "Kies de gemeente van dit dossier" in answer.content.decode()
