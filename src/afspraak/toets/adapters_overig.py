"""How vectors of the other acts, of the agreement and of retention are computed."""

from datetime import date, timedelta
from typing import Any

from afspraak.recht import (
    avg,
    bekendmaking,
    bewaren,
    gpk,
    jeugdwet,
    leerlingenvervoer,
    participatiewet,
    schuldhulp,
    wgr,
    wmo,
    woo,
)
from afspraak.recht.regel import Regelboek
from afspraak.recht.uitkomst import Oordeel, Uitkomst
from afspraak.termijnen import Duur, FeitFout, Opschorting, Regime, Termijn
from afspraak.termijnen.dagen import NEDERLAND
from afspraak.toets.adapters_awb import Waarden, einden
from afspraak.toets.adapters_bezwaar import _een_dag
from afspraak.toets.invoer import Invoer
from afspraak.toets.vergelijken import adapter


@adapter("WOO-4.4")
def _woo(i: Invoer, _: Regelboek) -> Waarden:
    ontvangen, dagen = i.dag("verzoek_received"), i.getal("opschorting_dagen")
    stil = (Opschorting(van=ontvangen, tot=ontvangen + timedelta(days=dagen)),) if dagen else ()
    zonder = woo.beslistermijn(verzoek_ontvangen_op=ontvangen, opschortingen=stil)
    verdaagd = zonder.laatste_dag if i.ja("verdaagd") else i.misschien_dag("verdaging_sent")
    t = woo.beslistermijn(verzoek_ontvangen_op=ontvangen, opschortingen=stil, verdaagd_op=verdaagd)
    return einden(t) | {"verdaging_effective": t.laatste_dag != zonder.laatste_dag}


@adapter("WOO-4.4.2")
def _woo_verdaging(i: Invoer, r: Regelboek) -> Waarden:
    return _woo(i, r)


@adapter("WOO-4.4.3")
def _woo_zienswijze(i: Invoer, _: Regelboek) -> Waarden:
    van = i.dag("mededeling_4_8_to_verzoeker")
    tot = i.misschien_dag("zienswijze_received")
    einde = i.misschien_dag("zienswijze_term_end")
    if "zienswijzen" in i:
        dagen = [date.fromisoformat(d) if d else einde for d in dict(i.ruw("zienswijzen")).values()]
        bekend = [d for d in dagen if d is not None]
        tot = max(bekend) if bekend else einde
    tot = tot or einde
    t = woo.beslistermijn(
        verzoek_ontvangen_op=i.dag("verzoek_received"),
        opschortingen=(Opschorting(van=van, tot=tot, grondslag="Woo 4.4 lid 3"),),
    )
    return einden(t) | {
        "days": t.opgeschorte_dagen,
        "opschorting_from": van + timedelta(days=1),
        "opschorting_to_incl": tot,
    }


_een_dag("WOO-4.1.5", woo.verzoek_om_precisering, "verzoek_ontvangen_op", "verzoek_received", "precisering_request_by")
_een_dag("WOO-4.6", woo.misbruik, "verzoek_ontvangen_op", "verzoek_received", "misbruik_besluit_by")
_een_dag(
    "WOO-7.3.3", woo.bezwaar_na_adviescollege, "advies_ontvangen_op", "adviescollege_advice", "bezwaar_decision_by"
)


@adapter("WOO-7.3")
def _adviescollege(i: Invoer, _: Regelboek) -> Waarden:
    i.ruw("type")
    t = woo.bezwaar_na_adviescollege(advies_ontvangen_op=i.dag("adviescollege_advice"))
    return einden(t, "bezwaar_decision_by")


@adapter("WOO-4.1.6")
def _niet_behandelen(i: Invoer, _: Regelboek) -> Waarden:
    t = woo.niet_behandelen(
        precisering_tot=i.misschien_dag("precisering_term_lapsed"), gepreciseerd_op=i.misschien_dag("gepreciseerd")
    )
    return einden(t, "besluit_niet_behandelen_by")


@adapter("WOO-4.2a")
def _omvangrijk(i: Invoer, _: Regelboek) -> Waarden:
    i.ruw("omvangrijk")
    t = woo.overleg_omvangrijk_verzoek(verzoek_ontvangen_op=i.dag("verzoek_received"))
    return einden(t, "overleg_before_or_on")


