"""Each dated value in the data of the acts, asserted by an example."""

from datetime import date, timedelta

import pytest

from afspraak.recht import awb, bewaren, woo
from afspraak.recht.awb.tarieven import bedrag_na, griffierechten, schrijf_bedrag, tarief_op, tarieven
from afspraak.recht.uitkomst import Oordeel
from afspraak.termijnen import FeitFout, Termijn
from afspraak.termijnen.tellen import jaren

BEWAARTERMIJNEN = {
    "1.2": None, "1.3": None, "2.1.1": None, "3.1.4": 20, "3.1.5": 15, "6.1": 5, "6.1.3": 1, "6.2": 1, "8.1": 10,
    "8.1.1": 15, "8.1.2": 20, "8.1.9": 5, "8.1.14": 1, "8.2": 5, "8.3.1": 15, "8.3.2": 20, "8.3.5": 5,
    "12.1.1": 10, "12.1.2": 15, "12.1.12": 20, "12.2.5": 7, "13.1": 5, "13.1.1": 7, "13.1.2": 10, "13.1.3": None,
    "13.1.4": 1, "16.1.2": None, "16.3.1": None, "18.1": 7, "19.1.1": 7, "19.1.6": None, "19.1.7": None, "19.1.9": 1,
    "19.1.10": 10, "19.1.11": 5, "19.1.18": None, "21.1.3": 20,
}  # fmt: skip
KORTER = {"8.4.1": date(2027, 1, 4), "19.1.24": date(2027, 5, 23)}
EINDE_ZAAK = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("ontvangen", "dagen", "centen"),
    [
        pytest.param("2018-12-31", 14, 28000, id="oud: 14 x 20"),
        pytest.param("2018-12-31", 28, 70000, id="oud: 280 + 14 x 30"),
        pytest.param("2018-12-31", 42, 126000, id="oud: 700 + 14 x 40"),
        pytest.param("2009-10-01", 1, 2000, id="oud: de eerste dag van de regeling"),
        pytest.param("2019-01-01", 14, 32200, id="nieuw: 14 x 23"),
        pytest.param("2019-01-01", 28, 81200, id="nieuw: 322 + 14 x 35"),
        pytest.param("2026-11-23", 42, 144200, id="nieuw: 812 + 14 x 45"),
        pytest.param("2026-11-23", 43, 144200, id="nieuw: na 42 dagen komt er niets bij"),
    ],
)
def test_each_amount_of_the_tariff(ontvangen: str, dagen: int, centen: int) -> None:
    dag = date.fromisoformat(ontvangen)
    assert bedrag_na(dagen, tarief_op(dag)) == centen
    assert awb.dwangsombedrag(dagen_te_laat=dagen, ingebrekestelling_ontvangen_op=dag).centen == centen


def test_tariffs_are_dated_with_their_source() -> None:
    assert [(t.vanaf, t.per_dag) for t in tarieven()] == [
        (date(2009, 10, 1), (2000, 3000, 4000)),
        (date(2019, 1, 1), (2300, 3500, 4500)),
    ]
    assert all(t.bron for t in tarieven())


def test_before_the_first_tariff_there_was_none() -> None:
    with pytest.raises(FeitFout, match=r"^Op woensdag 30 september 2009 bestond de dwangsom nog niet"):
        tarief_op(date(2009, 9, 30))


@pytest.mark.parametrize(
    ("soort", "hoger", "centen"),
    [
        ("laag", False, 5100), ("gewoon", False, 18700), ("rechtspersoon", False, 37100),
        ("laag", True, 13800), ("gewoon", True, 27900), ("rechtspersoon", True, 55900),
    ],
)  # fmt: skip
def test_court_fees_of_2024(soort: str, hoger: bool, centen: int) -> None:
    assert awb.griffierechtbedrag(jaar=2024, soort=soort, hoger_beroep=hoger).centen == centen


def test_a_court_fee_that_is_not_known_is_not_guessed() -> None:
    assert [g.jaar for g in griffierechten()] == [2024]
    with pytest.raises(
        FeitFout, match=r"^Het griffierecht van 2026 is niet bekend \(wel van 2024\)\. Vraag het de griffie\.$"
    ):
        awb.griffierechtbedrag(jaar=2026, soort="laag")
    with pytest.raises(
        FeitFout, match=r"^'hoog' is geen soort griffierecht\. Kies uit: laag, gewoon, rechtspersoon\.$"
    ):
        awb.griffierechtbedrag(jaar=2024, soort="hoog")


