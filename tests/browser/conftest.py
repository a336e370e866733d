"""A served demo and a browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from bezoeker import CHROMIUM, VLAGGEN, Bezoeker, Site, heeft_chromium


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; missing it fails, never skips."""
    if not heeft_chromium():
        pytest.fail("Chromium is missing. Run: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=VLAGGEN, env={**os.environ, "LANGUAGE": "nl"}
        )
        yield browser
        browser.close()


@pytest.fixture
def site(demobestand: Path, tmp_path: Path) -> Iterator[Site]:
    """The application on its own copy of the demo."""
    folder = Path(shutil.copytree(demobestand, tmp_path / "site"))
    site = Site(folder)
    site.start()
    yield site
    site.stop()


@pytest.fixture
def bezoeker(site: Site, chromium: Browser) -> Iterator[Bezoeker]:
    """Somebody at a browser; what the browser complains about fails the test."""
    bezoeker = Bezoeker(site, chromium)
    yield bezoeker
    # A refused form answers 422 or 409, which the console names: that is meant.
    echt = [f for f in bezoeker.fouten if "status of 4" not in f]
    assert echt == []
