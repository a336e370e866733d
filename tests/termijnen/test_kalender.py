"""The calendar: against an independent package, and against the decrees typed out."""

from datetime import date, timedelta

import pytest

from afspraak.termijnen import KALENDER, FeitFout
from afspraak.termijnen.kalender import koningsdag
from termijnen.orakel import BESLUITEN, vaste_dagen


@pytest.mark.parametrize("jaar", range(1980, 2100))
def test_feestdagen_are_those_of_an_independent_package(jaar: int) -> None:
    gelijkgesteld = {d for d in BESLUITEN if d.year == jaar}
    eigen = {d for d in KALENDER.feestdagen(jaar) if d.weekday() != 6}
    # Before 1990 the package lists 5 May only once in five years; the Atw counted it every year.
    vijf_mei = {d for d in (date(jaar, 5, 5),) if d.weekday() != 6}
    assert eigen == vaste_dagen(jaar) | gelijkgesteld | vijf_mei


def test_each_day_of_a_decree_is_in_the_data_and_no_other() -> None:
    assert sorted(d for kb in KALENDER.kb for d in kb.dagen) == sorted(BESLUITEN)


@pytest.mark.parametrize("kb", KALENDER.kb, ids=lambda kb: kb.bron)
def test_a_decree_equates_only_working_days_of_its_own_years(kb) -> None:  # type: ignore[no-untyped-def]
    assert {d.year for d in kb.dagen} <= set(kb.jaren)
    assert all(d.weekday() < 5 and d not in vaste_dagen(d.year) for d in kb.dagen)
    assert kb.laatst_bekeken >= date(2026, 11, 23)
    assert kb.bron


@pytest.mark.parametrize(
    ("jaar", "gedekt"),
    [
        (2010, False),
        (2011, True),
        (2019, True),
        (2020, False),
        (2022, False),
        (2023, True),
        (2028, True),
        (2029, False),
    ],
)
def test_years_with_a_decree(jaar: int, gedekt: bool) -> None:
    assert KALENDER.is_gedekt(jaar) is gedekt


@pytest.mark.parametrize(
    ("jaar", "dag"),
    [
        pytest.param(2026, date(2026, 4, 27), id="2026: 27 april is maandag"),
        pytest.param(2025, date(2025, 4, 26), id="2025: 27 april is zondag, dus zaterdag"),
        pytest.param(2031, date(2031, 4, 26), id="2031: 27 april is zondag, dus zaterdag"),
        pytest.param(2013, date(2013, 4, 30), id="2013: Koninginnedag, 30 april"),
        pytest.param(2006, date(2006, 4, 29), id="2006: 30 april is zondag, dus zaterdag"),
        pytest.param(1978, date(1978, 5, 1), id="1978: 30 april is zondag, dus maandag"),
    ],
)
def test_koningsdag(jaar: int, dag: date) -> None:
    assert koningsdag(jaar) == dag


@pytest.mark.parametrize("dag", ["2026-05-04", "2027-04-26", "2026-12-24", "2026-12-31", "2026-02-02", "2025-05-26"])
def test_ordinary_days_that_lists_get_wrong(dag: str) -> None:
    assert KALENDER.is_werkdag(date.fromisoformat(dag))


@pytest.mark.parametrize(
    ("van", "aantal", "tot"),
    [
        pytest.param("2026-12-23", 2, "2026-12-28", id="wo 23 dec: do 24, (25-27 vrij), ma 28"),
        pytest.param(
            "2027-04-30", 3, "2027-05-10", id="vr 30 apr: ma 3, di 4, (wo 5, do 6, vr 7 en weekend vrij), ma 10"
        ),
        pytest.param("2026-11-20", 1, "2026-11-23", id="vr: ma"),
        pytest.param("2026-11-21", 1, "2026-11-23", id="za: ma"),
        pytest.param("2026-11-23", 0, "2026-11-23", id="nul werkdagen is de dag zelf"),
    ],
)
def test_werkdagen_na(van: str, aantal: int, tot: str) -> None:
    assert KALENDER.werkdagen_na(date.fromisoformat(van), aantal) == date.fromisoformat(tot)


def test_working_days_between_counts_both_ways() -> None:
    van, tot = date(2026, 12, 23), date(2026, 12, 29)
    assert KALENDER.werkdagen_tussen(van, tot) == 3
    assert KALENDER.werkdagen_tussen(tot, van) == -3
    assert KALENDER.werkdagen_tussen(van, van) == 0


@pytest.mark.parametrize("jaar", [1964, 2200])
def test_a_year_outside_the_calendar_is_refused(jaar: int) -> None:
    with pytest.raises(FeitFout, match=rf"^Het jaar {jaar} valt buiten de kalender \(1965 tot en met 2199\)\.$"):
        KALENDER.feestdagen(jaar)


def test_every_working_day_is_its_own_alarm_and_every_day_off_moves_back() -> None:
    dag = date(2026, 1, 1)
    while dag.year == 2026:
        alarm, einde = KALENDER.laatste_werkdag_tot(dag), KALENDER.eerste_werkdag_vanaf(dag)
        assert alarm <= dag <= einde
        assert (alarm == dag) is KALENDER.is_werkdag(dag) is (einde == dag)
        dag += timedelta(days=1)
