"""Who guesses is stopped: per account and per address apart, for a while, and with a page that says how long."""

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from axes.models import AccessFailureLog
from django.core.management import call_command
from django.db.models import F
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from afspraak.storage import lockout
from afspraak.storage.lockout import ACCOUNT_LIMIT, WINDOW, locked_until, unlock
from afspraak.web.account.address import client_address
from mensen import persoon

pytestmark = pytest.mark.usefixtures("demo")
MINE, COLLEAGUE = "accounthouder-bel", "jurist-mz.huizen"
GOOD = "goed wachtwoord 2026"


@pytest.fixture(autouse=True)
def _passwords(demo: object, settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "lockout"}}
    from django.core.cache import cache

    cache.clear()
    for name in (MINE, COLLEAGUE):
        who = persoon(name)
        who.set_password(GOOD)
        who.save()


def _log_in(name: str, password: str, **request: Any) -> HttpResponse:
    address = name if "@" in name else persoon(name).email
    answer = Client().post(reverse("account_login"), {"login": address, "password": password}, **request)
    assert isinstance(answer, HttpResponse)
    return answer


def _comes_in(name: str, **request: Any) -> bool:
    return _log_in(name, GOOD, **request).status_code == 302


def _guess(name: str, times: int, **request: Any) -> list[int]:
    return [_log_in(name, f"fout {n}", **request).status_code for n in range(times)]


def _later(passed: timedelta) -> None:
    AccessFailureLog.objects.update(attempt_time=F("attempt_time") - passed)


def test_the_fifth_wrong_password_locks_the_account_and_nobody_else_behind_the_same_address() -> None:
    assert _guess(MINE, ACCOUNT_LIMIT) == [200] * (ACCOUNT_LIMIT - 1) + [429]
    assert _log_in(MINE, GOOD).status_code == 429, "not even with the right one, for a while"
    assert _comes_in(COLLEAGUE)


def test_four_wrong_passwords_lock_nothing() -> None:
    _guess(MINE, ACCOUNT_LIMIT - 1)
    assert locked_until(persoon(MINE)) is None
    assert _comes_in(MINE)


def test_other_addresses_and_spellings_do_not_give_more_guesses() -> None:
    email = persoon(MINE).email
    for n in range(ACCOUNT_LIMIT):
        _guess(email.upper() if n % 2 else email, 1, REMOTE_ADDR=f"192.0.2.{n}", HTTP_USER_AGENT=f"browser {n}")
    assert not _comes_in(MINE, REMOTE_ADDR="192.0.2.200")


def test_what_is_tried_while_locked_is_not_counted() -> None:
    _guess(MINE, ACCOUNT_LIMIT + 20)
    before = locked_until(persoon(MINE))
    _guess(MINE, 3)
    assert locked_until(persoon(MINE)) == before
    assert AccessFailureLog.objects.filter(username__isnull=True).count() == ACCOUNT_LIMIT


def test_a_lock_ends_by_itself_after_a_quarter_of_an_hour_and_the_count_begins_again() -> None:
    _guess(MINE, ACCOUNT_LIMIT)
    _later(WINDOW - timedelta(minutes=1))
    assert not _comes_in(MINE)
    _later(timedelta(minutes=1))
    assert _guess(MINE, ACCOUNT_LIMIT - 1) == [200] * (ACCOUNT_LIMIT - 1)
    assert _comes_in(MINE)


def test_a_lock_lasts_a_quarter_of_an_hour_from_the_last_wrong_password() -> None:
    _guess(MINE, ACCOUNT_LIMIT - 1)
    _later(timedelta(minutes=14))
    _guess(MINE, 1)
    _later(timedelta(minutes=14))
    assert not _comes_in(MINE), "the first four are out of sight by now"


def test_own_success_ends_the_own_count_and_not_that_of_a_colleague_or_of_the_address() -> None:
    _guess(COLLEAGUE, ACCOUNT_LIMIT - 1)
    _guess(MINE, ACCOUNT_LIMIT - 1)
    at_the_address = AccessFailureLog.objects.filter(username__isnull=True).count()
    assert _comes_in(MINE)
    assert AccessFailureLog.objects.filter(username__isnull=True).count() == at_the_address
    assert _guess(MINE, 1) == [200], "my own count began again"
    assert _guess(COLLEAGUE, 1) == [429], "theirs went on"


def test_trying_one_password_on_many_names_locks_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lockout, "ADDRESS_LIMIT", 12)
    tried = [_guess(f"naam{n}@gemeente.example", 1, REMOTE_ADDR="192.0.2.7")[0] for n in range(12)]
    assert tried == [200] * 11 + [429]
    answer = _log_in(COLLEAGUE, GOOD, REMOTE_ADDR="192.0.2.7")
    assert answer.status_code == 429
    assert "Vanaf uw netwerk" in answer.content.decode()
    assert _comes_in(COLLEAGUE, REMOTE_ADDR="192.0.2.8"), "elsewhere one goes on"
    call_command("axes_reset_ip", "192.0.2.7", verbosity=0)
    assert _comes_in(COLLEAGUE, REMOTE_ADDR="192.0.2.7")


def test_an_office_mistypes_often_without_locking_its_address() -> None:
    for n in range(15):
        _guess(f"naam{n}@gemeente.example", 4)
    assert _comes_in(MINE)


