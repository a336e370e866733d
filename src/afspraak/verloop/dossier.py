"""The state of a dossier: a pure fold over its events. ``evolve`` needs no pack, so an old log always replays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from afspraak.verloop.gebeurtenis import Aanhef, Gebeurtenis, Gebeurtenissoort, Waarde

Sleutel = tuple[str, str | None]
"""A step or a fact, and the municipality for which it stands (None where it stands for the whole dossier)."""


@dataclass(frozen=True, slots=True)
class Keer:
    """One time that a step was done."""

    uitkomst: str
    op: date
    door: str
    volgnummer: int
    door_id: int | None = None


@dataclass(frozen=True, slots=True)
class Vastgelegd:
    """One time that a fact was recorded."""

    waarde: Waarde
    op: date
    volgnummer: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is so now. ``log`` holds the events as they count after corrections; ``historie`` holds all of them."""

    aanhef: Aanhef
    begonnen_op: date
    volgnummer: int
    gedaan: Mapping[Sleutel, Keer]
    gegevens: Mapping[Sleutel, tuple[Vastgelegd, ...]]
    log: tuple[Gebeurtenis, ...]
    historie: tuple[Gebeurtenis, ...]
    gesloten: str | None = None
    gesloten_op: date | None = None

    @property
    def kenmerk(self) -> str:
        """The dossier's reference."""
        return self.aanhef.kenmerk

    @property
    def gemeente(self) -> str | None:
        """The municipality whose dossier it is; None where it is of all."""
        return self.aanhef.gemeente

    def laatste(self, naam: str, voor: str | None = None) -> Vastgelegd | None:
        """Return the last recording of a fact, for the municipality or else for the whole dossier."""
        reeks = self.gegevens.get((naam, voor)) or self.gegevens.get((naam, None))
        return reeks[-1] if reeks else None

    def keer(self, stap: str, voor: str | None = None) -> Keer | None:
        """Return the last time that a step was done and not reopened since."""
        return self.gedaan.get((stap, voor)) or self.gedaan.get((stap, None))


class LogFout(Exception):
    """A log that cannot be: our defect or tampering, never a user's mistake."""


def fold(gebeurtenissen: Iterable[Gebeurtenis]) -> Dossier:
    """Return the state after all these events.

    Raises:
        LogFout: if the log is empty, does not begin with a beginning, or misses a number.
    """
    dossier: Dossier | None = None
    for gebeurtenis in gebeurtenissen:
        dossier = evolve(dossier, gebeurtenis)
    if dossier is None:
        raise LogFout("the log is empty")
    return dossier


def evolve(dossier: Dossier | None, gebeurtenis: Gebeurtenis) -> Dossier:
    """Return the state after one more event. Pure; the given state is unchanged.

    Raises:
        LogFout: if the event does not follow on the state.
    """
    if dossier is None:
        return _begin(gebeurtenis)
    if gebeurtenis.volgnummer != dossier.volgnummer + 1:
        raise LogFout(f"{dossier.kenmerk}: event {gebeurtenis.volgnummer} after {dossier.volgnummer}")
    if gebeurtenis.soort is Gebeurtenissoort.GECORRIGEERD:
        return _corrigeer(dossier, gebeurtenis)
    return _doe(dossier, gebeurtenis)


def _begin(gebeurtenis: Gebeurtenis) -> Dossier:
    if gebeurtenis.soort is not Gebeurtenissoort.BEGONNEN or gebeurtenis.aanhef is None:
        raise LogFout("a log begins with a beginning")
    return Dossier(
        gebeurtenis.aanhef,
        gebeurtenis.op,
        gebeurtenis.volgnummer,
        {},
        _leg_vast({}, gebeurtenis),
        (gebeurtenis,),
        (gebeurtenis,),
    )


def _doe(dossier: Dossier, gebeurtenis: Gebeurtenis) -> Dossier:
    if gebeurtenis.stap is None or gebeurtenis.uitkomst is None:
        raise LogFout(f"{dossier.kenmerk}: event {gebeurtenis.volgnummer} names no step")
    gedaan = dict(dossier.gedaan)
    gedaan[gebeurtenis.stap, gebeurtenis.voor] = Keer(
        gebeurtenis.uitkomst, gebeurtenis.op, gebeurtenis.door, gebeurtenis.volgnummer, gebeurtenis.door_id
    )
    for stap in gebeurtenis.heropent:
        _heropen(gedaan, stap, gebeurtenis.voor)
    return Dossier(
        dossier.aanhef,
        dossier.begonnen_op,
        gebeurtenis.volgnummer,
        gedaan,
        _leg_vast(dossier.gegevens, gebeurtenis) if gebeurtenis.gegevens else dossier.gegevens,
        (*dossier.log, gebeurtenis),
        (*dossier.historie, gebeurtenis),
        gebeurtenis.sluit or dossier.gesloten,
        gebeurtenis.op if gebeurtenis.sluit else dossier.gesloten_op,
    )


def _heropen(gedaan: dict[Sleutel, Keer], stap: str, voor: str | None) -> None:
    """Forget that a step was done: for this municipality, or, from a step of the whole dossier, for all."""
    if voor is not None and (stap, voor) in gedaan:
        del gedaan[stap, voor]
        return
    for sleutel in [s for s in gedaan if s[0] == stap and (voor is None or s[1] is None)]:
        del gedaan[sleutel]


def _leg_vast(
    gegevens: Mapping[Sleutel, tuple[Vastgelegd, ...]], gebeurtenis: Gebeurtenis
) -> Mapping[Sleutel, tuple[Vastgelegd, ...]]:
    nieuw = dict(gegevens)
    for naam, waarde in gebeurtenis.gegevens.items():
        sleutel = (naam, gebeurtenis.voor)
        nieuw[sleutel] = (*nieuw.get(sleutel, ()), Vastgelegd(waarde, gebeurtenis.op, gebeurtenis.volgnummer))
    return nieuw


def _corrigeer(dossier: Dossier, correctie: Gebeurtenis) -> Dossier:
    """Fold the log again with the corrected event in its place. Corrections are rare; events keep their numbers."""
    log: list[Gebeurtenis] = []
    gevonden = False
    for oud in dossier.log:
        if oud.volgnummer != correctie.verwijst_naar:
            log.append(oud)
            continue
        gevonden = True
        if not correctie.vervalt:
            log.append(replace(oud, gegevens={**oud.gegevens, **correctie.gegevens}))
    if not gevonden:
        raise LogFout(f"{dossier.kenmerk}: event {correctie.verwijst_naar} to correct is not there")
    opnieuw = _begin(log[0])
    for gebeurtenis in log[1:]:
        opnieuw = _doe(opnieuw, gebeurtenis)
    return replace(opnieuw, volgnummer=correctie.volgnummer, historie=(*dossier.historie, correctie))
