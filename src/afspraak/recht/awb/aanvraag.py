"""Awb hoofdstuk 4: the decision on an application, its suspension and the notice that it will be late."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated

from afspraak.recht.bouw import ja_of_nee, na
from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Oordeel
from afspraak.termijnen import (
    KALENDER,
    Duur,
    FeitFout,
    Opschorting,
    Regime,
    Termijn,
    Verlenging,
    Zekerheid,
    schrijf_dag,
)
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
    regime: Regime = Regime.ATW,
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
        regime=regime,
        zekerheid=zekerheid,
        kanttekeningen=kanttekeningen,
    )
    return met_letterlijke_lezing(termijn)


def later(kennisgeving_op: date | None, redelijke_termijn_tot: date | None) -> tuple[Verlenging, ...]:
    """A notice within a term that no act sets names a new last day (Awb 4:14 lid 3)."""
    if redelijke_termijn_tot is None:
        return ()
    grond = "Awb 4:14 lid 3"
    return (Verlenging(grondslag=grond, bewijs_op=kennisgeving_op, tot=redelijke_termijn_tot, wat="bericht gegeven"),)


def bericht_zonder_gevolg(termijn_weken: int | None, redelijke_termijn_tot: date | None) -> tuple[str, ...]:
    """Say that a notice moves nothing where an act or verordening sets the term itself (Awb 4:14 lid 1)."""
    if termijn_weken is None or redelijke_termijn_tot is None:
        return ()
    return ("Het bericht dat het later wordt verschuift een termijn uit een regeling niet (Awb 4:14 lid 1).",)


def met_letterlijke_lezing(termijn: Termijn) -> Termijn:
    """Move the alarm of a suspended term to before the literal reading, a day per suspension earlier."""
    stil = [s for s in termijn.stappen if isinstance(s, Opgeschort) and s.dagen]
    # Suspensions that join are one: only the last day of the whole is read in two ways.
    einden = {s.tot_en_met + timedelta(days=1) for s in stil}
    keren = sum(s.van not in einden for s in stil)
    if not keren:
        return termijn
    vroeger = termijn.nominale_dag - timedelta(days=keren)
    geschoven = termijn.laatste_dag != termijn.nominale_dag or KALENDER.is_werkdag(termijn.nominale_dag)
    einde = KALENDER.eerste_werkdag_vanaf(vroeger) if geschoven else vroeger
    anders = einde != termijn.laatste_dag
    return replace(
        termijn,
        andere_dag=einde if anders else termijn.andere_dag,
        alarm_dag=KALENDER.laatste_werkdag_tot(vroeger),
        zekerheid=Zekerheid.BETWIST if anders else termijn.zekerheid,
        kanttekeningen=(*termijn.kanttekeningen, LETTERLIJK),
    )


@regel("AWB-4:13", grondslag="Awb 4:13", bron=_BRON)
def beslistermijn(
    *,
    aanvraag_ontvangen_op: Annotated[date, ONTVANGEN],
    opschortingen: Annotated[tuple[Opschorting, ...], STIL] = (),
    kennisgeving_op: Annotated[date | None, Feit("De dag van de brief dat het later wordt (4:14 lid 3).")] = None,
    redelijke_termijn_tot: Annotated[date | None, Feit("De laatste dag die in die brief staat.")] = None,
    termijn_weken: Annotated[int | None, Feit("Het aantal weken, als een regeling een eigen termijn noemt.")] = None,
    peildag: Annotated[date | None, PEIL] = None,
) -> Termijn:
    """De laatste dag om op een aanvraag te beslissen.

    Een redelijke termijn, die in elk geval na acht weken voorbij is. Een brief binnen die acht weken met een
    redelijke termijn (4:14 lid 3) stelt een nieuwe laatste dag. Noemt een regeling zelf een termijn, dan geldt die, en
    verschuift zo'n brief niets (4:14 lid 1).
    """
    return beslistermijn_aanvraag(
        "AWB-4:13",
        "Awb 4:13",
        aanvraag_ontvangen_op,
        8 if termijn_weken is None else termijn_weken,
        opschortingen=opschortingen,
        verlengingen=later(kennisgeving_op, redelijke_termijn_tot) if termijn_weken is None else (),
        peildag=peildag,
        kanttekeningen=bericht_zonder_gevolg(termijn_weken, redelijke_termijn_tot),
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
    termijn = beslistermijn(
        aanvraag_ontvangen_op=aanvraag_ontvangen_op,
        kennisgeving_op=kennisgeving_op,
        redelijke_termijn_tot=redelijke_termijn_tot,
    )
    return replace(termijn, regel="AWB-4:14.3")


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


@regel(
    "AWB-4:5",
    grondslag="Awb 4:5 lid 4",
    kanttekening="Dat de bevoegdheid daarna vervalt is niet in een bron gevonden.",
    bron=_BRON,
    ook=("AWB-4:5.4",),
)
def buiten_behandeling(
    *,
    hersteltermijn_tot: Annotated[date, Feit("De laatste dag van de termijn om aan te vullen.")],
    aangevuld_op: Annotated[date | None, Feit("De dag waarop de aanvraag is aangevuld.")] = None,
) -> Termijn:
    """De laatste dag om bekend te maken dat de aanvraag niet wordt behandeld.

    Vier weken nadat de aanvraag is aangevuld of de termijn ongebruikt voorbij is. Daarna is de bevoegdheid weg.
    """
    op_tijd = aangevuld_op is not None and aangevuld_op <= hersteltermijn_tot
    vanaf = aangevuld_op if aangevuld_op is not None and op_tijd else hersteltermijn_tot
    wat = "aangevuld" if op_tijd else "de hersteltermijn liep ongebruikt af"
    return na("AWB-4:5", "Awb 4:5 lid 4", wat, vanaf, weken(4))


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
    Zonder termijn in de uitnodiging staat niets stil (ABRvS 21-9-2016, 2016:2527): zie AWB-4:15-GROND.
    """
    verlengingen: tuple[Verlenging, ...] = ()
    if verdaging_weken:
        verlengingen = (Verlenging(grondslag="verdaging", bewijs_op=verdaagd_op, duur=weken(verdaging_weken)),)
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


