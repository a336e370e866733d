"""A term and its derivation: the value that every rule about a last day returns, and the one way to compute it.

The order is fixed (GEN-4): nominal end = event + base + extensions + days of suspension; then the regime moves
the end once, on the final nominal end. The alarm day (GEN-5) is the last working day on or before the nominal,
unmoved end, or before the earliest reading where a reading is disputed: a citizen's right is judged on the
latest defensible day, the administration plans on the earliest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from types import MappingProxyType

from afspraak.termijnen.dagen import EEN_DAG, als_dag, schrijf_dag
from afspraak.termijnen.fouten import FeitFout
from afspraak.termijnen.kalender import KALENDER, Kalender
from afspraak.termijnen.stappen import (
    Doorgeschoven,
    Gebeurd,
    Geteld,
    Opgeschort,
    Stap,
    Toegelicht,
    Verlengd,
    schrijf,
)
from afspraak.termijnen.tellen import (
    Duur,
    Regime,
    atw_geldt,
    dagen,
    is_vrij_eu,
    schuif_atw,
    schuif_eu1182,
    tel_op,
)


class Zekerheid(Enum):
    """How sure the text behind a rule is."""

    WETTEKST = "de tekst van de wet is gelezen"
    OFFICIEEL = "officiële uitleg of officieel voorbeeld"
    RECHTSPRAAK = "rechtspraak, gezien in een overzicht"
    AFGELEID = "afgeleid uit de tekst; geen bron zegt het met zoveel woorden"
    AFSPRAAK = "gekozen uitgangspunt, aan te passen"
    OVEREENKOMST = "tekst van de overeenkomst"
    KENNIS = "uit kennis, niet in een bron gevonden; controleer de tekst"
    BETWIST = "betwist of onduidelijk; beide dagen worden getoond"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opschorting:
    """A period in which a term stands still.

    ``van`` is the day of the act that suspends (it does not count itself), ``tot`` the day on which the ground
    ended (it counts), or None while it lasts. So ``tot - van`` days, as the official example counts them.
    """

    van: date
    tot: date | None = None
    grondslag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verlenging:
    """More time: a duration on top of the term, or (``tot``) a new last day that was agreed.

    ``bewijs_op`` is the day of the letter or consent: dated after the then running end it has no effect (GEN-6).
    """

    grondslag: str
    bewijs_op: date | None
    duur: Duur | None = None
    tot: date | None = None
    wat: str = "verdaagd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijn:
    """A term from and including ``eerste_dag`` up to and including ``laatste_dag``, and how it was reached."""

    regel: str
    grondslag: str
    regime: Regime
    eerste_dag: date
    nominale_dag: date
    laatste_dag: date
    alarm_dag: date
    stappen: tuple[Stap, ...]
    voorlopig: bool = False
    zekerheid: Zekerheid = Zekerheid.WETTEKST
    opgeschorte_dagen: int = 0
    loopt: bool = True
    andere_dag: date | None = None
    kanttekeningen: tuple[str, ...] = ()
    waarden: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def zin(self) -> str:
        """The derivation as one readable Dutch sentence that names the articles."""
        return schrijf(self.stappen, self.regime)


def bereken_termijn(
    *,
    regel: str,
    grondslag: str,
    wat: str,
    vanaf: date,
    duur: Duur,
    regime: Regime,
    opschortingen: Sequence[Opschorting] = (),
    verlengingen: Sequence[Verlenging] = (),
    peildag: date | None = None,
    begin_lid: bool = False,
    zekerheid: Zekerheid = Zekerheid.WETTEKST,
    kanttekeningen: tuple[str, ...] = (),
    vooraf: tuple[Stap, ...] = (),
    kalender: Kalender = KALENDER,
    waarden: Mapping[str, object] | None = None,
) -> Termijn:
    """Compute a forward term.

    ``wat`` says what happened on ``vanaf`` ("bekendgemaakt"). The event day does not count, unless ``begin_lid``
    ("vanaf de dag"). An open suspension counts up to and including ``peildag``; without one it counts nothing and
    ``loopt`` is False. ``vooraf`` are steps that led to ``vanaf``.

    Raises:
        FeitFout: for a moment in place of a day, or a suspension that ends before it starts.
    """
    als_dag(vanaf, wat)
    start = vanaf - EEN_DAG if begin_lid else vanaf
    nominaal = tel_op(start, duur, kalender)
    eerste = start + EEN_DAG
    stappen: list[Stap] = [*vooraf, Gebeurd(vanaf, wat), Geteld(duur, eerste, nominaal, grondslag)]
    laatst_beschreven = duur
    dagen_stil, loopt = 0, True
    if opschortingen:
        nominaal, dagen_stil, loopt = _schort_op(opschortingen, vanaf, nominaal, peildag, stappen)
    for verlenging in verlengingen:
        grens = _schuif(regime, start, nominaal, laatst_beschreven, kalender)
        nieuw = _verleng(verlenging, nominaal, grens, stappen, kalender)
        if nieuw is not None:
            nominaal, laatst_beschreven = nieuw, verlenging.duur or laatst_beschreven
    einde = _schuif(regime, start, nominaal, laatst_beschreven, kalender)
    if einde != nominaal:
        stappen.append(_waarom(nominaal, einde, regime, kalender))
    voorlopig = not (kalender.is_gedekt(einde.year) and kalender.is_gedekt(nominaal.year)) and regime is not Regime.GEEN
    if voorlopig:
        stappen.append(
            Toegelicht(f"voorlopig: voor {einde.year} zijn de gelijkgestelde dagen niet bekend", "Atw 3 lid 3")
        )
    return Termijn(
        regel=regel,
        grondslag=grondslag,
        regime=regime,
        eerste_dag=eerste,
        nominale_dag=nominaal,
        laatste_dag=einde,
        alarm_dag=kalender.laatste_werkdag_tot(nominaal),
        stappen=tuple(stappen),
        voorlopig=voorlopig,
        zekerheid=zekerheid,
        opgeschorte_dagen=dagen_stil,
        loopt=loopt,
        kanttekeningen=kanttekeningen,
        waarden=MappingProxyType(dict(waarden)) if waarden else MappingProxyType({}),
    )


def _schuif(regime: Regime, start: date, nominaal: date, duur: Duur, kalender: Kalender) -> date:
    if regime is Regime.ATW:
        return schuif_atw(start, nominaal, duur, kalender) if atw_geldt(duur) else nominaal
    if regime is Regime.EU1182:
        return schuif_eu1182(start, nominaal)
    return nominaal


def _waarom(nominaal: date, einde: date, regime: Regime, kalender: Kalender) -> Doorgeschoven:
    """Say why the end moved: the day that it fell on, or too few working days in the term."""
    if regime is Regime.EU1182:
        if is_vrij_eu(nominaal):
            return Doorgeschoven(nominaal, einde, _soort_dag(nominaal, kalender), "Vo. 1182/71 art. 3 lid 4")
        return Doorgeschoven(nominaal, einde, "er moeten twee werkdagen in zitten", "Vo. 1182/71 art. 3 lid 5")
    na_artikel_1 = kalender.eerste_werkdag_vanaf(nominaal)
    if na_artikel_1 == einde:
        return Doorgeschoven(nominaal, einde, _soort_dag(nominaal, kalender), "Atw 1")
    reden = "er moeten twee werkdagen in zitten"
    if na_artikel_1 != nominaal:
        reden = f"{_soort_dag(nominaal, kalender)} (Atw 1: {schrijf_dag(na_artikel_1)}) en {reden}"
    return Doorgeschoven(nominaal, einde, reden, "Atw 2")


def _soort_dag(dag: date, kalender: Kalender) -> str:
    naam = kalender.naam_feestdag(dag)
    if naam:
        return f"dat is een feestdag ({naam})" if "gelijkgesteld" not in naam else f"die dag is {naam}"
    return "dat is een zaterdag" if dag.weekday() == 5 else "dat is een zondag"


def tel_opschorting(
    opschortingen: Sequence[Opschorting], vanaf: date, peildag: date | None
) -> tuple[list[tuple[date, date, str]], bool]:
    """Merge suspensions into disjoint periods (first and last day, both in) after ``vanaf``; tell if all ended.

    Overlapping grounds count once; days on or before ``vanaf`` count nothing. A period cannot end before it starts.

    Raises:
        FeitFout: if a suspension ends before it starts.
    """
    perioden: list[tuple[date, date, str]] = []
    loopt = True
    for o in sorted(opschortingen, key=lambda o: (o.van, o.tot or date.max)):
        als_dag(o.van, "het begin van de opschorting")
        eind = o.tot
        if eind is None:
            loopt, eind = False, peildag if peildag is not None and peildag >= o.van else o.van
        if als_dag(eind, "het einde van de opschorting") < o.van:
            raise FeitFout(
                f"De opschorting eindigt op {schrijf_dag(eind)}, voordat zij begint ({schrijf_dag(o.van)}). "
                "Controleer beide dagen."
            )
        eerste = max(o.van, vanaf) + EEN_DAG
        if perioden and eerste <= perioden[-1][1]:
            eerste = perioden[-1][1] + EEN_DAG
        perioden.append((eerste, eind, o.grondslag))
    return perioden, loopt


def _schort_op(
    opschortingen: Sequence[Opschorting],
    vanaf: date,
    nominaal: date,
    peildag: date | None,
    stappen: list[Stap],
) -> tuple[date, int, bool]:
    perioden, loopt = tel_opschorting(opschortingen, vanaf, peildag)
    totaal = 0
    for eerste, laatste, grondslag in perioden:
        if eerste > nominaal:
            stappen.append(
                Toegelicht(f"de opschorting vanaf {schrijf_dag(eerste)} begon na het einde en telt niet", grondslag)
            )
            continue
        stil = max((laatste - eerste).days + 1, 0)
        totaal += stil
        nominaal += timedelta(days=stil)
        stappen.append(Opgeschort(stil, eerste, laatste, nominaal, grondslag))
    if not loopt:
        stappen.append(Toegelicht("de opschorting loopt nog; de laatste dag schuift mee"))
    return nominaal, totaal, loopt


def _verleng(v: Verlenging, nominaal: date, grens: date, stappen: list[Stap], kalender: Kalender) -> date | None:
    """Return the new nominal end, or None where the extension has no effect."""
    if v.bewijs_op is None or als_dag(v.bewijs_op, "de dag van de verlenging") > grens:
        waarom = "zonder bewijs" if v.bewijs_op is None else f"van {schrijf_dag(v.bewijs_op)}, na het einde,"
        stappen.append(Toegelicht(f"de verlenging {waarom} heeft geen gevolg", v.grondslag))
        return None
    nieuw = v.tot if v.tot is not None else tel_op(nominaal, v.duur or dagen(0), kalender)
    if nieuw < nominaal:
        stappen.append(Toegelicht(f"de nieuwe dag {schrijf_dag(nieuw)} ligt vóór het einde en telt niet", v.grondslag))
        return None
    stappen.append(Verlengd(v.duur if v.tot is None else None, nieuw, v.grondslag, v.wat))
    return nieuw
