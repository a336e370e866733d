"""Dossiers of the demo as templates: their events and projections, ready to be copied under another reference."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from afspraak.storage.gebeurtenissen import laad
from afspraak.storage.models import DossierRij, Taak, Taakplek, VerplichtingRij
from afspraak.verloop.gebeurtenis import Gebeurtenis


@dataclass(frozen=True, slots=True)
class Sjabloon:
    """One dossier to copy."""

    rij: DossierRij
    gebeurtenissen: tuple[Gebeurtenis, ...]
    verplichtingen: tuple[VerplichtingRij, ...]
    taken: tuple[tuple[Taak, tuple[Taakplek, ...]], ...]

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to act in it."""
        return self.rij.gesloten_op is None

    def onder(self, kenmerk: str) -> tuple[Gebeurtenis, ...]:
        """Return the events as those of another dossier."""
        eerste = self.gebeurtenissen[0]
        if eerste.aanhef is None:
            raise ValueError(f"{self.rij.kenmerk} does not begin with a beginning")
        return (replace(eerste, aanhef=replace(eerste.aanhef, kenmerk=kenmerk)), *self.gebeurtenissen[1:])


def lees_sjablonen() -> list[Sjabloon]:
    """Return every dossier within the scope as a template."""
    return [
        Sjabloon(
            rij,
            laad(rij.pk),
            tuple(VerplichtingRij.objects.filter(dossier=rij)),
            tuple((t, tuple(Taakplek.objects.filter(taak=t))) for t in Taak.objects.filter(dossier=rij)),
        )
        for rij in DossierRij.objects.order_by("pk")
    ]


def kies(sjablonen: Sequence[Sjabloon], gemiddeld: float, deel_open: float, aantal: int) -> Iterator[Sjabloon]:
    """Yield ``aantal`` templates: a share of open ones, and about so many events in a dossier on average."""
    dobbel = random.Random(20260101)  # noqa: S311 - the same store each time
    open_ = [s for s in sjablonen if s.is_open]
    dicht = [s for s in sjablonen if not s.is_open] or open_
    wens = (gemiddeld - deel_open * _gemiddeld(open_)) / (1 - deel_open)
    klein, groot = _verdeel(dicht, wens)
    kans = _kans(klein, groot, wens)
    for _ in range(aantal):
        if open_ and dobbel.random() < deel_open:
            yield dobbel.choice(open_)
        else:
            yield dobbel.choice(klein if dobbel.random() < kans else groot)


def _gemiddeld(sjablonen: Sequence[Sjabloon]) -> float:
    return sum(len(s.gebeurtenissen) for s in sjablonen) / len(sjablonen) if sjablonen else 0.0


def _verdeel(sjablonen: Sequence[Sjabloon], wens: float) -> tuple[list[Sjabloon], list[Sjabloon]]:
    klein = [s for s in sjablonen if len(s.gebeurtenissen) <= wens]
    groot = [s for s in sjablonen if len(s.gebeurtenissen) > wens]
    return klein or groot, groot or klein


def _kans(klein: Sequence[Sjabloon], groot: Sequence[Sjabloon], wens: float) -> float:
    """Return how often a small one must be chosen for the average to come out."""
    laag, hoog = _gemiddeld(klein), _gemiddeld(groot)
    return 1.0 if laag == hoog else min(max((hoog - wens) / (hoog - laag), 0.0), 1.0)
