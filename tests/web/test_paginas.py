"""Each page as owner, partner and outsider: who sees it, who does not, and that nobody is forgotten.

Owner: the committee's secretary of Laren, whose objections these are. Partner: the contact person of Laren, who works
for the same municipality but has no part in objections. Outsider: the contact person of Eemnes. Without: somebody
whose declaration of confidentiality is missing. Manager: the functioneel beheerder. And somebody who is not logged in.
"""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from mensen import client, dossier, persoon

pytestmark = pytest.mark.usefixtures("demo")

MENSEN = {
    "owner": "secretaris-commissie.laren",
    "partner": "contactpersoon.laren",
    "outsider": "contactpersoon.eemnes",
    "without": "nieuw.zonder.verklaring",
    "manager": "functioneel-beheerder.huizen",
}
IEDEREEN = dict.fromkeys(MENSEN, 200)
ALLEEN_BEHEER = dict.fromkeys(MENSEN, 404) | {"manager": 200}
ELDERS_BEHEERD = dict.fromkeys(MENSEN, 404)
"""Of a person whose account another municipality administers: not even for who manages here."""
BEZWAAR = {"owner": 200, "partner": 404, "outsider": 404, "without": 403, "manager": 404}
# Policy is there for whom the pack lets see all of the municipality; who only sees own procedures, or none, does not.
BELEID = IEDEREEN | {"owner": 404, "manager": 404}
ALS_BEELD = BEZWAAR | {"without": 404}
Adres = Callable[[], str]


def _bezwaar() -> str:
    return dossier("bezwaar", "laren").kenmerk


def _beleid() -> str:
    return dossier("beleid").kenmerk


