"""A page says what is missing to who is refused: the declaration, the mandate; never that somebody else has it now."""

import html

import pytest
from django.urls import reverse

from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import DossierRij
from mensen import client, dossier, persoon, sent_once

pytestmark = pytest.mark.usefixtures("demo")


def without(address: str, *what: str) -> None:
    """Take things out of somebody's card: what they hold is read from there."""
    wie = persoon(address)
    wie.kaart = {**wie.kaart, **{key: [] for key in what}}
    wie.save(update_fields=["kaart"])


def _begin(address: str, procedure: str, gemeente: str) -> tuple[int, str]:
    antwoord = client(address).post(
        reverse("dossiers_nieuw"), {"procedure": procedure, "titel": "Een nieuw", "gemeente": gemeente, **sent_once()}
    )
    return antwoord.status_code, html.unescape(antwoord.content.decode())


def test_who_works_for_the_centre_without_a_declaration_reads_that_it_is_missing() -> None:
    assert _begin("consulent.huizen", "wmo_melding", "laren")[0] == 302
    without("consulent.huizen", "verklaringen")
    with met_bereik(ALLES):
        before = DossierRij.objects.count()
    status, tekst = _begin("consulent.huizen", "wmo_melding", "laren")
    assert status == 422
    assert "geheimhoudingsverklaring" in tekst
    assert "andere gemeente" not in tekst
    with met_bereik(ALLES):
        assert DossierRij.objects.count() == before


def test_who_works_for_a_guest_needs_no_declaration() -> None:
    without("secretaris-commissie.laren", "verklaringen")
    status, _ = _begin("secretaris-commissie.laren", "bezwaar", "laren")
    assert status == 302


def test_a_page_says_which_mandate_is_missing() -> None:
    kenmerk = dossier("woo_verzoek", "laren", stadium="Besluit").kenmerk
    with_mandate = client("afdelingshoofd-mz.huizen").get(reverse("dossier", args=[kenmerk])).content.decode()
    assert '<input type="hidden" name="stap" value="besluit">' in with_mandate
    without("afdelingshoofd-mz.huizen", "mandaten")
    tekst = html.unescape(client("afdelingshoofd-mz.huizen").get(reverse("dossier", args=[kenmerk])).content.decode())
    assert "U nu niet: " in tekst
    assert "Gezocht: een mandaat van het college van burgemeester en wethouders van gemeente" in tekst
    assert '<input type="hidden" name="stap" value="besluit">' not in tekst
