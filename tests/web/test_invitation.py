"""A link with which somebody who has no password yet chooses one: once, for some days, and never in place of another."""

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import signing
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from afspraak.storage.models import Persoon
from afspraak.termijnen import AfspraakFout
from afspraak.web.account.invitation import SALT, invited, make_invitation
from mensen import client, persoon

pytestmark = pytest.mark.usefixtures("demo")
CHOSEN = "zeven paarden op de hei"
PAGE = "/uitnodiging/"


@pytest.fixture
def guest() -> Persoon:
    """Somebody who was added without a password."""
    return Persoon.objects.create_user("gerda@demo.example", "Gerda Genodigd")


def _choose(browser: Client, first: str = CHOSEN, second: str | None = None) -> Any:
    return browser.post(PAGE, {"password1": first, "password2": first if second is None else second})


def _token(path: str) -> str:
    return path.removeprefix(PAGE).removesuffix("/")


def test_who_is_invited_chooses_a_password_and_logs_in_with_it(guest: Persoon) -> None:
    Persoon.objects.filter(pk=guest.pk).update(must_change_password=True)
    browser = Client()
    answer = browser.get(make_invitation(guest), follow=True)
    assert [where for where, _ in answer.redirect_chain] == [PAGE]
    assert "gerda@demo.example" in answer.content.decode()
    answer = _choose(browser)
    assert answer["Location"] == reverse("account_login")
    assert "Meld u nu aan met gerda@demo.example" in browser.get(answer["Location"]).content.decode()
    guest.refresh_from_db()
    assert guest.check_password(CHOSEN)
    assert not guest.must_change_password, "it is one of their own"
    credentials = {"login": guest.email, "password": CHOSEN}
    assert browser.post(reverse("account_login"), credentials).status_code == 302


def test_a_link_works_once(guest: Persoon) -> None:
    path = make_invitation(guest)
    browser, second = Client(), Client()
    browser.get(path)
    second.get(path)
    assert second.get(PAGE).status_code == 200
    _choose(browser)
    answer = _choose(second, "een ander wachtwoord van mij")
    assert answer.status_code == 410
    assert "om een nieuwe uitnodiging" in answer.content.decode()
    assert Client().get(path, follow=True).status_code == 410
    guest.refresh_from_db()
    assert guest.check_password(CHOSEN)


def test_looking_at_a_link_changes_nothing(guest: Persoon) -> None:
    path = make_invitation(guest)
    before = Persoon.objects.filter(pk=guest.pk).values().get()
    for _ in range(3):
        assert Client().get(path, follow=True).status_code == 200
    assert Client().post(path).status_code == 302, "only a way to the page"
    assert Persoon.objects.filter(pk=guest.pk).values().get() == before


