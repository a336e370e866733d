"""Make the pictures of the README and the tutorials: the demo in a real browser, on the day of the demo."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(WORTEL / "tests"))

from playwright.sync_api import sync_playwright  # noqa: E402

from bezoeker import CHROMIUM, VLAGGEN, Bezoeker, Site  # noqa: E402
from conftest import omgeving  # noqa: E402

BEELDEN = WORTEL / "docs" / "beelden"
HOOGTE = 900


def main() -> None:
    """Make the demo in a folder that is thrown away, serve it, and take the pictures."""
    BEELDEN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as map_:
        folder = Path(map_) / "demo"
        folder.mkdir()
        for opdracht in ("opzetten", "demo"):
            subprocess.run([sys.executable, "-m", "django", opdracht], env=omgeving(folder), check=True)
        site = Site(folder)
        site.start()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=CHROMIUM, args=VLAGGEN, env={**os.environ, "LANGUAGE": "nl"}
                )
                neem(Bezoeker(site, browser))
                browser.close()
        finally:
            site.stop()
    for beeld in sorted(BEELDEN.glob("*.png")):
        print(f"{beeld.relative_to(WORTEL)}  {beeld.stat().st_size // 1024} kB")


def neem(b: Bezoeker) -> None:
    """Walk past the screens."""
    b.word("accounthouder-bel")
    bewaar(b, "mijn-werk")
    b.ga("/matrix/?stand=alle")
    bewaar(b, "beleidsmatrix")
    b.ga("/overeenkomst/artikel/4/")
    bewaar(b, "overeenkomst")
    b.ga("/?procedure=beleid")
    b.ga(str(b.page.locator(".regel__link").first.get_attribute("href")).partition("#")[0])
    bewaar(b, "dossier-beleid")
    b.word("jurist-mz.huizen")
    b.ga("/dossiers/?procedure=bezwaar&zoek=Bezwaar over")
    b.page.locator(".regel", has_text="Verweerschrift").locator(".regel__link").first.click()
    b.page.locator(".afleiding summary").first.click()
    bewaar(b, "dossier-bezwaar")
    neem_beheer(b)


def neem_beheer(b: Bezoeker) -> None:
    """Walk past what the tutorial of the functioneel beheerder shows, and do what it does before."""
    b.word("functioneel-beheerder.laren")
    b.ga("/beheer/")
    bewaar(b, "mensen")
    b.ga("/beheer/nieuw/")
    b.page.get_by_label("Naam").fill("Tess Mulder")
    b.page.get_by_label("E-mailadres van het werk").fill("tess.mulder@demo.example")
    b.page.get_by_role("button", name="Voeg toe").click()
    for rol in ("postregistratie", "communicatieadviseur"):
        b.page.locator("summary", has_text="Geef een rol").click()
        b.page.locator("#rol-rol").select_option(rol)
        b.page.get_by_role("button", name="Geef deze rol").click()
        b.page.wait_for_load_state("networkidle")
    bewaar(b, "persoon")
    b.word("bestuurssecretaris.laren")
    b.ga("/verzoeken/")
    bewaar(b, "verzoeken")


def bewaar(b: Bezoeker, naam: str) -> None:
    """Keep what is on the screen."""
    b.page.wait_for_load_state("networkidle")
    b.page.screenshot(path=BEELDEN / f"{naam}.png", clip={"x": 0, "y": 0, "width": 1280, "height": HOOGTE})


if __name__ == "__main__":
    if shutil.which("chromium") is None:
        sys.exit("Chromium is missing. Run: apt-get install chromium")
    main()
