"""What the tutorials name is there, in the demo, for the person of the tutorial."""

import re

import pytest

from docs.schermen import WORTEL
from mensen import client

pytestmark = pytest.mark.usefixtures("demo")
WIE = {"accounthouder": "accounthouder-bel", "jurist": "jurist-mz.huizen"}
# What the page of a dossier shows when the tutorial comes to it.
OP_DE_PAGINA = {
    "BEL-2026-001": ["Inrouten bij de gastgemeente · Blaricum", "Op welke dag staat het op de agenda van het college?"],
    "BEL-2026-028": ["Collegebesluit terugmelden · Blaricum", "4 werkdagen te laat"],
    "BEL-2026-026": ["Vergelijken met de gezamenlijke tekst"],
    "BEZ-2026-052": ["Verweerschrift", "Beslissen op het bezwaar", "Uitstel van zes weken"],
    "BEZ-2026-040": ["Voorstel dat afwijkt van het advies"],
    "ING-2026-001": ["Dwangsom tot nu toe"],
}


@pytest.mark.parametrize("naam", WIE)
def test_every_dossier_of_a_tutorial_is_there(naam: str) -> None:
    tekst = (WORTEL / "docs" / "tutorial" / f"{naam}.md").read_text(encoding="utf-8")
    kenmerken = set(re.findall(r"\b[A-Z]{3}-2026-\d{3}\b", tekst))
    assert kenmerken
    browser = client(WIE[naam])
    for kenmerk in sorted(kenmerken):
        antwoord = browser.get(f"/dossier/{kenmerk}/")
        assert antwoord.status_code == 200, kenmerk
        pagina = antwoord.content.decode()
        for zin in OP_DE_PAGINA[kenmerk]:
            assert zin in pagina, (kenmerk, zin)


def test_the_matrix_shows_the_difference_of_the_tutorial() -> None:
    pagina = client(WIE["accounthouder"]).get("/matrix/").content.decode()
    assert 'href="/dossier/BEL-2026-026/naast-elkaar/"' in pagina
