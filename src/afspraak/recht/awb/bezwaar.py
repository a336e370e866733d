"""Awb hoofdstukken 6 en 7: bezwaar. Deadlines of the citizen, of the committee and of the college."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Annotated

from afspraak.recht.bouw import ja_of_nee, na, terug
from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Oordeel
from afspraak.termijnen import KALENDER, FeitFout, Opschorting, Regime, Termijn, Verlenging, Zekerheid, schrijf_dag
from afspraak.termijnen.dagen import als_dag, lokale_dag
from afspraak.termijnen.stappen import Stap, Toegelicht
from afspraak.termijnen.tellen import dagen, weken, werkdagen

_BRON = "Awb, BWBR0005537"
_VERDAGING = weken(6)

BEKENDGEMAAKT = Feit("De dag waarop het besluit is verzonden of uitgereikt.")


@regel("AWB-6:7", grondslag="Awb 6:7 en 6:8", bron=_BRON)
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
        zin = f"Per post op tijd als de brief er uiterlijk {schrijf_dag(week.laatste_dag)} is."
        return ja_of_nee(
            "AWB-6:9",
            "Awb 6:9 lid 2",
            gepost_op <= einde_bezwaartermijn,
            zin,
            waarden={"laatste_ontvangstdag": week.laatste_dag},
        )
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
    return ja_of_nee(
        "AWB-6:10",
        "Awb 6:10 lid 1, onder b",
        False,
        "Het besluit was er nog niet. Beoordeel of de indiener redelijkerwijs kon menen dat het er al was.",
        waarden={"beslistermijn_start_na": einde},
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


@regel("AWB-7:4", grondslag="Awb 7:4", zekerheid=Zekerheid.RECHTSPRAAK, bron="ABRvS 24-5-2006, AX4384 (bij 8:58)")
def stukken_voor_hoorzitting(*, hoorzitting_op: Annotated[date, Feit("De dag van de hoorzitting.")]) -> Termijn:
    """De laatste dag voor nadere stukken voor de hoorzitting.

    "Tot tien dagen voor het horen": de elfde dag ervoor is de laatste. Het dossier ligt ten minste een week voor de
    zitting ter inzage. Teruggerekend, dus er schuift niets. Latere stukken mogen worden toegelaten: waarschuw alleen.
    """
    ter_inzage = hoorzitting_op - timedelta(days=7)
    return terug(
        "AWB-7:4",
        "Awb 7:4 lid 1",
        "de hoorzitting is",
        hoorzitting_op,
        dagen(10),
        laatste_dag=hoorzitting_op - timedelta(days=11),
        uitleg="tot tien dagen ervoor, dus de elfde dag ervoor is de laatste",
        zekerheid=Zekerheid.RECHTSPRAAK,
        kanttekeningen=("Latere stukken kunnen toch worden toegelaten; weiger ze niet vanzelf.",),
        waarden={
            "ter_inzage_uiterlijk": ter_inzage,
            "ter_inzage_werkdag": KALENDER.laatste_werkdag_tot(ter_inzage),
            "uitnodiging_uiterlijk": hoorzitting_op - timedelta(days=21),
        },
    )


@regel("AWB-7:4.2", grondslag="Awb 7:4 lid 2", bron=_BRON)
def ter_inzage(*, hoorzitting_op: Annotated[date, Feit("De dag van de hoorzitting.")]) -> Termijn:
    """De dag waarop het dossier uiterlijk ter inzage ligt: een week voor de hoorzitting."""
    return terug("AWB-7:4.2", "Awb 7:4 lid 2", "de hoorzitting is", hoorzitting_op, weken(1))


@regel("AWB-7:4.3", grondslag="Awb 7:4 lid 3", zekerheid=Zekerheid.AFSPRAAK)
def uitnodiging_hoorzitting(*, hoorzitting_op: Annotated[date, Feit("De dag van de hoorzitting.")]) -> Termijn:
    """De dag waarop de uitnodiging voor de hoorzitting weg moet zijn.

    De uitnodiging noemt de laatste dag voor stukken en moet daar ruim voor komen. De wet noemt geen termijn; gekozen
    is drie weken.
    """
    return terug(
        "AWB-7:4.3",
        "Awb 7:4 lid 3 (gekozen norm)",
        "de hoorzitting is",
        hoorzitting_op,
        weken(3),
        zekerheid=Zekerheid.AFSPRAAK,
        kanttekeningen=("De wet noemt geen termijn; drie weken is een gekozen norm.",),
    )


@regel("AWB-7:10", grondslag="Awb 7:10", bron=_BRON)
def beslistermijn_bezwaar(
    *,
    bekendgemaakt_op: Annotated[date, BEKENDGEMAAKT],
    commissie_gemeld_op: Annotated[
        date | None, Feit("De dag waarop is gemeld dat een commissie adviseert (7:13 lid 2); zonder melding zes weken.")
    ] = None,
    opschortingen: Annotated[
        tuple[Opschorting, ...], Feit("Wanneer de termijn stilstond, bijvoorbeeld voor herstel van een verzuim.")
    ] = (),
    verdaagd_op: Annotated[date | None, Feit("De dag waarop de brief over verdaging is verzonden.")] = None,
    instemming_op: Annotated[date | None, Feit("De dag waarop met verder uitstel is ingestemd.")] = None,
    instemming_tot: Annotated[date | None, Feit("Tot en met welke dag het uitstel is.")] = None,
    instemming_van: Annotated[str | None, Feit("'alle belanghebbenden' of 'indiener'.")] = None,
    anderen_benadeeld: Annotated[bool, Feit("Kan uitstel andere belanghebbenden schaden?")] = False,
    peildag: Annotated[date | None, Feit("Tot wanneer een opschorting die nog loopt meetelt.")] = None,
) -> Termijn:
    """De laatste dag om op het bezwaar te beslissen.

    Zes weken, of twaalf als is gemeld dat een commissie adviseert, vanaf de dag na het einde van de bezwaartermijn.
    Opschorting telt alleen na dat einde. Verdagen kan één keer met zes weken, voor het einde; daarna nog met
    instemming. Zonder kennisgeving heeft verlenging geen gevolg.
    """
    bezwaar = bezwaartermijn(bekendgemaakt_op=bekendgemaakt_op)
    verlengingen: list[Verlenging] = []
    if verdaagd_op is not None:
        verlengingen.append(Verlenging(grondslag="Awb 7:10 lid 3", bewijs_op=verdaagd_op, duur=_VERDAGING))
    vooraf: tuple[Stap, ...] = (*bezwaar.stappen,)
    if instemming_tot is not None:
        verlenging, uitleg = _instemming(instemming_op, instemming_tot, instemming_van, anderen_benadeeld)
        verlengingen += verlenging
        vooraf += uitleg
    duur = weken(12) if commissie_gemeld_op is not None else weken(6)
    return na(
        "AWB-7:10",
        "Awb 7:10 lid 1",
        "de bezwaartermijn eindigde",
        bezwaar.laatste_dag,
        duur,
        opschortingen=opschortingen,
        verlengingen=verlengingen,
        peildag=peildag,
        vooraf=vooraf,
        kanttekeningen=_kanttekeningen_beslistermijn(commissie_gemeld_op, verdaagd_op),
        waarden={"einde_bezwaartermijn": bezwaar.laatste_dag, "weken": duur.aantal},
    )


def _instemming(
    op: date | None, tot: date, van: str | None, benadeeld: bool
) -> tuple[list[Verlenging], tuple[Stap, ...]]:
    if van == "indiener" and benadeeld:
        zin = "alleen de indiener stemde in, en uitstel kan anderen schaden: dat is niet genoeg"
        return [], (Toegelicht(zin, "Awb 7:10 lid 4, onder b"),)
    grond = "Awb 7:10 lid 4, onder b" if van == "indiener" else "Awb 7:10 lid 4, onder a"
    return [Verlenging(grondslag=grond, bewijs_op=op, tot=tot, wat="met instemming uitgesteld")], ()


def _kanttekeningen_beslistermijn(commissie: date | None, verdaagd: date | None) -> tuple[str, ...]:
    noten: list[str] = []
    if commissie is None:
        noten.append("Zonder melding van de commissie (7:13 lid 2) gelden zes weken (ABRvS 17-8-2016, 2016:2233).")
    elif verdaagd is not None:
        noten.append(
            "Of de Atw geldt voor twaalf plus zes weken samen is niet beslist; het alarm kijkt naar de telling."
        )
    return tuple(noten)


@regel("AWB-7:10.4", grondslag="Awb 7:10 lid 4", bron=_BRON)
def uitstel_met_instemming(
    *,
    einde_beslistermijn: Annotated[date, Feit("De laatste dag zoals die nu loopt.")],
    instemming_tot: Annotated[date, Feit("Tot en met welke dag het uitstel is.")],
    instemming_van: Annotated[str, Feit("'alle belanghebbenden' of 'indiener'.")],
    anderen_benadeeld: Annotated[bool, Feit("Kan uitstel andere belanghebbenden schaden?")] = False,
    instemming_op: Annotated[date | None, Feit("De dag van de instemming.")] = None,
) -> Termijn:
    """De laatste dag na uitstel met instemming; er is geen maximum."""
    verlengingen, uitleg = _instemming(
        instemming_op or einde_beslistermijn, instemming_tot, instemming_van, anderen_benadeeld
    )
    return na(
        "AWB-7:10.4",
        "Awb 7:10 lid 4",
        "de beslistermijn eindigt",
        einde_beslistermijn,
        dagen(0),
        verlengingen=verlengingen,
        vooraf=uitleg,
    )


@regel("AWB-7:10-LATE", grondslag="Awb 7:10 en 6:11", zekerheid=Zekerheid.BETWIST)
def beslistermijn_bij_te_laat_bezwaar(
    *,
    einde_bezwaartermijn: Annotated[date, Feit("De laatste dag van de bezwaartermijn.")],
    ontvangen_op: Annotated[date, Feit("De dag waarop het te late bezwaar binnenkwam.")],
    commissie: Annotated[bool, Feit("Adviseert een commissie, en is dat gemeld?")] = False,
) -> Termijn:
    """De laatste dag om te beslissen op een bezwaar dat te laat maar verschoonbaar is.

    De tekst telt vanaf het einde van de bezwaartermijn; de praktijk vanaf de ontvangst. Beide dagen staan hier; plan
    op de vroegste.
    """
    duur = weken(12) if commissie else weken(6)
    wat = "de bezwaartermijn eindigde"
    ruim = na("AWB-7:10-LATE", "Awb 7:10", "het bezwaar is ontvangen", ontvangen_op, duur).laatste_dag
    letterlijk = na(
        "AWB-7:10-LATE",
        "Awb 7:10 lid 1",
        wat,
        einde_bezwaartermijn,
        duur,
        zekerheid=Zekerheid.BETWIST,
        kanttekeningen=(f"Telt men vanaf de ontvangst, dan is {schrijf_dag(ruim)} de laatste dag.",),
        waarden={"einde_vanaf_ontvangst": ruim},
    )
    return replace(letterlijk, andere_dag=ruim)


@regel("AWB-7:10-RENEW", grondslag="Awb 7:10", zekerheid=Zekerheid.RECHTSPRAAK, bron="CRvB 22-6-2017, 2017:2275")
def beslistermijn_na_vernietiging(
    *,
    uitspraak_verzonden_op: Annotated[date, Feit("De dag waarop de uitspraak is verzonden.")],
    commissie: Annotated[bool, Feit("Adviseert een commissie, en is dat gemeld?")] = False,
    termijn_rechter_weken: Annotated[
        int | None, Feit("De termijn in weken die de rechter gaf, als hij die gaf.")
    ] = None,
) -> Termijn:
    """De laatste dag om opnieuw te beslissen nadat de rechter de beslissing op bezwaar vernietigde.

    Stelt de rechter een termijn, dan geldt die. Anders dezelfde termijn als voor de eerste beslissing.
    """
    eigen = weken(12) if commissie else weken(6)
    duur = weken(termijn_rechter_weken) if termijn_rechter_weken is not None else eigen
    return na(
        "AWB-7:10-RENEW",
        "Awb 7:10 lid 1",
        "de uitspraak is verzonden",
        uitspraak_verzonden_op,
        duur,
        zekerheid=Zekerheid.RECHTSPRAAK,
        kanttekeningen=("Dat de termijn begint bij de verzending van de uitspraak is niet in een bron gevonden.",),
    )


@regel("AWB-7:13", grondslag="Awb 7:13", zekerheid=Zekerheid.AFSPRAAK)
def advies_commissie(*, einde_beslistermijn: Annotated[date, Feit("De laatste dag om te beslissen.")]) -> Termijn:
    """De dag waarop het advies van de commissie er moet zijn.

    De wet noemt geen termijn voor het advies; gekozen is drie weken voor het einde van de beslistermijn.
    """
    return terug(
        "AWB-7:13",
        "Awb 7:13 (gekozen norm)",
        "de beslistermijn eindigt",
        einde_beslistermijn,
        weken(3),
        zekerheid=Zekerheid.AFSPRAAK,
        kanttekeningen=("De wet noemt geen termijn voor het advies; dit is een gekozen norm.",),
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