# Name of the address, how to get one, and what each person gets.
PAGINAS: list[tuple[str, Adres, dict[str, int]]] = [
    ("werk", lambda: reverse("werk"), IEDEREEN),
    ("werk", lambda: reverse("werk") + "?tab=anderen", IEDEREEN),
    ("werk", lambda: reverse("werk") + "?tab=verdelen", IEDEREEN),
    ("dossiers", lambda: reverse("dossiers") + "?stand=alle", IEDEREEN),
    ("dossiers_nieuw", lambda: reverse("dossiers_nieuw"), IEDEREEN),
    ("dossiers_nieuw", lambda: reverse("dossiers_nieuw") + "?procedure=beleid", IEDEREEN),
    ("dossier", lambda: reverse("dossier", args=[_bezwaar()]), BEZWAAR),
    ("dossier", lambda: reverse("dossier", args=[_beleid()]), BELEID),
    ("dossier_figuur", lambda: reverse("dossier_figuur", args=[_bezwaar()]), ALS_BEELD),
    ("dossier_corrigeer", lambda: reverse("dossier_corrigeer", args=[_bezwaar(), 2]), BEZWAAR),
    ("dossier_bijlage", lambda: reverse("dossier_bijlage", args=[_bezwaar(), 99]), dict.fromkeys(MENSEN, 404)),
    ("dossier_naast_elkaar", lambda: reverse("dossier_naast_elkaar", args=[_beleid()]), BELEID),
    ("matrix", lambda: reverse("matrix"), IEDEREEN),
    ("matrix_van", lambda: reverse("matrix_van", args=["adviesaanvraag"]), IEDEREEN),
    ("overeenkomst", lambda: reverse("overeenkomst"), IEDEREEN),
    ("overeenkomst", lambda: reverse("overeenkomst") + "?op=2025-06-01", IEDEREEN),
    ("overeenkomst_artikel", lambda: reverse("overeenkomst_artikel", args=[5]), IEDEREEN),
    ("overeenkomst_achter", lambda: reverse("overeenkomst_achter") + "?bron=procedure bezwaar&stand=open", IEDEREEN),
    ("overeenkomst_verschil", lambda: reverse("overeenkomst_verschil", args=["1", "1"]), IEDEREEN),
    ("registers", lambda: reverse("registers"), IEDEREEN),
    ("register", lambda: reverse("register", args=["verzekeringen"]), IEDEREEN),
    ("register", lambda: reverse("register", args=["rollen"]), IEDEREEN),
    ("register", lambda: reverse("register", args=["mandaten"]), IEDEREEN),
    ("register", lambda: reverse("register", args=["geheimhoudingsverklaringen"]), IEDEREEN),
    ("register_opgave", lambda: reverse("register_opgave", args=["geheimhoudingsverklaringen"]), IEDEREEN),
    ("register_opgave", lambda: reverse("register_opgave", args=["mandaten"]), dict.fromkeys(MENSEN, 404)),
    ("ik", lambda: reverse("ik"), IEDEREEN),
    ("mensen", lambda: reverse("mensen"), ALLEEN_BEHEER),
    ("people_import", lambda: reverse("people_import"), ALLEEN_BEHEER),
    ("people_example", lambda: reverse("people_example"), ALLEEN_BEHEER),
    ("persoon_nieuw", lambda: reverse("persoon_nieuw"), ALLEEN_BEHEER),
    ("persoon", lambda: reverse("persoon", args=[persoon(MENSEN["owner"]).pk]), ALLEEN_BEHEER),
    ("vertrek", lambda: reverse("vertrek", args=[persoon(MENSEN["without"]).pk]), ALLEEN_BEHEER),
    ("vertrek", lambda: reverse("vertrek", args=[persoon(MENSEN["owner"]).pk]), ELDERS_BEHEERD),
    ("mandaten", lambda: reverse("mandaten"), ALLEEN_BEHEER | {"owner": 200}),
    ("verklaringen", lambda: reverse("verklaringen"), ALLEEN_BEHEER),
    ("wie_kan_wat", lambda: reverse("wie_kan_wat"), ALLEEN_BEHEER),
    ("wie_kan_wat", lambda: reverse("wie_kan_wat") + "?procedure=bezwaar", ALLEEN_BEHEER),
    ("logboek", lambda: reverse("logboek"), ALLEEN_BEHEER),
    ("verzoeken", lambda: reverse("verzoeken"), IEDEREEN),
    ("keten", lambda: reverse("keten"), ALLEEN_BEHEER),
]
# Addresses that only take a POST.
ALLEEN_POST: dict[str, tuple[Adres, dict[str, int]]] = {
    "werk_wijs": (lambda: reverse("werk_wijs"), dict.fromkeys(MENSEN, 302)),
    "dossier_doe": (lambda: reverse("dossier_doe", args=[_bezwaar()]), {**BEZWAAR, "owner": 404}),
    "dossier_bijlage_toevoegen": (
        lambda: reverse("dossier_bijlage_toevoegen", args=[_bezwaar()]),
        {**ALS_BEELD, "owner": 302},
    ),
}
OPENBAAR = {"demo": 200, "toegankelijkheid": 200, "gezond": 200}
ELDERS = {"demo_word", "thema", "uitnodiging", "uitnodiging_link"}


@pytest.mark.parametrize(
    ("naam", "adres", "wie", "verwacht"),
    [
        pytest.param(naam, adres, wie, status, id=f"{n}-{naam}-{wie}")
        for n, (naam, adres, statussen) in enumerate(PAGINAS)
        for wie, status in statussen.items()
    ],
)
def test_a_page_is_there_for_whom_it_is_for(naam: str, adres: Adres, wie: str, verwacht: int) -> None:
    antwoord = client(MENSEN[wie]).get(adres())
    assert antwoord.status_code == verwacht
    if verwacht == 200 and antwoord["Content-Type"].startswith("text/html"):
        tekst = antwoord.content.decode()
        assert "<h1" in tekst
        assert tekst.count('id="inhoud"') == 1


