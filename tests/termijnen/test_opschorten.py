"""Suspensions and extensions: each counts exactly what the text says, in the order of their dates."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afspraak.termijnen import FeitFout, Opschorting, Regime, Termijn, Verlenging, bereken_termijn
from afspraak.termijnen.tellen import weken

BEGIN = date(2026, 9, 3)  # thursday; six weeks end on thursday 15 October 2026


def d(tekst: str) -> date:
    return date.fromisoformat(tekst)


def o(van: str, tot: str | None = None, grond: str = "grond") -> Opschorting:
    return Opschorting(van=d(van), tot=d(tot) if tot else None, grondslag=grond)


def v(op: str | None, aantal: int = 6) -> Verlenging:
    return Verlenging(grondslag="lid 3", bewijs_op=d(op) if op else None, duur=weken(aantal))


def tot(op: str, nieuw: str) -> Verlenging:
    return Verlenging(grondslag="lid 4", bewijs_op=d(op), tot=d(nieuw), wat="uitgesteld")


def termijn(
    *opschortingen: Opschorting,
    verlengingen: tuple[Verlenging, ...] = (),
    peildag: date | None = None,
    regime: Regime = Regime.ATW,
) -> Termijn:
    return bereken_termijn(
        regel="X",
        grondslag="X",
        wat="gebeurd",
        vanaf=BEGIN,
        duur=weken(6),
        regime=regime,
        opschortingen=opschortingen,
        verlengingen=verlengingen,
        peildag=peildag,
    )


@pytest.mark.parametrize(
    ("opschortingen", "dagen", "nominaal"),
    [
        pytest.param((o("2026-09-10", "2026-09-24"),), 14, "2026-10-29", id="24 - 10 = 14 dagen"),
        pytest.param((o("2026-09-10", "2026-09-11"),), 1, "2026-10-16", id="de dag erna aangevuld: 1 dag"),
        pytest.param((o("2026-09-10", "2026-09-10"),), 0, "2026-10-15", id="dezelfde dag aangevuld: 0 dagen"),
        pytest.param((o("2026-08-20", "2026-09-03"),), 0, "2026-10-15", id="voor het begin: 0 dagen"),
        pytest.param((o("2026-08-20", "2026-09-08"),), 5, "2026-10-20", id="alleen het deel na 3 sep: 5 dagen"),
        pytest.param(
            (o("2026-09-10", "2026-09-24"), o("2026-09-15", "2026-09-30")),
            20,
            "2026-11-04",
            id="overlap: 10 t/m 30 = 20",
        ),
        pytest.param(
            (o("2026-09-15", "2026-09-20"), o("2026-09-10", "2026-09-30")),
            20,
            "2026-11-04",
            id="de een in de ander: 20",
        ),
        pytest.param(
            (o("2026-09-10", "2026-09-14"), o("2026-09-20", "2026-09-23")), 7, "2026-10-22", id="twee keer: 4 + 3 dagen"
        ),
        pytest.param((o("2026-10-15", "2026-10-20"),), 5, "2026-10-20", id="op de laatste dag: nog op tijd"),
        pytest.param((o("2026-10-16", "2026-10-20"),), 0, "2026-10-15", id="na het einde: telt niet"),
        pytest.param(
            (o("2026-10-10", "2026-10-20"), o("2026-10-22", "2026-10-27")),
            15,
            "2026-10-30",
            id="binnen de verlengde tijd",
        ),
    ],
)
def test_days_of_suspension(opschortingen: tuple[Opschorting, ...], dagen: int, nominaal: str) -> None:
    t = termijn(*opschortingen)
    assert (t.opgeschorte_dagen, t.nominale_dag) == (dagen, d(nominaal))
    assert t.loopt


def test_the_end_moves_once_at_the_very_end() -> None:
    # 15 Oct + 71 days = Fri 25 December, so Mon 28 December
    t = termijn(o("2026-09-10", "2026-11-20"))
    assert (t.nominale_dag, t.laatste_dag, t.alarm_dag) == (d("2026-12-25"), d("2026-12-28"), d("2026-12-24"))


def test_a_suspension_asked_on_the_day_to_which_the_end_was_moved() -> None:
    # six weeks from Fri 13 November end on Fri 25 December, so Mon 28; asked on the 28th the term waits for the answer
    t = bereken_termijn(
        regel="X",
        grondslag="X",
        wat="gebeurd",
        vanaf=d("2026-11-13"),
        duur=weken(6),
        regime=Regime.ATW,
        opschortingen=(o("2026-12-28", "2027-01-07"),),
    )
    assert (t.opgeschorte_dagen, t.nominale_dag) == (10, d("2027-01-07"))


def test_a_suspension_that_lasts_counts_up_to_the_reference_day() -> None:
    open_ = o("2026-09-10")
    assert termijn(open_, peildag=d("2026-09-24")).nominale_dag == d("2026-10-29")
    zonder = termijn(open_)
    assert (zonder.nominale_dag, zonder.loopt) == (d("2026-10-15"), False)
    assert "de opschorting loopt nog; de laatste dag schuift mee" in zonder.zin
    assert termijn(open_, peildag=d("2026-09-01")).opgeschorte_dagen == 0


def test_a_suspension_that_starts_too_late_does_not_hold_the_term() -> None:
    assert termijn(o("2026-11-01")).loopt


def test_a_suspension_cannot_end_before_it_starts() -> None:
    with pytest.raises(FeitFout) as fout:
        termijn(o("2026-09-24", "2026-09-10"))
    assert str(fout.value) == (
        "De opschorting eindigt op donderdag 10 september 2026, voordat zij begint (donderdag 24 september 2026). "
        "Controleer beide dagen."
    )


@pytest.mark.parametrize(
    ("opschortingen", "verlengingen", "nominaal"),
    [
        pytest.param((), (v("2026-10-15"),), "2026-11-26", id="op de laatste dag: 15 okt + 42"),
        pytest.param((), (v("2026-10-16"),), "2026-10-15", id="een dag te laat: geen gevolg"),
        pytest.param((), (v(None),), "2026-10-15", id="zonder bewijs: geen gevolg"),
        pytest.param(
            (o("2026-09-10", "2026-09-24"),), (v("2026-10-29"),), "2026-12-10", id="binnen de opgeschorte tijd"
        ),
        pytest.param((o("2026-09-10", "2026-09-24"),), (v("2026-10-30"),), "2026-10-29", id="ook daarna te laat"),
        pytest.param(
            (o("2026-11-01", "2026-11-11"),), (v("2026-10-10"),), "2026-12-06", id="opgeschort in de verdaging"
        ),
        pytest.param(
            (), (v("2026-10-10"), tot("2026-11-20", "2027-01-14")), "2027-01-14", id="verdaagd, dan instemming"
        ),
        pytest.param(
            (),
            (tot("2026-11-20", "2027-01-14"), v("2026-10-10")),
            "2027-01-14",
            id="volgorde maakt niet uit",
        ),
        pytest.param((), (tot("2026-11-20", "2027-01-14"),), "2026-10-15", id="instemming na het einde: geen gevolg"),
        pytest.param((), (tot("2026-10-01", "2026-10-08"),), "2026-10-15", id="een vroegere dag: geen gevolg"),
    ],
)
def test_an_extension_needs_proof_in_time(
    opschortingen: tuple[Opschorting, ...], verlengingen: tuple[Verlenging, ...], nominaal: str
) -> None:
    assert termijn(*opschortingen, verlengingen=verlengingen).nominale_dag == d(nominaal)


def test_a_late_proof_is_told() -> None:
    assert "de verlenging van vrijdag 16 oktober 2026, na het einde, heeft geen gevolg (lid 3)" in (
        termijn(verlengingen=(v("2026-10-16"),)).zin
    )


def test_a_named_day_does_not_move_but_the_other_reading_is_shown() -> None:
    t = termijn(verlengingen=(tot("2026-10-01", "2026-12-26"),))
    assert (t.laatste_dag, t.andere_dag, t.alarm_dag) == (d("2026-12-26"), d("2026-12-28"), d("2026-12-24"))
    op_werkdag = termijn(verlengingen=(tot("2026-10-01", "2026-12-28"),))
    assert (op_werkdag.laatste_dag, op_werkdag.andere_dag) == (d("2026-12-28"), None)


PERIODEN = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 30)).map(
        lambda p: Opschorting(van=BEGIN + timedelta(days=p[0]), tot=BEGIN + timedelta(days=p[0] + p[1]), grondslag="g")
    ),
    max_size=5,
)


@given(perioden=PERIODEN)
@settings(max_examples=200)
def test_suspension_moves_the_nominal_end_by_its_days(perioden: list[Opschorting]) -> None:
    """A slow second count: walk the days, tick only those on which no ground holds; the last day can still suspend."""
    tikken, dag = 0, BEGIN
    while tikken < 42 or any(p.van <= dag < (p.tot or p.van) for p in perioden):
        dag += timedelta(days=1)
        tikken += not any(p.van < dag <= (p.tot or p.van) for p in perioden)
    # Without a regime: the Atw would let an act count on the days to which it moves the end.
    t = termijn(*perioden, regime=Regime.GEEN)
    assert (t.nominale_dag, t.opgeschorte_dagen) == (dag, (dag - BEGIN).days - 42)


@given(perioden=PERIODEN)
@settings(max_examples=100)
def test_the_order_in_which_suspensions_are_given_is_nothing(perioden: list[Opschorting]) -> None:
    assert termijn(*perioden).nominale_dag == termijn(*reversed(perioden)).nominale_dag


@given(van=st.integers(0, 42), lengte=st.integers(0, 40))
@settings(max_examples=100)
def test_a_longer_suspension_never_ends_earlier(van: int, lengte: int) -> None:
    start = BEGIN + timedelta(days=van)
    einden = [
        termijn(Opschorting(van=start, tot=start + timedelta(days=n), grondslag="g")).laatste_dag
        for n in range(lengte, lengte + 3)
    ]
    assert all(a <= b for a, b in pairwise(einden))
