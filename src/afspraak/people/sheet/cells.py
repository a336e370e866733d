"""Cells, rows, and the budget within which a file is read."""

from collections.abc import Mapping
from dataclasses import dataclass

from afspraak.termijnen import AfspraakFout

MOST_ROWS = 2_000
MOST_COLUMNS = 40
UNPACKED = 20 * 1024 * 1024
"""Bytes of XML that are read of one file, unpacked."""


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