@pytest.mark.parametrize(
    ("adres", "wie", "verwacht"),
    [
        pytest.param(adres, wie, status, id=f"{naam}-{wie}")
        for naam, (adres, statussen) in ALLEEN_POST.items()
        for wie, status in statussen.items()
    ],
)
def test_an_act_is_there_for_whom_it_is_for(adres: Adres, wie: str, verwacht: int) -> None:
    assert client(MENSEN[wie]).post(adres()).status_code == verwacht


@pytest.mark.parametrize("naam", ALLEEN_POST)
def test_an_act_is_never_done_by_a_link(naam: str) -> None:
    assert client(MENSEN["manager"]).get(ALLEEN_POST[naam][0]()).status_code == 405


@pytest.mark.parametrize(("naam", "adres"), [pytest.param(n, a, id=f"{i}-{n}") for i, (n, a, _) in enumerate(PAGINAS)])
def test_nobody_gets_in_without_logging_in(naam: str, adres: Adres) -> None:
    antwoord = Client().get(adres())
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize(("naam", "verwacht"), OPENBAAR.items())
def test_some_pages_need_no_account(naam: str, verwacht: int) -> None:
    assert Client().get(reverse(naam)).status_code == verwacht


def test_no_address_was_forgotten() -> None:
    eigen = {p.name for p in get_resolver().url_patterns if isinstance(p, URLPattern) and p.name}
    getest = {naam for naam, _, _ in PAGINAS} | set(ALLEEN_POST) | set(OPENBAAR) | ELDERS
    assert eigen == getest


def test_a_list_never_shows_what_a_page_would_refuse() -> None:
    browser = client(MENSEN["outsider"])
    tekst = browser.get(reverse("dossiers") + "?stand=alle&zoek=BEZ").content.decode()
    assert "BEZ-2026" not in tekst
    tekst = browser.get(reverse("werk") + "?tab=anderen").content.decode()
    assert "Bezwaar over" not in tekst


def test_somebody_without_a_role_sees_no_dossier(demo: date) -> None:
    from afspraak.storage.models import Persoon

    leeg = Persoon.objects.create_user("leeg@demo.example", "Zonder Rol", "x")
    browser = Client()
    browser.force_login(leeg, backend="django.contrib.auth.backends.ModelBackend")
    assert browser.get(reverse("dossier", args=[_beleid()])).status_code == 404
    assert "Geen dossiers gevonden" in browser.get(reverse("dossiers")).content.decode()


def test_the_demo_accounts_are_gone_outside_a_demo(settings: object) -> None:
    settings.DEMO = False  # type: ignore[attr-defined]
    assert Client().get(reverse("demo")).status_code == 404
    assert Client().post(reverse("demo_word", args=[persoon(MENSEN["owner"]).pk])).status_code == 404


def test_a_theme_gives_the_colour_of_the_pack() -> None:
    antwoord = Client().get(reverse("thema", args=["laren"]))
    assert antwoord.content.decode() == ":root { --afspraak-accent: #a0185a; }\n"
    assert Client().get(reverse("thema", args=["parijs"])).status_code == 404


def test_the_browser_is_told_to_trust_only_our_own_files() -> None:
    antwoord = client(MENSEN["owner"]).get(reverse("dossier", args=[_bezwaar()]))
    beleid = antwoord["Content-Security-Policy"]
    assert "default-src 'none'" in beleid
    assert "unsafe" not in beleid
    tekst = antwoord.content.decode()
    assert " style=" not in tekst
    assert "<script>" not in tekst
    assert "onclick" not in tekst


def test_looking_at_a_resident_s_dossier_is_logged() -> None:
    from afspraak.storage.bereik import ALLES, met_bereik
    from afspraak.storage.models import Inzage

    kenmerk = _bezwaar()
    client(MENSEN["owner"]).get(reverse("dossier", args=[kenmerk]))
    client(MENSEN["outsider"]).get(reverse("dossier", args=[kenmerk]))
    with met_bereik(ALLES):
        assert [i.persoon.email for i in Inzage.objects.filter(dossier__kenmerk=kenmerk)] == [
            "secretaris-commissie.laren@demo.example"
        ]
