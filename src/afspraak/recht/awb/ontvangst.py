"""Awb hoofdstukken 2 en 3: receipt, forwarding and bekendmaking."""

from datetime import date, datetime
from typing import Annotated

from afspraak.recht.awb.indiening import bezwaartermijn
from afspraak.recht.bouw import ja_of_nee, plicht
from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Antwoord, Oordeel
from afspraak.termijnen import FeitFout, Regime, Termijn, Zekerheid, schrijf_dag
from afspraak.termijnen.dagen import als_dag, als_moment, lokale_dag, schrijf_moment
from afspraak.termijnen.tellen import controleer_volgorde, dagen
from afspraak.termijnen.termijn import bereken_termijn

WMEBV = date(2026, 1, 1)


@regel("AWB-2:3", grondslag="Awb 2:3", bron="Awb, BWBR0005537; Stb. 2023, 183")
def doorzendplicht(*, ontvangen_op: Annotated[date, Feit("De dag van ontvangst bij het verkeerde orgaan.")]) -> Termijn:
    """De dag om een stuk door te zenden dat bij een ander orgaan hoort: onverwijld.

    Bericht de afzender tegelijk. Sinds 1 januari 2026 hoeft een elektronisch bericht alleen door als de ontvanger uit
    het bericht is af te leiden.
    """
    noot = ("Een elektronisch bericht gaat alleen door als af te leiden is voor wie het is.",)
    return bereken_termijn(
        regel="AWB-2:3",
        grondslag="Awb 2:3 (onverwijld)",
        wat="ontvangen",
        vanaf=ontvangen_op,
        duur=dagen(0),
        regime=Regime.GEEN,
        kanttekeningen=noot if als_dag(ontvangen_op) >= WMEBV else (),
        waarden={"afzender_bericht_op": ontvangen_op},
    )


@regel("AWB-2:21.3", grondslag="Awb 2:21 lid 3", zekerheid=Zekerheid.BETWIST, bron="kst-35261-17")
def storing(
    *,
    storing_vanaf: Annotated[datetime, Feit("Het begin van de storing.")],
    storing_tot: Annotated[datetime, Feit("Het einde van de storing.")],
    einde_termijn: Annotated[date, Feit("De laatste dag van de termijn van de indiener.")],
    ontvangen_om: Annotated[datetime, Feit("Het tijdstip waarop het bericht alsnog binnenkwam.")],
) -> Oordeel:
    """Telt het de indiener dat het bestuur kort voor het einde onbereikbaar was?

    Sinds 1 januari 2026: te laat wordt niet tegengeworpen als de indiener redelijkerwijs niet in verzuim is. Een mens
    beoordeelt dat.
    """
    begin, einde = als_moment(storing_vanaf), als_moment(storing_tot)
    if einde < begin:
        raise FeitFout("De storing eindigt voordat zij begint. Controleer beide tijdstippen.")
    # "Shortly before the end": the outage lay over the last day, or ended on that day or the day before.
    eerste, laatste = lokale_dag(begin), lokale_dag(einde)
    raakt = eerste <= einde_termijn and (einde_termijn - laatste).days <= 1
    zin = f"Onbereikbaar van {schrijf_moment(begin)} tot {schrijf_moment(einde)}; ontvangen {schrijf_moment(ontvangen_om)}."
    if not raakt or einde_termijn < WMEBV:
        return ja_of_nee(
            "AWB-2:21.3", "Awb 2:21 lid 3", False, f"{zin} De storing raakte het einde van de termijn niet."
        )
    return Oordeel(
        regel="AWB-2:21.3",
        grondslag="Awb 2:21 lid 3",
        antwoord=Antwoord.MENS_BESLIST,
        zin=f"{zin} Beoordeel of de indiener redelijkerwijs niet in verzuim was.",
        wie_beslist="het bestuursorgaan",
        zekerheid=Zekerheid.BETWIST,
        kanttekeningen=("Of een amendement over de duur van de storing is aangenomen, is niet gevonden.",),
    )


@regel("AWB-3:41", grondslag="Awb 3:40 en 3:41", bron="Awb, BWBR0005537", ook=("AWB-3:40",))
def bekendmaking(
    *,
    verzonden_op: Annotated[date, Feit("De dag waarop het besluit is verzonden of uitgereikt.")],
    gedagtekend_op: Annotated[date | None, Feit("De datum die op het besluit staat.")] = None,
) -> Oordeel:
    """Wanneer is het besluit bekendgemaakt?

    De verzending of uitreiking telt, niet de datum op de brief. Pas dan werkt het besluit en beginnen termijnen.
    """
    if gedagtekend_op is not None:
        controleer_volgorde(
            gedagtekend_op, verzonden_op, "De brief is verzonden voor de datum die erop staat. Controleer beide dagen."
        )
    einde = bezwaartermijn(bekendgemaakt_op=verzonden_op).laatste_dag
    return ja_of_nee(
        "AWB-3:41",
        "Awb 3:40 en 3:41",
        True,
        f"Bekendgemaakt op {schrijf_dag(verzonden_op)}; bezwaar kan tot en met {schrijf_dag(einde)}.",
        waarden={"bekendgemaakt_op": verzonden_op, "einde_bezwaartermijn": einde},
    )


plicht(
    "AWB-2:1",
    grondslag="Awb 2:1",
    titel="Passende ondersteuning",
    zin="Help mensen die moeite hebben met contact met het bestuur. Deze plicht geldt altijd.",
    wie="elk bestuursorgaan",
    sinds=date(2024, 1, 1),
)
plicht(
    "AWB-RECEIPT",
    grondslag="Awb afdeling 2.3",
    titel="Ontvangst van een elektronisch bericht bevestigen",
    zin="Bevestig elk elektronisch bericht. Wie dat niet doet, krijgt de bewijslast tegen.",
    wie="het bestuursorgaan",
    kanttekening="Van de tekst van afdeling 2.3 zijn alleen delen gelezen.",
    sinds=WMEBV,
)
plicht(
    "AWB-2:10",
    grondslag="Awb 2:10 lid 2",
    titel="Inhoud van een notificatie",
    zin="Zeg in de notificatie wat de wet daarvoor vraagt.",
    wie="het bestuursorgaan",
    kanttekening="Van de tekst van afdeling 2.3 zijn alleen delen gelezen.",
    sinds=date(2027, 1, 1),
)
plicht(
    "AWB-3:43",
    grondslag="Awb 3:43",
    titel="Mededeling aan wie zienswijzen gaf",
    zin="Vertel het besluit tegelijk met de bekendmaking, of zo snel mogelijk, aan wie een zienswijze gaf.",
    wie="het bestuursorgaan",
)
plicht(
    "AWB-3:45",
    grondslag="Awb 3:45",
    titel="Rechtsmiddelverwijzing",
    zin="Noem in het besluit of bezwaar of beroep kan, door wie, binnen welke termijn en waar.",
    wie="het bestuursorgaan",
)
