"""Every rule of the register, driven by the register itself."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afspraak.recht import WETTEN, awb
from afspraak.recht.regel import Gevraagd, Regel, Regelboek
from afspraak.recht.tekst import als_gegevens, lees_feit
from afspraak.recht.uitkomst import Antwoord, Oordeel
from afspraak.termijnen import KALENDER, FeitFout, Regime, Termijn, Zekerheid
from recht.voorbeeldfeiten import MOMENT, feiten, waarde

REGELS = tuple(WETTEN.values())
DAGFEITEN = [
    pytest.param(regel, feit, id=f"{regel.id} {feit.naam}")
    for regel in REGELS
    for feit in regel.feiten
    if feit.soort is date and not feit.meer
]
EEN_DAG = tuple(
    r
    for r in REGELS
    if [f.soort for f in r.feiten if f.verplicht] == [date] and isinstance(r.bereken(feiten(r)), Termijn)
)
# Every rule that the specification of the terms names, sections 2 to 11 and 13.
NAMEN = (Path(__file__).parent / "regels.txt").read_text(encoding="utf-8").split()


def naam(regel: Regel) -> str:
    return regel.id


@pytest.mark.parametrize("regel_id", NAMEN)
def test_a_rule_of_the_specification_exists(regel_id: str) -> None:
    regel = WETTEN[regel_id]
    assert regel_id in (regel.id, *regel.ook)
    assert regel_id in WETTEN


@pytest.mark.parametrize("regel", REGELS, ids=naam)
def test_a_rule_computes_and_says_itself(regel: Regel) -> None:
    uitkomst = regel.bereken(feiten(regel))
    assert uitkomst.regel == regel.id
    assert uitkomst.grondslag
    assert uitkomst.zin.endswith((".", "?"))
    assert uitkomst.zin[:1] == uitkomst.zin[:1].upper()
    assert regel.samenvatting.endswith((".", "?"))
    assert regel.grondslag


@pytest.mark.parametrize("regel", REGELS, ids=naam)
def test_what_is_unsure_is_in_the_data_and_in_the_outcome(regel: Regel) -> None:
    uitkomst = regel.bereken(feiten(regel))
    if regel.kanttekening:
        assert regel.kanttekening in uitkomst.kanttekeningen
    if regel.zekerheid is not Zekerheid.WETTEKST:
        assert uitkomst.zekerheid is not Zekerheid.WETTEKST
    if isinstance(uitkomst, Termijn) and uitkomst.andere_dag is not None:
        assert uitkomst.kanttekeningen
        assert uitkomst.alarm_dag <= min(uitkomst.laatste_dag, uitkomst.andere_dag)


@pytest.mark.parametrize("regel", REGELS, ids=naam)
def test_an_outcome_is_plain_data(regel: Regel) -> None:
    gegevens = als_gegevens(regel.bereken(feiten(regel)))
    assert gegevens["regel"] == regel.id
    assert gegevens["zekerheid"] in {z.name.lower() for z in Zekerheid}


@pytest.mark.parametrize("regel", REGELS, ids=naam)
def test_a_person_is_named_where_a_person_decides(regel: Regel) -> None:
    uitkomst = regel.bereken(feiten(regel))
    if isinstance(uitkomst, Oordeel):
        assert bool(uitkomst.wie_beslist) is (uitkomst.antwoord is Antwoord.MENS_BESLIST)


@pytest.mark.parametrize(("regel", "feit"), DAGFEITEN)
def test_a_moment_is_refused_where_a_day_is_asked(regel: Regel, feit: Gevraagd) -> None:
    gegeven = feiten(regel) | {feit.naam: MOMENT}
    zin = rf"^Voor {feit.naam} is een dag nodig, geen tijdstip"
    with pytest.raises(FeitFout, match=zin):
        regel.bereken(gegeven)
    with pytest.raises(FeitFout, match=zin):
        regel.functie(**gegeven)


@pytest.mark.parametrize(
    ("regel", "feit"),
    [pytest.param(r, f, id=f"{r.id} {f.naam}") for r in REGELS for f in r.feiten if f.verplicht],
)
def test_a_missing_fact_is_named(regel: Regel, feit: Gevraagd) -> None:
    gegeven = {k: v for k, v in feiten(regel).items() if k != feit.naam}
    with pytest.raises(FeitFout) as fout:
        regel.bereken(gegeven)
    assert str(fout.value) == f"{regel.id} mist het feit '{feit.naam}': {feit.betekenis}"


@pytest.mark.parametrize(
    ("regel", "feit"),
    [pytest.param(r, f, id=f"{r.id} {f.naam}") for r in REGELS for f in r.feiten if f.soort in (int, bool, str)],
)
def test_a_fact_of_the_wrong_kind_is_named(regel: Regel, feit: Gevraagd) -> None:
    with pytest.raises(FeitFout) as fout:
        regel.bereken(feiten(regel) | {feit.naam: date(2026, 1, 1)})
    assert str(fout.value).startswith(f"{regel.id}: het feit '{feit.naam}' moet ")


@pytest.mark.parametrize("regel", REGELS, ids=naam)
def test_every_fact_says_what_it_means(regel: Regel) -> None:
    for feit in regel.feiten:
        assert feit.betekenis.endswith((".", "?", "...")), feit.naam
        assert isinstance(waarde(feit), tuple) is feit.meer


@pytest.mark.parametrize("regel", REGELS, ids=naam)
def test_an_unknown_fact_is_refused(regel: Regel) -> None:
    with pytest.raises(FeitFout, match=rf"^{regel.id} kent het feit 'onzin' niet\."):
        regel.bereken({"onzin": 1})


@pytest.mark.parametrize("regel", EEN_DAG, ids=naam)
@given(dag=st.dates(date(2024, 11, 1), date(2028, 6, 1)), later=st.integers(0, 30))
@settings(max_examples=25)
def test_a_rule_about_one_day_is_monotone(regel: Regel, dag: date, later: int) -> None:
    feit = next(f.naam for f in regel.feiten if f.verplicht)
    eerst, dan = regel.bereken({feit: dag}), regel.bereken({feit: dag + timedelta(days=later)})
    assert isinstance(eerst, Termijn)
    assert isinstance(dan, Termijn)
    assert eerst.laatste_dag <= dan.laatste_dag
    assert eerst.eerste_dag <= eerst.laatste_dag
    if eerst.regime is Regime.ATW and not eerst.andere_dag and (eerst.laatste_dag - dag).days < 92:
        assert KALENDER.is_werkdag(eerst.laatste_dag)


def test_enough_rules_hang_on_one_day() -> None:
    assert len(EEN_DAG) >= 40


def test_an_unknown_rule_says_which_look_like_it() -> None:
    with pytest.raises(FeitFout) as fout:
        WETTEN["AWB-7:99"]
    assert str(fout.value).startswith("De regel AWB-7:99 bestaat niet. Lijkt op: AWB-7:10, ")
    with pytest.raises(FeitFout, match=r"^De regel ABC bestaat niet\. Zie `afspraak termijn --help`\.$"):
        WETTEN["ABC"]


def test_a_rule_of_a_pack_cannot_take_an_id_or_an_alias() -> None:
    for bezet in ("AWB-6:7", "AWB-6:8"):
        with pytest.raises(
            FeitFout, match=rf"^De regel {bezet} bestaat al; geef de eigen termijn een ander kenmerk\.$"
        ):
            WETTEN.met({bezet: WETTEN["AWB-6:7"]})


def test_a_rule_book_lists_each_rule_once() -> None:
    boek = Regelboek({"AWB-6:7": WETTEN["AWB-6:7"]})
    assert list(boek) == ["AWB-6:7"]
    assert len(boek) == 1
    assert boek["AWB-6:8"] is boek["AWB-6:7"]
    assert "AWB-6:9" not in boek


def test_a_rule_stays_an_ordinary_call() -> None:
    assert awb.bezwaartermijn(bekendgemaakt_op=date(2026, 11, 20)).laatste_dag == date(2027, 1, 4)


def test_a_series_must_be_a_series() -> None:
    with pytest.raises(
        FeitFout, match=r"^OVK-WIJZIGING: het feit 'ondertekend_op' is een reeks; geef er een of meer\.$"
    ):
        WETTEN["OVK-WIJZIGING"].bereken(
            {"afgesproken_op": date(2026, 7, 1), "ondertekend_op": date(2026, 6, 1), "partijen": 4}
        )


@pytest.mark.parametrize(
    ("regel", "feit", "ruw", "zin"),
    [
        ("AWB-7:10-RENEW", "commissie", "misschien", "commissie: antwoord met ja of nee, niet met 'misschien'."),
        ("AWB-4:15", "termijn_weken", "zes", "termijn_weken: 'zes' is geen geheel getal."),
        ("AWB-4:15", "termijn_weken", "1.000", "termijn_weken: '1.000' is geen geheel getal."),
        ("AWB-4:15", "termijn_weken", "١٢", "termijn_weken: '١٢' is geen geheel getal."),
        ("AWB-4:15", "termijn_weken", "9" * 6000, "termijn_weken: '999"),
        ("ATW-2", "duur", "3", "'3' is geen duur. Schrijf bijvoorbeeld '6 weken' of '2 werkdagen'."),
        ("AVG-33", "bekend_om", "2026-11-20", "'2026-11-20' is geen tijdstip. Schrijf bekend_om als 2026-11-20T16:40."),
        ("AWB-7:10", "opschortingen", "x:y", "'y' is geen dag. Schrijf het einde van de opschorting als 2026-11-20,"),
    ],
)
def test_a_fact_as_text_of_the_wrong_kind_is_named(regel: str, feit: str, ruw: str, zin: str) -> None:
    gevraagd = next(f for f in WETTEN[regel].feiten if f.naam == feit)
    with pytest.raises(FeitFout) as fout:
        lees_feit(gevraagd, ruw)
    assert str(fout.value).startswith(zin)


def test_facts_as_text() -> None:
    gevraagd: dict[str, Any] = {f.naam: f for f in WETTEN["AWB-7:10"].feiten}
    assert lees_feit(gevraagd["anderen_benadeeld"], "Ja") is True
    assert lees_feit(gevraagd["bekendgemaakt_op"], "20-11-2026") == date(2026, 11, 20)
    gelezen = lees_feit(gevraagd["opschortingen"], ["2026-10-20:2026-11-10:herstel", "2026-12-01"])
    assert [(o.van, o.tot, o.grondslag) for o in gelezen] == [
        (date(2026, 10, 20), date(2026, 11, 10), "herstel"),
        (date(2026, 12, 1), None, "opgegeven"),
    ]
    moment = next(f for f in WETTEN["AVG-33"].feiten if f.naam == "bekend_om")
    assert lees_feit(moment, "2026-11-20T10:30+01:00") == datetime(2026, 11, 20, 9, 30, tzinfo=MOMENT.tzinfo)


@pytest.mark.parametrize(
    "regel", [r for r in REGELS if r.id.startswith("AWB-") and any(f.naam != "dag" for f in r.feiten)], ids=naam
)
def test_the_act_offers_its_rules_by_name(regel: Regel) -> None:
    assert getattr(awb, regel.naam) is regel.functie
    assert regel.naam in awb.__all__
