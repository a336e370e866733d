"""Individual provisions of the social domain: Wmo 2015, Jeugdwet, Participatiewet, Wgs, leerlingenvervoer, gpk.

The texts of the Wmo, Participatiewet and Wgs were read as they stood in 2017; an amendment that was not found since
then is possible, and each rule says so.
"""

from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Annotated

from afspraak.recht.awb.aanvraag import ONTVANGEN, PEIL, STIL, beslistermijn_aanvraag
from afspraak.recht.bouw import ja_of_nee, na, plicht, terug
from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Oordeel, Uurtermijn
from afspraak.termijnen import KALENDER, FeitFout, Opschorting, Regime, Termijn, Verlenging, Zekerheid, schrijf_dag
from afspraak.termijnen.dagen import als_dag, als_moment
from afspraak.termijnen.stappen import GebeurdOm, GeteldInUren
from afspraak.termijnen.tellen import controleer_volgorde, dagen, maanden, tel_op, tel_uren, uren, weken, werkdagen
from afspraak.termijnen.termijn import bereken_termijn

TEKST_2017 = "De wettekst is gelezen zoals die in 2017 gold; controleer op latere wijzigingen."
EIGEN_TERMIJN = (
    "De wet noemt geen eigen beslistermijn; de algemene acht weken gelden, tenzij de verordening anders zegt."
)
MELDING = Feit("De dag waarop de hulpvraag is gemeld.")
OPSCHORTINGEN = Annotated[tuple[Opschorting, ...], STIL]
KENNISGEVING = Feit("De dag van de brief dat het later wordt (Awb 4:14 lid 3).")
REDELIJK = Feit("De laatste dag die in die brief staat.")


def _later(kennisgeving_op: date | None, redelijke_termijn_tot: date | None) -> tuple[Verlenging, ...]:
    """A notice within a term that no act sets names a new last day (Awb 4:14 lid 3)."""
    if redelijke_termijn_tot is None:
        return ()
    grond = "Awb 4:14 lid 3"
    return (Verlenging(grondslag=grond, bewijs_op=kennisgeving_op, tot=redelijke_termijn_tot, wat="bericht gegeven"),)


@regel("WMO-2.3.2", grondslag="Wmo 2015 2.3.2 lid 1", kanttekening=TEKST_2017)
def onderzoek(*, melding_op: Annotated[date, MELDING]) -> Termijn:
    """De laatste dag van het onderzoek na een melding: zes weken."""
    return na(
        "WMO-2.3.2",
        "Wmo 2015 2.3.2 lid 1",
        "gemeld",
        melding_op,
        weken(6),
        kanttekeningen=(TEKST_2017,),
        waarden={"persoonlijk_plan_tot": tel_op(als_dag(melding_op), dagen(7), KALENDER)},
    )


@regel("WMO-2.3.2.2", grondslag="Wmo 2015 2.3.2 lid 2", kanttekening=TEKST_2017)
def persoonlijk_plan(*, melding_op: Annotated[date, MELDING]) -> Termijn:
    """De laatste dag om een persoonlijk plan in te dienen: zeven dagen. Neem een later plan ook aan."""
    return na("WMO-2.3.2.2", "Wmo 2015 2.3.2 lid 2", "gemeld", melding_op, dagen(7), kanttekeningen=(TEKST_2017,))


@regel("WMO-2.3.2.9", grondslag="Wmo 2015 2.3.2 lid 9", kanttekening=TEKST_2017)
def aanvraag_mogelijk(
    *,
    melding_op: Annotated[date, MELDING],
    aanvraag_op: Annotated[date, Feit("De dag van de aanvraag.")],
    onderzoek_afgerond_op: Annotated[date | None, Feit("De dag waarop het onderzoek klaar was.")] = None,
) -> Oordeel:
    """Kan de aanvraag al worden gedaan?

    Na het onderzoek; of na zes weken, als het onderzoek dan niet klaar is.
    """
    controleer_volgorde(melding_op, aanvraag_op, "De aanvraag is van voor de melding. Controleer beide dagen.")
    einde = onderzoek(melding_op=melding_op).laatste_dag
    klaar = onderzoek_afgerond_op is not None and onderzoek_afgerond_op <= aanvraag_op
    mag = klaar or aanvraag_op > einde
    waarden: dict[str, object] = {}
    if mag:
        waarden["beschikking_uiterlijk"] = beschikking_wmo(aanvraag_ontvangen_op=aanvraag_op).laatste_dag
    waarom = "het onderzoek is klaar" if klaar else f"het onderzoek mocht duren tot en met {schrijf_dag(einde)}"
    zin = f"{'Ja' if mag else 'Nee, nog niet'}: {waarom}."
    return ja_of_nee("WMO-2.3.2.9", "Wmo 2015 2.3.2 lid 9", mag, zin, kanttekeningen=(TEKST_2017,), waarden=waarden)


