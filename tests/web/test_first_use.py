"""What comes before all else: a password of one's own, and a second step; and who is not logged in any more."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.hashers import check_password
from django.test import Client
from django.urls import reverse

from afspraak.storage.models import Persoon
from mensen import persoon
from web.test_paginas import PAGINAS, Adres

pytestmark = pytest.mark.usefixtures("demo")
WHO = "functioneel-beheerder.huizen"
FIRST, OWN = "eerste wachtwoord 2026", "mijn eigen wachtwoord 27"
CHANGE = "/accounts/password/change/"
PART = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _clean_cache(demo: object, settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "first"}}
    from django.core.cache import cache

    cache.clear()


def _logged_in(*, must_change: bool = False) -> Client:
    who = persoon(WHO)
    who.set_password(FIRST)
    who.must_change_password = must_change
    who.save()
    browser = Client()
    assert browser.post(reverse("account_login"), {"login": who.email, "password": FIRST}).status_code == 302
    return browser


def _change(browser: Client, new: str, again: str | None = None, old: str = FIRST) -> Any:
    return browser.post(CHANGE, {"oldpassword": old, "password1": new, "password2": again or new})


@pytest.mark.parametrize("adres", [pytest.param(a, id=f"{i}-{n}") for i, (n, a, _) in enumerate(PAGINAS)])
def test_a_first_password_shows_no_page_before_it_is_changed(adres: Adres) -> None:
    browser = _logged_in(must_change=True)
    path = adres()
    for answer in (browser.get(path), browser.post(path, {"actie": "terug"})):
        assert answer.status_code == 302
        assert answer["Location"] == CHANGE
    part = browser.get(path, headers=PART)
    assert part.status_code == 403
    assert part["HX-Retarget"] == "#inhoud"
    assert part["HX-Reswap"] == "afterbegin show:top", "what was typed stays"
    assert part["HX-Reselect"] == "[data-eerst]"
    assert "<div data-eerst " in part.content.decode()
    assert "Kies eerst een eigen wachtwoord" in part.content.decode()
    assert "<html" not in part.content.decode()


@pytest.mark.parametrize(
    "name", ["mfa_index", "mfa_activate_totp", "mfa_view_recovery_codes", "account_reauthenticate"]
)
def test_nor_any_other_page_of_the_own_account(name: str) -> None:
    assert _logged_in(must_change=True).get(reverse(name))["Location"] == CHANGE


@pytest.mark.parametrize("path", ["/gezond", "/thema/laren.css", "/toegankelijkheid/", "/demo/", CHANGE])
def test_what_is_for_everybody_and_the_page_itself_are_there(path: str) -> None:
    assert _logged_in(must_change=True).get(path).status_code == 200


def test_after_the_change_work_goes_on_and_the_password_is_ones_own() -> None:
    browser = _logged_in(must_change=True)
    assert "iemand anders u gaf" in browser.get(CHANGE).content.decode()
    answer = _change(browser, OWN)
    assert answer["Location"] == reverse("werk")
    page = browser.get("/")
    assert page.status_code == 200
    assert "Uw wachtwoord is veranderd." in page.content.decode()
    who = persoon(WHO)
    assert who.check_password(OWN)
    assert not who.must_change_password


@pytest.mark.parametrize(
    ("new", "again", "old", "sentence"),
    [
        (FIRST, None, FIRST, "het wachtwoord dat er al was"),
        (OWN, "iets anders dan dat", FIRST, "niet hetzelfde"),
        (OWN, None, "niet het goede", "niet uw wachtwoord van nu"),
        ("kort", None, FIRST, "ten minste 12 tekens"),
    ],
)
def test_what_is_no_change_does_not_count_as_one(new: str, again: str | None, old: str, sentence: str) -> None:
    browser = _logged_in(must_change=True)
    answer = _change(browser, new, again, old)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert persoon(WHO).must_change_password
    assert browser.get("/")["Location"] == CHANGE


def test_a_new_password_by_mail_is_ones_own_too() -> None:
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str

    who = persoon(WHO)
    who.set_password(FIRST)
    who.must_change_password = True
    who.save()
    browser = Client()
    uid = user_pk_to_url_str(who)
    link = reverse("account_reset_password_from_key", args=[uid, default_token_generator.make_token(who)])
    form = browser.get(link)["Location"]
    assert "er al was" in browser.post(form, {"password1": FIRST, "password2": FIRST}).content.decode()
    assert browser.post(form, {"password1": OWN, "password2": OWN}).status_code == 302
    assert not persoon(WHO).must_change_password


def test_who_has_an_own_password_is_not_sent_anywhere() -> None:
    assert _logged_in().get("/").status_code == 200


@pytest.fixture
def commits_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run what waits for a commit within the request, as outside a test: there a request is no transaction."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act, **_: act())


def _code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def test_the_second_step_is_set_up_right_after_logging_in_without_the_password_again(
    settings: Any, commits_at_once: None
) -> None:
    settings.TOTP_VERPLICHT = True
    browser = _logged_in()
    answer = browser.get("/", follow=True)
    assert [where for where, _ in answer.redirect_chain] == [reverse("mfa_activate_totp")]
    page = answer.content.decode()
    assert "authenticator-app" in page
    assert "TOTP" in page
    secret = answer.context["form"].secret
    answer = browser.post(reverse("mfa_activate_totp"), {"code": _code(secret)})
    answer = browser.get(answer["Location"])
    assert answer.status_code == 200, "no password or code is asked again"
    codes = Authenticator.objects.get(user=persoon(WHO), type="recovery_codes").wrap().get_unused_codes()
    assert all(code in answer.content.decode() for code in codes)
    assert len(codes) == 10


def test_the_password_is_asked_again_when_logging_in_was_long_ago() -> None:
    browser = _logged_in()
    session = browser.session
    records = session["account_authentication_methods"]
    for record in records:
        record["at"] -= 31 * 60
    session["account_authentication_methods"] = records
    session.save()
    assert browser.get(reverse("mfa_activate_totp"))["Location"].startswith(reverse("account_reauthenticate"))


def test_a_password_alone_does_not_take_away_the_second_step() -> None:
    browser = _logged_in()
    TOTP.activate(persoon(WHO), "JBSWY3DPEHPK3PXP")
    for name in ("mfa_deactivate_totp", "mfa_generate_recovery_codes"):
        assert browser.get(reverse(name))["Location"].startswith(reverse("mfa_reauthenticate"))
    again = browser.post(reverse("account_reauthenticate"), {"password": FIRST})
    assert again["Location"].startswith(reverse("mfa_reauthenticate")), "a password is not what is asked"
    assert browser.post(reverse("mfa_deactivate_totp"))["Location"].startswith(reverse("mfa_reauthenticate"))
    assert browser.post(reverse("mfa_reauthenticate"), {"code": _code("JBSWY3DPEHPK3PXP")}).status_code == 302
    assert browser.get(reverse("mfa_deactivate_totp")).status_code == 200


def test_changing_the_password_leaves_what_management_changed_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    browser = _logged_in()

    def management_comes_between(self: Persoon, raw: str) -> bool:
        Persoon.objects.filter(pk=self.pk).update(organisatie="Intussen veranderd")
        return check_password(raw, self.password)

    monkeypatch.setattr(Persoon, "check_password", management_comes_between)
    assert _change(browser, OWN).status_code == 302
    monkeypatch.undo()
    assert persoon(WHO).organisatie == "Intussen veranderd"
    assert persoon(WHO).check_password(OWN)


def test_after_the_second_step_was_removed_a_new_one_is_asked_at_once(settings: Any, commits_at_once: None) -> None:
    settings.TOTP_VERPLICHT = True
    browser = _logged_in()
    secret = browser.get(reverse("mfa_activate_totp")).context["form"].secret
    browser.post(reverse("mfa_activate_totp"), {"code": _code(secret)})
    assert browser.get("/").status_code == 200
    assert browser.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert not Authenticator.objects.filter(user=persoon(WHO)).exists()
    assert browser.get("/")["Location"] == reverse("mfa_activate_totp")
    assert browser.get("/", headers=PART).status_code == 403


def test_who_is_not_logged_in_any_more_keeps_what_was_typed() -> None:
    answer = Client().get("/dossiers/", headers=PART)
    assert answer.status_code == 403
    assert (answer["HX-Retarget"], answer["HX-Reswap"]) == ("#inhoud", "afterbegin show:top")
    assert "U bent niet meer aangemeld" in answer.content.decode()
    assert f"{reverse('account_login')}?next=" in answer.content.decode()


def test_a_closed_account_is_told_so_to_who_knows_the_password() -> None:
    who = persoon(WHO)
    who.set_password(FIRST)
    who.save()
    Persoon.objects.filter(pk=who.pk).update(is_active=False)
    answer = Client().post(reverse("account_login"), {"login": who.email, "password": FIRST}, follow=True)
    assert "Dit account is gesloten" in answer.content.decode()
