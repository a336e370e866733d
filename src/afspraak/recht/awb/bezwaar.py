"""Awb hoofdstukken 6 en 7: bezwaar."""

from datetime import date
from typing import Annotated

from afspraak.recht.regel import Feit, regel
from afspraak.termijnen import Regime, Termijn, bereken_termijn
from afspraak.termijnen.tellen import weken


@regel("AWB-6:7", grondslag="Awb 6:7 en 6:8", bron="Awb, BWBR0005537")
def bezwaartermijn(
    *,
    bekendgemaakt_op: Annotated[date, Feit("De dag waarop het besluit is verzonden of uitgereikt.")],
) -> Termijn:
    """De laatste dag om bezwaar te maken.

    Zes weken vanaf de dag na de bekendmaking; de Algemene termijnenwet geldt.
    """
    return bereken_termijn(
        regel="AWB-6:7",
        grondslag="Awb 6:7 en 6:8",
        wat="bekendgemaakt",
        vanaf=bekendgemaakt_op,
        duur=weken(6),
        regime=Regime.ATW,
    )
