"""People and their accounts, and the log of administration: what is changed behind the application is found."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet

from afspraak.people.accounts import close_account, open_account, unlock
from afspraak.people.acts import add_person, change_address, change_name, give_role
from afspraak.people.audit import differences
from afspraak.people.first import take_over
from afspraak.people.log import lines_of
from afspraak.people.mandates import Mandate
from afspraak.people.models import AdministrationLine, Head, Request
from afspraak.people.perform import Already, Answer, Recorded, Waiting
from afspraak.people.requests import agree
from afspraak.record.line import read
from afspraak.storage.models import Mandaatregel, Persoon, Rolhouderschap, Verklaring
from afspraak.verloop.weigering import Weigering
from mensen import DAG, als, desk, done, office, persoon

pytestmark = pytest.mark.usefixtures("demo")
LAREN, EEMNES, HUIZEN = "functioneel-beheerder.laren", "functioneel-beheerder.eemnes", "functioneel-beheerder.huizen"
SECOND = "bestuurssecretaris.laren"
AGREEMENT = "hbel-2026"


def refused(answer: Answer) -> str:
    assert isinstance(answer, Weigering), answer
    return answer.zin


def asked() -> Request:
    return Request.objects.latest("pk")


def last() -> AdministrationLine:
    return AdministrationLine.objects.filter(overeenkomst=AGREEMENT).latest("number")


def mandate(**anders: object) -> Mandate:
    begin: dict[str, object] = {
        "gemeente": "laren", "orgaan": "college", "regel": "MR-7", "bevoegdheid": "Beslissen", "grondslag": "Awb 10:3",
        "procedures": ["klacht"], "besluit_op": DAG, "besluit_kenmerk": "B-7", "vanaf": DAG,
    }  # fmt: skip
    return Mandate(**{**begin, **anders})  # type: ignore[arg-type]


# People and accounts


@pytest.mark.parametrize(
    ("naam", "email", "zin"),
    [
        (" ", "x@demo.example", "Vul de naam in"),
        ("\u200b", "x@demo.example", "Vul de naam in"),
        ("x" * 81, "x@demo.example", "hoogstens 80"),
        ("Heel Nieuw", "geen adres", "geen e-mailadres"),
        ("Heel Nieuw", "CONTROLLER.laren@demo.example", "al van iemand anders"),
    ],
)
def test_a_person_needs_a_name_and_an_own_address(naam: str, email: str, zin: str) -> None:
    answer, made = add_person(desk(LAREN), naam, email, "", "laren")
    assert zin in refused(answer)
    assert made is None


@pytest.mark.parametrize("spelled", ["{}", "  {} ", "{}\u200b", "{upper}", "{nbsp}"])
def test_a_name_that_looks_the_same_is_asked_and_can_be_another(spelled: str) -> None:
    known = persoon("controller.laren").naam
    typed = spelled.format(known, upper=known.upper(), nbsp=known.replace(" ", "\u00a0"))
    answer, _ = add_person(desk(LAREN), typed, "tweeling@demo.example", "", "laren")
    assert "vink dat dan aan" in refused(answer)
    answer, twin = add_person(desk(LAREN), typed, "tweeling@demo.example", "", "laren", twin=True)
    assert isinstance(answer, Recorded)
    assert twin is not None
    assert twin.pk != persoon("controller.laren").pk


def test_a_manager_adds_people_at_the_own_municipality_only() -> None:
    answer, made = add_person(desk(HUIZEN), "Heel Nieuw", "heel.nieuw@demo.example", "", "laren")
    assert "Dit is aan Laren zelf" in refused(answer)
    assert made is None
    assert not Persoon.objects.filter(email="heel.nieuw@demo.example").exists()


def test_a_new_address_waits_and_stands_in_no_line() -> None:
    wie = persoon("controller.laren")
    answer = change_address(desk(LAREN), wie, "Prive@Elders.Example")
    assert isinstance(answer, Waiting)
    done(agree(desk(SECOND), answer.request))
    wie.refresh_from_db()
    assert wie.email == "prive@elders.example"
    assert not AdministrationLine.objects.filter(line__icontains="elders.example").exists()


def test_a_name_changes_and_the_log_keeps_the_name_of_its_day() -> None:
    wie = persoon("controller.laren")
    before = wie.naam
    done(change_name(desk(LAREN), wie, "Nieuwe Naam", "gemeente Laren"))
    assert persoon("controller.laren").naam == "Nieuwe Naam"
    told = [
        line.facts["over"]["naam"] for line in lines_of(AGREEMENT) if (line.facts.get("over") or {}).get("id") == wie.pk
    ]
    assert told[0] == before
    assert list(differences(AGREEMENT)) == []


def test_an_account_closes_opens_and_is_let_in_again_by_its_own_municipality() -> None:
    wie = persoon("controller.laren")
    for act in (close_account, open_account, unlock):
        assert "Dit is aan Laren zelf" in refused(act(desk(HUIZEN), wie))
        assert "Dit is aan Laren zelf" in refused(act(desk(SECOND), wie))
    done(close_account(desk(LAREN), wie))
    assert not persoon("controller.laren").is_active
    assert isinstance(close_account(desk(LAREN), persoon("controller.laren")), Already)
    assert "gesloten" in refused(give_role(desk(LAREN), persoon("controller.laren"), "griffier", "laren", DAG, None))
    done(open_account(desk(LAREN), persoon("controller.laren")))
    assert "eigen account niet sluiten" in refused(close_account(desk(LAREN), persoon(LAREN)))


# The log


def test_the_tables_say_what_the_log_says() -> None:
    assert list(differences(AGREEMENT)) == []
    assert read(AdministrationLine.objects.get(number=1).line).digest != ""
    assert read(last().line).digest == ""


def _me() -> QuerySet[Persoon]:
    return Persoon.objects.filter(pk=persoon(HUIZEN).pk)


BY_HAND: dict[str, Callable[[], object]] = {
    "role": lambda: Rolhouderschap.objects.filter(rol="griffier", gemeente="laren").update(gemeente="eemnes"),
    "role added": lambda: Rolhouderschap.objects.create(
        persoon=persoon(HUIZEN), rol="griffier", gemeente="laren", vanaf=DAG
    ),
    "role removed": lambda: Rolhouderschap.objects.filter(rol="griffier", gemeente="laren").delete(),
    "mandate": lambda: Mandaatregel.objects.filter(rol="consulent").update(tot_bedrag=1),
    "declaration": lambda: Verklaring.objects.all().delete(),
    "card": lambda: _me().update(kaart=persoon(SECOND).kaart),
    "name": lambda: _me().update(naam="Een Ander"),
    "account": lambda: _me().update(is_active=False),
    "inviter": lambda: _me().update(invited_by=persoon(SECOND)),
    "tail": lambda: Head.objects.update(number=1),
}


@pytest.mark.parametrize("kind", BY_HAND)
def test_what_is_changed_behind_the_application_is_found(kind: str) -> None:
    BY_HAND[kind]()
    assert list(differences(AGREEMENT))


@pytest.mark.parametrize(
    "sql", ["UPDATE people_administrationline SET act = 'x'", "DELETE FROM people_administrationline"]
)
def test_the_database_itself_refuses_to_change_the_log(sql: str) -> None:
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_store_without_a_log_is_taken_over_once() -> None:
    assert take_over(office()) == 0, "the demo has one"


def test_an_error_in_the_middle_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = (AdministrationLine.objects.count(), Rolhouderschap.objects.count())
    monkeypatch.setattr("afspraak.people.log.write", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        give_role(desk(LAREN), persoon("postregistratie.laren"), "communicatieadviseur", "laren", DAG, None)
    assert (AdministrationLine.objects.count(), Rolhouderschap.objects.count()) == before
    assert als("postregistratie.laren").houdt("communicatieadviseur", ("laren",), DAG) is None
