"""Each kind of defect in a text that has it, and not in one that only looks like it; none in a clean text."""

import pytest

from afspraak.lezer.gebreken import ZOEKERS, Gebrek, Soort, vind_gebreken
from afspraak.lezer.inlezen import als_regels
from afspraak.lezer.structuur import lees_structuur
from lezer.teksten import GEDRUKT, TWEE_PARTIJEN, VIJF_PARTIJEN

TWEE = """Overeenkomst
1. De gemeente Noord, hierna te noemen "Dienstverlener",
2. De gemeente Zuid, hierna te noemen "Afnemer",
"""
DRIE = TWEE + '3. De gemeente Oost, hierna te noemen "Afnemer",\n'
SAMEN = 'hierna gezamenlijk te noemen "partijen",\nkomen overeen:\n'


def gebreken(tekst: str) -> tuple[Gebrek, ...]:
    return vind_gebreken(lees_structuur(als_regels(tekst)))


def in_lid(zin: str, aanhef: str = TWEE) -> tuple[Gebrek, ...]:
    """Return the defects of an agreement with this one sentence as the second lid of its article."""
    return gebreken(f"{aanhef}{SAMEN}Artikel 1. Werk\n1. Dienstverlener levert boeken.\n2. {zin}\n")


@pytest.mark.parametrize("tekst", [TWEE_PARTIJEN, VIJF_PARTIJEN, GEDRUKT], ids=["twee", "vijf", "gedrukt"])
def test_a_clean_text_has_no_defects(tekst: str) -> None:
    assert gebreken(tekst) == ()


MET_GEBREK = [
    (Soort.OPEN_PLEK, "Afnemer betaalt € ………… per jaar.", "…………"),
    (Soort.OPEN_PLEK, "Afnemer betaalt € ...... per jaar.", "......"),
    (Soort.OPEN_PLEK, "Afnemer betaalt € _____ per jaar.", "_____"),
    (Soort.OPEN_PLEK, "Afnemer betaalt [bedrag] per jaar.", "[bedrag]"),
    (Soort.OPEN_PLEK, "Dit werk vindt plaats te (locatie).", "(locatie)"),
    (Soort.OPEN_PLEK, "Het werk begint op datum.", "op datum"),
    (Soort.OPEN_PLEK, "Het werk begint op xx-xx-2027.", "xx-xx-2027"),
    (Soort.NIET_OMSCHREVEN, "Dienstverlener levert aan de opdrachtgever.", "opdrachtgever"),
    (Soort.NIET_OMSCHREVEN, "Dienstverlener levert aan de ambtelijk opdrachtgevers.", "ambtelijk opdrachtgevers"),
    (Soort.NIET_OMSCHREVEN, "Het besluit blijft aan de Gemeenten.", "Gemeenten"),
    (Soort.NIET_OMSCHREVEN, "Het besluit blijft aan de Regio.", "Regio"),
    (Soort.AFKORTING, "Dienstverlener volgt de GR en de GR gaat voor.", "GR"),
    (Soort.BIJLAGE, "Dienstverlener werkt volgens bijlage 3 van deze overeenkomst.", "bijlage 3 van deze overeenkomst"),
    (Soort.BIJLAGE, "Dienstverlener werkt volgens bijlage A.", "bijlage A"),
    (Soort.ONTSPOORD, "Afnemer doet verslag van besluiten dat besluiten van Zuid.", "van besluiten dat besluiten"),
    (Soort.ONTSPOORD, "Dienstverlener levert levert boeken.", "levert levert"),
    (Soort.ONTSPOORD, "Dienstverlener levert aan de aan de Afnemer.", "aan de aan de"),
    (Soort.ONTSPOORD, "Dienstverlener levert college, - en raadsbesluiten.", "college, - en"),
    (Soort.ONTSPOORD, "Afnemer ziet erop toe dat voldaan aan de regels.", "dat voldaan aan de regels"),
    (Soort.ZONDER_PUNT, "Dienstverlener brengt alle boeken netjes naar Afnemer", "alle boeken netjes naar Afnemer"),
    (Soort.VERWIJZING, "Afnemer volgt artikel 45 van deze overeenkomst.", "artikel 45 van deze overeenkomst"),
    (Soort.VERWIJZING, "Zie artikel 1, derde lid, van deze overeenkomst.", "artikel 1, derde lid, van deze overeenkomst"),
    (Soort.SCHRIJFFOUT, "Afnemer vraagt de burgermeester.", "burgermeester"),
    (Soort.SCHRIJFFOUT, "Afnemer vraagt de Dienstverlner.", "Dienstverlner"),
    (Soort.SCHRIJFFOUT, "Afnemer vraagt de wethauder.", "wethauder"),
    (Soort.SCHRIJFWIJZE, "De afnemer betaalt; de afnemer meldt.", "afnemer"),
    (Soort.SCHRIJFWIJZE, "Het werk van de Partijen gaat door.", "Partijen"),
    (Soort.VEROUDERD, "Dienstverlener volgt de Wbrp.", "Wbrp"),
    (Soort.VEROUDERD, "Dienstverlener volgt de Meldplicht Datalekken.", "Meldplicht Datalekken"),
    (Soort.ZONDER_BEGIN, "Dienstverlener levert binnen een week boeken.", "binnen een week"),
    (Soort.ZONDER_BEGIN, "Dienstverlener zorgt voor levering binnen 14 dagen.", "binnen 14 dagen"),
    (Soort.ZONDER_BEGIN, "Wie iets niet na kan komen, meldt dat binnen 5 (vijf) werkdagen.", "binnen 5 (vijf) werkdagen"),
    (Soort.OPEN_NORM, "Dienstverlener levert zo spoedig mogelijk.", "zo spoedig mogelijk"),
    (Soort.OPEN_NORM, "Afnemer geeft een redelijke termijn.", "redelijke termijn"),
    (Soort.OPEN_NORM, "Afnemer meldt dit direct aan Dienstverlener.", "direct"),
]  # fmt: skip


