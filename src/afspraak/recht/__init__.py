"""The statutes: one module per act, rules by id, each with its ground and how sure its text is."""

from afspraak.recht import (
    atw,
    avg,
    awb,
    bekendmaking,
    bewaren,
    gemeentewet,
    gpk,
    jeugdwet,
    leerlingenvervoer,
    overeenkomst,
    participatiewet,
    schuldhulp,
    wgr,
    wmo,
    woo,
)
from afspraak.recht.regel import Regelboek, geregistreerd

WETTEN = Regelboek(geregistreerd())
"""Every rule of the statutes, by id."""

__all__ = [
    "WETTEN",
    "atw",
    "avg",
    "awb",
    "bekendmaking",
    "bewaren",
    "gemeentewet",
    "gpk",
    "jeugdwet",
    "leerlingenvervoer",
    "overeenkomst",
    "participatiewet",
    "schuldhulp",
    "wgr",
    "wmo",
    "woo",
]
