"""What the page of the first day says, done at the pages of the application, in a store that its commands made.

Run by ``test_first_day.py`` in that store: ``python -m docs.first_day ROLE:MUNICIPALITY ...`` gives those roles and
prints, as JSON, what each person then saw.
"""

import json
import re
import sys
from dataclasses import dataclass, field
from typing import Any

import django

django.setup()

from allauth.mfa.totp.internal.auth import (  # noqa: E402
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from afspraak.storage.models import Persoon  # noqa: E402

GIVEN, CHOSEN = "een eerste wachtwoord 7", "een eigen wachtwoord 8"
SECRETARY, JURIST = "secretaris-commissie:laren", "jurist-mz:huizen"
OBJECTION = {
    "stap": "ontvangst", "uitkomst": "goede_deur", "volgnummer": "1", "indiener": "P. Jansen", "besluit_kenmerk": "Z-1",
    "bekendgemaakt_op": "2026-11-02", "ontvangen_op": "2026-11-20", "ontvangen_via": "post",
    "behandelaar_primair": "T. Mulder", "financieel_belang": "nee",
}  # fmt: skip


@dataclass
class Somebody:
    """A person at a browser."""

    email: str
    browser: Client = field(default_factory=lambda: Client(headers={"host": "localhost"}))

    def page(self, where: str, **asked: str) -> str:
        """Return a page that must be there."""
        answer = self.browser.get(where, asked)
        assert answer.status_code == 200, (self.email, where, answer.status_code)
        return str(answer.content.decode())

    def send(self, where: str, **typed: Any) -> str:
        """Send a form that must be taken, and return the page that follows."""
        answer = self.browser.post(where, typed, follow=True)
        assert answer.status_code == 200, (self.email, where, alert(answer.content.decode()))
        return str(answer.content.decode())

    def log_in(self, password: str) -> None:
        """Log in for the first time: a password of one's own where another gave it, and the second step."""
        self.send(reverse("account_login"), login=self.email, password=password)
        if self.browser.get("/")["Location"] == reverse("account_change_password"):
            typed = {"oldpassword": password, "password1": CHOSEN, "password2": CHOSEN}
            self.send(reverse("account_change_password"), **typed)
        step = self.browser.get("/", follow=True)
        assert step.redirect_chain[0][0] == reverse("mfa_activate_totp"), step.redirect_chain
        secret = re.search(r'class="sleutel">([^<]+)<', step.content.decode())
        assert secret, alert(step.content.decode())
        counter = next(iter(yield_hotp_counters_from_time()))
        code = format_hotp_value(hotp_value(secret.group(1).replace(" ", ""), counter))
        self.send(reverse("mfa_activate_totp"), code=code)

    def accept(self, link: str) -> None:
        """Choose a password by an invitation, and log in."""
        self.browser.get("/" + link.split("/", 3)[3])
        self.send(reverse("uitnodiging"), password1=CHOSEN, password2=CHOSEN)
        self.log_in(CHOSEN)


def alert(text: str) -> str:
    """Return what a page says is wrong."""
    found = re.search(r'role="alert".*?</section>', text, re.DOTALL)
    return re.sub(r"<[^>]+>|\s+", " ", found.group() if found else text[-2000:])


def number(email: str) -> int:
    """Return the number of a person in the addresses of pages."""
    return Persoon.objects.get(email=email).pk


def agree_with_all(second: Somebody) -> None:
    """Tick all that waits, and agree."""
    keys = re.findall(r'name="verzoek" form="akkoord" value="([^"]+)"', second.page(reverse("verzoeken")))
    if keys:
        text = second.send(reverse("verzoeken"), verzoek=keys, akkoord="ja")
        assert "U bent akkoord gegaan" in text, alert(text)


def add_by_form(manager: Somebody, naam: str, email: str) -> Somebody:
    """Add one person and let them come in by the invitation."""
    text = manager.send(reverse("persoon_nieuw"), naam=naam, email=email, organisatie="")
    link = re.search(r'id="link" value="([^"]+)"', text)
    assert link, alert(text)
    made = Somebody(email)
    made.accept(link.group(1))
    return made


def add_by_list(manager: Somebody, naam: str, email: str) -> Somebody:
    """Add a person by a list of one, and let them come in by the invitation."""
    where = reverse("people_import")
    rows = f"naam;e-mailadres;gemeente\r\n{naam};{email};Huizen\r\n".encode()
    read = manager.send(where, actie="lees", bestand=SimpleUploadedFile("mensen.csv", rows))
    kept = re.search(r'name="gelezen" value="([^"]+)"', read)
    assert kept, alert(read)
    text = manager.send(where, actie="voer_in", gelezen=kept.group(1))
    link = re.search(r'<code class="lang">([^<]+)</code>', text)
    assert link, alert(text)
    made = Somebody(email)
    made.accept(link.group(1))
    return made


def give(manager: Somebody, who: Somebody, role: str) -> bool:
    """Give a role; tell whether it waits for a second person."""
    rol, gemeente = role.split(":")
    where = reverse("persoon", args=[number(who.email)])
    text = manager.send(where, actie="rol", rol=rol, gemeente=gemeente, vanaf="2026-11-23", tot="")
    return "Wacht op akkoord" in text


def record_mandate(second: Somebody) -> str:
    """Record that the college of Laren mandates a function of Huizen; return the page."""
    told = {
        "actie": "mandaat", "gemeente": "laren", "orgaan": "college", "besluit_op": "2026-11-20",
        "besluit_kenmerk": "B-2026-LA-014", "regel": "MR-1", "bevoegdheid": "Besluiten op aanvragen",
        "grondslag": "Wmo 2015 artikel 2.3.5", "functie": "consulent@huizen", "procedures": ["wmo_aanvraag"],
        "vanaf": "2026-11-23", "instemming_op": "2026-11-20", "instemming": "Ingestemd in de overeenkomst",
    }  # fmt: skip
    return second.send(reverse("mandaten"), **told)


def work_objection(secretary: Somebody) -> str:
    """Begin an objection and put it into the hands of the jurist; return its reference, or nothing."""
    where = reverse("dossiers_nieuw")
    if secretary.browser.get(where, {"procedure": "bezwaar"}).status_code != 200:
        return ""
    form = secretary.page(where, procedure="bezwaar")
    key = re.search(r'name="submission" value="([^"]+)"', form)
    if key is None:
        return ""
    typed = {"procedure": "bezwaar", "titel": "Bezwaar over hulp", "gemeente": "laren", "submission": key.group(1)}
    answer = secretary.browser.post(where, typed, follow=True)
    found = re.match(r"/dossier/([^/]+)/", answer.request["PATH_INFO"])
    if not found:
        return ""
    steps: list[dict[str, str]] = [
        OBJECTION,
        {"stap": "tijdigheid", "uitkomst": "op_tijd", "volgnummer": "2"},
        {"stap": "naar_mz", "uitkomst": "overgedragen", "volgnummer": "3", "in_handen_gesteld_op": "2026-11-23"},
    ]
    for step in steps:
        text = secretary.send(reverse("dossier_doe", args=[found.group(1)]), **step)
        assert "Vastgelegd: " in text, alert(text)
    return found.group(1)


def walk(roles: list[str]) -> dict[str, Any]:
    """Do the first day with these roles, and return what was seen; at each turn also what was not there yet."""
    managers = {"laren": Somebody("lies@laren.example"), "huizen": Somebody("hanna@huizen.example")}
    seconds = {"laren": Somebody("leo@laren.example"), "huizen": Somebody("henk@huizen.example")}
    for who in (*managers.values(), *seconds.values()):
        who.log_in(GIVEN)
    secretary = add_by_form(managers["laren"], "Cees Commissie", "cees@laren.example")
    jurist = add_by_list(managers["huizen"], "Jo Jurist", "jo@huizen.example")
    holder = {SECRETARY: secretary, JURIST: jurist}
    waited = [r for r in roles if give(managers[r.split(":")[1]], holder[r], r)]
    without_role = work_objection(secretary)
    for second in seconds.values():
        agree_with_all(second)
    kenmerk = work_objection(secretary)
    without_declaration = jurist.page("/")
    page_of_jurist = reverse("persoon", args=[number(jurist.email)])
    managers["huizen"].send(page_of_jurist, actie="verklaring", getekend_op="2026-11-20", geldig_tot="", document="V-1")
    return {
        "waited": waited,
        "without_role": without_role,
        "kenmerk": kenmerk,
        "without_declaration": without_declaration,
        "worklist": jurist.page("/"),
        "menu_manager": managers["laren"].page("/"),
        "menu_second": seconds["laren"].page("/"),
        "people": managers["laren"].page(reverse("mensen")),
        "log": managers["laren"].page(reverse("logboek")),
        "declarations": managers["huizen"].page(reverse("verklaringen")),
        "mandates": record_mandate(seconds["laren"]),
    }


if __name__ == "__main__":
    print(json.dumps(walk(sys.argv[1:])))
