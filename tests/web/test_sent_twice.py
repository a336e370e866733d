"""Every form of Beheer and of one's own page, sent twice from the same page: the second changes nothing and says so."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from afspraak.people.absence import report_return
from afspraak.people.perform import Already
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import Afwezigheid, Persoon, Taak, Toewijzing
from mensen import DAG, away, client, done, office, persoon

pytestmark = pytest.mark.usefixtures("demo")
BEHEER = "functioneel-beheerder.huizen"
LAREN = "secretaris-commissie.laren"
Form = dict[str, list[str]]

TYPED = {
    "rol": {"rol": "griffier", "gemeente": "laren", "vanaf": "2026-11-23", "tot": ""},
    "rol_einde": {"tot": "2026-12-31"},
    "verklaring": {"getekend_op": "2026-11-20", "geldig_tot": "", "document": "VKL-9"},
    "mandaat": {"regel": "MR-12", "procedures": "bezwaar", "gemeenten": "laren", "vanaf": "2026-11-23", "tot": ""},
    "afwezig": {"van": "2026-11-30", "tot": "2026-12-04", "vervanger": ""},
    "terug": {},
    "sluit": {},
    "open": {},
    "nieuw": {"naam": "Iris Nieuw", "email": "iris@demo.example", "organisatie": ""},
    "keten": {},
}
"""What somebody fills in, per form. A new form has no line here, and then the test fails until it has."""

SAID = {
    "rol": "had deze rol al",
    "rol_einde": "Deze rol eindigde al op donderdag 31 december 2026.",
    "verklaring": "was al vastgelegd",
    "mandaat": "had deze regel van het mandaatregister al",
    "afwezig": "was al gemeld",
    "terug": "was al voorbij of ingetrokken",
    "sluit": "was al gesloten",
    "open": "was al open",
    "nieuw": "Er is al een Iris Nieuw",
    "keten": "Alles klopt",
}


class Forms(HTMLParser):
    """The forms of a page that send something, but for logging out: where to, and the fields that are not typed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = at.get("method") == "post" and "logout" not in at.get("action", "")
            if self._inside:
                self.found.append((at.get("action", ""), {}))
        elif self._inside and at.get("name") and (at.get("type") == "hidden" or tag == "button"):
            self.found[-1][1][at["name"]] = at.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False


def forms(browser: Client, path: str) -> dict[str, tuple[str, dict[str, str]]]:
    """Return the forms of a page by what they do."""
    found = {}
    for action, fields in Forms(browser.get(path).content.decode()).found:
        name = fields.get("actie") or fields.get("account") or path.rstrip("/").rpartition("/")[2]
        found[name] = (action or path, fields)
    return found


def state() -> dict[str, list[Any]]:
    """Return every row about people."""
    names = ("Persoon", "Rolhouderschap", "Mandaatregel", "Verklaring", "Afwezigheid")
    return {n: list(apps.get_model("storage", n).objects.order_by("pk").values()) for n in names}


def twice(browser: Client, path: str, name: str) -> str:
    """Send a form twice from one page; return what the second answer says."""
    action, fields = forms(browser, path)[name]
    sent = {**fields, **TYPED[name]}
    before = state()
    first = browser.post(action, sent, follow=True)
    assert first.status_code == 200
    after = state()
    assert (after != before) == (name != "keten"), "the first time does something"
    second = browser.post(action, sent, follow=True).content.decode()
    assert state() == after
    return second


def _page_of_a_person() -> str:
    wie = persoon("controller.laren")
    away(wie, DAG, DAG)
    return reverse("persoon", args=[wie.pk])


@pytest.mark.parametrize("name", ["rol", "rol_einde", "verklaring", "mandaat", "afwezig", "sluit"])
def test_a_form_about_a_person(name: str) -> None:
    assert SAID[name] in twice(client(BEHEER), _page_of_a_person(), name)


def test_opening_an_account_again() -> None:
    Persoon.objects.filter(pk=persoon("controller.laren").pk).update(is_active=False)
    assert SAID["open"] in twice(client(BEHEER), _page_of_a_person(), "open")


@pytest.mark.parametrize(("address", "name"), [("persoon_nieuw", "nieuw"), ("keten", "keten")])
def test_the_other_forms_of_beheer(address: str, name: str) -> None:
    assert SAID[name] in twice(client(BEHEER), reverse(address), name)


@pytest.mark.parametrize("name", ["afwezig", "terug"])
def test_a_form_about_oneself(name: str) -> None:
    away(persoon(LAREN), DAG, DAG.replace(day=25))
    assert SAID[name] in twice(client(LAREN), reverse("ik"), name)


def test_no_form_is_forgotten() -> None:
    browser = client(BEHEER)
    away(persoon(BEHEER), DAG, DAG)
    paths = [_page_of_a_person(), reverse("persoon_nieuw"), reverse("keten"), reverse("mensen"), reverse("ik")]
    found = set().union(*(forms(browser, path) for path in paths))
    Persoon.objects.filter(pk=persoon("controller.laren").pk).update(is_active=False)
    found |= set(forms(browser, paths[0]))
    assert found == set(TYPED)


def test_an_account_that_another_manager_closed_meanwhile_stays_closed() -> None:
    """Two managers look at the same page; both press "Sluit dit account"."""
    pad = _page_of_a_person()
    one, two = client(BEHEER), client(BEHEER)
    pages = [forms(browser, pad)["sluit"] for browser in (one, two)]
    said = [
        browser.post(action, fields, follow=True).content.decode()
        for browser, (action, fields) in zip((one, two), pages, strict=True)
    ]
    assert "is gesloten." in said[0]
    assert "was al gesloten." in said[1]
    assert not persoon("controller.laren").is_active


def test_a_page_of_yesterday_makes_nobody_away_for_longer() -> None:
    weg = away(persoon(LAREN), DAG, DAG.replace(day=30))
    done(report_return(office(DAG.replace(day=25)), weg))
    later = report_return(office(DAG.replace(day=27)), Afwezigheid.objects.get(pk=weg.pk))
    assert isinstance(later, Already)
    assert "al voorbij" in later.sentence
    assert Afwezigheid.objects.get(pk=weg.pk).tot == DAG.replace(day=24)


def test_the_same_role_at_another_place_or_day_is_another_role() -> None:
    browser, pad = client(BEHEER), _page_of_a_person()
    wie, roles = persoon("controller.laren"), persoon("controller.laren").rollen.count()
    for change in ({}, {"gemeente": "eemnes"}, {"vanaf": "2026-11-24"}, {"tot": "2026-12-31"}):
        browser.post(pad, {"actie": "rol", **TYPED["rol"], **change})
    assert wie.rollen.count() == roles + 4


@pytest.mark.parametrize("act", ["neem", "geef_terug"])
def test_work_that_is_taken_or_given_back_twice_changes_hands_once(act: str) -> None:
    browser = client(LAREN)
    with met_bereik(ALLES):
        task = Taak.objects.filter(plekken__plek="secretaris-commissie@laren").order_by("pk")[0]
        Taak.objects.filter(pk=task.pk).update(toegewezen_aan=None if act == "neem" else persoon(LAREN))
        before = Toewijzing.objects.count()
    for _ in range(2):
        answer = browser.post(reverse("werk_wijs"), {"taak": str(task.pk), "actie": act}, follow=True)
        assert "1 regel is nu voor" in answer.content.decode()
    with met_bereik(ALLES):
        assert Toewijzing.objects.count() == before + 1
        assert Taak.objects.get(pk=task.pk).toegewezen_aan == (persoon(LAREN) if act == "neem" else None)
