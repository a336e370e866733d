"""The other acts and the general rules of contract: boundaries with their arithmetic."""

from datetime import date
from typing import Any

import pytest

from afspraak.recht import (
    WETTEN,
    atw,
    avg,
    bekendmaking,
    gemeentewet,
    jeugdwet,
    leerlingenvervoer,
    overeenkomst,
    participatiewet,
    schuldhulp,
    wgr,
    wmo,
    woo,
)
from afspraak.recht.uitkomst import Oordeel
from afspraak.termijnen import FeitFout, Opschorting, Termijn, Zekerheid, lees_dag
from afspraak.termijnen.dagen import lees_moment
from afspraak.termijnen.tellen import weken


def d(tekst: str) -> date:
    return lees_dag(tekst)


@pytest.mark.parametrize(
    ("regeling", "geldt"),
    [
        ("wet", True), ("amvb", True), ("verordening", True), ("ministeriële regeling", False),
        ("Europese verordening", False),
        ("beleidsregel", False), ("brief", False), ("overeenkomst", False),
    ],
)  # fmt: skip
def test_in_which_texts_the_atw_holds(regeling: str, geldt: bool) -> None:
    assert atw.bereik_naar_regeling(regeling=regeling).is_ja is geldt


def test_an_unknown_kind_of_text_is_refused() -> None:
    with pytest.raises(FeitFout, match=r"^'convenant' is geen soort regeling\. Kies uit: wet, amvb, verordening, "):
        atw.bereik_naar_regeling(regeling="convenant")


def test_a_feestdag_says_which() -> None:
    assert atw.feestdag(dag=d("2026-04-03")).zin == "Vrijdag 3 april 2026 is een feestdag (Goede Vrijdag)."
    assert atw.feestdag(dag=d("2026-05-15")).zin.startswith("Vrijdag 15 mei 2026 is een feestdag, want gelijkgesteld")
    assert atw.feestdag(dag=d("2026-05-04")).zin == "Maandag 4 mei 2026 is geen feestdag."
    assert atw.feestdag(dag=d("2029-05-11")).kanttekeningen == ("Voor 2029 is geen koninklijk besluit bekend.",)


# Woo: received ma 26 okt 2026, four weeks ma 23 nov.


@pytest.mark.parametrize(
    ("feiten", "einde"),
    [
        pytest.param({}, "ma 23 november 2026", id="26 okt + 4 weken"),
        pytest.param({"verdaagd_op": d("2026-11-23")}, "ma 7 december 2026", id="verdaagd op de laatste dag"),
        pytest.param({"verdaagd_op": d("2026-11-24")}, "ma 23 november 2026", id="een dag te laat verdaagd"),
        pytest.param({"verdaagd_op": d("2026-11-23"), "verdaging_weken": 1}, "ma 30 november 2026", id="één week"),
        pytest.param(
            {"opschortingen": (Opschorting(van=d("2026-11-02"), tot=d("2026-11-16")),)}, "ma 7 december 2026", id="+ 14"
        ),
        pytest.param(
            {
                "opschortingen": (Opschorting(van=d("2026-11-02"), tot=d("2026-11-16")),),
                "verdaagd_op": d("2026-12-07"),
            },
            "ma 21 december 2026",
            id="+ 14 dagen, dan verdaagd",
        ),
    ],
)
def test_a_woo_request(feiten: dict[str, Any], einde: str) -> None:
    assert woo.beslistermijn(verzoek_ontvangen_op=d("2026-10-26"), **feiten).laatste_dag == d(einde)


def test_extension_of_a_woo_request_is_at_most_two_weeks() -> None:
    with pytest.raises(FeitFout, match=r"^Verdagen kan met één of twee weken \(Woo 4\.4 lid 2\)\.$"):
        woo.beslistermijn(verzoek_ontvangen_op=d("2026-10-26"), verdaagd_op=d("2026-11-01"), verdaging_weken=3)


def test_a_woo_request_needs_a_start_and_an_order() -> None:
    with pytest.raises(FeitFout, match=r"^WOO-4\.1\.6 mist 'precisering_tot' of 'gepreciseerd_op'\.$"):
        woo.niet_behandelen()
    with pytest.raises(
        FeitFout, match=r"^Het verzoek is doorgegeven voordat het binnenkwam\. Controleer beide dagen\.$"
    ):
        woo.verzoek_bij_gastgemeente(verzoek_ontvangen_op=d("2026-11-20"), doorgegeven_op=d("2026-11-19"))


