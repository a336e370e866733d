"""Importing people in the browser: look first, then do; the file is chosen once, and nothing is there for others."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from afspraak.people.acts import add_person
from afspraak.people.desk import Desk
from afspraak.storage.models import Persoon
from afspraak.usecases.pakketten import pakketten
from mensen import DAG, client, persoon

pytestmark = pytest.mark.usefixtures("demo")
LAREN = "functioneel-beheerder.laren"
GOOD = "Naam;E-mailadres;Gemeente;Rol\r\nIris Nieuw;iris@laren.example;Laren;communicatieadviseur\r\nBram Nieuw;bram@laren.example;Laren;\r\n"


def _send(browser: Client, text: str | bytes, name: str = "mensen.csv") -> tuple[int, str]:
    content = text if isinstance(text, bytes) else text.encode()
    answer = browser.post(reverse("people_import"), {"actie": "lees", "bestand": SimpleUploadedFile(name, content)})
    return answer.status_code, answer.content.decode()


def _read(page: str) -> str:
    found = re.search(r'name="gelezen" value="([^"]+)"', page)
    assert found, page[-800:]
    return found.group(1)


def _new() -> set[str]:
    return set(Persoon.objects.filter(email__endswith="@laren.example").values_list("naam", flat=True))


def test_first_one_sees_what_will_happen() -> None:
    status, page = _send(client(LAREN), GOOD)
    assert status == 200
    assert "Dit gebeurt als u invoert" in page
    assert "Iris Nieuw is toegevoegd." in page
    assert _new() == set()


def test_then_it_is_done_once_and_the_invitations_are_shown_once() -> None:
    browser = client(LAREN)
    read = _read(_send(browser, GOOD)[1])
    for told in ("Ingevoerd: 2 nieuw", "Alles uit dit bestand stond er al"):
        page = browser.post(
            reverse("people_import"), {"actie": "voer_in", "gelezen": read}, follow=True
        ).content.decode()
        assert told in page
        assert ("/uitnodiging/" in page) is told.startswith("Ingevoerd")
        assert ("Na 7 dagen verloopt de link." in page) is told.startswith("Ingevoerd")
    assert _new() == {"Iris Nieuw", "Bram Nieuw"}
    assert "/uitnodiging/" not in browser.get(reverse("people_import")).content.decode()


def test_mistakes_stand_in_a_table_by_row_and_column_and_nothing_is_there() -> None:
    status, page = _send(client(LAREN), GOOD + "Fout;geen adres;Laren;koning\r\nElders;e@laren.example;Eemnes;\r\n")
    assert status == 422
    assert re.search(r"<td>4</td><td>D</td><td>“koning” is geen rol", page)
    assert 'name="gelezen"' not in page
    assert _new() == set()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "leeg"), (b"PK kapot", "beschadigd"), (b"x" * (1024 * 1024 + 1), "groter dan 1 MB")],
)
def test_a_file_that_can_not_be_read_is_told(content: bytes, sentence: str) -> None:
    status, page = _send(client(LAREN), content)
    assert status == 422
    assert sentence in page


def test_without_a_file_one_is_asked() -> None:
    answer = client(LAREN).post(reverse("people_import"), {"actie": "lees"})
    assert answer.status_code == 422
    assert "Kies eerst het bestand" in answer.content.decode()


@pytest.mark.parametrize("read", ["", "onzin", "a:b:c"])
def test_what_was_not_read_here_is_not_carried_out(read: str) -> None:
    answer = client(LAREN).post(reverse("people_import"), {"actie": "voer_in", "gelezen": read})
    assert answer.status_code == 422
    assert "Kies het bestand opnieuw" in answer.content.decode()


def test_what_another_read_is_not_carried_out() -> None:
    read = _read(_send(client(LAREN), GOOD)[1])
    other = client("functioneel-beheerder.eemnes").post(reverse("people_import"), {"actie": "voer_in", "gelezen": read})
    assert other.status_code == 422
    assert _new() == set()


def test_a_form_from_elsewhere_is_not_taken() -> None:
    read = _read(_send(client(LAREN), GOOD)[1])
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(persoon(LAREN), backend="django.contrib.auth.backends.ModelBackend")
    assert strict.post(reverse("people_import"), {"actie": "voer_in", "gelezen": read}).status_code == 403
    assert _new() == set()


@pytest.mark.parametrize("who", ["bestuurssecretaris.laren", "accounthouder-bel", "applicatiebeheerder.huizen"])
def test_for_others_the_page_is_not_there_however_they_ask(who: str) -> None:
    read = _read(_send(client(LAREN), GOOD)[1])
    assert _send(client(who), GOOD)[0] == 404
    assert client(who).post(reverse("people_import"), {"actie": "voer_in", "gelezen": read}).status_code == 404
    assert _new() == set()


def test_a_row_that_became_wrong_since_it_was_looked_at_keeps_everybody_out() -> None:
    browser = client(LAREN)
    read = _read(_send(browser, GOOD)[1])
    add_person(
        Desk(person=persoon(LAREN), pakket=pakketten().laatste, dag=DAG),
        "Piet Ander",
        "bram@laren.example",
        "",
        "laren",
    )
    answer = browser.post(reverse("people_import"), {"actie": "voer_in", "gelezen": read})
    assert answer.status_code == 422
    assert "<td>3</td><td>B</td>" in answer.content.decode()
    assert _new() == {"Piet Ander"}


def test_the_example_can_be_imported_as_it_is() -> None:
    browser = client(LAREN)
    example = browser.get(reverse("people_example"))
    assert example["Content-Type"].startswith("text/csv")
    status, page = _send(browser, example.content)
    assert status == 200, page
