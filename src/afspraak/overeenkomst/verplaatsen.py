"""Moving a worked case: to other weeks (weekdays stay what they were) or to another municipality."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from afspraak.overeenkomst.voorbeelden import Voorbeeld
from afspraak.verloop.gebeurtenis import Waarde


def verschuif(voorbeeld: Voorbeeld, weken: int) -> Voorbeeld:
    """Return the case with every day moved by whole weeks."""
    duur = timedelta(weeks=weken)

    def schuif(waarde: Waarde) -> Waarde:
        return waarde + duur if isinstance(waarde, date) else waarde

    verloop = tuple(
        replace(v, dag=v.dag + duur, gegevens={naam: schuif(w) for naam, w in v.gegevens.items()})
        for v in voorbeeld.verloop
    )
    return replace(voorbeeld, verloop=verloop)


def verhuis(voorbeeld: Voorbeeld, gemeente: str) -> Voorbeeld:
    """Return the case as if it played in another municipality; a case of all municipalities stays as it is."""
    van = voorbeeld.gemeente
    if van is None or van == gemeente:
        return voorbeeld

    def anders(naam: str) -> str:
        return gemeente if naam == van else naam

    verloop = tuple(
        replace(
            v,
            bij=anders(v.bij),
            voor=anders(v.voor) if v.voor else None,
            gegevens={n: anders(w) if isinstance(w, str) else w for n, w in v.gegevens.items()},
        )
        for v in voorbeeld.verloop
    )
    return replace(voorbeeld, gemeente=gemeente, verloop=verloop)


def vul_in(voorbeeld: Voorbeeld, gegevens: Mapping[str, Waarde]) -> Voorbeeld:
    """Return the case with other values for the facts that it records."""
    verloop = tuple(
        replace(v, gegevens={n: gegevens.get(n, w) for n, w in v.gegevens.items()}) for v in voorbeeld.verloop
    )
    return replace(voorbeeld, verloop=verloop)
