"""Roles: recorded in the log with who, how and for whom, or waiting for a second person of the same municipality."""

from datetime import date, timedelta

import pytest

from afspraak.people.acts import end_role, give_role
from afspraak.people.mandates import Mandate, give_mandate
from afspraak.people.models import AdministrationLine, Request
from afspraak.people.perform import Already, Answer, Recorded, Waiting
from afspraak.people.requests import agree, expire, refuse, withdraw
from afspraak.record.line import read
from afspraak.storage.models import Persoon, Rolhouderschap
from afspraak.usecases.pakketten import pakketten
from afspraak.verloop.weigering import Weigering
from mensen import DAG, als, desk, done, newcomer, office, persoon

pytestmark = pytest.mark.usefixtures("demo")
LAREN, EEMNES, HUIZEN = "functioneel-beheerder.laren", "functioneel-beheerder.eemnes", "functioneel-beheerder.huizen"
SECOND = "bestuurssecretaris.laren"
AGREEMENT = "hbel-2026"


def refused(answer: Answer) -> str:
    assert isinstance(answer, Weigering), answer
    return answer.zin


def last() -> AdministrationLine:
    return AdministrationLine.objects.filter(overeenkomst=AGREEMENT).latest("number")


def asked() -> Request:
    return Request.objects.latest("pk")


# Roles


def test_a_role_is_recorded_with_who_gave_it_how_and_for_whom() -> None:
    wie = persoon("postregistratie.laren")
    answer = give_role(desk(LAREN), wie, "communicatieadviseur", "laren", DAG, None)
    assert isinstance(answer, Recorded)
    line = read(last().line)
    giver = persoon(LAREN)
    assert (line.step, line.outcome, line.door, line.rol, line.namens, line.op) == (
        "rol_geven", "vastgelegd", "pagina", "functioneel-beheerder", "laren", DAG,
    )  # fmt: skip
    assert line.who is not None
    assert (line.who.id, line.who.naam) == (giver.pk, giver.naam)
    assert line.facts["over"] == {"id": wie.pk, "naam": wie.naam}
    held = Rolhouderschap.objects.get(persoon=wie, rol="communicatieadviseur")
    assert (held.gegeven_door_id, held.vastgelegd_op) == (giver.pk, DAG)
    assert als("postregistratie.laren").houdt("communicatieadviseur", ("laren",), DAG) == "laren"


@pytest.mark.parametrize("who", [EEMNES, HUIZEN, "contactpersoon.laren", SECOND])
def test_nobody_else_gives_a_role_at_laren(who: str) -> None:
    before = AdministrationLine.objects.count()
    zin = refused(give_role(desk(who), persoon("controller.laren"), "communicatieadviseur", "laren", DAG, None))
    assert "Dit is aan Laren zelf" in zin
    assert AdministrationLine.objects.count() == before


def test_the_manager_of_the_centre_does_not_make_himself_griffier_of_laren() -> None:
    me = persoon(HUIZEN)
    assert "Dit is aan Laren zelf" in refused(give_role(desk(HUIZEN), me, "griffier", "laren", DAG, None))
    early = date(2020, 1, 1)
    dated = Mandate(
        gemeente="laren", orgaan="college", regel="MR-7", bevoegdheid="Beslissen", grondslag="Awb 10:3",
        procedures=["klacht"], besluit_op=early, besluit_kenmerk="B-7", vanaf=early,
    )  # fmt: skip
    assert "Dit is aan Laren zelf" in refused(give_mandate(desk(HUIZEN), me, dated))


def test_what_a_manager_gives_himself_waits_for_another() -> None:
    answer = give_role(desk(LAREN), persoon(LAREN), "communicatieadviseur", "laren", DAG, None)
    assert isinstance(answer, Waiting)
    assert "U zou dit aan uzelf geven." in answer.sentence
    assert persoon(SECOND).naam in answer.who
    assert not Rolhouderschap.objects.filter(persoon=persoon(LAREN), rol="communicatieadviseur").exists()
    assert als(LAREN).houdt("communicatieadviseur", ("laren",), DAG) is None
    assert "zelf gevraagd" in refused(agree(desk(LAREN), asked().pk))
    assert isinstance(agree(desk(SECOND), asked().pk), Recorded)
    assert als(LAREN).houdt("communicatieadviseur", ("laren",), DAG) == "laren"
    held = Rolhouderschap.objects.get(persoon=persoon(LAREN), rol="communicatieadviseur")
    assert (held.gegeven_door, held.akkoord_door) == (persoon(LAREN), persoon(SECOND))


def test_a_role_ends_on_a_day_and_what_was_done_in_it_stays() -> None:
    held = persoon("controller.laren").rollen.get()
    assert "werkt vanaf vandaag" in refused(end_role(desk(LAREN), held.pk, DAG - timedelta(days=1)))
    done(end_role(desk(LAREN), held.pk, DAG))
    assert als("controller.laren").houdt("controller", ("laren",), DAG) == "laren"
    assert als("controller.laren").houdt("controller", ("laren",), DAG + timedelta(days=1)) is None
    assert isinstance(end_role(desk(LAREN), held.pk, DAG), Already)
    assert "eindigt al op" in refused(end_role(desk(LAREN), held.pk, DAG + timedelta(days=9)))


