"""The values of facts: is a value of the kind that was asked, and reading one from what a person typed."""

from collections.abc import Callable
from datetime import date, datetime

from afspraak.termijnen.dagen import lees_dag, lees_moment, schrijf_dag, schrijf_moment
from afspraak.termijnen.fouten import FeitFout
from afspraak.termijnen.getal import lees_bedrag, lees_getal
from afspraak.verloop.gebeurtenis import Genoemde, Waarde
from afspraak.verloop.procedure import Gegeven, Gegevensoort

_PYTHON: dict[Gegevensoort, type] = {
    Gegevensoort.GETAL: int,
    Gegevensoort.BEDRAG: int,
    Gegevensoort.JA_NEE: bool,
    Gegevensoort.GEMEENTEN: tuple,
}


def controleer_waarde(gegeven: Gegeven, waarde: Waarde) -> str | None:
    """Return a Dutch sentence if a value is not of the kind that the fact asks, else None."""
    soort = gegeven.soort
    if soort is Gegevensoort.DAG:
        goed = type(waarde) is date
    elif soort is Gegevensoort.MOMENT:
        goed = isinstance(waarde, datetime)
    elif soort in (Gegevensoort.GETAL, Gegevensoort.BEDRAG):
        goed = isinstance(waarde, int) and not isinstance(waarde, bool)
    elif soort is Gegevensoort.PERSOON:
        goed = isinstance(waarde, str | Genoemde)
    else:
        goed = isinstance(waarde, _PYTHON.get(soort, str))
    if not goed:
        return f"{gegeven.vraag or gegeven.naam} Hier past {_UITLEG[soort]}; '{waarde}' is dat niet."
    if soort is Gegevensoort.KEUZE and waarde not in gegeven.keuzes:
        return f"{gegeven.vraag or gegeven.naam} Kies uit: {', '.join(gegeven.keuzes)}."
    return None


_UITLEG = {
    Gegevensoort.DAG: "een dag",
    Gegevensoort.MOMENT: "een dag met een tijd",
    Gegevensoort.TEKST: "tekst",
    Gegevensoort.GETAL: "een geheel getal",
    Gegevensoort.BEDRAG: "een bedrag",
    Gegevensoort.JA_NEE: "ja of nee",
    Gegevensoort.KEUZE: "een keuze",
    Gegevensoort.PERSOON: "een naam",
    Gegevensoort.ORGANISATIE: "een naam",
    Gegevensoort.GEMEENTE: "een gemeente",
    Gegevensoort.GEMEENTEN: "een lijst van gemeenten",
    Gegevensoort.DOCUMENT: "een verwijzing naar een document",
}


def lees_waarde(gegeven: Gegeven, tekst: str) -> Waarde:
    """Read what a person typed as the kind that the fact asks.

    Raises:
        FeitFout: with a sentence that names the fact and what fits.
    """
    lezer = _LEZERS.get(gegeven.soort)
    waarde = lezer(tekst.strip(), gegeven) if lezer else tekst.strip()
    if waarde is None:
        raise FeitFout(
            f"{gegeven.vraag or gegeven.naam} Hier past {_UITLEG[gegeven.soort]}; '{tekst}' is dat niet.",
            feit=gegeven.naam,
        )
    return waarde


def _lees_ja_nee(tekst: str, _: Gegeven) -> bool | None:
    return {"ja": True, "nee": False}.get(tekst.lower())


def _lees_gemeenten(tekst: str, _: Gegeven) -> tuple[str, ...]:
    return tuple(deel.strip().lower() for deel in tekst.replace(";", ",").split(",") if deel.strip())


_LEZERS: dict[Gegevensoort, Callable[[str, Gegeven], Waarde | None]] = {
    Gegevensoort.DAG: lambda tekst, gegeven: lees_dag(tekst, gegeven.naam),
    Gegevensoort.MOMENT: lambda tekst, gegeven: lees_moment(tekst, gegeven.naam),
    Gegevensoort.GETAL: lambda tekst, gegeven: lees_getal(tekst, gegeven.vraag or gegeven.naam, gegeven.naam),
    Gegevensoort.BEDRAG: lambda tekst, gegeven: lees_bedrag(tekst, gegeven.vraag or gegeven.naam, gegeven.naam),
    Gegevensoort.JA_NEE: _lees_ja_nee,
    Gegevensoort.GEMEENTE: lambda tekst, _: tekst.lower(),
    Gegevensoort.GEMEENTEN: _lees_gemeenten,
}


def schrijf_waarde(waarde: Waarde) -> str:
    """Write a value as a person reads it (an amount is told by its fact's kind, not here)."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        return schrijf_moment(waarde)
    if isinstance(waarde, date):
        return schrijf_dag(waarde)
    return ", ".join(waarde) if isinstance(waarde, tuple) else str(waarde)


def schrijf_gegeven(gegeven: Gegeven, waarde: Waarde) -> str:
    """Write a value as a person reads it; an amount in euro."""
    if gegeven.soort is Gegevensoort.BEDRAG and isinstance(waarde, int):
        euro, cent = divmod(abs(waarde), 100)
        return f"{'-' if waarde < 0 else ''}€ {euro:,}".replace(",", ".") + f",{cent:02d}"
    return schrijf_waarde(waarde)
