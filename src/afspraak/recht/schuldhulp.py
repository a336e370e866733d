"""Wet gemeentelijke schuldhulpverlening: first talk and decision."""

from datetime import date
from typing import Annotated

from afspraak.recht.awb.aanvraag import PEIL, met_letterlijke_lezing
from afspraak.recht.bouw import na, plicht
from afspraak.recht.gedeeld import OPSCHORTINGEN, TEKST_2017
from afspraak.recht.regel import Feit, regel
from afspraak.termijnen import FeitFout, Termijn, Zekerheid
from afspraak.termijnen.tellen import weken, werkdagen


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
    termijn = na(
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
    return met_letterlijke_lezing(termijn)


for _id, _artikel, _titel, _zin, _wie in (
    ("WGS-2", "Wgs 2", "Plan voor schuldhulp", "De raad stelt ten minste eens in de vier jaar een plan vast.", "raad"),
):  # fmt: skip
    plicht(_id, grondslag=_artikel, titel=_titel, zin=_zin, wie=_wie)
