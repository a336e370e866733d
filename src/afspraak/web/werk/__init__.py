"""Mijn werk."""
