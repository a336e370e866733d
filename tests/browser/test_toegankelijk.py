"""axe finds nothing on any page, in any role, on a wide and on a small screen: empty, filled and in error."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from bezoeker import Bezoeker, Site

Doe = Callable[[Bezoeker], None]


def _bezwaar(b: Bezoeker) -> None:
    b.ga("/dossiers/?procedure=bezwaar")
    b.page.locator(".regel__link").first.click()
    vouw_open(b.page)


def _beleid(b: Bezoeker) -> None:
    b.ga("/dossiers/?procedure=beleid")
    b.page.locator(".regel__link").first.click()
    vouw_open(b.page)


def _pad(pad: str) -> Doe:
    def ga(b: Bezoeker) -> None:
        b.ga(pad)
        vouw_open(b.page)

    ga.__name__ = pad
    return ga


def vouw_open(page: Page) -> None:
    """Unfold everything: what is folded is part of the page too."""
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")


def _fout_in_formulier(b: Bezoeker) -> None:
    """Send an empty form of a step."""
    b.ga("/dossiers/nieuw/?procedure=bezwaar")
    b.page.fill("#titel", "Bezwaar met fouten")
    b.page.get_by_role("button", name="Begin").click()
    b.doe("ontvangst", "goede_deur", ontvangen_op="2026-11-20")
    expect(b.page.locator(".samenvatting")).to_contain_text("Vul dit nog aan")
    vouw_open(b.page)


def _fout_bij_begin(b: Bezoeker) -> None:
    b.ga("/dossiers/nieuw/?procedure=bezwaar")
    b.page.get_by_role("button", name="Begin").click()
    expect(b.page.locator(".samenvatting")).to_be_visible()


def _corrigeer(b: Bezoeker) -> None:
    b.ga("/dossiers/?procedure=bezwaar&zoek=zonder")
    b.page.locator(".regel__link").first.click()
    vouw_open(b.page)
    b.page.get_by_role("link", name="Corrigeer gebeurtenis").first.click()
    b.page.get_by_role("button", name="Vraag akkoord voor de correctie").click()
    expect(b.page.locator(".samenvatting")).to_be_visible()


def _wissel_fout(b: Bezoeker) -> None:
    b.ga("/ik/")
    vouw_open(b.page)
    b.page.fill("#afwezig-van", "2026-12-10")
    b.page.fill("#afwezig-tot", "2026-12-01")
    b.page.get_by_role("button", name="Leg vast").click()
    expect(b.page.locator(".samenvatting")).to_be_visible()


def _leeg_gestuurd(pad: str, knop: str) -> Doe:
    """Send a form without filling in anything."""

    def doe(b: Bezoeker) -> None:
        b.ga(pad)
        vouw_open(b.page)
        b.page.get_by_role("button", name=knop, exact=True).first.click()
        expect(b.page.locator(".samenvatting")).to_be_visible()
        vouw_open(b.page)

    return doe


def _nieuw_mens(b: Bezoeker) -> None:
    """Add somebody: the page with the invitation, that is shown once; and the page on which that person leaves."""
    b.ga("/beheer/nieuw/")
    b.page.fill("#nieuw-naam", "Iris Nieuw")
    b.page.fill("#nieuw-email", f"iris.{b.breedte}@demo.example")
    b.page.get_by_role("button", name="Voeg toe").click()
    expect(b.page.locator(".link-eenmalig")).to_be_visible()
    vouw_open(b.page)


def _lees_lijst(b: Bezoeker, *rijen: str) -> None:
    lijst = "\r\n".join(("naam;e-mailadres;gemeente;rol", *rijen)).encode("utf-8-sig")
    b.ga("/beheer/mensen-invoeren/")
    b.page.set_input_files("#bestand", {"name": "mensen.csv", "mimeType": "text/csv", "buffer": lijst})
    b.page.get_by_role("button", name="Lees het bestand").click()


def _lijst_met_fouten(b: Bezoeker) -> None:
    _lees_lijst(b, "Fout Voorbeeld;geen adres;Laren;koning", "Elders Voorbeeld;;Parijs;")
    expect(b.page.get_by_role("region", name="Fouten in het bestand")).to_contain_text("“koning” is geen rol")


def _lijst_gezien(b: Bezoeker) -> None:
    """Look at what a list would do, with a name as long as names get and a role that waits."""
    naam = f"Wilhelmina Annemarie van den Hoogenbosch-Oudewater {b.breedte}"
    rij = f"{naam};w.{b.breedte}@een-heel-lange-naam-van-een-gemeentelijke-organisatie.example;Laren;postregistratie"
    _lees_lijst(b, rij)
    expect(b.page.locator("main")).to_contain_text("Daarom wacht dit op akkoord")


def _lijst_ingevoerd(b: Bezoeker) -> None:
    """Carry it out: the invitations, which are shown once."""
    b.page.get_by_role("button", name="Voer in").click()
    expect(b.page.get_by_role("region", name="Links per persoon")).to_contain_text("/uitnodiging/")
    vouw_open(b.page)


def _vertrek(b: Bezoeker) -> None:
    b.ga("/beheer/?zoek=controller")
    b.page.locator(".regel__link").first.click()
    b.page.get_by_role("link", name="vertrekt").click()
    b.page.get_by_role("button", name="Sluit het account").click()
    expect(b.page.locator(".samenvatting")).to_be_visible()


GEMEEN = [_pad(p) for p in (
    "/", "/?tab=anderen", "/dossiers/", "/dossiers/?zoek=bestaatniet", "/dossiers/nieuw/", "/matrix/?stand=alle", "/overeenkomst/",
    "/overeenkomst/?op=2025-01-01", "/overeenkomst/artikel/5/", "/overeenkomst/grootboek/?bron=procedure+beleid&stand=open",
    "/registers/", "/registers/verzekeringen/", "/registers/rollen/", "/registers/geheimhoudingsverklaringen/",
    "/registers/geheimhoudingsverklaringen/opgave/", "/ik/", "/bestaat-niet/", "/accounts/password/change/", "/accounts/2fa/", "/accounts/sessions/",
)]  # fmt: skip
PER_MENS: dict[str, list[Doe]] = {
    "accounthouder-bel": [*GEMEEN, _beleid, _wissel_fout],
    "jurist-mz.huizen": [_pad("/"), _pad("/?tab=anderen"), _bezwaar],
    "secretaris-commissie.laren": [_pad("/"), _bezwaar, _pad("/dossiers/nieuw/?procedure=bezwaar"), _fout_in_formulier, _fout_bij_begin, _corrigeer],
    "beleidsregisseur.huizen": [_pad("/"), _beleid, _pad("/dossiers/nieuw/?procedure=beleid")],
    "functioneel-beheerder.huizen": [
        _pad("/registers/geheimhoudingsverklaringen/"), _pad("/beheer/"), _pad("/beheer/persoon/3/"), _pad("/beheer/keten/"), _pad("/beheer/verklaringen/"),
        _pad("/beheer/wie-kan-wat/"), _nieuw_mens,
    ],
    "functioneel-beheerder.laren": [
        _pad("/beheer/?zoek=niemand+heet+zo"), _leeg_gestuurd("/beheer/nieuw/", "Voeg toe"),
        _leeg_gestuurd("/beheer/mandaten/", "Leg dit mandaat vast"), _pad("/beheer/logboek/"), _pad("/verzoeken/"), _vertrek,
        _pad("/beheer/mensen-invoeren/"), _lijst_met_fouten, _lijst_gezien, _lijst_ingevoerd,
    ],
    "bestuurssecretaris.laren": [_pad("/"), _leeg_gestuurd("/verzoeken/", "Akkoord met wat is aangevinkt"), _pad("/beheer/mandaten/")],
    "afdelingshoofd-mz.huizen": [_pad("/?tab=verdelen")],
    "leidinggevende.huizen": [_leeg_gestuurd("/beheer/verklaringen/", "Leg vast")],
    "bestuurssecretaris.eemnes": [_pad("/"), _pad("/registers/handtekeningen/"), _pad("/registers/mandaten/")],
    "nieuw.zonder.verklaring": [_pad("/"), _pad("/ik/")],
    "controller.huizen": [_pad("/"), _pad("/registers/verzekeringen/?plicht=verzekeringsbewijs&gemeente=huizen")],
}  # fmt: skip


def bezwaren(page: Page) -> list[str]:
    """Return what axe objects to, each with where."""
    gevonden = Axe().run(page).response["violations"]
    return [
        f"{page.url}: {v['id']}: {n['html'][:160]} {n.get('failureSummary', '')[:200]}"
        for v in gevonden
        for n in v["nodes"][:3]
    ]


@pytest.mark.parametrize("breedte", [1280, 320])
@pytest.mark.parametrize("wie", PER_MENS)
def test_axe_finds_nothing(site: Site, chromium: Browser, wie: str, breedte: int) -> None:
    b = Bezoeker(site, chromium, breedte=breedte).word(wie)
    gevonden: list[str] = []
    for doe in PER_MENS[wie]:
        doe(b)
        gevonden += bezwaren(b.page)
        te_breed = b.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if te_breed > 0:
            gevonden.append(f"{b.page.url}: {te_breed} pixels wider than the screen")
    assert gevonden == []


@pytest.mark.parametrize("breedte", [1280, 320])
def test_axe_finds_nothing_before_logging_in(site: Site, chromium: Browser, breedte: int) -> None:
    context = chromium.new_context(viewport={"width": breedte, "height": 900}, locale="nl-NL")
    page = context.new_page()
    gevonden: list[str] = []
    for pad in ("/demo/", "/accounts/login/", "/toegankelijkheid/", "/accounts/password/reset/"):
        page.goto(site.adres + pad)
        gevonden += bezwaren(page)
    page.goto(site.adres + "/accounts/login/")
    page.fill("#id_login", "accounthouder-bel@demo.example")
    page.fill("#id_password", "fout")
    page.click("main button[type=submit]")
    page.wait_for_load_state()
    gevonden += bezwaren(page)
    context.close()
    assert gevonden == []


def test_axe_would_find_it(site: Site, chromium: Browser) -> None:
    """The negative control: a page with faults is faulted."""
    page = chromium.new_page()
    page.set_content("<html><body><img src='x.png'><input><p style='color:#ccc;background:#fff'>vaag</p></body></html>")
    gevonden = " ".join(bezwaren(page))
    for regel in ("color-contrast", "image-alt", "label", "html-has-lang"):
        assert regel in gevonden
    page.close()
