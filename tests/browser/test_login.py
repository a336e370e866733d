"""Getting in at a real browser: an invitation, a first password, the second step, a lock; wide and small."""

import subprocess
import sys

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from bezoeker import PATIENCE, Bezoeker, Site
from conftest import omgeving

FIRST, OWN = "een eerste wachtwoord", "zeven paarden op de hei"
PREPARE = f"""
from afspraak.storage.models import Persoon
from afspraak.web.account.invitation import make_invitation
first = Persoon.objects.create_user("eerste@demo.example", "Eefje Eerste", "{FIRST}")
first.must_change_password = True
first.save()
print(make_invitation(Persoon.objects.create_user("gerda@demo.example", "Gerda Genodigd")))
"""


@pytest.fixture
def invitation(site: Site) -> str:
    """Add somebody with a first password and somebody who is invited; return the path of the invitation."""
    run = [sys.executable, "-m", "django", "shell", "--no-imports", "-c", PREPARE]
    done = subprocess.run(run, env=omgeving(site.folder), check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _looks_good(page: Page) -> None:
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    found = [v["id"] for v in Axe().run(page).response["violations"]]
    assert (overflow, found) == (0, []), page.url


def _send(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        page.fill(f"#id_{name}", value)
    page.locator(f"form:has(#id_{next(iter(fields))})").get_by_role("button").first.click()


def _code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


@pytest.mark.parametrize("width", [1280, 320])
def test_getting_in(site: Site, invitation: str, chromium: Browser, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900}, locale="nl-NL")
    page.set_default_timeout(PATIENCE * 1000)
    heading = page.locator("h1")

    page.goto(site.adres + invitation)
    expect(heading).to_have_text("Kies uw wachtwoord")
    assert page.url == f"{site.adres}/uitnodiging/", "the token is out of the address"
    _looks_good(page)
    _send(page, password1="kort", password2="kort")
    expect(page.locator(".veld__fout")).to_contain_text("ten minste 12 tekens")
    expect(page.locator(".veld__fout")).to_be_focused()
    _looks_good(page)
    _send(page, password1=OWN, password2=OWN)
    expect(heading).to_have_text("Aanmelden")
    expect(page.locator(".melding")).to_contain_text("Meld u nu aan met gerda@demo.example")
    page.goto(site.adres + invitation)
    expect(heading).to_have_text("Deze link werkt niet meer")
    _looks_good(page)

    page.goto(f"{site.adres}/accounts/login/")
    _send(page, login="eerste@demo.example", password=FIRST)
    expect(heading).to_have_text("Kies een eigen wachtwoord")
    _looks_good(page)
    page.goto(f"{site.adres}/dossiers/")
    expect(heading).to_have_text("Kies een eigen wachtwoord")
    _send(page, oldpassword=FIRST, password1=OWN, password2=OWN)
    expect(heading).to_have_text("Mijn werk")

    page.goto(f"{site.adres}/accounts/2fa/totp/activate/")
    expect(heading).to_have_text("Stel de tweede stap in")
    _looks_good(page)
    secret = page.locator(".sleutel").inner_text().replace(" ", "")
    _send(page, code="000000")
    expect(page.locator(".veld__fout")).to_contain_text("Deze code klopt niet")
    _looks_good(page)
    _send(page, code=_code(secret))
    expect(heading).to_have_text("Uw herstelcodes")
    codes = page.locator("main code").all_inner_texts()
    assert len(codes) == 10
    _looks_good(page)

    page.goto(f"{site.adres}/accounts/2fa/")
    _looks_good(page)
    page.goto(f"{site.adres}/accounts/logout/")
    page.get_by_role("button", name="Meld af").click()
    page.goto(f"{site.adres}/accounts/login/")
    _send(page, login="eerste@demo.example", password=OWN)
    expect(heading).to_have_text("Typ de code uit uw app")
    _looks_good(page)
    _send(page, code=codes[0])
    expect(heading).to_have_text("Mijn werk")

    page.context.clear_cookies()
    page.goto(f"{site.adres}/accounts/login/")
    for _ in range(5):
        _send(page, login="gerda@demo.example", password="fout")  # noqa: S106
    expect(heading).to_have_text("U kunt zich even niet aanmelden")
    _looks_good(page)
    page.close()


def test_who_was_logged_out_while_typing_keeps_what_was_typed(site: Site, chromium: Browser) -> None:
    b = Bezoeker(site, chromium).word("secretaris-commissie.laren")
    b.ga("/dossiers/nieuw/?procedure=bezwaar")
    b.page.fill("#titel", "Bezwaar van iemand die lang typt")
    b.page.get_by_role("button", name="Begin").click()
    card = b.kaart("ontvangst")
    radios = card.locator("input[type=radio][name=uitkomst]")
    radios.nth(0).check()
    field = card.locator("input[type=text], textarea").first
    field.fill("wat ik net typte")
    b.page.context.clear_cookies()
    radios.nth(1).check()
    expect(b.page.locator("[role=alert]")).to_contain_text("U bent niet meer aangemeld")
    expect(b.page.locator("[role=alert]")).to_be_in_viewport()
    expect(b.page.locator("h1")).to_contain_text("Bezwaar van iemand die lang typt")
    expect(field).to_have_value("wat ik net typte")
