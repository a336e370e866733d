"""Algemene termijnenwet: what is a feestdag, to which terms the Act applies, and how it moves an end."""

from datetime import date
from typing import Annotated

from afspraak.recht.bouw import ja_of_nee
from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Oordeel
from afspraak.termijnen import KALENDER, Duur, FeitFout, Regime, Termijn, Zekerheid, schrijf_dag
from afspraak.termijnen.dagen import als_dag
from afspraak.termijnen.stappen import Doorgeschoven, Stap, Toegelicht
from afspraak.termijnen.tellen import atw_geldt
from afspraak.termijnen.termijn import bereken_termijn, bereken_terug

SOORTEN_REGELING = {
    "wet": True,
    "amvb": True,
    "verordening": True,
    "Europese verordening": False,
    "ministeriële regeling": False,
    "beleidsregel": False,
    "brief": False,
    "overeenkomst": False,
}


@regel("ATW-1", grondslag="Atw 1 lid 1", bron="Algemene termijnenwet, BWBR0002448")
def verlenging_na_vrije_dag(
    *, nominale_dag: Annotated[date, Feit("De dag waarop de termijn volgens de telling eindigt.")]
) -> Termijn:
    """De laatste dag als een termijn op zaterdag, zondag of een feestdag eindigt."""
    als_dag(nominale_dag, "nominale_dag")
    einde = KALENDER.eerste_werkdag_vanaf(nominale_dag)
    stappen: tuple[Stap, ...] = (Toegelicht(f"de telling eindigt op {schrijf_dag(nominale_dag)}"),)
    if einde != nominale_dag:
        stappen += (Doorgeschoven(nominale_dag, einde, "dat is een vrije dag", "Atw 1"),)
    return Termijn(
        regel="ATW-1",
        grondslag="Atw 1 lid 1",
        regime=Regime.ATW,
        eerste_dag=nominale_dag,
        nominale_dag=nominale_dag,
        laatste_dag=einde,
        alarm_dag=KALENDER.laatste_werkdag_tot(nominale_dag),
        stappen=stappen,
        voorlopig=not KALENDER.is_gedekt(einde.year),
    )


@regel("ATW-1.2", grondslag="Atw 1 lid 2", bron="Algemene termijnenwet, BWBR0002448")
def terugrekening(
    *,
    gebeurtenis_op: Annotated[date, Feit("De dag vanaf welke wordt teruggerekend.")],
    duur: Annotated[Duur, Feit("Hoeveel wordt teruggerekend, bijvoorbeeld '10 dagen'.")],
) -> Termijn:
    """Een termijn die wordt teruggerekend schuift nooit op."""
    return bereken_terug(
        regel="ATW-1.2",
        grondslag="Atw 1 lid 2",
        wat="de gebeurtenis is",
        gebeurtenis=gebeurtenis_op,
        duur=duur,
    )


@regel("ATW-2", grondslag="Atw 1 en 2", bron="Algemene termijnenwet, BWBR0002448")
def wettelijke_termijn(
    *,
    gebeurtenis_op: Annotated[date, Feit("De dag van de gebeurtenis; die telt zelf niet mee.")],
    duur: Annotated[Duur, Feit("De duur zoals de wet die omschrijft, bijvoorbeeld '3 dagen'.")],
) -> Termijn:
    """De laatste dag van een termijn uit een wet, met ten minste twee werkdagen erin.

    Een termijn van drie dagen of meer loopt door tot er twee werkdagen in zitten; korter dan dat geldt alleen
    artikel 1. Boven de grenzen van artikel 4 schuift niets.
    """
    return bereken_termijn(
        regel="ATW-2",
        grondslag="Atw 1 en 2",
        wat="de gebeurtenis was",
        vanaf=gebeurtenis_op,
        duur=duur,
        regime=Regime.ATW,
    )


