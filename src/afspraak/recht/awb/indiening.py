"""Awb hoofdstuk 6: objecting in time, too early, at the wrong desk; confirmation of receipt."""

from datetime import date, datetime
from types import MappingProxyType
from typing import Annotated

from afspraak.recht.bouw import ja_of_nee, na
from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Antwoord, Oordeel
from afspraak.termijnen import FeitFout, Regime, Termijn, Zekerheid, schrijf_dag
from afspraak.termijnen.dagen import als_dag, lokale_dag
from afspraak.termijnen.tellen import weken, werkdagen

_BRON = "Awb, BWBR0005537"
BEKENDGEMAAKT = Feit("De dag waarop het besluit is verzonden of uitgereikt.")


@regel("AWB-6:7", grondslag="Awb 6:7 en 6:8", bron=_BRON, ook=("AWB-6:8",))
def bezwaartermijn(*, bekendgemaakt_op: Annotated[date, BEKENDGEMAAKT]) -> Termijn:
    """De laatste dag om bezwaar te maken.

    Zes weken vanaf de dag na de bekendmaking; de Algemene termijnenwet geldt.
    """
    return na("AWB-6:7", "Awb 6:7 en 6:8", "bekendgemaakt", bekendgemaakt_op, weken(6))


@regel("AWB-6:9", grondslag="Awb 6:9", bron=_BRON)
def tijdig_ingediend(
    *,
    einde_bezwaartermijn: Annotated[date, Feit("De laatste dag van de bezwaartermijn.")],
    ontvangen_op: Annotated[date | None, Feit("De dag van ontvangst (het eerste stempel).")] = None,
    ontvangen_om: Annotated[datetime | None, Feit("Het tijdstip van ontvangst van een elektronisch bericht.")] = None,
    gepost_op: Annotated[date | None, Feit("De dag van het poststempel, bij bezorging per post.")] = None,
) -> Oordeel:
    """Is het bezwaar op tijd ingediend?

    Op tijd is ontvangst vóór het einde van de termijn; per post ook bij verzending voor het einde en ontvangst
    uiterlijk een week daarna. Die week is zelf een wettelijke termijn. Een elektronisch bericht moet er zijn
    voor 24 uur van de laatste dag, in Nederlandse tijd.
    """
    als_dag(einde_bezwaartermijn, "einde_bezwaartermijn")
    week = na("AWB-6:9", "Awb 6:9 lid 2", "de bezwaartermijn eindigde", einde_bezwaartermijn, weken(1))
    ontvangen = lokale_dag(ontvangen_om) if ontvangen_om is not None else ontvangen_op
    if ontvangen is None:
        if gepost_op is None:
            raise FeitFout("AWB-6:9 mist de dag van ontvangst of het poststempel.", feit="ontvangen_op")
        return _nog_niet_ontvangen(gepost_op, einde_bezwaartermijn, week.laatste_dag)
    if gepost_op is not None and ontvangen < gepost_op:
        raise FeitFout(f"De brief is ontvangen op {schrijf_dag(ontvangen)}, voordat hij is gepost. Controleer beide.")
    direct = ontvangen <= einde_bezwaartermijn
    per_post = gepost_op is not None and gepost_op <= einde_bezwaartermijn and ontvangen <= week.laatste_dag
    if direct:
        zin = f"Op tijd: ontvangen op {schrijf_dag(ontvangen)}, voor het einde van de termijn."
    elif per_post:
        zin = f"Op tijd: voor het einde gepost en uiterlijk {schrijf_dag(week.laatste_dag)} ontvangen."
    else:
        zin = (
            f"Te laat: ontvangen op {schrijf_dag(ontvangen)}; de termijn eindigde {schrijf_dag(einde_bezwaartermijn)}."
        )
    return ja_of_nee(
        "AWB-6:9",
        "Awb 6:9",
        direct or per_post,
        zin,
        kanttekeningen=()
        if direct or per_post
        else ("Vraag waarom het te laat is: dat kan verschoonbaar zijn (6:11).",),
        waarden={"laatste_ontvangstdag": week.laatste_dag, "ontvangen_op": ontvangen},
    )


