"""What a browser may keep and use: nothing private is kept, and no page uses camera, place or microphone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from afspraak.web.account.headers import HeadersMiddleware
from mensen import client
from web.test_paginas import ALLEEN_POST, MENSEN, PAGINAS, Adres

pytestmark = pytest.mark.usefixtures("demo")
KEPT_BY_NOBODY = "private, no-store"


def _is_private(answer: Any) -> bool:
    return bool(answer.headers.get("Cache-Control") == KEPT_BY_NOBODY)


def _uses_nothing(answer: Any) -> bool:
    powers = answer.headers.get("Permissions-Policy", "").split(", ")
    return {"camera=()", "microphone=()", "geolocation=()"} <= set(powers) and all(p.endswith("=()") for p in powers)


@pytest.mark.parametrize("adres", [pytest.param(a, id=f"{i}-{n}") for i, (n, a, _) in enumerate(PAGINAS)])
def test_no_page_is_kept_and_none_uses_a_power_of_the_browser(adres: Adres) -> None:
    path = adres()
    for browser in (client(MENSEN["owner"]), client(MENSEN["manager"]), Client()):
        answer = browser.get(path)
        assert _is_private(answer), answer.status_code
        assert _uses_nothing(answer)


@pytest.mark.parametrize("name", ALLEEN_POST)
def test_no_answer_to_an_act_is_kept(name: str) -> None:
    answer = client(MENSEN["owner"]).post(ALLEEN_POST[name][0]())
    assert _is_private(answer)
    assert _uses_nothing(answer)


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/password/reset/", "/accounts/signup/", "/nergens/"])
def test_no_page_of_logging_in_is_kept(path: str) -> None:
    assert _is_private(Client().get(path))


def test_an_error_and_a_refusal_before_any_page_are_not_kept_either(settings: Any) -> None:
    assert _is_private(Client().get("/", headers={"host": "vreemd.example"}))
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(reverse("account_login"), {"login": "a@b.example"})
    assert answer.status_code == 403
    assert _is_private(answer)
    assert _uses_nothing(answer)


@pytest.mark.parametrize("path", ["/thema/laren.css", "/gezond"])
def test_what_holds_nothing_about_anybody_says_itself_how_long_it_is_kept(path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert not _is_private(answer)
    assert _uses_nothing(answer)


def _through_the_middleware(path: str, view: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    answer = HeadersMiddleware(view)(RequestFactory().get(path))
    assert isinstance(answer, HttpResponse)
    return answer


def test_a_page_cannot_allow_by_itself_that_it_is_kept() -> None:
    def careless(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Cache-Control": "public, max-age=3600"})

    assert not _is_private(careless(HttpRequest())), "this test can tell the difference"
    assert not _uses_nothing(careless(HttpRequest()))
    assert _is_private(_through_the_middleware("/dossiers/", careless))
    assert _through_the_middleware("/static/afspraak/afspraak.css", careless)["Cache-Control"] == "public, max-age=3600"
