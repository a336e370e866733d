"""Giving power in a real browser: asked by one, agreed by another, seen by who got it; and somebody who leaves."""

from playwright.sync_api import expect

from bezoeker import Bezoeker

MANAGER, SECOND = "functioneel-beheerder.laren", "bestuurssecretaris.laren"


def _person(b: Bezoeker, zoek: str) -> None:
    b.ga(f"/beheer/?zoek={zoek}")
    b.page.locator(".regel__link").first.click()


def test_a_role_that_opens_sensitive_dossiers_takes_two_people(bezoeker: Bezoeker) -> None:
    b = bezoeker.word(MANAGER)
    _person(b, "controller.laren")
    name = b.page.locator("h1").inner_text()
    b.page.get_by_text("Geef een rol").click()
    b.page.select_option("#rol-rol", "secretaris-commissie")
    b.page.get_by_role("button", name="Geef deze rol").click()
    expect(b.page.locator(".melding").first).to_contain_text("Daarom wacht dit op akkoord")
    assert "secretaris commissie" not in b.page.locator("section[aria-labelledby=rollen-kop] > ul").inner_text()
    b.word(SECOND)
    b.page.get_by_role("link", name="wachten op uw akkoord").click()
    b.page.get_by_label(f"Aan {name} de rol").check()
    b.page.get_by_role("button", name="Akkoord met wat is aangevinkt").click()
    expect(b.page.locator(".melding").first).to_contain_text("U bent akkoord gegaan met 1 verzoek.")
    b.word("controller.laren").ga("/ik/")
    assert "secretaris commissie bezwaarschriften, Laren" in b.tekst()
    b.word(MANAGER)
    _person(b, "controller.laren")
    assert "akkoord van" in b.page.locator(".historie__regel").first.inner_text()


def test_who_leaves_without_javascript_leaves_no_work_behind(bezoeker: Bezoeker) -> None:
    bezoeker.javascript = False
    b = bezoeker.word("secretaris-commissie.laren")
    b.page.locator("input[name=taak]").first.check()
    b.page.get_by_role("button", name="Neem op mij").click()
    b.word(MANAGER)
    _person(b, "secretaris-commissie.laren")
    b.page.get_by_role("link", name="vertrekt").click()
    assert "Dit kan straks niemand meer" in b.tekst()
    b.page.get_by_role("button", name="Sluit het account").click()
    expect(b.page.locator(".samenvatting")).to_contain_text("Vink aan dat u zag")
    b.page.get_by_label("Ik heb gezien wat niemand meer kan").check()
    b.page.get_by_role("button", name="Sluit het account").click()
    expect(b.page.locator(".melding").first).to_contain_text("nu voor iedereen met de rol")
    assert "account gesloten" in b.tekst()
