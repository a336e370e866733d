"""Wet maatschappelijke ondersteuning 2015: melding, onderzoek, beschikking, spoed."""

from datetime import date, datetime
from types import MappingProxyType
from typing import Annotated

from afspraak.recht.awb.aanvraag import ONTVANGEN, PEIL, beslistermijn_aanvraag
from afspraak.recht.bouw import ja_of_nee, na, plicht, terug
from afspraak.recht.gedeeld import MELDING, OPSCHORTINGEN, TEKST_2017
from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Oordeel, Uurtermijn
from afspraak.termijnen import KALENDER, Termijn, Zekerheid, schrijf_dag
from afspraak.termijnen.dagen import als_dag, als_moment
from afspraak.termijnen.stappen import GebeurdOm, GeteldInUren
from afspraak.termijnen.tellen import controleer_volgorde, dagen, maanden, tel_op, tel_uren, uren, weken


@regel("WMO-2.3.2", grondslag="Wmo 2015 2.3.2 lid 1", kanttekening=TEKST_2017, ook=("WMO-2.3.2.1",))
def onderzoek(*, melding_op: Annotated[date, MELDING]) -> Termijn:
    """De laatste dag van het onderzoek na een melding: zes weken.

    Bevestig de ontvangst van de melding. De wet kent geen verlenging; spreek uitstel schriftelijk af. Is het onderzoek
    dan niet klaar, dan kan de cliënt een aanvraag doen (WMO-2.3.2.9). Een melding alleen start geen dwangsom.
    """
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


@regel("WMO-2.3.5", grondslag="Wmo 2015 2.3.5 lid 2", kanttekening=TEKST_2017, ook=("WMO-2.3.5.2",))
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


@regel(
    "WMO-2.1.3.3",
    grondslag="Wmo 2015 2.1.3; Jeugdwet 2.10; PW 47",
    zekerheid=Zekerheid.AFSPRAAK,
    ook=("PW-47", "JW-2.10"),
)
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


for _id, _artikel, _titel, _zin, _wie in (
    ("WMO-2.3.9", "Wmo 2015 2.3.9", "Heronderzoek",
     "Onderzoek regelmatig of de voorziening nog past. De wet noemt geen termijn; zet die in het besluit.", "consulent"),
):  # fmt: skip
    plicht(_id, grondslag=_artikel, titel=_titel, zin=_zin, wie=_wie)