@adapter("WOO-4.4.5")
def _verstrekking(i: Invoer, _: Regelboek) -> Waarden:
    t = woo.verstrekking(
        besluit_verzonden_op=i.dag("besluit_bekend"),
        bezwaar_verwacht=i.ja("belanghebbende_bezwaar_verwacht"),
        voorlopige_voorziening_gevraagd=i.ja("voorlopige_voorziening"),
    )
    return einden(t, "release_not_before")


@adapter("WOO-3.3.4")
def _actief(i: Invoer, _: Regelboek) -> Waarden:
    dag = i.misschien_dag("verordening_vastgesteld") or i.misschien_dag("vastgesteld") or i.dag("ontvangen")
    return einden(woo.actieve_openbaarmaking(vastgesteld_op=dag), "publish_by")


@adapter("WOO-MULTI")
def _doorgegeven(i: Invoer, _: Regelboek) -> Waarden:
    i.ruw("bestuursorgaan")
    ontvangen = i.dag("received_gastgemeente")
    t = woo.verzoek_bij_gastgemeente(
        verzoek_ontvangen_op=ontvangen, doorgegeven_op=i.misschien_dag("handed_to_centrumgemeente")
    )
    return einden(t) | {"clock_start": ontvangen}


@adapter("WOO-8.2")
def _geen_dwangsom(i: Invoer, _: Regelboek) -> Waarden:
    i.ruw("type")
    i.ruw("decision_term_end")
    oordeel = woo.geen_dwangsom(ingebrekestelling_verzonden_op=i.misschien_dag("igs_received"))
    return {"amount_eur": 0, "appeal_possible_from": oordeel.waarden.get("eerste_beroepsdag")}


@adapter("AVG-12.3")
def _avg(i: Invoer, _: Regelboek) -> Waarden:
    ontvangen = i.dag("received")
    kort = avg.verzoek_betrokkene(verzoek_ontvangen_op=ontvangen)
    t = avg.verzoek_betrokkene(verzoek_ontvangen_op=ontvangen, verlengd_op=ontvangen) if i.ja("extended") else kort
    waarden = einden(t) | {
        "extended_end_nominal": kort.waarden["verlengd_nominaal"],
        "extended_end": kort.waarden["verlengd_einde"],
    }
    # "not": the day that another reading gives, counted from the moved end; it must differ from ours.
    from afspraak.termijnen.tellen import tel_maanden

    waarden["not"] = tel_maanden(kort.laatste_dag, 2)
    return waarden


@adapter("AVG-33")
def _datalek(i: Invoer, _: Regelboek) -> Waarden:
    verwerker = i.moment("processor_aware") if "processor_aware" in i else None
    bekend = i.moment("controller_informed") if "controller_informed" in i else i.moment("aware_at_local")
    u = avg.melding_datalek(bekend_om=bekend, verwerker_bekend_om=verwerker)
    return {
        "notify_by_local": u.tot.astimezone(NEDERLAND).isoformat(),
        "possible_end": u.waarden["ruim_einde"],
        "system_alarm": u.tot.strftime("%Y-%m-%dT%H:%M"),
        "controller_clock_starts": bekend.strftime("%Y-%m-%dT%H:%M"),
    }


@adapter("WMO-2.3.2")
def _wmo_onderzoek(i: Invoer, _: Regelboek) -> Waarden:
    t = wmo.onderzoek(melding_op=i.dag("melding"))
    return einden(t, "onderzoek_by") | {"persoonlijk_plan_until": t.waarden["persoonlijk_plan_tot"]}


_een_dag("WMO-2.3.2.2", wmo.persoonlijk_plan, "melding_op", "melding", "persoonlijk_plan_until")
_een_dag("WMO-2.3.5", wmo.beschikking_wmo, "aanvraag_ontvangen_op", "aanvraag_received", "beschikking_by")


