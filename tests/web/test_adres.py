"""An address typed with capitals: every way in stores one form, and every spelling logs in to the one account."""

import pytest
from axes.models import AccessFailureLog
from django.core import mail
from django.test import Client
from django.urls import reverse

from afspraak.storage.models import Persoon
from mensen import client, persoon

pytestmark = pytest.mark.usefixtures("demo")
GOED = "goed wachtwoord 2026"
SPELLINGEN = (
    "r.vanhof@demo.example",
    "R.vanHof@Demo.Example",
    "  R.VANHOF@DEMO.EXAMPLE ",
    "\u00a0r.vanhof@DEMO.example",
)


@pytest.fixture(autouse=True)
def _schone_cache(demo: object, settings: object) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "adres"}}  # type: ignore[attr-defined]
    from django.core.cache import cache

    cache.clear()


@pytest.fixture
def ruben() -> Persoon:
    """Somebody whose address was typed with capitals in the form of Beheer."""
    antwoord = client("functioneel-beheerder.huizen").post(
        reverse("persoon_nieuw"), {"naam": "Ruben van Hof", "email": " R.vanHof@Demo.Example "}, follow=True
    )
    assert antwoord.status_code == 200
    wie = Persoon.objects.get(naam="Ruben van Hof")
    wie.set_password(GOED)
    wie.save()
    return wie


def _aangemeld(getypt: str, wachtwoord: str = GOED) -> bool:
    browser = Client()
    browser.post(reverse("account_login"), {"login": getypt, "password": wachtwoord})
    return browser.get("/").status_code == 200


@pytest.mark.parametrize("getypt", SPELLINGEN)
def test_every_spelling_logs_in(ruben: Persoon, getypt: str) -> None:
    assert ruben.email == "r.vanhof@demo.example"
    assert _aangemeld(getypt)


def test_the_form_refuses_another_spelling_of_an_address_that_is_there(ruben: Persoon) -> None:
    antwoord = client("functioneel-beheerder.huizen").post(
        reverse("persoon_nieuw"), {"naam": "Roos van Hof", "email": "R.VANHOF@demo.example"}
    )
    assert antwoord.status_code == 422
    assert "al van iemand anders" in antwoord.content.decode()


def test_guesses_in_any_spelling_count_for_one_account_and_for_no_other(ruben: Persoon) -> None:
    for getypt in (*SPELLINGEN, "R.vanhof@demo.example"):
        assert not _aangemeld(getypt, "fout")
    assert not any(_aangemeld(getypt) for getypt in SPELLINGEN), "not even with the right one, for a while"
    ander = persoon("accounthouder-bel")
    ander.set_password(GOED)
    ander.save()
    assert _aangemeld(ander.email), "somebody else at the same address of the network can still work"


def test_an_attempt_is_written_down_for_the_account_and_forgotten_at_a_good_one(ruben: Persoon) -> None:
    for getypt in SPELLINGEN[:3]:
        assert not _aangemeld(getypt, "fout")
    counted = AccessFailureLog.objects.filter(username__isnull=False)
    assert list(counted.values_list("username", flat=True)) == [ruben.email] * 3
    assert _aangemeld("R.VANHOF@demo.example")
    assert not counted.exists()


@pytest.mark.parametrize("getypt", SPELLINGEN)
def test_a_lost_password_is_found_in_every_spelling(ruben: Persoon, getypt: str) -> None:
    Client().post(reverse("account_reset_password"), {"email": getypt})
    assert [m.to for m in mail.outbox] == [[ruben.email]]
    assert "/accounts/password/reset/key/" in str(mail.outbox[0].body)


def test_everybody_of_the_demo_has_the_one_form() -> None:
    assert all(adres == adres.lower().strip() for adres in Persoon.objects.values_list("email", flat=True))
