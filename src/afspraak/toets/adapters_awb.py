"""How vectors of the Algemene termijnenwet and of the Awb are computed."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from afspraak.recht import atw, awb
from afspraak.recht.regel import Regelboek
from afspraak.recht.uitkomst import Antwoord
from afspraak.termijnen import KALENDER, FeitFout, Opschorting, Termijn
from afspraak.termijnen.dagen import NEDERLAND, lokale_dag
from afspraak.termijnen.tellen import atw_geldt
from afspraak.toets.invoer import Invoer
from afspraak.toets.vergelijken import adapter

Waarden = Mapping[str, Any]


def einden(t: Termijn, *namen: str) -> dict[str, Any]:
    """Return the days of a term under the words of the format, and its legal end under further names."""
    return {
        "first_day": t.eerste_dag,
        "nominal_end": t.nominale_dag,
        "end": t.laatste_dag,
        "legal_end": t.laatste_dag,
        "alarm": t.alarm_dag,
        "suspension_days": t.opgeschorte_dagen,
        "rolled": t.laatste_dag != t.nominale_dag,
        "provisional": t.voorlopig,
        **dict.fromkeys(namen, t.laatste_dag),
    }


@adapter("ATW-3")
def _feestdagen(i: Invoer, _: Regelboek) -> Waarden:
    if "date" in i:
        return {"is_feestdag": atw.feestdag(dag=i.dag("date")).is_ja}
    jaar = i.getal("year")
    stand = "COMPLETE" if KALENDER.is_gedekt(jaar) else "INCOMPLETE_KB_PENDING"
    return {"dates": list(KALENDER.feestdagen(jaar)), "calendar_status": stand}


# Words for a term of which the end is never moved.
_SCHUIFT_NIET = ("contract", "agreement", "backward", "counted back", "terugrekening", "hours", "not statutory")


@adapter("ATW-1")
def _atw1(i: Invoer, _: Regelboek) -> Waarden:
    nominaal, soort = i.dag("nominal_end"), i.tekst("term_kind")
    if any(woord in soort for woord in _SCHUIFT_NIET):
        return {"nominal_end": nominaal, "end": nominaal, "rolled": False}
    return einden(atw.verlenging_na_vrije_dag(nominale_dag=nominaal))


@adapter("ATW-1.2")
def _terugrekening(i: Invoer, _: Regelboek) -> Waarden:
    genoemd = i.misschien_dag("nominal_end")
    if "event" not in i and genoemd is not None:
        return {"end": genoemd, "rolled": False}
    t = atw.terugrekening(gebeurtenis_op=i.dag("event"), duur=i.duur("term"))
    if genoemd not in (None, t.nominale_dag):
        raise FeitFout(f"de telling eindigt op {t.nominale_dag}, de vector noemt {genoemd}")
    return einden(t)


@adapter("ATW-2")
def _atw2(i: Invoer, _: Regelboek) -> Waarden:
    return einden(atw.wettelijke_termijn(gebeurtenis_op=i.dag("event"), duur=i.duur("term")))


@adapter("ATW-4")
def _atw4(i: Invoer, _: Regelboek) -> Waarden:
    geldt = {"atw_applies": atw_geldt(i.duur("term"))}
    if "event" not in i:
        return geldt
    return geldt | einden(atw.wettelijke_termijn(gebeurtenis_op=i.dag("event"), duur=i.duur("term")))


@adapter("ATW-4b")
def _atw4b(i: Invoer, _: Regelboek) -> Waarden:
    i.ruw("term")
    return {"atw_applies": atw.bereik_inwerkingtreding().is_ja}


_REGELINGEN = (
    ("1182", "Europese verordening"),
    ("europ", "Europese verordening"),
    ("avg", "Europese verordening"),
    ("gdpr", "Europese verordening"),
    ("ministeri", "ministeriële regeling"),
    ("beleidsregel", "beleidsregel"),
    ("policy rule", "beleidsregel"),
    ("letter", "brief"),
    ("hersteltermijn", "brief"),
    ("zienswijzetermijn", "brief"),
    ("administration", "brief"),
    ("bestuursorgaan", "brief"),
    ("verordening", "verordening"),
    ("by-law", "verordening"),
    ("amvb", "amvb"),
    ("algemene maatregel", "amvb"),
    ("contract", "overeenkomst"),
    ("agreement", "overeenkomst"),
    ("brief", "brief"),
    ("wet", "wet"),
    ("act", "wet"),
    ("statut", "wet"),
    ("law", "wet"),
)


@adapter("ATW-SCOPE")
def _bereik(i: Invoer, _: Regelboek) -> Waarden:
    tekst = i.tekst("term", "regulation", "source_of_term")
    for woord, regeling in _REGELINGEN:
        if woord in tekst:
            return {"atw_applies": atw.bereik_naar_regeling(regeling=regeling).is_ja}
    raise FeitFout(f"'{tekst}' noemt geen soort regeling")


@adapter("AWB-6:7")
def _bezwaartermijn(i: Invoer, _: Regelboek) -> Waarden:
    return einden(awb.bezwaartermijn(bekendgemaakt_op=i.dag("bekendmaking")), "objection_end")


@adapter("AWB-3:41")
def _bekendmaking(i: Invoer, _: Regelboek) -> Waarden:
    oordeel = awb.bekendmaking(verzonden_op=i.dag("verzonden"), gedagtekend_op=i.misschien_dag("dagtekening"))
    return {
        "bekendmaking": oordeel.waarden["bekendgemaakt_op"],
        "objection_end": oordeel.waarden["einde_bezwaartermijn"],
    }


_PER_POST = ("post", "mail", "registered mail", "letter", "brief")
_ANDERS = ("electronic", "e-mail", "email", "digital", "webform", "counter", "desk", "balie", "hand", "by hand", "fax")


@adapter("AWB-6:9")
def _tijdig(i: Invoer, _: Regelboek) -> Waarden:
    kanaal, gepost = i.tekst("channel"), i.misschien_dag("posted")
    if kanaal and kanaal not in (*_PER_POST, *_ANDERS):
        raise FeitFout(f"'{kanaal}' is geen bekende manier van indienen (channel)")
    om = i.misschien_moment("received_at", "received_at_utc", "received_at_local")
    oordeel = awb.tijdig_ingediend(
        einde_bezwaartermijn=i.dag("objection_end"),
        ontvangen_op=i.misschien_dag("received"),
        ontvangen_om=om,
        gepost_op=None if kanaal in _ANDERS else gepost,
    )
    waarden: dict[str, Any] = {"last_receipt_day": oordeel.waarden["laatste_ontvangstdag"]}
    if oordeel.antwoord is not Antwoord.MENS_BESLIST:
        waarden["timely"] = oordeel.is_ja
    if om is not None:
        waarden["local"] = om.astimezone(NEDERLAND).isoformat(timespec="minutes")
        waarden["local_day"] = lokale_dag(om)
    return waarden


@adapter("AWB-6:15")
def _verkeerd_loket(i: Invoer, _: Regelboek) -> Waarden:
    oordeel = awb.verkeerd_loket(
        einde_bezwaartermijn=i.dag("objection_end"),
        ontvangen_bij_verkeerd_orgaan_op=i.dag("received_at_wrong_organ"),
        doorgezonden_ontvangen_op=i.misschien_dag("forwarded_received"),
    )
    return {"timely": oordeel.is_ja, "date_that_counts": oordeel.waarden["dag_die_telt"]}


@adapter("AWB-6:10")
def _vroeg(i: Invoer, _: Regelboek) -> Waarden:
    oordeel = awb.vroegtijdig_bezwaar(
        besluit_genomen_op=i.dag("besluit_genomen"),
        bekendgemaakt_op=i.dag("bekendmaking"),
        ontvangen_op=i.dag("bezwaar_received"),
    )
    waarden: dict[str, Any] = {"decision_term_starts_after": oordeel.waarden["beslistermijn_start_na"]}
    if oordeel.antwoord is Antwoord.MENS_BESLIST:
        return waarden | {"human_decision": True}
    return waarden | {"not_inadmissible_for_being_early": oordeel.is_ja}


@adapter("AWB-6:12")
def _beroep_niet_tijdig(i: Invoer, _: Regelboek) -> Waarden:
    t = awb.beroep_niet_tijdig(
        einde_beslistermijn=i.dag("decision_term_end"), ingebrekestelling_verzonden_op=i.dag("notice_sent")
    )
    return einden(t) | {"first_day_appeal": t.waarden["eerste_beroepsdag"]}


@adapter("AWB-4:13")
def _aanvraag(i: Invoer, _: Regelboek) -> Waarden:
    i.ruw("channel")
    i.ruw("no_statutory_term")
    ontvangen = i.dag("aanvraag_received")
    t = awb.beslistermijn(
        aanvraag_ontvangen_op=ontvangen,
        opschortingen=i.opschortingen("Awb 4:15", "suspensions", "herstelverzuim"),
        kennisgeving_op=i.misschien_dag("notice_sent"),
        redelijke_termijn_tot=i.misschien_dag("reasonable_date_named"),
        termijn_weken=i.getal("term_weeks") or None,
        peildag=i.misschien_dag("as_of"),
    )
    return einden(t, "decision_term_end") | {"received_day": ontvangen}


@adapter("AWB-4:15")
def _opschorting(i: Invoer, _: Regelboek) -> Waarden:
    i.ruw("literal_tot_reading")
    stil = i.opschortingen("Awb 4:15 lid 1, onder a", "suspensions", "herstelverzuim")
    waarden: dict[str, Any] = {}
    if len(stil) == 1 and stil[0].tot is not None:
        dagen = (stil[0].tot - stil[0].van).days
        waarden = {"suspension_days_circulaire": dagen, "suspension_days_literal": max(dagen - 1, 0)}
    if "aanvraag_received" not in i:
        return waarden
    feiten: dict[str, Any] = {
        "aanvraag_ontvangen_op": i.dag("aanvraag_received"),
        "termijn_weken": i.getal("term_weeks", standaard=8),
        "opschortingen": stil if i.ja("term_set_in_invitation", standaard=True) else (),
        "peildag": i.misschien_dag("as_of"),
    }
    zonder = awb.opgeschorte_beslistermijn(**feiten)
    # The vector says that it was extended, not always when: then in time.
    verdaagd = i.misschien_dag("verdaging_sent") or zonder.laatste_dag
    met = awb.opgeschorte_beslistermijn(**feiten, verdaagd_op=verdaagd, verdaging_weken=i.getal("verdaging_weeks"))
    return (
        waarden
        | einden(met)
        | {
            "verdaging_must_be_sent_by": zonder.laatste_dag,
            "verdaging_effective": met.laatste_dag != zonder.laatste_dag,
            "end_literal": met.andere_dag or met.laatste_dag,
        }
    )


@adapter("AWB-4:15.2a")
def _instemming_aanvrager(i: Invoer, _: Regelboek) -> Waarden:
    ontvangen = i.dag("aanvraag_received")
    van = i.misschien_dag("consent_given", "consent_from") or ontvangen
    tot = i.misschien_dag("written_consent_until") or van + timedelta(days=i.getal("written_consent_until_days"))
    t = awb.opgeschorte_beslistermijn(
        aanvraag_ontvangen_op=ontvangen,
        termijn_weken=i.getal("term_weeks", standaard=8),
        opschortingen=(Opschorting(van=van, tot=tot, grondslag="Awb 4:15 lid 2, onder a"),),
    )
    return einden(t)


@adapter("AWB-4:14.1")
def _bericht_wettelijk(i: Invoer, _: Regelboek) -> Waarden:
    i.ruw("aanvraag")
    i.ruw("notice_sent")
    t = awb.bericht_bij_wettelijke_termijn(
        einde_beslistermijn=i.dag("statutory_end"), genoemde_dag=i.misschien_dag("notice_new_date")
    )
    return einden(t, "decision_term_end")


@adapter("AWB-4:14.3")
def _bericht_redelijk(i: Invoer, _: Regelboek) -> Waarden:
    i.ruw("no_statutory_term")
    t = awb.redelijke_termijn(
        aanvraag_ontvangen_op=i.dag("aanvraag_received"),
        kennisgeving_op=i.dag("notice_sent"),
        redelijke_termijn_tot=i.dag("reasonable_date_named"),
    )
    return einden(t, "decision_term_end")


@adapter("AWB-4:5.4", "AWB-4:5")
def _buiten_behandeling(i: Invoer, _: Regelboek) -> Waarden:
    aangevuld = i.misschien_dag("completed")
    tot = i.misschien_dag("hersteltermijn_end_unused", "hersteltermijn_end") or aangevuld
    t = awb.buiten_behandeling(hersteltermijn_tot=tot or i.dag("hersteltermijn_end_unused"), aangevuld_op=aangevuld)
    return einden(t, "latest_bekendmaking_buiten_behandeling")


@adapter("AWB-2:3")
def _doorzenden(i: Invoer, _: Regelboek) -> Waarden:
    i.ruw("received_by")
    i.ruw("competent")
    t = awb.doorzendplicht(ontvangen_op=i.dag("received"))
    return {"forward_by": f"{t.laatste_dag.isoformat()} (onverwijld)", "sender_notified": "same moment"}


@adapter("AWB-4:17-AMOUNT")
def _bedrag(i: Invoer, _: Regelboek) -> Waarden:
    b = awb.dwangsombedrag(
        dagen_te_laat=i.getal("days_in_default"), ingebrekestelling_ontvangen_op=i.dag("igs_received")
    )
    return {"amount_eur": _euro(b.centen)}


def _euro(centen: object) -> float | int:
    bedrag = int(str(centen))
    return bedrag // 100 if bedrag % 100 == 0 else round(bedrag / 100, 2)


@adapter("AWB-4:17-START")
def _dwangsom(i: Invoer, _: Regelboek) -> Waarden:
    einde, ontvangen = i.dag("decision_term_end"), i.dag("igs_received")
    besluit, peildag = i.misschien_dag("decision_bekendgemaakt"), i.misschien_dag("as_of")
    geldig = awb.premature_ingebrekestelling(einde_beslistermijn=einde, ingebrekestelling_ontvangen_op=ontvangen)
    if not geldig.is_ja or (besluit is not None and besluit <= einde):
        return {"valid": False, "days": 0, "amount_eur": 0}
    t = awb.dwangsom(
        einde_beslistermijn=einde,
        ingebrekestelling_ontvangen_op=ontvangen,
        besluit_verzonden_op=besluit,
        peildag=peildag,
    )
    waarden: dict[str, Any] = {
        "valid": True,
        "two_weeks_end_nominal": t.nominale_dag,
        "two_weeks_end_atw": t.laatste_dag,
        "alarm": t.alarm_dag,
        "first_day": t.waarden["eerste_dwangsomdag"],
        "first_day_without_atw": t.waarden["eerste_dwangsomdag_zonder_atw"],
        "max_last_day": t.waarden["laatste_dwangsomdag"],
    }
    if "bedrag_centen" in t.waarden:
        waarden["days"] = t.waarden["dagen"]
        waarden["amount_eur"] = _euro(t.waarden["bedrag_centen"])
        waarden["amount_eur_without_atw"] = _euro(t.waarden.get("bedrag_centen_zonder_atw", t.waarden["bedrag_centen"]))
    return waarden


@adapter("AWB-4:17-PREMATURE")
def _prematuur(i: Invoer, _: Regelboek) -> Waarden:
    if "nominal_term_end" in i:
        nominaal = i.dag("nominal_term_end")
        einde = i.misschien_dag("term_end_atw") or KALENDER.eerste_werkdag_vanaf(nominaal)
    else:
        einde = i.dag("term_end")
    oordeel = awb.premature_ingebrekestelling(
        einde_beslistermijn=einde, ingebrekestelling_ontvangen_op=i.dag("igs_received")
    )
    waarden: dict[str, Any] = {"valid": oordeel.is_ja}
    if oordeel.antwoord is Antwoord.MENS_BESLIST:
        waarden["treated_as_received"] = oordeel.waarden["geldt_als_ontvangen_op"]
        waarden["first_day_if_accepted"] = oordeel.waarden["eerste_dwangsomdag"]
    return waarden


@adapter("AWB-4:17.6")
def _uitzonderingen(i: Invoer, _: Regelboek) -> Waarden:
    belanghebbende = i.ja("aanvrager_belanghebbende", "aanvrager_is_belanghebbende", standaard=True)
    oordeel = awb.dwangsom_verschuldigd(
        onredelijk_laat=i.ja("igs_unreasonably_late", "igs_onredelijk_laat", "onredelijk_laat"),
        geen_belanghebbende=i.ja("aanvrager_geen_belanghebbende", "geen_belanghebbende", standaard=not belanghebbende),
        kennelijk_niet_ontvankelijk=i.ja("aanvraag_kennelijk_niet_ontvankelijk", "kennelijk_niet_ontvankelijk"),
        kennelijk_ongegrond=i.ja("aanvraag_kennelijk_ongegrond", "kennelijk_ongegrond"),
    )
    return {"dwangsom_due": oordeel.is_ja}


@adapter("AWB-4:17.7")
def _delen(i: Invoer, _: Regelboek) -> Waarden:
    centen, aantal = round(float(i.ruw("amount_total")) * 100), i.getal("applicants")
    b = awb.dwangsom_per_aanvrager(bedrag_centen=centen, aanvragers=aantal)
    delen = b.waarden["delen"]
    verdeling = [_euro(deel) for deel in delen] if isinstance(delen, tuple) else []
    return {"per_applicant_eur": _euro(b.centen), "shares_eur": verdeling, "sum_eur": _euro(centen)}


@adapter("AWB-4:18")
def _dwangsombeschikking(i: Invoer, _: Regelboek) -> Waarden:
    return einden(awb.dwangsombeschikking(laatste_dwangsomdag=i.dag("last_dwangsom_day")), "dwangsombeschikking_by")


@adapter("AWB-4:87")
def _betaling(i: Invoer, _: Regelboek) -> Waarden:
    return einden(awb.betaling(beschikking_bekendgemaakt_op=i.dag("dwangsombeschikking_bekend")), "payment_by")


@adapter("AWB-4:20")
def _terugvordering(i: Invoer, _: Regelboek) -> Waarden:
    return einden(awb.terugvordering(beschikking_bekendgemaakt_op=i.dag("dwangsombeschikking_date")), "recovery_until")
