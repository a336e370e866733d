"""Afspraak runs an agreement between public bodies. See the README for what it is and for whom."""