def _nog_niet_ontvangen(gepost: date, einde: date, week: date) -> Oordeel:
    """Judge a letter that was posted and has not come in yet."""
    waarden = {"laatste_ontvangstdag": week}
    if gepost > einde:
        zin = f"Te laat: gepost op {schrijf_dag(gepost)}, na het einde van de termijn."
        return ja_of_nee("AWB-6:9", "Awb 6:9 lid 2", False, zin, waarden=waarden)
    return Oordeel(
        regel="AWB-6:9",
        grondslag="Awb 6:9 lid 2",
        antwoord=Antwoord.MENS_BESLIST,
        zin=f"Nog niet ontvangen. Op tijd als de brief er uiterlijk {schrijf_dag(week)} is.",
        wie_beslist="wie de brief ontvangt",
        waarden=MappingProxyType(waarden),
    )


@regel("AWB-6:10", grondslag="Awb 6:10", bron=_BRON)
def vroegtijdig_bezwaar(
    *,
    besluit_genomen_op: Annotated[date, Feit("De dag waarop het besluit is genomen.")],
    bekendgemaakt_op: Annotated[date, BEKENDGEMAAKT],
    ontvangen_op: Annotated[date, Feit("De dag waarop het bezwaar binnenkwam.")],
) -> Oordeel:
    """Is een te vroeg ingediend bezwaar toch ontvankelijk?

    Ja, als het besluit er al was. Anders moet een mens beoordelen of de indiener mocht denken dat het er was.
    """
    einde = bezwaartermijn(bekendgemaakt_op=bekendgemaakt_op).laatste_dag
    if ontvangen_op >= besluit_genomen_op:
        zin = "Ontvankelijk: het besluit was al genomen. De behandeling mag wachten tot de termijn begint."
        return ja_of_nee("AWB-6:10", "Awb 6:10", True, zin, waarden={"beslistermijn_start_na": einde})
    return Oordeel(
        regel="AWB-6:10",
        grondslag="Awb 6:10 lid 1, onder b",
        antwoord=Antwoord.MENS_BESLIST,
        zin="Het besluit was er nog niet. Beoordeel of de indiener redelijkerwijs kon menen dat het er al was.",
        wie_beslist="college",
        waarden=MappingProxyType({"beslistermijn_start_na": einde}),
    )


@regel("AWB-6:15", grondslag="Awb 6:15", bron=_BRON)
def verkeerd_loket(
    *,
    einde_bezwaartermijn: Annotated[date, Feit("De laatste dag van de bezwaartermijn.")],
    ontvangen_bij_verkeerd_orgaan_op: Annotated[date, Feit("Het stempel van de eerste ontvangst, waar ook.")],
    doorgezonden_ontvangen_op: Annotated[date | None, Feit("De dag waarop het juiste orgaan het kreeg.")] = None,
) -> Oordeel:
    """Is een bezwaar dat bij het verkeerde orgaan binnenkwam op tijd?

    De dag van ontvangst bij het verkeerde orgaan telt. Zend door, en zeg dat meteen tegen de indiener.
    """
    if doorgezonden_ontvangen_op is not None and doorgezonden_ontvangen_op < ontvangen_bij_verkeerd_orgaan_op:
        raise FeitFout("Het stuk is doorgezonden voordat het binnenkwam. Controleer beide dagen.")
    op_tijd = als_dag(ontvangen_bij_verkeerd_orgaan_op) <= als_dag(einde_bezwaartermijn)
    zin = f"Het eerste stempel telt: {schrijf_dag(ontvangen_bij_verkeerd_orgaan_op)}."
    return ja_of_nee(
        "AWB-6:15",
        "Awb 6:15 lid 3",
        op_tijd,
        f"{'Op tijd' if op_tijd else 'Te laat'}. {zin}",
        waarden={"dag_die_telt": ontvangen_bij_verkeerd_orgaan_op},
    )


@regel("AWB-6:14", grondslag="Awb 6:14", zekerheid=Zekerheid.AFSPRAAK)
def ontvangstbevestiging_bezwaar(*, ontvangen_op: Annotated[date, Feit("De dag van ontvangst.")]) -> Termijn:
    """De dag waarop de ontvangst van het bezwaar is bevestigd.

    De wet eist een schriftelijke bevestiging maar noemt geen termijn; gekozen is twee werkdagen.
    """
    return na(
        "AWB-6:14",
        "Awb 6:14 (gekozen norm)",
        "ontvangen",
        ontvangen_op,
        werkdagen(2),
        regime=Regime.OVEREENKOMST,
        zekerheid=Zekerheid.AFSPRAAK,
        kanttekeningen=("De wet noemt geen termijn; twee werkdagen is een gekozen norm.",),
    )
