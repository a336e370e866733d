"""Awb hoofdstuk 8: the terms at court, most of which the court sets in motion and the municipality must meet."""

from datetime import date, timedelta
from typing import Annotated

from afspraak.recht.awb.tarieven import griffierechten, schrijf_bedrag
from afspraak.recht.bouw import met_andere_lezing, na, plicht, terug
from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Bedrag
from afspraak.termijnen import FeitFout, Termijn, Verlenging, Zekerheid
from afspraak.termijnen.tellen import dagen, weken

_BRON = "Awb, BWBR0005537"
UITSPRAAK = Feit("De dag waarop de uitspraak is verzonden.")


@regel("AWB-BEROEP", grondslag="Awb 6:7 en 6:8", bron=_BRON)
def beroepstermijn(
    *, bekendgemaakt_op: Annotated[date, Feit("De dag waarop de beslissing op bezwaar is verzonden.")]
) -> Termijn:
    """De laatste dag om beroep in te stellen bij de rechtbank."""
    return na("AWB-BEROEP", "Awb 6:7 en 6:8", "de beslissing op bezwaar is bekendgemaakt", bekendgemaakt_op, weken(6))


@regel("AWB-8:41", grondslag="Awb 8:41", bron=_BRON)
def griffierecht(
    *, nota_verzonden_op: Annotated[date, Feit("De dag waarop de griffier de nota heeft verzonden.")]
) -> Termijn:
    """De laatste dag om griffierecht voor beroep te betalen; te laat is niet-ontvankelijk."""
    return na("AWB-8:41", "Awb 8:41", "de nota is verzonden", nota_verzonden_op, weken(4))


@regel("AWB-8:42", grondslag="Awb 8:42", bron=_BRON)
def stukken_en_verweerschrift(
    *,
    beroepschrift_verzonden_op: Annotated[
        date, Feit("De dag waarop de rechtbank het beroepschrift aan het bestuur verzond.")
    ],
    verlengd_tot: Annotated[date | None, Feit("Tot en met welke dag de rechtbank uitstel gaf.")] = None,
    verlengd_op: Annotated[date | None, Feit("De dag waarop de rechtbank uitstel gaf.")] = None,
) -> Termijn:
    """De laatste dag om de stukken en het verweerschrift aan de rechtbank te sturen."""
    verlengingen: tuple[Verlenging, ...] = ()
    if verlengd_tot is not None:
        verlengingen = (
            Verlenging(
                grondslag="Awb 8:42 lid 2", bewijs_op=verlengd_op, tot=verlengd_tot, wat="uitstel van de rechtbank"
            ),
        )
    return na(
        "AWB-8:42",
        "Awb 8:42",
        "het beroepschrift is verzonden",
        beroepschrift_verzonden_op,
        weken(4),
        verlengingen=verlengingen,
    )


@regel("AWB-8:55d", grondslag="Awb 8:55d", bron=_BRON)
def besluit_na_uitspraak_niet_tijdig(*, uitspraak_verzonden_op: Annotated[date, UITSPRAAK]) -> Termijn:
    """De laatste dag om alsnog te beslissen na een uitspraak over niet tijdig beslissen.

    Twee weken, met een dwangsom van de rechter daarboven; voor de Woo kan de rechter een andere termijn stellen.
    """
    return na("AWB-8:55d", "Awb 8:55d", "de uitspraak is verzonden", uitspraak_verzonden_op, weken(2))


@regel("AWB-8:55", grondslag="Awb 8:55", bron=_BRON)
def verzet(*, uitspraak_verzonden_op: Annotated[date, UITSPRAAK]) -> Termijn:
    """De laatste dag om verzet te doen tegen een uitspraak zonder zitting."""
    return na("AWB-8:55", "Awb 8:55", "de uitspraak is verzonden", uitspraak_verzonden_op, weken(6))


@regel("AWB-8:56", grondslag="Awb 8:56", bron=_BRON)
def uitnodiging_zitting(*, zitting_op: Annotated[date, Feit("De dag van de zitting.")]) -> Termijn:
    """De dag waarop de uitnodiging voor de zitting er uiterlijk moet zijn: drie weken ervoor."""
    return terug("AWB-8:56", "Awb 8:56", "de zitting is", zitting_op, weken(3))