@regel("WMO-2.3.5", grondslag="Wmo 2015 2.3.5 lid 2", kanttekening=TEKST_2017)
def beschikking_wmo(
    *,
    aanvraag_ontvangen_op: Annotated[date, ONTVANGEN],
    opschortingen: OPSCHORTINGEN = (),
    peildag: Annotated[date | None, PEIL] = None,
) -> Termijn:
    """De laatste dag om op een Wmo-aanvraag te beslissen: twee weken."""
    return beslistermijn_aanvraag(
        "WMO-2.3.5",
        "Wmo 2015 2.3.5 lid 2",
        aanvraag_ontvangen_op,
        2,
        opschortingen=opschortingen,
        peildag=peildag,
        kanttekeningen=(TEKST_2017,),
    )


@regel("WMO-2.3.3", grondslag="Wmo 2015 2.3.3", kanttekening=TEKST_2017)
def spoed(
    *,
    melding_om: Annotated[datetime, Feit("Het tijdstip van de melding.")],
    plaatselijke_norm_uren: Annotated[int, Feit("Het aantal uren dat de eigen verordening noemt.")] = 48,
) -> Uurtermijn:
    """Het tijdstip waarop een voorziening in een spoedgeval er volgens de plaatselijke norm is.

    De wet zegt "onverwijld". 48 uur staat niet in de wet, alleen in plaatselijke regels: controleer de verordening.
    """
    begin = als_moment(melding_om, "melding_om")
    tot = tel_uren(begin, plaatselijke_norm_uren)
    grond = "plaatselijke norm; de wet zegt onverwijld"
    return Uurtermijn(
        regel="WMO-2.3.3",
        grondslag="Wmo 2015 2.3.3",
        vanaf=begin,
        tot=tot,
        stappen=(GebeurdOm(begin, "gemeld"), GeteldInUren(uren(plaatselijke_norm_uren), tot, grond)),
        kanttekeningen=("De wet zegt onverwijld; een aantal uren staat alleen in plaatselijke regels.", TEKST_2017),
        waarden=MappingProxyType({"wettelijke_termijn": "onverwijld"}),
    )


@regel("WMO-5.3.5", grondslag="Wmo 2015 5.3.5", kanttekening=TEKST_2017)
def vernietiging_dossier(
    *, verzoek_ontvangen_op: Annotated[date, Feit("De dag van het schriftelijke verzoek.")]
) -> Termijn:
    """De laatste dag om gegevens op verzoek te vernietigen: drie maanden."""
    return na("WMO-5.3.5", "Wmo 2015 5.3.5", "verzocht", verzoek_ontvangen_op, maanden(3), kanttekeningen=(TEKST_2017,))


@regel("WMO-2.1.3.3", grondslag="Wmo 2015 2.1.3; Jeugdwet 2.10; PW 47", zekerheid=Zekerheid.AFSPRAAK)
def advies_clienten(
    *, collegevoorstel_op: Annotated[date, Feit("De dag van het voorstel aan het college.")]
) -> Termijn:
    """De dag waarop de adviesraad uiterlijk om advies is gevraagd.

    De wetten noemen geen termijn, wel dat cliënten vroeg kunnen adviseren; gekozen is zes weken voor het voorstel.
    """
    return terug(
        "WMO-2.1.3.3",
        "Wmo 2015 2.1.3 (gekozen norm)",
        "het voorstel gaat naar het college",
        collegevoorstel_op,
        weken(6),
        zekerheid=Zekerheid.AFSPRAAK,
        kanttekeningen=("De wet noemt geen termijn; zes weken is een gekozen norm.",),
    )


