"""Reading and writing days and moments; what is wrong is said in a sentence."""

from datetime import UTC, date, datetime

import pytest

from afspraak.termijnen import Duur, FeitFout, lees_dag, lokale_dag, schrijf_dag
from afspraak.termijnen.dagen import als_dag, als_moment, lees_moment, schrijf_dag_kort, schrijf_moment
from afspraak.termijnen.tellen import Eenheid, dagen, jaren, maanden, uren, weken, werkdagen

VRIJDAG = date(2026, 11, 20)


@pytest.mark.parametrize(
    "tekst",
    ["2026-11-20", "20-11-2026", "20 november 2026", "vr 20 november 2026", "Vrijdag 20 November 2026", " 2026-11-20 "],
)
def test_a_day_in_each_of_its_writings(tekst: str) -> None:
    assert lees_dag(tekst) == VRIJDAG


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("2026-02-30", "De dag '2026-02-30' bestaat niet. Controleer bekendgemaakt_op."),
        ("30 februari 2026", "De dag '30 februari 2026' bestaat niet. Controleer bekendgemaakt_op."),
        ("29-02-2027", "De dag '29-02-2027' bestaat niet. Controleer bekendgemaakt_op."),
        ("ma 20 november 2026", "'ma 20 november 2026': 20 november 2026 is een vrijdag."),
        (
            "11/20/2026",
            "'11/20/2026' is geen dag. Schrijf bekendgemaakt_op als 2026-11-20, 20-11-2026 of 20 november 2026.",
        ),
        ("20 brumaire 2026", "'20 brumaire 2026' is geen dag. Schrijf bekendgemaakt_op als 2026-11-20,"),
        ("", "'' is geen dag."),
    ],
)
def test_what_is_no_day_is_said(tekst: str, zin: str) -> None:
    with pytest.raises(FeitFout) as fout:
        lees_dag(tekst, "bekendgemaakt_op")
    assert str(fout.value).startswith(zin)
    assert fout.value.feit == "bekendgemaakt_op"


def test_days_are_written_in_full() -> None:
    assert schrijf_dag(VRIJDAG) == "vrijdag 20 november 2026"
    assert schrijf_dag_kort(VRIJDAG) == "vr 20 november 2026"


def test_a_moment_is_refused_as_a_day() -> None:
    with pytest.raises(
        FeitFout, match=r"^Voor ontvangen_op is een dag nodig, geen tijdstip \(2026-11-20T23:30:00\)\.$"
    ):
        als_dag(datetime(2026, 11, 20, 23, 30), "ontvangen_op")  # noqa: DTZ001


def test_a_text_is_refused_as_a_day() -> None:
    with pytest.raises(FeitFout, match=r"^Voor ontvangen_op is een dag nodig; '2026-11-20' is dat niet\.$"):
        als_dag("2026-11-20", "ontvangen_op")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("moment", "dag"),
    [
        pytest.param(datetime(2026, 7, 1, 21, 59, tzinfo=UTC), date(2026, 7, 1), id="zomer 21:59 UTC is 23:59 hier"),
        pytest.param(datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2), id="zomer 22:00 UTC is de dag erna"),
        pytest.param(datetime(2026, 12, 1, 22, 59, tzinfo=UTC), date(2026, 12, 1), id="winter 22:59 UTC is 23:59 hier"),
        pytest.param(datetime(2026, 12, 1, 23, 0, tzinfo=UTC), date(2026, 12, 2), id="winter 23:00 UTC is de dag erna"),
    ],
)
def test_the_day_of_a_moment_is_the_dutch_one(moment: datetime, dag: date) -> None:
    assert lokale_dag(moment) == dag


def test_a_time_that_the_clock_skipped_is_refused() -> None:
    with pytest.raises(FeitFout, match=r"^Het tijdstip 02:30 bestaat niet op zondag 29 maart 2026: de klok ging toen"):
        als_moment(datetime(2026, 3, 29, 2, 30))  # noqa: DTZ001


@pytest.mark.parametrize("tekst", ["2026-11-20", "morgen", "2026-11-20T25:00", ""])
def test_what_is_no_moment_is_said(tekst: str) -> None:
    with pytest.raises(FeitFout) as fout:
        lees_moment(tekst, "bekend_om")
    assert str(fout.value) == f"'{tekst}' is geen tijdstip. Schrijf bekend_om als 2026-11-20T16:40."


def test_a_day_is_refused_as_a_moment() -> None:
    with pytest.raises(FeitFout, match=r"^Voor bekend_om is een tijdstip nodig, met uur en minuut\.$"):
        als_moment(VRIJDAG, "bekend_om")  # type: ignore[arg-type]


def test_a_moment_is_written_in_dutch_time() -> None:
    assert schrijf_moment(lees_moment("2026-08-24T14:40+00:00")) == "maandag 24 augustus 2026 om 16:40 uur"


@pytest.mark.parametrize(
    ("tekst", "duur"),
    [
        ("6 weken", weken(6)),
        ("een maand", maanden(1)),
        ("één week", weken(1)),
        ("twee werkdagen", werkdagen(2)),
        ("1 werkdag", werkdagen(1)),
        ("10 dagen", dagen(10)),
        ("4 jaar", jaren(4)),
        ("72 uur", uren(72)),
        ("Twaalf Weken", weken(12)),
    ],
)
def test_a_duration_is_read_and_written(tekst: str, duur: Duur) -> None:
    assert Duur.lees(tekst) == duur
    assert Duur.lees(str(duur)) == duur


@pytest.mark.parametrize("tekst", ["zes", "6weken", "weken 6", "6 maantjes", "-1 dagen", ""])
def test_what_is_no_duration_is_said(tekst: str) -> None:
    with pytest.raises(FeitFout) as fout:
        Duur.lees(tekst)
    assert str(fout.value) == f"'{tekst}' is geen duur. Schrijf bijvoorbeeld '6 weken' of '2 werkdagen'."


def test_a_negative_duration_is_refused() -> None:
    with pytest.raises(FeitFout, match=r"^Een duur kan niet negatief zijn \(-2 dagen\)\.$"):
        Duur(-2, Eenheid.DAG)
