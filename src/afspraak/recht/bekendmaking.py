"""Bekendmakingswet and Gemeentewet: from when a verordening binds."""

from datetime import date
from types import MappingProxyType
from typing import Annotated

from afspraak.recht.bouw import na, plicht
from afspraak.recht.regel import Feit, regel
from afspraak.termijnen import KALENDER, Regime, Termijn
from afspraak.termijnen.dagen import als_dag
from afspraak.termijnen.stappen import Gebeurd, Toegelicht
from afspraak.termijnen.tellen import dagen


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
        eerste_dag=eigen_dag,
        nominale_dag=eigen_dag,
        laatste_dag=eigen_dag,
        alarm_dag=KALENDER.laatste_werkdag_tot(eigen_dag),
        waarden=MappingProxyType({"eigen_dag_voor_bekendmaking": vroeg}),
        stappen=(Gebeurd(bekendgemaakt_op, "bekendgemaakt"), Toegelicht("de verordening noemt zelf de dag")),
        kanttekeningen=noot,
    )


for _id, _artikel, _titel, _zin, _wie in (
    ("BEKW-8", "Bekendmakingswet 8", "Verordening bindt na bekendmaking",
     "Een verordening bindt pas na bekendmaking in het gemeenteblad.", "college"),
):  # fmt: skip
    plicht(_id, grondslag=_artikel, titel=_titel, zin=_zin, wie=_wie)
