"""A fact that decides who may act is a choice of a person: exact is taken, what is like a colleague is asked."""

import html
from collections.abc import Mapping

import pytest
from django.test import Client
from django.urls import reverse

from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import DossierRij, Persoon
from afspraak.usecases.vastleggen import laad_dossier
from afspraak.verloop.gebeurtenis import Genoemde, Waarde
from afspraak.verloop.procedure import Gegeven, Gegevensoort, Plaats
from afspraak.web.formulieren.colleagues import Colleague, NotOne, find, read_person
from mensen import client, sent_once
from verloop.test_persoon import ANDERS, GELIJK, LIJKT

WIE = Gegeven(naam="wie", soort=Gegevensoort.PERSOON, vraag="Wie?", collega=True, plaats=Plaats("x", 1))
JORIS = Colleague(id=7, naam="Joris Vos", place="gemeente Huizen")
ANDER = Colleague(id=8, naam="Joris Vos", place="gemeente Laren")
ZOE = Colleague(id=9, naam="Zoë Jansen", place="gemeente Huizen")
LIJST = (JORIS, ZOE)


def lees(text: str, *colleagues: Colleague, before: Waarde | None = None, **more: str) -> Waarde:
    typed: Mapping[str, str] = {"wie": text, **more}
    return read_person(WIE, typed, colleagues or LIJST, before)


@pytest.mark.parametrize("text", [*GELIJK, "Joris Vos (gemeente Huizen)"])
def test_an_exact_name_is_the_colleague(text: str) -> None:
    assert lees(text) == Genoemde("Joris Vos", 7)


@pytest.mark.parametrize("text", [*LIJKT, "Jorsi Vos", "Joris Voss"])
def test_what_is_like_a_colleague_is_asked(text: str) -> None:
    with pytest.raises(NotOne, match="Bedoelt u Joris Vos \\(gemeente Huizen\\)\\?") as asked:
        lees(text)
    assert asked.value.candidates == (JORIS,)
    assert lees(text, wie__wie="7") == Genoemde("Joris Vos", 7)
    outside = lees(text, wie__buiten="ja")
    assert isinstance(outside, Genoemde)
    assert outside.id is None


@pytest.mark.parametrize("text", [n for n in ANDERS if n != "Vosje Joris"])
def test_somebody_else_is_somebody_outside_the_list(text: str) -> None:
    outside = lees(text)
    assert isinstance(outside, Genoemde)
    assert outside.id is None


def test_two_of_the_same_name_are_told_apart() -> None:
    with pytest.raises(NotOne, match="Er zijn er 2 met de naam Joris Vos") as asked:
        lees("joris vos", JORIS, ANDER)
    assert asked.value.candidates == (JORIS, ANDER)
    assert lees("joris vos", JORIS, ANDER, wie__wie="8") == Genoemde("Joris Vos", 8)
    assert lees("Joris Vos (gemeente Laren)", JORIS, ANDER) == Genoemde("Joris Vos", 8)


def test_the_same_text_again_stays_the_same_person() -> None:
    assert lees("Joris Vos", JORIS, ANDER, before=Genoemde("Joris Vos", 8)) == Genoemde("Joris Vos", 8)
    assert lees("J. Vos", before="J. Vos") == "J. Vos", "what an older line says is not asked again"


def test_whom_nobody_offered_cannot_be_pointed_out() -> None:
    with pytest.raises(NotOne):
        lees("J. Vos", wie__wie="9")
    assert find("Zoe Jansen", LIJST) == (ZOE,)


# In the browser

ONTVANGST = {
    "stap": "ontvangst", "uitkomst": "goede_deur", "indiener": "J. Vermeer", "besluit_kenmerk": "WMO-26-9001",
    "bekendgemaakt_op": "2026-11-09", "ontvangen_op": "2026-11-20", "ontvangen_via": "post",
    "financieel_belang": "nee", "volgnummer": "1",
}  # fmt: skip


@pytest.fixture
def kenmerk() -> str:
    antwoord = client("secretaris-commissie.laren").post(
        reverse("dossiers_nieuw"), {"procedure": "bezwaar", "titel": "X", "gemeente": "laren", **sent_once()}
    )
    return str(antwoord["Location"].split("/")[2])


def _doe(browser: Client, kenmerk: str, **velden: str) -> tuple[int, str]:
    antwoord = browser.post(reverse("dossier_doe", args=[kenmerk]), {**ONTVANGST, **velden}, follow=True)
    return antwoord.status_code, html.unescape(antwoord.content.decode())


def _behandelaar(kenmerk: str) -> object:
    with met_bereik(ALLES):
        staat, _ = laad_dossier(DossierRij.objects.get(kenmerk=kenmerk))
    laatste = staat.laatste("behandelaar_primair")
    return laatste.waarde if laatste else None


@pytest.mark.usefixtures("demo")
def test_the_form_asks_who_is_meant_and_keeps_what_was_typed(kenmerk: str) -> None:
    jurist = Persoon.objects.get(email="jurist-mz.huizen@demo.example")
    achternaam = jurist.naam.split()[-1]
    typed = f"{jurist.naam[0]}. {achternaam}"
    browser = client("secretaris-commissie.laren")
    status, tekst = _doe(browser, kenmerk, behandelaar_primair=typed)
    assert status == 422
    assert "Bedoelt u " in tekst or "Wijs aan wie u bedoelt" in tekst
    assert f'value="{typed}"' in tekst
    assert f'name="behandelaar_primair__wie" id="stap-ontvangst-behandelaar_primair-wie-1" value="{jurist.pk}"' in tekst
    assert _behandelaar(kenmerk) is None
    assert _doe(browser, kenmerk, behandelaar_primair=typed, behandelaar_primair__wie=str(jurist.pk))[0] == 200
    assert _behandelaar(kenmerk) == Genoemde(jurist.naam, jurist.pk)


@pytest.mark.usefixtures("demo")
def test_the_list_offers_colleagues_and_outside_is_a_tick(kenmerk: str) -> None:
    browser = client("secretaris-commissie.laren")
    _, tekst = _doe(browser, kenmerk, actie="kies")
    jurist = Persoon.objects.get(email="jurist-mz.huizen@demo.example")
    assert f'<option value="{jurist.naam}">' in tekst
    assert "Deze persoon staat niet in de lijst" in tekst
    typed = f"{jurist.naam[0]}. {jurist.naam.split()[-1]}"
    assert _doe(browser, kenmerk, behandelaar_primair=typed, behandelaar_primair__buiten="ja")[0] == 200
    assert _behandelaar(kenmerk) == Genoemde(typed)