@regel("ATW-3", grondslag="Atw 3", zekerheid=Zekerheid.OFFICIEEL, bron="Stcrt. 2025, 24713 (2026-2028)")
def feestdag(*, dag: Annotated[date, Feit("De dag waarvan u wilt weten of het een feestdag is.")]) -> Oordeel:
    """Is deze dag een algemeen erkende feestdag?

    Ook Goede Vrijdag en de dagen die een koninklijk besluit gelijkstelt tellen mee. Van een jaar zonder besluit
    is het antwoord voorlopig.
    """
    naam = KALENDER.naam_feestdag(als_dag(dag, "dag"))
    gedekt = KALENDER.is_gedekt(dag.year)
    voorbehoud = () if gedekt else (f"Voor {dag.year} is geen koninklijk besluit bekend.",)
    wat = naam if naam and not naam.startswith("gelijkgesteld") else None
    zin = f"{schrijf_dag(dag).capitalize()} is {'een' if naam else 'geen'} feestdag"
    zin += f" ({wat})." if wat else f", want {naam}." if naam else "."
    return ja_of_nee(
        "ATW-3",
        "Atw 3",
        naam is not None,
        zin,
        zekerheid=Zekerheid.OFFICIEEL if gedekt else Zekerheid.AFGELEID,
        kanttekeningen=voorbehoud,
    )


@regel("ATW-4", grondslag="Atw 4, onder a", bron="Algemene termijnenwet, BWBR0002448")
def bereik_naar_duur(
    *, duur: Annotated[Duur, Feit("De duur zoals de wet die omschrijft, bijvoorbeeld '12 weken'.")]
) -> Oordeel:
    """Geldt de Algemene termijnenwet voor een termijn van deze duur?

    Niet voor termijnen in uren, van meer dan 90 dagen, twaalf weken of drie maanden, en niet voor jaren.
    """
    geldt = atw_geldt(duur)
    return ja_of_nee("ATW-4", "Atw 4, onder a", geldt, f"Voor {duur} geldt de Atw {'wel' if geldt else 'niet'}.")


@regel("ATW-4b", grondslag="Atw 4, onder b", bron="Algemene termijnenwet, BWBR0002448")
def bereik_inwerkingtreding() -> Oordeel:
    """Geldt de Atw voor bekendmaking, inwerkingtreding en buitenwerkingtreding van voorschriften?"""
    zin = "Voor de inwerkingtreding van een verordening geldt de Atw niet: die dag schuift nooit."
    return ja_of_nee("ATW-4b", "Atw 4, onder b", False, zin)


@regel("ATW-5", grondslag="Atw 5", bron="Algemene termijnenwet, BWBR0002448")
def bereik_amvb() -> Oordeel:
    """Geldt de Atw voor een termijn in een algemene maatregel van bestuur?"""
    zin = "Ja, de Atw geldt op dezelfde manier, tenzij de algemene maatregel van bestuur iets anders zegt."
    return ja_of_nee("ATW-5", "Atw 5", True, zin)


@regel("ATW-SCOPE", grondslag="Atw 1; Gemeentewet 145", zekerheid=Zekerheid.OFFICIEEL)
def bereik_naar_regeling(
    *,
    regeling: Annotated[str, Feit(f"Waar de termijn in staat: {', '.join(SOORTEN_REGELING)}.")],
) -> Oordeel:
    """Geldt de Atw voor een termijn uit dit soort regeling?

    Wel: wet, amvb en verordening van de gemeente (Gemeentewet 145, tenzij die anders zegt). Niet: een Europese
    verordening (daarvoor geldt Verordening 1182/71), ministeriële regeling,
    beleidsregel, een termijn die het bestuur in een brief stelt, een overeenkomst.
    """
    if regeling not in SOORTEN_REGELING:
        raise FeitFout(f"'{regeling}' is geen soort regeling. Kies uit: {', '.join(SOORTEN_REGELING)}.")
    geldt = SOORTEN_REGELING[regeling]
    afgeleid = regeling in ("brief", "overeenkomst")
    return ja_of_nee(
        "ATW-SCOPE",
        "Atw 1; Gemeentewet 145",
        geldt,
        f"Voor een termijn uit een {regeling} geldt de Atw {'wel' if geldt else 'niet'}.",
        zekerheid=Zekerheid.AFGELEID if afgeleid else Zekerheid.OFFICIEEL,
    )
