"""Attachments: what is taken, what is not and why, and that a changed file is found."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import Bijlage
from afspraak.usecases.bijlagen import Geweigerd, lees_verwijzing, verwijzing, voeg_bijlage_toe
from afspraak.usecases.herbouw import controleer_ketens
from mensen import DAG, dossier, persoon

pytestmark = pytest.mark.usefixtures("demo")
PDF = b"%PDF-1.7 fictional"


def _voeg_toe(naam: str, inhoud: bytes) -> Bijlage | Geweigerd:
    with met_bereik(ALLES):
        bestand = SimpleUploadedFile(naam, inhoud)
        return voeg_bijlage_toe(dossier("bezwaar").kenmerk, bestand, door=persoon("jurist-mz.huizen"), op=DAG)


@pytest.mark.parametrize(
    ("naam", "inhoud", "zin"),
    [
        ("virus.exe", b"MZ", "gebruik pdf"),
        ("zonder", b"x", "gebruik pdf"),
        ("leeg.pdf", b"", "is leeg"),
        ("nep.pdf", b"<html>", "geen echt pdf-bestand"),
        ("nep.docx", b"%PDF-", "geen echt docx-bestand"),
    ],
)
def test_what_is_not_taken_is_refused_with_the_way_out(naam: str, inhoud: bytes, zin: str) -> None:
    antwoord = _voeg_toe(naam, inhoud)
    assert isinstance(antwoord, Geweigerd)
    assert zin in antwoord.zin


def test_a_file_that_is_too_big_is_refused(settings: object) -> None:
    settings.GROOTSTE_BIJLAGE = 10  # type: ignore[attr-defined]
    antwoord = _voeg_toe("groot.pdf", PDF)
    assert isinstance(antwoord, Geweigerd)
    assert "te groot" in antwoord.zin


def test_a_file_is_kept_under_a_name_that_says_nothing() -> None:
    bijlage = _voeg_toe("../../Advies Jansen.pdf", PDF)
    assert isinstance(bijlage, Bijlage)
    assert bijlage.naam == "Advies Jansen.pdf"
    assert "Jansen" not in str(bijlage.bestand)
    assert lees_verwijzing(verwijzing(bijlage)) == (bijlage.nummer, "Advies Jansen.pdf")


def test_the_same_file_twice_is_kept_once() -> None:
    een, twee = _voeg_toe("a.pdf", PDF), _voeg_toe("a.pdf", PDF)
    assert een == twee


def test_a_changed_and_a_missing_file_are_found() -> None:
    bijlage = _voeg_toe("a.pdf", PDF)
    assert isinstance(bijlage, Bijlage)
    assert list(controleer_ketens()) == []
    pad = Path(bijlage.bestand.path)
    pad.write_bytes(b"%PDF-1.7 anders")
    assert ["veranderd" in b.zin for b in controleer_ketens()] == [True]
    pad.unlink()
    assert ["is weg" in b.zin for b in controleer_ketens()] == [True]
