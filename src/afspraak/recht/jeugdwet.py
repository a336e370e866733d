"""Jeugdwet: no term of its own for a decision, and the plan where no family makes one."""

from datetime import date
from typing import Annotated

from afspraak.recht.awb.aanvraag import ONTVANGEN, PEIL, bericht_zonder_gevolg, beslistermijn_aanvraag, later
from afspraak.recht.bouw import na
from afspraak.recht.gedeeld import EIGEN_TERMIJN, KENNISGEVING, OPSCHORTINGEN, REDELIJK
from afspraak.recht.regel import Feit, regel
from afspraak.termijnen import Termijn, Zekerheid
from afspraak.termijnen.tellen import weken


@regel("JW-4:13", grondslag="Awb 4:13 (Jeugdwet)", zekerheid=Zekerheid.AFGELEID, kanttekening=EIGEN_TERMIJN)
def beschikking_jeugdhulp(
    *,
    aanvraag_ontvangen_op: Annotated[date, ONTVANGEN],
    opschortingen: OPSCHORTINGEN = (),
    termijn_weken: Annotated[
        int | None, Feit("Het aantal weken uit de verordening, als die een eigen termijn noemt.")
    ] = None,
    kennisgeving_op: Annotated[date | None, KENNISGEVING] = None,
    redelijke_termijn_tot: Annotated[date | None, REDELIJK] = None,
    peildag: Annotated[date | None, PEIL] = None,
) -> Termijn:
    """De laatste dag om op een aanvraag voor jeugdhulp te beslissen."""
    return beslistermijn_aanvraag(
        "JW-4:13",
        "Awb 4:13 (Jeugdwet)",
        aanvraag_ontvangen_op,
        8 if termijn_weken is None else termijn_weken,
        opschortingen=opschortingen,
        verlengingen=later(kennisgeving_op, redelijke_termijn_tot) if termijn_weken is None else (),
        peildag=peildag,
        zekerheid=Zekerheid.AFGELEID,
        kanttekeningen=bericht_zonder_gevolg(termijn_weken, redelijke_termijn_tot),
    )


@regel("JW-4.1.3", grondslag="Jeugdwet 4.1.3")
def plan_jeugd(
    *, geen_familieplan_op: Annotated[date, Feit("De dag waarop bleek dat er geen familiegroepsplan komt.")]
) -> Termijn:
    """De laatste dag voor het plan van de aanbieder als er geen familiegroepsplan komt: zes weken."""
    return na("JW-4.1.3", "Jeugdwet 4.1.3", "er komt geen familieplan", geen_familieplan_op, weken(6))
