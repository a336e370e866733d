"""Amounts in the browser: the form and the correction read them as the core does, and say them back."""

import html

import pytest
from django.test import Client
from django.urls import reverse

from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import DossierRij
from afspraak.usecases.correcties import agree_correction, waiting_corrections
from afspraak.usecases.vastleggen import Vastgelegd, laad_dossier
from mensen import DAG, client, in_bereik_van, sent_once
from notaties import BEDRAGEN

pytestmark = pytest.mark.usefixtures("demo")
WIE = "controller.laren"
MELDEN = {
    "stap": "melden", "uitkomst": "gemeld", "verplichting": "Beslissen binnen de termijn",
    "gemeld_op": "2026-11-23", "schade": "Dwangsom", "volgnummer": "1",
}  # fmt: skip
GOED = {t: c for t, c in BEDRAGEN.items() if c is not None}
FOUT = [t for t, c in BEDRAGEN.items() if c is None]


@pytest.fixture
def browser() -> Client:
    """The controller of Laren."""
    return client(WIE)


def _begin(browser: Client) -> str:
    antwoord = browser.post(
        reverse("dossiers_nieuw"), {"procedure": "schade", "titel": "Schade", "gemeente": "laren", **sent_once()}
    )
    return str(antwoord["Location"].split("/")[2])


def _doe(browser: Client, kenmerk: str, bedrag: str) -> tuple[int, str]:
    pad = reverse("dossier_doe", args=[kenmerk])
    antwoord = browser.post(pad, {**MELDEN, "schadebedrag": bedrag}, follow=True)
    return antwoord.status_code, html.unescape(antwoord.content.decode())


def _corrigeer(browser: Client, kenmerk: str, bedrag: str, volgnummer: int) -> tuple[int, str]:
    velden = {n: w for n, w in MELDEN.items() if n not in ("stap", "uitkomst")}
    antwoord = browser.post(
        reverse("dossier_corrigeer", args=[kenmerk, 2]),
        {
            **velden,
            "schadebedrag": bedrag,
            "reden": "Verkeerd overgenomen.",
            "volgnummer": str(volgnummer),
        },
        follow=True,
    )
    return antwoord.status_code, html.unescape(antwoord.content.decode())


def _akkoord() -> None:
    """Let a second person agree with what waits."""
    with in_bereik_van("ambtelijk-opdrachtgever") as wie:
        for row in waiting_corrections(wie, DAG):
            assert isinstance(agree_correction(row.pk, als=wie, op=DAG), Vastgelegd)


def _schadebedrag(kenmerk: str) -> tuple[object, int]:
    with met_bereik(ALLES):
        staat, _ = laad_dossier(DossierRij.objects.get(kenmerk=kenmerk))
    laatste = staat.laatste("schadebedrag")
    return (laatste.waarde if laatste else None), staat.volgnummer


def test_the_form_and_a_correction_read_every_notation(browser: Client) -> None:
    kenmerk = _begin(browser)
    assert _doe(browser, kenmerk, "€ 0,01")[0] == 200
    for bedrag, centen in GOED.items():
        voor = _schadebedrag(kenmerk)
        status, tekst = _corrigeer(browser, kenmerk, bedrag, voor[1])
        if voor[0] == centen:
            continue  # the same amount written otherwise: there is nothing to correct
        assert status == 200, tekst
        assert _schadebedrag(kenmerk) == voor, "it waits"
        _akkoord()
        assert _schadebedrag(kenmerk) == (centen, voor[1] + 1), bedrag
    for bedrag in ("12.500", "1.250", "1.000", "€ 12.500,-", "12500 euro", "€\u00a01\u00a0250,00"):
        ander = _begin(browser)
        assert _doe(browser, ander, bedrag)[0] == 200
        assert _schadebedrag(ander) == (GOED[bedrag], 2), bedrag


def test_the_form_refuses_and_keeps_what_was_typed(browser: Client) -> None:
    kenmerk = _begin(browser)
    for bedrag in FOUT:
        status, tekst = _doe(browser, kenmerk, bedrag)
        assert status == 422, bedrag[:30]
        assert 'href="#stap-melden-schadebedrag"' in tekst, "the summary leads to the field"
        assert f'name="schadebedrag" id="stap-melden-schadebedrag" value="{bedrag}"' in tekst
    assert _schadebedrag(kenmerk) == (None, 1)
    assert "12.500 als u duizendtallen bedoelt, of 12,50 als u euro's" in _doe(browser, kenmerk, "12,500")[1]


def test_a_correction_refuses_and_keeps_what_was_typed(browser: Client) -> None:
    kenmerk = _begin(browser)
    _doe(browser, kenmerk, "299")
    for bedrag in FOUT:
        status, tekst = _corrigeer(browser, kenmerk, bedrag, 2)
        assert status == 422, bedrag[:30]
        assert f'name="schadebedrag" id="correctie-schadebedrag" value="{bedrag}"' in tekst
    assert _schadebedrag(kenmerk) == (29900, 2)


def test_an_amount_is_said_back_and_offered_as_it_was(browser: Client) -> None:
    kenmerk = _begin(browser)
    assert "Vastgelegd: schadebedrag € 12.500,00." in _doe(browser, kenmerk, "12.500")[1]
    assert 'value="12500,00"' in browser.get(reverse("dossier_corrigeer", args=[kenmerk, 2])).content.decode()
    status, tekst = _corrigeer(browser, kenmerk, "1.250,00", 2)
    assert status == 200
    assert "Gevraagd: schadebedrag € 1.250,00." in tekst
