"""Awb hoofdstuk 7: the hearing, the committee's advice and the decision on an objection."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated

from afspraak.recht.awb.indiening import BEKENDGEMAAKT, bezwaartermijn
from afspraak.recht.bouw import met_andere_lezing, na, terug
from afspraak.recht.regel import Feit, regel
from afspraak.termijnen import KALENDER, FeitFout, Opschorting, Regime, Termijn, Verlenging, Zekerheid, schrijf_dag
from afspraak.termijnen.stappen import Stap, Toegelicht, Verlengd
from afspraak.termijnen.tellen import controleer_volgorde, dagen, weken

_BRON = "Awb, BWBR0005537"


@regel(
    "AWB-7:4",
    grondslag="Awb 7:4",
    zekerheid=Zekerheid.RECHTSPRAAK,
    bron="ABRvS 24-5-2006, AX4384 (bij 8:58)",
    ook=("AWB-7:4.1",),
)
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


_ZONDER_COMMISSIE = (
    "Zonder melding dat een commissie adviseert (7:13 lid 2) gelden zes weken (ABRvS 17-8-2016, 2016:2233)."
)


@regel(
    "AWB-7:10",
    grondslag="Awb 7:10",
    bron=_BRON,
    ook=("AWB-7:10.1", "AWB-7:10.2", "AWB-7:10.3", "AWB-7:10.5"),
)
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
    verdaging_weken: Annotated[int, Feit("Met hoeveel weken is verdaagd; ten hoogste zes.")] = 6,
    instemming_op: Annotated[date | None, Feit("De dag waarop met verder uitstel is ingestemd.")] = None,
    instemming_tot: Annotated[date | None, Feit("Tot en met welke dag het uitstel is.")] = None,
    instemming_van: Annotated[str | None, Feit("'alle belanghebbenden' of 'indiener'.")] = None,
    anderen_benadeeld: Annotated[bool, Feit("Kan uitstel andere belanghebbenden schaden?")] = False,
    procedure_gemeld_op: Annotated[
        date | None,
        Feit("De dag van het bericht dat een wettelijk procedurevoorschrift uitstel vraagt (lid 4, onder c)."),
    ] = None,
    procedure_tot: Annotated[date | None, Feit("Tot en met welke dag dat voorschrift uitstel vraagt.")] = None,
    peildag: Annotated[date | None, Feit("Tot wanneer een opschorting die nog loopt meetelt.")] = None,
) -> Termijn:
    """De laatste dag om op het bezwaar te beslissen.

    Zes weken, of twaalf als is gemeld dat een commissie adviseert, vanaf de dag na het einde van de bezwaartermijn.
    Opschorting telt alleen na dat einde. Verdagen kan met ten hoogste zes weken, voor het einde; daarna nog met
    instemming of als een procedurevoorschrift dat vraagt. Zonder kennisgeving heeft verlenging geen gevolg (lid 5).
    """
    bezwaar = bezwaartermijn(bekendgemaakt_op=bekendgemaakt_op)
    verlengingen: list[Verlenging] = []
    if verdaagd_op is not None:
        verlengingen.append(_verdaging(verdaagd_op, verdaging_weken))
    vooraf: tuple[Stap, ...] = (*bezwaar.stappen,)
    if instemming_tot is not None:
        verlenging, uitleg = _instemming(instemming_op, instemming_tot, instemming_van, anderen_benadeeld)
        verlengingen += verlenging
        vooraf += uitleg
    if procedure_tot is not None:
        grond = "Awb 7:10 lid 4, onder c"
        uitstel = Verlenging(grondslag=grond, bewijs_op=procedure_gemeld_op, tot=procedure_tot, wat="uitgesteld")
        verlengingen.append(uitstel)

    def telling(aantal: int, noten: tuple[str, ...]) -> Termijn:
        return na(
            "AWB-7:10",
            "Awb 7:10 lid 1",
            "de bezwaartermijn eindigde",
            bezwaar.laatste_dag,
            weken(aantal),
            opschortingen=opschortingen,
            verlengingen=verlengingen,
            peildag=peildag,
            vooraf=vooraf,
            kanttekeningen=noten,
            waarden={"einde_bezwaartermijn": bezwaar.laatste_dag, "weken": aantal},
        )

    if commissie_gemeld_op is None:
        return telling(6, (_ZONDER_COMMISSIE,))
    if commissie_gemeld_op > bezwaar.laatste_dag + timedelta(weeks=6):
        zes = telling(6, (_LAAT_GEMELD,))
        if commissie_gemeld_op > zes.laatste_dag:
            return zes
    termijn = telling(12, ())
    lang = any(isinstance(s, Verlengd) and s.duur for s in termijn.stappen)
    return met_andere_lezing(termijn, termijn.nominale_dag, _SAMEN) if lang else termijn


_LAAT_GEMELD = "De melding dat een commissie adviseert kwam nadat de zes weken voorbij waren; dan blijven het er zes."
_SAMEN = "Telt men twaalf weken en de verdaging samen als één termijn, dan geldt de Atw niet."
BELANGHEBBENDEN = "alle belanghebbenden"
INDIENER = "indiener"


def _verdaging(op: date, aantal: int) -> Verlenging:
    if not 1 <= aantal <= 6:
        raise FeitFout("Verdagen kan met één tot zes weken (Awb 7:10 lid 3).", feit="verdaging_weken")
    return Verlenging(grondslag="Awb 7:10 lid 3", bewijs_op=op, duur=weken(aantal))


def _instemming(
    op: date | None, tot: date, van: str | None, benadeeld: bool
) -> tuple[list[Verlenging], tuple[Stap, ...]]:
    if van not in (BELANGHEBBENDEN, INDIENER):
        raise FeitFout(
            f"Zeg wie met uitstel instemde: '{BELANGHEBBENDEN}' of '{INDIENER}' (Awb 7:10 lid 4).",
            feit="instemming_van",
        )
    if van == INDIENER and benadeeld:
        zin = "alleen de indiener stemde in, en uitstel kan anderen schaden: dat is niet genoeg"
        return [], (Toegelicht(zin, "Awb 7:10 lid 4, onder b"),)
    grond = "Awb 7:10 lid 4, onder b" if van == INDIENER else "Awb 7:10 lid 4, onder a"
    return [Verlenging(grondslag=grond, bewijs_op=op, tot=tot, wat="met instemming uitgesteld")], ()


@regel("AWB-7:10.4", grondslag="Awb 7:10 lid 4", bron=_BRON)
def uitstel_met_instemming(
    *,
    einde_beslistermijn: Annotated[date, Feit("De laatste dag zoals die nu loopt.")],
    instemming_tot: Annotated[date, Feit("Tot en met welke dag het uitstel is.")],
    instemming_van: Annotated[str, Feit("'alle belanghebbenden' of 'indiener'.")],
    instemming_op: Annotated[date, Feit("De dag van de instemming; na het einde heeft zij geen gevolg.")],
    anderen_benadeeld: Annotated[bool, Feit("Kan uitstel andere belanghebbenden schaden?")] = False,
) -> Termijn:
    """De laatste dag na uitstel met instemming; er is geen maximum."""
    verlengingen, uitleg = _instemming(instemming_op, instemming_tot, instemming_van, anderen_benadeeld)
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
    controleer_volgorde(
        einde_bezwaartermijn, ontvangen_op, "Dit bezwaar kwam binnen de termijn: het is niet te laat. Gebruik AWB-7:10."
    )
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


@regel(
    "AWB-7:10-RENEW",
    grondslag="Awb 7:10",
    zekerheid=Zekerheid.RECHTSPRAAK,
    kanttekening="Dat de termijn begint bij de verzending van de uitspraak is niet in een bron gevonden.",
    bron="CRvB 22-6-2017, 2017:2275",
)
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
    rechter = termijn_rechter_weken is not None
    duur = weken(termijn_rechter_weken) if termijn_rechter_weken is not None else eigen
    termijn = na(
        "AWB-7:10-RENEW",
        "Awb 7:10 lid 1",
        "de uitspraak is verzonden",
        uitspraak_verzonden_op,
        duur,
        regime=Regime.GEEN if rechter else Regime.ATW,
    )
    if not rechter:
        return termijn
    ruim = KALENDER.eerste_werkdag_vanaf(termijn.laatste_dag)
    return met_andere_lezing(
        termijn, ruim, "Geldt de Atw ook voor een termijn die de rechter stelt, dan schuift hij op."
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
