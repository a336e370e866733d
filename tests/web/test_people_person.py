"""One person: every form as the manager, and the same form made by hand by who may not."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from afspraak.people.acts import give_role
from afspraak.people.models import AdministrationLine, Request
from afspraak.storage import lockout
from afspraak.storage.models import Persoon, Verklaring
from afspraak.web.people.acts import FORMS
from mensen import DAG, away, client, done, newcomer, office, persoon

pytestmark = pytest.mark.usefixtures("demo")
HUIZEN, LAREN, EEMNES = (f"functioneel-beheerder.{g}" for g in ("huizen", "laren", "eemnes"))
SECOND = "bestuurssecretaris.laren"
INVITATION = re.compile(r'value="(http://testserver/uitnodiging/[^"]+)"')


@pytest.fixture
def nieuw() -> Persoon:
    """Somebody of Laren who has no role and no password yet."""
    return newcomer("Iris Nieuw", "iris@demo.example", "laren")


def send(browser: Client, who: Persoon, actie: str, **typed: object) -> tuple[int, str]:
    answer = browser.post(reverse("persoon", args=[who.pk]), {"actie": actie, **typed}, follow=True)
    return answer.status_code, answer.content.decode()


def lines() -> int:
    return AdministrationLine.objects.count()


def test_a_role_is_given_and_stands_in_the_story_of_the_person(nieuw: Persoon) -> None:
    status, text = send(client(LAREN), nieuw, "rol", rol="communicatieadviseur", gemeente="laren", vanaf="2026-11-23")
    assert status == 200
    assert nieuw.rollen.get().gegeven_door == persoon(LAREN)
    who = persoon(LAREN).naam
    assert (
        f"Op 23 november 2026 gaf {who} (functioneel beheerder van Laren) aan Iris Nieuw de rol “communicatieadviseur”"
        in text
    )


def test_a_role_that_opens_sensitive_dossiers_waits_and_the_page_says_so(nieuw: Persoon) -> None:
    _, text = send(client(LAREN), nieuw, "rol", rol="secretaris-commissie", gemeente="laren", vanaf="2026-11-23")
    assert not nieuw.rollen.exists()
    assert "Wacht op akkoord" in text
    assert persoon(SECOND).naam in text


def by_hand(who: Persoon) -> dict[str, dict[str, str]]:
    """Return what somebody would send for each act, with rows that are there."""
    role = str(who.rollen.all()[0].pk)
    signed = str(Verklaring.objects.create(persoon=who, getekend_op=DAG).pk)  # as a store of the first release has them
    absence = str(away(who, DAG, DAG).pk)
    return {
        "rol": {"rol": "communicatieadviseur", "gemeente": "laren", "vanaf": "2026-11-23"},
        "rol_einde": {"nummer": role, "tot": "2026-12-31"},
        "verklaring": {"getekend_op": "2026-11-20"},
        "verklaring_einde": {"nummer": signed, "tot": "2026-12-31"},
        "afwezig": {"van": "2026-12-10", "tot": "2026-12-12"},
        "vervanger": {"nummer": absence, "vervanger": str(persoon("contactpersoon.laren").pk)},
        "terug": {"nummer": absence},
        "naam": {"naam": "Iris Anders"},
        "adres": {"email": "anders@demo.example"},
        "uitnodiging": {},
        "vrijgeven": {},
        "open": {},
    }


@pytest.mark.parametrize("actie", sorted(FORMS))
@pytest.mark.parametrize("as_", [EEMNES, HUIZEN])
def test_a_form_made_by_hand_by_another_municipality_is_refused_and_says_whose_it_is(actie: str, as_: str) -> None:
    """Also by who manages the centre."""
    who = persoon("controller.laren")
    Persoon.objects.filter(pk=who.pk).update(is_active=actie != "open")
    if actie == "uitnodiging":
        who.set_unusable_password()
        who.save()
    typed = by_hand(who)[actie]
    before = lines()
    status, text = send(client(as_), who, actie, **typed)
    assert status == 422
    assert ("Dit is aan Laren zelf" in text) or actie == "verklaring"
    if actie == "verklaring":
        assert "Awb 2:5" in text or "Dit is aan Laren zelf" in text
    assert lines() == before
    assert not Request.objects.filter(asked_by=persoon(as_)).exists()


@pytest.mark.parametrize("as_", ["contactpersoon.laren", "griffier.laren", "jurist-mz.huizen"])
@pytest.mark.parametrize("actie", sorted(FORMS))
def test_who_manages_nothing_has_no_such_page(actie: str, as_: str) -> None:
    who = persoon("controller.laren")
    before = lines()
    assert send(client(as_), who, actie, **by_hand(who)[actie])[0] == 404
    assert lines() == before + 1, "only the absence that the test itself reported"


def test_every_form_is_in_these_tests() -> None:
    assert set(by_hand(persoon("controller.laren"))) == set(FORMS)


def test_of_somebody_of_another_municipality_one_sees_only_what_is_one_s_own() -> None:
    jurist = persoon("jurist-mz.huizen")
    text = client(LAREN).get(reverse("persoon", args=[jurist.pk])).content.decode()
    assert jurist.naam in text
    assert "MR-2026-1" not in text or "van Laren" in text
    for hidden in (jurist.email, "Afwezigheid</h2>", "Account</h2>", "verklaring van geheimhouding tekende"):
        assert hidden not in text
    own = client(HUIZEN).get(reverse("persoon", args=[jurist.pk])).content.decode()
    for shown in (jurist.email, "Afwezigheid</h2>", "Account</h2>", "verklaring van geheimhouding tekende"):
        assert shown in own


def test_the_declaration_is_asked_only_of_who_works_for_the_centre() -> None:
    text = client(LAREN).get(reverse("persoon", args=[persoon("controller.laren").pk])).content.decode()
    assert "Verklaring van geheimhouding</h2>" not in text
    status, refused = send(client(LAREN), persoon("controller.laren"), "verklaring", getekend_op="2026-11-20")
    assert status == 422
    assert "Awb 2:5" in refused


@pytest.mark.parametrize(
    ("actie", "typed", "field", "says"),
    [
        ("rol", {"rol": "keizer", "vanaf": "2026-11-23"}, "rol-rol_error", "keizer"),
        ("rol", {"rol": "griffier", "vanaf": "ooit"}, "rol-vanaf_error", "ooit"),
        ("rol", {"rol": "griffier", "vanaf": ""}, "rol-vanaf_error", "Vul een dag in"),
        ("rol", {"rol": "griffier", "vanaf": "2026-11-23", "tot": "2026-11-01"}, "rol-tot_error", "ligt vóór"),
        ("rol", {"rol": "griffier", "vanaf": "2019-11-23"}, "rol-vanaf_error", "De overeenkomst begint"),
        ("afwezig", {"van": "2026-11-30", "tot": "2026-11-24"}, "afwezig-tot_error", "ligt vóór"),
        ("naam", {"naam": ""}, "naam-naam_error", "Vul de naam in"),
        ("naam", {"naam": "x" * 81}, "naam-naam_error", "Dit is te lang"),
        ("adres", {"email": "geen adres"}, "adres-email_error", "geen e-mailadres"),
        ("iets", {}, "", "Kies wat u wilt vastleggen."),
    ],
)
def test_a_mistake_stands_at_its_field_and_what_was_typed_stays(
    nieuw: Persoon, actie: str, typed: dict[str, str], field: str, says: str
) -> None:
    before = lines()
    status, text = send(client(LAREN), nieuw, actie, **typed)
    assert status == 422
    assert says in text
    assert f'id="{field}"' in text or not field
    for name, value in typed.items():
        shown = f'value="{value}"' in text or f'<option value="{value}" selected' in text
        assert shown or not value or value == "keizer", name
    assert lines() == before


def test_the_question_about_the_same_name_comes_when_somebody_has_it(nieuw: Persoon) -> None:
    twin = persoon("controller.laren").naam
    page = reverse("persoon", args=[nieuw.pk])
    assert "ander met dezelfde naam" not in client(LAREN).get(page).content.decode()
    status, text = send(client(LAREN), nieuw, "naam", naam=twin)
    assert status == 422
    assert "Dit is een ander met dezelfde naam" in text
    assert send(client(LAREN), nieuw, "naam", naam=twin, ander="on")[0] == 200
    assert Persoon.objects.filter(naam=twin).count() == 2


def test_an_address_changes_only_with_a_second_person(nieuw: Persoon) -> None:
    _, text = send(client(LAREN), nieuw, "adres", email="anders@demo.example")
    assert "Daarom wacht dit op akkoord" in text
    assert Persoon.objects.get(pk=nieuw.pk).email == "iris@demo.example"
    key = f"beheer-{Request.objects.latest('pk').pk}"
    client(SECOND).post(reverse("verzoeken"), {"verzoek": key})
    assert Persoon.objects.get(pk=nieuw.pk).email == "anders@demo.example"
    kept = AdministrationLine.objects.latest("number").line
    assert "anders@demo.example" not in kept, "an address is no history"


def test_an_invitation_is_shown_once_and_only_for_who_has_no_password(nieuw: Persoon) -> None:
    browser = client(LAREN)
    _, text = send(browser, nieuw, "uitnodiging")
    link = INVITATION.search(text)
    assert link
    assert Client().get(link.group(1), follow=True).status_code == 200
    again = browser.get(reverse("persoon", args=[nieuw.pk])).content.decode()
    assert not INVITATION.search(again)
    nieuw.set_password("een eigen wachtwoord 7")
    nieuw.save()
    _, text = send(browser, nieuw, "uitnodiging")
    assert not INVITATION.search(text)
    assert "heeft al een wachtwoord gekozen" in text


def test_who_mistyped_a_password_too_often_is_let_in_again(nieuw: Persoon) -> None:
    for _ in range(lockout.ACCOUNT_LIMIT):
        lockout.count_failure(nieuw.email, None)
    page = reverse("persoon", args=[nieuw.pk])
    assert "Laat weer proberen" in client(LAREN).get(page).content.decode()
    send(client(LAREN), nieuw, "vrijgeven")
    assert lockout.locked_until(nieuw) is None
    assert "Laat weer proberen" not in client(LAREN).get(page).content.decode()
    assert AdministrationLine.objects.latest("number").act == "aanmelden_vrijgeven"


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"naam": "", "email": "x@demo.example"}, "nieuw-naam_error", "Vul de naam in"),
        ({"naam": "\u200b", "email": "x@demo.example"}, "nieuw-naam_error", "Vul de naam in"),
        ({"naam": "X", "email": "geen adres"}, "nieuw-email_error", "geen e-mailadres"),
        ({"naam": "X", "email": "Accounthouder-BEL@demo.example"}, "nieuw-email_error", "al van iemand anders"),
        ({"naam": "  iris   HUISMAN ", "email": "x@demo.example"}, "nieuw-naam_error", "Er is al een Iris Huisman"),
        ({"naam": "X", "email": "x@demo.example", "gemeente": "eemnes"}, "", "Dit is aan Eemnes zelf"),
    ],
)
def test_a_person_needs_a_name_an_address_and_a_municipality(typed: dict[str, str], field: str, says: str) -> None:
    before = Persoon.objects.count()
    answer = client(LAREN).post(reverse("persoon_nieuw"), typed)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert says in text
    assert f'id="{field}"' in text or not field
    assert Persoon.objects.count() == before


def test_who_is_added_belongs_to_the_municipality_and_chooses_a_password_by_a_link() -> None:
    typed = {"naam": "Iris Nieuw", "email": "iris@demo.example"}
    text = client(LAREN).post(reverse("persoon_nieuw"), typed, follow=True).content.decode()
    who = Persoon.objects.get(email="iris@demo.example")
    assert who.gemeente == "laren"
    assert not who.has_usable_password()
    assert INVITATION.search(text)
    assert "wachtwoord, nu voor het laatst" not in text


def test_the_browser_fills_in_nothing_of_who_is_at_work() -> None:
    text = client(LAREN).get(reverse("persoon_nieuw")).content.decode()
    inputs = re.findall(r"<input[^>]*name=\"(?:naam|email|organisatie)\"[^>]*>", text)
    assert len(inputs) == 3
    assert all('autocomplete="off"' in field for field in inputs)


def test_no_form_without_the_sign_of_the_page(nieuw: Persoon) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(persoon(LAREN), backend="django.contrib.auth.backends.ModelBackend")
    for path in (
        reverse("persoon", args=[nieuw.pk]),
        reverse("vertrek", args=[nieuw.pk]),
        *(reverse(name) for name in ("persoon_nieuw", "mandaten", "verzoeken", "ik")),
    ):
        assert browser.post(path, {}).status_code == 403


def test_what_ended_is_folded_and_what_holds_is_not(nieuw: Persoon) -> None:
    done(give_role(office(), nieuw, "contactpersoon", "laren", DAG, DAG))
    done(give_role(office(), nieuw, "controller", "laren", DAG, None))
    later: Any = office().dag
    nieuw.rollen.filter(rol="contactpersoon").update(vanaf=later.replace(month=1), tot=later.replace(month=2))
    text = client(LAREN).get(reverse("persoon", args=[nieuw.pk])).content.decode()
    assert "Rollen die voorbij zijn (1)" in text
    assert text.index("controller") < text.index("Rollen die voorbij zijn")


def test_a_long_history_asks_no_more_questions_than_a_short_one() -> None:
    browser, page = client(HUIZEN), reverse("persoon", args=[persoon("jurist-mz.huizen").pk])
    browser.get(page)

    def questions() -> int:
        with CaptureQueriesContext(connection) as caught:
            browser.get(page)
        return len(caught)

    few, who = questions(), persoon("jurist-mz.huizen")
    for n in range(15):
        done(give_role(office(), who, "contactpersoon", "huizen", DAG.replace(day=n + 1), DAG.replace(day=n + 1)))
        away(who, DAG.replace(month=12, day=n + 1), DAG.replace(month=12, day=n + 1))
    assert questions() <= few
