"""The form that begins a dossier works once: pressed twice, pressed late, by somebody else, or without its key."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import DossierRij, SubmissionKey
from mensen import client, sent_once

pytestmark = pytest.mark.usefixtures("demo")
WHO = "secretaris-commissie.laren"
ASKED = {"procedure": "bezwaar", "titel": "Bezwaar over hulp", "gemeente": "laren"}
KEY = re.compile(r'name="submission" value="([^"]+)"')


@pytest.fixture
def browser() -> Client:
    """The secretary of Laren."""
    return client(WHO)


def count() -> int:
    with met_bereik(ALLES):
        return DossierRij.objects.count()


def send(browser: Client, **fields: str) -> tuple[int, str, str]:
    answer = browser.post(reverse("dossiers_nieuw"), {**ASKED, **fields}, follow=True)
    return answer.status_code, answer.request["PATH_INFO"], answer.content.decode()


def test_each_form_that_is_drawn_has_a_key_of_its_own(browser: Client) -> None:
    pages = [browser.get(reverse("dossiers_nieuw"), {"procedure": "bezwaar"}).content.decode() for _ in range(2)]
    first, second = (KEY.findall(page) for page in pages)
    assert len(first) == len(second) == 1
    assert first != second


def test_twice_is_once_and_the_second_sees_the_first(browser: Client) -> None:
    before, key = count(), sent_once()
    _, path, text = send(browser, **key)
    assert "Leg nu de eerste stap vast." in text
    for _ in range(3):
        status, again, text = send(browser, **key)
        assert (status, again) == (200, path)
        assert "Dit dossier had u al begonnen:" in text
    assert count() == before + 1


def test_two_forms_are_two_dossiers(browser: Client) -> None:
    before = count()
    assert send(browser, **sent_once())[1] != send(browser, **sent_once())[1]
    assert count() == before + 2


def test_the_same_form_for_another_dossier_asks_first(browser: Client) -> None:
    before, key = count(), sent_once()
    _, path, _ = send(browser, **key)
    status, _, text = send(browser, **{**key, "titel": "Een ander bezwaar"})
    assert status == 422
    assert f"Met dit formulier begon u eerder {path.split('/')[2]}" in text
    assert 'value="Een ander bezwaar"' in text
    assert count() == before + 1
    fresh = KEY.findall(text)[0]
    assert fresh != key["submission"]
    assert send(browser, titel="Een ander bezwaar", submission=fresh)[0] == 200
    assert count() == before + 2


@pytest.mark.parametrize("key", ["", "x", "1234", "' OR 1=1", "0" * 400])
def test_without_a_key_nothing_is_begun_and_what_was_typed_stays(browser: Client, key: str) -> None:
    before = count()
    status, _, text = send(browser, submission=key)
    assert status == 422
    assert "Er is niets begonnen." in text
    assert 'value="Bezwaar over hulp"' in text
    assert count() == before
    assert send(browser, submission=KEY.findall(text)[0])[0] == 200
    assert count() == before + 1


def test_after_a_mistake_the_form_keeps_its_key(browser: Client) -> None:
    key = sent_once()
    status, _, text = send(browser, **{**key, "titel": "  "})
    assert (status, KEY.findall(text)) == (422, [key["submission"]])
    assert not SubmissionKey.objects.exists()
    assert send(browser, **key)[0] == 200


def test_a_key_of_somebody_else_says_nothing_of_their_dossier(browser: Client) -> None:
    key = sent_once()
    _, path, _ = send(browser, **key)
    _, other, text = send(client("secretaris-commissie.eemnes"), **{**key, "gemeente": "eemnes"})
    assert other != path
    assert "al begonnen" not in text
    assert SubmissionKey.objects.filter(key=key["submission"]).count() == 2


def test_a_key_that_nobody_drew_is_as_good_as_any(browser: Client) -> None:
    assert send(browser, submission=uuid4().hex)[0] == 200