def test_the_last_manager_of_a_municipality_stays_until_there_is_another() -> None:
    held = persoon(LAREN).rollen.get()
    assert "Geef die rol eerst aan een ander" in refused(end_role(desk(LAREN), held.pk, DAG))
    other = newcomer("Tweede Beheerder", "tweede@demo.example", "laren")
    done(give_role(office(), other, "functioneel-beheerder", "laren", DAG, None))
    done(end_role(desk(LAREN), held.pk, DAG))


@pytest.mark.parametrize(
    ("rol", "gemeente", "zin"),
    [
        ("koning", "laren", "kent de rol 'koning' niet"),
        ("college", "laren", "is een orgaan"),
        ("jurist-mz", "laren", "is er niet bij Laren"),
    ],
)
def test_a_role_that_is_not_there_is_refused(rol: str, gemeente: str, zin: str) -> None:
    assert zin in refused(give_role(desk(LAREN), persoon("controller.laren"), rol, gemeente, DAG, None))


# The second person


def test_who_got_power_from_the_asker_is_no_second_person() -> None:
    other = newcomer("Nieuwe Beheerder", "nieuwe.beheerder@demo.example", "laren")
    done(give_role(desk(LAREN), other, "functioneel-beheerder", "laren", DAG, None))
    done(agree(desk(SECOND), asked().pk))
    waiting = give_role(desk(LAREN), persoon("controller.laren"), "secretaris-commissie", "laren", DAG, None)
    assert isinstance(waiting, Waiting)
    assert waiting.who == (persoon(SECOND).naam,)
    mine = desk("functioneel-beheerder.laren")
    puppet = type(mine)(person=other, pakket=mine.pakket, dag=mine.dag)
    assert "U kreeg zelf een rol" in refused(agree(puppet, waiting.request))
    assert isinstance(agree(desk(SECOND), waiting.request), Recorded)


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("bestuurssecretaris.eemnes", "Dit verzoek is er niet."),
        (HUIZEN, "Dit verzoek is er niet."),
        ("contactpersoon.laren", "Akkoord gaan kan alleen"),
    ],
)
def test_nobody_agrees_who_is_not_of_that_municipality_and_office(who: str, sentence: str) -> None:
    done(give_role(desk(LAREN), persoon("controller.laren"), "secretaris-commissie", "laren", DAG, None))
    assert sentence in refused(agree(desk(who), asked().pk))
    assert sentence in refused(refuse(desk(who), asked().pk, "Nee."))


def test_where_nobody_can_agree_the_request_waits_and_says_the_way_out() -> None:
    done(end_role(office(), persoon(SECOND).rollen.get().pk, DAG))
    later = DAG + timedelta(days=1)
    answer = give_role(desk(LAREN, later), persoon("controller.laren"), "secretaris-commissie", "laren", later, None)
    assert isinstance(answer, Waiting)
    assert answer.who == ()
    assert "Die is er nu niet" in answer.sentence


def test_a_refusal_needs_a_reason_and_ends_the_request() -> None:
    done(give_role(desk(LAREN), persoon("controller.laren"), "secretaris-commissie", "laren", DAG, None))
    number = asked().pk
    assert "waarom u weigert" in refused(refuse(desk(SECOND), number, " \u200b "))
    done(refuse(desk(SECOND), number, "Eerst opleiding."))
    assert (asked().state, asked().reason) == ("geweigerd", "Eerst opleiding.")
    assert "staat niet meer open" in refused(agree(desk(SECOND), number))


def test_a_request_ends_after_fourteen_days() -> None:
    done(give_role(desk(LAREN), persoon("controller.laren"), "secretaris-commissie", "laren", DAG, None))
    number, last_day = asked().pk, DAG + timedelta(days=14)
    assert asked().last_day == last_day
    assert expire(pakketten().laatste, last_day) == 0
    assert "verliep op" in refused(agree(desk(SECOND, last_day + timedelta(days=1)), number))
    assert expire(pakketten().laatste, last_day + timedelta(days=1)) >= 1
    assert expire(pakketten().laatste, last_day + timedelta(days=1)) == 0
    assert Request.objects.get(pk=number).state == "vervallen"
    assert last().outcome == "vervallen"


def test_only_the_asker_withdraws() -> None:
    done(give_role(desk(LAREN), persoon("controller.laren"), "secretaris-commissie", "laren", DAG, None))
    assert "Alleen wie het vroeg" in refused(withdraw(desk(SECOND), asked().pk))
    done(withdraw(desk(LAREN), asked().pk))
    assert asked().state == "ingetrokken"


def test_what_was_asked_by_who_no_longer_manages_is_not_agreed_with() -> None:
    done(give_role(desk(LAREN), persoon("controller.laren"), "secretaris-commissie", "laren", DAG, None))
    Persoon.objects.filter(pk=persoon(LAREN).pk).update(is_active=False)
    assert "Dit kan niet meer zoals" in refused(agree(desk(SECOND), asked().pk))


def test_the_same_request_twice_is_one_request() -> None:
    wie = persoon("controller.laren")
    done(give_role(desk(LAREN), wie, "secretaris-commissie", "laren", DAG, None))
    before = Request.objects.count()
    assert isinstance(give_role(desk(LAREN), wie, "secretaris-commissie", "laren", DAG, None), Already)
    assert Request.objects.count() == before
