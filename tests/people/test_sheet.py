"""Whatever an office sends: rows and letters as its program shows them, or a sentence; never an error, never a stopped server."""

import io
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afspraak.people.roster import read_roster
from afspraak.people.sheet import Cell, Row, SheetError, letter, read_sheet
from hulpmiddelen import hbel

HEAD = ("Naam", "E-mailadres", "Organisatie", "Gemeente", "Rol", "Vanaf", "Tot en met", "Verklaring getekend op")


def xlsx(sheet: str, strings: str = "", styles: str = "", book: str = "", **more: str) -> bytes:
    """Make a file with one sheet."""
    files = {
        "xl/workbook.xml": f'<workbook xmlns:r="r">{book}<sheets><sheet name="Blad" sheetId="1" r:id="rId9"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId9" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{sheet}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f"<sst>{strings}</sst>",
        "xl/styles.xml": f"<styleSheet>{styles}</styleSheet>",
    } | more
    return packed(files)


def ods(rows: str, before: str = "") -> bytes:
    """Make a file with one table."""
    table = f"<table:table table:name='Blad'>{rows}</table:table>"
    content = f"<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'>{before}{table}</office:document-content>"
    return packed({"content.xml": content})


def packed(files: Mapping[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return made.getvalue()


def texts(content: bytes) -> dict[str, str]:
    return {
        f"{letter(c)}{row.number}": cell.text or cell.wrong
        for row in read_sheet(content)
        for c, cell in row.cells.items()
    }


DAYS = '<numFmts><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/><numFmt numFmtId="165" formatCode="&quot;dag&quot; 0"/></numFmts>'
STYLES = f'{DAYS}<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="B3" t="s"><v>0</v></c>', "Zoë"),
        ('<c r="B3" t="inlineStr"><is><t>Los</t></is></c>', "Los"),
        ('<c r="B3" t="str"><f>A1</f><v>Uit</v></c>', "Uit"),
        ('<c r="B3"><v>317</v></c>', "317"),
        ('<c r="B3"><v>317.0</v></c>', "317"),
        ('<c r="B3"><v>1.15</v></c>', "1.15"),
        ('<c r="B3" s="1"><v>46388</v></c>', "2027-01-01"),
        ('<c r="B3" s="2"><v>46388.75</v></c>', "2027-01-01"),
        ('<c r="B3" s="3"><v>46388</v></c>', "46388"),
        ('<c r="B3" t="d"><v>2027-01-01T00:00:00</v></c>', "2027-01-01"),
        ('<c r="B3" s="1"><v>2958465</v></c>', "9999-12-31"),
        ('<c r="B3" s="1"><v>2958466</v></c>', "2958466"),
        ('<c r="B3" s="1"><v>NaN</v></c>', "NaN"),
        ('<c r="B3"><v>sNaN</v></c>', "sNaN"),
        ('<c r="B3" s="1"><v>1e999999999</v></c>', "1e999999999"),
        (f'<c r="B3"><v>{"9" * 900}</v></c>', "9" * 900),
        ('<c r="B3" t="b"><v>1</v></c>', "ja"),
        ('<c r="B3" t="e"><v>#N/A</v></c>', "hier staat een fout (#N/A)."),
    ],
)
def test_a_cell_of_excel_says_what_the_program_shows(cell: str, text: str) -> None:
    rows = f'<row r="3">{cell}</row>'
    strings = "<si><r><t>Zo</t></r><r><t>ë</t></r><rPh><t>zoe</t></rPh></si>"
    assert texts(xlsx(rows, strings, STYLES)) == {"B3": text}


def test_days_count_from_1904_where_the_file_says_so() -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>44926</v></c></row>'
    assert texts(xlsx(rows, styles=STYLES, book='<workbookPr date1904="1"/>')) == {"A1": "2027-01-01"}


def test_a_day_that_no_calendar_has_stays_a_number() -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>2958465</v></c></row>'
    assert texts(xlsx(rows, styles=STYLES, book='<workbookPr date1904="1"/>')) == {"A1": "2958465"}


def test_the_first_sheet_is_the_first_that_one_sees() -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>Zoë</t></is></c></row>'
    hidden = '<sheets><sheet name="Lijsten" sheetId="2" state="hidden" r:id="rId8"/></sheets>'
    assert texts(xlsx(rows, book=hidden)) == {"A1": "Zoë"}


