"""Cells, rows, and the budget within which a file is read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from afspraak.termijnen import AfspraakFout

MOST_ROWS = 2_000
MOST_COLUMNS = 40
MOST_SIGNS = 1_000
"""Signs in one cell: a name or an address is far shorter, and one long text can stand in thousands of cells."""
UNPACKED = 8 * 1024 * 1024
"""Bytes of XML that are read of one file, unpacked."""
ELEMENTS = 300_000
"""Elements of XML that are read of one file: each costs time, and a million of them fit in a few kilobytes."""
NO_RESULT = "hier staat een formule zonder uitkomst. Sla het bestand op in uw rekenprogramma."
_ERROR = re.compile(r"#(N/[AB]|[A-Z][A-Z/0-9]*[!?])|Err:[0-9]{3}")


class SheetError(AfspraakFout):
    """A file that can't be read as a spreadsheet; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as text: a day as 2027-01-31, a number without ".0". ``wrong`` says why it has no text of its own."""

    text: str
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds something. ``number`` counts from 1, as in the program; columns count from 0."""

    number: int
    cells: Mapping[int, Cell]


def seen(text: str) -> Cell | None:
    """Return a cell with this text, or None where nothing is to be seen. An error of a formula is no text."""
    shown = text.strip()
    if not shown:
        return None
    if len(shown) > MOST_SIGNS:
        return Cell("", f"hier staan {len(shown)} tekens. Een cel mag er {MOST_SIGNS} hebben.")
    return Cell("", failed(shown)) if _ERROR.fullmatch(shown) else Cell(shown)


def failed(error: str) -> str:
    """Say that a formula has no result."""
    return f"hier staat een fout ({error[:20]})."


def letter(column: int) -> str:
    """Return the letter of a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def within(row: int, column: int) -> None:
    """Refuse a cell outside the budget, before anything is kept for what lies between.

    Raises:
        SheetError: if the row (from 1) or the column (from 0) is too far.
    """
    if row > MOST_ROWS:
        raise SheetError(
            f"In rij {row} staat iets. Dit bestand mag {MOST_ROWS} rijen hebben. Haal weg wat eronder staat."
        )
    if column >= MOST_COLUMNS:
        raise SheetError(
            f"In kolom {letter(column)} staat iets. Dit bestand mag {MOST_COLUMNS} kolommen hebben. Haal weg wat ernaast staat."
        )
