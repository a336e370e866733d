"""What works at once: a role lets somebody in and its end out, a closed account is out, who replaces holds the role."""

import pytest
from django.test import Client
from django.urls import reverse

from afspraak.people.acts import end_role, give_role
from afspraak.people.mandates import record_declaration
from afspraak.storage.mensen import functionaris
from afspraak.storage.models import Afwezigheid, Persoon
from mensen import DAG, als, client, desk, done, newcomer, office, persoon

pytestmark = pytest.mark.usefixtures("demo")
HUIZEN, LAREN = "functioneel-beheerder.huizen", "functioneel-beheerder.laren"


@pytest.fixture
def nieuw() -> Persoon:
    """Somebody of Laren who was just added, without a role."""
    return newcomer("Iris Nieuw", "iris@demo.example", "laren")


def _in(who: Persoon) -> Client:
    browser = Client()
    browser.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def test_a_role_lets_somebody_in_and_its_end_out(nieuw: Persoon) -> None:
    zelf = _in(nieuw)
    assert "BEZ-" not in zelf.get(reverse("dossiers")).content.decode()
    done(record_declaration(office(), nieuw, DAG))
    done(give_role(office(), nieuw, "secretaris-commissie", "laren", DAG, None))
    assert "BEZ-" in zelf.get(reverse("dossiers")).content.decode()
    done(end_role(desk(LAREN), nieuw.rollen.get().pk, DAG))
    assert "BEZ-" in zelf.get(reverse("dossiers")).content.decode(), "the last day counts"
    nieuw.refresh_from_db()
    tomorrow = DAG.replace(day=24)
    assert not any(r.geldt_op(tomorrow) for r in functionaris(nieuw, tomorrow).rollen)


def test_a_closed_account_is_out_at_once(nieuw: Persoon) -> None:
    zelf = _in(nieuw)
    assert zelf.get(reverse("werk")).status_code == 200
    client(LAREN).post(reverse("vertrek", args=[nieuw.pk]))
    assert zelf.get(reverse("werk")).status_code == 302
    client(LAREN).post(reverse("persoon", args=[nieuw.pk]), {"actie": "open"})
    assert Persoon.objects.get(pk=nieuw.pk).is_active


def test_the_check_of_the_history_runs_on_request() -> None:
    browser = client(HUIZEN)
    assert "Alles klopt" not in browser.get(reverse("keten")).content.decode()
    assert "Alles klopt" in browser.post(reverse("keten")).content.decode()


def test_who_is_away_is_replaced_and_comes_back() -> None:
    ik, collega = "jurist-mz.huizen", "jurist-mz.huizen.2"
    browser = client(ik)
    typed = {"actie": "afwezig", "van": "2026-11-23", "tot": "2026-12-04", "vervanger": str(persoon(collega).pk)}
    antwoord = browser.post(reverse("ik"), typed, follow=True).content.decode()
    assert f"{persoon(collega).naam} vervangt {persoon(ik).naam} bij Huizen" in antwoord
    weg = Afwezigheid.objects.get(persoon=persoon(ik))
    assert weg.vervanger == persoon(collega)
    antwoord = browser.post(reverse("ik"), {"actie": "terug", "nummer": str(weg.pk)}, follow=True).content.decode()
    assert f"{persoon(ik).naam} is terug." in antwoord
    assert "ingetrokken op" in antwoord, "it had not lasted a day"
    assert Afwezigheid.objects.filter(pk=weg.pk).exists(), "nothing is removed"


def test_a_replacement_of_another_kind_waits_for_a_second_person() -> None:
    typed = {
        "actie": "afwezig",
        "van": "2026-11-23",
        "tot": "2026-12-04",
        "vervanger": str(persoon("postregistratie.laren").pk),
    }
    antwoord = client("secretaris-commissie.laren").post(reverse("ik"), typed, follow=True).content.decode()
    assert "Daarom wacht dit op akkoord van" in antwoord
    assert not any(r.rol == "secretaris-commissie" for r in als("postregistratie.laren").rollen)


@pytest.mark.parametrize(
    ("typed", "status", "field"),
    [
        ({"van": "2026-12-04", "tot": "2026-11-23"}, 422, "afwezig-tot_error"),
        ({"van": "", "tot": ""}, 422, "afwezig-van_error"),
        ({"van": "ooit", "tot": "2026-11-23"}, 422, "afwezig-van_error"),
        ({"actie": "terug", "nummer": "niets"}, 404, ""),
    ],
)
def test_a_mistake_about_being_away_is_told_at_its_field(typed: dict[str, str], status: int, field: str) -> None:
    answer = client("secretaris-commissie.laren").post(reverse("ik"), typed)
    assert answer.status_code == status
    assert field in answer.content.decode()
    assert not Afwezigheid.objects.filter(persoon=persoon("secretaris-commissie.laren")).exists()
