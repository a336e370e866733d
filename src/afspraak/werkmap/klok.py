"""The one module that reads the clock. Everywhere else the day is an argument."""

from datetime import date, datetime

from afspraak.termijnen.dagen import NEDERLAND


def vandaag() -> date:
    """Return today's day in the Netherlands."""
    return datetime.now(NEDERLAND).date()
