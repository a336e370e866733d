"""Counting and moving ends: tables with their arithmetic, and the slow counter as a second opinion."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afspraak.termijnen import KALENDER, Duur, FeitFout, Regime, Termijn, bereken_termijn, bereken_terug
from afspraak.termijnen.tellen import (
    Eenheid,
    atw_geldt,
    dagen,
    is_vrij_eu,
    jaren,
    maanden,
    tel_maanden,
    tel_op,
    tel_uren,
    uren,
    weken,
    werkdagen,
)
from termijnen import orakel

GEDEKT = st.dates(min_value=date(2023, 1, 1), max_value=date(2028, 9, 1))


def termijn(vanaf: date, duur: Duur, regime: Regime) -> Termijn:
    return bereken_termijn(regel="X", grondslag="X", wat="gebeurd", vanaf=vanaf, duur=duur, regime=regime)


@pytest.mark.parametrize(
    ("vanaf", "duur", "nominaal", "einde"),
    [
        pytest.param("2026-09-03", weken(6), "2026-10-15", "2026-10-15", id="do 3 sep + 42 = do 15 okt"),
        pytest.param("2026-11-20", weken(6), "2027-01-01", "2027-01-04", id="vr 20 nov + 42 = Nieuwjaar, ma 4 jan"),
        pytest.param("2026-09-26", weken(12), "2026-12-19", "2026-12-21", id="12 weken: za 19 dec schuift naar ma 21"),
        pytest.param("2026-09-19", weken(13), "2026-12-19", "2026-12-19", id="13 weken: za 19 dec blijft staan"),
        pytest.param("2026-09-27", dagen(90), "2026-12-26", "2026-12-28", id="90 dagen: za 26 dec schuift naar ma 28"),
        pytest.param("2026-09-26", dagen(91), "2026-12-26", "2026-12-26", id="91 dagen: za 26 dec blijft staan"),
        pytest.param("2026-09-26", maanden(3), "2026-12-26", "2026-12-28", id="3 maanden: za 26 dec schuift"),
        pytest.param("2026-08-26", maanden(4), "2026-12-26", "2026-12-26", id="4 maanden: za 26 dec blijft staan"),
        pytest.param("2025-12-26", jaren(1), "2026-12-26", "2026-12-26", id="1 jaar: za 26 dec blijft staan"),
        pytest.param("2027-04-28", weken(1), "2027-05-05", "2027-05-10", id="wo 5 mei, do Hemelvaart, vr KB, weekend"),
        pytest.param("2026-04-02", dagen(3), "2026-04-05", "2026-04-08", id="3 dagen over Pasen: di 7 en wo 8 nodig"),
        pytest.param("2026-12-24", dagen(3), "2026-12-27", "2026-12-29", id="3 dagen over Kerst: ma 28 en di 29 nodig"),
        pytest.param("2026-12-24", dagen(2), "2026-12-26", "2026-12-28", id="2 dagen: alleen artikel 1"),
        pytest.param("2026-12-24", werkdagen(1), "2026-12-28", "2026-12-28", id="1 werkdag: artikel 2 doet niet mee"),
        pytest.param("2026-12-24", werkdagen(3), "2026-12-30", "2026-12-30", id="3 werkdagen: ma 28, di 29, wo 30"),
        pytest.param("2026-05-13", weken(1), "2026-05-20", "2026-05-20", id="1 week om Hemelvaart: ma 18 t/m wo 20"),
    ],
)
def test_the_atw_moves_an_end_once(vanaf: str, duur: Duur, nominaal: str, einde: str) -> None:
    t = termijn(date.fromisoformat(vanaf), duur, Regime.ATW)
    assert (t.nominale_dag.isoformat(), t.laatste_dag.isoformat()) == (nominaal, einde)


@pytest.mark.parametrize(
    ("duur", "geldt"),
    [
        (dagen(90), True), (dagen(91), False), (weken(12), True), (weken(13), False), (maanden(3), True),
        (maanden(4), False), (jaren(1), False), (uren(1), False), (uren(72), False), (werkdagen(3), True),
    ],
    ids=str,
)  # fmt: skip
def test_the_reach_of_the_atw(duur: Duur, geldt: bool) -> None:
    assert atw_geldt(duur) is geldt


@pytest.mark.parametrize(
    ("van", "aantal", "tot"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-10-31", 3, "2027-01-31"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
    ],
)
def test_months_keep_the_day_or_take_the_last(van: str, aantal: int, tot: str) -> None:
    assert tel_maanden(date.fromisoformat(van), aantal) == date.fromisoformat(tot)


def test_months_beyond_the_calendar_are_refused() -> None:
    with pytest.raises(FeitFout, match="valt buiten de kalender"):
        tel_maanden(date(9999, 12, 1), 1)


@pytest.mark.parametrize("duur", [uren(3), werkdagen(2)], ids=str)
def test_what_cannot_be_counted_back_is_refused(duur: Duur) -> None:
    with pytest.raises(FeitFout) as fout:
        tel_op(date(2026, 1, 1), duur, KALENDER, terug=True)
    assert str(fout.value) == f"{duur} kan niet vanaf een dag worden geteld."


@given(dag=GEDEKT, aantal=st.integers(1, 90))
@settings(max_examples=150)
def test_days_agree_with_the_slow_counter(dag: date, aantal: int) -> None:
    t = termijn(dag, dagen(aantal), Regime.ATW)
    nominaal = orakel.tel_dagen(dag, aantal)
    assert t.nominale_dag == nominaal
    assert t.laatste_dag == orakel.schuif(dag, nominaal, 2 if aantal >= 3 else 0)


@given(dag=GEDEKT, aantal=st.integers(1, 12))
@settings(max_examples=150)
def test_weeks_agree_with_the_slow_counter(dag: date, aantal: int) -> None:
    t = termijn(dag, weken(aantal), Regime.ATW)
    assert t.laatste_dag == orakel.schuif(dag, orakel.tel_dagen(dag, 7 * aantal), 2)


@given(dag=GEDEKT, aantal=st.integers(1, 3))
@settings(max_examples=150)
def test_months_agree_with_the_slow_counter(dag: date, aantal: int) -> None:
    t = termijn(dag, maanden(aantal), Regime.ATW)
    nominaal = orakel.tel_maanden(dag, aantal)
    assert (t.nominale_dag, t.laatste_dag) == (nominaal, orakel.schuif(dag, nominaal, 2))


@given(dag=GEDEKT, aantal=st.integers(1, 3))
@settings(max_examples=150)
def test_europe_agrees_with_the_slow_counter(dag: date, aantal: int) -> None:
    t = termijn(dag, maanden(aantal), Regime.EU1182)
    assert t.laatste_dag == orakel.schuif(dag, orakel.tel_maanden(dag, aantal), 2, orakel.vrij_in_europa)


@given(dag=GEDEKT, aantal=st.integers(1, 12))
@settings(max_examples=150)
def test_europe_in_days_agrees_with_the_slow_counter(dag: date, aantal: int) -> None:
    t = termijn(dag, dagen(aantal), Regime.EU1182)
    ten_minste = 2 if aantal >= 2 else 0
    assert t.laatste_dag == orakel.schuif(dag, orakel.tel_dagen(dag, aantal), ten_minste, orakel.vrij_in_europa)


@given(dag=GEDEKT, aantal=st.integers(1, 400), eenheid=st.sampled_from([Eenheid.DAG, Eenheid.WEEK]))
@settings(max_examples=100)
def test_a_contract_moves_nothing(dag: date, aantal: int, eenheid: Eenheid) -> None:
    t = termijn(dag, Duur(aantal, eenheid), Regime.OVEREENKOMST)
    assert t.laatste_dag == t.nominale_dag == dag + timedelta(days=aantal * (7 if eenheid is Eenheid.WEEK else 1))


@given(
    dag=GEDEKT, later=st.integers(0, 40), duur=st.sampled_from([dagen(3), weken(2), weken(6), weken(12), maanden(1)])
)
@settings(max_examples=200)
def test_a_later_event_never_ends_earlier(dag: date, later: int, duur: Duur) -> None:
    for regime in Regime:
        eerst, dan = termijn(dag, duur, regime), termijn(dag + timedelta(days=later), duur, regime)
        assert eerst.laatste_dag <= dan.laatste_dag
        assert eerst.alarm_dag <= dan.alarm_dag


@given(dag=GEDEKT, aantal=st.integers(0, 90))
@settings(max_examples=200)
def test_ends_and_alarms_fall_where_they_may(dag: date, aantal: int) -> None:
    for regime in Regime:
        t = termijn(dag, dagen(aantal), regime)
        assert t.eerste_dag <= t.laatste_dag
        assert dag <= t.nominale_dag <= t.laatste_dag
        assert t.alarm_dag <= t.nominale_dag
        assert KALENDER.is_werkdag(t.alarm_dag)
        if regime is Regime.ATW:
            assert KALENDER.is_werkdag(t.laatste_dag)
        if regime is Regime.EU1182:
            assert not is_vrij_eu(t.laatste_dag)


@given(
    moment=st.datetimes(datetime(2023, 1, 1), datetime(2028, 12, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    aantal=st.integers(0, 200),
)
@settings(max_examples=200)
def test_hours_are_absolute(moment: datetime, aantal: int) -> None:
    tot = tel_uren(moment, aantal)
    assert tot.astimezone(UTC) - moment == timedelta(hours=aantal)
    assert tot.tzinfo == ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("vanaf", "tot"),
    [
        pytest.param("2026-10-23T10:00+02:00", "2026-10-26T09:00+01:00", id="klok terug op 25 okt: een uur vroeger"),
        pytest.param("2026-03-27T10:00+01:00", "2026-03-30T11:00+02:00", id="klok vooruit op 29 mrt: een uur later"),
        pytest.param("2026-08-21T16:40+02:00", "2026-08-24T16:40+02:00", id="weekend telt mee"),
    ],
)
def test_seventy_two_hours_over_a_change_of_clock(vanaf: str, tot: str) -> None:
    assert tel_uren(datetime.fromisoformat(vanaf), 72) == datetime.fromisoformat(tot)


@given(dag=GEDEKT, aantal=st.integers(0, 60))
@settings(max_examples=100)
def test_a_backward_term_never_moves(dag: date, aantal: int) -> None:
    t = bereken_terug(regel="X", grondslag="X", wat="de zitting is", gebeurtenis=dag, duur=dagen(aantal))
    assert t.laatste_dag == t.nominale_dag == dag - timedelta(days=aantal)
    assert t.alarm_dag <= t.laatste_dag


def test_an_event_day_that_counts_is_the_first_day() -> None:
    t = bereken_termijn(
        regel="X",
        grondslag="X",
        wat="verzuim",
        vanaf=date(2026, 11, 2),
        duur=weken(8),
        regime=Regime.GEEN,
        begin_lid=True,
    )
    assert (t.eerste_dag, t.laatste_dag) == (date(2026, 11, 2), date(2026, 12, 27))


@pytest.mark.parametrize(
    ("vanaf", "regime", "voorlopig"),
    [
        ("2026-11-20", Regime.ATW, False),
        ("2028-12-15", Regime.ATW, True),
        ("2029-12-28", Regime.OVEREENKOMST, True),
        ("2029-12-28", Regime.GEEN, False),
        ("2021-03-01", Regime.EU1182, True),
    ],
)
def test_an_end_in_a_year_without_decree_is_provisional(vanaf: str, regime: Regime, voorlopig: bool) -> None:
    t = termijn(date.fromisoformat(vanaf), weken(4), regime)
    assert t.voorlopig is voorlopig
    assert ("voorlopig: voor" in t.zin) is voorlopig


def test_the_sentence_names_every_step() -> None:
    assert termijn(date(2026, 11, 20), weken(6), Regime.ATW).zin == (
        "Gebeurd op vrijdag 20 november 2026; zes weken (X) lopen van zaterdag 21 november 2026 tot en met vrijdag "
        "1 januari 2027; dat is een feestdag (Nieuwjaarsdag), dus tot en met maandag 4 januari 2027 (Atw 1)."
    )
    assert "(Atw 1: dinsdag 7 april 2026) en er moeten twee werkdagen in zitten, dus tot en met woensdag 8 april" in (
        termijn(date(2026, 4, 2), dagen(3), Regime.ATW).zin
    )
    assert "die dag is gelijkgesteld met een feestdag (Stcrt. 2025, 24713)" in (
        termijn(date(2027, 3, 12), weken(8), Regime.ATW).zin
    )
    assert termijn(date(2026, 12, 18), weken(1), Regime.OVEREENKOMST).zin.endswith(
        "; een termijn uit een overeenkomst schuift niet op."
    )
