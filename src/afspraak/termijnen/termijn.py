"""A term and its derivation: the value that every rule about a last day returns, and the one way to compute it.

The order is fixed (GEN-4): nominal end = event + base + extensions + days of suspension; then the regime moves
the end once, on the final nominal end. Suspensions and extensions are weighed in the order of their dates: an act
counts only if it is dated on or before the end that then runs (GEN-6). The alarm day (GEN-5) is the last working
day on or before the nominal, unmoved end, or before the earliest reading where a reading is disputed: a citizen's
right is judged on the latest defensible day, the administration plans on the earliest.
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
    Teruggeteld,
    Toegelicht,
    Verlengd,
    schrijf,
)
from afspraak.termijnen.tellen import (
    Duur,
    Eenheid,
    Regime,
    atw_geldt,
    dagen,
    is_vrij_eu,
    schuif_atw,
    schuif_eu1182,
    tel_op,
)

_GEEN: Mapping[str, object] = MappingProxyType({})


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
    waarden: Mapping[str, object] = field(default_factory=lambda: _GEEN)

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
    eerste = start + EEN_DAG if duur.aantal else nominaal
    stappen: list[Stap] = [*vooraf, Gebeurd(vanaf, wat), Geteld(duur, eerste, nominaal, grondslag)]
    loop = _Loop(regime=regime, start=start, nominaal=nominaal, beschreven=duur, kalender=kalender, stappen=stappen)
    if opschortingen or verlengingen:
        loop.stil_tot = vanaf
        loop.weeg(opschortingen, verlengingen, peildag)
    nominaal, geschoven = loop.nominaal, loop.grens()
    einde, andere_dag = (nominaal, geschoven) if loop.genoemd else (geschoven, None)
    if einde != nominaal:
        stappen.append(_waarom(nominaal, einde, regime, kalender))
    if andere_dag == einde:
        andere_dag = None
    if andere_dag is not None:
        zekerheid, kanttekeningen = Zekerheid.BETWIST, (*kanttekeningen, _GENOEMDE_DAG)
    voorlopig = _is_voorlopig(regime, duur, (vanaf, nominaal, einde), kalender, stappen)
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
        opgeschorte_dagen=loop.dagen_stil,
        loopt=loop.loopt,
        andere_dag=andere_dag,
        kanttekeningen=kanttekeningen,
        waarden=MappingProxyType(dict(waarden)) if waarden else _GEEN,
    )


_GENOEMDE_DAG = (
    "Een dag die in een brief of afspraak is genoemd is geen termijn uit een wet en schuift dan niet op. Wie dat anders "
    "leest, komt op de eerste werkdag erna."
)


def bereken_terug(
    *,
    regel: str,
    grondslag: str,
    wat: str,
    gebeurtenis: date,
    duur: Duur,
    laatste_dag: date | None = None,
    uitleg: str = "",
    zekerheid: Zekerheid = Zekerheid.WETTEKST,
    kanttekeningen: tuple[str, ...] = (),
    kalender: Kalender = KALENDER,
    waarden: Mapping[str, object] | None = None,
) -> Termijn:
    """Compute a term counted back from an event (terugrekening): its end never moves (Atw art. 1 lid 2).

    ``laatste_dag`` is given where the text means another day than event minus duration ("tot tien dagen voor").

    Raises:
        FeitFout: for a moment in place of a day, or a duration that cannot be counted back.
    """
    als_dag(gebeurtenis, wat)
    einde = laatste_dag or tel_op(gebeurtenis, duur, kalender, terug=True)
    return Termijn(
        regel=regel,
        grondslag=grondslag,
        regime=Regime.GEEN,
        eerste_dag=einde,
        nominale_dag=einde,
        laatste_dag=einde,
        alarm_dag=kalender.laatste_werkdag_tot(einde),
        stappen=(Gebeurd(gebeurtenis, wat), Teruggeteld(duur, einde, grondslag, uitleg)),
        zekerheid=zekerheid,
        kanttekeningen=kanttekeningen,
        waarden=MappingProxyType(dict(waarden)) if waarden else _GEEN,
    )


@dataclass(slots=True, kw_only=True)
class _Loop:
    """A term while its suspensions and extensions are being weighed."""

    regime: Regime
    start: date
    nominaal: date
    beschreven: Duur
    kalender: Kalender
    stappen: list[Stap]
    stil_tot: date = date.min
    dagen_stil: int = 0
    loopt: bool = True
    genoemd: bool = False
    """Whether the last day is one that a letter or agreement names, instead of the end of a term in an act."""

    def grens(self) -> date:
        """Return the legal end as it now runs."""
        if self.regime is Regime.ATW:
            if not atw_geldt(self.beschreven):
                return self.nominaal
            return schuif_atw(self.start, self.nominaal, self.beschreven, self.kalender)
        if self.regime is Regime.EU1182:
            return schuif_eu1182(self.start, self.nominaal)
        return self.nominaal

    def weeg(
        self, opschortingen: Sequence[Opschorting], verlengingen: Sequence[Verlenging], peildag: date | None
    ) -> None:
        """Apply every suspension and extension in the order of their dates; on one day a suspension comes first."""
        for o in opschortingen:
            als_dag(o.van, "het begin van de opschorting")
        daden: list[Opschorting | Verlenging] = [*opschortingen, *verlengingen]
        for daad in sorted(daden, key=_datum):
            if isinstance(daad, Opschorting):
                self._schort_op(daad, peildag)
            else:
                self._verleng(daad)
        if not self.loopt:
            self.stappen.append(Toegelicht("de opschorting loopt nog; de laatste dag schuift mee"))

    def _schort_op(self, o: Opschorting, peildag: date | None) -> None:
        """Add the days that were not suspended already; those on or before the event count nothing."""
        eind = _einde_opschorting(o, peildag)
        eerste = max(o.van, self.stil_tot) + EEN_DAG
        if o.van > self.grens():
            zin = f"de opschorting vanaf {schrijf_dag(eerste)} begon na het einde en telt niet"
            self.stappen.append(Toegelicht(zin, o.grondslag))
            return
        self.loopt = self.loopt and o.tot is not None
        stil = max((eind - eerste).days + 1, 0)
        if stil:
            self.stil_tot, self.dagen_stil = eind, self.dagen_stil + stil
            # Asked on a day to which the Atw had moved the end: the term cannot end while it stands still.
            self.nominaal = max(self.nominaal + timedelta(days=stil), eind)
        self.stappen.append(Opgeschort(stil, eerste, eind, self.nominaal, o.grondslag))

    def _verleng(self, v: Verlenging) -> None:
        """Move the end, unless the extension is not proven, too late, or no gain."""
        if v.bewijs_op is None or als_dag(v.bewijs_op, "de dag van de verlenging") > self.grens():
            waarom = "zonder bewijs" if v.bewijs_op is None else f"van {schrijf_dag(v.bewijs_op)}, na het einde,"
            self.stappen.append(Toegelicht(f"de verlenging {waarom} heeft geen gevolg", v.grondslag))
            return
        if v.tot is not None:
            nieuw = als_dag(v.tot, "de nieuwe laatste dag")
        else:
            nieuw = tel_op(self.nominaal, v.duur or dagen(0), self.kalender)
        if nieuw < self.nominaal:
            zin = f"de nieuwe dag {schrijf_dag(nieuw)} ligt vóór het einde en telt niet"
            self.stappen.append(Toegelicht(zin, v.grondslag))
            return
        self.nominaal, self.beschreven, self.genoemd = nieuw, v.duur or self.beschreven, v.tot is not None
        self.stappen.append(Verlengd(v.duur if v.tot is None else None, nieuw, v.grondslag, v.wat))


def _datum(daad: Opschorting | Verlenging) -> tuple[date, int, date]:
    if isinstance(daad, Opschorting):
        return daad.van, 0, daad.tot or date.max
    return daad.bewijs_op or date.max, 1, daad.tot or date.max


def _einde_opschorting(o: Opschorting, peildag: date | None) -> date:
    """Return the last suspended day; of a suspension that lasts: the reference day, or none beyond its start.

    Raises:
        FeitFout: if it ends before it starts.
    """
    if o.tot is None:
        return peildag if peildag is not None and als_dag(peildag, "peildag") >= o.van else o.van
    if als_dag(o.tot, "het einde van de opschorting") < o.van:
        raise FeitFout(
            f"De opschorting eindigt op {schrijf_dag(o.tot)}, voordat zij begint ({schrijf_dag(o.van)}). "
            "Controleer beide dagen."
        )
    return o.tot


def _is_voorlopig(
    regime: Regime, duur: Duur, dagen_: tuple[date, date, date], kalender: Kalender, stappen: list[Stap]
) -> bool:
    """Tell whether the end hangs on a year without royal decree, and say so in the derivation."""
    in_werkdagen = duur.eenheid is Eenheid.WERKDAG
    if regime is Regime.GEEN and not in_werkdagen:
        return False
    gevraagd = dagen_ if in_werkdagen else dagen_[1:]
    for dag in gevraagd:
        if not kalender.is_gedekt(dag.year):
            zin = f"voorlopig: voor {dag.year} zijn de gelijkgestelde dagen niet bekend"
            stappen.append(Toegelicht(zin, "Atw 3 lid 3"))
            return True
    return False


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
