"""Leerlingenvervoer: the term stands in each municipality's own verordening."""

from datetime import date
from typing import Annotated

from afspraak.recht.awb.aanvraag import ONTVANGEN, PEIL, beslistermijn_aanvraag
from afspraak.recht.gedeeld import OPSCHORTINGEN
from afspraak.recht.regel import Feit, regel
from afspraak.termijnen import Regime, Termijn, Verlenging, Zekerheid
from afspraak.termijnen.tellen import weken


@regel("LLV-BESLIS", grondslag="verordening leerlingenvervoer; Gemeentewet 145", zekerheid=Zekerheid.KENNIS)
def beschikking_leerlingenvervoer(
    *,
    aanvraag_ontvangen_op: Annotated[date, ONTVANGEN],
    verordening_weken: Annotated[int, Feit("De beslistermijn in weken uit de verordening.")] = 8,
    verdaagd_op: Annotated[date | None, Feit("De dag waarop het bericht van verdaging is verzonden.")] = None,
    verdaging_weken: Annotated[int, Feit("Met hoeveel weken de verordening laat verdagen.")] = 4,
    opschortingen: OPSCHORTINGEN = (),
    zonder_atw: Annotated[bool, Feit("Zegt de verordening dat de Algemene termijnenwet niet geldt?")] = False,
    peildag: Annotated[date | None, PEIL] = None,
) -> Termijn:
    """De laatste dag om op een aanvraag om leerlingenvervoer te beslissen."""
    verlengingen: tuple[Verlenging, ...] = ()
    if verdaagd_op is not None:
        verlengingen = (Verlenging(grondslag="verordening", bewijs_op=verdaagd_op, duur=weken(verdaging_weken)),)
    return beslistermijn_aanvraag(
        "LLV-BESLIS",
        "verordening leerlingenvervoer",
        aanvraag_ontvangen_op,
        verordening_weken,
        opschortingen=opschortingen,
        verlengingen=verlengingen,
        peildag=peildag,
        regime=Regime.GEEN if zonder_atw else Regime.ATW,
        zekerheid=Zekerheid.KENNIS,
        kanttekeningen=("De termijn komt uit een modelverordening; laad die van de gemeente.",),
    )