@regel("AWB-8:58", grondslag="Awb 8:58", zekerheid=Zekerheid.RECHTSPRAAK, bron="ABRvS 24-5-2006, AX4384")
def nadere_stukken(*, zitting_op: Annotated[date, Feit("De dag van de zitting.")]) -> Termijn:
    """De laatste dag voor nadere stukken bij de rechter.

    "Tot tien dagen voor de zitting": de elfde dag ervoor is de laatste, ook als dat een zondag is.
    """
    return terug(
        "AWB-8:58",
        "Awb 8:58",
        "de zitting is",
        zitting_op,
        dagen(10),
        laatste_dag=zitting_op - timedelta(days=11),
        uitleg="tot tien dagen ervoor, dus de elfde dag ervoor is de laatste",
        zekerheid=Zekerheid.RECHTSPRAAK,
    )


@regel("AWB-8:66", grondslag="Awb 8:66", bron=_BRON)
def uitspraaktermijn(
    *,
    onderzoek_gesloten_op: Annotated[date, Feit("De dag waarop het onderzoek is gesloten.")],
    verlengd: Annotated[bool, Feit("Heeft de rechter de termijn met zes weken verlengd?")] = False,
) -> Termijn:
    """De dag waarop de rechter uiterlijk uitspraak doet."""
    meer = (Verlenging(grondslag="Awb 8:66 lid 2", bewijs_op=onderzoek_gesloten_op, duur=weken(6)),) if verlengd else ()
    return na("AWB-8:66", "Awb 8:66", "het onderzoek is gesloten", onderzoek_gesloten_op, weken(6), verlengingen=meer)


@regel("AWB-8:82", grondslag="Awb 8:82", bron=_BRON)
def griffierecht_voorlopige_voorziening(
    *, nota_verzonden_op: Annotated[date, Feit("De dag waarop de griffier de nota heeft verzonden.")]
) -> Termijn:
    """De laatste dag om griffierecht voor een voorlopige voorziening te betalen."""
    return na("AWB-8:82", "Awb 8:82", "de nota is verzonden", nota_verzonden_op, weken(2))


@regel("AWB-8:83", grondslag="Awb 8:83", bron=_BRON)
def stukken_voorlopige_voorziening(*, zitting_op: Annotated[date, Feit("De dag van de zitting.")]) -> Termijn:
    """De laatste dag voor stukken bij de voorzieningenrechter: tot één dag voor de zitting.

    Leest men dat zoals "tot tien dagen" in 8:58, dan is de tweede dag ervoor de laatste; plan daarop.
    """
    termijn = terug("AWB-8:83", "Awb 8:83", "de zitting is", zitting_op, dagen(1))
    anders = zitting_op - timedelta(days=2)
    return met_andere_lezing(termijn, anders, "Gelezen zoals artikel 8:58 telt de dag ervoor niet meer mee.")


@regel("AWB-HB", grondslag="Awb 6:24, 6:7 en 6:8", bron=_BRON)
def hoger_beroep(*, uitspraak_verzonden_op: Annotated[date, UITSPRAAK]) -> Termijn:
    """De laatste dag om hoger beroep in te stellen.

    Sociaal domein bij de Centrale Raad van Beroep; Woo, leerlingenvervoer en parkeerkaart bij de Afdeling
    bestuursrechtspraak.
    """
    return na(
        "AWB-HB",
        "Awb 6:24",
        "de uitspraak is verzonden",
        uitspraak_verzonden_op,
        weken(6),
        kanttekeningen=("Welke hoogste rechter bevoegd is komt uit kennis; controleer de rechtsmiddelverwijzing.",),
    )


@regel("AWB-8:110", grondslag="Awb 8:110", bron=_BRON)
def incidenteel_hoger_beroep(
    *, gronden_verzonden_op: Annotated[date, Feit("De dag waarop de gronden van het hoger beroep zijn verzonden.")]
) -> Termijn:
    """De laatste dag om incidenteel hoger beroep in te stellen."""
    return na("AWB-8:110", "Awb 8:110", "de gronden zijn verzonden", gronden_verzonden_op, weken(6))


