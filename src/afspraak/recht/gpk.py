"""Gehandicaptenparkeerkaart: the general term of the Awb."""

from datetime import date
from typing import Annotated

from afspraak.recht.awb.aanvraag import ONTVANGEN, PEIL, beslistermijn_aanvraag, later
from afspraak.recht.gedeeld import EIGEN_TERMIJN, KENNISGEVING, OPSCHORTINGEN, REDELIJK
from afspraak.recht.regel import regel
from afspraak.termijnen import Termijn, Zekerheid


@regel(
    "GPK-4:13", grondslag="Awb 4:13 (gehandicaptenparkeerkaart)", zekerheid=Zekerheid.KENNIS, kanttekening=EIGEN_TERMIJN
)
def beschikking_parkeerkaart(
    *,
    aanvraag_ontvangen_op: Annotated[date, ONTVANGEN],
    opschortingen: OPSCHORTINGEN = (),
    kennisgeving_op: Annotated[date | None, KENNISGEVING] = None,
    redelijke_termijn_tot: Annotated[date | None, REDELIJK] = None,
    peildag: Annotated[date | None, PEIL] = None,
) -> Termijn:
    """De laatste dag om op een aanvraag om een gehandicaptenparkeerkaart te beslissen."""
    return beslistermijn_aanvraag(
        "GPK-4:13",
        "Awb 4:13 (gehandicaptenparkeerkaart)",
        aanvraag_ontvangen_op,
        8,
        opschortingen=opschortingen,
        verlengingen=later(kennisgeving_op, redelijke_termijn_tot),
        peildag=peildag,
        zekerheid=Zekerheid.KENNIS,
        kanttekeningen=(EIGEN_TERMIJN,),
    )
