"""Mensen: who is in the list, finding somebody in any spelling, what the list shows, and that it asks few questions."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from afspraak.people.acts import give_role
from afspraak.people.names import surname_key
from afspraak.storage import lockout
from afspraak.storage.models import Persoon
from mensen import DAG, away, client, done, newcomer, office, persoon

pytestmark = pytest.mark.usefixtures("demo")
LAREN, EEMNES = "functioneel-beheerder.laren", "functioneel-beheerder.eemnes"
ROW = re.compile(r'regel__link" href="/beheer/persoon/(\d+)/')


def page(browser: Client, **asked: str) -> str:
    return browser.get(reverse("mensen"), asked).content.decode()


def rows(text: str) -> set[str]:
    """Return the numbers of the people in the list, without those of another municipality."""
    return set(ROW.findall(text))


def test_the_list_is_of_the_own_municipality() -> None:
    found = rows(page(client(LAREN)))
    ours = {p for p in Persoon.objects.all() if p.gemeente == "laren" or p.rollen.filter(gemeente="laren").exists()}
    assert found == {str(p.pk) for p in ours}
    assert str(persoon("jurist-mz.huizen").pk) not in found


@pytest.mark.parametrize("zoek", ["Zoë Ünal", "zoe unal", "ZOË ÜNAL", "unal", " Zoe  Unal ", "zoë.unal@demo.example"])
def test_any_spelling_of_a_name_finds_it(zoek: str) -> None:
    who = newcomer("Zoë Ünal", "zoe.unal@demo.example", "laren")
    found = rows(page(client(LAREN), zoek=zoek))
    assert found == {str(who.pk)}


def test_somebody_else_is_not_found_by_another_name() -> None:
    who = newcomer("Zoë Ünal", "zoe.unal@demo.example", "laren")
    assert str(who.pk) not in rows(page(client(LAREN), zoek="zoeken"))


@pytest.mark.parametrize("way", ["naam", "email"])
def test_who_works_elsewhere_is_found_only_by_the_whole_name_or_address(way: str) -> None:
    jurist = persoon("jurist-mz.huizen")
    whole = getattr(jurist, way)
    link = f'href="{reverse("persoon", args=[jurist.pk])}"'
    assert link in page(client(LAREN), zoek=whole)
    assert link not in page(client(LAREN), zoek=whole[:-1])


@pytest.mark.parametrize("zoek", ["\x00", "a\x00b", "%", "_", "' or 1=1", "x" * 5000, "\u200b"])
@pytest.mark.parametrize("path", ["mensen", "logboek", "wie_kan_wat"])
def test_nonsense_finds_nothing_and_breaks_nothing(path: str, zoek: str) -> None:
    asked = {"zoek": zoek, "gemeente": zoek, "persoon": zoek, "rol": zoek, "procedure": zoek, "pagina": zoek}
    assert client(LAREN).get(reverse(path), asked).status_code == 200


def test_the_list_says_who_is_away_closed_locked_or_without_a_role() -> None:
    who = newcomer("Iris Nieuw", "iris@demo.example", "laren")
    plain = page(client(LAREN), zoek=who.naam)
    assert "geen rol" in plain
    for word in ("afwezig t/m", "account gesloten", "aanmelden op slot"):
        assert word not in plain
    away(who, DAG, DAG + timedelta(days=4))
    for _ in range(lockout.ACCOUNT_LIMIT):
        lockout.count_failure(who.email, None)
    Persoon.objects.filter(pk=who.pk).update(is_active=False)
    told = page(client(LAREN), zoek=who.naam)
    for word in ("afwezig t/m", "account gesloten", "aanmelden op slot"):
        assert word in told


def test_a_role_that_nobody_holds_is_told() -> None:
    griffier = persoon("griffier.laren")
    assert "nu niemand" not in page(client(LAREN))
    Persoon.objects.filter(pk=griffier.pk).update(is_active=False)
    told = page(client(LAREN))
    assert "Eén rol heeft nu niemand" in told
    assert "werk staat stil" in told


def test_sixty_people_ask_no_more_than_six() -> None:
    browser = client(LAREN)
    page(browser)

    def questions() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            page(browser)
        return len(caught)

    few = questions()
    for n in range(60):
        who = newcomer(f"Mens {n} van Getal", f"mens{n}@demo.example", "laren")
        done(give_role(office(), who, "contactpersoon", "laren", DAG, None))
        if n % 3 == 0:
            away(who, DAG, DAG)
    assert questions() <= few


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anouk van der Laan", "Anouk Visser"),
        ("Bram de Boer", "Bram Peters"),
        ("Ad Çelik", "Ad Dekker"),
        ("Eva Étienne", "Eva Fokker"),
        ("Ab in 't Veld", "Ab Visser"),
        ("Piet", "Rik"),
    ],
)
def test_names_are_in_the_order_of_surnames(one: str, other: str) -> None:
    assert surname_key(one) < surname_key(other)