@adapter("WMO-2.3.2.9")
def _wmo_aanvraag(i: Invoer, _: Regelboek) -> Waarden:
    oordeel = wmo.aanvraag_mogelijk(
        melding_op=i.dag("melding"),
        aanvraag_op=i.dag("aanvraag"),
        onderzoek_afgerond_op=i.misschien_dag("onderzoek_done"),
    )
    return {"aanvraag_allowed": oordeel.is_ja, "beschikking_by": oordeel.waarden.get("beschikking_uiterlijk")}


@adapter("WMO-2.3.3")
def _wmo_spoed(i: Invoer, _: Regelboek) -> Waarden:
    i.ruw("spoed")
    u = wmo.spoed(melding_om=i.moment("melding"))
    return {"statutory_term": u.waarden["wettelijke_termijn"], "local_norm_48h_if_in_verordening": u.tot.isoformat()}


_een_dag("JW-4:13", jeugdwet.beschikking_jeugdhulp, "aanvraag_ontvangen_op", "aanvraag_jeugd_received")
_een_dag("PW-4:13", participatiewet.beschikking_bijstand, "aanvraag_ontvangen_op", "aanvraag_bijstand_received")
_een_dag("GPK-4:13", gpk.beschikking_parkeerkaart, "aanvraag_ontvangen_op", "aanvraag_received")


@adapter("PW-41.4")
def _zoektermijn(i: Invoer, _: Regelboek) -> Waarden:
    t = participatiewet.zoektermijn_jongeren(melding_op=i.dag("melding"), leeftijd=i.getal("age", 26))
    return einden(t, "earliest_aanvraag")


@adapter("PW-52")
def _voorschot(i: Invoer, _: Regelboek) -> Waarden:
    t = participatiewet.voorschot(aanvraag_op=i.dag("aanvraag"))
    return einden(t, "voorschot_by") | {
        "pay_target": t.waarden["betaal_uiterlijk"],
        "minimum": "90% of art. 19 lid 2 norm",
    }


@adapter("PW-54")
def _pw54(i: Invoer, _: Regelboek) -> Waarden:
    t = participatiewet.opschorting_bijstand(verzuim_op=i.dag("verzuim"))
    return einden(t, "opschorting_last_day_max") | {"opschorting_first_day": t.eerste_dag}


_een_dag("WGS-4.1", schuldhulp.eerste_gesprek, "gemeld_op", "wendt_zich_tot_college", "eerste_gesprek_by")


@adapter("WGS-4.2")
def _bedreigend(i: Invoer, _: Regelboek) -> Waarden:
    dag = i.dag("wendt_zich_tot_college")
    functie = schuldhulp.eerste_gesprek_bedreigend if i.ja("bedreigende_situatie", True) else schuldhulp.eerste_gesprek
    return einden(functie(gemeld_op=dag), "eerste_gesprek_by")


@adapter("WGS-4a")
def _schuldhulp(i: Invoer, _: Regelboek) -> Waarden:
    t = schuldhulp.beschikking_schuldhulp(
        eerste_gesprek_op=i.dag("eerste_gesprek"), verordening_weken=i.getal("verordening_weeks", 8)
    )
    return einden(t, "beschikking_by")


@adapter("LLV-BESLIS")
def _leerlingenvervoer(i: Invoer, _: Regelboek) -> Waarden:
    ontvangen, aantal = i.dag("aanvraag_received"), i.getal("verdaging_weeks")
    t = leerlingenvervoer.beschikking_leerlingenvervoer(
        aanvraag_ontvangen_op=ontvangen,
        verordening_weken=i.getal("verordening_weeks", 8),
        verdaagd_op=ontvangen if aantal else None,
        verdaging_weken=aantal or 4,
    )
    return einden(t)


@adapter("BEKW-8DAY")
def _inwerking(i: Invoer, _: Regelboek) -> Waarden:
    t = bekendmaking.inwerkingtreding_verordening(
        bekendgemaakt_op=i.dag("gemeenteblad"), eigen_dag=i.misschien_dag("own_date_in_verordening")
    )
    return einden(t, "in_force")


