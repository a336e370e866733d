"""Who sees what: tables of roles against dossiers, with the declaration gate and substitution."""

from datetime import date, timedelta

import pytest

from afspraak.people.absence import report_return
from afspraak.people.acts import end_role, give_role
from afspraak.people.mandates import record_declaration
from afspraak.storage.mensen import werk_kaart_bij
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
        # Who manages people sees no dossier by that, also not of the own municipality.
        ("functioneel-beheerder.huizen", "beleid@*", False),
        ("functioneel-beheerder.laren", "schade@laren", False),
        ("functioneel-beheerder.laren", "bezwaar@laren", False),
        # Who sees own procedures only.
        ("secretaris-commissie.laren", "beleid@*", False),
        ("woo-coordinator.huizen", "woo_verzoek@laren", True),
        ("woo-coordinator.huizen", "beleid@*", False),
        ("griffier.huizen", "woo_verzoek@huizen", True),
        ("griffier.huizen", "woo_verzoek@laren", False),
        # A role that the guests share counts for the guests only, also where an old dossier is of the centre.
        ("ambtelijk-opdrachtgever", "twijfel_inzet@laren", True),
        ("ambtelijk-opdrachtgever", "twijfel_inzet@huizen", False),
        ("accounthouder-bel", "overmacht_gast@huizen", False),
        ("ambtelijk-opdrachtnemer.huizen", "overmacht_gast@laren", True),
        # Who hands out work can open it.
        ("afdelingshoofd-mz.huizen", "bezwaar@laren", True),
        ("leidinggevende.huizen", "avg_verzoek@laren", True),
        ("leidinggevende.huizen", "jeugdhulp@laren", False),
        ("ambtelijk-opdrachtnemer.huizen", "bezwaar@laren", False),
        ("bestuurssecretaris.laren", "bezwaar@laren", True),
        ("bestuurssecretaris.laren", "ingekomen_post@laren", False),
    ],
)
def test_a_role_sees_what_it_takes_part_in(wie: str, sleutel: str, ziet: bool) -> None:
    assert _toegang(wie).bereik.ziet(sleutel) is ziet


def test_without_a_declaration_residents_dossiers_wait_and_the_rest_is_there() -> None:
    toegang = _toegang("nieuw.zonder.verklaring")
    assert "bezwaar@laren" in toegang.wacht_op_verklaring
    assert not toegang.bereik.ziet("bezwaar@laren")
    assert toegang.bereik.ziet("beleid@*")


@pytest.mark.parametrize(
    ("wie", "sleutel", "ziet"),
    [
        ("secretaris-commissie.laren", "bezwaar@laren", True),
        ("ambtelijk-opdrachtgever", "twijfel_inzet@laren", True),
        ("secretaris-commissie.huizen", "bezwaar@huizen", False),
        ("jurist-mz.huizen", "bezwaar@laren", False),
    ],
)
def test_a_declaration_binds_who_works_for_the_centre_and_no_officer_of_a_guest(
    wie: str, sleutel: str, ziet: bool
) -> None:
    """Officers of a guest are bound by the law itself (Awb 2:5), never by article 14.2."""
    persoon(wie).verklaringen.all().delete()
    werk_kaart_bij(persoon(wie))
    toegang = _toegang(wie)
    assert toegang.bereik.ziet(sleutel) is ziet
    assert (sleutel in toegang.wacht_op_verklaring) is not ziet


def test_who_works_for_both_sees_the_guests_dossier_through_the_guests_role(demo: date) -> None:
    done(give_role(office(), persoon("jurist-mz.huizen"), "secretaris-commissie", "laren", demo, None))
    persoon("jurist-mz.huizen").verklaringen.all().delete()
    werk_kaart_bij(persoon("jurist-mz.huizen"))
    toegang = _toegang("jurist-mz.huizen")
    assert toegang.bereik.ziet("bezwaar@laren")
    assert "bezwaar@eemnes" in toegang.wacht_op_verklaring


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
    weg, vervanger = persoon("secretaris-commissie.laren"), persoon("ciso.laren")
    assert not _toegang("ciso.laren", demo).bereik.ziet("bezwaar@laren")
    afwezigheid = away(weg, demo, demo + timedelta(days=10), vervanger)
    assert _toegang("ciso.laren", demo).bereik.ziet("bezwaar@laren")
    assert "secretaris-commissie@laren" in _toegang("ciso.laren", demo).bereik.plekken
    assert not _toegang("ciso.laren", demo + timedelta(days=11)).bereik.ziet("bezwaar@laren")
    done(report_return(office(demo + timedelta(days=2)), afwezigheid))
    assert not _toegang("ciso.laren", demo + timedelta(days=2)).bereik.ziet("bezwaar@laren")


def test_who_has_no_role_of_their_own_there_replaces_nobody_there(demo: date) -> None:
    """Whose own role ends during the absence stops replacing too; of another municipality one never does."""
    weg, vervanger = persoon("secretaris-commissie.laren"), persoon("ciso.laren")
    away(weg, demo, demo + timedelta(days=10), vervanger)
    done(end_role(office(), vervanger.rollen.get().pk, demo + timedelta(days=3)))
    assert _toegang("ciso.laren", demo + timedelta(days=3)).bereik.ziet("bezwaar@laren")
    assert not _toegang("ciso.laren", demo + timedelta(days=4)).bereik.ziet("bezwaar@laren")


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
