"""Checking a file of worked vectors (a jurist's own too) against the rules.

A vector names a rule, its facts (``inputs``) and what must follow (``expected``). Its words are those of the file
format, in English, which adapters translate to the facts and values of the rules; or they are the rule's own, in
Dutch, which need no adapter. Every input must be understood and every expectation judged: a word that nobody knows
counts as a difference, never as a pass.
"""

from afspraak.toets import adapters_awb, adapters_bezwaar, adapters_overeenkomst, adapters_sociaal, adapters_woo
from afspraak.toets.vergelijken import ADAPTERS, Afwijking, VectorFout, lees_vectoren, toets

__all__ = [
    "ADAPTERS",
    "Afwijking",
    "VectorFout",
    "adapters_awb",
    "adapters_bezwaar",
    "adapters_overeenkomst",
    "adapters_sociaal",
    "adapters_woo",
    "lees_vectoren",
    "toets",
]