def test_the_page_of_a_lock_says_until_when_and_what_one_can_do() -> None:
    _guess(MINE, ACCOUNT_LIMIT)
    answer = _log_in(MINE, GOOD)
    page = answer.content.decode()
    until = locked_until(persoon(MINE))
    assert until is not None
    shown = re.search(r"Probeer het opnieuw om <time [^>]*>(\d\d\.\d\d) uur", page)
    assert shown is not None
    assert shown[1] == timezone.localtime(until + timedelta(minutes=1)).strftime("%H.%M")
    assert "functioneel beheerder van uw gemeente" in page
    assert "<h1" in page
    assert 'id="inhoud"' in page, "in the frame of the product"
    assert 0 < int(answer["Retry-After"]) <= WINDOW.total_seconds()


def test_a_made_up_name_locks_like_a_real_one() -> None:
    assert _guess("bestaat.niet@gemeente.example", ACCOUNT_LIMIT)[-1] == 429


def test_management_ends_the_lock_of_one_account_and_nothing_else() -> None:
    assert unlock(persoon(MINE)) is False
    _guess(MINE, ACCOUNT_LIMIT)
    _guess(COLLEAGUE, ACCOUNT_LIMIT)
    at_the_address = AccessFailureLog.objects.filter(username__isnull=True).count()
    assert unlock(persoon(MINE)) is True
    assert locked_until(persoon(MINE)) is None
    assert AccessFailureLog.objects.filter(username__isnull=True).count() == at_the_address
    assert _comes_in(MINE)
    assert not _comes_in(COLLEAGUE)


def test_wrong_codes_of_the_second_step_count_for_the_account_too(settings: Any) -> None:
    TOTP.activate(persoon(MINE), "JBSWY3DPEHPK3PXP")
    assert Authenticator.objects.filter(user=persoon(MINE)).exists()
    browser = Client()
    browser.post(reverse("account_login"), {"login": persoon(MINE).email, "password": GOOD})
    answers = [browser.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code for _ in range(ACCOUNT_LIMIT)]
    assert answers == [200] * (ACCOUNT_LIMIT - 1) + [429]
    assert browser.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 429
    assert _log_in(MINE, GOOD).status_code == 429
    unlock(persoon(MINE))
    assert browser.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200


def test_the_right_password_alone_does_not_end_the_count_where_a_code_is_asked() -> None:
    TOTP.activate(persoon(MINE), "JBSWY3DPEHPK3PXP")
    _guess(MINE, ACCOUNT_LIMIT - 1)
    assert _comes_in(MINE), "to the second step"
    assert _guess(MINE, 1) == [429]


def test_a_name_longer_than_the_column_is_counted_without_an_error() -> None:
    lockout.count_failure("n" * 400, "192.0.2.1")
    assert lockout.account_locked_until("n" * 400) is None


def test_an_attacker_cannot_borrow_addresses_by_a_header(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lockout, "ADDRESS_LIMIT", 6)
    for n in range(6):
        _guess(f"naam{n}@gemeente.example", 1, HTTP_X_FORWARDED_FOR=f"198.51.100.{n}")
    assert _log_in(MINE, GOOD, HTTP_X_FORWARDED_FOR="198.51.100.99").status_code == 429


def test_behind_a_proxy_that_is_named_each_address_has_its_own_count(
    proxies: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lockout, "ADDRESS_LIMIT", 6)
    for n in range(6):
        _guess(f"naam{n}@gemeente.example", 1, REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.1")
    assert not _comes_in(MINE, REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.1")
    assert _comes_in(MINE, REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.2")


@pytest.fixture
def proxies(settings: Any) -> None:
    """Trust the proxies of one network."""
    from ipaddress import ip_network

    settings.PROXY = [ip_network("10.0.0.0/24"), ip_network("::1")]


@pytest.mark.parametrize(
    ("remote", "header", "expected"),
    [
        pytest.param("203.0.113.9", "198.51.100.1", "203.0.113.9", id="not-our-proxy"),
        pytest.param("10.0.0.1", "", "10.0.0.1", id="our-proxy-says-nothing"),
        pytest.param("10.0.0.1", "198.51.100.1", "198.51.100.1", id="our-proxy"),
        pytest.param("10.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1", id="what-the-client-wrote-before-it"),
        pytest.param("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1", id="two-of-our-proxies"),
        pytest.param("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3", id="only-our-proxies"),
        pytest.param("10.0.0.1", "198.51.100.1, onzin", "10.0.0.1", id="nonsense-ends-it"),
        pytest.param("10.0.0.1", "198.51.100.1:4711", "198.51.100.1", id="with-a-port"),
        pytest.param("::1", "[2001:db8:1:2:3::4]:4711", "2001:db8:1:2::", id="longer-kind-counts-by-its-network"),
        pytest.param("::ffff:10.0.0.1", "198.51.100.1", "198.51.100.1", id="short-kind-written-long"),
        pytest.param("", "198.51.100.1", None, id="server-does-not-say"),
    ],
)
def test_the_address_of_who_asks(proxies: None, remote: str, header: str, expected: str | None) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=header)
    assert client_address(request) == expected


def test_no_header_is_believed_where_no_proxy_is_named() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.1")
    assert client_address(request) == "127.0.0.1"


@pytest.mark.parametrize("wrong", ["proxy.gemeente.example", "10.0.0.1/24", "2"])
def test_a_proxy_that_is_not_an_address_stops_the_start(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.exceptions import ImproperlyConfigured

    from afspraak.config.settings import _proxies

    monkeypatch.setenv("AFSPRAAK_PROXY", f"127.0.0.1, {wrong}")
    with pytest.raises(ImproperlyConfigured, match="AFSPRAAK_PROXY must name addresses"):
        _proxies()
    monkeypatch.setenv("AFSPRAAK_PROXY", "127.0.0.1, 10.0.0.0/24")
    assert [str(network) for network in _proxies()] == ["127.0.0.1/32", "10.0.0.0/24"]
