"""Whatever file an office sends: xlsx, ods or csv, known by what is in it, not by its name."""

import csv
import io
import zipfile

from afspraak.people.sheet.cells import Cell, Row, SheetError, within
from afspraak.people.sheet.ods import read_ods
from afspraak.people.sheet.xlsx import read_xlsx
from afspraak.people.sheet.xml import DAMAGED

LARGEST = 1024 * 1024
"""Bytes of a file."""
_SEPARATORS = ";\t,"
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
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as damaged:
        raise SheetError(DAMAGED) from damaged
    with archive:
        if "xl/workbook.xml" in names:
            return read_xlsx(archive)
        if "content.xml" in names:
            return read_ods(archive)
    raise SheetError(DAMAGED)


def _csv(content: bytes) -> tuple[Row, ...]:
    text = _decoded(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    rows = []
    try:
        for number, fields in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1):
            cells = {column: Cell(field.strip()) for column, field in enumerate(fields) if field.strip()}
            if cells:
                within(number, max(cells))
                rows.append(Row(number, cells))
    except csv.Error as wrong:
        raise SheetError(
            "Dit csv-bestand klopt niet: er staat een aanhalingsteken of een cel te veel. Sla het opnieuw op."
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
