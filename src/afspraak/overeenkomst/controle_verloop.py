"""Proving that a procedure can be walked: every row is reachable, and from everywhere an end is.

The states are explored exhaustively, for one municipality: ``overal`` and ``ergens`` then mean the same. A state
holds only what some condition looks at, so that steps nobody asks about do not multiply the states.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from afspraak.overeenkomst.knopen import Bevinding, Ernst
from afspraak.verloop.procedure import (
    Alle,
    Bekend,
    EenVan,
    Ergens,
    Gedaan,
    Gegevensoort,
    Niet,
    Overal,
    Procedure,
    Stap,
    Uitkomstrij,
    Voorwaarde,
    bladeren,
)

Atoom = tuple[str, str]
"""A step with an outcome, or a fact with a value (the name is prefixed "=")."""
Toestand = frozenset[Atoom]
MEESTE_TOESTANDEN = 60_000


@dataclass(frozen=True, slots=True)
class _Rij:
    """A row made ready for exploration: when it can be taken, and what it adds and takes away."""

    stap: Stap
    rij: Uitkomstrij
    mag_nu: Callable[[Toestand], bool]
    erbij: tuple[frozenset[Atoom], ...]
    weg: frozenset[str]
    telt: bool


def controleer_bereikbaarheid(procedure: Procedure) -> Iterator[Bevinding]:
    """Yield every row that nobody can reach, and every state from which no end is reachable."""
    verkenning = _Verkenning()
    if not verkenning.loop(_maak_rijen(procedure)):
        zin = f"meer dan {MEESTE_TOESTANDEN} toestanden: niet uitputtend doorlopen"
        yield Bevinding(Ernst.LET_OP, zin, procedure.plaats)
        return
    for stap, rij in procedure.rijen():
        if (stap.naam, rij.naam) not in verkenning.genomen:
            yield Bevinding(Ernst.FOUT, f"stap '{stap.naam}', uitkomst '{rij.naam}': onbereikbaar", rij.plaats)
    weg = verkenning.vastgelopen()
    if weg is not None:
        zin = f"na {' → '.join(weg) or 'het begin'} is geen einde meer bereikbaar"
        yield Bevinding(Ernst.FOUT, zin, procedure.plaats)


class _Verkenning:
    """All states that can be, how each was first reached, and which rows were taken."""

    def __init__(self) -> None:
        begin: Toestand = frozenset()
        self.eerder: dict[Toestand, tuple[Toestand, str] | None] = {begin: None}
        self.vandaan: dict[Toestand, list[Toestand]] = {}
        self.einde: list[Toestand] = []
        self.genomen: set[tuple[str, str]] = set()
        self.wacht = deque([begin])

    def loop(self, rijen: list[_Rij]) -> bool:
        """Walk every state; False if there are too many."""
        while self.wacht:
            toestand = self.wacht.popleft()
            for rij in rijen:
                if rij.mag_nu(toestand):
                    self._neem(rij, toestand)
            if len(self.eerder) > MEESTE_TOESTANDEN:
                return False
        return True

    def _neem(self, rij: _Rij, toestand: Toestand) -> None:
        self.genomen.add((rij.stap.naam, rij.rij.naam))
        if rij.rij.sluit:
            self.einde.append(toestand)
            return
        for nieuw in _na(rij, toestand):
            self.vandaan.setdefault(nieuw, []).append(toestand)
            if nieuw not in self.eerder:
                self.eerder[nieuw] = (toestand, f"{rij.stap.naam} {rij.rij.naam}")
                self.wacht.append(nieuw)

    def vastgelopen(self) -> list[str] | None:
        """Walk back from the ends; what is not met cannot end. Return the shortest way into it, or None."""
        goed, wacht = set(self.einde), list(self.einde)
        while wacht:
            for van in self.vandaan.get(wacht.pop(), ()):
                if van not in goed:
                    goed.add(van)
                    wacht.append(van)
        vast = next((t for t in self.eerder if t not in goed), None)
        if vast is None:
            return None
        weg: list[str] = []
        stap = self.eerder[vast]
        while stap is not None:
            weg.append(stap[1])
            stap = self.eerder[stap[0]]
        return weg[::-1]


def _na(rij: _Rij, toestand: Toestand) -> Iterator[Toestand]:
    kaal = toestand
    if rij.telt:
        kaal = frozenset(a for a in kaal if a[0] != rij.stap.naam)
    kaal = frozenset(a for a in kaal if a[0] not in rij.weg)
    for erbij in rij.erbij:
        namen = {a[0] for a in erbij}
        yield frozenset(a for a in kaal if a[0] not in namen) | erbij


def _maak_rijen(procedure: Procedure) -> list[_Rij]:
    """Prepare the rows; only steps, outcomes and facts that some condition names are kept in a state."""
    genoemd = {b for s in procedure.stappen.values() for v in (s.na, s.zolang_niet) for b in bladeren(v)}
    genoemd |= {b for p in procedure.poorten.values() if p.eist for b in bladeren(p.eist)}
    uitkomsten = {(b.stap, b.uitkomst) for b in genoemd if isinstance(b, Gedaan)}
    waarden: dict[str, set[str | None]] = {}
    for blad in genoemd:
        if isinstance(blad, Bekend):
            waarden.setdefault(blad.gegeven, set()).add(blad.waarde)
    return [_maak_rij(stap, rij, procedure, uitkomsten, waarden) for stap, rij in procedure.rijen()]


def _maak_rij(
    stap: Stap,
    rij: Uitkomstrij,
    procedure: Procedure,
    uitkomsten: set[tuple[str, str | None]],
    waarden: dict[str, set[str | None]],
) -> _Rij:
    genoemd = {u for s, u in uitkomsten if s == stap.naam}
    # A duty that nobody asks about must still be done only once; its state does not matter to others.
    telt = bool(genoemd)
    naam = rij.naam if rij.naam in genoemd else "*"
    keuzes = [_mogelijk(g, procedure, waarden) for g in rij.vraagt if g in waarden]
    keuzes += [[None, *_mogelijk(g, procedure, waarden)] for g in rij.kan if g in waarden]
    eigen: list[Atoom] = [(stap.naam, naam)] if telt and stap.naam not in rij.heropent else []
    erbij = tuple(frozenset([*eigen, *(a for a in combinatie if a)]) for combinatie in product(*keuzes))
    poorten = [procedure.poorten[p] for p in (*procedure.altijd, *stap.poorten, *rij.poorten)]
    eisen = [_vertaal(p.eist) for p in poorten if p.eist]
    na, zolang_niet = _vertaal(stap.na), _vertaal(stap.zolang_niet)

    def mag_nu(toestand: Toestand) -> bool:
        if telt and not stap.herhaalbaar and any(a[0] == stap.naam for a in toestand):
            return False
        if not na(toestand) or zolang_niet(toestand):
            return False
        return all(eis(toestand) or any(eis(toestand | extra) for extra in erbij) for eis in eisen)

    return _Rij(stap, rij, mag_nu, erbij, frozenset(rij.heropent), telt)


def _mogelijk(gegeven: str, procedure: Procedure, waarden: dict[str, set[str | None]]) -> list[Atoom | None]:
    """Return the values of a fact that conditions can tell apart."""
    soort = procedure.gegevens[gegeven]
    genoemd = waarden[gegeven] - {None}
    if soort.soort is Gegevensoort.JA_NEE and genoemd:
        return [(f"={gegeven}", "ja"), (f"={gegeven}", "nee")]
    alle = list(dict.fromkeys(k if k in genoemd else "*" for k in soort.keuzes)) if genoemd else ["*"]
    return [(f"={gegeven}", waarde) for waarde in alle]


def _vertaal(voorwaarde: Voorwaarde) -> Callable[[Toestand], bool]:
    """Turn a condition into a test on a state."""
    match voorwaarde:
        case Gedaan(naam, waarde):
            return _heeft(naam, waarde)
        case Bekend(naam, waarde):
            return _heeft(f"={naam}", waarde)
        case Alle(delen):
            alle = [_vertaal(d) for d in delen]
            return lambda t: all(v(t) for v in alle)
        case EenVan(delen):
            een = [_vertaal(d) for d in delen]
            return lambda t: any(v(t) for v in een)
        case Niet(deel):
            niet = _vertaal(deel)
            return lambda t: not niet(t)
        case Overal(deel, _) | Ergens(deel, _):
            return _vertaal(deel)


def _heeft(naam: str, waarde: str | None) -> Callable[[Toestand], bool]:
    if waarde is None:
        return lambda t: any(a[0] == naam for a in t)
    return lambda t: (naam, waarde) in t
