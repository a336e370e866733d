"""AVG and UAVG: terms under Regulation 1182/71, and the 72 hours of a data breach in absolute time."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Annotated

from afspraak.recht.bouw import na, plicht
from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Uurtermijn
from afspraak.termijnen import KALENDER, FeitFout, Opschorting, Regime, Termijn, Zekerheid, lokale_dag, schrijf_dag
from afspraak.termijnen.dagen import als_moment
from afspraak.termijnen.stappen import GebeurdOm, GeteldInUren, Toegelicht
from afspraak.termijnen.tellen import Duur, maanden, schuif_eu1182, tel_maanden, tel_uren, uren, weken

_ONZEKER = (
    "Of Goede Vrijdag en gelijkgestelde dagen hier feestdagen zijn is niet beslist; plan alsof het werkdagen zijn."
)


@regel("AVG-12.3", grondslag="AVG 12 lid 3", bron="Verordening (EU) 2016/679; Verordening 1182/71")
def verzoek_betrokkene(
    *,
    verzoek_ontvangen_op: Annotated[date, Feit("De dag waarop het verzoek binnenkwam.")],
    verlengd_op: Annotated[date | None, Feit("De dag van het bericht dat het langer duurt, met redenen.")] = None,
    identiteit_gevraagd_op: Annotated[date | None, Feit("De dag waarop naar de identiteit is gevraagd.")] = None,
    identiteit_vastgesteld_op: Annotated[date | None, Feit("De dag waarop de identiteit vaststond.")] = None,
    peildag: Annotated[date | None, Feit("Tot wanneer een pauze die nog loopt meetelt.")] = None,
) -> Termijn:
    """De laatste dag om op een verzoek van een betrokkene te reageren.

    Eén maand na ontvangst. Verlengen kan met twee maanden bij een ingewikkeld verzoek of veel verzoeken, met bericht
    binnen de eerste maand; samen zijn dat drie maanden vanaf de ontvangst, niet vanaf een opgeschoven einde.
    """
    if identiteit_gevraagd_op is None and identiteit_vastgesteld_op is not None:
        raise FeitFout("Noem ook de dag waarop naar de identiteit is gevraagd.", feit="identiteit_gevraagd_op")
    een_maand = _avg(verzoek_ontvangen_op, maanden(1), identiteit_gevraagd_op, identiteit_vastgesteld_op, peildag)
    drie = tel_maanden(verzoek_ontvangen_op, 3) + timedelta(days=een_maand.opgeschorte_dagen)
    drie_einde = schuif_eu1182(verzoek_ontvangen_op, drie)
    waarden = MappingProxyType({"verlengd_nominaal": drie, "verlengd_einde": drie_einde})
    if verlengd_op is None:
        return replace(een_maand, waarden=waarden)
    if verlengd_op > een_maand.laatste_dag:
        zin = f"het bericht van {schrijf_dag(verlengd_op)} kwam na de eerste maand en verlengt niet"
        stappen = (*een_maand.stappen, Toegelicht(zin, "AVG 12 lid 3"))
        return replace(een_maand, stappen=stappen, waarden=waarden)
    langer = _avg(verzoek_ontvangen_op, maanden(3), identiteit_gevraagd_op, identiteit_vastgesteld_op, peildag)
    vanaf_einde = tel_maanden(een_maand.laatste_dag, 2)
    if vanaf_einde > langer.laatste_dag:
        zin = (
            f"Wie de twee maanden na het opgeschoven einde telt, komt op {schrijf_dag(vanaf_einde)}; plan daar niet op."
        )
        langer = replace(langer, kanttekeningen=(*langer.kanttekeningen, zin))
    return replace(langer, waarden=waarden)


def _avg(ontvangen: date, duur: Duur, gevraagd: date | None, vastgesteld: date | None, peildag: date | None) -> Termijn:
    stil = (Opschorting(van=gevraagd, tot=vastgesteld, grondslag="AVG 12 lid 6"),) if gevraagd else ()
    noten = ("Dat de termijn stilstaat tot de identiteit vaststaat volgt uit richtsnoeren, niet uit de tekst.",)
    termijn = na(
        "AVG-12.3",
        "AVG 12 lid 3",
        "het verzoek is ontvangen",
        ontvangen,
        duur,
        regime=Regime.EU1182,
        opschortingen=stil,
        peildag=peildag,
        zekerheid=Zekerheid.KENNIS if stil else Zekerheid.WETTEKST,
        kanttekeningen=noten if stil else (),
    )
    if termijn.opgeschorte_dagen:
        # The text knows no pause: without it the term ends earlier, and the administration plans on that day.
        zonder = na("AVG-12.3", "AVG 12 lid 3", "ontvangen", ontvangen, duur, regime=Regime.EU1182)
        return replace(termijn, andere_dag=zonder.laatste_dag, alarm_dag=zonder.alarm_dag)
    naam = KALENDER.naam_feestdag(termijn.laatste_dag)
    if naam is None:
        return termijn
    # A day that only Dutch law may count as a holiday: the legal end could be later, the alarm stays.
    ruim = KALENDER.eerste_werkdag_vanaf(termijn.laatste_dag)
    return replace(
        termijn,
        andere_dag=ruim,
        zekerheid=Zekerheid.BETWIST,
        kanttekeningen=(*termijn.kanttekeningen, _ONZEKER),
    )


@regel("AVG-1182", grondslag="Verordening 1182/71 art. 3")
def termijn_uit_verordening(
    *,
    gebeurtenis_op: Annotated[date, Feit("De dag van de gebeurtenis; die telt niet mee.")],
    duur: Annotated[Duur, Feit("De duur, bijvoorbeeld '1 maand'.")],
) -> Termijn:
    """De laatste dag van een termijn uit Europees recht.

    Eindigt de termijn op zaterdag, zondag of een feestdag, dan loopt zij door tot het einde van de volgende werkdag;
    een termijn van twee dagen of meer omvat ten minste twee werkdagen.
    """
    return na("AVG-1182", "Vo. 1182/71", "de gebeurtenis was", gebeurtenis_op, duur, regime=Regime.EU1182)


@regel("AVG-33", grondslag="AVG 33 lid 1", bron="Verordening (EU) 2016/679", ook=("AVG-33.1",))
def melding_datalek(
    *,
    bekend_om: Annotated[
        datetime, Feit("Het tijdstip waarop het datalek bekend werd, bij wie dan ook van de partijen.")
    ],
    verwerker_bekend_om: Annotated[datetime | None, Feit("Het tijdstip waarop de verwerker het wist.")] = None,
) -> Uurtermijn:
    """Het laatste tijdstip om een datalek te melden bij de toezichthouder.

    72 uur na kennisneming, in echte uren: ook in het weekend, op feestdagen en als de klok verzet wordt. Later melden
    kan alleen met redenen; melden in stappen mag.
    """
    bekend = als_moment(bekend_om, "bekend_om")
    tot = tel_uren(bekend, 72)
    waarden: dict[str, object] = {"ruim_einde": _twee_werkdagen(bekend)}
    noten = ["Plan nooit op de ruimere telling van Verordening 1182/71; de toezichthouder aanvaardt een weekend niet."]
    if verwerker_bekend_om is not None:
        if als_moment(verwerker_bekend_om) > bekend:
            raise FeitFout("De verwerker wist het later dan de verantwoordelijke. Controleer beide tijdstippen.")
        waarden["vroegste_tot"] = tel_uren(als_moment(verwerker_bekend_om), 72)
        noten.append("Is de uitvoerder (mede)verantwoordelijk, dan loopt de klok vanaf zijn kennisneming.")
    return Uurtermijn(
        regel="AVG-33",
        grondslag="AVG 33 lid 1",
        vanaf=bekend,
        tot=tot,
        stappen=(GebeurdOm(bekend, "bekend geworden"), GeteldInUren(uren(72), tot, "AVG 33 lid 1")),
        zekerheid=Zekerheid.BETWIST if verwerker_bekend_om is not None else Zekerheid.WETTEKST,
        kanttekeningen=tuple(noten),
        waarden=MappingProxyType(waarden),
    )


def _twee_werkdagen(bekend: datetime) -> date:
    """The day that art. 3 lid 5 of Regulation 1182/71 might stretch the 72 hours to."""
    return schuif_eu1182(lokale_dag(bekend), lokale_dag(tel_uren(bekend, 72)))


@regel("UAVG-34", grondslag="UAVG 34; Awb 6:7", zekerheid=Zekerheid.KENNIS)
def bezwaar_tegen_avg_besluit(
    *, bekendgemaakt_op: Annotated[date, Feit("De dag waarop het besluit is verzonden.")]
) -> Termijn:
    """De laatste dag om bezwaar te maken tegen een besluit op een verzoek van een betrokkene.

    Een schriftelijke beslissing van een bestuursorgaan op zo'n verzoek is een besluit.
    """
    return na(
        "UAVG-34",
        "UAVG 34; Awb 6:7",
        "bekendgemaakt",
        bekendgemaakt_op,
        weken(6),
        zekerheid=Zekerheid.KENNIS,
        kanttekeningen=("Dat de dwangsomregels gelden is niet in een bron gevonden.",),
    )


for _id, _artikel, _titel, _zin, _wie in (
    ("AVG-12.6", "AVG 12 lid 6", "Twijfel over identiteit",
     "Vraag zonder vertraging naar de identiteit als daar redelijke twijfel over is.", "privacy officer"),
    ("AVG-33.2", "AVG 33 lid 2", "Verwerker licht verantwoordelijke in",
     "De verwerker meldt een datalek zonder vertraging aan de verantwoordelijke.", "privacy officer"),
    ("AVG-33.5", "AVG 33 lid 5", "Register van datalekken",
     "Leg elk datalek vast, ook als het niet wordt gemeld.", "privacy officer"),
    ("AVG-34", "AVG 34", "Betrokkenen inlichten",
     "Licht betrokkenen bij een hoog risico onverwijld in; er is geen aantal uren.", "verwerkingsverantwoordelijke"),
    ("AVG-30", "AVG 30", "Register van verwerkingen", "Houd een register van verwerkingen bij.", "privacy officer"),
    ("AVG-35", "AVG 35", "Effectbeoordeling vooraf",
     "Beoordeel de gevolgen voor betrokkenen voordat een verwerking met hoog risico begint.", "privacy officer"),
):  # fmt: skip
    plicht(_id, grondslag=_artikel, titel=_titel, zin=_zin, wie=_wie)
