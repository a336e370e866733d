"""Printing for people: days, remaining time in words, indented blocks that fit the screen."""

import shutil
import textwrap
from datetime import date

from afspraak.overeenkomst.pakket import Pakket
from afspraak.termijnen import KALENDER, schrijf_dag


def breedte() -> int:
    """Return the width to print in: the terminal's, at most 110."""
    return min(shutil.get_terminal_size((100, 24)).columns, 110)


def blok(tekst: str, inspringen: int = 0, eerste: str = "") -> str:
    """Wrap a text, each line indented; the first line may start with something else."""
    kop = " " * inspringen
    return textwrap.fill(tekst, breedte(), initial_indent=eerste or kop, subsequent_indent=kop)


def resterend(dag: date, peildag: date) -> str:
    """Say how much time is left in words: "nog 3 werkdagen", "vandaag", "2 werkdagen te laat"."""
    if dag == peildag:
        return "vandaag"
    aantal = KALENDER.werkdagen_tussen(peildag, dag)
    if dag > peildag:
        if aantal == 0:
            return "geen werkdag meer"
        return f"nog {aantal} werkdag" if aantal == 1 else f"nog {aantal} werkdagen"
    if aantal == 0:
        return "net te laat"
    return f"{-aantal} werkdag te laat" if aantal == -1 else f"{-aantal} werkdagen te laat"


def dag_met_rest(dag: date, peildag: date) -> str:
    """Write a day with the time that is left."""
    return f"{schrijf_dag(dag)} ({resterend(dag, peildag)})"


def gemeentenaam(pakket: Pakket, gemeente: str | None) -> str:
    """Return how a municipality is called: its title without the word "gemeente"."""
    if gemeente is None:
        return "alle gemeenten"
    partij = pakket.partijen.get(gemeente)
    return partij.titel.removeprefix("gemeente ").removeprefix("Gemeente ") if partij else gemeente
