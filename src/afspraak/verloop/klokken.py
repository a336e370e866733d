"""The clocks of a dossier: each asks its rule with the facts that are known, and knows when it stopped.

A clock runs as soon as every fact that its rule needs is known. Several run beside each other.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from afspraak.recht.regel import Gevraagd, Regel
from afspraak.recht.uitkomst import Uitkomst, Uurtermijn
from afspraak.termijnen import Duur, FeitFout, Opschorting, Termijn, lees_dag, lokale_dag
from afspraak.termijnen.stappen import Opgeschort
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.gebeurtenis import Waarde
from afspraak.verloop.kader import Kader, tekst_van
from afspraak.verloop.procedure import Bekend, Gedaan, Klok, VanKlok, bladeren
from afspraak.verloop.voorwaarden import geldt


class Stand(Enum):
    """How a clock stands on a day."""

    LOOPT = "loopt"
    OPGESCHORT = "opgeschort"
    GEHAALD = "gehaald"
    TE_LAAT = "te laat"
    MENS_BESLIST = "een mens beslist"
    FOUT = "niet te berekenen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Klokstand:
    """A clock that runs or ran. ``gestopt_op`` is the legal day on which it was met; ``fout`` why it cannot run."""

    klok: Klok
    voor: str | None
    stand: Stand
    uitkomst: Uitkomst | None
    gestopt_op: date | None = None
    fout: str = ""

    @property
    def naam(self) -> str:
        """The clock's id, with the municipality where it runs per municipality."""
        return f"{self.klok.naam} {self.voor}" if self.voor else self.klok.naam

    @property
    def laatste_dag(self) -> date | None:
        """The last day, where the rule gives one."""
        return laatste_dag_van(self.uitkomst)

    @property
    def alarm_dag(self) -> date | None:
        """The day on which the administration should have acted, where the rule gives one."""
        return self.uitkomst.alarm_dag if isinstance(self.uitkomst, Termijn) else self.laatste_dag


def laatste_dag_van(uitkomst: Uitkomst | None) -> date | None:
    """Return the last day of a term; of a term in hours the Dutch day of its last moment."""
    if isinstance(uitkomst, Termijn):
        return uitkomst.laatste_dag
    return lokale_dag(uitkomst.tot) if isinstance(uitkomst, Uurtermijn) else None


def haalt(waarde: date | datetime, uitkomst: Uitkomst | None) -> bool:
    """Tell whether a day lies within a term; a moment within a term in hours is judged to the minute."""
    if isinstance(uitkomst, Uurtermijn) and isinstance(waarde, datetime):
        return waarde <= uitkomst.tot
    einde = laatste_dag_van(uitkomst)
    dag = lokale_dag(waarde) if isinstance(waarde, datetime) else waarde
    return einde is not None and dag <= einde


def klokstanden(dossier: Dossier, kader: Kader, peildag: date) -> tuple[Klokstand, ...]:
    """Return every clock that runs or ran, in the order of the table."""
    standen: list[Klokstand] = []
    for klok in kader.procedure.klokken.values():
        plekken = kader.gemeenten_van(klok.per, dossier) if klok.per else (None,)
        for voor in plekken:
            stand = klokstand(klok, voor, dossier, kader, peildag)
            if stand is not None:
                standen.append(stand)
    return tuple(standen)


def klokstand(klok: Klok, voor: str | None, dossier: Dossier, kader: Kader, peildag: date) -> Klokstand | None:
    """Return how one clock stands, or None where it does not run yet."""
    if not geldt(klok.zolang, dossier, kader, voor):
        return None
    try:
        regel = kader.regels[klok.regel]
        feiten = _feiten(klok, regel, voor, dossier, kader, peildag)
        if any(f.verplicht and f.naam not in feiten for f in regel.feiten):
            return None
        uitkomst = regel.bereken(feiten)
    except FeitFout as fout:
        return Klokstand(klok=klok, voor=voor, stand=Stand.FOUT, uitkomst=None, fout=str(fout))
    einde = laatste_dag_van(uitkomst)
    gestopt = _gestopt(klok, voor, dossier, kader)
    return Klokstand(
        klok=klok,
        voor=voor,
        stand=_stand(einde, uitkomst, gestopt, dossier, peildag),
        uitkomst=uitkomst,
        gestopt_op=_als_dag(gestopt) if gestopt else None,
    )


def _stand(
    einde: date | None, uitkomst: Uitkomst, gestopt: date | datetime | None, dossier: Dossier, peildag: date
) -> Stand:
    if gestopt is None and dossier.gesloten:
        gestopt = dossier.gesloten_op
    if einde is None:
        return Stand.GEHAALD if gestopt else Stand.MENS_BESLIST
    if gestopt is not None:
        return Stand.GEHAALD if haalt(gestopt, uitkomst) else Stand.TE_LAAT
    if isinstance(uitkomst, Termijn) and _staat_stil(uitkomst, peildag):
        return Stand.OPGESCHORT
    return Stand.LOOPT if peildag <= einde else Stand.TE_LAAT


def _staat_stil(termijn: Termijn, peildag: date) -> bool:
    """Tell whether a term stands still on a day: without an end in sight, or until a day that is known."""
    stil = (s for s in termijn.stappen if isinstance(s, Opgeschort) and s.dagen)
    return not termijn.loopt or any(s.van <= peildag < s.tot_en_met for s in stil)


