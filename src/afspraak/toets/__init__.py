"""Checking a file of worked vectors (a jurist's own too) against the rules.

A vector names a rule, its facts (``inputs``) and what must follow (``expected``). Its words are those of the file
format, in English; the adapters translate them to the facts and values of the rules. Every input must be understood
and every expectation judged: a word that nobody knows counts as a difference, never as a pass.
"""