@pytest.mark.parametrize("cell", ["<f>B1</f>", "<f>B1</f><v/>", "<f>B1</f><v></v>"])
def test_a_formula_without_a_result_is_said(cell: str) -> None:
    assert "formule zonder uitkomst" in texts(xlsx(f'<row r="1"><c r="A1">{cell}</c></row>'))["A1"]
    assert texts(xlsx('<row r="1"><c r="A1" t="str"><f>B1</f><v></v></c></row>')) == {}, "an empty text is a result"


def row(*cells: str, times: int = 1) -> str:
    return f"<table:table-row table:number-rows-repeated='{times}'>{''.join(cells)}</table:table-row>"


def cell(inside: str = "", **said: str) -> str:
    named = {"times": "table:number-columns-repeated", "kind": "office:value-type", "value": "office:value"}
    named |= {"day": "office:date-value", "formula": "table:formula"}
    told = "".join(f" {named[name]}='{value}'" for name, value in said.items())
    return f"<table:table-cell{told}>{inside}</table:table-cell>"


REMARK = "<office:annotation><text:p>opmerking</text:p></office:annotation>"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (row(cell("<text:p>Zoë</text:p>")), {"A1": "Zoë"}),
        (
            row(cell(), times=3)
            + row(cell(times="2"), cell("<text:p>1 jan</text:p>", kind="date", day="2027-01-01T00:00:00")),
            {"C4": "2027-01-01"},
        ),
        (row(cell("<text:p>317</text:p>", kind="float", value="317", times="2")), {"A1": "317", "B1": "317"}),
        (
            row(cell(f"{REMARK}<text:p>Bram<text:s/>Bos</text:p>")) + row(cell(times="16384"), times=1_048_575),
            {"A1": "Bram Bos"},
        ),
        (row(cell("<text:p>#N/A</text:p>")), {"A1": "hier staat een fout (#N/A)."}),
        (row(cell("<text:p>Err:502</text:p>")), {"A1": "hier staat een fout (Err:502)."}),
        (row(cell("<text:p>#iets</text:p>", kind="error")), {"A1": "hier staat een fout (#iets)."}),
        (row(cell("<text:p>Team #1</text:p>")), {"A1": "Team #1"}),
        (row(cell(formula="of:=[.B1]", kind="string")), {}),
        (
            row(cell(formula="of:=[.B1]")),
            {"A1": "hier staat een formule zonder uitkomst. Sla het bestand op in uw rekenprogramma."},
        ),
    ],
)
def test_a_cell_of_libreoffice_says_what_the_program_shows(rows: str, found: dict[str, str]) -> None:
    assert texts(ods(rows)) == found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_text_with_separators_in_every_encoding(encoding: str, separator: str) -> None:
    text = f'Naam{separator}Gemeente\r\n\r\n"Zoë{separator}\nJansen"{separator}Laren\r\n'
    found = texts(text.encode(encoding))
    assert found == {"A1": "Naam", "B1": "Gemeente", "A3": f"Zoë{separator}\nJansen", "B3": "Laren"}


@pytest.mark.parametrize("first", ["sep=;\n", "SEP=;\r\n"])
def test_a_line_that_only_names_the_separator_is_no_row(first: str) -> None:
    assert texts(f"{first}Naam;a,b,c\nZoë;x".encode()) == {"A1": "Naam", "B1": "a,b,c", "A2": "Zoë", "B2": "x"}


@pytest.mark.parametrize("error", ["#N/B", "#WAARDE!", "#NAAM?", "#DEEL/0!"])
def test_an_error_that_was_saved_as_text_is_no_name(error: str) -> None:
    assert texts(f"Naam\n{error}\n".encode())["A2"] == f"hier staat een fout ({error})."


@pytest.mark.parametrize("make", [lambda t: f"Naam\n{t}".encode(), lambda t: ods(row(cell(f"<text:p>{t}</text:p>")))])
def test_a_cell_holds_no_book(make: Callable[[str], bytes]) -> None:
    assert "a" * 1_000 in texts(make("a" * 1_000)).values()
    assert "hier staan 1001 tekens. Een cel mag er 1000 hebben." in texts(make("a" * 1_001)).values()


LOCKED_ENTRY = "<manifest:manifest xmlns:manifest='m'><manifest:file-entry>{}</manifest:file-entry></manifest:manifest>"