@pytest.mark.parametrize(("soort", "zin", "fragment"), MET_GEBREK)
def test_a_defect_is_found_once_at_its_place(soort: Soort, zin: str, fragment: str) -> None:
    (gevonden,) = in_lid(zin)
    assert (gevonden.soort, gevonden.fragment) == (soort, fragment)
    assert (gevonden.regelnummer, gevonden.artikel, gevonden.lid) == (8, "1", "2")


ZONDER_GEBREK = [
    "Afnemer schrijft (…) en gaat verder.",
    "Afnemer noemt de plaats en de datum.",
    "Het werk begint op de datum van ondertekening.",
    "Het werk begint op datum van ontvangst.",
    "Dienstverlener treedt op als opdrachtgever van derden.",
    "Afnemer is geen werkgever en evenmin opdrachtgever.",
    "De gemeente beslist, en Stichting De Brug helpt.",
    "Alle partijen werken mee, en iedere partij betaalt.",
    "De Algemene wet bestuursrecht (Awb) geldt. De Awb gaat voor.",
    "De GR (gemeenschappelijke regeling) geldt.",
    "Dit werk voldoet aan ISO 27001 en artikel 6:75 BW.",
    "Deze overeenkomst wordt aangehaald als: DVO Noord.",
    "Afnemer volgt bijlage 2 bij de Jeugdwet.",
    "Degene die die boeken leent, zegt dat dat mag.",
    "Het werk gaat stap voor stap en van dag tot dag.",
    "Afnemer ziet erop toe dat voldaan wordt aan de regels.",
    "Afnemer ziet erop toe dat voldaan aan de regels wordt.",
    "Afnemer volgt artikel 1, eerste lid, van deze overeenkomst.",
    "Afnemer volgt artikel 45 van de Jeugdwet.",
    "De burgemeesters en wethouders van de gemeente Zuid lenen boeken.",
    "Dienstverleners dienstverlening aan Afnemers gaat door.",
    "Dienstverlener levert binnen een week na de vraag.",
    "Na ontvangst van de vraag levert Dienstverlener binnen een week.",
    "Dienstverlener levert binnen een week nadat Afnemer dat vraagt.",
    "Dienstverlener levert binnen twee weken voor de opening.",
    "De schade is direct of indirect.",
    "Wie niet levert, is onmiddellijk in gebreke.",
    "Afnemer betaalt in twee delen; beide partijen bewaren de nota.",
    "Afnemer betaalt niets",
]


