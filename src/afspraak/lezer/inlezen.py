"""From a file to numbered lines. A line's place is what a person can find back: a line, a paragraph, a page."""

from dataclasses import dataclass
from pathlib import Path

from afspraak.termijnen import AfspraakFout


class LeesFout(AfspraakFout):
    """A file that holds no text that can be read."""


@dataclass(frozen=True, slots=True)
class Tekstregel:
    """One line of text. ``nummer`` counts from 1: the line of a text file, the paragraph of an office file."""

    nummer: int
    tekst: str


def lees_tekst(pad: Path) -> tuple[Tekstregel, ...]:
    """Read a .txt, .docx, .odt or .pdf file as lines.

    Raises:
        LeesFout: if the file is not there, cannot be read, or has no text in it.
    """
    if not pad.is_file():
        raise LeesFout(f"Het bestand '{pad}' is er niet.")
    lezer = _LEZERS.get(pad.suffix.lower(), _lees_txt)
    if pad.suffix.lower() == ".doc":
        raise LeesFout(f"'{pad.name}' is een oud Word-bestand. Sla het op als .docx en probeer het opnieuw.")
    regels = lezer(pad)
    if not any(r.strip() for r in regels):
        raise LeesFout(f"In '{pad.name}' staat geen tekst. Is het een scan, maak dan eerst een versie met tekstlaag.")
    return tuple(Tekstregel(nummer, _schoon(regel)) for nummer, regel in enumerate(regels, start=1))


def _schoon(regel: str) -> str:
    return " ".join(regel.replace("\u00a0", " ").replace("\u200b", "").split())


def _lees_txt(pad: Path) -> list[str]:
    ruw = pad.read_bytes()
    for codering in ("utf-8-sig", "cp1252"):
        try:
            tekst = ruw.decode(codering)
        except UnicodeDecodeError:
            continue
        if "\x00" not in tekst:
            # Only real line ends count, so that a form feed does not move the numbers that an editor shows.
            return tekst.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    raise LeesFout(f"'{pad.name}' is geen tekstbestand. Gebruik .txt, .docx, .odt of .pdf.")


def _lees_docx(pad: Path) -> list[str]:
    import docx

    try:
        document = docx.Document(str(pad))
    except Exception as fout:
        raise LeesFout(f"'{pad.name}' is geen leesbaar Word-bestand.") from fout
    return [alinea.text for alinea in document.paragraphs]


def _lees_odt(pad: Path) -> list[str]:
    import odfdo

    try:
        body = odfdo.Document(str(pad)).body
        return [alinea.inner_text for alinea in body.get_elements("//text:p|//text:h")]
    except Exception as fout:
        raise LeesFout(f"'{pad.name}' is geen leesbaar OpenDocument-bestand.") from fout


def _lees_pdf(pad: Path) -> list[str]:
    import pypdf

    try:
        lezer = pypdf.PdfReader(pad)
        gesloten = lezer.is_encrypted
        regels = [] if gesloten else [r for pagina in lezer.pages for r in pagina.extract_text().split("\n")]
    except Exception as fout:
        raise LeesFout(f"'{pad.name}' is geen leesbare PDF.") from fout
    if gesloten:
        raise LeesFout(f"'{pad.name}' is beveiligd met een wachtwoord. Haal dat eraf en probeer het opnieuw.")
    return regels


_LEZERS = {".docx": _lees_docx, ".odt": _lees_odt, ".pdf": _lees_pdf}
