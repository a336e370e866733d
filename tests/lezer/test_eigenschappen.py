"""Whatever the text, reading it ends well: every line that is named exists, and no word gets lost."""

from hypothesis import given
from hypothesis import strategies as st

from afspraak.lezer.gebreken import vind_gebreken
from afspraak.lezer.inlezen import als_regels, schoon
from afspraak.lezer.structuur import lees_structuur
from afspraak.lezer.tekst import Artikel, plekken
from afspraak.lezer.vergelijken import vergelijk
from lezer.teksten import TWEE_PARTIJEN, VIJF_PARTIJEN

BROKKEN = (
    "Artikel 1. ", "Artikel 2a: ", "ARTIKEL 3", "artikel 12 van ", "Art. 4 ", "1. ", "2) ", "(3) ", "2.1 ", "lid 4 ",
    "a. ", "b) ", "(c) ", "\n", "\n\n", "\f", "\u00a0", ". ", "; ", ": ", "-\n", "……", "____", "op datum", "(locatie)",
    "beide partijen", "hierna te noemen ", "“Gemeente”", '"partijen"', "gezamenlijk ", "Ondergetekenden:", "overwegende ",
    "dat ", "komen overeen", "bijlage 1 van de GR", "Bijlage 1", "Bijlagen:", "Aldus overeengekomen", "binnen een week",
    "met ingang van 1 januari 2027", "31-02-2027", "overeenkomst ", "treedt in werking op ", "opdrachtgever ", "Wbrp ",
    "burgermeester ", "De gemeente Noord, ", "Hoofdstuk 1", "Pagina 1 van 2", "besluiten dat besluiten ", "é", "İ", "ß",
)  # fmt: skip
STUKKEN = st.lists(st.sampled_from(BROKKEN) | st.text(max_size=6), max_size=40).map("".join)
GESCHONDEN = st.builds(
    lambda tekst, begin, lengte, nieuw: tekst[:begin] + nieuw + tekst[begin + lengte :],
    st.sampled_from([TWEE_PARTIJEN, VIJF_PARTIJEN]),
    st.integers(0, 1500),
    st.integers(0, 200),
    STUKKEN,
)


@given(STUKKEN | GESCHONDEN | st.text())
def test_any_text_is_read_and_every_line_named_exists(ruw: str) -> None:
    regels = als_regels(ruw)
    tekst = lees_structuur(regels)
    bestaand = {regel.nummer for regel in regels}
    assert {gebrek.regelnummer for gebrek in vind_gebreken(tekst)} <= bestaand
    assert {nummer for plek in plekken(tekst) for nummer in plek.passage.nummers} <= bestaand
    assert {partij.regel for partij in tekst.partijen} | {bijlage.regel for bijlage in tekst.bijlagen} <= bestaand
    gemist = vergelijk(tekst, set()).zonder_rij
    assert {regel for _, regel in gemist} <= bestaand
    assert len(gemist) == sum(len(artikel.leden) for artikel in tekst.artikelen)


WOORDEN = st.lists(st.sampled_from(("Noord", "levert", "boeken", "aan", "Zuid")), min_size=1, max_size=8).map(" ".join)
ARTIKELEN = st.lists(st.lists(WOORDEN, min_size=1, max_size=4), min_size=1, max_size=5)


def _als_lijst(artikel: Artikel) -> list[str]:
    return [lid.passage.tekst for lid in artikel.leden]


@given(ARTIKELEN, st.sampled_from(("{}. ", "{}) ", "({}) ")), st.sampled_from(("\n", "\n\n", " \f\n", "\r\n")))
def test_leden_come_back_as_they_were_written(artikelen: list[list[str]], vorm: str, einde: str) -> None:
    regels = []
    for nummer, leden in enumerate(artikelen, start=1):
        regels.append(f"Artikel {nummer}. Kop")
        regels += [f"{vorm.format(i)}{zin}." for i, zin in enumerate(leden, start=1)]
    tekst = lees_structuur(als_regels(einde.join(regels)))
    assert [_als_lijst(a) for a in tekst.artikelen] == [[f"{zin}." for zin in leden] for leden in artikelen]


@given(st.text())
def test_a_clean_line_stays_as_it_is(ruw: str) -> None:
    assert schoon(schoon(ruw)) == schoon(ruw)
