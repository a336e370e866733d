"""Reading agreements: the same tree from each kind of file, each defect with a clean counterpart, never a crash."""

from pathlib import Path

import docx
import odfdo
import pytest
from hypothesis import given
from hypothesis import strategies as st

from afspraak.cli.hoofd import main
from afspraak.lezer.gebreken import partijen, vind_gebreken
from afspraak.lezer.inlezen import LeesFout, Tekstregel, lees_tekst
from afspraak.lezer.structuur import Tekst, lees_structuur

AANHEF = """Overeenkomst
1. De gemeente Noord, hierna te noemen "Dienstverlener",
2. De gemeente Zuid, hierna te noemen "Afnemer",
hierna gezamenlijk te noemen "partijen",
komen overeen:"""
SCHOON = (
    AANHEF
    + """
Artikel 1. Werk
1. Dienstverlener levert boeken aan Afnemer.
2. Afnemer betaalt:
a. het abonnement;
b. de schade
aan boeken, zoals artikel 2 bepaalt.
Artikel 2. Duur
Deze overeenkomst geldt met ingang van 1 januari 2027.
Aldus overeengekomen op 1 december 2026.
"""
)


def boom(tekst: str) -> Tekst:
    return lees_structuur([Tekstregel(n, r) for n, r in enumerate(tekst.split("\n"), start=1)])


def test_articles_leden_and_letters_with_their_lines() -> None:
    tekst = boom(SCHOON)
    assert [(a.nummer, a.titel, a.regel) for a in tekst.artikelen] == [("1", "Werk", 6), ("2", "Duur", 12)]
    eerste, tweede = tekst.artikelen[0].leden
    assert (eerste.nummer, tweede.nummer, tweede.regel) == (1, 2, 8)
    assert [o.letter for o in tweede.onderdelen] == ["a", "b"]
    assert tweede.onderdelen[1].tekst == "de schade aan boeken, zoals artikel 2 bepaalt."
    assert tekst.artikelen[1].leden[0].nummer == 0
    assert "Aldus" not in tekst.artikelen[1].leden[0].tekst
    assert partijen(tekst) == ("Noord", "Zuid")


def test_a_clean_text_has_no_defects() -> None:
    assert vind_gebreken(boom(SCHOON)) == ()


DRIE = '2. De gemeente Zuid, hierna te noemen "Afnemer",\n3. De gemeente Oost, hierna te noemen "Afnemer",'
GEBREKEN = [
    ("levert boeken aan Afnemer", "levert …………… aan Afnemer", "hier is niets ingevuld"),
    ("aan Afnemer.", "aan de opdrachtgever.", "'opdrachtgever' is nergens omschreven"),
    ("geldt met ingang van 1 januari 2027", "treedt in werking op datum", "de plaats van een gegeven is open"),
    ("levert boeken", "levert boeken dat boeken", "de zin lijkt beschadigd"),
    ("levert boeken", "levert binnen een week boeken", "vanaf welke dag"),
    ("levert boeken", "levert zo spoedig mogelijk boeken", "open norm"),
    ("boeken aan Afnemer", "boeken volgens bijlage 3 van deze overeenkomst aan Afnemer", "bijlage 3"),
    ("boeken aan Afnemer", "boeken volgens de Wbp aan Afnemer", "vervangen door de AVG"),
    ("Artikel 2. Duur", "Artikel 3. Duur", "na artikel 1 komt artikel 3"),
    ("2. Afnemer betaalt", "3. Afnemer betaalt", "na lid 1 komt lid 3"),
    ("boeken aan Afnemer.", "boeken aan Afnemer", "eindigt niet met een punt"),
    ("boeken aan Afnemer.", "boeken aan de burgermeester.", "schrijf: burgemeester"),
]


@pytest.mark.parametrize(("oud", "nieuw", "uitleg"), GEBREKEN, ids=[g[2] for g in GEBREKEN])
def test_each_defect_is_found_with_its_line(oud: str, nieuw: str, uitleg: str) -> None:
    assert oud in SCHOON
    tekst = boom(SCHOON.replace(oud, nieuw, 1))
    gevonden = [g for g in vind_gebreken(tekst) if uitleg in g.uitleg]
    assert len(gevonden) == 1, vind_gebreken(tekst)
    assert 1 <= gevonden[0].regel <= len(tekst.regels)


def test_two_among_more_parties() -> None:
    met_drie = SCHOON.replace('2. De gemeente Zuid, hierna te noemen "Afnemer",', DRIE)
    fout = met_drie.replace("aan Afnemer.", "aan beide partijen.").replace("op 1 december", "in tweevoud op 1 december")
    assert {g.fragment for g in vind_gebreken(boom(fout))} == {"beide partijen", "in tweevoud"}
    assert vind_gebreken(boom(SCHOON.replace("aan Afnemer.", "aan beide partijen."))) == ()


