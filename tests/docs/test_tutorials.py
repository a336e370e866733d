"""What the tutorials name is there, in the demo, for the person of the tutorial."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

import pytest
from django.urls import reverse

from afspraak.people.models import Request
from docs.schermen import WORTEL
from mensen import client, persoon

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


def test_a_correction_is_asked_as_the_tutorial_of_the_jurist_says() -> None:
    told = " ".join((WORTEL / "docs" / "tutorial" / "jurist.md").read_text(encoding="utf-8").split())
    assert "**Vraag akkoord voor de correctie**" in told
    browser = client(WIE["jurist"])
    pages = [browser.get(f"/dossier/{kenmerk}/").content.decode() for kenmerk in OP_DE_PAGINA if kenmerk[:3] == "BEZ"]
    links = [link for page in pages for link in re.findall(r'href="(/dossier/[^"]+/corrigeer/\d+/)"', page)]
    assert links
    page = browser.get(links[0]).content.decode()
    assert "Vraag akkoord voor de correctie" in page
    assert "U kiest niemand" in page


# The tutorial of who manages people: everything that it quotes, and every button that it names, is seen on the way.

MANAGER, SECOND = "functioneel-beheerder.laren", "bestuurssecretaris.laren"
BEHEERDER = (WORTEL / "docs" / "tutorial" / "beheerder.md").read_text(encoding="utf-8")
QUOTES = [" ".join(quote.split()) for quote in re.findall(r"^> (.*(?:\n> .*)*)", BEHEERDER, re.MULTILINE)]
NAMED = sorted({" ".join(n.split()).rstrip(".") for n in re.findall(r"\*\*([^*]+)\*\*", BEHEERDER)})
MANDATE = dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", BEHEERDER, re.MULTILINE))


def _words(text: str) -> str:
    """Return what one reads on a page: without marks, and with single spaces."""
    hidden = re.sub(r'<span class="visueel-verborgen">.*?</span>', "", text, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", hidden)).split())


@dataclass
class Reader:
    """Somebody who reads the tutorial and does what it says; ``seen`` is all that the pages showed."""

    seen: list[str] = field(default_factory=list)

    def look(self, who: str, where: str, **asked: str) -> str:
        """Open a page that is there."""
        answer = client(who).get(where, asked)
        assert answer.status_code == 200, where
        return self._read(answer.content.decode())

    def send(self, who: str, where: str, typed: Mapping[str, object], status: int = 200) -> str:
        """Send a form, and read what follows."""
        answer = client(who).post(where, typed, follow=True)
        text = self._read(answer.content.decode())
        assert answer.status_code == status, text
        return text

    def _read(self, text: str) -> str:
        self.seen.append(_words(text))
        return self.seen[-1]


def _page(adres: str) -> str:
    return reverse("persoon", args=[persoon(adres).pk])


def _request_about(text: str) -> str:
    rows = Request.objects.filter(state=Request.State.OPEN, about=persoon(text))
    return f"beheer-{rows.get().pk}"


def _role(rol: str) -> dict[str, object]:
    return {"actie": "rol", "rol": rol, "gemeente": "laren", "vanaf": "2026-11-23", "tot": ""}


def _first_half(reader: Reader) -> None:
    reader.look(MANAGER, "/dossiers/")
    assert "Sjoerd Huisman communicatieadviseur" in reader.look(MANAGER, "/beheer/")
    reader.look(MANAGER, "/beheer/nieuw/")
    reader.send(MANAGER, "/beheer/nieuw/", {"naam": "Tess Mulder", "email": "tess.mulder@demo.example"})
    for rol in ("postregistratie", "communicatieadviseur"):
        reader.send(MANAGER, _page("tess.mulder"), _role(rol))
    reader.look(SECOND, "/verzoeken/")
    reader.send(SECOND, "/verzoeken/", {"verzoek": _request_about("tess.mulder"), "akkoord": "ja"})
    other = _request_about("contactpersoon.laren")
    reader.send(SECOND, "/verzoeken/", {"weiger": other, f"reden-{other}": "Eerst inwerken."})
    assert "Eerst inwerken." in reader.look(MANAGER, "/verzoeken/")
    away = {"actie": "afwezig", "van": "2026-11-30", "tot": "2026-12-04", "vervanger": persoon("tess.mulder").pk}
    reader.send(MANAGER, _page("secretaris-commissie.laren"), away)


def _second_half(reader: Reader) -> None:
    told = {
        "actie": "mandaat", "gemeente": "laren", "orgaan": "college", "besluit_op": "2026-11-17",
        "besluit_kenmerk": "B-2026-LA-031", "regel": MANDATE["Regel in het mandaatregister"],
        "bevoegdheid": MANDATE["Welke bevoegdheid?"], "grondslag": MANDATE["Waar komt die bevoegdheid vandaan?"],
        "functie": "consulent@huizen", "procedures": ["parkeerkaart"], "vanaf": "2026-11-23",
    }  # fmt: skip
    reader.look(MANAGER, "/beheer/mandaten/")
    reader.send(MANAGER, "/beheer/mandaten/", told, 422)
    consent = {"instemming_op": "2026-11-19", "instemming": "Brief van Huizen"}
    reader.send(MANAGER, "/beheer/mandaten/", told | consent)
    leaving = reverse("vertrek", args=[persoon("postregistratie.laren").pk])
    assert "Dit kan straks niemand meer" not in reader.look(MANAGER, leaving)
    reader.send(MANAGER, leaving, {"actie": "vertrek"})
    reader.look(MANAGER, reverse("vertrek", args=[persoon("secretaris-commissie.laren").pk]))
    reader.look(MANAGER, "/beheer/logboek/")
    assert "Wouter Prins" in reader.look(MANAGER, "/beheer/", zoek="Wouter Prins")
    reader.look(MANAGER, _page("griffier.eemnes"))
    assert "vertrekt" not in reader.send(MANAGER, _page(MANAGER), _role("griffier"))


def test_the_tutorial_of_the_manager_is_what_the_pages_say() -> None:
    reader = Reader()
    _first_half(reader)
    _second_half(reader)
    assert len(QUOTES) >= 12
    seen = "\n".join(reader.seen)
    assert [quote for quote in QUOTES if quote not in seen] == []
    own_words = {"Een rol bij Eemnes geven", "Uzelf een rol geven", "Uzelf sluiten"}
    assert [name for name in NAMED if name not in seen and name not in own_words] == []
    fields = [name for name in MANDATE if name not in ("vraag", "---", "Dag en kenmerk van het besluit")]
    assert [name for name in fields if name not in seen] == []


def test_another_word_in_it_would_be_seen() -> None:
    text = _words('<p>Tess <b>Mulder</b> is toegevoegd.<span class="visueel-verborgen"> stil</span></p>')
    assert text == "Tess Mulder is toegevoegd."
    assert any("Tess" in quote for quote in QUOTES)


@pytest.mark.parametrize("naam", [*WIE, "beheerder"])
def test_the_pictures_of_a_tutorial_are_there(naam: str) -> None:
    folder = WORTEL / "docs" / "tutorial"
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (folder / f"{naam}.md").read_text(encoding="utf-8"))
    assert pictures
    assert [p for p in pictures if not (folder / p).is_file()] == []
