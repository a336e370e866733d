"""The worklist in the browser: taking work, handing it over, giving it back; several lines at once."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import Taak, Toewijzing
from mensen import client, persoon

pytestmark = pytest.mark.usefixtures("demo")
SECRETARIS, MEDEWERKER, JURIST = "secretaris-commissie.laren", "postregistratie.laren", "jurist-mz.huizen"


def _eigen_taken(aantal: int) -> list[Taak]:
    with met_bereik(ALLES):
        rijen = Taak.objects.filter(plekken__plek="secretaris-commissie@laren", stil=False).order_by("pk").distinct()
        gevonden = list(rijen[:aantal])
    assert len(gevonden) == aantal
    return gevonden


def _wijs(browser: Client, taken: list[Taak], actie: str, **velden: object) -> str:
    antwoord: HttpResponse = browser.post(
        reverse("werk_wijs"), {"taak": [t.pk for t in taken], "actie": actie, **velden}, follow=True
    )  # type: ignore[assignment]
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def _van(taak: Taak) -> int | None:
    with met_bereik(ALLES):
        return Taak.objects.get(pk=taak.pk).toegewezen_aan_id


def test_several_lines_are_taken_at_once_and_given_back() -> None:
    browser, taken = client(SECRETARIS), _eigen_taken(3)
    assert "3 regels zijn nu voor u." in _wijs(browser, taken, "neem")
    assert {_van(t) for t in taken} == {persoon(SECRETARIS).pk}
    mijn = browser.get("/?mijn=1").content.decode()
    assert all(f'value="{t.pk}"' in mijn for t in taken)
    assert "1 regel is nu voor iedereen met deze rol." in _wijs(browser, taken[:1], "geef_terug")
    assert _van(taken[0]) is None
    assert _van(taken[1]) is not None


def test_every_hand_over_is_written_down() -> None:
    browser, (taak,) = client(SECRETARIS), _eigen_taken(1)
    _wijs(browser, [taak], "neem")
    with met_bereik(ALLES):
        regel = Toewijzing.objects.filter(dossier_id=taak.dossier_id).order_by("-pk")[0]
    assert (regel.aan, regel.door) == (persoon(SECRETARIS), persoon(SECRETARIS))


def test_work_goes_to_a_colleague_who_may_do_it_and_to_nobody_else() -> None:
    browser, (taak,) = client(SECRETARIS), _eigen_taken(1)
    keuzes = browser.get("/").content.decode().split('name="collega"')[1].split("</select>")[0]
    assert f'value="{persoon(JURIST).pk}"' not in keuzes
    tekst = _wijs(browser, [taak], "draag_over", collega=str(persoon(JURIST).pk))
    assert persoon(JURIST).naam in tekst
    assert _van(taak) is None


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"actie": "neem"}, "Kies eerst een of meer regels."),
        ({"actie": "neem", "taak": "geen-nummer"}, "Kies eerst een of meer regels."),
        ({"actie": "draag_over", "taak": "1"}, "Kies aan wie u het werk overdraagt."),
        ({"actie": "draag_over", "taak": "1", "collega": "9" * 5000}, "Kies aan wie u het werk overdraagt."),
        ({"actie": "verbrand", "taak": "1"}, "Kies wat u met deze regels wilt doen."),
    ],
)
def test_what_is_missing_is_said(velden: dict[str, str], zin: str) -> None:
    antwoord = client(SECRETARIS).post(reverse("werk_wijs"), velden, follow=True)
    assert zin in antwoord.content.decode()


def test_work_of_another_municipality_cannot_be_taken() -> None:
    (taak,) = _eigen_taken(1)
    _wijs(client("secretaris-commissie.eemnes"), [taak], "neem")
    assert _van(taak) is None


@pytest.mark.parametrize("terug", ["//elders.example/", "https://elders.example/", "javascript:alert(1)", ""])
def test_one_returns_to_a_page_of_ours_only(terug: str) -> None:
    antwoord = client(SECRETARIS).post(reverse("werk_wijs"), {"terug": terug})
    assert antwoord["Location"] == reverse("werk")
