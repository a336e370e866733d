"""How vectors about the Woo and the AVG are computed."""

from datetime import date, timedelta
from typing import Any

from afspraak.recht import avg, woo
from afspraak.recht.regel import Regelboek
from afspraak.recht.uitkomst import Oordeel
from afspraak.termijnen import Opschorting
from afspraak.termijnen.dagen import NEDERLAND
from afspraak.termijnen.tellen import tel_maanden
from afspraak.toets.adapters_awb import Waarden, einden
from afspraak.toets.adapters_bezwaar import een_dag
from afspraak.toets.invoer import Invoer, lees_invoerdag
from afspraak.toets.vergelijken import adapter


@adapter("WOO-4.4", "WOO-4.4.1", "WOO-4.4.2", "WOO-4.4.3")
def _woo(i: Invoer, _: Regelboek) -> Waarden:
    ontvangen, stil = i.dag("verzoek_received"), _zienswijze(i)
    dagen = i.getal("opschorting_dagen")
    if dagen:
        stil += (Opschorting(van=ontvangen, tot=ontvangen + timedelta(days=dagen)),)
    feiten: dict[str, Any] = {
        "verzoek_ontvangen_op": ontvangen,
        "opschortingen": stil,
        "peildag": i.misschien_dag("as_of"),
    }
    zonder = woo.beslistermijn(**feiten)
    aantal = i.getal("verdaging_weeks")
    verdaagd = i.misschien_dag("verdaging_sent")
    if verdaagd is None and (i.ja("verdaagd") or aantal):
        # The vector says that it was extended, not when: in time.
        verdaagd = zonder.laatste_dag
    met = woo.beslistermijn(**feiten, verdaagd_op=verdaagd, verdaging_weken=aantal or 2)
    waarden = einden(met) | {
        "verdaging_effective": met.laatste_dag != zonder.laatste_dag,
        "days": met.opgeschorte_dagen,
        "dwangsom": 0,
    }
    if stil and stil[0].tot is not None:
        waarden |= {"opschorting_from": stil[0].van + timedelta(days=1), "opschorting_to_incl": stil[0].tot}
    return waarden


def _zienswijze(i: Invoer) -> tuple[Opschorting, ...]:
    """Return the suspension for views: until the last party answered, or the term that was set for it ran out."""
    gevraagd, einde = i.misschien_dag("zienswijze_requested"), i.misschien_dag("zienswijze_term_end")
    van = i.misschien_dag("mededeling_4_8_to_verzoeker")
    dagen: list[date | None] = [i.misschien_dag("zienswijze_received")]
    if "zienswijzen" in i:
        dagen = [lees_invoerdag(d, "zienswijzen") if d else None for d in dict(i.ruw("zienswijzen")).values()]
    if van is None or (gevraagd is None and einde is None and not any(dagen)):
        # Asking third parties alone suspends nothing: the requester must be told.
        return ()
    einden_ = [min(d, einde) if d is not None and einde is not None else d or einde for d in dagen]
    tot = max((d for d in einden_ if d is not None), default=None) if None not in einden_ else None
    return (Opschorting(van=van, tot=tot, grondslag="Woo 4.4 lid 3"),)


een_dag("WOO-4.1.5", woo.verzoek_om_precisering, "verzoek_ontvangen_op", "verzoek_received", "precisering_request_by")
een_dag("WOO-4.6", woo.misbruik, "verzoek_ontvangen_op", "verzoek_received", "misbruik_besluit_by")


@adapter("WOO-7.3", "WOO-7.3.3")
def _adviescollege(i: Invoer, _: Regelboek) -> Waarden:
    i.ruw("type")
    t = woo.bezwaar_na_adviescollege(advies_ontvangen_op=i.dag("adviescollege_advice"))
    return einden(t, "bezwaar_decision_by")


