"""Amounts of money that the Awb names, by date: the dwangsom per day and the court fees. In whole euro cents."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from afspraak.termijnen import FeitFout, schrijf_dag

MEESTE_DAGEN = 42
PERIODE = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Tarief:
    """Amounts in cents per day for each period of fourteen days, for notices received from ``vanaf`` on."""

    vanaf: date
    per_dag: tuple[int, ...]
    bron: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Griffierecht:
    """Court fees of a year in cents: low, ordinary, legal person."""

    jaar: int
    beroep: tuple[int, ...]
    hoger_beroep: tuple[int, ...]
    bron: str


@cache
def _ruw() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "tarieven.toml").read_text(encoding="utf-8"))


@cache
def griffierechten() -> tuple[Griffierecht, ...]:
    """Return the court fees of the years for which they are known."""
    return tuple(
        Griffierecht(jaar=r["jaar"], beroep=tuple(r["beroep"]), hoger_beroep=tuple(r["hoger_beroep"]), bron=r["bron"])
        for r in _ruw()["griffierecht"]
    )


@cache
def tarieven() -> tuple[Tarief, ...]:
    """Return the dated tariffs, oldest first."""
    return tuple(Tarief(vanaf=r["vanaf"], per_dag=tuple(r["per_dag"]), bron=r["bron"]) for r in _ruw()["tarief"])


def tarief_op(ontvangen_op: date) -> Tarief:
    """Return the tariff for a notice received on this day.

    Raises:
        FeitFout: if there was no dwangsom yet.
    """
    geldend = [t for t in tarieven() if t.vanaf <= ontvangen_op]
    if not geldend:
        raise FeitFout(f"Op {schrijf_dag(ontvangen_op)} bestond de dwangsom nog niet; die begon op 1 oktober 2009.")
    return geldend[-1]


def bedrag_na(dagen_te_laat: int, tarief: Tarief) -> int:
    """Return the total in cents after a number of days of default; at most forty-two days count."""
    geteld = min(dagen_te_laat, MEESTE_DAGEN)
    return sum(tarief.per_dag[dag // PERIODE] for dag in range(geteld))


def schrijf_bedrag(centen: int) -> str:
    """Write an amount in euro: "€ 1.442"; cents only where there are."""
    euro, cent = divmod(centen, 100)
    return f"€ {euro:,}".replace(",", ".") + (f",{cent:02d}" if cent else "")
