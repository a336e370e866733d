"""The Awb: boundaries of objection, application, default, court and complaint, with their arithmetic."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afspraak.recht import awb
from afspraak.recht.uitkomst import Antwoord
from afspraak.termijnen import FeitFout, Opschorting, Zekerheid, lees_dag
from afspraak.termijnen.dagen import lees_moment
from afspraak.termijnen.tellen import weken


def d(tekst: str) -> date:
    return lees_dag(tekst)


def stil(van: str, tot: str | None = None) -> Opschorting:
    return Opschorting(van=d(van), tot=d(tot) if tot else None, grondslag="grond")


# Objection. Sent do 3 sep 2026: objection until do 15 okt; six weeks do 26 nov; twelve weeks do 7 jan 2027.


@pytest.mark.parametrize(
    ("feiten", "einde"),
    [
        pytest.param({}, "do 26 november 2026", id="15 okt + 6 weken"),
        pytest.param({"commissie_gemeld_op": "2026-09-20"}, "do 7 januari 2027", id="15 okt + 12 weken"),
        pytest.param(
            {"commissie_gemeld_op": "2026-11-26"}, "do 7 januari 2027", id="op de laatste dag gemeld: 12 weken"
        ),
        pytest.param(
            {"commissie_gemeld_op": "2026-11-27"}, "do 26 november 2026", id="een dag te laat gemeld: 6 weken"
        ),
        pytest.param({"verdaagd_op": "2026-11-26"}, "do 7 januari 2027", id="26 nov + 6 weken, op de laatste dag"),
        pytest.param({"verdaagd_op": "2026-11-27"}, "do 26 november 2026", id="verdaagd na het einde: niets"),
        pytest.param({"verdaagd_op": "2026-11-20", "verdaging_weken": 2}, "do 10 december 2026", id="26 nov + 2 weken"),
        pytest.param(
            {"commissie_gemeld_op": "2026-11-27", "verdaagd_op": "2026-11-20"},
            "do 18 februari 2027",
            id="gemeld binnen de verdaagde zes weken: 12 + 6",
        ),
        pytest.param(
            {"instemming_op": "2026-11-20", "instemming_tot": "2027-02-01", "instemming_van": "alle belanghebbenden"},
            "ma 1 februari 2027",
            id="alle belanghebbenden: tot de afgesproken dag",
        ),
        pytest.param(
            {"instemming_op": "2026-11-27", "instemming_tot": "2027-02-01", "instemming_van": "alle belanghebbenden"},
            "do 26 november 2026",
            id="instemming na het einde: niets",
        ),
        pytest.param(
            {"instemming_op": "2026-11-20", "instemming_tot": "2027-02-01", "instemming_van": "indiener"},
            "ma 1 februari 2027",
            id="alleen de indiener, niemand benadeeld",
        ),
        pytest.param(
            {
                "instemming_op": "2026-11-20",
                "instemming_tot": "2027-02-01",
                "instemming_van": "indiener",
                "anderen_benadeeld": True,
            },
            "do 26 november 2026",
            id="alleen de indiener, anderen benadeeld: niets",
        ),
        pytest.param(
            {"instemming_tot": "2027-02-01", "instemming_van": "indiener"},
            "do 26 november 2026",
            id="instemming zonder dag: geen bewijs",
        ),
        pytest.param(
            {"procedure_gemeld_op": "2026-11-20", "procedure_tot": "2027-01-15"},
            "vr 15 januari 2027",
            id="procedurevoorschrift",
        ),
        pytest.param(
            {"procedure_tot": "2027-01-15"}, "do 26 november 2026", id="procedurevoorschrift niet gemeld: niets"
        ),
    ],
)
def test_decision_on_an_objection(feiten: dict[str, Any], einde: str) -> None:
    dagen: dict[str, Any] = {k: d(v) if isinstance(v, str) and v[:2] == "20" else v for k, v in feiten.items()}
    assert awb.beslistermijn_bezwaar(bekendgemaakt_op=d("2026-09-03"), **dagen).laatste_dag == d(einde)


@pytest.mark.parametrize(
    ("van", "tot", "dagen"),
    [
        pytest.param("2026-10-01", "2026-10-15", 0, id="helemaal in de bezwaartermijn"),
        pytest.param("2026-10-01", "2026-10-16", 1, id="één dag na de bezwaartermijn"),
        pytest.param("2026-10-15", "2026-10-22", 7, id="22 - 15"),
        pytest.param("2026-10-20", "2026-11-10", 21, id="10 nov - 20 okt"),
    ],
)
def test_only_suspension_after_the_objection_term_counts(van: str, tot: str, dagen: int) -> None:
    t = awb.beslistermijn_bezwaar(bekendgemaakt_op=d("2026-09-03"), opschortingen=(stil(van, tot),))
    assert t.opgeschorte_dagen == dagen
    assert t.nominale_dag == d("2026-11-26") + timedelta(days=dagen)


def test_twelve_and_six_weeks_show_the_reading_without_atw() -> None:
    t = awb.beslistermijn_bezwaar(
        bekendgemaakt_op=d("2026-11-13"), commissie_gemeld_op=d("2026-12-01"), verdaagd_op=d("2027-03-01")
    )
    # 28 dec + 84 = ma 22 mrt; + 42 = ma 3 mei: a working day, so both readings agree
    assert (t.laatste_dag, t.andere_dag) == (d("2027-05-03"), None)
    t = awb.beslistermijn_bezwaar(
        bekendgemaakt_op=d("2026-11-18"), commissie_gemeld_op=d("2026-12-01"), verdaagd_op=d("2027-03-01")
    )
    # wo 30 dec + 84 = wo 24 mrt; + 42 = wo 5 mei: 5 mei, Hemelvaart, KB and weekend, so ma 10 mei
    assert (t.laatste_dag, t.andere_dag, t.alarm_dag) == (d("2027-05-10"), d("2027-05-05"), d("2027-05-04"))
    assert t.zekerheid is Zekerheid.BETWIST


@pytest.mark.parametrize("aantal", [0, 7])
def test_extension_of_an_objection_is_at_most_six_weeks(aantal: int) -> None:
    with pytest.raises(FeitFout, match=r"^Verdagen kan met één tot zes weken \(Awb 7:10 lid 3\)\.$"):
        awb.beslistermijn_bezwaar(bekendgemaakt_op=d("2026-09-03"), verdaagd_op=d("2026-11-01"), verdaging_weken=aantal)


def test_consent_says_whose() -> None:
    with pytest.raises(FeitFout, match=r"^Zeg wie met uitstel instemde: 'alle belanghebbenden' of 'indiener'"):
        awb.beslistermijn_bezwaar(
            bekendgemaakt_op=d("2026-09-03"), instemming_op=d("2026-11-01"), instemming_tot=d("2027-01-01")
        )


def test_a_late_objection_shows_both_counts() -> None:
    t = awb.beslistermijn_bij_te_laat_bezwaar(einde_bezwaartermijn=d("2026-10-15"), ontvangen_op=d("2026-11-20"))
    assert (t.laatste_dag, t.andere_dag, t.alarm_dag) == (d("2026-11-26"), d("2027-01-04"), d("2026-11-26"))
    with pytest.raises(FeitFout, match=r"^Dit bezwaar kwam binnen de termijn"):
        awb.beslistermijn_bij_te_laat_bezwaar(einde_bezwaartermijn=d("2026-10-15"), ontvangen_op=d("2026-10-14"))


def test_a_term_of_the_court_stays_where_it_is() -> None:
    # vr 13 nov + 6 weeks = vr 25 dec
    t = awb.beslistermijn_na_vernietiging(uitspraak_verzonden_op=d("2026-11-13"), termijn_rechter_weken=6)
    assert (t.laatste_dag, t.andere_dag) == (d("2026-12-25"), d("2026-12-28"))
    eigen = awb.beslistermijn_na_vernietiging(uitspraak_verzonden_op=d("2026-11-13"))
    assert (eigen.laatste_dag, eigen.andere_dag) == (d("2026-12-28"), None)


@pytest.mark.parametrize(
    ("feiten", "antwoord"),
    [
        pytest.param({"ontvangen_op": "2026-10-15"}, Antwoord.JA, id="ontvangen op de laatste dag"),
        pytest.param({"ontvangen_op": "2026-10-16"}, Antwoord.NEE, id="ontvangen een dag erna"),
        pytest.param({"ontvangen_op": "2026-10-22", "gepost_op": "2026-10-15"}, Antwoord.JA, id="gepost, dag 7"),
        pytest.param({"ontvangen_op": "2026-10-23", "gepost_op": "2026-10-15"}, Antwoord.NEE, id="gepost, dag 8"),
        pytest.param({"ontvangen_op": "2026-10-17", "gepost_op": "2026-10-16"}, Antwoord.NEE, id="te laat gepost"),
        pytest.param({"gepost_op": "2026-10-15"}, Antwoord.MENS_BESLIST, id="gepost, nog niet binnen"),
        pytest.param({"gepost_op": "2026-10-16"}, Antwoord.NEE, id="te laat gepost, nog niet binnen"),
    ],
)
def test_objecting_in_time(feiten: dict[str, str], antwoord: Antwoord) -> None:
    dagen = {k: d(v) for k, v in feiten.items()}
    oordeel = awb.tijdig_ingediend(einde_bezwaartermijn=d("2026-10-15"), **dagen)  # type: ignore[arg-type]
    assert oordeel.antwoord is antwoord
    assert oordeel.waarden["laatste_ontvangstdag"] == d("2026-10-22")


@pytest.mark.parametrize(
    ("moment", "op_tijd"),
    [
        ("2026-10-15T23:59:59", True),
        ("2026-10-16T00:00", False),
        ("2026-10-15T21:59+00:00", True),
        ("2026-10-15T22:00+00:00", False),
    ],
)
def test_midnight_is_the_dutch_one(moment: str, op_tijd: bool) -> None:
    om: datetime = lees_moment(moment)
    assert awb.tijdig_ingediend(einde_bezwaartermijn=d("2026-10-15"), ontvangen_om=om).is_ja is op_tijd


def test_a_letter_cannot_arrive_before_it_is_posted() -> None:
    with pytest.raises(FeitFout, match=r"^De brief is ontvangen op woensdag 14 oktober 2026, voordat hij is gepost"):
        awb.tijdig_ingediend(
            einde_bezwaartermijn=d("2026-10-15"), ontvangen_op=d("2026-10-14"), gepost_op=d("2026-10-15")
        )
    with pytest.raises(FeitFout, match=r"^AWB-6:9 mist de dag van ontvangst of het poststempel\.$"):
        awb.tijdig_ingediend(einde_bezwaartermijn=d("2026-10-15"))


def test_objecting_before_there_was_a_decision_is_for_a_person() -> None:
    vroeg = awb.vroegtijdig_bezwaar(
        besluit_genomen_op=d("2026-09-01"), bekendgemaakt_op=d("2026-09-03"), ontvangen_op=d("2026-08-31")
    )
    assert (vroeg.antwoord, vroeg.wie_beslist) == (Antwoord.MENS_BESLIST, "college")
    assert awb.vroegtijdig_bezwaar(
        besluit_genomen_op=d("2026-09-01"), bekendgemaakt_op=d("2026-09-03"), ontvangen_op=d("2026-09-01")
    ).is_ja


# Applications.


def test_suspension_of_an_application_shows_the_literal_reading() -> None:
    t = awb.beslistermijn(aanvraag_ontvangen_op=d("2026-10-05"), opschortingen=(stil("2026-10-12", "2026-10-30"),))
    # 30 nov + 18 = vr 18 dec; read literally a day less
    assert (t.laatste_dag, t.andere_dag, t.alarm_dag) == (d("2026-12-18"), d("2026-12-17"), d("2026-12-17"))
    assert t.zekerheid is Zekerheid.BETWIST
    assert awb.beslistermijn(aanvraag_ontvangen_op=d("2026-10-05")).andere_dag is None


@pytest.mark.parametrize(
    ("opschortingen", "alarm"),
    [
        pytest.param(
            (stil("2026-10-12", "2026-10-17"), stil("2026-10-20", "2026-10-25")),
            "di 8 december 2026",
            id="30 nov + 10 dagen in twee keer: do 10 dec, twee dagen eerder",
        ),
        pytest.param(
            (stil("2026-10-12", "2026-10-17"), stil("2026-10-14", "2026-10-22")),
            "wo 9 december 2026",
            id="30 nov + 10 dagen aaneen: do 10 dec, een dag eerder",
        ),
    ],
)
def test_the_alarm_takes_a_day_off_for_each_suspension(opschortingen: tuple[Opschorting, ...], alarm: str) -> None:
    assert awb.beslistermijn(aanvraag_ontvangen_op=d("2026-10-05"), opschortingen=opschortingen).alarm_dag == d(alarm)


@pytest.mark.parametrize(
    ("kennisgeving", "termijn_weken", "einde"),
    [
        pytest.param("2026-11-30", None, "ma 21 december 2026", id="op de laatste dag van de acht weken"),
        pytest.param("2026-12-01", None, "ma 30 november 2026", id="een dag te laat: niets"),
        pytest.param("2026-11-10", 8, "ma 30 november 2026", id="eigen termijn van een regeling: niets (lid 1)"),
        pytest.param("2026-11-10", 6, "ma 16 november 2026", id="eigen termijn van zes weken"),
    ],
)
def test_a_notice_that_it_will_be_late(kennisgeving: str, termijn_weken: int | None, einde: str) -> None:
    t = awb.beslistermijn(
        aanvraag_ontvangen_op=d("2026-10-05"),
        kennisgeving_op=d(kennisgeving),
        redelijke_termijn_tot=d("2026-12-21"),
        termijn_weken=termijn_weken,
    )
    assert t.laatste_dag == d(einde)
    assert any("4:14 lid 1" in noot for noot in t.kanttekeningen) is (termijn_weken is not None)


@pytest.mark.parametrize(
    ("aangevuld", "einde"),
    [(None, "2026-12-18"), ("2026-11-10", "2026-12-08"), ("2026-11-20", "2026-12-18"), ("2026-11-25", "2026-12-18")],
    ids=[
        "niet aangevuld: 20 nov + 28",
        "10 nov + 28",
        "op de laatste dag: 20 nov + 28",
        "te laat aangevuld: 20 nov + 28",
    ],
)
def test_leaving_an_application_unhandled(aangevuld: str | None, einde: str) -> None:
    t = awb.buiten_behandeling(hersteltermijn_tot=d("2026-11-20"), aangevuld_op=d(aangevuld) if aangevuld else None)
    assert t.laatste_dag == d(einde)


@pytest.mark.parametrize(
    ("feiten", "ja"),
    [
        ({"grond": "aanvulling"}, True),
        ({"grond": "aanvulling", "termijn_gesteld": False}, False),
        ({"grond": "aanvulling", "in_bezwaar": True}, False),
        ({"grond": "instemming"}, True),
        ({"grond": "instemming", "schriftelijk": False}, False),
        ({"grond": "instemming", "in_bezwaar": True}, False),
        ({"grond": "overmacht", "in_bezwaar": True}, True),
        ({"grond": "vertraging door de aanvrager", "in_bezwaar": True}, True),
        ({"grond": "informatie uit het buitenland", "in_bezwaar": True}, True),
    ],
)
def test_grounds_for_suspension(feiten: dict[str, Any], ja: bool) -> None:
    assert awb.grond_voor_opschorting(**feiten).is_ja is ja


def test_an_unknown_ground_is_refused() -> None:
    with pytest.raises(FeitFout, match=r"^'ziekte' is geen grond voor opschorting\. Kies uit: aanvulling, "):
        awb.grond_voor_opschorting(grond="ziekte")


def test_a_term_for_advice_stands_in_a_letter() -> None:
    t = awb.adviestermijn(advies_gevraagd_op=d("2026-11-27"), duur=weken(4))
    assert (t.laatste_dag, t.alarm_dag) == (d("2026-12-25"), d("2026-12-24"))


# Default.


@pytest.mark.parametrize(
    ("besluit", "dagen", "centen"),
    [
        pytest.param("2026-12-07", 0, 0, id="op de laatste dag van de twee weken"),
        pytest.param("2026-12-08", 0, 0, id="op de eerste dwangsomdag: de dag ervoor telt niet"),
        pytest.param("2026-12-09", 1, 2300, id="een dag"),
        pytest.param("2026-12-22", 14, 32200, id="14 dagen"),
        pytest.param("2026-12-23", 15, 35700, id="15 dagen"),
        pytest.param("2027-01-18", 41, 139700, id="41 dagen"),
        pytest.param("2027-01-19", 42, 144200, id="42 dagen"),
        pytest.param("2027-06-01", 42, 144200, id="nooit meer dan 42"),
        pytest.param("2026-11-24", 0, 0, id="binnen de twee weken"),
    ],
)
def test_days_of_default(besluit: str, dagen: int, centen: int) -> None:
    t = awb.dwangsom(
        einde_beslistermijn=d("2026-11-20"),
        ingebrekestelling_ontvangen_op=d("2026-11-23"),
        besluit_verzonden_op=d(besluit),
    )
    assert (t.waarden["dagen"], t.waarden["bedrag_centen"]) == (dagen, centen)


def test_two_weeks_that_roll_are_disputed() -> None:
    t = awb.dwangsom(
        einde_beslistermijn=d("2026-12-01"), ingebrekestelling_ontvangen_op=d("2026-12-11"), peildag=d("2026-12-31")
    )
    assert (t.laatste_dag, t.andere_dag, t.alarm_dag) == (d("2026-12-28"), d("2026-12-25"), d("2026-12-24"))
    assert (t.waarden["bedrag_centen"], t.waarden["bedrag_centen_zonder_atw"]) == (3 * 2300, 6 * 2300)
    assert t.zekerheid is Zekerheid.BETWIST


@pytest.mark.parametrize(
    ("ontvangen", "antwoord"),
    [("2026-11-19", Antwoord.NEE), ("2026-11-20", Antwoord.MENS_BESLIST), ("2026-11-21", Antwoord.JA)],
)
def test_a_notice_before_the_end(ontvangen: str, antwoord: Antwoord) -> None:
    oordeel = awb.premature_ingebrekestelling(
        einde_beslistermijn=d("2026-11-20"), ingebrekestelling_ontvangen_op=d(ontvangen)
    )
    assert oordeel.antwoord is antwoord


def test_default_that_cannot_be_is_refused() -> None:
    with pytest.raises(FeitFout, match=r"^De ingebrekestelling van vrijdag 20 november 2026 is te vroeg"):
        awb.dwangsom(einde_beslistermijn=d("2026-11-20"), ingebrekestelling_ontvangen_op=d("2026-11-20"))
    with pytest.raises(FeitFout, match=r"^Er is op tijd beslist, op vrijdag 20 november 2026"):
        awb.dwangsom(
            einde_beslistermijn=d("2026-11-20"),
            ingebrekestelling_ontvangen_op=d("2026-11-23"),
            besluit_verzonden_op=d("2026-11-20"),
        )
    with pytest.raises(FeitFout, match=r"^Het aantal dagen te laat kan niet negatief zijn\.$"):
        awb.dwangsombedrag(dagen_te_laat=-1, ingebrekestelling_ontvangen_op=d("2026-11-23"))


@given(centen=st.integers(0, 10**7), aanvragers=st.integers(1, 40))
@settings(max_examples=100)
def test_shares_are_equal_and_add_up(centen: int, aanvragers: int) -> None:
    delen = awb.dwangsom_per_aanvrager(bedrag_centen=centen, aanvragers=aanvragers).waarden["delen"]
    assert isinstance(delen, tuple)
    assert (sum(delen), len(delen)) == (centen, aanvragers)
    assert max(delen) - min(delen) <= 1


def test_payment_and_appeal() -> None:
    betaling = awb.betaling(beschikking_bekendgemaakt_op=d("2027-02-01"))
    assert (betaling.laatste_dag, betaling.waarden["verzuim_vanaf"]) == (d("2027-03-15"), d("2027-03-16"))
    beroep = awb.beroep_niet_tijdig(einde_beslistermijn=d("2026-11-20"), ingebrekestelling_verzonden_op=d("2026-12-11"))
    assert (beroep.laatste_dag, beroep.waarden["eerste_beroepsdag"]) == (d("2026-12-28"), d("2026-12-29"))


@pytest.mark.parametrize(
    ("feiten", "geldt"),
    [
        ({"op_aanvraag_of_bezwaar": True}, True),
        ({"op_aanvraag_of_bezwaar": False}, False),
        ({"op_aanvraag_of_bezwaar": True, "woo": True}, False),
        ({"op_aanvraag_of_bezwaar": True, "is_dwangsombeschikking": True}, False),
    ],
)
def test_to_which_decisions_default_applies(feiten: dict[str, bool], geldt: bool) -> None:
    assert awb.dwangsom_geldt(**feiten).is_ja is geldt
