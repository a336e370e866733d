"""Taking work, handing it over, giving it back; and who may hand out whose work."""

from datetime import date, timedelta

import pytest

from afspraak.people.absence import replace
from afspraak.people.acts import end_role
from afspraak.people.mandates import record_declaration
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.mensen import functionaris, werk_kaart_bij
from afspraak.storage.models import Persoon, Taak, Toewijzing
from afspraak.usecases.herbouw import herbouw
from afspraak.usecases.lezen.occupied import occupied_places
from afspraak.usecases.lezen.werklijst import Werkfilter, mijn_werk, te_verdelen, wacht_op_anderen
from afspraak.usecases.pakketten import pakketten
from afspraak.usecases.toegang import toegang_van
from afspraak.usecases.toewijzen import Uitslag, kandidaten, verdeelt_plekken, wijs_toe
from mensen import DAG, als, away, done, in_bereik_van, office, persoon

pytestmark = pytest.mark.usefixtures("demo")
JURIST, TWEEDE, HOOFD = "jurist-mz.huizen", "jurist-mz.huizen.2", "afdelingshoofd-mz.huizen"


def _taak(rol: str = "jurist-mz") -> Taak:
    with met_bereik(ALLES):
        taak = Taak.objects.filter(rollen=rol).order_by("pk").first()
    assert taak is not None
    return taak


def _wijs(taak: Taak, aan: Persoon | None, door: str) -> Uitslag:
    with met_bereik(ALLES):
        return wijs_toe([taak.pk], aan, door=persoon(door), als=als(door), pakket=pakketten().laatste, op=DAG)


def _van(taak: Taak) -> str | None:
    with met_bereik(ALLES):
        wie = Taak.objects.get(pk=taak.pk).toegewezen_aan
    return wie.naam if wie else None


def test_one_takes_hands_over_and_gives_back_what_one_may_do() -> None:
    taak = _taak()
    assert _wijs(taak, persoon(JURIST), JURIST).gelukt == 1
    assert _van(taak) == persoon(JURIST).naam
    assert _wijs(taak, persoon(TWEEDE), JURIST).gelukt == 1
    assert _van(taak) == persoon(TWEEDE).naam
    assert _wijs(taak, None, TWEEDE).gelukt == 1
    assert _van(taak) is None
    with met_bereik(ALLES):
        assert Toewijzing.objects.filter(dossier=taak.dossier, bron=taak.bron).count() == 3


def test_work_of_another_role_is_not_taken() -> None:
    taak = _taak()
    uitslag = _wijs(taak, persoon("contactpersoon.laren"), "contactpersoon.laren")
    assert uitslag.gelukt == 0
    assert "niet van uw rol" in uitslag.waarom_niet[0]
    assert _van(taak) is None


def test_work_does_not_go_to_somebody_who_may_not_do_it() -> None:
    uitslag = _wijs(_taak(), persoon("contactpersoon.laren"), JURIST)
    assert "heeft niet de rol" in uitslag.waarom_niet[0]


def test_who_hands_out_work_gives_it_to_others() -> None:
    taak = _taak()
    assert _wijs(taak, persoon(TWEEDE), HOOFD).gelukt == 1
    assert _van(taak) == persoon(TWEEDE).naam


def test_who_has_a_task_survives_a_rebuild() -> None:
    taak = _taak()
    _wijs(taak, persoon(TWEEDE), HOOFD)
    list(herbouw(DAG, opnieuw=True))
    with met_bereik(ALLES):
        nieuw = Taak.objects.get(dossier=taak.dossier, bron=taak.bron, voor=taak.voor)
    assert nieuw.pk != taak.pk
    assert nieuw.toegewezen_aan == persoon(TWEEDE)


def test_who_may_hand_out_whose_work() -> None:
    pakket = pakketten().laatste
    assert "jurist-mz@huizen" in verdeelt_plekken(als(HOOFD), pakket, DAG)
    assert not verdeelt_plekken(als(JURIST), pakket, DAG)
    laren = verdeelt_plekken(als("bestuurssecretaris.laren"), pakket, DAG)
    assert "communicatieadviseur@laren" in laren
    assert {p.partition("@")[2] for p in laren} == {"laren"}, "a municipality hands out its own work"
    assert not any(p.startswith("college@") for p in laren), "an organ is not handed work"
    assert not verdeelt_plekken(als("functioneel-beheerder.huizen"), pakket, DAG), "who sees no dossier hands out none"


