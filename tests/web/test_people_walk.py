"""A bounded walk with odd values over every form that the pages about people draw: refused with a sentence, never a fault."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from mensen import client, persoon

pytestmark = pytest.mark.usefixtures("demo")
POSTS = 100
"""Posts per visitor."""
LONG = "x" * 5_000
ODD = (
    "\x00", "a\x00b", LONG, "é" * 300, "\u202e\u200b", "\ud800", "0", "-1", "999999999999999999", "9" * 40, "9" * 5_000,
    "1E+999999", "inf", "NaN", "999999999999,99", "0026-01-01", "26-1-26", "0001-01-01", "9998-12-31", "9999-12-31",
    "2026-02-30", "<script>alert(1)</script>", "' OR 1=1 --", "None", "beheer-0", "correctie-1", "functioneel-beheerder@laren",
    "a@b.example", "\x00@b.example", "٣", "²", " ", "",
)  # fmt: skip


@dataclass
class Form:
    """A form as it is drawn: where it goes, its fields with what they begin with, and its buttons."""

    page: str
    action: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class Forms(HTMLParser):
    """Reads the forms of a page that are sent with POST."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.found, self.open = page, list[Form](), False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a form, or a field of the one that is open."""
        a = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = a.get("method", "").lower() == "post"
            if self.open:
                self.found.append(Form(self.page, a.get("action", "") or self.page))
        elif self.open and tag == "button" and a.get("name"):
            self.found[-1].buttons.append((a["name"], a.get("value", "")))
        elif self.open and tag in ("input", "select", "textarea") and a.get("name"):
            self.found[-1].fields.setdefault(a["name"], a.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        """Close a form."""
        if tag == "form":
            self.open = False


def pages(who: str) -> Iterator[str]:
    """Yield the pages with forms: lists, the own one, a person of the own municipality and one of another."""
    for name in ("ik", "verzoeken", "mensen", "persoon_nieuw", "people_import", "mandaten", "logboek", "registers"):
        yield reverse(name)
    for name in ("datalekken", "verklaringen"):
        yield reverse("register", args=[name])
    for other in (who, "jurist-mz.huizen", "controller.laren", "griffier.eemnes"):
        yield reverse("persoon", args=[persoon(other).pk])
        yield reverse("vertrek", args=[persoon(other).pk])


def forms(browser: Client, who: str) -> list[Form]:
    """Return every form that somebody sees on those pages."""
    found: list[Form] = []
    for page in pages(who):
        answer = browser.get(page)
        assert answer.status_code in (200, 404), (page, answer.status_code)
        reader = Forms(page)
        reader.feed(answer.content.decode())
        found += reader.found
    return [f for f in found if "accounts" not in f.action and "demo" not in f.action]


@pytest.mark.parametrize("who", ["functioneel-beheerder.laren", "bestuurssecretaris.laren", "jurist-mz.huizen"])
def test_no_form_about_people_breaks_on_odd_values(who: str) -> None:
    browser = client(who)
    browser.raise_request_exception = False
    known = forms(browser, who)
    assert known
    if who == "functioneel-beheerder.laren":
        told = {f.fields.get("actie", "") for f in known}
        assert {"rol", "rol_einde", "naam", "adres", "afwezig", "mandaat", "nieuw"} <= told, told
    dice = random.Random(who)  # noqa: S311 - the same walk each time
    broken: list[tuple[str, dict[str, object], int]] = []
    for turn in range(POSTS):
        form = known[turn % len(known)] if turn < len(known) else dice.choice(known)
        typed: dict[str, object] = dict(form.fields)
        for name in dice.sample(sorted(typed), k=min(len(typed), dice.choice((1, 1, 2, 9)))):
            if name not in ("actie", "csrfmiddlewaretoken") or dice.random() < 0.1:
                typed[name] = dice.choice(ODD).encode("utf-8", "surrogatepass") if dice.random() < 0.9 else ""
        if form.buttons:
            name, value = dice.choice(form.buttons)
            typed[name] = value
        answer = browser.post(form.action, typed)
        if answer.status_code >= 500:
            broken.append((form.action, typed, answer.status_code))
    assert not broken, broken[:5]


@pytest.mark.parametrize("odd", ["\x00", "a\x00b@c.example", LONG, "\u202e", "9" * 40, "-1", "9999-12-31"])
def test_no_address_about_people_breaks_on_odd_parameters(odd: str) -> None:
    browser = client("functioneel-beheerder.laren")
    browser.raise_request_exception = False
    for name in ("mensen", "mandaten", "logboek", "verzoeken", "ik", "people_import", "registers"):
        for parameter in ("zoek", "pagina", "persoon", "gemeente", "nummer", "actie"):
            answer = browser.get(reverse(name), {parameter: odd})
            assert answer.status_code < 500, (name, parameter, odd)


@pytest.mark.parametrize("name", ["persoon", "vertrek"])
def test_a_number_that_nobody_has_is_not_found(name: str) -> None:
    browser = client("functioneel-beheerder.laren")
    for number in (0, 2**31, 2**63, 10**40):
        assert browser.get(reverse(name, args=[number])).status_code == 404
        assert browser.post(reverse(name, args=[number]), {"actie": "rol"}).status_code == 404