def test_release_waits_for_whoever_may_object() -> None:
    besluit = d("2026-11-23")
    assert woo.verstrekking(besluit_verzonden_op=besluit).laatste_dag == besluit
    assert woo.verstrekking(besluit_verzonden_op=besluit, bezwaar_verwacht=True).laatste_dag == d("2026-12-07")
    voorziening = woo.verstrekking(besluit_verzonden_op=besluit, voorlopige_voorziening_gevraagd=True)
    assert voorziening.kanttekeningen == (
        "Wacht op de uitspraak van de voorzieningenrechter of de intrekking van dat verzoek.",
    )


# AVG.


@pytest.mark.parametrize(
    ("ontvangen", "verlengd", "einde"),
    [
        pytest.param("2026-01-31", None, "ma 2 maart 2026", id="28 feb is zaterdag"),
        pytest.param("2026-01-15", "2026-02-16", "wo 15 april 2026", id="verlengd op het opgeschoven einde: 3 maanden"),
        pytest.param("2026-01-15", "2026-02-17", "ma 16 februari 2026", id="verlengd na de eerste maand: niets"),
        pytest.param("2028-01-31", None, "di 29 februari 2028", id="schrikkeldag"),
    ],
)
def test_a_request_of_a_data_subject(ontvangen: str, verlengd: str | None, einde: str) -> None:
    t = avg.verzoek_betrokkene(verzoek_ontvangen_op=d(ontvangen), verlengd_op=d(verlengd) if verlengd else None)
    assert t.laatste_dag == d(einde)


def test_the_rival_count_of_three_months_is_told() -> None:
    t = avg.verzoek_betrokkene(verzoek_ontvangen_op=d("2026-01-15"), verlengd_op=d("2026-02-10"))
    assert t.kanttekeningen == (
        "Wie de twee maanden na het opgeschoven einde telt, komt op donderdag 16 april 2026; plan daar niet op.",
    )


def test_good_friday_is_disputed_in_europe() -> None:
    t = avg.verzoek_betrokkene(verzoek_ontvangen_op=d("2026-03-03"))
    assert (t.laatste_dag, t.andere_dag, t.alarm_dag) == (d("2026-04-03"), d("2026-04-07"), d("2026-04-02"))
    assert t.zekerheid is Zekerheid.BETWIST


def test_the_pause_for_identity_is_planned_without() -> None:
    t = avg.verzoek_betrokkene(
        verzoek_ontvangen_op=d("2026-11-02"),
        identiteit_gevraagd_op=d("2026-11-05"),
        identiteit_vastgesteld_op=d("2026-11-12"),
    )
    assert (t.laatste_dag, t.andere_dag, t.alarm_dag) == (d("2026-12-09"), d("2026-12-02"), d("2026-12-02"))
    assert t.zekerheid is Zekerheid.KENNIS
    with pytest.raises(FeitFout, match=r"^Noem ook de dag waarop naar de identiteit is gevraagd\.$"):
        avg.verzoek_betrokkene(verzoek_ontvangen_op=d("2026-11-02"), identiteit_vastgesteld_op=d("2026-11-12"))


def test_the_clock_of_a_breach_starts_with_whoever_knew_first() -> None:
    u = avg.melding_datalek(
        bekend_om=lees_moment("2026-11-23T09:00"), verwerker_bekend_om=lees_moment("2026-11-20T10:00")
    )
    assert u.tot == lees_moment("2026-11-26T09:00")
    assert u.waarden["vroegste_tot"] == lees_moment("2026-11-23T10:00")
    with pytest.raises(FeitFout, match=r"^De verwerker wist het later dan de verantwoordelijke"):
        avg.melding_datalek(
            bekend_om=lees_moment("2026-11-20T09:00"), verwerker_bekend_om=lees_moment("2026-11-20T10:00")
        )


# Social domain and municipality.


