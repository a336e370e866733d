"""How vectors about the social domain, the municipality and retention are computed."""

from collections.abc import Callable
from typing import Any

from afspraak.recht import (
    bekendmaking,
    bewaren,
    gemeentewet,
    gpk,
    jeugdwet,
    leerlingenvervoer,
    participatiewet,
    schuldhulp,
    wgr,
    wmo,
)
from afspraak.recht.regel import Regelboek, gevraagde_feiten
from afspraak.recht.uitkomst import Oordeel
from afspraak.termijnen import FeitFout, Termijn
from afspraak.toets.adapters_awb import Waarden, einden
from afspraak.toets.adapters_bezwaar import een_dag
from afspraak.toets.invoer import Invoer
from afspraak.toets.vergelijken import EenVan, adapter


@adapter("WMO-2.3.2", "WMO-2.3.2.1")
def _wmo_onderzoek(i: Invoer, _: Regelboek) -> Waarden:
    t = wmo.onderzoek(melding_op=i.dag("melding"))
    return einden(t, "onderzoek_by") | {"persoonlijk_plan_until": t.waarden["persoonlijk_plan_tot"]}


een_dag("WMO-2.3.2.2", wmo.persoonlijk_plan, "melding_op", "melding", "persoonlijk_plan_until")
een_dag("JW-4.1.3", jeugdwet.plan_jeugd, "geen_familieplan_op", "no_familiegroepsplan", "plan_by")


@adapter("WMO-2.3.2.9")
def _wmo_aanvraag(i: Invoer, _: Regelboek) -> Waarden:
    oordeel = wmo.aanvraag_mogelijk(
        melding_op=i.dag("melding"),
        aanvraag_op=i.dag("aanvraag"),
        onderzoek_afgerond_op=_onderzoek_klaar(i),
    )
    return {"aanvraag_allowed": oordeel.is_ja, "beschikking_by": oordeel.waarden.get("beschikking_uiterlijk")}


def _onderzoek_klaar(i: Invoer) -> Any:
    """The day on which the investigation was done; "false" says that it is not."""
    klaar = i.ruw("onderzoek_done")
    if isinstance(klaar, bool):
        return i.dag("aanvraag") if klaar else None
    return i.misschien_dag("onderzoek_done")


@adapter("WMO-2.3.3")
def _wmo_spoed(i: Invoer, _: Regelboek) -> Waarden:
    i.ruw("spoed")
    u = wmo.spoed(melding_om=i.moment("melding"), plaatselijke_norm_uren=i.getal("local_norm_hours", standaard=48))
    return {"statutory_term": u.waarden["wettelijke_termijn"], "local_norm_48h_if_in_verordening": u.tot.isoformat()}


def _beslissing(regels: tuple[str, ...], functie: Callable[..., Termijn], feit: str, *invoer: str) -> None:
    """Register the decision on an application: with suspension, a notice that it will be late, weeks of its own."""
    kent = {f.naam for f in gevraagde_feiten(functie)}

    @adapter(*regels)
    def bereken(i: Invoer, _: Regelboek) -> Waarden:
        i.ruw("channel")
        feiten: dict[str, Any] = {
            feit: i.dag(*invoer),
            "opschortingen": i.opschortingen("Awb 4:15", "suspensions"),
            "peildag": i.misschien_dag("as_of"),
        }
        if "kennisgeving_op" in kent:
            feiten["kennisgeving_op"] = i.misschien_dag("notice_sent")
            feiten["redelijke_termijn_tot"] = i.misschien_dag("reasonable_date_named")
        weken = i.getal("verordening_weeks", "term_weeks") if kent & {"termijn_weken", "verordening_weken"} else 0
        if weken:
            feiten["termijn_weken" if "termijn_weken" in kent else "verordening_weken"] = weken
        if "verdaagd_op" not in kent:
            return einden(functie(**feiten), "beschikking_by")
        return _met_verdaging(i, functie, feiten)


def _met_verdaging(i: Invoer, functie: Callable[..., Termijn], feiten: dict[str, Any]) -> Waarden:
    zonder = functie(**feiten)
    aantal = i.getal("verdaging_weeks")
    # The vector says that it was extended, not always when: then in time.
    verdaagd = i.misschien_dag("verdaging_sent") or (zonder.laatste_dag if aantal else None)
    met = functie(**feiten, verdaagd_op=verdaagd, verdaging_weken=aantal or 4)
    return einden(met, "beschikking_by") | {"verdaging_effective": met.laatste_dag != zonder.laatste_dag}


_ONTVANGEN = "aanvraag_ontvangen_op"
_beslissing(("WMO-2.3.5", "WMO-2.3.5.2"), wmo.beschikking_wmo, _ONTVANGEN, "aanvraag_received")
_beslissing(("JW-4:13",), jeugdwet.beschikking_jeugdhulp, _ONTVANGEN, "aanvraag_jeugd_received", "aanvraag_received")
_beslissing(
    ("PW-4:13",),
    participatiewet.beschikking_bijstand,
    _ONTVANGEN,
    "aanvraag_bijstand_received",
    "aanvraag_received",
)
_beslissing(("GPK-4:13",), gpk.beschikking_parkeerkaart, _ONTVANGEN, "aanvraag_received", "aanvraag_gpk_received")
_beslissing(("LLV-BESLIS",), leerlingenvervoer.beschikking_leerlingenvervoer, _ONTVANGEN, "aanvraag_received")
_beslissing(("WGS-4a",), schuldhulp.beschikking_schuldhulp, "eerste_gesprek_op", "eerste_gesprek")


