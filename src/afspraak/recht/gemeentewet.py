"""Gemeentewet: budget, lists of decisions, and that each council decides for itself."""

from typing import Annotated

from afspraak.recht.bouw import plicht, terug, vaste_dag
from afspraak.recht.regel import Feit, regel
from afspraak.termijnen import Termijn
from afspraak.termijnen.tellen import dagen


@regel("GW-191", grondslag="Gemeentewet 191")
def begroting_gemeente(*, begrotingsjaar: Annotated[int, Feit("Het jaar waarvoor de begroting geldt.")]) -> Termijn:
    """De laatste dag om de gemeentebegroting naar gedeputeerde staten te zenden: vóór 15 november van het jaar ervoor."""
    grens = vaste_dag(begrotingsjaar - 1, 11, 15)
    return terug("GW-191", "Gemeentewet 191", "de grens is", grens, dagen(1), waarden={"grens": grens})


for _id, _artikel, _titel, _zin, _wie in (
    ("GW-60.3", "Gemeentewet 60 lid 3", "Besluitenlijst van het college",
     "Het college maakt zijn besluitenlijst op de gebruikelijke wijze openbaar; er is geen termijn.", "college"),
    ("GW-198", "Gemeentewet 198", "Jaarrekening",
     "De raad stelt de jaarrekening vast in het jaar na het begrotingsjaar.", "raad"),
    ("GW-145", "Gemeentewet 145", "Atw in verordeningen",
     "De Algemene termijnenwet geldt voor termijnen in een verordening, tenzij die anders zegt.", "raad"),
    ("GW-ADOPT", "Gemeentewet 147", "Elke raad stelt zelf vast",
     "Elke raad stelt een gezamenlijke tekst zelf vast; zij geldt per gemeente vanaf een eigen dag.", "raad"),
):  # fmt: skip
    plicht(_id, grondslag=_artikel, titel=_titel, zin=_zin, wie=_wie)