@adapter("WOO-4.1.6")
def _niet_behandelen(i: Invoer, _: Regelboek) -> Waarden:
    t = woo.niet_behandelen(
        precisering_tot=i.misschien_dag("precisering_term_lapsed"),
        gepreciseerd_op=i.misschien_dag("gepreciseerd", "precisering_received"),
    )
    return einden(t, "besluit_niet_behandelen_by")


@adapter("WOO-4.2a")
def _omvangrijk(i: Invoer, _: Regelboek) -> Waarden:
    t = woo.overleg_omvangrijk_verzoek(verzoek_ontvangen_op=i.dag("verzoek_received"))
    if not i.ja("omvangrijk", standaard=True):
        return {"overleg_before_or_on": None}
    return einden(t, "overleg_before_or_on")


@adapter("WOO-4.4.5")
def _verstrekking(i: Invoer, _: Regelboek) -> Waarden:
    t = woo.verstrekking(
        besluit_verzonden_op=i.dag("besluit_bekend"),
        bezwaar_verwacht=i.ja("belanghebbende_bezwaar_verwacht"),
        voorlopige_voorziening_gevraagd=i.ja("voorlopige_voorziening", "voorlopige_voorziening_gevraagd"),
    )
    return einden(t, "release_not_before")


@adapter("WOO-3.3.4")
def _actief(i: Invoer, _: Regelboek) -> Waarden:
    dag = i.dag("verordening_vastgesteld", "vastgesteld", "ontvangen")
    categorie = i.tekst("category", "categorie") or "1a"
    uitkomst = woo.actieve_openbaarmaking(vastgesteld_op=dag, categorie=categorie)
    if isinstance(uitkomst, Oordeel):
        return {"publish_by": None, "duty": False}
    return einden(uitkomst, "publish_by") | {"duty": True}


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
    oordeel = woo.geen_dwangsom(ingebrekestelling_verzonden_op=i.misschien_dag("igs_sent", "igs_received"))
    return {"amount_eur": 0, "appeal_possible_from": oordeel.waarden.get("eerste_beroepsdag")}


@adapter("AVG-12.3")
def _avg(i: Invoer, _: Regelboek) -> Waarden:
    feiten: dict[str, Any] = {
        "verzoek_ontvangen_op": i.dag("received"),
        "identiteit_gevraagd_op": i.misschien_dag("identity_asked", "identity_requested"),
        "identiteit_vastgesteld_op": i.misschien_dag("identity_confirmed", "identity_established"),
        "peildag": i.misschien_dag("as_of"),
    }
    kort = avg.verzoek_betrokkene(**feiten)
    bericht = i.misschien_dag("extension_notice_sent", "extension_sent")
    if bericht is None and i.ja("extended"):
        # The vector says that it was prolonged, not when: in time.
        bericht = kort.laatste_dag
    t = avg.verzoek_betrokkene(**feiten, verlengd_op=bericht)
    return einden(t) | {
        "extended_end_nominal": kort.waarden["verlengd_nominaal"],
        "extended_end": kort.waarden["verlengd_einde"],
        "extension_effective": t.laatste_dag != kort.laatste_dag,
        # The rival reading that counts two months from the moved end of the first.
        "not": tel_maanden(kort.laatste_dag, 2),
    }


@adapter("AVG-33", "AVG-33.1")
def _datalek(i: Invoer, _: Regelboek) -> Waarden:
    verwerker = i.misschien_moment("processor_aware")
    bekend = i.misschien_moment("controller_informed", "aware_at_local", "aware_at_utc", "aware_at") or verwerker
    if bekend is None:
        bekend = i.moment("aware_at_local")
    u = avg.melding_datalek(bekend_om=bekend, verwerker_bekend_om=verwerker)
    return {
        "notify_by_local": u.tot.astimezone(NEDERLAND).isoformat(),
        "possible_end": u.waarden["ruim_einde"],
        "system_alarm": u.tot.strftime("%Y-%m-%dT%H:%M"),
        "controller_clock_starts": bekend.astimezone(NEDERLAND).strftime("%Y-%m-%dT%H:%M"),
        "earliest_clock_end": u.waarden.get("vroegste_tot", u.tot),
    }
