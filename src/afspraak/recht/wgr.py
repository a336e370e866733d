"""Wet gemeenschappelijke regelingen: terms around the regulation itself, not around a service agreement."""

from datetime import date
from typing import Annotated

from afspraak.recht.bouw import ja_of_nee, na, plicht, terug, vaste_dag
from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Oordeel
from afspraak.termijnen import Termijn, Zekerheid
from afspraak.termijnen.tellen import dagen, weken


@regel("WGR-1", grondslag="Wgr 1", zekerheid=Zekerheid.KENNIS)
def zienswijze_raden(
    *, ontwerp_verzonden_op: Annotated[date, Feit("De dag waarop het ontwerp naar de raden ging.")]
) -> Termijn:
    """De laatste dag voor een zienswijze van de raad bij het treffen of wijzigen van de regeling zelf.

    Acht weken. Niet voor wijziging van een dienstverleningsovereenkomst.
    """
    return na(
        "WGR-1",
        "Wgr 1",
        "het ontwerp is verzonden",
        ontwerp_verzonden_op,
        weken(8),
        zekerheid=Zekerheid.KENNIS,
        kanttekeningen=("De acht weken komen uit kennis, niet uit een gelezen tekst.",),
    )


@regel("WGR-35", grondslag="Wgr 35", bron="Wgr sinds 1-7-2022")
def ontwerpbegroting_raden(
    *, vergadering_op: Annotated[date, Feit("De dag waarop het algemeen bestuur de begroting vaststelt.")]
) -> Termijn:
    """De dag waarop de ontwerpbegroting uiterlijk naar de raden gaat: twaalf weken ervoor, teruggerekend.

    Geldt voor een openbaar lichaam, bedrijfsvoeringsorganisatie of gemeenschappelijk orgaan, niet voor een
    centrumregeling.
    """
    oud = ("De twaalf weken gelden sinds 1 juli 2022; voor die dag stond er een andere termijn.",)
    noten = oud if vergadering_op < date(2022, 7, 1) else ()
    return terug("WGR-35", "Wgr 35", "de vergadering is", vergadering_op, weken(12), kanttekeningen=noten)


@regel("WGR-35-SCOPE", grondslag="Wgr 34b en 35", zekerheid=Zekerheid.AFGELEID)
def begrotingsregels_gelden(
    *, centrumregeling: Annotated[bool, Feit("Is het een centrumregeling (Wgr 8 lid 4)?")]
) -> Oordeel:
    """Gelden de begrotingstermijnen van de Wgr voor deze samenwerking?"""
    zin = "Nee: een centrumregeling heeft geen bestuur met een eigen begroting." if centrumregeling else "Ja."
    return ja_of_nee("WGR-35-SCOPE", "Wgr 34b en 35", not centrumregeling, zin, zekerheid=Zekerheid.AFGELEID)


@regel("WGR-34b", grondslag="Wgr 34b", bron="Wgr sinds 1-7-2022")
def financiele_kaders(*, begrotingsjaar: Annotated[int, Feit("Het jaar waarvoor de begroting geldt.")]) -> Termijn:
    """De laatste dag om de financiële kaders naar de raden te zenden: vóór 30 april van het jaar ervoor.

    Geldt voor een openbaar lichaam, bedrijfsvoeringsorganisatie of gemeenschappelijk orgaan, niet voor een
    centrumregeling.
    """
    grens = vaste_dag(begrotingsjaar - 1, 4, 30)
    return terug("WGR-34b", "Wgr 34b", "de grens is", grens, dagen(1), waarden={"grens": grens})


@regel(
    "WGR-34",
    grondslag="Wgr 34",
    zekerheid=Zekerheid.OFFICIEEL,
    kanttekening="Het artikel en lid zijn niet nagegaan; de dag komt uit uitleg over de wet sinds 1 juli 2022.",
)
def begroting_naar_provincie(
    *, begrotingsjaar: Annotated[int, Feit("Het jaar waarvoor de begroting geldt.")]
) -> Termijn:
    """De laatste dag om de begroting van de regeling aan gedeputeerde staten te zenden: vóór 15 september."""
    grens = vaste_dag(begrotingsjaar - 1, 9, 15)
    return terug("WGR-34", "Wgr 34", "de grens is", grens, dagen(1), waarden={"grens": grens})


for _id, _artikel, _titel, _zin, _wie in (
    ("WGR-26", "Wgr 26", "Bekendmaking van de regeling",
     "Een regeling treedt niet in werking voor haar bekendmaking; dat geldt ook voor wijzigen en opheffen.", "college"),
):  # fmt: skip
    plicht(_id, grondslag=_artikel, titel=_titel, zin=_zin, wie=_wie)
