"""Facts with which every rule of the register can be computed, by the names of the facts."""

from datetime import UTC, date, datetime
from typing import Any

from afspraak.recht.regel import Gevraagd, Regel
from afspraak.termijnen import Duur, Opschorting
from afspraak.termijnen.tellen import weken

DAG = date(2026, 11, 20)
MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
_OP_NAAM: dict[str, Any] = {
    "ingebrekestelling_ontvangen_op": date(2026, 11, 23),
    "ingebrekestelling_verzonden_op": date(2026, 11, 23),
    "instemming_tot": date(2026, 12, 15),
    "redelijke_termijn_tot": date(2026, 12, 15),
    "regeling": "verordening",
    "grond": "aanvulling",
    "soort": "gewoon",
    "resultaat": "13.1",
    "instemming_van": "indiener",
    "vorm": "aangetekende brief",
    "jaar": 2024,
    "begrotingsjaar": 2027,
    "einde_termijn": date(2026, 11, 20),
}
# What a rule needs beside its required facts: one of several that can do.
_ERBIJ: dict[str, dict[str, Any]] = {
    "AWB-6:9": {"ontvangen_op": DAG},
    "WOO-4.1.6": {"precisering_tot": DAG},
    "RET": {"brondatum": DAG},
    "OVK-OVERMACHT": {"begonnen_op": DAG},
}
_OP_SOORT: dict[type, Any] = {
    date: DAG,
    datetime: MOMENT,
    int: 2,
    bool: True,
    str: "tekst",
    Duur: weken(2),
    Opschorting: Opschorting(van=DAG, tot=DAG),
}


def waarde(feit: Gevraagd) -> Any:
    """Return a fitting value for a fact."""
    los = _OP_NAAM.get(feit.naam, _OP_SOORT[feit.soort])
    return (los,) if feit.meer else los


def feiten(regel: Regel) -> dict[str, Any]:
    """Return the facts that a rule needs."""
    return {f.naam: waarde(f) for f in regel.feiten if f.verplicht} | _ERBIJ.get(regel.id, {})
