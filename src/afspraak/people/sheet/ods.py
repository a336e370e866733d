"""The first sheet of an ods file. Empty rows and cells are counted, never made."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from afspraak.people.sheet.cells import MOST_COLUMNS, MOST_ROWS, NO_RESULT, Cell, Row, SheetError, failed, seen, within
from afspraak.people.sheet.xml import LOCKED, Opened, walk

_TEXT = {"s": " ", "tab": " ", "line-break": " "}


_MANIFEST = "META-INF/manifest.xml"


@dataclass(slots=True)
class _Manifest:
    """Whether a file has a password: its parts are then unreadable, though the zip file itself is not locked."""

    locked: bool = False

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        self.locked = self.locked or name == "encryption-data"

    def end(self, name: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass


@dataclass(slots=True)
class _Sheet:
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    tables: int = 0
    row: int = 0
    column: int = 0
    row_times: int = 1
    cell_times: int = 1
    current: dict[int, Cell] = field(default_factory=dict)
    kind: str = ""
    value: str = ""
    formula: bool = False
    paragraphs: list[list[str]] = field(default_factory=list)
    in_cell: bool = False
    in_paragraph: int = 0
    remark: int = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table":
            self.tables += 1
        if self.tables != 1:
            return
        if name == "annotation":
            self.remark += 1
        match name:
            case "table-row":
                self.row_times = _times(attributes.get("number-rows-repeated"))
                self.current, self.column = {}, 0
            case "table-cell" | "covered-table-cell":
                self._begin(attributes)
            case "p" if self.in_cell and not self.remark:
                self.in_paragraph += 1
                self.paragraphs.append([])
            case _ if name in _TEXT:
                self.data(_TEXT[name])

    def _begin(self, attributes: Mapping[str, str]) -> None:
        self.cell_times = _times(attributes.get("number-columns-repeated"))
        self.kind = attributes.get("value-type", "")
        named = {"date": "date-value", "boolean": "boolean-value"}.get(self.kind, "value")
        self.value = attributes.get(named, "")
        self.formula = "formula" in attributes
        self.paragraphs, self.in_cell = [], True

    def data(self, text: str) -> None:
        if self.in_paragraph and not self.remark:
            self.paragraphs[-1].append(text)

    def end(self, name: str) -> None:
        if self.tables != 1:
            return
        match name:
            case "annotation":
                self.remark -= 1
            case "p" if self.in_paragraph and not self.remark:
                self.in_paragraph -= 1
            case "table-cell" | "covered-table-cell":
                self._keep_cell()
            case "table-row":
                self._keep_row()

    def _keep_cell(self) -> None:
        self.in_cell = False
        cell = self._cell()
        if cell is not None:
            within(self.row + 1, self.column + self.cell_times - 1)
            for place in range(self.column, self.column + self.cell_times):
                self.current[place] = cell
        self.column = min(self.column + self.cell_times, MOST_COLUMNS * 1_000)

    def _cell(self) -> Cell | None:
        shown = "\n".join("".join(parts) for parts in self.paragraphs).strip()
        match self.kind:
            case "date" if self.value:
                return seen(self.value.partition("T")[0])
            case "float" | "percentage" | "currency" if self.value:
                return seen(self.value.removesuffix(".0"))
            case "boolean":
                return Cell("ja" if self.value == "true" else "nee")
            case "error":  # LibreOffice says the kind twice; this is the last, its own
                return Cell("", failed(shown))
        if self.formula and not self.kind and not shown:
            return Cell("", NO_RESULT)
        return seen(shown)

    def _keep_row(self) -> None:
        if self.current:
            within(self.row + self.row_times, 0)
            for number in range(self.row + 1, self.row + self.row_times + 1):
                self.rows[number] = self.current
        self.row = min(self.row + self.row_times, MOST_ROWS * 1_000)


def _times(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 1


def read_ods(opened: Opened) -> tuple[Row, ...]:
    """Return the rows of the first sheet.

    Raises:
        SheetError: if the file is damaged, encrypted, too large, or holds a cell outside the budget.
    """
    manifest, sheet = _Manifest(), _Sheet()
    if _MANIFEST in opened.names:
        walk(opened, _MANIFEST, manifest)
    if manifest.locked:
        raise SheetError(LOCKED)
    walk(opened, "content.xml", sheet)
    return tuple(Row(number, cells) for number, cells in sorted(sheet.rows.items()))
