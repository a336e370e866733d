"""A person at a real browser: becomes somebody of the demo, opens a dossier, does a step."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from conftest import DEMODAG, omgeving

CHROMIUM = "/usr/bin/chromium"
VLAGGEN = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--lang=nl",
]  # fmt: skip
PATIENCE = 120
"""Seconds that a test waits for what must come. Only a test that fails waits so long; a busy machine may need it."""

expect.set_options(timeout=PATIENCE * 1000)


@dataclass
class Site:
    """The application, served from a folder on a day; it can be served again on another day."""

    folder: Path
    dag: date = DEMODAG
    adres: str = ""
    _server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serve, and wait until it answers."""
        with socket.socket() as vrij:
            vrij.bind(("127.0.0.1", 0))
            poort = vrij.getsockname()[1]
        self.adres = f"http://127.0.0.1:{poort}"
        granian = str(Path(sys.executable).parent / "granian")
        opdracht = [granian, "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(poort), "--workers", "1"]
        self._server = subprocess.Popen(
            [*opdracht, "--blocking-threads", "2", "--no-log", "afspraak.config.wsgi:application"],
            env=omgeving(self.folder, self.dag),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while self._server.poll() is None:
            try:
                urllib.request.urlopen(f"{self.adres}/gezond", timeout=PATIENCE)
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError(f"the application stopped with {self._server.returncode} before it answered")

    def stop(self) -> None:
        """Stop serving."""
        if self._server is not None:
            self._server.terminate()
            self._server.wait(PATIENCE)

    def op(self, dag: date) -> None:
        """Go on another day."""
        self.stop()
        self.dag = dag
        self.start()


@dataclass
class Bezoeker:
    """Somebody at work."""

    site: Site
    browser: Browser
    breedte: int = 1280
    javascript: bool = True
    fouten: list[str] = field(default_factory=list)
    _context: BrowserContext | None = None
    _page: Page | None = None

    @property
    def page(self) -> Page:
        """The page that is open."""
        assert self._page is not None
        return self._page

    def word(self, adres: str) -> Bezoeker:
        """Log in as somebody of the demo, by the first part of the address."""
        if self._context is not None:
            self._context.close()
        self._context = self.browser.new_context(
            viewport={"width": self.breedte, "height": 900}, locale="nl-NL", java_script_enabled=self.javascript
        )
        self._page = self._context.new_page()
        self._page.set_default_timeout(PATIENCE * 1000)
        self._page.on("console", lambda m: self.fouten.append(m.text) if m.type == "error" else None)
        self.ga("/accounts/login/")
        self.page.fill("#id_login", f"{adres}@demo.example")
        self.page.fill("#id_password", "afspraak is afspraak")
        self.page.click("main button[type=submit]")
        expect(self.page.locator("h1")).to_have_text("Mijn werk")
        return self

    def ga(self, pad: str) -> None:
        """Open an address."""
        self.page.goto(self.site.adres + pad)

    def kaart(self, stap: str, voor: str = "") -> Locator:
        """Return the card of an open step."""
        return self.page.locator(f"#stap-{stap}{f'-{voor}' if voor else ''}")

    def doe(self, stap: str, uitkomst: str = "", *, voor: str = "", **velden: object) -> None:
        """Do a step in the open dossier: choose the outcome, answer its questions, record it."""
        kaart = self.kaart(stap, voor)
        if kaart.get_attribute("open") is None:
            kaart.locator("summary").first.click()
        if uitkomst and kaart.locator(f"input[type=radio][name=uitkomst][value={uitkomst}]").count():
            kaart.locator(f"input[type=radio][name=uitkomst][value={uitkomst}]").check()
            if self.javascript:
                expect(kaart.get_by_role("button", name="Leg vast")).to_be_visible()
            else:
                kaart.locator("button[name=actie]").click()
        for naam, waarde in velden.items():
            vul(kaart, naam, waarde)
        kaart.get_by_role("button", name="Leg vast").click()

    def legt_vast(self, stap: str, uitkomst: str = "", *, voor: str = "", **velden: object) -> None:
        """Do a step that is accepted."""
        self.doe(stap, uitkomst, voor=voor, **velden)
        expect(self.page.locator(".melding").first).to_contain_text("Vastgelegd")

    def wordt_geweigerd(self, zin: str) -> None:
        """See a refusal with this sentence."""
        expect(self.page.locator(".samenvatting")).to_contain_text(zin)

    def tekst(self) -> str:
        """Return what the page says."""
        return self.page.locator("main").inner_text()


def vul(kaart: Locator, naam: str, waarde: object) -> None:
    """Answer a question, whatever control it has."""
    if isinstance(waarde, Path):
        kaart.locator(f"input[name={naam}__bestand]").set_input_files(str(waarde))
        return
    tekst = waarde.isoformat() if isinstance(waarde, date) else str(waarde)
    veld = kaart.locator(f"[name={naam}]").first
    soort = veld.get_attribute("type")
    if soort in ("radio", "checkbox"):
        kaart.locator(f"input[name={naam}][value='{tekst}']").check()
    elif veld.evaluate("e => e.tagName") == "SELECT":
        veld.select_option(tekst)
    else:
        veld.fill(tekst)


def pdf(folder: Path, naam: str) -> Path:
    """Return a small file that is a PDF by its name and first bytes."""
    pad = folder / naam
    pad.write_bytes(b"%PDF-1.7\n% fictional\n%%EOF\n")
    return pad


def kenmerk_van(page: Page) -> str:
    """Return the reference of the dossier that is open."""
    return page.url.split("/dossier/")[1].split("/")[0]


def heeft_chromium() -> bool:
    """Tell whether Debian's Chromium is there."""
    return Path(CHROMIUM).exists()


GEEN: Mapping[str, object] = {}
