"""Doing a step, or correcting what was recorded."""

from datetime import date

from afspraak.usecases.vastleggen import Antwoord, leg_act_vast
from afspraak.verloop.gebeurtenis import Correctie, Handeling
from afspraak.verloop.kader import Functionaris


def handel(
    kenmerk: str,
    daad: Handeling,
    *,
    door: Functionaris,
    op: date,
    verwacht: int | None = None,
    peildag: date | None = None,
) -> Antwoord:
    """Do a step: what was written, a refusal, or what somebody else did meanwhile.

    ``op`` is the day of the act. ``verwacht`` is the number of the last event that the person saw; None skips that
    question. ``peildag`` is the day on which the projections are computed, today where it is not given.
    """
    return leg_act_vast(kenmerk, daad, door=door, op=op, verwacht=verwacht, peildag=peildag)


def corrigeer(
    kenmerk: str,
    daad: Correctie,
    *,
    door: Functionaris,
    op: date,
    verwacht: int | None = None,
    peildag: date | None = None,
) -> Antwoord:
    """Correct an earlier event by a new one; the answers are those of ``handel``."""
    return leg_act_vast(kenmerk, daad, door=door, op=op, verwacht=verwacht, peildag=peildag)