@regel("AWB-8:110-ZIENSWIJZE", grondslag="Awb 8:110", bron=_BRON)
def zienswijze_incidenteel_hoger_beroep(
    *, gronden_verzonden_op: Annotated[date, Feit("De dag waarop die gronden zijn verzonden.")]
) -> Termijn:
    """De laatste dag voor een zienswijze over incidenteel hoger beroep: vier weken."""
    return na("AWB-8:110-ZIENSWIJZE", "Awb 8:110", "de gronden zijn verzonden", gronden_verzonden_op, weken(4))


@regel("AWB-8:55b", grondslag="Awb 8:55b", bron=_BRON)
def uitspraak_niet_tijdig(
    *,
    beroepschrift_ontvangen_op: Annotated[date, Feit("De dag waarop de rechtbank het beroepschrift ontving.")],
    zitting: Annotated[bool, Feit("Is een zitting nodig?")] = False,
) -> Termijn:
    """De dag waarop de rechtbank uiterlijk uitspraak doet over het uitblijven van een besluit.

    Acht weken; met een zitting dertien, waarvoor de Atw niet geldt.
    """
    duur = weken(13) if zitting else weken(8)
    return na("AWB-8:55b", "Awb 8:55b", "het beroepschrift is ontvangen", beroepschrift_ontvangen_op, duur)


@regel("AWB-8:41-BEDRAG", grondslag="Awb 8:41", zekerheid=Zekerheid.OFFICIEEL, bron="Stcrt. 2023, 35874")
def griffierechtbedrag(
    *,
    jaar: Annotated[int, Feit("Het jaar waarin beroep is ingesteld.")],
    soort: Annotated[str, Feit("'laag', 'gewoon' of 'rechtspersoon'.")],
    hoger_beroep: Annotated[bool, Feit("Gaat het om hoger beroep?")] = False,
) -> Bedrag:
    """Het griffierecht, als het bedrag van dat jaar bekend is."""
    if soort not in SOORTEN_GRIFFIERECHT:
        raise FeitFout(
            f"'{soort}' is geen soort griffierecht. Kies uit: {', '.join(SOORTEN_GRIFFIERECHT)}.", feit="soort"
        )
    rij = next((r for r in griffierechten() if r.jaar == jaar), None)
    if rij is None:
        bekend = ", ".join(str(r.jaar) for r in griffierechten())
        raise FeitFout(
            f"Het griffierecht van {jaar} is niet bekend (wel van {bekend}). Vraag het de griffie.", feit="jaar"
        )
    bedragen = rij.hoger_beroep if hoger_beroep else rij.beroep
    centen = bedragen[SOORTEN_GRIFFIERECHT.index(soort)]
    zin = f"{schrijf_bedrag(centen)} ({rij.bron})."
    return Bedrag(regel="AWB-8:41-BEDRAG", grondslag="Awb 8:41", centen=centen, zin=zin)


SOORTEN_GRIFFIERECHT = ("laag", "gewoon", "rechtspersoon")


plicht(
    "AWB-8:67",
    grondslag="Awb 8:67",
    titel="Mondelinge uitspraak",
    zin="De rechter kan direct na de zitting mondeling uitspraak doen.",
    wie="rechter",
)
plicht(
    "AWB-8:106",
    grondslag="Awb 8:106",
    titel="Schorsende werking van hoger beroep",
    zin="Hoger beroep schorst de uitspraak alleen bij de besluiten die de wet noemt. Zoek op of dit besluit daarbij hoort.",
    wie="jurist",
)
plicht(
    "AWB-8:52",
    grondslag="Awb 8:52",
    titel="Versnelde behandeling",
    zin="De rechter kan de termijnen verkorten. Volg de brief van de rechter.",
    wie="rechter",
)
plicht(
    "AWB-8:81",
    grondslag="Awb 8:81",
    titel="Voorlopige voorziening",
    zin="Wie bezwaar of beroep loopt kan de voorzieningenrechter om een voorziening vragen als dat spoed heeft.",
    wie="voorzieningenrechter",
)