@regel("JW-4:13", grondslag="Awb 4:13 (Jeugdwet)", zekerheid=Zekerheid.AFGELEID, kanttekening=EIGEN_TERMIJN)
def beschikking_jeugdhulp(
    *,
    aanvraag_ontvangen_op: Annotated[date, ONTVANGEN],
    opschortingen: OPSCHORTINGEN = (),
    termijn_weken: Annotated[int, Feit("Het aantal weken uit de verordening, als die een eigen termijn noemt.")] = 8,
    kennisgeving_op: Annotated[date | None, KENNISGEVING] = None,
    redelijke_termijn_tot: Annotated[date | None, REDELIJK] = None,
    peildag: Annotated[date | None, PEIL] = None,
) -> Termijn:
    """De laatste dag om op een aanvraag voor jeugdhulp te beslissen."""
    return beslistermijn_aanvraag(
        "JW-4:13",
        "Awb 4:13 (Jeugdwet)",
        aanvraag_ontvangen_op,
        termijn_weken,
        opschortingen=opschortingen,
        verlengingen=_later(kennisgeving_op, redelijke_termijn_tot),
        peildag=peildag,
        zekerheid=Zekerheid.AFGELEID,
        kanttekeningen=(EIGEN_TERMIJN,),
    )


@regel("JW-4.1.3", grondslag="Jeugdwet 4.1.3")
def plan_jeugd(
    *, geen_familieplan_op: Annotated[date, Feit("De dag waarop bleek dat er geen familiegroepsplan komt.")]
) -> Termijn:
    """De laatste dag voor het plan van de aanbieder als er geen familiegroepsplan komt: zes weken."""
    return na("JW-4.1.3", "Jeugdwet 4.1.3", "er komt geen familieplan", geen_familieplan_op, weken(6))


@regel("PW-4:13", grondslag="Awb 4:13 (Participatiewet)", zekerheid=Zekerheid.KENNIS, kanttekening=EIGEN_TERMIJN)
def beschikking_bijstand(
    *,
    aanvraag_ontvangen_op: Annotated[date, ONTVANGEN],
    opschortingen: OPSCHORTINGEN = (),
    kennisgeving_op: Annotated[date | None, KENNISGEVING] = None,
    redelijke_termijn_tot: Annotated[date | None, REDELIJK] = None,
    peildag: Annotated[date | None, PEIL] = None,
) -> Termijn:
    """De laatste dag om op een aanvraag om bijstand te beslissen."""
    return beslistermijn_aanvraag(
        "PW-4:13",
        "Awb 4:13 (Participatiewet)",
        aanvraag_ontvangen_op,
        8,
        opschortingen=opschortingen,
        verlengingen=_later(kennisgeving_op, redelijke_termijn_tot),
        peildag=peildag,
        zekerheid=Zekerheid.KENNIS,
        kanttekeningen=(EIGEN_TERMIJN,),
    )


@regel("PW-41.4", grondslag="PW 41 lid 4", kanttekening=TEKST_2017)
def zoektermijn_jongeren(
    *,
    melding_op: Annotated[date, MELDING],
    leeftijd: Annotated[int, Feit("De leeftijd op de dag van de melding.")] = 26,
) -> Termijn:
    """De eerste dag waarop iemand onder 27 jaar bijstand kan aanvragen.

    Niet eerder dan vier weken na de melding; een ondergrens schuift niet. Sinds 1 januari 2026 kan het college daar per
    geval van afwijken. Vanaf 27 jaar is er geen zoektermijn.
    """
    duur = weken(4) if leeftijd < 27 else weken(0)
    return na(
        "PW-41.4",
        "PW 41 lid 4",
        "gemeld",
        melding_op,
        duur,
        regime=Regime.GEEN,
        kanttekeningen=("Sinds 1 januari 2026 kan het college per geval afwijken.", TEKST_2017),
    )