GRONDEN = {
    "aanvulling": "Awb 4:15 lid 1, onder a",
    "informatie uit het buitenland": "Awb 4:15 lid 1, onder b",
    "instemming": "Awb 4:15 lid 2, onder a",
    "vertraging door de aanvrager": "Awb 4:15 lid 2, onder b",
    "overmacht": "Awb 4:15 lid 2, onder c",
}
_NIET_IN_BEZWAAR = ("aanvulling", "instemming")


@regel("AWB-4:15-GROND", grondslag="Awb 4:15 en 7:14", bron=_BRON)
def grond_voor_opschorting(
    *,
    grond: Annotated[str, Feit(f"Waarom de termijn stilstaat: {', '.join(GRONDEN)}.")],
    termijn_gesteld: Annotated[bool, Feit("Noemt de uitnodiging om aan te vullen een termijn?")] = True,
    schriftelijk: Annotated[bool, Feit("Is de instemming van de aanvrager schriftelijk?")] = True,
    in_bezwaar: Annotated[bool, Feit("Gaat het om een beslissing op bezwaar?")] = False,
) -> Oordeel:
    """Staat de beslistermijn om deze reden stil?

    Ziekte of drukte bij het bestuur is geen overmacht. Meld bij een andere grond dan aanvulling of instemming wanneer de
    stilstand eindigt en hoeveel van de termijn over is (4:15 lid 4).
    """
    artikel = GRONDEN.get(grond)
    if artikel is None:
        raise FeitFout(f"'{grond}' is geen grond voor opschorting. Kies uit: {', '.join(GRONDEN)}.", feit="grond")
    bezwaar = (
        (in_bezwaar and grond in _NIET_IN_BEZWAAR, "in bezwaar geldt daarvoor artikel 7:10 (Awb 7:14)"),
        (grond == "aanvulling" and not termijn_gesteld, "de uitnodiging noemt geen termijn (ABRvS 2016:2527)"),
        (grond == "instemming" and not schriftelijk, "de instemming is niet schriftelijk"),
    )
    waarom = next((zin for geldt, zin in bezwaar if geldt), None)
    zin = f"Nee: {waarom}." if waarom else f"Ja ({artikel})."
    return ja_of_nee("AWB-4:15-GROND", artikel, waarom is None, zin)


@regel("AWB-3:6", grondslag="Awb 3:6", zekerheid=Zekerheid.AFGELEID, bron=_BRON)
def adviestermijn(
    *,
    advies_gevraagd_op: Annotated[date, Feit("De dag van de brief waarin om advies is gevraagd.")],
    duur: Annotated[Duur, Feit("De termijn die in die brief staat, bijvoorbeeld '4 weken'.")],
) -> Termijn:
    """De laatste dag voor een advies waarom het bestuur vroeg.

    Het bestuur stelt de termijn zelf in een brief; de Atw geldt dus niet. Blijft het advies uit, dan mag toch worden
    beslist (lid 2).
    """
    return na("AWB-3:6", "Awb 3:6", "om advies is gevraagd", advies_gevraagd_op, duur, regime=Regime.OVEREENKOMST)