@adapter("WGR-35")
def _wgr35(i: Invoer, _: Regelboek) -> Waarden:
    centrum = "centrum" in str(i.ruw("type", ""))
    waarden: dict[str, Any] = {"applies": wgr.begrotingsregels_gelden(centrumregeling=centrum).is_ja}
    if "ab_vergadering" in i:
        t = wgr.ontwerpbegroting_raden(vergadering_op=i.dag("ab_vergadering"))
        waarden |= einden(t, "ontwerpbegroting_to_raden_by")
    return waarden


@adapter("WGR-34b")
def _wgr34b(i: Invoer, _: Regelboek) -> Waarden:
    centrum = "centrum" in str(i.ruw("type", ""))
    t = wgr.financiele_kaders(begrotingsjaar=i.getal("year"))
    return {
        "kaders_before": t.waarden["grens"],
        "applies": wgr.begrotingsregels_gelden(centrumregeling=centrum).is_ja,
    }


_een_dag("WGR-1", wgr.zienswijze_raden, "ontwerp_verzonden_op", "ontwerp_regeling_to_raden", "zienswijze_until")


@adapter("RET")
def _bewaren(i: Invoer, _: Regelboek) -> Waarden:
    resultaat = str(i.ruw("result"))
    eigen = i.ruw("bewaartermijn")
    uitkomst = bewaren.bewaartermijn(resultaat=resultaat, brondatum=i.misschien_dag("brondatum"))
    if isinstance(uitkomst, Oordeel):
        return {"action": uitkomst.waarden["actie"], "archiefactiedatum": None}
    lijst = bewaren.SELECTIELIJST[resultaat].bewaartermijn
    if eigen is not None and lijst != _iso_duur(str(eigen)):
        raise FeitFout(f"de selectielijst geeft {lijst} voor {resultaat}, de vector {eigen}")
    return {"archiefactiedatum": uitkomst.laatste_dag, "action": uitkomst.waarden["actie"]}


def _iso_duur(tekst: str) -> Duur:
    eenheden = {"Y": "jaar", "M": "maanden", "W": "weken", "D": "dagen"}
    return Duur.lees(f"{tekst[1:-1]} {eenheden[tekst[-1]]}")


@adapter("RET-AVG")
def _vernietigen(i: Invoer, _: Regelboek) -> Waarden:
    t = bewaren.vernietiging_op_verzoek(verzoek_ontvangen_op=i.dag("verwijderverzoek_wmo_received"))
    return einden(t, "vernietigd_by") | {"vernietigd_by_nominal": t.nominale_dag}


# The agreement's own terms come from the pack, by their ids.


def _termijn(uitkomst: Uitkomst) -> Termijn:
    if not isinstance(uitkomst, Termijn):
        raise FeitFout(uitkomst.zin)
    return uitkomst


@adapter("AGR-2.1")
def _looptijd(i: Invoer, r: Regelboek) -> Waarden:
    feiten: dict[str, Any] = {"ingang_op": i.misschien_dag("start") or date(2026, 1, 1)}
    if "as_of" in i:
        feiten["peildag"] = i.dag("as_of")
    i.ruw("years")
    t = _termijn(r["AGR-2.1"].bereken(feiten))
    stand = {"loopt": "running", "loopt niet": "not running"}.get(str(t.waarden.get("stand")))
    return {"last_day": t.laatste_dag, "days_left": t.waarden.get("dagen_over"), "status": stand}


@adapter("AGR-2.2")
def _wijziging(i: Invoer, r: Regelboek) -> Waarden:
    handtekeningen = [date.fromisoformat(d) for d in dict(i.ruw("signatures")).values() if d]
    feiten = {"afgesproken_op": i.dag("agreed_effective_date"), "ondertekend_op": tuple(handtekeningen)}
    try:
        t = _termijn(r["AGR-2.2"].bereken(feiten))
    except FeitFout:
        return {"effective": None, "status": "not_in_force"}
    return {"effective": t.laatste_dag, "status": "in_force"}


@adapter("AGR-2.3")
def _verval(i: Invoer, r: Regelboek) -> Waarden:
    t = _termijn(r["AGR-2.3"].bereken({"regeling_opgeheven_op": i.dag("gr_opgeheven")}))
    return {"dvo_ends": t.laatste_dag, "work_stop_date": "to be agreed at liquidation"}


