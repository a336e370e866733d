"""A second, slow counter, written apart from the program: it walks day by day and knows no arithmetic of weeks.

The fixed days come from the `holidays` package, the days of royal decrees are typed here from the decrees themselves.
"""

from datetime import date, timedelta
from functools import cache

import holidays

EEN = timedelta(days=1)
_DAGEN = (
    "2011-05-06", "2011-06-03", "2012-05-18", "2012-12-24", "2012-12-31", "2013-04-29",
    "2013-05-10", "2013-12-27", "2014-05-30", "2015-01-02", "2015-05-04", "2015-05-15",
    "2016-05-06", "2017-04-28", "2017-05-26", "2018-05-11", "2018-12-24", "2018-12-31",
    "2019-05-31", "2019-12-27", "2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27",
    "2025-05-30", "2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26",
)  # fmt: skip
BESLUITEN = frozenset(date.fromisoformat(dag) for dag in _DAGEN)


@cache
def vaste_dagen(jaar: int) -> frozenset[date]:
    """Return the holidays of a year without its Sundays."""
    dagen = holidays.country_holidays("NL", years=jaar, categories=("public", "optional"), language="en_US")
    return frozenset(dag for dag in dagen if dag.weekday() != 6)


@cache
def goede_vrijdag(jaar: int) -> date:
    """Return Good Friday as the package names it."""
    dagen = holidays.country_holidays("NL", years=jaar, categories=("public", "optional"), language="en_US")
    return next(dag for dag, naam in dagen.items() if naam == "Good Friday")


def vrij(dag: date) -> bool:
    """Tell whether a day is no working day in the Netherlands."""
    return dag.isoweekday() in (6, 7) or dag in vaste_dagen(dag.year) or dag in BESLUITEN


def vrij_in_europa(dag: date) -> bool:
    """The same without the days that are not settled: Good Friday and the royal decrees."""
    return dag.isoweekday() in (6, 7) or (dag in vaste_dagen(dag.year) and dag != goede_vrijdag(dag.year))


def tel_dagen(gebeurtenis: date, aantal: int) -> date:
    """Walk ``aantal`` days on, one by one."""
    dag = gebeurtenis
    for _ in range(aantal):
        dag += EEN
    return dag


def tel_maanden(gebeurtenis: date, aantal: int) -> date:
    """Walk to the ``aantal``-th next month, then to the same day number or the last day before it is too late."""
    dag, maanden = gebeurtenis, 0
    while maanden < aantal:
        vorige, dag = dag, dag + EEN
        maanden += dag.month != vorige.month
    gezocht = gebeurtenis.day
    while dag.day < gezocht and (dag + EEN).month == dag.month:
        dag += EEN
    return dag


def schuif(gebeurtenis: date, einde: date, ten_minste: int, is_vrij=vrij) -> date:  # type: ignore[no-untyped-def]
    """Walk on until the last day is no day off and enough working days lie after the event."""
    while is_vrij(einde) or _werkdagen(gebeurtenis, einde, is_vrij) < ten_minste:
        einde += EEN
    return einde


def _werkdagen(gebeurtenis: date, einde: date, is_vrij) -> int:  # type: ignore[no-untyped-def]
    aantal, dag = 0, gebeurtenis
    while dag < einde:
        dag += EEN
        aantal += not is_vrij(dag)
    return aantal