@pytest.mark.parametrize(
    ("aanvraag", "klaar", "mag"),
    [
        ("2027-01-04", None, False),
        ("2027-01-05", None, True),
        ("2026-12-01", "2026-12-01", True),
        ("2026-12-01", "2026-12-02", False),
    ],
    ids=["op de laatste dag (1 jan schuift naar ma 4)", "een dag erna", "onderzoek klaar", "onderzoek nog niet klaar"],
)
def test_an_application_waits_for_the_investigation(aanvraag: str, klaar: str | None, mag: bool) -> None:
    oordeel = wmo.aanvraag_mogelijk(
        melding_op=d("2026-11-20"), aanvraag_op=d(aanvraag), onderzoek_afgerond_op=d(klaar) if klaar else None
    )
    assert oordeel.is_ja is mag
    assert ("beschikking_uiterlijk" in oordeel.waarden) is mag


@pytest.mark.parametrize(
    ("feiten", "einde"),
    [
        ({}, "ma 30 november 2026"),
        ({"termijn_weken": 6}, "ma 16 november 2026"),
        ({"kennisgeving_op": d("2026-11-20"), "redelijke_termijn_tot": d("2026-12-21")}, "ma 21 december 2026"),
        (
            {"kennisgeving_op": d("2026-11-20"), "redelijke_termijn_tot": d("2026-12-21"), "termijn_weken": 8},
            "ma 30 november 2026",
        ),
    ],
    ids=["8 weken", "6 weken uit de verordening", "bericht met redelijke termijn", "bericht bij eigen termijn: niets"],
)
def test_jeugdhulp(feiten: dict[str, Any], einde: str) -> None:
    assert jeugdwet.beschikking_jeugdhulp(aanvraag_ontvangen_op=d("2026-10-05"), **feiten).laatste_dag == d(einde)


@pytest.mark.parametrize(("leeftijd", "dag"), [(18, "2026-12-21"), (26, "2026-12-21"), (27, "2026-11-23")])
def test_the_search_term_is_for_the_young(leeftijd: int, dag: str) -> None:
    t = participatiewet.zoektermijn_jongeren(melding_op=d("2026-11-23"), leeftijd=leeftijd)
    assert t.laatste_dag == d(dag)


def test_an_advance_is_paid_before_the_end_moves() -> None:
    t = participatiewet.voorschot(aanvraag_op=d("2026-11-27"))
    assert (t.laatste_dag, t.waarden["betaal_uiterlijk"]) == (d("2026-12-28"), d("2026-12-24"))
    assert t.waarden["volgend_voorschot_uiterlijk"] == d("2027-01-22")


def test_suspension_of_benefit_counts_its_first_day() -> None:
    t = participatiewet.opschorting_bijstand(verzuim_op=d("2026-11-02"))
    assert (t.eerste_dag, t.laatste_dag) == (d("2026-11-02"), d("2026-12-27"))


@pytest.mark.parametrize("weken_", [0, 9])
def test_debt_help_has_one_to_eight_weeks(weken_: int) -> None:
    with pytest.raises(FeitFout, match=r"^De verordening kan één tot acht weken geven \(Wgs 4a\)\.$"):
        schuldhulp.beschikking_schuldhulp(eerste_gesprek_op=d("2026-11-20"), verordening_weken=weken_)


@pytest.mark.parametrize(
    ("verdaagd", "einde"), [(None, "2026-06-05"), ("2026-06-05", "2026-07-03"), ("2026-06-06", "2026-06-05")]
)
def test_leerlingenvervoer(verdaagd: str | None, einde: str) -> None:
    t = leerlingenvervoer.beschikking_leerlingenvervoer(
        aanvraag_ontvangen_op=d("2026-04-10"), verdaagd_op=d(verdaagd) if verdaagd else None
    )
    assert t.laatste_dag == d(einde)


def test_a_verordening_is_in_force_on_the_eighth_day_or_its_own() -> None:
    assert bekendmaking.inwerkingtreding_verordening(bekendgemaakt_op=d("2026-12-18")).laatste_dag == d("2026-12-26")
    eigen = bekendmaking.inwerkingtreding_verordening(bekendgemaakt_op=d("2026-12-18"), eigen_dag=d("2027-01-01"))
    assert (eigen.laatste_dag, eigen.kanttekeningen) == (d("2027-01-01"), ())
    vroeg = bekendmaking.inwerkingtreding_verordening(bekendgemaakt_op=d("2026-12-18"), eigen_dag=d("2026-12-01"))
    assert vroeg.kanttekeningen == (
        "De eigen dag ligt voor de bekendmaking: terugwerkende kracht vraagt een besluit daarover.",
    )


