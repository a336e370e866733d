"""Every act works without JavaScript; with it, the worklist works with keys."""

from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, expect

from bezoeker import Bezoeker, Site, kenmerk_van, pdf


def test_an_objection_is_taken_in_without_javascript(site: Site, chromium: Browser, tmp_path: Path) -> None:
    b = Bezoeker(site, chromium, javascript=False).word("secretaris-commissie.laren")
    b.ga("/dossiers/nieuw/?procedure=bezwaar")
    b.page.fill("#titel", "Bezwaar zonder JavaScript")
    b.page.get_by_role("button", name="Begin").click()
    # The outcome first, then its questions: what was chosen stays.
    b.legt_vast(
        "ontvangst", "goede_deur", indiener="A. Mol", besluit_kenmerk="WMO-1", bekendgemaakt_op=date(2026, 11, 2),
        ontvangen_op=date(2026, 11, 20), ontvangen_via="balie", behandelaar_primair="T. Mulder", financieel_belang="nee",
    )  # fmt: skip
    b.legt_vast("tijdigheid", "op_tijd")
    b.page.set_input_files("#los-bestand", str(pdf(tmp_path, "brief.pdf")))
    b.page.get_by_role("button", name="Voeg toe").click()
    expect(b.page.locator(".bijlagen")).to_contain_text("brief.pdf")
    kenmerk = kenmerk_van(b.page)
    b.ga("/")
    regel = b.page.locator(".regel", has_text=kenmerk).first
    regel.locator("input[name=taak]").check()
    b.page.get_by_role("button", name="Neem op mij").click()
    expect(b.page.locator(".regel--mijn")).to_have_count(1)


def test_the_worklist_with_keys(bezoeker: Bezoeker) -> None:
    b = bezoeker
    b.word("accounthouder-bel")
    b.page.keyboard.press("j")
    eerste = b.page.locator(".regel__link").nth(0)
    expect(eerste).to_be_focused()
    b.page.keyboard.press("j")
    expect(b.page.locator(".regel__link").nth(1)).to_be_focused()
    b.page.keyboard.press("x")
    expect(b.page.locator("input[name=taak]").nth(1)).to_be_checked()
    b.page.keyboard.press("k")
    expect(eerste).to_be_focused()
    b.page.keyboard.press("Enter")
    expect(b.page.locator("h2", has_text="Wat nu")).to_be_visible()
    assert "#stap-" in b.page.url


def test_a_form_with_keys_only(bezoeker: Bezoeker) -> None:
    b = bezoeker
    b.word("accounthouder-bel")
    b.ga("/dossiers/?zoek=BEL-2026-001")
    b.page.locator(".regel__link").first.click()
    b.page.locator("#stap-inrouten-blaricum [name=college_gepland_op]").focus()
    b.page.keyboard.press("Enter")
    # The error summary has the focus; its link leads to the question.
    expect(b.page.locator(".samenvatting, #stap-inrouten-blaricum .veld__fout").first).to_be_visible()
    b.page.locator("#stap-inrouten-blaricum [name=college_gepland_op]").fill("2026-12-01")
    b.page.locator("#stap-inrouten-blaricum [name=college_gepland_op]").press("Enter")
    expect(b.page.locator(".melding").first).to_contain_text("Vastgelegd")


def test_printing_leaves_out_what_paper_cannot_do(bezoeker: Bezoeker) -> None:
    b = bezoeker
    b.word("accounthouder-bel")
    b.ga("/dossiers/?zoek=BEL-2026-001")
    b.page.locator(".regel__link").first.click()
    b.page.emulate_media(media="print")
    expect(b.page.locator(".menu")).to_be_hidden()
    expect(b.page.locator(".stapformulier").first).to_be_hidden()
    expect(b.page.locator("h1")).to_be_visible()
