"""A list of people from a spreadsheet: columns by their names, and every mistake by row and column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from afspraak.overeenkomst.pakket import Pakket
from afspraak.people.sheet import Cell, Row, letter
from afspraak.record.text import clean, folded
from afspraak.termijnen import AfspraakFout, lees_dag

COLUMNS: dict[str, str] = {
    "naam": "naam",
    "email": "e-mailadres",
    "organisatie": "organisatie",
    "gemeente": "gemeente",
    "rol": "rol",
    "vanaf": "vanaf",
    "tot": "tot en met",
    "verklaring": "verklaring getekend op",
}
"""What a row can say, and how the column is called."""
MOST_PEOPLE = 200
"""Rows under the head: all of them are recorded in one transaction, and nobody else can record meanwhile."""
REQUIRED = ("naam", "email", "gemeente")
_ALSO = {
    "mail": "email", "email": "email", "emailadres": "email", "adres": "email", "tot": "tot", "t/m": "tot",
    "totenmet": "tot", "verklaring": "verklaring", "geheimhouding": "verklaring", "functie": "rol", "begin": "vanaf",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellError:
    """A mistake in a cell; ``column`` is its letter, empty where the whole row is meant."""

    row: int
    column: str
    sentence: str

    def __str__(self) -> str:
        where = f"rij {self.row}, kolom {self.column}" if self.column else f"rij {self.row}"
        return f"{where}: {self.sentence}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """What one row says: a person, and perhaps a role and a signed declaration. ``columns`` are the letters by name."""

    row: int
    columns: Mapping[str, str]
    naam: str
    email: str
    organisatie: str
    gemeente: str
    rol: str = ""
    vanaf: date | None = None
    tot: date | None = None
    verklaring: date | None = None

    def wrong(self, name: str, sentence: str) -> CellError:
        """Return a mistake in one of its cells."""
        return CellError(self.row, self.columns.get(name, ""), sentence)


def read_roster(rows: tuple[Row, ...], pakket: Pakket) -> tuple[tuple[PersonRow, ...], tuple[CellError, ...]]:
    """Return what the rows say, and everything that is wrong with them; a row with a mistake is not among the rows."""
    if not rows:
        return (), (CellError(1, "", "hier staat niets. Zet in de eerste rij de namen van de kolommen."),)
    head, *body = rows
    if len(body) > MOST_PEOPLE:
        sentence = f"een bestand mag {MOST_PEOPLE} rijen met mensen hebben; dit heeft er {len(body)}. Maak er twee van."
        return (), (CellError(body[MOST_PEOPLE].number, "", sentence),)
    places, errors = _head(head)
    if errors:
        return (), errors
    reader = _Reader(places, pakket)
    people = [person for row in body if (person := reader.read(row)) is not None]
    if not people and not reader.errors:
        return (), (CellError(head.number + 1, "", "onder de namen van de kolommen staat niemand."),)
    return tuple(people), tuple(reader.errors)


def _head(row: Row) -> tuple[dict[str, int], tuple[CellError, ...]]:
    known = {_key(title): name for name, title in COLUMNS.items()} | _ALSO
    places: dict[str, int] = {}
    errors: list[CellError] = []
    for column, cell in sorted(row.cells.items()):
        name = known.get(_key(cell.text))
        if name is None:
            titles = ", ".join(COLUMNS.values())
            sentence = f"de kolom “{clean(cell.text)}” ken ik niet. Wel: {titles}."
            errors.append(CellError(row.number, letter(column), sentence))
        elif name in places:
            sentence = f"de kolom “{COLUMNS[name]}” staat er twee keer (ook in {letter(places[name])})."
            errors.append(CellError(row.number, letter(column), sentence))
        else:
            places[name] = column
    missing = [COLUMNS[name] for name in REQUIRED if name not in places]
    if missing and not errors:
        errors.append(CellError(row.number, "", f"deze kolom ontbreekt: {', '.join(missing)}."))
    return places, tuple(errors)


def _key(title: str) -> str:
    return "".join(c for c in folded(title) if c.isalnum() or c == "/")


class _Reader:
    """Reads the rows under a head, and keeps what is wrong."""

    def __init__(self, places: Mapping[str, int], pakket: Pakket) -> None:
        self.errors: list[CellError] = []
        self._places = places
        self._columns = {name: letter(column) for name, column in places.items()}
        self._gemeenten = _by_title((g, pakket.partijen[g].titel) for g in pakket.groepen["gemeenten"])
        for g in pakket.groepen["gemeenten"]:
            self._gemeenten[_key(pakket.partijen[g].titel.removeprefix("gemeente "))] = g
        self._rollen = _by_title((r.naam, r.titel) for r in pakket.rollen.values() if not r.orgaan)

    def read(self, row: Row) -> PersonRow | None:
        """Return what a row says, or None where something in it is wrong."""
        before = len(self.errors)
        texts = {name: self._text(row, name) for name in COLUMNS}
        for name in REQUIRED:
            if not texts[name] and not self._is_wrong(row, name):
                self._wrong(row, name, f"vul hier in: {COLUMNS[name]}.")
        gemeente = self._choice(row, "gemeente", texts["gemeente"], self._gemeenten, "gemeente")
        rol = self._choice(row, "rol", texts["rol"], self._rollen, "rol")
        vanaf, tot, signed = (self._day(row, name, texts[name]) for name in ("vanaf", "tot", "verklaring"))
        if not rol and (vanaf or tot):
            self._wrong(row, "rol", "hier ontbreekt de rol waarbij de dagen horen.")
        if len(self.errors) > before:
            return None
        return PersonRow(
            row=row.number,
            columns=self._columns,
            naam=texts["naam"],
            email=texts["email"],
            organisatie=texts["organisatie"],
            gemeente=gemeente,
            rol=rol,
            vanaf=vanaf,
            tot=tot,
            verklaring=signed,
        )

    def _cell(self, row: Row, name: str) -> Cell:
        return row.cells.get(self._places.get(name, -1), Cell(""))

    def _is_wrong(self, row: Row, name: str) -> bool:
        return bool(self._cell(row, name).wrong)

    def _text(self, row: Row, name: str) -> str:
        cell = self._cell(row, name)
        if cell.wrong:
            self._wrong(row, name, cell.wrong)
        return clean(cell.text)

    def _wrong(self, row: Row, name: str, sentence: str) -> None:
        self.errors.append(CellError(row.number, self._columns.get(name, ""), sentence))

    def _choice(self, row: Row, name: str, text: str, known: Mapping[str, str], what: str) -> str:
        if not text:
            return ""
        found = known.get(_key(text), "")
        if not found:
            self._wrong(row, name, f"“{text}” is geen {what} van deze overeenkomst.")
        return found

    def _day(self, row: Row, name: str, text: str) -> date | None:
        if not text:
            return None
        try:
            return lees_dag(text, COLUMNS[name])
        except AfspraakFout as wrong:
            self._wrong(row, name, str(wrong))
            return None


def _by_title(pairs: Iterator[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, title in pairs:
        found[_key(title)] = found[_key(name)] = name
    return found
