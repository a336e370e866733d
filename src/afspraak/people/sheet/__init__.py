"""Reading spreadsheets: rows of text, with the numbers and letters that the user's own program shows."""

from afspraak.people.sheet.cells import Cell, Row, SheetError, letter
from afspraak.people.sheet.reading import LARGEST, read_sheet

__all__ = ["LARGEST", "Cell", "Row", "SheetError", "letter", "read_sheet"]
