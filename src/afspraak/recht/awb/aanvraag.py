"""Awb hoofdstuk 4: the decision on an application, its suspension and the notice that it will be late."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated

from afspraak.recht.bouw import na, plicht
from afspraak.recht.regel import Feit, regel
from afspraak.termijnen import KALENDER, Opschorting, Termijn, Verlenging, Zekerheid, schrijf_dag
from afspraak.termijnen.stappen import Opgeschort, Toegelicht
from afspraak.termijnen.tellen import dagen, weken

_BRON = "Awb, BWBR0005537"
ONTVANGEN = Feit("De dag waarop de aanvraag binnenkwam (het eerste stempel).")
STIL = Feit("Wanneer de termijn stilstond, bijvoorbeeld om de aanvraag aan te vullen.")
PEIL = Feit("Tot wanneer een opschorting die nog loopt meetelt.")
LETTERLIJK = "Letterlijk gelezen duurt een opschorting één dag korter; plan daarop."


def beslistermijn_aanvraag(
    regel_id: str,
    grondslag: str,
    aanvraag_ontvangen_op: date,
    duur_weken: int,
    *,
    opschortingen: tuple[Opschorting, ...] = (),
    verlengingen: tuple[Verlenging, ...] = (),
    peildag: date | None = None,
    zekerheid: Zekerheid = Zekerheid.WETTEKST,
    kanttekeningen: tuple[str, ...] = (),
) -> Termijn:
    """Compute the term for a decision on an application, as many acts ask it.

    The circular counts a suspension as completed minus requested; read literally ("tot de dag waarop") it is a day
    less. The legal end uses the circular's count, the alarm looks at the literal one (``andere_dag``).
    """
    termijn = na(
        regel_id,
        grondslag,
        "de aanvraag is ontvangen",
        aanvraag_ontvangen_op,
        weken(duur_weken),
        opschortingen=opschortingen,
        verlengingen=verlengingen,
        peildag=peildag,
        zekerheid=zekerheid,
        kanttekeningen=kanttekeningen,
    )
    return met_letterlijke_lezing(termijn)


def met_letterlijke_lezing(termijn: Termijn) -> Termijn:
    """Move the alarm of a suspended term to before the literal reading, a day per suspension earlier."""
    keren = sum(isinstance(s, Opgeschort) and s.dagen > 0 for s in termijn.stappen)
    if not keren:
        return termijn
    vroeger = termijn.nominale_dag - timedelta(days=keren)
    return replace(
        termijn,
        andere_dag=vroeger,
        alarm_dag=KALENDER.laatste_werkdag_tot(vroeger),
        kanttekeningen=(*termijn.kanttekeningen, LETTERLIJK),
    )


@regel("AWB-4:13", grondslag="Awb 4:13", bron=_BRON)
def beslistermijn(
    *,
    aanvraag_ontvangen_op: Annotated[date, ONTVANGEN],
    opschortingen: Annotated[tuple[Opschorting, ...], STIL] = (),
    kennisgeving_op: Annotated[date | None, Feit("De dag van de brief dat het later wordt (4:14 lid 3).")] = None,
    redelijke_termijn_tot: Annotated[date | None, Feit("De laatste dag die in die brief staat.")] = None,
    termijn_weken: Annotated[int, Feit("Het aantal weken, als een regeling een eigen termijn noemt.")] = 8,
    peildag: Annotated[date | None, PEIL] = None,
) -> Termijn:
    """De laatste dag om op een aanvraag te beslissen als de wet geen eigen termijn noemt.

    Een redelijke termijn, die in elk geval na acht weken voorbij is. Een brief binnen die acht weken met een
    redelijke termijn (4:14 lid 3) stelt een nieuwe laatste dag.
    """
    verlengingen: tuple[Verlenging, ...] = ()
    if redelijke_termijn_tot is not None:
        verlengingen = (
            Verlenging(
                grondslag="Awb 4:14 lid 3", bewijs_op=kennisgeving_op, tot=redelijke_termijn_tot, wat="bericht gegeven"
            ),
        )
    return beslistermijn_aanvraag(
        "AWB-4:13",
        "Awb 4:13",
        aanvraag_ontvangen_op,
        termijn_weken,
        opschortingen=opschortingen,
        verlengingen=verlengingen,
        peildag=peildag,
    )


@regel("AWB-4:14.3", grondslag="Awb 4:14 lid 3", bron=_BRON)
def redelijke_termijn(
    *,
    aanvraag_ontvangen_op: Annotated[date, ONTVANGEN],
    kennisgeving_op: Annotated[date, Feit("De dag van de brief dat het later wordt.")],
    redelijke_termijn_tot: Annotated[date, Feit("De laatste dag die in die brief staat.")],
) -> Termijn:
    """De laatste dag na een bericht dat het later wordt, als de wet geen eigen termijn noemt.

    Alleen een bericht binnen acht weken stelt een nieuwe dag. Een bericht daarna heeft geen gevolg.
    """
    return beslistermijn(
        aanvraag_ontvangen_op=aanvraag_ontvangen_op,
        kennisgeving_op=kennisgeving_op,
        redelijke_termijn_tot=redelijke_termijn_tot,
    )


@regel("AWB-4:14.1", grondslag="Awb 4:14 lid 1", zekerheid=Zekerheid.AFGELEID, bron=_BRON)
def bericht_bij_wettelijke_termijn(
    *,
    einde_beslistermijn: Annotated[date, Feit("De laatste dag die uit de wet volgt.")],
    genoemde_dag: Annotated[date | None, Feit("De dag die het bericht noemt.")] = None,
) -> Termijn:
    """De laatste dag na een bericht dat het later wordt, als de wet zelf een termijn noemt.

    Zo'n bericht is verplicht maar verschuift niets: na het einde kan in gebreke worden gesteld.
    """
    noem = f"het bericht noemt {schrijf_dag(genoemde_dag)}, maar dat" if genoemde_dag else "een bericht"
    return na(
        "AWB-4:14.1",
        "Awb 4:14 lid 1",
        "de wettelijke termijn eindigt",
        einde_beslistermijn,
        dagen(0),
        zekerheid=Zekerheid.AFGELEID,
        vooraf=(Toegelicht(f"{noem} verschuift de wettelijke termijn niet", "Awb 4:14 lid 1"),),
    )


@regel("AWB-4:5", grondslag="Awb 4:5 lid 4", bron=_BRON)
def buiten_behandeling(
    *,
    hersteltermijn_tot: Annotated[date, Feit("De laatste dag van de termijn om aan te vullen.")],
    aangevuld_op: Annotated[date | None, Feit("De dag waarop de aanvraag is aangevuld.")] = None,
) -> Termijn:
    """De laatste dag om bekend te maken dat de aanvraag niet wordt behandeld.

    Vier weken nadat de aanvraag is aangevuld of de termijn ongebruikt voorbij is. Daarna is de bevoegdheid weg.
    """
    return na(
        "AWB-4:5",
        "Awb 4:5 lid 4",
        "aangevuld" if aangevuld_op else "de hersteltermijn liep ongebruikt af",
        aangevuld_op or hersteltermijn_tot,
        weken(4),
        kanttekeningen=("Dat de bevoegdheid daarna vervalt is niet in een bron gevonden.",),
    )


@regel("AWB-4:15", grondslag="Awb 4:13 en 4:15", zekerheid=Zekerheid.OFFICIEEL, bron="Circulaire Wet dwangsom 2014")
def opgeschorte_beslistermijn(
    *,
    aanvraag_ontvangen_op: Annotated[date, ONTVANGEN],
    termijn_weken: Annotated[int, Feit("De beslistermijn in weken.")] = 8,
    opschortingen: Annotated[tuple[Opschorting, ...], STIL] = (),
    verdaagd_op: Annotated[date | None, Feit("De dag waarop het bericht van verdaging is verzonden.")] = None,
    verdaging_weken: Annotated[int, Feit("Met hoeveel weken is verdaagd, als de wet dat toelaat.")] = 0,
    peildag: Annotated[date | None, PEIL] = None,
) -> Termijn:
    """De laatste dag om op een aanvraag te beslissen nadat de termijn stilstond.

    Dagen stilstand: de dag van aanvulling min de dag van de uitnodiging. Gronden die overlappen tellen één keer.
    Zonder termijn in de uitnodiging staat niets stil (ABRvS 21-9-2016, 2016:2527).
    """
    verlengingen: tuple[Verlenging, ...] = ()
    if verdaging_weken:
        bewijs = verdaagd_op or aanvraag_ontvangen_op
        verlengingen = (Verlenging(grondslag="verdaging", bewijs_op=bewijs, duur=weken(verdaging_weken)),)
    return beslistermijn_aanvraag(
        "AWB-4:15",
        "Awb 4:13 en 4:15",
        aanvraag_ontvangen_op,
        termijn_weken,
        opschortingen=opschortingen,
        verlengingen=verlengingen,
        peildag=peildag,
        zekerheid=Zekerheid.OFFICIEEL,
    )


plicht(
    "AWB-3:6",
    grondslag="Awb 3:6",
    titel="Termijn voor advies",
    zin="Het bestuur stelt zelf een termijn voor het advies. Blijft het advies uit, dan mag toch worden beslist.",
    wie="het bestuursorgaan dat advies vraagt",
)