def test_before_a_day_is_the_day_before_it() -> None:
    kaders = wgr.financiele_kaders(begrotingsjaar=2027)
    assert (kaders.laatste_dag, kaders.waarden["grens"]) == (d("2026-04-29"), d("2026-04-30"))
    assert wgr.begroting_naar_provincie(begrotingsjaar=2027).laatste_dag == d("2026-09-14")
    gemeente = gemeentewet.begroting_gemeente(begrotingsjaar=2027)
    # za 14 nov 2026: the alarm is on the friday
    assert (gemeente.laatste_dag, gemeente.alarm_dag) == (d("2026-11-14"), d("2026-11-13"))
    with pytest.raises(FeitFout, match=r"^Het jaar 26 valt buiten de kalender"):
        wgr.financiele_kaders(begrotingsjaar=27)


# Contract.


def overmacht(**feiten: Any) -> Termijn | Oordeel:
    return overeenkomst.melding_overmacht(drempel_werkdagen=5, melden_binnen_werkdagen=2, **feiten)


@pytest.mark.parametrize(
    ("feiten", "einde", "andere"),
    [
        pytest.param({"verwacht_op": d("2026-12-23")}, "2026-12-28", None, id="verwacht: do 24, ma 28"),
        pytest.param({"begonnen_op": d("2026-11-23")}, "2026-12-02", None, id="zesde werkdag ma 30, dan wo 2"),
        pytest.param(
            {"begonnen_op": d("2026-11-21")}, "2026-12-02", None, id="begonnen op zaterdag telt vanaf maandag"
        ),
        pytest.param(
            {"begonnen_op": d("2026-11-23"), "verwacht_op": d("2026-11-24")},
            "2026-11-26",
            "2026-12-02",
            id="verwachting eerst",
        ),
        pytest.param(
            {"begonnen_op": d("2026-11-23"), "verwacht_op": d("2026-12-01")},
            "2026-12-02",
            "2026-12-03",
            id="feit eerst",
        ),
        pytest.param(
            {"begonnen_op": d("2026-11-23"), "verwachte_werkdagen": 5},
            "2026-12-02",
            None,
            id="verwacht kort, duurt lang",
        ),
    ],
)
def test_force_majeure_has_two_readings(feiten: dict[str, Any], einde: str, andere: str | None) -> None:
    t = overmacht(**feiten)
    assert isinstance(t, Termijn)
    assert (t.laatste_dag, t.andere_dag) == (d(einde), d(andere) if andere else None)


@pytest.mark.parametrize(("werkdagen", "plicht"), [(5, False), (6, True)])
def test_force_majeure_at_the_threshold(werkdagen: int, plicht: bool) -> None:
    assert isinstance(overmacht(verwacht_op=d("2026-11-23"), verwachte_werkdagen=werkdagen), Termijn) is plicht


def test_force_majeure_needs_a_day() -> None:
    with pytest.raises(FeitFout, match=r"^Noem de dag waarop de verwachting bekend was, of de dag waarop het begon\.$"):
        overmacht()


def test_an_amendment_waits_for_every_signature() -> None:
    dagen = tuple(d(f"2026-06-{n}") for n in (10, 15, 20))
    nog_niet = overeenkomst.wijziging_van_kracht(afgesproken_op=d("2026-07-01"), ondertekend_op=dagen, partijen=4)
    assert isinstance(nog_niet, Oordeel)
    assert nog_niet.zin == "Nog niet van kracht: 3 van de 4 partijen hebben getekend (overeenkomst)."
    alle = overeenkomst.wijziging_van_kracht(
        afgesproken_op=d("2026-07-01"), ondertekend_op=(*dagen, d("2026-07-08")), partijen=4
    )
    assert isinstance(alle, Termijn)
    assert alle.laatste_dag == d("2026-07-08")


def test_the_agreement_ends_on_the_last_day_of_its_years() -> None:
    t = overeenkomst.looptijd(ingang_op=d("2026-01-01"), looptijd_jaren=4, peildag=d("2030-01-01"))
    assert (t.laatste_dag, t.waarden["dagen_over"], t.waarden["stand"]) == (d("2029-12-31"), -1, "loopt niet")
    assert (t.waarden["twaalf_maanden_ervoor"], t.waarden["zes_maanden_ervoor"]) == (d("2028-12-31"), d("2029-06-30"))


