"""From a file to numbered lines. A line's place is what a person can find back: a line, a paragraph, a page."""

import io
import logging
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from afspraak.termijnen import AfspraakFout

GROOTSTE_BESTAND = 50_000_000


class LeesFout(AfspraakFout):
    """A file that holds no text that can be read."""


@dataclass(frozen=True, slots=True)
class Tekstregel:
    """One line of text.

    ``nummer`` counts from 1: the line of a text file, the paragraph of an office file, the line of a whole PDF.
    ``vindplaats`` says the same to a person. Lines of one paragraph share their number.
    """

    nummer: int
    tekst: str
    vindplaats: str = ""

    def __str__(self) -> str:
        return self.vindplaats or f"regel {self.nummer}"


def lees_tekst(pad: Path) -> tuple[Tekstregel, ...]:
    """Read a .txt, .docx, .odt or .pdf file as lines. What the file holds decides, not what it is called.

    Raises:
        LeesFout: if the file is not there, cannot be read, or has no text in it.
    """
    regels = tuple(
        Tekstregel(r.nummer, schoon(deel), r.vindplaats)
        for r in _lees_soort(pad.name, _lees_bytes(pad))
        for deel in (r.tekst.split("\n") or [""])
    )
    if not any(r.tekst for r in regels):
        raise LeesFout(f"In '{pad.name}' staat geen tekst. Is het een scan, maak dan eerst een versie met tekstlaag.")
    return regels


def schoon(regel: str) -> str:
    """Return a line without odd spaces, soft hyphens and marks that nobody sees."""
    return " ".join(re.sub("[\u00ad\u200b-\u200f\u2060\ufeff\x00]", "", regel).split())


def als_regels(tekst: str) -> tuple[Tekstregel, ...]:
    """Return a text as lines. Only real line ends count, so that a form feed keeps the numbers an editor shows."""
    regels = tekst.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(Tekstregel(nummer, schoon(regel)) for nummer, regel in enumerate(regels, start=1))


def _lees_bytes(pad: Path) -> bytes:
    if not pad.exists():
        raise LeesFout(f"Het bestand '{pad}' is er niet. Kijk de naam en de map na.")
    if not pad.is_file():
        raise LeesFout(f"'{pad}' is een map. Noem het bestand met de tekst van de overeenkomst.")
    try:
        if pad.stat().st_size > GROOTSTE_BESTAND:
            raise LeesFout(f"'{pad.name}' is groter dan 50 MB. Bewaar een versie zonder afbeeldingen.")
        return pad.read_bytes()
    except OSError as fout:
        raise LeesFout(f"'{pad}' kan niet worden geopend ({fout.strerror}). Kijk of u het bestand mag lezen.") from None


def _lees_soort(naam: str, ruw: bytes) -> tuple[Tekstregel, ...]:
    if ruw.lstrip()[:5] == b"%PDF-":
        return _lees_pdf(naam, ruw)
    if ruw.startswith(b"PK\x03\x04"):
        return _lees_kantoor(naam, ruw)
    if ruw.startswith(b"\xd0\xcf\x11\xe0") or naam.lower().endswith(".doc"):
        raise LeesFout(
            f"'{naam}' is een oud Word-bestand of is beveiligd met een wachtwoord. Open het in uw tekstverwerker, "
            "haal het wachtwoord eraf en sla het op als .docx."
        )
    if ruw.startswith(b"{\\rtf"):
        raise LeesFout(f"'{naam}' is een RTF-bestand. Open het in uw tekstverwerker en sla het op als .docx.")
    if naam.lower().endswith((".docx", ".odt", ".pdf")) and ruw.strip():
        raise LeesFout(f"'{naam}' is beschadigd of is iets anders dan de naam zegt. Sla het opnieuw op.")
    return als_regels(_ontcijfer(naam, ruw))


def _ontcijfer(naam: str, ruw: bytes) -> str:
    coderingen = ("utf-16",) if ruw[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252")
    for codering in coderingen:
        try:
            tekst = ruw.decode(codering)
        except UnicodeDecodeError:
            continue
        if "\x00" not in tekst:
            return tekst
    raise LeesFout(f"'{naam}' is geen tekstbestand. Gebruik .txt, .docx, .odt of .pdf met tekst.")


def _lees_kantoor(naam: str, ruw: bytes) -> tuple[Tekstregel, ...]:
    from afspraak.lezer.opendocument import lees_odt
    from afspraak.lezer.word import lees_docx

    try:
        with zipfile.ZipFile(io.BytesIO(ruw)) as bundel:
            inhoud = set(bundel.namelist())
            gesloten = "META-INF/manifest.xml" in inhoud and b"encryption-data" in bundel.read("META-INF/manifest.xml")
            te_groot = sum(i.file_size for i in bundel.infolist() if i.filename.endswith(".xml")) > 4 * GROOTSTE_BESTAND
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as fout:
        raise LeesFout(f"'{naam}' is beschadigd. Sla het opnieuw op in uw tekstverwerker.") from fout
    if gesloten:
        raise LeesFout(f"'{naam}' is beveiligd met een wachtwoord. Haal dat eraf en probeer het opnieuw.")
    lezer = lees_docx if "word/document.xml" in inhoud else lees_odt if "content.xml" in inhoud else None
    if lezer is None or te_groot:
        raise LeesFout(f"'{naam}' is geen Word- of OpenDocument-tekst die te lezen is. Sla het op als .docx of .odt.")
    try:
        alineas = lezer(io.BytesIO(ruw))
    except Exception as fout:  # the libraries promise nothing about broken files
        raise LeesFout(f"'{naam}' is beschadigd. Sla het opnieuw op in uw tekstverwerker.") from fout
    return tuple(Tekstregel(nummer, tekst, f"alinea {nummer}") for nummer, tekst in enumerate(alineas, start=1))


def _lees_pdf(naam: str, ruw: bytes) -> tuple[Tekstregel, ...]:
    import pypdf
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        lezer = pypdf.PdfReader(io.BytesIO(ruw))
        # A PDF may be locked against changing only; then the empty password opens it.
        gesloten = lezer.is_encrypted and not lezer.decrypt("")
        bladen = [] if gesloten else [blad.extract_text().rstrip().split("\n") for blad in lezer.pages]
    except DependencyError:
        # A lock of a kind that pypdf cannot open by itself.
        gesloten, bladen = True, []
    except Exception as fout:  # the library promises nothing about broken files
        raise LeesFout(f"'{naam}' is beschadigd. Maak de PDF opnieuw.") from fout
    if gesloten:
        raise LeesFout(f"'{naam}' is beveiligd. Haal de beveiliging eraf, of gebruik het Word-bestand.")
    regels: list[Tekstregel] = []
    for bladzijde, blad in enumerate(bladen, start=1):
        for op_blad, tekst in enumerate(_zonder_paginanummer(blad), start=1):
            regels.append(Tekstregel(len(regels) + 1, tekst, f"bladzijde {bladzijde} regel {op_blad}"))
    return tuple(regels)


def _zonder_paginanummer(blad: list[str]) -> list[str]:
    """Empty a bare page number at the head or the foot of a page; the other lines keep their number."""
    gevuld = [i for i, regel in enumerate(blad) if regel.strip()]
    for i in {*gevuld[:1], *gevuld[-1:]}:
        if blad[i].strip().isdecimal():
            blad[i] = ""
    return blad
