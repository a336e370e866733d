"""The first sheet of an xlsx file. A day is a number with the format of a day, so formats are read too."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from afspraak.people.sheet.cells import NO_RESULT, Cell, Row, SheetError, failed, seen, within
from afspraak.people.sheet.xml import DAMAGED, Opened, walk

_REFERENCE = re.compile(r"([A-Z]{1,4})([0-9]{1,8})\Z")
_BUILT_IN_DAYS = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58})
_LONGEST_NUMBER = 40
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@dataclass(slots=True)
class _Book:
    """Which sheet is the first that one sees, and from which year days count."""

    first: str = ""
    from_1904: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet" and not self.first and attributes.get("state", "visible") == "visible":
            self.first = attributes.get("id", "")
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in ("1", "true")

    def end(self, name: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass


@dataclass(slots=True)
class _Relations:
    targets: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def end(self, name: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass


@dataclass(slots=True)
class _Styles:
    """Which styles of cells show a day."""

    formats: dict[int, str] = field(default_factory=dict)
    days: list[bool] = field(default_factory=list)
    inside: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            self.formats[_whole(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self.inside = True
        elif name == "xf" and self.inside:
            self.days.append(self._is_day(_whole(attributes.get("numFmtId", ""))))

    def _is_day(self, number: int) -> bool:
        if number in self.formats:
            return bool(re.search(r"[dDyYjJ]", _LITERAL.sub("", self.formats[number])))
        return number in _BUILT_IN_DAYS

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self.inside = False

    def data(self, text: str) -> None:
        pass


@dataclass(slots=True)
class _Strings:
    """The texts that cells refer to by number. What is only for reading aloud (rPh) is left out."""

    texts: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    hears: bool = False
    aloud: bool = False

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        if name == "si":
            self.parts = []
        self.aloud = self.aloud or name == "rPh"
        self.hears = name == "t" and not self.aloud

    def end(self, name: str) -> None:
        if name == "si":
            self.texts.append("".join(self.parts))
        if name == "rPh":
            self.aloud = False
        self.hears = False

    def data(self, text: str) -> None:
        if self.hears:
            self.parts.append(text)


@dataclass(slots=True)
class _Sheet:
    strings: list[str]
    days: list[bool]
    first_day: date
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    place: tuple[int, int] = (0, -1)
    row: int = 0
    kind: str = ""
    style: int = 0
    value: list[str] = field(default_factory=list)
    formula: bool = False
    valued: bool = False
    hears: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "row":
                self.row = _whole(attributes.get("r", "")) or self.row + 1
                self.place = (self.row, -1)
            case "c":
                self._begin(attributes)
            case "f":
                self.formula = True
            case "v" | "t":
                self.hears = self.valued = True

    def _begin(self, attributes: Mapping[str, str]) -> None:
        found = _REFERENCE.match(attributes.get("r", ""))
        self.place = (int(found[2]), _column(found[1])) if found else (self.row, self.place[1] + 1)
        self.kind = attributes.get("t", "n")
        self.style = _whole(attributes.get("s", "0"))
        self.value, self.formula, self.valued, self.hears = [], False, False, False

    def end(self, name: str) -> None:
        self.hears = False
        if name != "c":
            return
        cell = self._cell()
        if cell is not None:
            within(self.place[0], self.place[1])
            self.rows.setdefault(self.place[0], {})[self.place[1]] = cell

    def data(self, text: str) -> None:
        if self.hears:
            self.value.append(text)

    def _cell(self) -> Cell | None:
        raw = "".join(self.value)
        # A program that can't calculate writes an empty value; only a text ("str") can really have come out empty.
        if self.formula and not raw and not (self.valued and self.kind == "str"):
            return Cell("", NO_RESULT)
        if not self.valued or not raw.strip():
            return None
        match self.kind:
            case "s":
                place = _whole(raw)
                if place >= len(self.strings):
                    raise SheetError(DAMAGED)
                return seen(self.strings[place])
            case "e":
                return Cell("", failed(raw))
            case "b":
                return Cell("ja" if raw == "1" else "nee")
            case "n" | "d":
                return seen(self._number(raw.strip().partition("T")[0]))
            case _:
                return seen(raw)

    def _number(self, raw: str) -> str:
        try:
            number = Decimal(raw[:_LONGEST_NUMBER])
        except InvalidOperation:
            return raw
        if len(raw) > _LONGEST_NUMBER or not number.is_finite() or number.adjusted() >= 15:
            return raw
        last = (date.max - self.first_day).days
        if self.style < len(self.days) and self.days[self.style] and 1 <= number < last + 1:
            return (self.first_day + timedelta(days=int(number))).isoformat()
        return str(int(number)) if number == number.to_integral_value() else raw


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _column(letters: str) -> int:
    number = 0
    for sign in letters:
        number = number * 26 + ord(sign) - ord("A") + 1
    return number - 1


def read_xlsx(opened: Opened) -> tuple[Row, ...]:
    """Return the rows of the first sheet.

    Raises:
        SheetError: if the file is damaged, too large, or holds a cell outside the budget.
    """
    book, relations, styles, strings = _Book(), _Relations(), _Styles(), _Strings()
    walk(opened, "xl/workbook.xml", book)
    walk(opened, "xl/_rels/workbook.xml.rels", relations)
    if "xl/styles.xml" in opened.names:
        walk(opened, "xl/styles.xml", styles)
    if "xl/sharedStrings.xml" in opened.names:
        walk(opened, "xl/sharedStrings.xml", strings)
    target = relations.targets.get(book.first, "").lstrip("/")
    # 1900 counts a 29 February that never was, so days count from 30 December 1899.
    sheet = _Sheet(strings.texts, styles.days, date(1904, 1, 1) if book.from_1904 else date(1899, 12, 30))
    walk(opened, target if target.startswith("xl/") else f"xl/{target}", sheet)
    return tuple(Row(number, cells) for number, cells in sorted(sheet.rows.items()))
