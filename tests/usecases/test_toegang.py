"""Who sees what: tables of roles against dossiers, with the declaration gate and substitution."""

from datetime import date, timedelta

import pytest

from afspraak.people.absence import report_return
from afspraak.people.acts import give_role
from afspraak.people.mandates import record_declaration
from afspraak.usecases.pakketten import pakketten
from afspraak.usecases.toegang import Toegang, toegang_van
from mensen import als, away, done, newcomer, office, persoon

pytestmark = pytest.mark.usefixtures("demo")


def _toegang(adres: str, dag: date = date(2026, 11, 23)) -> Toegang:
    return toegang_van(als(adres, dag), pakketten().laatste, dag)


@pytest.mark.parametrize(
    ("wie", "sleutel", "ziet"),
    [
        ("secretaris-commissie.laren", "bezwaar@laren", True),
        ("secretaris-commissie.laren", "bezwaar@eemnes", False),
        ("bestuurssecretaris.eemnes", "bezwaar@eemnes", True),
        ("bestuurssecretaris.eemnes", "bezwaar@laren", False),
        ("jurist-mz.huizen", "bezwaar@laren", True),
        ("jurist-mz.huizen", "bezwaar@huizen", True),
        ("contactpersoon.laren", "bezwaar@laren", False),
        ("griffier.laren", "bezwaar@laren", False),
        ("griffier.laren", "beleid@*", True),
        ("communicatieadviseur.blaricum", "beleid@*", True),
        ("ambtelijk-opdrachtgever", "schade@laren", True),
        ("contactpersoon.eemnes", "schade@laren", False),
        ("accounthouder-bel", "bezwaar@laren", False),
    ],
)
def test_a_role_sees_what_it_takes_part_in(wie: str, sleutel: str, ziet: bool) -> None:
    assert _toegang(wie).bereik.ziet(sleutel) is ziet


def test_without_a_declaration_residents_dossiers_wait_and_the_rest_is_there() -> None:
    toegang = _toegang("nieuw.zonder.verklaring")
    assert "bezwaar@laren" in toegang.wacht_op_verklaring
    assert not toegang.bereik.ziet("bezwaar@laren")
    assert toegang.bereik.ziet("beleid@*")


def test_a_declaration_opens_the_dossiers_from_its_day_to_its_last_day(demo: date) -> None:
    wie = persoon("nieuw.zonder.verklaring")
    done(record_declaration(office(), wie, demo, demo + timedelta(days=30)))
    assert _toegang("nieuw.zonder.verklaring", demo).bereik.ziet("bezwaar@laren")
    assert _toegang("nieuw.zonder.verklaring", demo + timedelta(days=30)).bereik.ziet("bezwaar@laren")
    assert not _toegang("nieuw.zonder.verklaring", demo + timedelta(days=31)).bereik.ziet("bezwaar@laren")


def test_a_role_counts_from_its_first_to_its_last_day(demo: date) -> None:
    wie = newcomer("Nieuw Gezicht", "nieuw.gezicht@demo.example", "laren")
    done(record_declaration(office(demo - timedelta(days=30)), wie, demo - timedelta(days=30)))
    done(give_role(office(), wie, "secretaris-commissie", "laren", demo, demo + timedelta(days=7)))
    for dagen, ziet in ((-1, False), (0, True), (7, True), (8, False)):
        assert _toegang("nieuw.gezicht", demo + timedelta(days=dagen)).bereik.ziet("bezwaar@laren") is ziet


def test_who_replaces_somebody_holds_their_roles_meanwhile_and_not_longer(demo: date) -> None:
    weg, vervanger = persoon("secretaris-commissie.laren"), persoon("secretaris-commissie.eemnes")
    afwezigheid = away(weg, demo, demo + timedelta(days=10), vervanger)
    assert _toegang("secretaris-commissie.eemnes", demo).bereik.ziet("bezwaar@laren")
    assert "secretaris-commissie@laren" in _toegang("secretaris-commissie.eemnes", demo).bereik.plekken
    assert not _toegang("secretaris-commissie.eemnes", demo + timedelta(days=11)).bereik.ziet("bezwaar@laren")
    done(report_return(office(demo + timedelta(days=2)), afwezigheid))
    assert not _toegang("secretaris-commissie.eemnes", demo + timedelta(days=2)).bereik.ziet("bezwaar@laren")


def test_replacing_gives_roles_but_no_mandate(demo: date) -> None:
    away(persoon("consulent.huizen"), demo, demo, persoon("medewerker-mz.huizen"))
    assert als("medewerker-mz.huizen", demo).houdt("consulent", ("huizen",), demo) == "huizen"
    zonder = persoon("leidinggevende.huizen")
    away(persoon("jurist-mz.huizen"), demo, demo, zonder)
    assert als("leidinggevende.huizen", demo).mandaten == ()


def test_an_outsider_without_any_role_sees_nothing() -> None:
    newcomer("Niemand Hier", "niemand@demo.example", "laren")
    toegang = _toegang("niemand")
    assert toegang.bereik.sleutels == frozenset()
    assert toegang.bereik.registers == frozenset()
