"""Procedures and events: what may be done now, by whom, on what ground, and what follows. Knows no article.

A procedure is a table (``procedure``). What happened is a tuple of events (``gebeurtenis``); a ``Dossier`` is their
pure fold (``evolve``). ``decide`` answers an act with events or with a ``Weigering``. Open steps, clocks and the
obligation ledger are computed from the state, never stored in it.
"""

from afspraak.verloop.besluit import decide
from afspraak.verloop.dossier import Dossier, evolve, fold
from afspraak.verloop.gebeurtenis import Begin, Correctie, Gebeurtenis, Gebeurtenissoort, Handeling, Waarde
from afspraak.verloop.grootboek import Verplichting, grootboek
from afspraak.verloop.kader import Functionaris, Kader, Mandaat, Rolhouder
from afspraak.verloop.klokken import Klokstand, Stand, klokstanden
from afspraak.verloop.openstaand import OpenStap, open_stappen
from afspraak.verloop.procedure import Procedure
from afspraak.verloop.weigering import Weigering, Weigeringsoort

__all__ = [
    "Begin",
    "Correctie",
    "Dossier",
    "Functionaris",
    "Gebeurtenis",
    "Gebeurtenissoort",
    "Handeling",
    "Kader",
    "Klokstand",
    "Mandaat",
    "OpenStap",
    "Procedure",
    "Rolhouder",
    "Stand",
    "Verplichting",
    "Waarde",
    "Weigering",
    "Weigeringsoort",
    "decide",
    "evolve",
    "fold",
    "grootboek",
    "klokstanden",
    "open_stappen",
]