@pytest.mark.parametrize(("resultaat", "aantal"), BEWAARTERMIJNEN.items())
def test_each_result_of_the_selection_list(resultaat: str, aantal: int | None) -> None:
    uitkomst = bewaren.bewaartermijn(resultaat=resultaat, brondatum=EINDE_ZAAK)
    if aantal is None:
        assert isinstance(uitkomst, Oordeel)
        assert uitkomst.waarden["actie"] == "blijvend bewaren"
    else:
        assert isinstance(uitkomst, Termijn)
        assert uitkomst.laatste_dag == date(2026 + aantal, 11, 23)
        assert uitkomst.waarden["actie"] == "vernietigen"


@pytest.mark.parametrize(("resultaat", "dag"), KORTER.items())
def test_results_of_less_than_a_year(resultaat: str, dag: date) -> None:
    uitkomst = bewaren.bewaartermijn(resultaat=resultaat, brondatum=EINDE_ZAAK)
    assert isinstance(uitkomst, Termijn)
    assert uitkomst.laatste_dag == dag


def test_the_list_holds_no_other_results() -> None:
    assert set(bewaren.SELECTIELIJST) == set(BEWAARTERMIJNEN) | set(KORTER)


def test_a_result_outside_the_list_needs_its_own_term() -> None:
    with pytest.raises(FeitFout, match=r"^'99' is geen bekend resultaat\. Wel: 1\.2, 1\.3, "):
        bewaren.bewaartermijn(resultaat="99", brondatum=EINDE_ZAAK)
    eigen = bewaren.bewaartermijn(resultaat="99", brondatum=date(2028, 2, 29), eigen_bewaartermijn=jaren(5))
    assert isinstance(eigen, Termijn)
    assert eigen.laatste_dag == date(2033, 2, 28)
    assert "De bewaartermijn is opgegeven; zoek hem na in de selectielijst." in eigen.kanttekeningen


@pytest.mark.parametrize(
    ("resultaat", "zin"),
    [
        ("13.1", "De selectielijst geeft voor 13.1 vijf jaar, niet zeven jaar."),
        ("2.1.1", "De selectielijst geeft voor 2.1.1 blijvend bewaren, niet zeven jaar."),
    ],
)
def test_a_term_against_the_list_is_refused(resultaat: str, zin: str) -> None:
    with pytest.raises(FeitFout) as fout:
        bewaren.bewaartermijn(resultaat=resultaat, brondatum=EINDE_ZAAK, eigen_bewaartermijn=jaren(7))
    assert str(fout.value) == zin


def test_retention_asks_when_the_case_ended() -> None:
    with pytest.raises(FeitFout, match=r"^RET mist de dag waarop de zaak eindigde \('brondatum'\)\.$"):
        bewaren.bewaartermijn(resultaat="13.1")


def test_transfer_shows_both_archive_acts() -> None:
    t = bewaren.overbrenging(gevormd_op=EINDE_ZAAK)
    assert (t.laatste_dag, t.andere_dag) == (date(2046, 11, 23), date(2036, 11, 23))


@pytest.mark.parametrize("categorie", ["1a", "1b", "1d", "1e"])
def test_categories_of_the_woo_in_force(categorie: str) -> None:
    sinds = date(2024, 11, 1)
    assert woo.ACTIEF_SINDS[categorie] == sinds
    uitkomst = woo.actieve_openbaarmaking(vastgesteld_op=sinds, categorie=categorie)
    assert isinstance(uitkomst, Termijn)
    assert uitkomst.laatste_dag == date(2024, 11, 15)
    ervoor = woo.actieve_openbaarmaking(vastgesteld_op=sinds - timedelta(days=1), categorie=categorie)
    assert isinstance(ervoor, Oordeel)
    assert not ervoor.is_ja


@pytest.mark.parametrize("categorie", ["1c", "2a", "2c", "2d", "2e", "2f", "2g", "2h", "2i", "2j", "2k", "2l"])
def test_categories_of_the_woo_not_in_force(categorie: str) -> None:
    assert woo.ACTIEF_SINDS[categorie] is None
    uitkomst = woo.actieve_openbaarmaking(vastgesteld_op=EINDE_ZAAK, categorie=categorie)
    assert isinstance(uitkomst, Oordeel)
    assert (
        uitkomst.zin == f"Categorie {categorie} is op maandag 23 november 2026 niet verplicht; vrijwillig mag het wel."
    )


def test_an_unknown_category_is_refused() -> None:
    with pytest.raises(FeitFout, match=r"^'3z' is geen categorie van Woo 3\.3\. Kies uit: 1a, 1b, "):
        woo.actieve_openbaarmaking(vastgesteld_op=EINDE_ZAAK, categorie="3z")


@pytest.mark.parametrize(
    ("centen", "tekst"),
    [(0, "€ 0"), (144200, "€ 1.442"), (48067, "€ 480,67"), (5, "€ 0,05"), (123456789, "€ 1.234.567,89")],
)
def test_amounts_are_written_in_dutch(centen: int, tekst: str) -> None:
    assert schrijf_bedrag(centen) == tekst
