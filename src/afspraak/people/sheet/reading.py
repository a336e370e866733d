"""Whatever file an office sends: xlsx, ods or csv, known by what is in it, not by its name."""

import csv
import io
import re

from afspraak.people.sheet.cells import Row, SheetError, seen, within
from afspraak.people.sheet.ods import read_ods
from afspraak.people.sheet.xlsx import read_xlsx
from afspraak.people.sheet.xml import DAMAGED, open_zip

LARGEST = 1024 * 1024
"""Bytes of a file."""
_SEPARATORS = ";\t,"
_SAID = re.compile(r"sep=([;\t,])\r?\n", re.IGNORECASE)
"""A first line that spreadsheets take as a remark: they don't show it, and count from the line below."""
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def read_sheet(content: bytes) -> tuple[Row, ...]:
    """Return the rows that hold something.

    Raises:
        SheetError: if the file is empty, too large, damaged, or no spreadsheet.
    """
    if not content.strip():
        raise SheetError("Dit bestand is leeg. Kies het bestand met de mensen.")
    if len(content) > LARGEST:
        raise SheetError("Dit bestand is groter dan 1 MB. Zet alleen de mensen in een nieuw bestand.")
    if content.startswith(_OLD_EXCEL):
        raise SheetError("Dit is een oud of een versleuteld Excel-bestand. Sla het zonder wachtwoord op als xlsx.")
    return _zipped(content) if content.startswith(b"PK") else _csv(content)


def _zipped(content: bytes) -> tuple[Row, ...]:
    opened = open_zip(content)
    with opened.archive:
        if "xl/workbook.xml" in opened.names:
            return read_xlsx(opened)
        if not opened.names.isdisjoint({"content.xml", "encrypted-package"}):
            return read_ods(opened)
    raise SheetError(DAMAGED)


def _csv(content: bytes) -> tuple[Row, ...]:
    text = _decoded(content)
    if said := _SAID.match(text):
        text = text[said.end() :]
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = said[1] if said else max(_SEPARATORS, key=first.count)
    rows, number = [], 0
    try:
        # Strict: else a quote that nobody closes makes one cell of everybody below it.
        for number, fields in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), 1):
            cells = {column: cell for column, field in enumerate(fields) if (cell := seen(field)) is not None}
            if cells:
                within(number, max(cells))
                rows.append(Row(number, cells))
    except csv.Error as wrong:
        raise SheetError(
            f"In rij {number + 1} klopt een aanhalingsteken niet, of is een cel veel te lang. Sla het bestand op als xlsx."
        ) from wrong
    return tuple(rows)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\x00" in content:
        raise SheetError(DAMAGED)
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetError("Dit bestand is geen leesbare tekst. Sla het op als xlsx, ods of csv.")
