"""Filling an empty store with very many dossiers, to measure or to size a machine."""
