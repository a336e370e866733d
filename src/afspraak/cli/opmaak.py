"""Printing for people: days, remaining time in words, indented blocks that fit the screen."""

import shutil
import textwrap
from datetime import date

from afspraak.overeenkomst.zinnen import resterend
from afspraak.termijnen import schrijf_dag


def breedte() -> int:
    """Return the width to print in: the terminal's, at most 110."""
    return min(shutil.get_terminal_size((100, 24)).columns, 110)


def blok(tekst: str, inspringen: int = 0, eerste: str = "") -> str:
    """Wrap a text, each line indented; the first line may start with something else."""
    kop = " " * inspringen
    return textwrap.fill(tekst, breedte(), initial_indent=eerste or kop, subsequent_indent=kop)


def dag_met_rest(dag: date, peildag: date) -> str:
    """Write a day with the time that is left."""
    return f"{schrijf_dag(dag)} ({resterend(dag, peildag)})"