def _gestopt(klok: Klok, voor: str | None, dossier: Dossier, kader: Kader) -> date | datetime | None:
    """Return when the clock was legally stopped: the fact in ``stopdag``, else the day of the stopping act."""
    if not geldt(klok.stopt_bij, dossier, kader, voor):
        return None
    if klok.stopdag:
        vastgelegd = dossier.laatste(klok.stopdag, voor)
        if vastgelegd is not None:
            return vastgelegd.waarde if isinstance(vastgelegd.waarde, date) else None
    dagen: list[date] = []
    for blad in bladeren(klok.stopt_bij):
        if not geldt(blad, dossier, kader, voor):
            continue
        bron = dossier.keer(blad.stap, voor) if isinstance(blad, Gedaan) else dossier.laatste(blad.gegeven, voor)
        if bron is not None:
            dagen.append(bron.op)
    return min(dagen) if dagen else dossier.begonnen_op


def _als_dag(waarde: Waarde) -> date | None:
    if isinstance(waarde, datetime):
        return lokale_dag(waarde)
    return waarde if isinstance(waarde, date) else None


def _feiten(
    klok: Klok, regel: Regel, voor: str | None, dossier: Dossier, kader: Kader, peildag: date
) -> dict[str, Any]:
    """Gather what the rule asks: fixed values, mapped facts, facts that carry the rule's own name."""
    feiten: dict[str, Any] = {}
    for gevraagd in regel.feiten:
        if gevraagd.naam == "peildag":
            feiten["peildag"] = peildag
        elif gevraagd.naam == "opschortingen" and klok.opschorten:
            feiten["opschortingen"] = _opschortingen(klok, voor, dossier)
        elif gevraagd.naam in klok.met:
            feiten[gevraagd.naam] = lees_vaste_waarde(klok.met[gevraagd.naam], gevraagd)
        else:
            waarde = _bron(klok, gevraagd, voor, dossier, kader, peildag)
            if waarde is not None:
                feiten[gevraagd.naam] = (waarde,) if gevraagd.meer and not isinstance(waarde, tuple) else waarde
    return feiten


def _bron(
    klok: Klok, gevraagd: Gevraagd, voor: str | None, dossier: Dossier, kader: Kader, peildag: date
) -> Waarde | None:
    bron = klok.feiten.get(gevraagd.naam, Bekend(gevraagd.naam))
    if isinstance(bron, VanKlok):
        andere = kader.procedure.klokken[bron.klok]
        stand = klokstand(andere, voor if andere.per else None, dossier, kader, peildag)
        return stand.laatste_dag if stand else None
    if isinstance(bron, Gedaan):
        keer = dossier.keer(bron.stap, voor)
        if keer is not None and bron.uitkomst not in (None, keer.uitkomst):
            return None
        return keer.op if keer else None
    if gevraagd.meer:
        reeks = dossier.gegevens.get((bron.gegeven, voor)) or dossier.gegevens.get((bron.gegeven, None), ())
        platte = [d for v in reeks for d in (v.waarde if isinstance(v.waarde, tuple) else (v.waarde,))]
        return tuple(platte) or None  # type: ignore[arg-type]
    vastgelegd = dossier.laatste(bron.gegeven, voor)
    return _pas_aan(vastgelegd.waarde, gevraagd) if vastgelegd else None


def _pas_aan(waarde: Waarde, gevraagd: Gevraagd) -> Waarde:
    """Give a rule a day where it asks for one and the dossier holds a moment; a text for a choice."""
    if gevraagd.soort is date and isinstance(waarde, datetime):
        return lokale_dag(waarde)
    if gevraagd.soort is bool and isinstance(waarde, str):
        return waarde == "ja"
    return tekst_van(waarde) if gevraagd.soort is str else waarde


def lees_vaste_waarde(tekst: str, gevraagd: Gevraagd) -> Any:
    """Read a fixed value of a pack as the kind that the rule asks for.

    Raises:
        FeitFout: if it is not of that kind.
    """
    if gevraagd.soort is bool:
        return tekst == "ja"
    if gevraagd.soort is int:
        if not tekst.isdigit():
            raise FeitFout(f"'{tekst}' is geen geheel getal ({gevraagd.naam}).", feit=gevraagd.naam)
        return int(tekst)
    if gevraagd.soort is date:
        return lees_dag(tekst, gevraagd.naam)
    return Duur.lees(tekst) if gevraagd.soort is Duur else tekst


def _opschortingen(klok: Klok, voor: str | None, dossier: Dossier) -> tuple[Opschorting, ...]:
    """Pair each start with the first day of an end recorded at or after it and before the next; else it still runs."""
    gevonden: list[Opschorting] = []
    for schorsing in klok.opschorten:
        begins = _reeks(schorsing.van, voor, dossier)
        nummers = [begin.volgnummer for begin in begins]
        vroegste: dict[int, date] = {}
        for einde in (v for naam in schorsing.tot for v in _reeks(naam, voor, dossier)):
            bij = bisect_right(nummers, einde.volgnummer) - 1
            if bij >= 0 and (dag := _als_dag(einde.waarde)):
                vroegste[bij] = min(dag, vroegste.get(bij, dag))
        for bij, begin in enumerate(begins):
            if (van := _als_dag(begin.waarde)) is not None:
                gevonden.append(Opschorting(van=van, tot=vroegste.get(bij), grondslag=schorsing.grond))
    return tuple(gevonden)


def _reeks(naam: str, voor: str | None, dossier: Dossier) -> tuple[Any, ...]:
    return dossier.gegevens.get((naam, voor)) or dossier.gegevens.get((naam, None), ())