@adapter("PW-41.4")
def _zoektermijn(i: Invoer, _: Regelboek) -> Waarden:
    leeftijd = i.getal("age", "leeftijd", standaard=26)
    t = participatiewet.zoektermijn_jongeren(melding_op=i.dag("melding"), leeftijd=leeftijd)
    return einden(t, "earliest_aanvraag")


@adapter("PW-52")
def _voorschot(i: Invoer, _: Regelboek) -> Waarden:
    t = participatiewet.voorschot(aanvraag_op=i.dag("aanvraag", "aanvraag_received"))
    return einden(t, "voorschot_by") | {
        "pay_target": t.waarden["betaal_uiterlijk"],
        "next_voorschot_by": t.waarden["volgend_voorschot_uiterlijk"],
        "minimum": EenVan(("90% of art. 19 lid 2 norm", "90%")),
    }


@adapter("PW-54")
def _pw54(i: Invoer, _: Regelboek) -> Waarden:
    t = participatiewet.opschorting_bijstand(verzuim_op=i.dag("verzuim"))
    return einden(t, "opschorting_last_day_max") | {"opschorting_first_day": t.eerste_dag}


een_dag("WGS-4.1", schuldhulp.eerste_gesprek, "gemeld_op", "wendt_zich_tot_college", "eerste_gesprek_by")


@adapter("WGS-4.2")
def _bedreigend(i: Invoer, _: Regelboek) -> Waarden:
    dag = i.dag("wendt_zich_tot_college")
    dreigt = _dreigt(i)
    return einden(
        (schuldhulp.eerste_gesprek_bedreigend if dreigt else schuldhulp.eerste_gesprek)(gemeld_op=dag),
        "eerste_gesprek_by",
    )


def _dreigt(i: Invoer) -> bool:
    """A situation that is named in words is a threatening one."""
    soort = i.ruw("bedreigende_situatie")
    return bool(soort.strip()) if isinstance(soort, str) else i.ja("bedreigende_situatie", standaard=True)


@adapter("BEKW-8DAY")
def _inwerking(i: Invoer, _: Regelboek) -> Waarden:
    t = bekendmaking.inwerkingtreding_verordening(
        bekendgemaakt_op=i.dag("gemeenteblad"), eigen_dag=i.misschien_dag("own_date_in_verordening")
    )
    vroeg = bool(t.waarden.get("eigen_dag_voor_bekendmaking"))
    return einden(t, "in_force") | {"flag": EenVan((True, "own date before publication")) if vroeg else False}


def _voor_regeling(i: Invoer) -> bool:
    return wgr.begrotingsregels_gelden(centrumregeling="centrum" in i.tekst("type")).is_ja


@adapter("WGR-35")
def _wgr35(i: Invoer, _: Regelboek) -> Waarden:
    waarden: dict[str, Any] = {"applies": _voor_regeling(i)}
    if "ab_vergadering" in i:
        t = wgr.ontwerpbegroting_raden(vergadering_op=i.dag("ab_vergadering"))
        waarden |= einden(t, "ontwerpbegroting_to_raden_by")
    return waarden


def _grens(regel: str, functie: Callable[..., Termijn], *namen: str) -> None:
    """Register a rule that asks for something before a day of the year."""

    @adapter(regel)
    def bereken(i: Invoer, _: Regelboek) -> Waarden:
        t = functie(begrotingsjaar=i.getal("year"))
        return einden(t) | dict.fromkeys(namen, t.waarden["grens"]) | {"applies": _voor_regeling(i)}


_grens("WGR-34b", wgr.financiele_kaders, "kaders_before")
_grens("WGR-34", wgr.begroting_naar_provincie, "begroting_to_gs_before")
_grens("GW-191", gemeentewet.begroting_gemeente, "begroting_to_gs_before")
een_dag("WGR-1", wgr.zienswijze_raden, "ontwerp_verzonden_op", "ontwerp_regeling_to_raden", "zienswijze_until")

_BLIJVEND = ("blijvend", "permanent", "blijvend bewaren")


@adapter("RET")
def _bewaren(i: Invoer, _: Regelboek) -> Waarden:
    resultaat, eigen = str(i.ruw("result")), i.ruw("bewaartermijn")
    permanent = str(eigen).lower() in _BLIJVEND
    uitkomst = bewaren.bewaartermijn(
        resultaat=resultaat,
        brondatum=i.misschien_dag("brondatum"),
        eigen_bewaartermijn=i.duur("bewaartermijn") if eigen is not None and not permanent else None,
    )
    if isinstance(uitkomst, Oordeel):
        return {"action": uitkomst.waarden["actie"], "archiefactiedatum": None}
    if permanent:
        raise FeitFout(f"de selectielijst kent voor {resultaat} een bewaartermijn, de vector zegt blijvend")
    return {"archiefactiedatum": uitkomst.laatste_dag, "action": uitkomst.waarden["actie"]}


@adapter("RET-AVG", "WMO-5.3.5")
def _vernietigen(i: Invoer, _: Regelboek) -> Waarden:
    dag = i.dag("verwijderverzoek_wmo_received", "verwijderverzoek_received")
    t = bewaren.vernietiging_op_verzoek(verzoek_ontvangen_op=dag)
    return einden(t, "vernietigd_by") | {"vernietigd_by_nominal": t.nominale_dag}