def candidates(taak: Taak) -> list[str]:
    with met_bereik(ALLES):
        return sorted(p.email.partition("@")[0] for p in kandidaten([taak.pk], pakketten().laatste, DAG))


def test_work_does_not_go_to_somebody_who_cannot_open_the_dossier() -> None:
    taak = _taak()
    persoon(TWEEDE).verklaringen.all().delete()
    werk_kaart_bij(persoon(TWEEDE))
    uitslag = _wijs(taak, persoon(TWEEDE), HOOFD)
    assert uitslag.gelukt == 0
    assert "geen geldige verklaring van geheimhouding, en kan dit dossier niet openen" in uitslag.waarom_niet[0]
    done(record_declaration(office(), persoon(TWEEDE), DAG))
    assert _wijs(taak, persoon(TWEEDE), HOOFD).gelukt == 1


def test_work_does_not_go_to_a_closed_account() -> None:
    wie = persoon(TWEEDE)
    Persoon.objects.filter(pk=wie.pk).update(is_active=False)
    uitslag = _wijs(_taak(), persoon(TWEEDE), HOOFD)
    assert uitslag.waarom_niet[0].endswith(f"het account van {wie.naam} is gesloten.")
    assert _van(_taak()) is None


def test_each_row_gets_its_own_answer() -> None:
    """Of two rows one is done and the other told; a row out of sight is told without saying what it is."""
    goed = _taak()
    with met_bereik(ALLES):
        fout = Taak.objects.filter(rollen="accounthouder-bel", sleutel="beleid@*").order_by("pk").first()
    assert fout is not None
    with in_bereik_van(HOOFD) as wie:
        uitslag = wijs_toe(
            [goed.pk, fout.pk, 10**9], persoon(TWEEDE), door=persoon(HOOFD), als=wie, pakket=pakketten().laatste, op=DAG
        )
    assert uitslag.gelukt == 1
    assert len(uitslag.waarom_niet) == 2
    assert "niet van uw rol" in uitslag.waarom_niet[0]
    assert "niet kunt openen" in uitslag.waarom_niet[1]


def test_the_badge_counts_what_one_can_open() -> None:
    def badge() -> tuple[int, int]:
        with in_bereik_van("medewerker-mz.huizen") as wie:
            lijst = mijn_werk(wie, persoon("medewerker-mz.huizen"), pakketten().laatste, DAG, Werkfilter())
        return lijst.te_laat, sum(r.groep == "Te laat" for r in lijst.regels if r.taak)

    counted, shown = badge()
    assert counted == shown > 0
    persoon("medewerker-mz.huizen").verklaringen.all().delete()
    werk_kaart_bij(persoon("medewerker-mz.huizen"))
    after, still_shown = badge()
    assert after == still_shown < counted


def test_a_place_is_occupied_by_who_is_there_or_by_who_replaces_them(demo: date) -> None:
    place, jurist, second = (
        "secretaris-pfo@huizen",
        persoon("secretaris-pfo.huizen"),
        persoon("beleidsregisseur.huizen"),
    )
    assert place in occupied_places(demo)
    absence = away(jurist, demo, demo + timedelta(days=3))
    assert place not in occupied_places(demo)
    assert place in occupied_places(demo + timedelta(days=4))
    assert place in occupied_places(demo - timedelta(days=1))
    for answer in replace(office(), absence, second):
        done(answer)
    assert place in occupied_places(demo)
    away(second, demo + timedelta(days=1), demo + timedelta(days=2))
    assert place not in occupied_places(demo + timedelta(days=1)), "who replaces is away too"
    Persoon.objects.filter(pk=second.pk).update(is_active=False)
    assert place not in occupied_places(demo)


def test_a_closed_account_occupies_nothing(demo: date) -> None:
    Persoon.objects.filter(pk=persoon("griffier.laren").pk).update(is_active=False)
    assert "griffier@laren" not in occupied_places(demo)
    assert "griffier@eemnes" in occupied_places(demo)


def test_candidates_are_those_who_can_do_it() -> None:
    assert candidates(_taak()) == [JURIST, TWEEDE]


def test_candidates_are_only_those_who_can_open_the_dossier() -> None:
    persoon(TWEEDE).verklaringen.all().delete()
    werk_kaart_bij(persoon(TWEEDE))
    assert candidates(_taak()) == [JURIST]
    Persoon.objects.filter(pk=persoon(JURIST).pk).update(is_active=False)
    assert candidates(_taak()) == []
    assert kandidaten([], pakketten().laatste, DAG) == ()