@pytest.mark.parametrize("name", ["content.xml", "encrypted-package"])
def test_an_ods_with_a_password_is_told_so(name: str) -> None:
    manifest = LOCKED_ENTRY.format("<manifest:encryption-data/>")
    with pytest.raises(SheetError, match="versleuteld"):
        read_sheet(packed({"META-INF/manifest.xml": manifest, name: "onleesbaar"}))
    with pytest.raises(SheetError, match="beschadigd"):
        read_sheet(packed({"META-INF/manifest.xml": LOCKED_ENTRY.format(""), name: "onleesbaar"}))


BOMB = "<row r='1'>" + "<c r='A1' t='inlineStr'><is><t>" + "a" * (25 * 1024 * 1024) + "</t></is></c></row>"
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is leeg"),
        (b"  \n ", "is leeg"),
        (b"x" * (1024 * 1024 + 1), "groter dan 1 MB"),
        (b"PK\x03\x04 geen zip", "beschadigd"),
        (b"\xd0\xcf\x11\xe0 oud", "oud of een versleuteld"),
        (b"a;b\x00c", "beschadigd"),
        (packed({"iets.txt": "niets"}), "beschadigd"),
        (packed({"xl/workbook.xml": "<workbook><sheets>"}), "beschadigd"),
        (xlsx("<row r='1'><c r='A1' t='s'><v>7</v></c></row>"), "beschadigd"),
        (xlsx("", **{"xl/worksheets/sheet1.xml": LAUGHS}), "verwijzingen"),
        (xlsx("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"), "rij 1048576"),
        (xlsx("<row r='1'><c r='A1'><v>1</v></c><c r='XFD1'><v>1</v></c></row>"), "kolom XFD"),
        (xlsx(BOMB), "uitgepakt te groot"),
        (xlsx("<row>" + "<c/>" * 300_001 + "</row>"), "staat te veel"),
        (xlsx("", "<si/>" * 160_000, "<xf/>" * 160_000), "staat te veel"),
        (ods(row("<table:table-cell/>" * 300_001)), "staat te veel"),
        (packed({"content.xml": '<?xml version="1.0" encoding="onzin"?><a/>'}), "beschadigd"),
        (packed({"content.xml": '<?xml version="1.0" encoding="shift_jis"?><a/>'}), "beschadigd"),
        (b'Naam;Gemeente\nZo;"Laren\nBram;Laren\n', "In rij 2 klopt een aanhalingsteken niet"),
        (
            ods(
                "<table:table-row table:number-rows-repeated='1048576'><table:table-cell table:number-columns-repeated='16384'>"
                "<text:p>x</text:p></table:table-cell></table:table-row>"
            ),
            "kolom",
        ),
        (b"a\n" * 2_001, "rij 2001"),
        (b";" * 40 + b"x", "kolom AO"),
    ],
)
def test_what_can_not_be_read_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(SheetError, match=sentence):
        read_sheet(content)


@given(st.binary(max_size=400) | st.binary(max_size=200).map(lambda b: b"PK\x03\x04" + b))
def test_any_bytes_are_rows_or_a_sentence(content: bytes) -> None:
    try:
        read_sheet(content)
    except SheetError as refused:
        sentence = str(refused)
    else:
        sentence = "."
    assert sentence.endswith(".")


@given(st.text(max_size=200))
def test_any_sheet_is_rows_or_a_sentence(text: str) -> None:
    printable = "".join(c for c in text if c.isprintable())
    for content in (xlsx(f"<row><c t='inlineStr'><is><t>{escape(printable)}</t></is></c></row>"), xlsx(text)):
        try:
            read_sheet(content)
        except SheetError as refused:
            sentence = str(refused)
        else:
            sentence = "."
        assert sentence.endswith(".")


DAMAGEABLE = (
    xlsx('<row r="3"><c r="B3" t="s"><v>0</v></c></row>', "<si><t>Zo</t></si>", STYLES),
    ods(row(cell("<text:p>Zo</text:p>"))),
)


@given(st.data(), st.sampled_from(DAMAGEABLE))
def test_any_damage_to_a_file_is_rows_or_a_sentence(data: st.DataObject, whole: bytes) -> None:
    damaged = bytearray(whole)
    for place, value in data.draw(st.dictionaries(st.integers(0, len(whole) - 1), st.integers(0, 255))).items():
        damaged[place] = value
    try:
        read_sheet(bytes(damaged))
    except SheetError as refused:
        sentence = str(refused)
    else:
        sentence = "."
    assert sentence.endswith(".")


