"""The few shapes that rules share: a term under the Atw, one counted back, one that a person must judge."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Annotated

from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Antwoord, Oordeel
from afspraak.termijnen import (
    KALENDER,
    Duur,
    Opschorting,
    Regime,
    Termijn,
    Verlenging,
    Zekerheid,
    bereken_termijn,
    bereken_terug,
)
from afspraak.termijnen.dagen import schrijf_dag
from afspraak.termijnen.stappen import Stap


def na(
    regel_id: str,
    grondslag: str,
    wat: str,
    vanaf: date,
    duur: Duur,
    *,
    regime: Regime = Regime.ATW,
    opschortingen: Sequence[Opschorting] = (),
    verlengingen: Sequence[Verlenging] = (),
    peildag: date | None = None,
    zekerheid: Zekerheid = Zekerheid.WETTEKST,
    kanttekeningen: tuple[str, ...] = (),
    vooraf: tuple[Stap, ...] = (),
    waarden: Mapping[str, object] | None = None,
) -> Termijn:
    """A statutory term that runs after an event; under the Atw unless a rule says otherwise."""
    return bereken_termijn(
        regel=regel_id,
        grondslag=grondslag,
        wat=wat,
        vanaf=vanaf,
        duur=duur,
        regime=regime,
        opschortingen=opschortingen,
        verlengingen=verlengingen,
        peildag=peildag,
        zekerheid=zekerheid,
        kanttekeningen=kanttekeningen,
        vooraf=vooraf,
        waarden=waarden,
    )


def terug(
    regel_id: str,
    grondslag: str,
    wat: str,
    gebeurtenis: date,
    duur: Duur,
    *,
    laatste_dag: date | None = None,
    uitleg: str = "",
    zekerheid: Zekerheid = Zekerheid.WETTEKST,
    kanttekeningen: tuple[str, ...] = (),
    waarden: Mapping[str, object] | None = None,
) -> Termijn:
    """A term counted back from an event (terugrekening): its end never moves (Atw art. 1 lid 2).

    ``laatste_dag`` is given where the text means another day than event minus duration ("tot tien dagen voor").
    """
    return bereken_terug(
        regel=regel_id,
        grondslag=grondslag,
        wat=wat,
        gebeurtenis=gebeurtenis,
        duur=duur,
        laatste_dag=laatste_dag,
        uitleg=uitleg,
        zekerheid=zekerheid,
        kanttekeningen=kanttekeningen,
        waarden=waarden,
    )


def vaste_dag(jaar: int, maand: int, dag: int) -> date:
    """Return a day that a text fixes in a year.

    Raises:
        FeitFout: if the year lies outside the calendar.
    """
    KALENDER.feestdagen(jaar)
    return date(jaar, maand, dag)


def met_andere_lezing(termijn: Termijn, andere_dag: date, kanttekening: str) -> Termijn:
    """Show the day of another reading beside the last day; the alarm comes before the earlier of the two."""
    if andere_dag == termijn.laatste_dag:
        return termijn
    return replace(
        termijn,
        andere_dag=andere_dag,
        alarm_dag=min(termijn.alarm_dag, KALENDER.laatste_werkdag_tot(andere_dag)),
        zekerheid=Zekerheid.BETWIST,
        kanttekeningen=(*termijn.kanttekeningen, f"{kanttekening} Dan is het {schrijf_dag(andere_dag)}."),
    )


def plicht(
    regel_id: str,
    *,
    grondslag: str,
    titel: str,
    zin: str,
    wie: str,
    zekerheid: Zekerheid = Zekerheid.WETTEKST,
    kanttekening: str = "",
    ook: tuple[str, ...] = (),
    sinds: date | None = None,
) -> None:
    """Register a duty or power without a term that can be computed: the rule says who judges, and on what ground.

    One that is in force ``sinds`` a day takes the day that it is asked about, and does not hold before.
    """

    def oordeel() -> Oordeel:
        return Oordeel(
            regel=regel_id,
            grondslag=grondslag,
            antwoord=Antwoord.MENS_BESLIST,
            zin=zin,
            wie_beslist=wie,
            zekerheid=zekerheid,
            kanttekeningen=(kanttekening,) if kanttekening else (),
        )

    def oordeel_sinds(*, dag: Annotated[date | None, Feit("De dag waarover de vraag gaat.")] = None) -> Oordeel:
        if sinds is None or dag is None or dag >= sinds:
            return oordeel()
        nog_niet = f"Nee: dit geldt sinds {schrijf_dag(sinds)}."
        return ja_of_nee(regel_id, grondslag, False, nog_niet, zekerheid=zekerheid)

    functie = oordeel_sinds if sinds is not None else oordeel
    functie.__name__ = "".join(c if c.isalnum() else "_" for c in titel.lower())
    functie.__doc__ = f"{titel}.\n\n{zin}" + (f" Dit geldt sinds {schrijf_dag(sinds)}." if sinds else "")
    regel(regel_id, grondslag=grondslag, zekerheid=zekerheid, kanttekening=kanttekening, ook=ook)(functie)


def ja_of_nee(
    regel_id: str,
    grondslag: str,
    antwoord: bool,
    zin: str,
    *,
    zekerheid: Zekerheid = Zekerheid.WETTEKST,
    kanttekeningen: tuple[str, ...] = (),
    waarden: Mapping[str, object] | None = None,
) -> Oordeel:
    """A plain yes or no, with its sentence."""
    return Oordeel(
        regel=regel_id,
        grondslag=grondslag,
        antwoord=Antwoord.JA if antwoord else Antwoord.NEE,
        zin=zin,
        zekerheid=zekerheid,
        kanttekeningen=kanttekeningen,
        waarden=MappingProxyType(dict(waarden or {})),
    )
