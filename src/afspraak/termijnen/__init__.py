"""Days, feestdagen and the counting of terms: pure functions from values to values.

How ends are counted, everywhere in this package: a term runs *from and including* its ``eerste_dag`` *up to
and including* its ``laatste_dag``, through 24:00 in Dutch time. The day of the event itself does not count,
unless a rule says so in its name or docstring. A legal day is a ``date``; a moment is an aware ``datetime``.
"""

from afspraak.termijnen.dagen import lees_dag, lokale_dag, schrijf_dag
from afspraak.termijnen.fouten import AfspraakFout, FeitFout
from afspraak.termijnen.kalender import KALENDER, Kalender
from afspraak.termijnen.tellen import Duur, Eenheid, Regime
from afspraak.termijnen.termijn import Opschorting, Termijn, Verlenging, Zekerheid, bereken_termijn, bereken_terug

__all__ = [
    "KALENDER",
    "AfspraakFout",
    "Duur",
    "Eenheid",
    "FeitFout",
    "Kalender",
    "Opschorting",
    "Regime",
    "Termijn",
    "Verlenging",
    "Zekerheid",
    "bereken_termijn",
    "bereken_terug",
    "lees_dag",
    "lokale_dag",
    "schrijf_dag",
]
