"""How vectors about the agreement are computed: its own terms come from the pack, by their ids."""

from datetime import date
from typing import Any

from afspraak.recht.regel import Regelboek
from afspraak.recht.uitkomst import Oordeel, Uitkomst
from afspraak.termijnen import FeitFout, Regime, Termijn
from afspraak.termijnen.tellen import Eenheid
from afspraak.toets.adapters_awb import Waarden
from afspraak.toets.invoer import Invoer, lees_invoerdag
from afspraak.toets.vergelijken import EenVan, adapter


def _termijn(uitkomst: Uitkomst) -> Termijn:
    if not isinstance(uitkomst, Termijn):
        raise FeitFout(uitkomst.zin)
    return uitkomst


@adapter("AGR-2.1")
def _looptijd(i: Invoer, r: Regelboek) -> Waarden:
    feiten: dict[str, Any] = {"ingang_op": i.misschien_dag("start") or date(2026, 1, 1)}
    peildag = i.misschien_dag("as_of")
    if peildag is not None:
        feiten["peildag"] = peildag
    if "years" in i:
        t = _termijn(r["OVK-LOOPTIJD"].bereken({**feiten, "looptijd_jaren": i.getal("years")}))
    else:
        t = _termijn(r["AGR-2.1"].bereken(feiten))
    waarden: dict[str, Any] = {
        "last_day": t.laatste_dag,
        "milestone_12_months": t.waarden["twaalf_maanden_ervoor"],
        "milestone_6_months": t.waarden["zes_maanden_ervoor"],
    }
    if peildag is None:
        return waarden
    stand: object = "running"
    if peildag > t.laatste_dag:
        stand = EenVan(("ended", "expired", "not running"))
    elif peildag < feiten["ingang_op"]:
        stand = EenVan(("not_started", "not started", "not running"))
    return waarden | {"days_left": t.waarden["dagen_over"], "status": stand}


@adapter("AGR-2.2")
def _wijziging(i: Invoer, r: Regelboek) -> Waarden:
    handtekeningen = [lees_invoerdag(d, "signatures") for d in dict(i.ruw("signatures") or {}).values() if d]
    feiten = {"afgesproken_op": i.dag("agreed_effective_date"), "ondertekend_op": tuple(handtekeningen)}
    uitkomst = r["AGR-2.2"].bereken(feiten)
    if isinstance(uitkomst, Oordeel):
        return {"effective": None, "status": EenVan(("not_in_force", "not in force")), "in_force": False}
    return {"effective": _termijn(uitkomst).laatste_dag, "status": EenVan(("in_force", "in force")), "in_force": True}


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
        besluiten = dict(i.ruw("besluiten")).items()
        klokken = {g: klok(lees_invoerdag(d, "besluiten")) if d else None for g, d in besluiten}
        return {
            "feedback_by": {g: t.laatste_dag if t else None for g, t in klokken.items()},
            "alarm_working_day": {g: t.alarm_dag if t else None for g, t in klokken.items()},
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
    verwacht, begonnen = i.misschien_dag("expectation_known"), i.misschien_dag("inability_started")
    feiten: dict[str, Any] = {"verwacht_op": verwacht, "begonnen_op": begonnen}
    if "expected_inability_working_days" in i:
        feiten["verwachte_werkdagen"] = i.getal("expected_inability_working_days")
    if verwacht is None and begonnen is None and feiten.get("verwachte_werkdagen", 0) > 5:
        return {"contact_duty": True}
    uitkomst = r["AGR-13.1"].bereken(feiten)
    if isinstance(uitkomst, Oordeel):
        return {"contact_duty": uitkomst.is_ja}
    t = _termijn(uitkomst)
    return {
        "contact_duty": True,
        "contact_by": t.laatste_dag,
        "contact_by_other_reading": t.andere_dag,
        "sixth_working_day": t.waarden.get("dag_over_de_drempel"),
    }


@adapter("AGR-13.1a")
def _direct(i: Invoer, r: Regelboek) -> Waarden:
    i.ruw("party")
    t = _termijn(r["AGR-13.1a"].bereken({"bekend_op": i.moment("moment").date()}))
    return {"report": "direct (same day)", "outer_bound": t.laatste_dag, "alarm": t.alarm_dag}


@adapter("AGR-13.2")
def _ingebrekestelling(i: Invoer, r: Regelboek) -> Waarden:
    waarden: dict[str, Any] = {}
    if "form" in i:
        vorm = {"registered letter": "aangetekende brief", "registered": "aangetekend"}.get(
            i.tekst("form"), i.tekst("form")
        )
        oordeel = r["OVK-VORM"].bereken({"vorm": vorm})
        waarden["valid_notice_under_dvo"] = isinstance(oordeel, Oordeel) and oordeel.is_ja
    if i.ruw("redelijke_termijn") is None:
        # A letter that names no term is no notice of default.
        zonder_termijn = "redelijke_termijn" in i
        return waarden | ({"valid_notice_under_dvo": False} if zonder_termijn else {})
    t = _termijn(
        r["AGR-13.2"].bereken(
            {
                "brief_ontvangen_op": i.dag("received"),
                "brief_verzonden_op": i.misschien_dag("aangetekend_sent"),
                "termijn_dagen": _dagen(i),
            }
        )
    )
    return {
        "valid_notice_under_dvo": True,
        **waarden,
        "cure_end": t.laatste_dag,
        "art12_claim_from": t.waarden["aansprakelijk_vanaf"],
    }


def _dagen(i: Invoer) -> int:
    if isinstance(i.ruw("redelijke_termijn"), int):
        return i.getal("redelijke_termijn")
    duur = i.duur("redelijke_termijn")
    per = {Eenheid.DAG: 1, Eenheid.WEEK: 7}.get(duur.eenheid)
    if per is None:
        raise FeitFout(f"{duur} is geen aantal dagen of weken (redelijke_termijn)")
    return duur.aantal * per


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
    tekst = i.tekst("inwerkingtreding")
    ingevuld = None if "blank" in tekst or not tekst else i.misschien_dag("inwerkingtreding")
    getekend = i.misschien_dag("signing_date")
    t = _termijn(r["AGR-16"].bereken({"ondertekend_op": getekend, "ingevulde_dag": ingevuld}))
    vlaggen = [] if ingevuld else ["art. 16 blank; art. 2 lid 1 used"]
    if getekend is not None and getekend > t.laatste_dag:
        vlaggen.append("signed later: retroactive between parties")
    return {"effective": t.laatste_dag, "flag": "; ".join(vlaggen) or None}