@regel("PW-52", grondslag="PW 52", kanttekening=TEKST_2017)
def voorschot(*, aanvraag_op: Annotated[date, Feit("De dag van de aanvraag.")]) -> Termijn:
    """De laatste dag om een voorschot op de bijstand te geven.

    Binnen vier weken na de aanvraag, daarna telkens na vier weken; ten minste 90 procent van de norm. Wie geen geld heeft
    kan niet wachten: betaal op de laatste werkdag ervoor.
    """
    termijn = na("PW-52", "PW 52 lid 1", "aangevraagd", aanvraag_op, weken(4), kanttekeningen=(TEKST_2017,))
    extra = {"betaal_uiterlijk": termijn.alarm_dag, "minimum": "90% van de norm van artikel 19 lid 2"}
    return replace(termijn, waarden=MappingProxyType(extra))


@regel("PW-54", grondslag="PW 54 lid 1", zekerheid=Zekerheid.AFGELEID, kanttekening=TEKST_2017)
def opschorting_bijstand(*, verzuim_op: Annotated[date, Feit("De dag van het verzuim; die telt mee.")]) -> Termijn:
    """De laatste dag waarop het recht op bijstand kan zijn opgeschort.

    Ten hoogste acht weken, "vanaf de dag van het verzuim": die dag telt mee. Een duur, dus er schuift niets.
    """
    return bereken_termijn(
        regel="PW-54",
        grondslag="PW 54 lid 1",
        wat="het verzuim was",
        vanaf=verzuim_op,
        duur=weken(8),
        regime=Regime.GEEN,
        begin_lid=True,
        zekerheid=Zekerheid.AFGELEID,
        kanttekeningen=(TEKST_2017,),
    )


@regel("PW-44", grondslag="PW 44", zekerheid=Zekerheid.KENNIS, kanttekening="De inwerkingtreding is niet nagegaan.")
def ingang_bijstand(*, melding_op: Annotated[date, MELDING]) -> Oordeel:
    """Vanaf wanneer bestaat recht op bijstand?

    Vanaf de melding; sinds Participatiewet in balans kan het college tot drie maanden terug.
    """
    terug_tot = tel_op(als_dag(melding_op), maanden(3), KALENDER, terug=True)
    zin = f"Vanaf {schrijf_dag(melding_op)}; met terugwerkende kracht tot ten hoogste {schrijf_dag(terug_tot)}."
    return ja_of_nee(
        "PW-44",
        "PW 44",
        True,
        zin,
        zekerheid=Zekerheid.KENNIS,
        kanttekeningen=("Welke fase van de wet dit regelt is niet nagegaan.",),
        waarden={"terug_tot": terug_tot},
    )


@regel("WGS-4.1", grondslag="Wgs 4 lid 1", kanttekening=TEKST_2017)
def eerste_gesprek(*, gemeld_op: Annotated[date, Feit("De dag waarop iemand zich tot het college wendt.")]) -> Termijn:
    """De laatste dag voor het eerste gesprek over schulden: vier weken."""
    return na("WGS-4.1", "Wgs 4 lid 1", "iemand vroeg om hulp", gemeld_op, weken(4), kanttekeningen=(TEKST_2017,))


@regel("WGS-4.2", grondslag="Wgs 4 lid 2", zekerheid=Zekerheid.AFGELEID, kanttekening=TEKST_2017)
def eerste_gesprek_bedreigend(
    *, gemeld_op: Annotated[date, Feit("De dag waarop iemand zich tot het college wendt.")]
) -> Termijn:
    """De laatste dag voor het eerste gesprek bij dreigende uithuiszetting of afsluiting: drie werkdagen."""
    return na(
        "WGS-4.2",
        "Wgs 4 lid 2",
        "iemand vroeg om hulp",
        gemeld_op,
        werkdagen(3),
        zekerheid=Zekerheid.AFGELEID,
        kanttekeningen=(TEKST_2017,),
    )