def test_notice_of_default_between_parties() -> None:
    t = overeenkomst.hersteltermijn(brief_ontvangen_op=d("2026-11-25"), termijn_dagen=14)
    assert (t.laatste_dag, t.waarden["aansprakelijk_vanaf"], t.kanttekeningen) == (d("2026-12-09"), d("2026-12-10"), ())
    kort = overeenkomst.hersteltermijn(brief_ontvangen_op=d("2026-11-25"), termijn_dagen=9)
    assert kort.kanttekeningen == ("Minder dan tien dagen: overweeg of dat redelijk is.",)
    with pytest.raises(FeitFout, match=r"^De brief moet een redelijke termijn noemen: ten minste één dag\.$"):
        overeenkomst.hersteltermijn(brief_ontvangen_op=d("2026-11-25"), termijn_dagen=0)
    with pytest.raises(FeitFout, match=r"^De brief is ontvangen voordat hij is verzonden\. Controleer beide dagen\.$"):
        overeenkomst.hersteltermijn(
            brief_ontvangen_op=d("2026-11-25"), brief_verzonden_op=d("2026-11-26"), termijn_dagen=14
        )


@pytest.mark.parametrize(("vorm", "goed"), [("aangetekende brief", True), ("Aangetekend", True), ("e-mail", False)])
def test_the_form_of_a_notice(vorm: str, goed: bool) -> None:
    assert overeenkomst.vorm_ingebrekestelling(vorm=vorm).is_ja is goed


def test_directly_is_the_same_day_with_an_outer_bound() -> None:
    t = overeenkomst.direct_melden(bekend_op=d("2026-12-24"), uiterlijk_werkdagen=2)
    assert (t.alarm_dag, t.laatste_dag, t.waarden["streefdag"]) == (d("2026-12-24"), d("2026-12-29"), d("2026-12-24"))


def test_a_blank_day_of_entry_into_force() -> None:
    leeg = overeenkomst.inwerkingtreding(vaste_dag=d("2026-01-01"), ondertekend_op=d("2026-02-10"))
    assert leeg.laatste_dag == d("2026-01-01")
    assert len(leeg.kanttekeningen) == 2
    ingevuld = overeenkomst.inwerkingtreding(vaste_dag=d("2026-01-01"), ingevulde_dag=d("2026-03-01"))
    assert (ingevuld.laatste_dag, ingevuld.kanttekeningen) == (d("2026-03-01"), ())


def test_a_term_before_an_event_does_not_move() -> None:
    t = overeenkomst.termijn_voor(gebeurtenis_op=d("2027-01-10"), duur=weken(6))
    assert (t.laatste_dag, t.alarm_dag) == (d("2026-11-29"), d("2026-11-27"))


def test_the_contract_rules_know_no_party() -> None:
    tekst = " ".join(f"{r.samenvatting} {r.uitleg} {r.grondslag}" for r in WETTEN.values() if r.id.startswith("OVK-"))
    assert not any(naam in tekst for naam in ("Huizen", "Blaricum", "Eemnes", "Laren"))


def test_a_verordening_may_set_the_atw_aside() -> None:
    # vr 30 okt + 8 weken = vr 25 dec
    ontvangen = d("2026-10-30")
    gewoon = leerlingenvervoer.beschikking_leerlingenvervoer(aanvraag_ontvangen_op=ontvangen)
    zonder = leerlingenvervoer.beschikking_leerlingenvervoer(aanvraag_ontvangen_op=ontvangen, zonder_atw=True)
    assert (gewoon.laatste_dag, zonder.laatste_dag) == (d("2026-12-28"), d("2026-12-25"))
    assert gewoon.alarm_dag == zonder.alarm_dag == d("2026-12-24")


@pytest.mark.parametrize(("vergadering", "noot"), [("2022-06-30", True), ("2022-07-01", False)])
def test_the_twelve_weeks_are_dated(vergadering: str, noot: bool) -> None:
    assert bool(wgr.ontwerpbegroting_raden(vergadering_op=d(vergadering)).kanttekeningen) is noot
