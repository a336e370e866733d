"""The pages of the library that logs people in: which are there, and which are not because an address is management's."""

from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from allauth.urls import urlpatterns as of_allauth
from django.core import mail
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from afspraak.storage.models import Persoon
from afspraak.web.account.urls import KEPT, closed
from mensen import client, persoon

pytestmark = pytest.mark.usefixtures("demo")
CLOSED = {
    "account_signup",
    "account_email",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_confirm_login_code",
    "account_set_password",
}
PRIVATE = "prive@elders.example"


def _pages(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _pages(pattern.url_patterns)
        else:
            yield pattern


def test_every_page_of_the_library_was_judged() -> None:
    names = [p.name for p in _pages(of_allauth)]
    assert len(names) == len(set(names))
    assert set(names) == KEPT | CLOSED, "a new page is closed by itself; write down here which it is"


def test_what_is_kept_and_what_is_closed_is_so_under_accounts() -> None:
    under = next(p for p in get_resolver().url_patterns if isinstance(p, URLResolver))
    answers = {p.name: p.callback is closed for p in _pages(under.url_patterns)}
    assert answers == dict.fromkeys(KEPT, False) | dict.fromkeys(CLOSED, True)


def test_a_page_that_the_library_adds_is_closed() -> None:
    from afspraak.web.account.urls import _kept_or_closed

    known = next(p for p in _pages(of_allauth) if p.name == "account_login")
    new = URLPattern(known.pattern, known.callback, {}, "account_new_idea")
    assert [p.callback is closed for p in _pages(_kept_or_closed([known, new]))] == [False, True]


@pytest.mark.parametrize("name", sorted(CLOSED))
def test_a_closed_page_is_not_there_for_anybody(name: str) -> None:
    path = reverse(name, args=["abc"] if name == "account_confirm_email" else [])
    for browser in (Client(), client("accounthouder-bel")):
        assert browser.get(path).status_code == 404
        assert browser.post(path, {"email": PRIVATE, "action_add": ""}).status_code == 404
    assert not EmailAddress.objects.exists()


def test_an_address_that_management_did_not_give_neither_logs_in_nor_gets_a_new_password() -> None:
    who = persoon("accounthouder-bel")
    who.set_password("goed wachtwoord 2026")
    who.save()
    # As it could be added before these pages were closed.
    EmailAddress.objects.create(user=who, email=PRIVATE, verified=True, primary=True)
    browser = Client()
    browser.post(reverse("account_login"), {"login": PRIVATE, "password": "goed wachtwoord 2026"})
    assert browser.get("/").status_code == 302
    for address, sent in ((PRIVATE, False), (who.email, True)):
        mail.outbox.clear()
        Client().post(reverse("account_reset_password"), {"email": address})
        links = [m for m in mail.outbox if "/password/reset/key/" in m.body]
        assert bool(links) is sent, address
        assert all(m.to == [who.email] for m in links)


def test_the_own_address_logs_in_after_management_changed_it() -> None:
    who = persoon("accounthouder-bel")
    EmailAddress.objects.create(user=who, email=who.email, verified=True, primary=True)
    who.email = "nieuw.adres@demo.example"
    who.set_password("goed wachtwoord 2026")
    who.save()
    browser = Client()
    old = {"login": "accounthouder-bel@demo.example", "password": "goed wachtwoord 2026"}
    assert browser.post(reverse("account_login"), old).status_code == 200
    assert browser.post(reverse("account_login"), old | {"login": who.email}).status_code == 302
    assert browser.post(reverse("account_reauthenticate"), {"password": "goed wachtwoord 2026"}).status_code == 302


def test_a_person_without_a_password_gets_none_by_the_reset() -> None:
    who = Persoon.objects.create_user("genodigd@demo.example", "Gerda Genodigd")
    mail.outbox.clear()
    Client().post(reverse("account_reset_password"), {"email": who.email})
    assert not [m for m in mail.outbox if "/password/reset/key/" in m.body]
