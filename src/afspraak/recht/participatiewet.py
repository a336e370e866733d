"""Participatiewet: search term, decision, advance, suspension, where the right starts."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Annotated

from afspraak.recht.awb.aanvraag import ONTVANGEN, PEIL, beslistermijn_aanvraag, later
from afspraak.recht.bouw import ja_of_nee, na, plicht
from afspraak.recht.gedeeld import EIGEN_TERMIJN, KENNISGEVING, MELDING, OPSCHORTINGEN, REDELIJK, TEKST_2017
from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Oordeel
from afspraak.termijnen import KALENDER, Regime, Termijn, Zekerheid, schrijf_dag
from afspraak.termijnen.dagen import als_dag
from afspraak.termijnen.tellen import maanden, tel_op, weken
from afspraak.termijnen.termijn import bereken_termijn


@regel("PW-4:13", grondslag="Awb 4:13 (Participatiewet)", zekerheid=Zekerheid.KENNIS, kanttekening=EIGEN_TERMIJN)
def beschikking_bijstand(
    *,
    aanvraag_ontvangen_op: Annotated[date, ONTVANGEN],
    opschortingen: OPSCHORTINGEN = (),
    kennisgeving_op: Annotated[date | None, KENNISGEVING] = None,
    redelijke_termijn_tot: Annotated[date | None, REDELIJK] = None,
    peildag: Annotated[date | None, PEIL] = None,
) -> Termijn:
    """De laatste dag om op een aanvraag om bijstand te beslissen."""
    return beslistermijn_aanvraag(
        "PW-4:13",
        "Awb 4:13 (Participatiewet)",
        aanvraag_ontvangen_op,
        8,
        opschortingen=opschortingen,
        verlengingen=later(kennisgeving_op, redelijke_termijn_tot),
        peildag=peildag,
        zekerheid=Zekerheid.KENNIS,
        kanttekeningen=(EIGEN_TERMIJN,),
    )


@regel("PW-41.4", grondslag="PW 41 lid 4", kanttekening=TEKST_2017)
def zoektermijn_jongeren(
    *,
    melding_op: Annotated[date, MELDING],
    leeftijd: Annotated[int, Feit("De leeftijd op de dag van de melding.")] = 26,
) -> Termijn:
    """De eerste dag waarop iemand onder 27 jaar bijstand kan aanvragen.

    Niet eerder dan vier weken na de melding; een ondergrens schuift niet. Sinds 1 januari 2026 kan het college daar per
    geval van afwijken. Vanaf 27 jaar is er geen zoektermijn.
    """
    duur = weken(4) if leeftijd < 27 else weken(0)
    return na(
        "PW-41.4",
        "PW 41 lid 4",
        "gemeld",
        melding_op,
        duur,
        regime=Regime.GEEN,
        kanttekeningen=("Sinds 1 januari 2026 kan het college per geval afwijken.", TEKST_2017),
    )


@regel("PW-52", grondslag="PW 52", kanttekening=TEKST_2017)
def voorschot(*, aanvraag_op: Annotated[date, Feit("De dag van de aanvraag.")]) -> Termijn:
    """De laatste dag om een voorschot op de bijstand te geven.

    Binnen vier weken na de aanvraag, daarna telkens na vier weken; ten minste 90 procent van de norm. Wie geen geld heeft
    kan niet wachten: betaal op de laatste werkdag ervoor.
    """
    termijn = na("PW-52", "PW 52 lid 1", "aangevraagd", aanvraag_op, weken(4), kanttekeningen=(TEKST_2017,))
    extra = {
        "betaal_uiterlijk": termijn.alarm_dag,
        "volgend_voorschot_uiterlijk": KALENDER.eerste_werkdag_vanaf(tel_op(termijn.nominale_dag, weken(4), KALENDER)),
        "minimum": "90% van de norm van artikel 19 lid 2",
    }
    return replace(termijn, waarden=MappingProxyType(extra))


@regel("PW-54", grondslag="PW 54 lid 1", zekerheid=Zekerheid.AFGELEID, kanttekening=TEKST_2017)
def opschorting_bijstand(*, verzuim_op: Annotated[date, Feit("De dag van het verzuim; die telt mee.")]) -> Termijn:
    """De laatste dag waarop het recht op bijstand kan zijn opgeschort.

    Ten hoogste acht weken, "vanaf de dag van het verzuim": die dag telt mee. Een duur, dus er schuift niets.
    """
    return bereken_termijn(
        regel="PW-54",
        grondslag="PW 54 lid 1",
        wat="het verzuim was",
        vanaf=verzuim_op,
        duur=weken(8),
        regime=Regime.GEEN,
        begin_lid=True,
        zekerheid=Zekerheid.AFGELEID,
        kanttekeningen=(TEKST_2017,),
    )


@regel("PW-44", grondslag="PW 44", zekerheid=Zekerheid.KENNIS, kanttekening="De inwerkingtreding is niet nagegaan.")
def ingang_bijstand(*, melding_op: Annotated[date, MELDING]) -> Oordeel:
    """Vanaf wanneer bestaat recht op bijstand?

    Vanaf de melding; sinds Participatiewet in balans kan het college tot drie maanden terug.
    """
    terug_tot = tel_op(als_dag(melding_op), maanden(3), KALENDER, terug=True)
    zin = f"Vanaf {schrijf_dag(melding_op)}; met terugwerkende kracht tot ten hoogste {schrijf_dag(terug_tot)}."
    return ja_of_nee(
        "PW-44",
        "PW 44",
        True,
        zin,
        zekerheid=Zekerheid.KENNIS,
        kanttekeningen=("Welke fase van de wet dit regelt is niet nagegaan.",),
        waarden={"terug_tot": terug_tot},
    )


for _id, _artikel, _titel, _zin, _wie in (
    ("PW-17", "PW 17", "Inlichtingenplicht van de cliënt",
     "De cliënt meldt onverwijld wat van belang is voor het recht op bijstand.", "cliënt"),
    ("PW-45", "PW 45", "Betaling per maand", "Bijstand wordt per kalendermaand vastgesteld en betaald.", "college"),
):  # fmt: skip
    plicht(_id, grondslag=_artikel, titel=_titel, zin=_zin, wie=_wie)