@regel("WGS-4a", grondslag="Wgs 4a", zekerheid=Zekerheid.KENNIS)
def beschikking_schuldhulp(
    *,
    eerste_gesprek_op: Annotated[date, Feit("De dag van het eerste gesprek.")],
    verordening_weken: Annotated[int, Feit("Het aantal weken uit de verordening; ten hoogste acht.")] = 8,
    opschortingen: OPSCHORTINGEN = (),
    peildag: Annotated[date | None, PEIL] = None,
) -> Termijn:
    """De laatste dag om op een verzoek om schuldhulp te beslissen, naar de termijn van de verordening."""
    if not 1 <= verordening_weken <= 8:
        raise FeitFout("De verordening kan één tot acht weken geven (Wgs 4a).", feit="verordening_weken")
    return na(
        "WGS-4a",
        "Wgs 4a; verordening",
        "het eerste gesprek was",
        eerste_gesprek_op,
        weken(verordening_weken),
        opschortingen=opschortingen,
        peildag=peildag,
        zekerheid=Zekerheid.KENNIS,
        kanttekeningen=("Laad de termijn uit de verordening van elke gemeente.",),
    )


@regel("LLV-BESLIS", grondslag="verordening leerlingenvervoer; Gemeentewet 145", zekerheid=Zekerheid.KENNIS)
def beschikking_leerlingenvervoer(
    *,
    aanvraag_ontvangen_op: Annotated[date, ONTVANGEN],
    verordening_weken: Annotated[int, Feit("De beslistermijn in weken uit de verordening.")] = 8,
    verdaagd_op: Annotated[date | None, Feit("De dag waarop het bericht van verdaging is verzonden.")] = None,
    verdaging_weken: Annotated[int, Feit("Met hoeveel weken de verordening laat verdagen.")] = 4,
    opschortingen: OPSCHORTINGEN = (),
    peildag: Annotated[date | None, PEIL] = None,
) -> Termijn:
    """De laatste dag om op een aanvraag om leerlingenvervoer te beslissen."""
    verlengingen: tuple[Verlenging, ...] = ()
    if verdaagd_op is not None:
        verlengingen = (Verlenging(grondslag="verordening", bewijs_op=verdaagd_op, duur=weken(verdaging_weken)),)
    return beslistermijn_aanvraag(
        "LLV-BESLIS",
        "verordening leerlingenvervoer",
        aanvraag_ontvangen_op,
        verordening_weken,
        opschortingen=opschortingen,
        verlengingen=verlengingen,
        peildag=peildag,
        zekerheid=Zekerheid.KENNIS,
        kanttekeningen=("De termijn komt uit een modelverordening; laad die van de gemeente.",),
    )


@regel(
    "GPK-4:13", grondslag="Awb 4:13 (gehandicaptenparkeerkaart)", zekerheid=Zekerheid.KENNIS, kanttekening=EIGEN_TERMIJN
)
def beschikking_parkeerkaart(
    *,
    aanvraag_ontvangen_op: Annotated[date, ONTVANGEN],
    opschortingen: OPSCHORTINGEN = (),
    kennisgeving_op: Annotated[date | None, KENNISGEVING] = None,
    redelijke_termijn_tot: Annotated[date | None, REDELIJK] = None,
    peildag: Annotated[date | None, PEIL] = None,
) -> Termijn:
    """De laatste dag om op een aanvraag om een gehandicaptenparkeerkaart te beslissen."""
    return beslistermijn_aanvraag(
        "GPK-4:13",
        "Awb 4:13 (gehandicaptenparkeerkaart)",
        aanvraag_ontvangen_op,
        8,
        opschortingen=opschortingen,
        verlengingen=_later(kennisgeving_op, redelijke_termijn_tot),
        peildag=peildag,
        zekerheid=Zekerheid.KENNIS,
        kanttekeningen=(EIGEN_TERMIJN,),
    )


for _id, _artikel, _titel, _zin, _wie in (
    ("WMO-2.3.9", "Wmo 2015 2.3.9", "Heronderzoek",
     "Onderzoek regelmatig of de voorziening nog past. De wet noemt geen termijn; zet die in het besluit.", "consulent"),
    ("PW-17", "PW 17", "Inlichtingenplicht van de cliënt",
     "De cliënt meldt onverwijld wat van belang is voor het recht op bijstand.", "cliënt"),
    ("PW-45", "PW 45", "Betaling per maand", "Bijstand wordt per kalendermaand vastgesteld en betaald.", "college"),
    ("WGS-2", "Wgs 2", "Plan voor schuldhulp", "De raad stelt ten minste eens in de vier jaar een plan vast.", "raad"),
):  # fmt: skip
    plicht(_id, grondslag=_artikel, titel=_titel, zin=_zin, wie=_wie)