def test_work_that_nobody_can_do_is_shown_first_to_whoever_hands_it_out(demo: date) -> None:
    houder = persoon("accounthouder-bel")
    for rol in houder.rollen.filter(rol="accounthouder-bel"):
        done(end_role(office(date(2026, 11, 22)), rol.pk, date(2026, 11, 22)))
    with in_bereik_van("ambtelijk-opdrachtgever") as wie:
        plekken = verdeelt_plekken(wie, pakketten().laatste, demo)
        lijst = te_verdelen(persoon("ambtelijk-opdrachtgever"), pakketten().laatste, demo, Werkfilter(), plekken)
    onbezet = [r.onbezet for r in lijst.regels]
    assert onbezet[0] is True
    assert onbezet == sorted(onbezet, reverse=True)


def test_my_work_comes_late_first_then_by_alarm_day(demo: date) -> None:
    with in_bereik_van("accounthouder-bel") as wie:
        lijst = mijn_werk(wie, persoon("accounthouder-bel"), pakketten().laatste, demo, Werkfilter())
    laat = [r for r in lijst.regels if r.groep == "Te laat"]
    assert laat
    assert list(lijst.regels[: len(laat)]) == laat
    assert all("te laat" in r.rest for r in laat)
    assert lijst.te_laat == len(laat)


@pytest.mark.parametrize(
    "filter_", [Werkfilter(gemeente="laren"), Werkfilter(procedure="beleid"), Werkfilter(rol="accounthouder-bel")]
)
def test_a_filter_narrows(demo: date, filter_: Werkfilter) -> None:
    with in_bereik_van("accounthouder-bel") as wie:
        alles = mijn_werk(wie, persoon("accounthouder-bel"), pakketten().laatste, demo, Werkfilter())
        deel = mijn_werk(wie, persoon("accounthouder-bel"), pakketten().laatste, demo, filter_)
    assert set(deel.regels) <= set(alles.regels)
    if filter_.gemeente:
        assert deel.regels
        assert {r.waar for r in deel.regels} == {"Laren"}


def test_only_what_i_took(demo: date) -> None:
    with in_bereik_van("accounthouder-bel") as wie:
        ik, pakket = persoon("accounthouder-bel"), pakketten().laatste
        eerste = mijn_werk(wie, ik, pakket, demo, Werkfilter()).regels[0]
        assert eerste.taak is not None
        wijs_toe([eerste.taak], ik, door=ik, als=wie, pakket=pakket, op=demo)
        deel = mijn_werk(wie, ik, pakket, demo, Werkfilter(alleen_mijn=True))
    assert [(r.taak, r.is_mijn) for r in deel.regels] == [(eerste.taak, True)]


def test_what_waits_on_others_names_them_and_holds_nothing_of_mine(demo: date) -> None:
    with in_bereik_van("accounthouder-bel") as wie:
        ik, pakket = persoon("accounthouder-bel"), pakketten().laatste
        mijn = {r.taak for r in mijn_werk(wie, ik, pakket, demo, Werkfilter()).regels}
        anderen = wacht_op_anderen(ik, pakket, demo, Werkfilter()).regels
    assert anderen
    assert not mijn & {r.taak for r in anderen}
    assert all(r.wie for r in anderen)


def test_a_recurring_duty_stands_between_the_rest(demo: date) -> None:
    with in_bereik_van("privacy-officer.huizen") as wie:
        lijst = mijn_werk(wie, persoon("privacy-officer.huizen"), pakketten().laatste, demo, Werkfilter())
    terugkerend = [r for r in lijst.regels if r.register]
    assert {r.register for r in terugkerend} == {"privacybeleid"}
    assert any(r.groep == "Te laat" for r in terugkerend), "the protocol for data breaches was never reviewed"


def test_who_hands_out_work_can_open_all_of_it(demo: date) -> None:
    """Whoever hands out work, in the whole demo: none of it lies in a dossier that they can't open."""
    pakket = pakketten().laatste
    handed = 0
    for wie in Persoon.objects.all():
        als_ = functionaris(wie, demo)
        plekken = verdeelt_plekken(als_, pakket, demo)
        if not plekken:
            continue
        toegang = toegang_van(als_, pakket, demo)
        with met_bereik(ALLES):
            sleutels = set(Taak.objects.filter(plekken__plek__in=sorted(plekken)).values_list("sleutel", flat=True))
        assert sleutels <= toegang.bereik.sleutels, wie.email
        handed += len(sleutels)
    assert handed > 20
