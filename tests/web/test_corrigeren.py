"""Correcting in the browser: asked with a reason, agreed with by another in person; what stood there stays readable."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import Correctieverzoek, GebeurtenisRij
from mensen import client, persoon, sent_once

pytestmark = pytest.mark.usefixtures("demo")
SECRETARIS = "secretaris-commissie.laren"
TWEEDE = "bestuurssecretaris.laren"
ONTVANGST = {
    "stap": "ontvangst", "uitkomst": "goede_deur", "indiener": "J. Vermeer", "besluit_kenmerk": "WMO-26-9002",
    "bekendgemaakt_op": "2026-10-09", "ontvangen_op": "2026-11-23", "ontvangen_via": "post",
    "behandelaar_primair": "T. Mulder", "financieel_belang": "nee", "volgnummer": "1",
}  # fmt: skip
VELDEN = {n: w for n, w in ONTVANGST.items() if n not in ("stap", "uitkomst", "volgnummer")}


@pytest.fixture
def browser() -> Client:
    """The secretary."""
    return client(SECRETARIS)


@pytest.fixture
def kenmerk(browser: Client) -> str:
    """An objection stamped three days too late."""
    antwoord = browser.post(
        reverse("dossiers_nieuw"),
        {"procedure": "bezwaar", "titel": "Bezwaar met stempel", "gemeente": "laren", **sent_once()},
    )
    gevonden = str(antwoord["Location"].split("/")[2])
    assert browser.post(reverse("dossier_doe", args=[gevonden]), ONTVANGST).status_code == 302
    return gevonden


def _corrigeer(browser: Client, kenmerk: str, **velden: str) -> tuple[int, str]:
    antwoord = browser.post(
        reverse("dossier_corrigeer", args=[kenmerk, 2]), {**VELDEN, "volgnummer": "2", **velden}, follow=True
    )
    return antwoord.status_code, antwoord.content.decode()


def _aantal(kenmerk: str) -> int:
    with met_bereik(ALLES):
        return GebeurtenisRij.objects.filter(dossier__kenmerk=kenmerk).count()


def test_the_form_shows_what_was_recorded(browser: Client, kenmerk: str) -> None:
    tekst = browser.get(reverse("dossier_corrigeer", args=[kenmerk, 2])).content.decode()
    assert 'value="2026-11-23"' in tekst
    assert 'value="J. Vermeer"' in tekst


def _akkoord(wie: str = TWEEDE) -> str:
    """Agree, as somebody, with the one request that waits for them; return the page after it."""
    browser = client(wie)
    pagina = browser.get(reverse("verzoeken")).content.decode()
    sleutels = re.findall(r'name="verzoek" form="akkoord" value="(correctie-\d+)"', pagina)
    assert len(sleutels) == 1, sleutels
    antwoord = browser.post(reverse("verzoeken"), {"verzoek": sleutels, "akkoord": "ja"}, follow=True)
    return html.unescape(antwoord.content.decode())


def test_the_form_says_who_can_agree_and_asks_no_name(browser: Client, kenmerk: str) -> None:
    tekst = html.unescape(browser.get(reverse("dossier_corrigeer", args=[kenmerk, 2])).content.decode())
    assert "Akkoord gaan kan een ander dan u van gemeente Laren: " in tekst
    assert "bestuurssecretaris" in tekst
    assert 'name="akkoord"' not in tekst


def test_a_corrected_day_moves_the_clock_and_the_old_day_stays(browser: Client, kenmerk: str) -> None:
    """Announced on Friday 9 October 2026: six weeks end on Friday 20 November. Stamped on the 23rd it was late; on the 20th not."""
    assert "te laat" in browser.get(reverse("dossier", args=[kenmerk])).content.decode()
    status, tekst = _corrigeer(browser, kenmerk, ontvangen_op="2026-11-20", reden="Het stempel was van vrijdag.")
    assert status == 200
    assert "Uw correctie wacht op akkoord van " in tekst
    assert _aantal(kenmerk) == 2, "nothing changed yet"
    assert "Wacht op akkoord" in client(TWEEDE).get(reverse("dossier", args=[kenmerk])).content.decode()
    assert "Het is vastgelegd." in _akkoord()
    tekst = html.unescape(browser.get(reverse("dossier", args=[kenmerk])).content.decode())
    naam = persoon(TWEEDE).naam
    assert f"verbeterde gebeurtenis 2, omdat: Het stempel was van vrijdag. (akkoord: {naam})" in tekst
    assert _aantal(kenmerk) == 3
    with met_bereik(ALLES):
        oud = GebeurtenisRij.objects.get(dossier__kenmerk=kenmerk, volgnummer=2)
        nieuw = GebeurtenisRij.objects.get(dossier__kenmerk=kenmerk, volgnummer=3)
    assert '"ontvangen_op":{"dag":"2026-11-23"}' in oud.regel
    assert '"ontvangen_op":{"dag":"2026-11-20"}' in nieuw.regel
    assert "indiener" not in nieuw.regel, "only what changed is written"


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"ontvangen_op": "2026-11-20"}, "reden"),
        ({"ontvangen_op": "20 brumaire", "reden": "Stempel"}, "ontvangen_op"),
    ],
)
def test_what_is_missing_is_named_and_what_was_typed_stays(
    browser: Client, kenmerk: str, velden: dict[str, str], veld: str
) -> None:
    status, tekst = _corrigeer(browser, kenmerk, **velden)
    assert status == 422
    assert f'href="#correctie-{veld}"' in tekst
    assert f'id="correctie-{veld}"' in tekst
    for waarde in velden.values():
        assert waarde in tekst
    assert _aantal(kenmerk) == 2


def test_an_event_can_be_declared_never_to_have_been(browser: Client, kenmerk: str) -> None:
    assert browser.post(
        reverse("dossier_doe", args=[kenmerk]), {"stap": "tijdigheid", "uitkomst": "te_laat", "volgnummer": "2",
                                                 "reden_te_laat": "Drie dagen te laat"},
    ).status_code == 302  # fmt: skip
    antwoord = browser.post(
        reverse("dossier_corrigeer", args=[kenmerk, 3]),
        {"vervalt": "ja", "reden": "Verkeerd dossier", "volgnummer": "3"},
        follow=True,
    )
    assert "wacht op akkoord" in antwoord.content.decode()
    _akkoord()
    tekst = browser.get(reverse("dossier", args=[kenmerk])).content.decode()
    assert "(vervallen)" in tekst
    assert 'id="stap-tijdigheid"' in tekst, "the step is open again"


def test_who_comes_second_sees_it_and_keeps_what_was_typed(browser: Client, kenmerk: str) -> None:
    _corrigeer(browser, kenmerk, ontvangen_op="2026-11-20", reden="Stempel")
    _akkoord()
    status, tekst = _corrigeer(browser, kenmerk, ontvangen_op="2026-11-19", reden="Nog eens")
    assert status == 200
    assert "Iemand was u net voor" in tekst
    assert 'value="2026-11-19"' in tekst
    assert "Nog eens" in tekst
    assert _aantal(kenmerk) == 3


def test_who_agrees_reads_what_would_change_and_can_refuse(browser: Client, kenmerk: str) -> None:
    _corrigeer(browser, kenmerk, ontvangen_op="2026-11-20", reden="Het stempel was van vrijdag.")
    ander = client("postregistratie.laren")
    assert "Verzoeken (1)" in ander.get("/").content.decode(), "the menu counts it"
    tekst = html.unescape(ander.get(reverse("verzoeken")).content.decode())
    assert "Van “23 november 2026" in tekst or "Van “maandag 23 november 2026”" in tekst
    assert "naar “vrijdag 20 november 2026”" in tekst
    assert "Reden: Het stempel was van vrijdag." in tekst
    sleutel = re.findall(r'value="(correctie-\d+)"', tekst)[0]
    zonder = ander.post(reverse("verzoeken"), {"weiger": sleutel})
    assert zonder.status_code == 422
    ander.post(reverse("verzoeken"), {"weiger": sleutel, f"reden-{sleutel}": "Het was toch maandag."})
    assert "Het was toch maandag." in html.unescape(browser.get(reverse("verzoeken")).content.decode())
    assert _aantal(kenmerk) == 2


@pytest.mark.parametrize("wie", [SECRETARIS, "secretaris-commissie.eemnes", "jurist-mz.huizen", "contactpersoon.laren"])
def test_nobody_else_can_agree(browser: Client, kenmerk: str, wie: str) -> None:
    _corrigeer(browser, kenmerk, ontvangen_op="2026-11-20", reden="Stempel")
    ander = client(wie)
    assert 'form="akkoord" value="correctie' not in ander.get(reverse("verzoeken")).content.decode()
    with met_bereik(ALLES):
        sleutel = f"correctie-{Correctieverzoek.objects.get(stand='open', dossier__kenmerk=kenmerk).pk}"
    ander.post(reverse("verzoeken"), {"verzoek": sleutel, "akkoord": "ja"})
    assert _aantal(kenmerk) == 2


def test_one_takes_back_what_one_asked(browser: Client, kenmerk: str) -> None:
    _corrigeer(browser, kenmerk, ontvangen_op="2026-11-20", reden="Stempel")
    tekst = browser.get(reverse("verzoeken")).content.decode()
    sleutel = re.findall(r'name="trek_in" value="(correctie-\d+)"', tekst)[0]
    browser.post(reverse("verzoeken"), {"trek_in": sleutel})
    assert sleutel not in client(TWEEDE).get(reverse("verzoeken")).content.decode()


@pytest.mark.parametrize("wie", ["bestuurssecretaris.laren", "jurist-mz.huizen"])
def test_only_the_role_of_the_step_corrects_it(kenmerk: str, wie: str) -> None:
    antwoord = client(wie).get(reverse("dossier_corrigeer", args=[kenmerk, 2]))
    assert antwoord.status_code in (403, 404)