@pytest.mark.parametrize("zin", ZONDER_GEBREK)
def test_what_only_looks_like_a_defect_is_none(zin: str) -> None:
    assert in_lid(zin) == ()


@pytest.mark.parametrize(
    ("soort", "zin"),
    [
        (Soort.TWEE_PARTIJEN, "Dit tekenen beide partijen."),
        (Soort.TWEE_PARTIJEN, "Dit werk wijzen partijen beide toe."),
        (Soort.TWEE_PARTIJEN, "Afnemer noemt de wederpartij."),
        (Soort.TWEE_PARTIJEN, "Dit is in tweevoud gemaakt."),
        (Soort.ANDERE_PARTIJ, "Afnemer meldt dit de andere partij, en de andere partij antwoordt."),
    ],
)
def test_words_for_two_parties_are_wrong_among_three_only(soort: Soort, zin: str) -> None:
    assert [g.soort for g in in_lid(zin, DRIE)] == [soort]
    assert in_lid(zin, TWEE) == ()


def test_words_for_two_are_found_across_a_line_end() -> None:
    (gevonden,) = in_lid("Dit tekenen nu beide\npartijen.", DRIE)
    assert (gevonden.fragment, gevonden.regelnummer) == ("beide partijen", 9)


def test_both_of_something_else_is_no_word_for_parties() -> None:
    assert in_lid("In beide gevallen betaalt Afnemer, met beide handen.", DRIE) == ()


def test_without_any_defined_word_no_word_is_undefined() -> None:
    assert gebreken("Artikel 1. Werk\nDe opdrachtgever betaalt aan de opdrachtnemer.\n") == ()


def twee_ingangen(eerste: str, tweede: str) -> list[tuple[Soort, int]]:
    tekst = f"{TWEE}{SAMEN}Artikel 1. Duur\nDeze overeenkomst {eerste}.\nArtikel 2. Slot\nDeze overeenkomst {tweede}.\n"
    return [(g.soort, g.regelnummer) for g in gebreken(tekst)]


def test_a_fixed_day_of_entry_beside_another_or_an_open_one() -> None:
    vast = "wordt aangegaan met ingang van 1 januari 2027"
    assert twee_ingangen(vast, "treedt in werking op 1 februari 2027") == [(Soort.STRIJDIGE_DAG, 9)]
    assert twee_ingangen("treedt in werking op ………", vast) == [(Soort.OPEN_PLEK, 7), (Soort.STRIJDIGE_DAG, 7)]
    assert twee_ingangen(vast, "treedt in werking op 1-1-2027") == []
    assert twee_ingangen(vast, "treedt in werking op datum van ondertekening") == []
    assert twee_ingangen(vast, "kan met ingang van 1 juli 2028 worden opgezegd, en geldt dan niet") == []
    assert twee_ingangen("bestaat", "treedt in werking op 1 februari 2027") == []


def test_an_annex_that_is_listed_but_not_attached_is_reported_once() -> None:
    tekst = f"{TWEE}{SAMEN}Artikel 1. Werk\n1. Zie bijlage 1 en bijlage 1 van deze overeenkomst.\n"
    slot = "Aldus overeengekomen.\nBijlagen:\n1. Rollen\n2. Geld\n"
    assert [(g.soort, g.regelnummer) for g in gebreken(tekst + slot)] == [(Soort.BIJLAGE, 7), (Soort.BIJLAGE, 11)]
    assert gebreken(f"{tekst}{slot}Bijlage 1\nWie wat doet.\nBijlage 2\nWie betaalt.\n") == ()


