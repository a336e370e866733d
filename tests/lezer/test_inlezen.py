"""Files become lines with places that a person finds back; what cannot be read says the way out."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import odfdo
import pypdf
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from afspraak.lezer.inlezen import LeesFout, als_regels, lees_tekst
from afspraak.lezer.structuur import lees_structuur
from afspraak.lezer.telwoord import telwoord
from lezer.bestanden import als_docx, als_odt, als_pdf, schrijf_pdf


def teksten(pad: Path) -> list[str]:
    return [r.tekst for r in lees_tekst(pad) if r.tekst]


def test_lines_of_a_text_file_keep_their_numbers(tmp_path: Path) -> None:
    pad = tmp_path / "o.txt"
    pad.write_bytes(b"\xef\xbb\xbfeen\r\n\r\n\x0ctwee\xc2\xa0 drie\x0b\r\nvier\x0c\r\n")
    assert [(r.nummer, r.tekst, str(r)) for r in lees_tekst(pad) if r.tekst] == [
        (1, "een", "regel 1"),
        (3, "twee drie", "regel 3"),
        (4, "vier", "regel 4"),
    ]


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_usual_encoding_is_read(codering: str, tmp_path: Path) -> None:
    pad = tmp_path / "o.txt"
    pad.write_bytes("Artikel 1. Coördinatie\nEén “zin”.".encode(codering))
    assert teksten(pad) == ["Artikel 1. Coördinatie", "Eén “zin”."]


def test_a_file_is_read_for_what_it_is_not_for_its_name(tmp_path: Path) -> None:
    bron = als_docx("Artikel 1. Duur\nKort.", tmp_path / "o.docx")
    anders = bron.rename(tmp_path / "o.txt")
    assert teksten(anders) == ["Artikel 1. Duur", "Kort."]


def test_office_files_count_paragraphs_and_pdf_counts_lines_on_pages(tmp_path: Path) -> None:
    tekst = "een\n\ntwee"
    for pad in (als_docx(tekst, tmp_path / "o.docx"), als_odt(tekst, tmp_path / "o.odt")):
        assert [str(r) for r in lees_tekst(pad) if r.tekst] == ["alinea 1", "alinea 3"]
    pdf = schrijf_pdf([["een", "twee", "1"], ["drie", "2"]], tmp_path / "o.pdf")
    assert [(r.nummer, str(r), r.tekst) for r in lees_tekst(pdf) if r.tekst] == [
        (1, "bladzijde 1 regel 1", "een"),
        (2, "bladzijde 1 regel 2", "twee"),
        (4, "bladzijde 2 regel 1", "drie"),
    ]


def test_numbers_that_word_makes_itself_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Artikel 1. Duur")
    for zin in ("Een zin.", "Nog een zin."):
        document.add_paragraph(zin, style="List Number")
    document.add_paragraph("Los punt", style="List Bullet")
    document.save(str(tmp_path / "o.docx"))
    assert teksten(tmp_path / "o.docx") == ["Artikel 1. Duur", "1. Een zin.", "2. Nog een zin.", "- Los punt"]


def _genummerd(document: "docx.document.Document", tekst: str, num: int, diepte: int) -> None:
    alinea = document.add_paragraph(tekst)
    xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{diepte}"/><w:numId w:val="{num}"/></w:numPr>'
    alinea._p.get_or_add_pPr().append(parse_xml(xml))


def test_word_numbers_of_more_levels_restart_where_they_should(tmp_path: Path) -> None:
    document = docx.Document()
    niveaus = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{vorm}"/><w:lvlText w:val="{sjabloon}"/></w:lvl>'
        for i, (vorm, sjabloon) in enumerate([("decimal", "Artikel %1."), ("decimal", "%1.%2"), ("lowerLetter", "%3)")])
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{niveaus}</w:abstractNum>'))
    herstart = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'
    for num, extra in ((90, ""), (91, herstart)):
        xml = f'<w:num {nsdecls("w")} w:numId="{num}"><w:abstractNumId w:val="90"/>{extra}</w:num>'
        numbering.append(parse_xml(xml))
    for tekst, num, diepte in [
        ("Doel", 90, 0), ("Zin:", 90, 1), ("een;", 90, 2), ("twee.", 90, 2), ("Zin.", 90, 1),
        ("Duur", 90, 0), ("Zin:", 90, 1), ("een.", 90, 2), ("Vijf.", 91, 1), ("Zes.", 91, 1), ("Geen.", 0, 0),
    ]:  # fmt: skip
        _genummerd(document, tekst, num, diepte)
    document.save(str(tmp_path / "o.docx"))
    assert teksten(tmp_path / "o.docx") == [
        "Artikel 1. Doel", "1.1 Zin:", "a) een;", "b) twee.", "1.2 Zin.",
        "Artikel 2. Duur", "2.1 Zin:", "a) een.", "2.5 Vijf.", "2.6 Zes.", "Geen.",
    ]  # fmt: skip


def test_word_tables_line_breaks_and_tracked_changes(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Artikel 1. Duur\nKort,")
    document.add_table(1, 1).cell(0, 0).text = "in een tabel,"
    alinea = document.add_paragraph("niet ")
    w = nsdecls("w")
    alinea._p.append(parse_xml(f'<w:del {w} w:id="1"><w:r><w:delText>geschrapt </w:delText></w:r></w:del>'))
    alinea._p.append(parse_xml(f'<w:moveFrom {w} w:id="3"><w:r><w:t>verplaatst </w:t></w:r></w:moveFrom>'))
    alinea._p.append(parse_xml(f'<w:ins {w} w:id="2"><w:r><w:t>toegevoegd.</w:t></w:r></w:ins>'))
    document.save(str(tmp_path / "o.docx"))
    regels = [(r.nummer, r.tekst) for r in lees_tekst(tmp_path / "o.docx") if r.tekst]
    assert regels == [(1, "Artikel 1. Duur"), (1, "Kort,"), (2, "in een tabel,"), (3, "niet toegevoegd.")]


def test_a_text_box_and_a_style_below_a_style_in_word(tmp_path: Path) -> None:
    document = docx.Document()
    eigen = document.styles.add_style("Lidtekst", WD_STYLE_TYPE.PARAGRAPH)
    eigen.base_style = document.styles["List Number"]
    document.add_paragraph("Een zin.", style="Lidtekst")
    alinea = document.add_paragraph("Buiten")
    binnen = "<w:txbxContent><w:p><w:r><w:t>binnen</w:t></w:r></w:p></w:txbxContent>"
    alinea._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:pict>{binnen}</w:pict></w:r>"))
    alinea._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:tab/><w:t>en verder.</w:t></w:r>"))
    document.save(str(tmp_path / "o.docx"))
    assert teksten(tmp_path / "o.docx") == ["1. Een zin.", "Buiten en verder.", "binnen"]


ODT_LIJST = """<text:list-style style:name="L9">
<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>
<text:list-level-style-number text:level="2" style:num-prefix="(" style:num-suffix=")" style:num-format="a"/>
</text:list-style>"""


def _lijst(*items: str, kenmerk: str = 'text:style-name="L9"') -> str:
    return f"<text:list {kenmerk}>{''.join(items)}</text:list>"


def _item(*alineas: str, binnen: str = "", kenmerk: str = "") -> str:
    tekst = "".join(f"<text:p>{alinea}</text:p>" for alinea in alineas)
    return f"<text:list-item {kenmerk}>{tekst}{binnen}</text:list-item>"


def _bewaar(xml: list[str], pad: Path) -> Path:
    document = odfdo.Document("text")
    document.body.clear()
    document.insert_style(ODT_LIJST, automatic=True)
    for deel in xml:
        document.body.append(odfdo.Element.from_tag(deel))
    document.save(pad)
    return pad


def test_numbers_that_opendocument_makes_itself_are_read(tmp_path: Path) -> None:
    verder = 'text:style-name="L9" text:continue-numbering="true"'
    xml = [
        "<text:h>Artikel 1. Duur</text:h>",
        _lijst(_item("Zin:", binnen=_lijst(_item("een;"), _item("twee."), kenmerk=""))),
        "<text:p>los</text:p>",
        _lijst(_item("Zin.", "Tweede alinea."), kenmerk=verder),
        _lijst(_item("Zeven.", kenmerk='text:start-value="7"')),
        _lijst(_item("punt"), kenmerk=""),
    ]
    assert teksten(_bewaar(xml, tmp_path / "o.odt")) == [
        "Artikel 1. Duur", "1. Zin:", "(a) een;", "(b) twee.", "los", "2. Zin.", "Tweede alinea.", "7. Zeven.", "- punt",
    ]  # fmt: skip


def test_struck_out_text_and_remarks_of_opendocument_are_left_out(tmp_path: Path) -> None:
    weg = "<text:changed-region><text:deletion><text:p>geschrapt</text:p></text:deletion></text:changed-region>"
    opmerking = "<office:annotation><text:p>opmerking</text:p></office:annotation>"
    wit = "en<text:s/>goed,<text:line-break/>echt<text:tab/><text:span>waar</text:span>."
    xml = [f"<text:tracked-changes>{weg}</text:tracked-changes>", f"<text:p>Kort{opmerking} {wit}</text:p>"]
    assert teksten(_bewaar(xml, tmp_path / "o.odt")) == ["Kort en goed,", "echt waar."]


@pytest.mark.parametrize(
    ("nummer", "vorm", "tekst"),
    [(3, "decimal", "3"), (3, "lowerLetter", "c"), (3, "A", "C"), (4, "lowerRoman", "iv"), (19, "I", "XIX")],
)
def test_list_numbers(nummer: int, vorm: str, tekst: str) -> None:
    assert telwoord(nummer, vorm) == tekst


def _zip(*namen: str) -> bytes:
    uit = BytesIO()
    with zipfile.ZipFile(uit, "w") as bundel:
        for naam in namen:
            bundel.writestr(naam, "<x>encryption-data</x>")
    return uit.getvalue()


@pytest.mark.parametrize(
    ("naam", "inhoud", "zin"),
    [
        ("leeg.txt", b" \n\n", "staat geen tekst"),
        ("oud.doc", b"abc", "sla het op als .docx"),
        ("oud.docx", b"\xd0\xcf\x11\xe0abc", "haal het wachtwoord eraf"),
        ("oud.rtf", b"{\\rtf1 abc}", "sla het op als .docx"),
        ("o.docx", b"abc", "Sla het opnieuw op"),
        ("o.odt", b"PK\x03\x04abc", "Sla het opnieuw op"),
        ("o.docx", _zip("word/document.xml"), "beschadigd"),
        ("o.odt", _zip("content.xml"), "beschadigd"),
        ("o.xlsx", _zip("xl/workbook.xml"), "Sla het op als .docx of .odt"),
        ("o.odt", _zip("content.xml", "META-INF/manifest.xml"), "beveiligd met een wachtwoord"),
        ("o.pdf", b"abc", "Sla het opnieuw op"),
        ("o.pdf", b"%PDF-1.7 abc", "Maak de PDF opnieuw"),
        ("o.txt", b"\x00\xff\xfe", "geen tekstbestand"),
    ],
)
def test_unreadable_files_say_what_to_do(naam: str, inhoud: bytes, zin: str, tmp_path: Path) -> None:
    pad = tmp_path / naam
    pad.write_bytes(inhoud)
    with pytest.raises(LeesFout, match=zin) as fout:
        lees_tekst(pad)
    assert naam in str(fout.value)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(LeesFout, match=r"weg\.txt' is er niet"):
        lees_tekst(tmp_path / "weg.txt")
    with pytest.raises(LeesFout, match="is een map"):
        lees_tekst(tmp_path)


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def geweigerd(pad: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    pad = tmp_path / "o.txt"
    pad.write_text("Kort.", encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", geweigerd)
    with pytest.raises(LeesFout, match="Kijk of u het bestand mag lezen"):
        lees_tekst(pad)


def test_a_file_that_is_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("afspraak.lezer.inlezen.GROOTSTE_BESTAND", 10)
    pad = tmp_path / "o.txt"
    pad.write_text("a" * 11, encoding="utf-8")
    with pytest.raises(LeesFout, match="Bewaar een versie zonder afbeeldingen"):
        lees_tekst(pad)
    pad.write_text("a" * 10, encoding="utf-8")
    assert teksten(pad) == ["a" * 10]


def test_a_scan_without_text_layer(tmp_path: Path) -> None:
    with pytest.raises(LeesFout, match="Is het een scan, maak dan eerst een versie met tekstlaag"):
        lees_tekst(schrijf_pdf([[], []], tmp_path / "scan.pdf"))


def _vergrendel(pad: Path, wachtwoord: str) -> Path:
    schrijver = pypdf.PdfWriter(clone_from=pad)
    schrijver.encrypt(wachtwoord, f"{wachtwoord}eigenaar", algorithm="RC4-128")
    schrijver.write(pad)
    return pad


def test_a_locked_pdf_is_refused_and_one_locked_against_changes_is_read(tmp_path: Path) -> None:
    with pytest.raises(LeesFout, match="Haal de beveiliging eraf"):
        lees_tekst(_vergrendel(als_pdf("Kort.", tmp_path / "dicht.pdf"), "geheim"))
    assert teksten(_vergrendel(als_pdf("Kort.", tmp_path / "open.pdf"), "")) == ["Kort."]


def test_a_pdf_locked_in_a_way_we_cannot_open_is_refused(tmp_path: Path) -> None:
    sleutel = b"/Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P -4 /CF << /StdCF << /CFM /AESV3 /Length 32 >> >>"
    sleutel += b" /StmF /StdCF /StrF /StdCF /O <%s> /U <%s>" % (b"00" * 48, b"00" * 48)
    sleutel += b" /OE <%s> /UE <%s> /Perms <%s> >>" % (b"00" * 32, b"00" * 32, b"00" * 16)
    with pytest.raises(LeesFout, match="Haal de beveiliging eraf"):
        lees_tekst(schrijf_pdf([["Kort."]], tmp_path / "aes.pdf", sleutel + b" /ID [<00> <00>]"))


def test_marks_that_nobody_sees_do_no_harm() -> None:
    (artikel,) = lees_structuur(als_regels("\ufeffArtikel\u00a01.\u00a0Du\u00adur\u200b\n1.\u00a0Zin.\n")).artikelen
    assert (artikel.titel.tekst, artikel.leden[0].passage.tekst) == ("Duur", "Zin.")