def test_a_fixed_and_an_open_day_contradict() -> None:
    tekst = SCHOON.replace("Aldus", "Artikel 3. Slot\nDeze overeenkomst treedt in werking op datum.\nAldus")
    assert any("artikel 2 noemt 1 januari 2027" in g.uitleg for g in vind_gebreken(boom(tekst)))


def _docx(pad: Path, tekst: str) -> None:
    document = docx.Document()
    for regel in tekst.split("\n"):
        document.add_paragraph(regel)
    document.save(str(pad))


def _odt(pad: Path, tekst: str) -> None:
    document = odfdo.Document("text")
    document.body.clear()
    for regel in tekst.split("\n"):
        document.body.append(odfdo.Paragraph(regel))
    document.save(str(pad))


def _pdf(pad: Path, tekst: str) -> None:
    """Write a minimal PDF with a text layer by hand: one page, one line of text per line."""
    regels = "".join(f"({r.replace('(', '').replace(')', '')}) Tj T*\n" for r in tekst.replace("“", '"').split("\n"))
    stroom = f"BT /F1 9 Tf 40 800 Td 12 TL\n{regels}ET".encode("latin-1")
    delen = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stroom), stroom),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    uit, plekken = b"%PDF-1.4\n", []
    for nummer, deel in enumerate(delen, start=1):
        plekken.append(len(uit))
        uit += b"%d 0 obj%s endobj\n" % (nummer, deel)
    kruis = len(uit)
    uit += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in plekken)
    pad.write_bytes(uit + b"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % kruis)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    ("soort", "schrijf"), [("docx", _docx), ("odt", _odt), ("pdf", _pdf)], ids=["docx", "odt", "pdf"]
)
def test_every_kind_of_file_gives_the_same_tree(soort: str, schrijf: object, tmp_path: Path) -> None:
    assert callable(schrijf)
    pad = tmp_path / f"o.{soort}"
    schrijf(pad, SCHOON)
    gelezen = lees_structuur(lees_tekst(pad))
    verwacht = boom(SCHOON)
    assert [[lid.volledig for lid in a.leden] for a in gelezen.artikelen] == [
        [lid.volledig for lid in a.leden] for a in verwacht.artikelen
    ]


@pytest.mark.parametrize(
    ("naam", "inhoud", "zin"),
    [
        ("x.txt", b"", "geen tekst"),
        ("x.doc", b"abc", "oud Word-bestand"),
        ("x.docx", b"abc", "geen leesbaar Word-bestand"),
        ("x.odt", b"abc", "geen leesbaar OpenDocument-bestand"),
        ("x.pdf", b"abc", "geen leesbare PDF"),
        ("x.txt", b"\x00\xff\xfe", "geen tekstbestand"),
    ],
    ids=["empty", "doc", "docx", "odt", "pdf", "binary"],
)
@pytest.mark.filterwarnings("ignore")
def test_unreadable_files_say_what_to_do(naam: str, inhoud: bytes, zin: str, tmp_path: Path) -> None:
    pad = tmp_path / naam
    pad.write_bytes(inhoud)
    with pytest.raises(LeesFout, match=zin):
        lees_tekst(pad)


def test_old_encodings_are_read(tmp_path: Path) -> None:
    pad = tmp_path / "o.txt"
    pad.write_bytes("Artikel 1. Coördinatie\nEén zin.".encode("cp1252"))
    assert lees_structuur(lees_tekst(pad)).artikelen[0].titel == "Coördinatie"


@given(st.text(alphabet=st.sampled_from("Artikel 123.a)b \n…beide partijen binnen een week"), max_size=300))
def test_any_text_is_read_without_a_crash(ruw: str) -> None:
    tekst = boom(ruw)
    assert all(1 <= g.regel <= len(tekst.regels) for g in vind_gebreken(tekst))


def test_comparison_names_both_sides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pakket = tmp_path / "pakket" / "artikelen" / "01_werk"
    pakket.mkdir(parents=True)
    (pakket / "artikel.yaml").write_text(
        "artikel: 1\ntitel: Werk\nleden: {1: {kort: x}, 7: {kort: y}}\n", encoding="utf-8"
    )
    bestand = tmp_path / "o.txt"
    bestand.write_text(SCHOON, encoding="utf-8")
    assert main(["lees", str(bestand), "--vergelijk", str(tmp_path / "pakket")]) == 1
    uit = capsys.readouterr().out
    assert "artikel 1 lid 2 (regel 8) heeft geen rij" in uit
    assert "artikel 1 lid 7 staat in het pakket en niet in de tekst" in uit
    assert main(["lees", str(tmp_path / "weg.txt")]) == 2
    assert "is er niet" in capsys.readouterr().err
