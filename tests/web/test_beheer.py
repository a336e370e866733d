"""People and roles in the browser: what the functioneel beheerder does there works at once for the person."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from afspraak.storage.models import Afwezigheid, Persoon
from mensen import als, client, persoon

pytestmark = pytest.mark.usefixtures("demo")
BEHEER = "functioneel-beheerder.huizen"


@pytest.fixture
def browser() -> Client:
    """The functioneel beheerder."""
    return client(BEHEER)


@pytest.fixture
def nieuw(browser: Client) -> Persoon:
    """Somebody who was just added, without a role."""
    antwoord = browser.post(
        reverse("persoon_nieuw"),
        {"naam": "Iris Nieuw", "email": "iris@demo.example", "organisatie": "gemeente Laren"},
        follow=True,
    )
    gevonden = re.search(r"nu voor het laatst te zien: (\w{16})", antwoord.content.decode())
    assert gevonden, "the first password is shown once"
    wie = Persoon.objects.get(email="iris@demo.example")
    assert wie.check_password(gevonden.group(1))
    return wie


def _verander(browser: Client, wie: Persoon, actie: str, **velden: object) -> tuple[int, str]:
    antwoord = browser.post(reverse("persoon", args=[wie.pk]), {"actie": actie, **velden}, follow=True)
    return antwoord.status_code, antwoord.content.decode()


def test_a_role_lets_somebody_in_and_its_end_out(browser: Client, nieuw: Persoon) -> None:
    zelf = Client()
    zelf.force_login(nieuw, backend="django.contrib.auth.backends.ModelBackend")
    assert "BEZ-" not in zelf.get(reverse("dossiers")).content.decode()
    _verander(browser, nieuw, "verklaring", getekend_op="2026-11-23", document="VKL-1")
    assert _verander(browser, nieuw, "rol", rol="secretaris-commissie", gemeente="laren", vanaf="2026-11-23")[0] == 200
    assert "BEZ-" in zelf.get(reverse("dossiers")).content.decode()
    houder = nieuw.rollen.get()
    assert _verander(browser, nieuw, "rol_einde", houder=str(houder.pk), tot="2026-11-22")[0] in (200, 422)


def test_a_mandate_is_recorded_with_its_days(browser: Client, nieuw: Persoon) -> None:
    status, tekst = _verander(
        browser, nieuw, "mandaat", regel="MR-12", procedures=["bezwaar"], gemeenten=["laren"], vanaf="2026-11-23"
    )
    assert status == 200
    assert "MR-12" in tekst
    assert nieuw.mandaten.get().gemeenten == ["laren"]


@pytest.mark.parametrize(
    ("actie", "velden", "zin"),
    [
        ("rol", {"rol": "keizer", "gemeente": "laren", "vanaf": "2026-11-23"}, "keizer"),
        ("rol", {"rol": "griffier", "gemeente": "laren", "vanaf": "ooit"}, "ooit"),
        ("rol", {"rol": "griffier", "gemeente": "laren", "vanaf": ""}, "Vul een dag in"),
        ("afwezig", {"van": "2026-11-30", "tot": "2026-11-24"}, "laatste dag"),
        ("verklaring", {"getekend_op": ""}, "Vul een dag in"),
        ("iets", {}, "Kies wat u wilt vastleggen."),
    ],
)
def test_a_mistake_is_told_and_nothing_is_recorded(
    browser: Client, nieuw: Persoon, actie: str, velden: dict[str, str], zin: str
) -> None:
    status, tekst = _verander(browser, nieuw, actie, **velden)
    assert status == 422
    assert zin in tekst
    assert not nieuw.rollen.exists()
    assert not nieuw.verklaringen.exists()
    assert not nieuw.afwezigheden.exists()


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"naam": "", "email": "x@demo.example"}, "naam"),
        ({"naam": "X", "email": "geen adres"}, "adres"),
        ({"naam": "X", "email": "Accounthouder-BEL@demo.example"}, "adres"),
    ],
)
def test_a_person_needs_a_name_and_an_address_of_their_own(browser: Client, velden: dict[str, str], zin: str) -> None:
    voor = Persoon.objects.count()
    antwoord = browser.post(reverse("persoon_nieuw"), velden)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert Persoon.objects.count() == voor


def test_a_closed_account_is_out_at_once(browser: Client, nieuw: Persoon) -> None:
    zelf = Client()
    zelf.force_login(nieuw, backend="django.contrib.auth.backends.ModelBackend")
    assert zelf.get(reverse("werk")).status_code == 200
    browser.post(reverse("persoon_actief", args=[nieuw.pk]), {"account": "sluit"})
    assert zelf.get(reverse("werk")).status_code == 302
    browser.post(reverse("persoon_actief", args=[nieuw.pk]), {"account": "open"})
    assert Persoon.objects.get(pk=nieuw.pk).is_active


@pytest.mark.parametrize(
    ("wanted", "open_", "first", "second"),
    [
        ("sluit", False, "Het account van {} is gesloten.", "Het account van {} was al gesloten."),
        ("open", True, "Het account van {} was al open.", "Het account van {} was al open."),
    ],
)
def test_a_button_says_what_it_wants_also_the_second_time(
    browser: Client, nieuw: Persoon, wanted: str, open_: bool, first: str, second: str
) -> None:
    pad = reverse("persoon_actief", args=[nieuw.pk])
    for said in (first, second):
        assert said.format(nieuw.naam) in browser.post(pad, {"account": wanted}, follow=True).content.decode()
        assert Persoon.objects.get(pk=nieuw.pk).is_active is open_


@pytest.mark.parametrize("wanted", ["", "andersom", "SLUIT"])
def test_what_does_not_say_what_it_wants_changes_nothing(browser: Client, nieuw: Persoon, wanted: str) -> None:
    antwoord = browser.post(reverse("persoon_actief", args=[nieuw.pk]), {"account": wanted}, follow=True)
    assert "Er is niets veranderd." in antwoord.content.decode()
    assert Persoon.objects.get(pk=nieuw.pk).is_active


def test_one_cannot_close_oneself_out(browser: Client) -> None:
    pad = reverse("persoon_actief", args=[persoon(BEHEER).pk])
    tekst = browser.post(pad, {"account": "sluit"}, follow=True).content.decode()
    assert "U kunt uw eigen account niet sluiten." in tekst
    assert persoon(BEHEER).is_active


def test_the_check_of_the_history_runs_on_request(browser: Client) -> None:
    assert "Alles klopt" not in browser.get(reverse("keten")).content.decode()
    assert "Alles klopt" in browser.post(reverse("keten")).content.decode()


def test_who_is_away_is_replaced_and_comes_back() -> None:
    ik, collega = "secretaris-commissie.laren", "postregistratie.laren"
    browser = client(ik)
    antwoord = browser.post(
        reverse("ik"), {"van": "2026-11-23", "tot": "2026-12-04", "vervanger": str(persoon(collega).pk)}, follow=True
    )
    assert "Vastgelegd." in antwoord.content.decode()
    assert any(r.rol == "secretaris-commissie" for r in als(collega).rollen), "the replacement holds the role meanwhile"
    weg = Afwezigheid.objects.get(persoon=persoon(ik))
    antwoord = browser.post(reverse("ik"), {"actie": "terug", "nummer": str(weg.pk)}, follow=True)
    assert "Vastgelegd." in antwoord.content.decode()
    assert not any(r.rol == "secretaris-commissie" for r in als(collega).rollen), "it had not lasted a day"
    assert "ingetrokken op" in antwoord.content.decode()
    assert Afwezigheid.objects.filter(pk=weg.pk).exists(), "nothing is removed"


@pytest.mark.parametrize(
    ("velden", "status"),
    [
        ({"van": "2026-12-04", "tot": "2026-11-23"}, 422),
        ({"van": "", "tot": ""}, 422),
        ({"actie": "terug", "nummer": "niets"}, 404),
    ],
)
def test_a_mistake_about_being_away_is_told(velden: dict[str, str], status: int) -> None:
    assert client("secretaris-commissie.laren").post(reverse("ik"), velden).status_code == status
