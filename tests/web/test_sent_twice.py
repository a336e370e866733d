"""Every form of Beheer and of one's own page, sent twice from the same page: the second changes nothing and says so."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from afspraak.people.absence import report_return
from afspraak.people.acts import give_role
from afspraak.people.models import Request
from afspraak.people.perform import Already
from afspraak.storage import lockout
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import Afwezigheid, Persoon, Taak, Toewijzing
from mensen import DAG, away, client, done, office, persoon

pytestmark = pytest.mark.usefixtures("demo")
BEHEER, BEHEER_LAREN = "functioneel-beheerder.huizen", "functioneel-beheerder.laren"
LAREN, SECOND = "secretaris-commissie.laren", "bestuurssecretaris.laren"
Form = dict[str, list[str]]

TYPED: dict[str, dict[str, Any]] = {
    "rol": {"rol": "communicatieadviseur", "gemeente": "", "vanaf": "2026-11-23", "tot": ""},
    "rol_einde": {"tot": "2026-12-31"},
    "verklaring": {"getekend_op": "2026-11-20", "geldig_tot": "", "document": "VKL-9"},
    "verklaring_einde": {"tot": "2026-12-31"},
    "verklaring_van": {"getekend_op": "2026-11-20", "geldig_tot": "", "document": "VKL-9"},
    "mandaat": {
        "gemeente": "",
        "orgaan": "college",
        "besluit_op": "2026-11-20",
        "besluit_kenmerk": "B-12",
        "regel": "MR-12",
        "bevoegdheid": "Besluiten op aanvragen",
        "grondslag": "Wmo 2015 2.3.5",
        "functie": "consulent@huizen",
        "procedures": ["bezwaar"],
        "vanaf": "2026-11-23",
    },
    "mandaat_einde": {"tot": "2026-12-31"},
    "afwezig": {"van": "2026-11-30", "tot": "2026-12-04", "vervanger": ""},
    "vervanger": {},
    "terug": {},
    "naam": {"naam": "Iris Anders", "organisatie": "gemeente Huizen"},
    "adres": {"email": "iris.anders@demo.example"},
    "uitnodiging": {},
    "vrijgeven": {},
    "vertrek": {"gezien": "on"},
    "open": {},
    "nieuw": {"naam": "Iris Nieuw", "email": "iris@demo.example", "organisatie": "", "gemeente": ""},
    "keten": {},
}
"""What somebody fills in, per form. A new form has no line here, and then the test fails until it has."""

SENT_BEFORE = "Er is niets dubbel vastgelegd."
SAID = {
    "rol": "had deze rol al",
    "rol_einde": "Deze rol eindigde al op donderdag 31 december 2026.",
    "verklaring": "was al vastgelegd",
    "verklaring_einde": "Deze verklaring eindigde al",
    "verklaring_van": "was al vastgelegd",
    "mandaat": "was al vastgelegd",
    "mandaat_einde": "Dit mandaat eindigde al",
    "afwezig": "was al gemeld",
    "vervanger": "vervangt",
    "terug": "was al voorbij of ingetrokken",
    "naam": "Zo heette deze persoon al.",
    "adres": SENT_BEFORE,
    "uitnodiging": SENT_BEFORE,
    "vrijgeven": SENT_BEFORE,
    "vertrek": "was al gesloten",
    "open": "was al open",
    "nieuw": SENT_BEFORE,
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
        if name not in found:
            found[name] = (action or path, fields)
    return found


def state() -> dict[str, list[Any]]:
    """Return every row about people, what waits, and every line of the log."""
    names = ("Persoon", "Rolhouderschap", "Mandaatregel", "Verklaring", "Afwezigheid")
    models = [apps.get_model("storage", n) for n in names]
    models += [apps.get_model("people", n) for n in ("Request", "AdministrationLine")]
    return {m.__name__: list(m.objects.order_by("pk").values()) for m in models}


def twice(browser: Client, path: str, name: str, **more: str) -> str:
    """Send a form twice from one page; return what the second answer says."""
    action, fields = forms(browser, path)[name]
    sent = {**fields, **{k: v for k, v in TYPED[name].items() if v or k not in fields}, **more}
    before = state()
    first = browser.post(action, sent, follow=True)
    assert first.status_code == 200, first.content.decode()
    after = state()
    assert (after != before) == (name != "keten"), "the first time does something"
    second = browser.post(action, sent, follow=True).content.decode()
    assert state() == after
    return second


def _person() -> Persoon:
    """Somebody of Huizen who is away, has a declaration and no password yet, and mistyped one too often."""
    wie = persoon("controller.huizen")
    wie.set_unusable_password()
    wie.save()
    away(wie, DAG, DAG)
    for _ in range(lockout.ACCOUNT_LIMIT):
        lockout.count_failure(wie.email, None)
    return wie


def _page_of_a_person() -> str:
    return reverse("persoon", args=[_person().pk])


ABOUT_A_PERSON = (
    "rol", "rol_einde", "verklaring", "verklaring_einde", "afwezig", "terug", "naam", "adres", "uitnodiging", "vrijgeven",
)  # fmt: skip


@pytest.mark.parametrize("name", ABOUT_A_PERSON)
def test_a_form_about_a_person(name: str) -> None:
    assert SAID[name] in twice(client(BEHEER), _page_of_a_person(), name)


def test_who_replaces() -> None:
    stand_in = str(persoon("jurist-mz.huizen.2").pk)
    jurist = persoon("jurist-mz.huizen")
    away(jurist, DAG, DAG)
    page = reverse("persoon", args=[jurist.pk])
    assert SAID["vervanger"] in twice(client(BEHEER), page, "vervanger", vervanger=stand_in)


def test_opening_an_account_again() -> None:
    wie = _person()
    Persoon.objects.filter(pk=wie.pk).update(is_active=False)
    assert SAID["open"] in twice(client(BEHEER), reverse("persoon", args=[wie.pk]), "open")


def test_who_keeps_the_declarations() -> None:
    wie = str(persoon("controller.huizen").pk)
    assert SAID["verklaring_van"] in twice(
        client("leidinggevende.huizen"), reverse("verklaringen"), "verklaring_van", wie=wie
    )


def test_leaving() -> None:
    assert SAID["vertrek"] in twice(client(BEHEER), reverse("vertrek", args=[_person().pk]), "vertrek")


@pytest.mark.parametrize(
    ("address", "name"),
    [("persoon_nieuw", "nieuw"), ("mandaten", "mandaat"), ("mandaten", "mandaat_einde"), ("keten", "keten")],
)
def test_the_other_forms_of_beheer(address: str, name: str) -> None:
    assert SAID[name] in twice(client(BEHEER), reverse(address), name)


@pytest.mark.parametrize("name", ["afwezig", "terug"])
def test_a_form_about_oneself(name: str) -> None:
    away(persoon(LAREN), DAG, DAG.replace(day=25))
    assert SAID[name] in twice(client(LAREN), reverse("ik"), name)


@pytest.mark.parametrize(
    ("who", "sent", "said"),
    [
        (SECOND, {"verzoek": ["{}"]}, "U bent hier al akkoord mee gegaan."),
        (SECOND, {"weiger": "{}", "reden-{}": "Nu niet"}, "U hebt dit verzoek al geweigerd."),
        (BEHEER_LAREN, {"trek_in": "{}"}, "U hebt dit verzoek al ingetrokken."),
    ],
)
def test_a_request_is_answered_once(who: str, sent: dict[str, Any], said: str) -> None:
    key = f"beheer-{Request.objects.get(state=Request.State.OPEN).pk}"
    fields = {
        name.format(key): [v.format(key) for v in value] if isinstance(value, list) else value.format(key)
        for name, value in sent.items()
    }
    browser, before = client(who), state()
    assert browser.post(reverse("verzoeken"), fields).status_code == 302
    after = state()
    assert after != before
    assert said in browser.post(reverse("verzoeken"), fields, follow=True).content.decode()
    assert state() == after


def test_no_form_is_forgotten() -> None:
    browser = client(BEHEER)
    away(persoon(BEHEER), DAG, DAG)
    wie = _person()
    paths = [
        reverse("persoon", args=[wie.pk]),
        reverse("vertrek", args=[wie.pk]),
        *(reverse(name) for name in ("persoon_nieuw", "mandaten", "verklaringen", "logboek", "keten", "mensen", "ik")),
    ]
    found = set().union(*(forms(browser, path) for path in paths))
    Persoon.objects.filter(pk=wie.pk).update(is_active=False)
    found |= set(forms(browser, paths[0]))
    assert found == set(TYPED)


def test_an_account_that_another_manager_closed_meanwhile_stays_closed() -> None:
    """Two managers look at the same page; both close the account."""
    pad = reverse("vertrek", args=[_person().pk])
    done(give_role(office(), persoon("contactpersoon.huizen"), "functioneel-beheerder", "huizen", DAG, None))
    one, two = client(BEHEER), client("contactpersoon.huizen")
    pages = [forms(browser, pad)["vertrek"] for browser in (one, two)]
    said = [
        browser.post(action, {**fields, "gezien": "on"}, follow=True).content.decode()
        for browser, (action, fields) in zip((one, two), pages, strict=True)
    ]
    assert "is gesloten." in said[0]
    assert "was al gesloten." in said[1]
    assert not persoon("controller.huizen").is_active


def test_a_page_of_yesterday_makes_nobody_away_for_longer() -> None:
    weg = away(persoon(LAREN), DAG, DAG.replace(day=30))
    done(report_return(office(DAG.replace(day=25)), weg))
    later = report_return(office(DAG.replace(day=27)), Afwezigheid.objects.get(pk=weg.pk))
    assert isinstance(later, Already)
    assert "al voorbij" in later.sentence
    assert Afwezigheid.objects.get(pk=weg.pk).tot == DAG.replace(day=24)


def test_the_same_role_on_another_day_is_another_role() -> None:
    wie = _person()
    browser, pad = client(BEHEER), reverse("persoon", args=[wie.pk])
    typed = {"actie": "rol", "rol": "medewerker-mz", "gemeente": "huizen"}
    for days in ({"vanaf": "2026-11-24", "tot": "2026-11-30"}, {"vanaf": "2026-12-01", "tot": "2026-12-31"}):
        browser.post(pad, {**typed, **days})
    asked = Request.objects.filter(about=wie, act="rol_geven").count()
    assert wie.rollen.count() + asked == 3


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
