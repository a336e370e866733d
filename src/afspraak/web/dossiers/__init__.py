"""Dossiers: the list, one of them, starting one, acting in it."""
