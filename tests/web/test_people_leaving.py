"""Somebody leaves: no work stays on the name, what was held ends, and what nobody can do any more was seen; or nothing is done."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from afspraak.people.acts import give_role
from afspraak.people.mandates import Mandate, give_mandate
from afspraak.people.models import AdministrationLine
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import Persoon, Taak, Toewijzing
from afspraak.usecases.leaving import leaving
from mensen import DAG, away, client, desk, done, newcomer, office, persoon

pytestmark = pytest.mark.usefixtures("demo")
LAREN, HUIZEN = "functioneel-beheerder.laren", "functioneel-beheerder.huizen"
LEAVES = "secretaris-commissie.laren"
PLACE = "secretaris-commissie@laren"


@pytest.fixture
def colleague() -> Persoon:
    """Somebody of Laren with the same role."""
    who = newcomer("Iris Nieuw", "iris@demo.example", "laren")
    done(give_role(office(), who, "secretaris-commissie", "laren", DAG, None))
    return who


@pytest.fixture
def work() -> list[int]:
    """All tasks of the role, on the name of who leaves."""
    with met_bereik(ALLES):
        numbers = list(Taak.objects.filter(plekken__plek=PLACE).order_by("pk").values_list("pk", flat=True))
        Taak.objects.filter(pk__in=numbers).update(toegewezen_aan=persoon(LEAVES))
    assert len(numbers) > 2
    return numbers


def path(adres: str = LEAVES) -> str:
    return reverse("vertrek", args=[persoon(adres).pk])


def keys(adres: str = LEAVES, as_: str = LAREN) -> list[str]:
    with met_bereik(ALLES):
        return [w.sleutel for w in leaving(desk(as_), persoon(adres)).werk]


def owners(numbers: list[int]) -> set[int | None]:
    with met_bereik(ALLES):
        return set(Taak.objects.filter(pk__in=numbers).values_list("toegewezen_aan", flat=True))


def test_the_page_shows_the_work_and_who_could_do_it(work: list[int], colleague: Persoon) -> None:
    text = client(LAREN).get(path()).content.decode()
    assert text.count("<li>") >= len(work)
    assert colleague.naam in text
    assert persoon("contactpersoon.laren").naam not in text, "who can't do it is not offered"


def test_a_dossier_that_the_manager_may_not_open_is_shown_without_its_title(work: list[int]) -> None:
    text = client(LAREN).get(path()).content.decode()
    with met_bereik(ALLES):
        tasks = list(Taak.objects.filter(pk__in=work, dossier__procedure="bezwaar").select_related("dossier"))
    assert tasks
    for task in tasks:
        assert task.dossier.kenmerk in text
        assert task.dossier.titel not in text


def test_work_goes_to_a_colleague_and_leaves_a_line(work: list[int], colleague: Persoon) -> None:
    with met_bereik(ALLES):
        before = Toewijzing.objects.count()
    text = client(LAREN).post(path(), dict.fromkeys(keys(), str(colleague.pk)), follow=True).content.decode()
    assert f"{len(work)} taken zijn overgedragen" in text
    assert owners(work) == {colleague.pk}
    with met_bereik(ALLES):
        assert Toewijzing.objects.count() == before + len(work)
        assert {t.door for t in Toewijzing.objects.order_by("-pk")[: len(work)]} == {persoon(LAREN)}
    assert not persoon(LEAVES).is_active


def test_what_is_not_given_goes_back_to_everybody_with_the_role(work: list[int], colleague: Persoon) -> None:
    text = client(LAREN).post(path(), {}, follow=True).content.decode()
    assert "nu voor iedereen met de rol" in text
    assert owners(work) == {None}
    assert "rol eindigt vandaag" in text
    assert {r.tot for r in persoon(LEAVES).rollen.filter(gemeente="laren")} == {DAG}


def test_what_nobody_can_do_any_more_must_be_seen(work: list[int]) -> None:
    browser = client(LAREN)
    assert "Dit kan straks niemand meer" in browser.get(path()).content.decode()
    before = AdministrationLine.objects.count()
    refused = browser.post(path(), {})
    assert refused.status_code == 422
    assert 'id="vertrek-gezien_error"' in refused.content.decode()
    assert AdministrationLine.objects.count() == before, "nothing is done by half"
    assert owners(work) == {persoon(LEAVES).pk}
    assert persoon(LEAVES).is_active
    assert browser.post(path(), {"gezien": "on"}).status_code == 302
    assert not persoon(LEAVES).is_active


def test_who_can_not_do_it_does_not_get_it_and_then_nothing_is_done(work: list[int], colleague: Persoon) -> None:
    wrong = dict.fromkeys(keys(), str(persoon("controller.laren").pk))
    answer = client(LAREN).post(path(), wrong)
    assert answer.status_code == 422
    assert "kan dit werk niet doen" in answer.content.decode()
    assert owners(work) == {persoon(LEAVES).pk}
    assert persoon(LEAVES).is_active
    assert colleague.is_active


def test_who_is_away_is_offered_with_until_when(work: list[int], colleague: Persoon) -> None:
    away(colleague, DAG, DAG + timedelta(days=4))
    assert "(afwezig tot en met vrijdag 27 november 2026)" in client(LAREN).get(path()).content.decode()


def test_a_mandate_of_the_person_ends_and_one_of_another_municipality_does_not() -> None:
    who = persoon("jurist-mz.huizen.2")
    for gemeente in ("huizen", "eemnes"):
        mandate = Mandate(
            gemeente=gemeente,
            orgaan="college",
            regel=f"P-{gemeente}",
            bevoegdheid="Besluiten",
            grondslag="Wmo 2015 2.3.5",
            procedures=["bezwaar"],
            besluit_op=DAG,
            besluit_kenmerk="B-1",
            vanaf=DAG,
            instemming_op=DAG,
            instemming="Brief van beiden",
        )
        done(give_mandate(office(), who, mandate))
    client(HUIZEN).post(path("jurist-mz.huizen.2"), {})
    ends = {m.regel: m.tot for m in Persoon.objects.get(pk=who.pk).mandaten.all()}
    assert ends == {"P-huizen": DAG, "P-eemnes": None}
    assert not Persoon.objects.get(pk=who.pk).is_active


@pytest.mark.parametrize("as_", ["functioneel-beheerder.eemnes", HUIZEN])
def test_another_municipality_closes_nobody_s_account(as_: str, work: list[int]) -> None:
    assert client(as_).get(path()).status_code == 404
    answer = client(as_).post(path(), {"gezien": "on"})
    assert answer.status_code == 422
    assert "Dit is aan Laren zelf" in answer.content.decode()
    assert persoon(LEAVES).is_active
    assert owners(work) == {persoon(LEAVES).pk}


def test_who_manages_is_followed_up_before_leaving() -> None:
    browser = client(LAREN)
    own = browser.post(path(LAREN), {"gezien": "on"})
    assert own.status_code == 422
    assert "U kunt uw eigen account niet sluiten" in own.content.decode()
    role = persoon(LAREN).rollen.get()
    ended = browser.post(
        reverse("persoon", args=[persoon(LAREN).pk]),
        {"actie": "rol_einde", "nummer": str(role.pk), "tot": DAG.isoformat()},
    )
    assert "geen functioneel beheerder meer" in ended.content.decode()
    assert persoon(LAREN).is_active
    second = newcomer("Iris Nieuw", "iris@demo.example", "laren")
    done(give_role(office(), second, "functioneel-beheerder", "laren", DAG, None))
    other = Client()
    other.force_login(second, backend="django.contrib.auth.backends.ModelBackend")
    assert other.post(path(LAREN), {"gezien": "on"}).status_code == 302
    assert not persoon(LAREN).is_active


def test_work_that_is_of_another_municipality_goes_back() -> None:
    who, other = persoon("accounthouder-bel"), "eemnes"
    with met_bereik(ALLES):
        task = Taak.objects.filter(plekken__plek=f"accounthouder-bel@{other}").exclude(dossier=None)[0]
        Taak.objects.filter(pk=task.pk).update(toegewezen_aan=who)
        places = {p.plek for p in task.plekken.all()}
    manager = f"functioneel-beheerder.{who.gemeente}"
    mine = any(place.endswith(f"@{who.gemeente}") for place in places)
    with met_bereik(ALLES):
        assert [w.mag for w in leaving(desk(manager), who).werk] == [mine]
    client(manager).post(path("accounthouder-bel"), {"gezien": "on"})
    assert owners([task.pk]) == {None}