@adapter("AGR-4.6")
def _terugmelden(i: Invoer, r: Regelboek) -> Waarden:
    i.ruw("gemeente")

    def klok(dag: date) -> Termijn:
        return _termijn(r["AGR-4.6"].bereken({"besloten_op": dag}))

    if "besluiten" in i:
        besluiten = dict(i.ruw("besluiten"))
        return {
            "feedback_by": {g: klok(date.fromisoformat(d)).laatste_dag for g, d in besluiten.items()},
            "alarm_working_day": {g: klok(date.fromisoformat(d)).alarm_dag for g, d in besluiten.items()},
            "atw_roll": False,
        }
    t = klok(i.dag("besluit_college_of_raad"))
    return {
        "feedback_by": t.laatste_dag,
        "alarm_working_day": t.alarm_dag,
        "atw_roll": t.regime is Regime.ATW or t.laatste_dag != t.nominale_dag,
    }


@adapter("AGR-13.1")
def _overmacht(i: Invoer, r: Regelboek) -> Waarden:
    i.ruw("no_expectation_recorded")
    feiten: dict[str, Any] = {
        "verwacht_op": i.misschien_dag("expectation_known"),
        "begonnen_op": i.misschien_dag("inability_started"),
    }
    if "expected_inability_working_days" in i:
        feiten["verwachte_werkdagen"] = i.getal("expected_inability_working_days")
    if (
        feiten.get("verwacht_op") is None
        and feiten.get("begonnen_op") is None
        and feiten.get("verwachte_werkdagen", 0) > 5
    ):
        return {"contact_duty": True}
    uitkomst = r["AGR-13.1"].bereken(feiten)
    if isinstance(uitkomst, Oordeel):
        return {"contact_duty": uitkomst.is_ja}
    t = _termijn(uitkomst)
    return {
        "contact_duty": True,
        "contact_by": t.laatste_dag,
        "sixth_working_day": t.waarden.get("dag_over_de_drempel"),
    }


@adapter("AGR-13.1a")
def _direct(i: Invoer, r: Regelboek) -> Waarden:
    i.ruw("party")
    t = _termijn(r["AGR-13.1a"].bereken({"bekend_op": i.moment("moment").date()}))
    return {"report": "direct (same day)", "outer_bound": t.laatste_dag, "alarm": t.alarm_dag}


@adapter("AGR-13.2")
def _ingebrekestelling(i: Invoer, r: Regelboek) -> Waarden:
    if "form" in i:
        vorm = {"e-mail": "e-mail", "registered letter": "aangetekende brief"}.get(
            str(i.ruw("form")), str(i.ruw("form"))
        )
        return {"valid_notice_under_dvo": _ja(r["OVK-VORM"].bereken({"vorm": vorm}))}
    dagen = int(str(i.ruw("redelijke_termijn")).split()[0])
    t = _termijn(
        r["AGR-13.2"].bereken(
            {
                "brief_ontvangen_op": i.dag("received"),
                "brief_verzonden_op": i.misschien_dag("aangetekend_sent"),
                "termijn_dagen": dagen,
            }
        )
    )
    return {"cure_end": t.laatste_dag, "art12_claim_from": t.waarden["aansprakelijk_vanaf"]}


def _ja(uitkomst: Uitkomst) -> bool:
    return isinstance(uitkomst, Oordeel) and uitkomst.is_ja


@adapter("AGR-15.3")
def _geschil(i: Invoer, r: Regelboek) -> Waarden:
    t = _termijn(r["AGR-15.3"].bereken({"brief_ontvangen_op": i.dag("registered_letter_received")}))
    return {
        "geschil_exists_from": t.laatste_dag,
        "first_step": "overleg",
        "then": "rechter arrondissement Midden-Nederland",
    }


@adapter("AGR-16")
def _inwerkingtreding(i: Invoer, r: Regelboek) -> Waarden:
    i.ruw("inwerkingtreding")
    t = _termijn(r["AGR-16"].bereken({"ondertekend_op": i.misschien_dag("signing_date")}))
    later = len(t.kanttekeningen) > 1
    vlag = "art. 16 blank; art. 2 lid 1 used"
    return {"effective": t.laatste_dag, "flag": vlag + ("; signed later: retroactive between parties" if later else "")}
