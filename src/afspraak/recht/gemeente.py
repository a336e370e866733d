"""Gemeentewet, Bekendmakingswet and Wgr: when a verordening binds, and terms around the regulation itself."""

from datetime import date
from typing import Annotated

from afspraak.recht.bouw import ja_of_nee, na, plicht, terug
from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Oordeel
from afspraak.termijnen import Regime, Termijn, Zekerheid
from afspraak.termijnen.dagen import als_dag
from afspraak.termijnen.stappen import Gebeurd, Toegelicht
from afspraak.termijnen.tellen import dagen, weken


@regel("BEKW-8DAY", grondslag="Gemeentewet 142 / Bekendmakingswet", bron="Bekendmakingswet, sinds 1-7-2021")
def inwerkingtreding_verordening(
    *,
    bekendgemaakt_op: Annotated[date, Feit("De dag van bekendmaking in het gemeenteblad.")],
    eigen_dag: Annotated[date | None, Feit("De dag van inwerkingtreding die de verordening zelf noemt.")] = None,
) -> Termijn:
    """De dag waarop een verordening in werking treedt.

    De achtste dag na de bekendmaking, tenzij de verordening zelf een dag noemt. Die dag schuift nooit op (Atw 4,
    onder b). Zonder bekendmaking bindt een verordening niet; een eigen dag van daarvoor wordt gemeld.
    """
    als_dag(bekendgemaakt_op, "bekendgemaakt_op")
    if eigen_dag is None:
        return na(
            "BEKW-8DAY",
            "Gemeentewet 142",
            "bekendgemaakt",
            bekendgemaakt_op,
            dagen(8),
            regime=Regime.GEEN,
            kanttekeningen=("De plaats van deze regel in de Bekendmakingswet is niet nagegaan.",),
        )
    vroeg = eigen_dag < bekendgemaakt_op
    noot = (
        ("De eigen dag ligt voor de bekendmaking: terugwerkende kracht vraagt een besluit daarover.",) if vroeg else ()
    )
    return Termijn(
        regel="BEKW-8DAY",
        grondslag="Bekendmakingswet 8",
        regime=Regime.GEEN,
        eerste_dag=min(eigen_dag, bekendgemaakt_op),
        nominale_dag=eigen_dag,
        laatste_dag=eigen_dag,
        alarm_dag=eigen_dag,
        stappen=(Gebeurd(bekendgemaakt_op, "bekendgemaakt"), Toegelicht("de verordening noemt zelf de dag")),
        kanttekeningen=noot,
    )


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
    return terug("WGR-35", "Wgr 35", "de vergadering is", vergadering_op, weken(12))


@regel("WGR-35-SCOPE", grondslag="Wgr 34b en 35", zekerheid=Zekerheid.AFGELEID)
def begrotingsregels_gelden(
    *, centrumregeling: Annotated[bool, Feit("Is het een centrumregeling (Wgr 8 lid 4)?")]
) -> Oordeel:
    """Gelden de begrotingstermijnen van de Wgr voor deze samenwerking?"""
    zin = "Nee: een centrumregeling heeft geen bestuur met een eigen begroting." if centrumregeling else "Ja."
    return ja_of_nee("WGR-35-SCOPE", "Wgr 34b en 35", not centrumregeling, zin, zekerheid=Zekerheid.AFGELEID)


@regel("WGR-34b", grondslag="Wgr 34b", bron="Wgr sinds 1-7-2022")
def financiele_kaders(*, begrotingsjaar: Annotated[int, Feit("Het jaar waarvoor de begroting geldt.")]) -> Termijn:
    """De dag waarvoor de financiële kaders naar de raden gaan: 30 april van het jaar ervoor."""
    dag = date(begrotingsjaar - 1, 4, 30)
    return terug("WGR-34b", "Wgr 34b", "de grens is", dag, dagen(0))


@regel("GW-191", grondslag="Gemeentewet 191")
def begroting_gemeente(*, begrotingsjaar: Annotated[int, Feit("Het jaar waarvoor de begroting geldt.")]) -> Termijn:
    """De dag waarop de gemeentebegroting uiterlijk bij gedeputeerde staten is: 15 november van het jaar ervoor."""
    dag = date(begrotingsjaar - 1, 11, 15)
    return terug("GW-191", "Gemeentewet 191", "de grens is", dag, dagen(0))


for _id, _artikel, _titel, _zin, _wie in (
    ("GW-60.3", "Gemeentewet 60 lid 3", "Besluitenlijst van het college",
     "Het college maakt zijn besluitenlijst op de gebruikelijke wijze openbaar; er is geen termijn.", "college"),
    ("GW-145", "Gemeentewet 145", "Atw in verordeningen",
     "De Algemene termijnenwet geldt voor termijnen in een verordening, tenzij die anders zegt.", "raad"),
    ("BEKW-8", "Bekendmakingswet 8", "Verordening bindt na bekendmaking",
     "Een verordening bindt pas na bekendmaking in het gemeenteblad.", "college"),
    ("GW-ADOPT", "Gemeentewet 147", "Elke raad stelt zelf vast",
     "Elke raad stelt een gezamenlijke tekst zelf vast; zij geldt per gemeente vanaf een eigen dag.", "raad"),
    ("WGR-26", "Wgr 26", "Bekendmaking van de regeling",
     "Een regeling treedt niet in werking voor haar bekendmaking; dat geldt ook voor wijzigen en opheffen.", "college"),
):  # fmt: skip
    plicht(_id, grondslag=_artikel, titel=_titel, zin=_zin, wie=_wie)
