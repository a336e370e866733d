"""Logging in: a password, and outside a demo a second factor; who guesses is locked out."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from mensen import persoon

pytestmark = pytest.mark.usefixtures("demo")
WIE = "accounthouder-bel"


@pytest.fixture(autouse=True)
def _schone_cache(demo: object, settings: object) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "aanmelden"}}  # type: ignore[attr-defined]
    from django.core.cache import cache

    cache.clear()


def _meld_aan(browser: Client, wachtwoord: str) -> int:
    wie = persoon(WIE)
    wie.set_password("goed wachtwoord 2026")
    wie.save()
    return browser.post(reverse("account_login"), {"login": wie.email, "password": wachtwoord}).status_code


def test_a_password_logs_in_to_the_worklist() -> None:
    browser = Client()
    assert _meld_aan(browser, "goed wachtwoord 2026") == 302
    assert browser.get("/").status_code == 200


def test_a_wrong_password_does_not_and_guessing_is_stopped() -> None:
    browser = Client()
    for _ in range(8):
        assert _meld_aan(browser, "fout") != 302
    _meld_aan(browser, "goed wachtwoord 2026")
    assert browser.get("/").status_code == 302, "not even with the right one, for a while"


def test_nobody_signs_up() -> None:
    antwoord = Client().get("/accounts/signup/")
    assert b"password1" not in antwoord.content


def test_a_closed_account_does_not_log_in() -> None:
    wie = persoon(WIE)
    wie.is_active = False
    wie.save()
    browser = Client()
    _meld_aan(browser, "goed wachtwoord 2026")
    assert browser.get("/").status_code == 302


def _code(geheim: str) -> str:
    teller = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(geheim, teller)))


def test_outside_a_demo_a_second_factor_is_asked_before_anything_is_seen(settings: object) -> None:
    settings.TOTP_VERPLICHT = True  # type: ignore[attr-defined]
    browser = Client()
    _meld_aan(browser, "goed wachtwoord 2026")
    antwoord = browser.get("/")
    assert antwoord["Location"] == reverse("mfa_activate_totp")
    pagina = browser.get(reverse("mfa_activate_totp"))
    geheim = pagina.context["form"].secret
    shown = pagina.content.decode().replace(" ", "")
    assert geheim in shown, "the secret can be typed where no camera is"
    assert browser.post(reverse("mfa_activate_totp"), {"code": "000000"}).status_code == 200
    assert browser.get("/").status_code == 302, "still nothing is seen"
    assert browser.post(reverse("mfa_activate_totp"), {"code": _code(geheim)}).status_code == 302
    assert browser.get("/").status_code == 200

    from django.core.cache import cache

    cache.clear()  # a code counts once; a later moment would give another
    nieuw = Client()
    _meld_aan(nieuw, "goed wachtwoord 2026")
    assert nieuw.get("/").status_code == 302, "a password alone is not enough any more"
    assert nieuw.post(reverse("mfa_authenticate"), {"code": "123456"}).status_code == 200
    assert nieuw.post(reverse("mfa_authenticate"), {"code": _code(geheim)}).status_code == 302
    assert nieuw.get("/").status_code == 200
