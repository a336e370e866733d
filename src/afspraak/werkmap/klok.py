"""The one module that reads the clock. Everywhere else the day is an argument.

A demo, a training or a test sets the day with AFSPRAAK_DAG; the moment of registration stays the real one.
"""

import os
from datetime import UTC, date, datetime

from afspraak.termijnen import lees_dag
from afspraak.termijnen.dagen import NEDERLAND


def vandaag() -> date:
    """Return today's day in the Netherlands, or the day that AFSPRAAK_DAG sets.

    Raises:
        FeitFout: if AFSPRAAK_DAG is no day.
    """
    gezet = os.environ.get("AFSPRAAK_DAG")
    return lees_dag(gezet, "AFSPRAAK_DAG") if gezet else datetime.now(NEDERLAND).date()


def nu() -> datetime:
    """Return the present moment, for the time at which something was registered."""
    return datetime.now(UTC)