def test_two_annexes_with_one_number() -> None:
    tekst = f"{TWEE}{SAMEN}Artikel 1. Werk\n1. Zie bijlage 1 van de Regeling en bijlage 1 van deze overeenkomst.\n"
    bijlage = "Bijlage 1\nWie wat doet.\n"
    assert [g.soort for g in gebreken(tekst + bijlage)] == [Soort.ZELFDE_BIJLAGE]
    assert gebreken(tekst.replace("bijlage 1 van de Regeling", "bijlage 4 van de Regeling") + bijlage) == ()


@pytest.mark.parametrize(
    ("tekst", "uitleg"),
    [
        ("Artikel 1. A\nZin.\nArtikel 3. B\nZin.\n", "Na artikel 1 komt artikel 3."),
        ("Artikel 2. A\nZin.\n", "De nummering begint bij artikel 2."),
        ("Artikel 1. A\nZin.\nArtikel 1. B\nZin.\n", "Er staat twee keer artikel 1."),
        ("Artikel 1. A\nZin.\nArtikel 1b. B\nZin.\n", "Na artikel 1 komt artikel 1b."),
        ("Artikel 1. A\n1. Zin.\n3. Zin.\n", "Na lid 1 komt lid 3."),
        ("Artikel 1. A\n2. Zin.\n3. Zin.\n", "De nummering begint bij lid 2."),
        ("Artikel 1. A\n1. Zin.\n1. Zin.\n", "Er staat twee keer lid 1."),
        ("Artikel 1. A\n1. Zin:\na. een;\nc. drie.\n", "Na onderdeel a komt onderdeel c."),
    ],
)
def test_gaps_and_doublings_in_numbers(tekst: str, uitleg: str) -> None:
    assert [(g.soort, g.uitleg) for g in gebreken(tekst)] == [(Soort.NUMMERING, uitleg)]


def test_letters_between_articles_are_no_gap() -> None:
    koppen = ("1", "1a", "1b", "2", "3a", "4")
    assert gebreken("".join(f"Artikel {k}. Kop\nZin.\n" for k in koppen)) == ()


def test_a_list_of_short_items_needs_no_full_stops() -> None:
    punten = "a. de boeken van de afdeling Noord zelf\nb. de boeken van de afdeling Zuid zelf"
    lijst = f"{TWEE}{SAMEN}Artikel 1. Werk\n1. Dit zijn:\n{punten}"
    assert gebreken(lijst) == ()
    assert [g.soort for g in gebreken(lijst.replace("Noord zelf", "Noord zelf;"))] == [Soort.ZONDER_PUNT]


def test_a_place_to_sign_is_meant_to_be_empty() -> None:
    tekst = f"{TWEE}{SAMEN}Artikel 1. Werk\nZin.\nAldus overeengekomen te Noord op 1 mei 2027.\n"
    assert gebreken(f"{tekst}Naam: …………………\nHandtekening: ____________\n") == ()
    assert [g.soort for g in gebreken(tekst.replace("1 mei 2027", "……… 2027"))] == [Soort.OPEN_PLEK]


def test_long_runs_of_the_same_words_end() -> None:
    """Patterns that try every split would never come back from these."""
    kop = "Artikel 1. Werk\nZin.\nAldus overeengekomen.\n"
    assert len(gebreken(kop + "Naam : ____ " * 300 + "x")) == 300
    assert gebreken(f"{kop}{'naam datum ' * 25}x") == ()
    assert gebreken(kop + "hierna te noemen “" * 300) == ()


def test_heads_in_capitals_hold_no_abbreviations() -> None:
    assert gebreken("OVEREENKOMST VAN DE RAAD\nArtikel 1. Werk\nZin.\n") == ()


def test_every_kind_of_defect_is_found_by_some_case_above() -> None:
    los = {Soort.TWEE_PARTIJEN, Soort.ANDERE_PARTIJ, Soort.STRIJDIGE_DAG, Soort.ZELFDE_BIJLAGE, Soort.NUMMERING}
    assert {soort for soort, _, _ in MET_GEBREK} | los == set(Soort)
    assert len(ZOEKERS) == len(Soort)