def test_a_link_ends_after_some_days(guest: Persoon, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    token = _token(make_invitation(guest))
    now = datetime.now(UTC).timestamp()
    for days, works in ((6.9, True), (7.1, False)):
        monkeypatch.setattr("django.core.signing.time.time", lambda d=days: now + timedelta(days=d).total_seconds())
        assert (invited(token) is not None) is works, days
    settings.INVITATION_DAYS = 10
    assert invited(token) is not None


def test_a_newer_link_another_address_and_a_closed_account_end_it(guest: Persoon) -> None:
    first = _token(make_invitation(guest))
    second = _token(make_invitation(guest))
    assert invited(first) is None
    assert invited(second) == guest
    Persoon.objects.filter(pk=guest.pk).update(email="gerda.nieuw@demo.example")
    assert invited(second) is None
    guest.refresh_from_db()
    third = _token(make_invitation(guest))
    Persoon.objects.filter(pk=guest.pk).update(is_active=False)
    assert invited(third) is None


def test_nobody_who_has_a_password_is_invited(guest: Persoon) -> None:
    with pytest.raises(AfspraakFout, match="heeft al een wachtwoord"):
        make_invitation(persoon("accounthouder-bel"))
    # Read before somebody chose a password, asked after it.
    read_before = Persoon.objects.get(pk=guest.pk)
    guest.set_password(CHOSEN)
    guest.save()
    with pytest.raises(AfspraakFout, match="heeft al een wachtwoord"):
        make_invitation(read_before)
    guest.refresh_from_db()
    assert guest.check_password(CHOSEN)


def test_nobody_whose_account_is_closed_is_invited(guest: Persoon) -> None:
    guest.is_active = False
    with pytest.raises(AfspraakFout, match="gesloten"):
        make_invitation(guest)


def test_a_token_of_the_old_state_never_replaces_a_password(guest: Persoon) -> None:
    token = _token(make_invitation(guest))
    guest.set_password("het eigen wachtwoord")
    guest.save()
    browser = Client()
    browser.get(f"{PAGE}{token}/")
    assert _choose(browser).status_code == 410
    guest.refresh_from_db()
    assert guest.check_password("het eigen wachtwoord")


# A signature holds the second in which it was made; an id that holds it differs between workers that collect apart.
@pytest.mark.parametrize(
    "token",
    ["", "onzin", "a:b:c", signing.dumps("text", salt=SALT), signing.dumps([1, ""])],
    ids=["nothing", "nonsense", "shape only", "other content", "other salt"],
)
def test_a_token_that_was_never_given_is_refused(token: str) -> None:
    assert invited(token) is None


def test_a_page_without_a_link_says_what_to_do() -> None:
    answer = Client().get(PAGE)
    assert answer.status_code == 410
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "functioneel beheerder van uw gemeente" in answer.content.decode()


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("kort", None, "ten minste 12 tekens"),
        ("gerda@demo.example", None, "lijkt te veel op"),
        (CHOSEN, "iets heel anders dus", "niet hetzelfde"),
        ("", "", "verplicht"),
    ],
)
def test_a_password_that_will_not_do_is_told_why_and_the_link_goes_on(
    guest: Persoon, first: str, second: str | None, sentence: str
) -> None:
    browser = Client()
    browser.get(make_invitation(guest))
    answer = _choose(browser, first, second)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert _choose(browser).status_code == 302


def test_the_token_is_in_no_page_no_log_and_no_referrer(guest: Persoon, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    path = make_invitation(guest)
    browser = Client(enforce_csrf_checks=True)
    answer = browser.get(path)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Cache-Control"] == "private, no-store"
    page = browser.get(PAGE)
    assert page["Cache-Control"] == "private, no-store"
    Client(enforce_csrf_checks=True).post(path)
    assert browser.post(PAGE, {"password1": CHOSEN}).status_code == 403
    Client().get(path.replace(_token(path)[:4], "abcd"), follow=True)
    told = page.content.decode() + caplog.text
    assert "/uitnodiging/" in caplog.text, "the log was looked at"
    assert _token(path) not in told


def test_a_colleague_who_was_logged_in_at_this_computer_is_logged_out(guest: Persoon) -> None:
    browser = client("accounthouder-bel")
    browser.get(make_invitation(guest))
    assert _choose(browser).status_code == 302
    assert browser.get("/").status_code == 302
    assert persoon("accounthouder-bel").check_password(CHOSEN) is False


@pytest.mark.parametrize("wrong", ["0", "31", "zeven", "-1", "1.5"])
def test_a_number_of_days_that_makes_no_sense_stops_the_start(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from afspraak.config.settings import _invitation_days

    monkeypatch.setenv("AFSPRAAK_UITNODIGING_DAGEN", wrong)
    with pytest.raises(ImproperlyConfigured, match="AFSPRAAK_UITNODIGING_DAGEN must be"):
        _invitation_days()
    monkeypatch.setenv("AFSPRAAK_UITNODIGING_DAGEN", "14")
    assert _invitation_days() == 14
