"""Algemene wet bestuursrecht: the rules of one act, by name."""

from afspraak.recht.awb.bezwaar import bezwaartermijn

__all__ = ["bezwaartermijn"]
