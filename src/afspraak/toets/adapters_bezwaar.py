"""How vectors about the decision on an objection, the court and complaints are computed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from afspraak.recht import awb
from afspraak.recht.regel import Regelboek
from afspraak.termijnen import FeitFout, Termijn
from afspraak.termijnen.tellen import Eenheid
from afspraak.toets.adapters_awb import Waarden, einden
from afspraak.toets.invoer import Invoer
from afspraak.toets.vergelijken import adapter


@adapter("AWB-7:10")
def _beslissing_op_bezwaar(i: Invoer, _: Regelboek) -> Waarden:
    bekend = i.dag("bekendmaking")
    feiten: dict[str, Any] = {
        "bekendgemaakt_op": bekend,
        "commissie_gemeld_op": _commissie_gemeld(i, bekend),
        "opschortingen": i.opschortingen("Awb 7:10 lid 2", "herstelverzuim", "suspensions"),
        "peildag": i.misschien_dag("as_of"),
    }
    zonder = awb.beslistermijn_bezwaar(**feiten)
    verdaagd = i.misschien_dag("verdaging_sent")
    aantal = i.getal("verdaging_weeks")
    if verdaagd is None and aantal:
        # The vector says that it was extended, not when: in time.
        verdaagd = zonder.laatste_dag
    if not i.ja("verdaging_notice_to_all", standaard=True):
        verdaagd = None
    verlengd = awb.beslistermijn_bezwaar(**feiten, verdaagd_op=verdaagd, verdaging_weken=aantal or 6)
    met = verlengd
    if "until" in i or "consent_until" in i:
        tot = i.dag("until", "consent_until")
        met = awb.beslistermijn_bezwaar(
            **feiten,
            verdaagd_op=verdaagd,
            verdaging_weken=aantal or 6,
            instemming_op=i.misschien_dag("consent_date") or verlengd.laatste_dag,
            instemming_tot=tot,
            instemming_van=_wie_stemde_in(i),
            anderen_benadeeld=i.ja("other_belanghebbenden_harmed"),
        )
    return einden(met) | {
        "objection_end": met.waarden["einde_bezwaartermijn"],
        "decision_weeks": met.waarden["weken"],
        "verdaging_effective": verlengd.laatste_dag != zonder.laatste_dag,
    }


def _commissie_gemeld(i: Invoer, bekend: date) -> date | None:
    """Return a day of notice if the vector says that a committee advises and that this was told."""
    gemeld = i.ruw("notice_7_13_lid_2_sent")
    commissie = i.ja("committee_7_13", "committee_exists")
    if gemeld is None:
        # Without a word about the notice it was given, except where only the committee's existence is stated.
        return bekend if i.ja("committee_7_13") else None
    if isinstance(gemeld, bool):
        return bekend if commissie and gemeld else None
    return i.dag("notice_7_13_lid_2_sent")


def _wie_stemde_in(i: Invoer) -> str:
    return "alle belanghebbenden" if i.tekst("consent").startswith("all") else "indiener"


@adapter("AWB-7:10.4")
def _instemming(i: Invoer, _: Regelboek) -> Waarden:
    t = awb.uitstel_met_instemming(
        einde_beslistermijn=i.dag("base_end"),
        instemming_tot=i.dag("until"),
        instemming_van=_wie_stemde_in(i),
        instemming_op=i.misschien_dag("consent_date") or i.dag("base_end"),
        anderen_benadeeld=i.ja("other_belanghebbenden_harmed"),
    )
    return einden(t)


@adapter("AWB-7:10-LATE")
def _te_laat_bezwaar(i: Invoer, _: Regelboek) -> Waarden:
    i.ruw("excusable_6_11")
    t = awb.beslistermijn_bij_te_laat_bezwaar(
        einde_bezwaartermijn=i.dag("objection_end"),
        ontvangen_op=i.dag("bezwaar_received"),
        commissie=i.ja("committee_7_13"),
    )
    return einden(t) | {"end_literal": t.laatste_dag, "end_from_receipt": t.andere_dag}


@adapter("AWB-7:10-RENEW")
def _opnieuw(i: Invoer, _: Regelboek) -> Waarden:
    i.ruw("annulled")
    rechter = i.duur("court_term") if i.ruw("court_term") is not None else None
    if rechter is not None and rechter.eenheid is not Eenheid.WEEK:
        raise FeitFout("een termijn van de rechter staat hier in weken (court_term)")
    t = awb.beslistermijn_na_vernietiging(
        uitspraak_verzonden_op=i.dag("judgment_sent"),
        commissie=i.ja("committee_7_13"),
        termijn_rechter_weken=rechter.aantal if rechter is not None else None,
    )
    return einden(t)


@adapter("AWB-7:4")
def _hoorzitting(i: Invoer, _: Regelboek) -> Waarden:
    t = awb.stukken_voor_hoorzitting(hoorzitting_op=i.dag("hearing"))
    return einden(t, "last_day", "last_day_documents") | {
        "ter_inzage_from_at_latest": t.waarden["ter_inzage_uiterlijk"],
        "ter_inzage_practical": t.waarden["ter_inzage_werkdag"],
    }


def een_dag(regels: str, functie: Callable[..., Termijn], feit: str, invoer: str, *namen: str) -> None:
    """Register a rule with one day as its fact."""

    @adapter(regels)
    def bereken(i: Invoer, _: Regelboek) -> Waarden:
        i.ruw("procedure")
        return einden(functie(**{feit: i.dag(invoer)}), *namen)


een_dag("AWB-8:58", awb.nadere_stukken, "zitting_op", "hearing", "last_day", "last_day_documents")
een_dag("AWB-8:56", awb.uitnodiging_zitting, "zitting_op", "hearing", "invitation_by", "last_day")
een_dag("AWB-8:41", awb.griffierecht, "nota_verzonden_op", "griffier_notice_sent", "payment_by")
een_dag("AWB-8:82", awb.griffierecht_voorlopige_voorziening, "nota_verzonden_op", "griffier_notice_sent", "payment_by")
een_dag(
    "AWB-8:42",
    awb.stukken_en_verweerschrift,
    "beroepschrift_verzonden_op",
    "beroepschrift_sent_to_bestuursorgaan",
    "stukken_en_verweerschrift_by",
)
een_dag(
    "AWB-8:55d", awb.besluit_na_uitspraak_niet_tijdig, "uitspraak_verzonden_op", "judgment_sent", "decision_bekend_by"
)
een_dag("AWB-8:55", awb.verzet, "uitspraak_verzonden_op", "uitspraak_sent", "verzet_by")
een_dag("AWB-8:83", awb.stukken_voorlopige_voorziening, "zitting_op", "hearing", "last_day", "last_day_documents")
een_dag("AWB-HB", awb.hoger_beroep, "uitspraak_verzonden_op", "uitspraak_sent", "hoger_beroep_by")
een_dag("AWB-BEROEP", awb.beroepstermijn, "bekendgemaakt_op", "bekendmaking", "beroep_by")
een_dag(
    "AWB-8:110", awb.incidenteel_hoger_beroep, "gronden_verzonden_op", "gronden_hoger_beroep_sent", "incidenteel_hb_by"
)
een_dag(
    "AWB-9:8.3", awb.bericht_niet_behandelen, "klacht_ontvangen_op", "klaagschrift_received", "notice_not_handling_by"
)
een_dag("AWB-9:24", awb.ombudsman, "bevindingen_verzonden_op", "kennisgeving_bevindingen", "ombudsman_until")


@adapter("AWB-9:11")
def _klacht(i: Invoer, _: Regelboek) -> Waarden:
    feiten: dict[str, Any] = {
        "klacht_ontvangen_op": i.dag("klaagschrift_received"),
        "commissie": i.ja("commissie_9_1_3"),
    }
    zonder = awb.afhandeling_klacht(**feiten)
    aantal = i.getal("verdaging_weeks")
    verdaagd = i.misschien_dag("verdaging_sent") or (zonder.laatste_dag if aantal else None)
    uitstel = i.misschien_dag("consent_until", "klager_consent_until")
    met = awb.afhandeling_klacht(
        **feiten,
        verdaagd_op=verdaagd,
        verdaging_weken=aantal or 4,
        uitstel_tot=uitstel,
        uitstel_op=i.misschien_dag("consent_date") or (zonder.laatste_dag if uitstel else None),
    )
    return einden(met) | {"verdaging_effective": met.laatste_dag != zonder.laatste_dag}


@adapter("AWB-9:8.1b")
def _jaar(i: Invoer, _: Regelboek) -> Waarden:
    oordeel = awb.plicht_tot_behandelen(
        gedraging_op=i.dag("gedraging"), klacht_ontvangen_op=i.dag("klaagschrift_received")
    )
    return {"duty_to_handle": oordeel.is_ja, "may_handle": oordeel.waarden["mag_behandelen"]}


@adapter("AWB-9:5")
def _tevreden(i: Invoer, _: Regelboek) -> Waarden:
    oordeel = awb.klager_tevreden(
        klacht_ontvangen_op=i.dag("klaagschrift_received"), klager_tevreden_op=i.misschien_dag("klager_tevreden_op")
    )
    return {"duty_ends": oordeel.waarden.get("plicht_eindigt_op")}
