"""Attachments: taking a file in with a dossier, and how an event refers to it."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max

from afspraak.storage.models import Bijlage, Persoon
from afspraak.usecases.vastleggen import vind_rij

SOORTEN = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "txt": "text/plain",
    "eml": "message/rfc822",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}
"""The kinds of file that are taken, by their extension."""
_KOPPEN = {
    "pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "odt": b"PK", "ods": b"PK",
    "png": b"\x89PNG", "jpg": b"\xff\xd8", "jpeg": b"\xff\xd8",
}  # fmt: skip
_VERWIJZING = re.compile(r"^bijlage (\d+): (.*) \(sha256 ([0-9a-f]{16})\)$")


@dataclass(frozen=True, slots=True)
class Geweigerd:
    """The file was not taken, and why in a sentence."""

    zin: str


def voeg_bijlage_toe(kenmerk: str, bestand: "UploadedFile[bytes]", *, door: Persoon, op: date) -> Bijlage | Geweigerd:
    """Keep a file with a dossier; the same file twice is kept once."""
    naam = PurePath(bestand.name or "").name[:120]
    reden = _controleer(naam, bestand)
    if reden:
        return Geweigerd(reden)
    som = hashlib.sha256()
    for deel in bestand.chunks():
        som.update(deel)
    with transaction.atomic():
        rij = vind_rij(kenmerk, slot=True)
        if rij is None:
            return Geweigerd("Dit dossier bestaat niet, of u mag het niet zien.")
        dezelfde = Bijlage.objects.filter(dossier=rij, sha256=som.hexdigest(), naam=naam).first()
        if dezelfde is not None:
            return dezelfde
        hoogste = Bijlage.objects.filter(dossier=rij).aggregate(n=Max("nummer"))["n"] or 0
        bestand.seek(0)
        bijlage = Bijlage(
            dossier=rij,
            nummer=hoogste + 1,
            naam=naam,
            soort=SOORTEN[_extensie(naam)],
            grootte=bestand.size or 0,
            sha256=som.hexdigest(),
            door=door,
            op=op,
        )
        # The name on disk says nothing about the case.
        bijlage.bestand.save(f"{som.hexdigest()[:24]}.{_extensie(naam)}", bestand, save=False)
        bijlage.save()
        return bijlage


def _extensie(naam: str) -> str:
    return PurePath(naam).suffix.removeprefix(".").lower()


def _controleer(naam: str, bestand: "UploadedFile[bytes]") -> str:
    extensie = _extensie(naam)
    if extensie not in SOORTEN:
        return f"“{naam}” kan niet: gebruik {', '.join(SOORTEN)}."
    grens = settings.GROOTSTE_BIJLAGE
    if (bestand.size or 0) > grens:
        return f"“{naam}” is te groot: hoogstens {grens // 1024 // 1024} MB."
    if not bestand.size:
        return f"“{naam}” is leeg. Kies een ander bestand."
    bestand.seek(0)
    kop = _KOPPEN.get(extensie, b"")
    begin = bestand.read(len(kop)) if kop else b""
    if begin != kop:
        return f"“{naam}” is geen echt {extensie}-bestand. Bewaar het opnieuw en kies het dan."
    return ""


def verwijzing(bijlage: Bijlage) -> str:
    """Return how an event names an attachment; its hash goes into the chain with it."""
    return f"bijlage {bijlage.nummer}: {bijlage.naam} (sha256 {bijlage.sha256[:16]})"


def lees_verwijzing(tekst: str) -> tuple[int, str] | None:
    """Return the number and the name of an attachment that a value names; None where it names none."""
    gevonden = _VERWIJZING.match(tekst)
    return (int(gevonden[1]), gevonden[2]) if gevonden else None
