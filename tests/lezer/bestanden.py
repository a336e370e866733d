"""The same text as a text file, a Word file, an OpenDocument file and a PDF with a text layer."""

from collections.abc import Callable
from pathlib import Path

import docx
import odfdo


def als_txt(tekst: str, pad: Path) -> Path:
    pad.write_text(tekst, encoding="utf-8")
    return pad


def als_docx(tekst: str, pad: Path) -> Path:
    document = docx.Document()
    for regel in tekst.split("\n"):
        document.add_paragraph(regel)
    document.save(str(pad))
    return pad


def als_odt(tekst: str, pad: Path) -> Path:
    document = odfdo.Document("text")
    document.body.clear()
    for regel in tekst.split("\n"):
        document.body.append(odfdo.Paragraph(regel))
    document.save(pad)
    return pad


def als_pdf(tekst: str, pad: Path) -> Path:
    """Write a PDF by hand, of twenty lines a page, each page with its number below."""
    regels = tekst.split("\n")
    return schrijf_pdf([[*regels[i : i + 20], str(i // 20 + 1)] for i in range(0, len(regels), 20)], pad)


def schrijf_pdf(bladen: list[list[str]], pad: Path, slot: bytes = b"") -> Path:
    nummers = [4 + 2 * i for i in range(len(bladen))]
    objecten = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(bladen)} /Kids [{' '.join(f'{n} 0 R' for n in nummers)}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for nummer, blad in zip(nummers, bladen, strict=True):
        inhoud = b"BT /F1 10 Tf 12 TL 40 800 Td " + b" ".join(_regel(r) for r in blad) + b" ET"
        bron = f"/Resources << /Font << /F1 3 0 R >> >> /Contents {nummer + 1} 0 R".encode()
        objecten.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] " + bron + b" >>")
        objecten.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(inhoud), inhoud))
    pad.write_bytes(_bundel(objecten, slot))
    return pad


def _regel(tekst: str) -> bytes:
    veilig = tekst.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(" + veilig + b") Tj T*"


def _bundel(objecten: list[bytes], slot: bytes) -> bytes:
    uit, plaatsen = b"%PDF-1.4\n", []
    for nummer, inhoud in enumerate(objecten, start=1):
        plaatsen.append(len(uit))
        uit += b"%d 0 obj\n%s\nendobj\n" % (nummer, inhoud)
    tabel = b"".join(b"%010d 00000 n \n" % plaats for plaats in plaatsen)
    kop = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objecten) + 1)
    einde = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objecten) + 1, slot, len(uit))
    return uit + kop + tabel + einde


SCHRIJVERS: dict[str, Callable[[str, Path], Path]] = {
    "txt": als_txt,
    "docx": als_docx,
    "odt": als_odt,
    "pdf": als_pdf,
}