# From rows to people


def roster(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> tuple[object, list[str]]:
    lines = [Row(n, {c: Cell(t) for c, t in enumerate(r) if t}) for n, r in enumerate((head, *rows), start=1)]
    people, errors = read_roster(tuple(lines), hbel())
    return people, [str(e) for e in errors]


def test_a_row_says_who_where_and_from_when() -> None:
    people, errors = read_roster(
        (
            Row(2, {c: Cell(t) for c, t in enumerate(HEAD)}),
            Row(
                5,
                {
                    0: Cell(" Zoë  Jansen"),
                    1: Cell("Zoe@Laren.example"),
                    3: Cell("Laren"),
                    4: Cell("Griffier"),
                    5: Cell("1 januari 2027"),
                },
            ),
        ),
        hbel(),
    )
    assert errors == ()
    (person,) = people
    assert (person.row, person.naam, person.gemeente, person.rol) == (5, "Zoë Jansen", "laren", "griffier")
    assert person.vanaf is not None
    assert person.vanaf.isoformat() == "2027-01-01"


@pytest.mark.parametrize("title", ["E-mailadres", "e-mail", "EMAILADRES", "mail", " E-mail adres "])
def test_a_column_is_known_in_every_spelling(title: str) -> None:
    people, errors = roster(("Zoë", "z@laren.example", "", "gemeente Laren"), head=("NAAM", title, "", "Gemeente"))
    assert errors == []
    assert people


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("", "z@x.example", "", "Laren"), "rij 2, kolom A: vul hier in: naam."),
        (("Zoë", "", "", "Laren"), "rij 2, kolom B: vul hier in: e-mailadres."),
        (("Zoë", "z@x.example", "", "Parijs"), "rij 2, kolom D: “Parijs” is geen gemeente van deze overeenkomst."),
        (("Zoë", "z@x.example", "", "Laren", "koning"), "rij 2, kolom E: “koning” is geen rol van deze overeenkomst."),
        (
            ("Zoë", "z@x.example", "", "Laren", "college"),
            "rij 2, kolom E: “college” is geen rol van deze overeenkomst.",
        ),
        (("Zoë", "z@x.example", "", "Laren", "", "1-1-2027"), "rij 2, kolom E: hier ontbreekt de rol"),
        (("Zoë", "z@x.example", "", "Laren", "griffier", "ooit"), "rij 2, kolom F: "),
    ],
)
def test_a_mistake_is_said_at_its_cell(row: tuple[str, ...], said: str) -> None:
    people, errors = roster(row)
    assert people == ()
    assert any(e.startswith(said) for e in errors), errors


def test_every_mistake_is_said_at_once() -> None:
    people, errors = roster(
        ("", "", "", ""), ("Zoë", "z@x.example", "", "Laren"), ("Bram", "", "", "Parijs", "koning", "ooit")
    )
    assert len(errors) == 3 + 4
    assert people != ()


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (("Naam", "E-mailadres"), "rij 1: deze kolom ontbreekt: gemeente."),
        (("Naam", "Schoenmaat"), "rij 1, kolom B: de kolom “Schoenmaat” ken ik niet."),
        (("Naam", "naam"), "rij 1, kolom B: de kolom “naam” staat er twee keer (ook in A)."),
    ],
)
def test_a_wrong_head_is_said(head: tuple[str, ...], said: str) -> None:
    _, errors = roster(("x", "y"), head=head)
    assert errors[0].startswith(said)


@pytest.mark.parametrize("number", [200, 201])
def test_more_than_an_office_is_refused(number: int) -> None:
    people, errors = roster(*[(f"Mens {n}", f"m{n}@x.example", "", "Laren") for n in range(number)])
    refused = ["rij 202: een bestand mag 200 rijen met mensen hebben; dit heeft er 201. Maak er twee van."]
    assert (people == (), errors) == ((True, refused) if number > 200 else (False, []))


def test_nobody_is_said() -> None:
    assert roster()[1] == ["rij 2: onder de namen van de kolommen staat niemand."]
    assert str(read_roster((), hbel())[1][0]).startswith("rij 1: hier staat niets")


@pytest.mark.parametrize(("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (16383, "XFD")])
def test_columns_have_letters(number: int, name: str) -> None:
    assert letter(number) == name
