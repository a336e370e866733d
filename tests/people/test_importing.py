"""Many people at once: all or nothing, through the same judgement as the pages, and a second time nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from afspraak.people.accounts import close_account
from afspraak.people.acts import add_person, end_role
from afspraak.people.audit import differences
from afspraak.people.desk import Desk
from afspraak.people.importing import Outcome, check_people, import_people
from afspraak.people.log import lines_of
from afspraak.people.models import AdministrationLine, Request
from afspraak.people.roster import PersonRow
from afspraak.storage.models import Persoon, Rolhouderschap
from mensen import DAG, desk

pytestmark = pytest.mark.usefixtures("demo")
LAREN, HUIZEN = "functioneel-beheerder.laren", "functioneel-beheerder.huizen"
COLUMNS = {
    "naam": "A",
    "email": "B",
    "organisatie": "C",
    "gemeente": "D",
    "rol": "E",
    "vanaf": "F",
    "tot": "G",
    "verklaring": "H",
}


def row(number: int, naam: str, **said: object) -> PersonRow:
    address = f"{naam.split()[0].lower()}@laren.example"
    begin: dict[str, object] = {"email": address, "organisatie": "gemeente Laren", "gemeente": "laren"}
    return PersonRow(row=number, columns=COLUMNS, naam=naam, **{**begin, **said})  # type: ignore[arg-type]


LIST = (
    row(2, "Iris Nieuw", rol="communicatieadviseur"),
    row(3, "Bram Nieuw", rol="griffier", vanaf=date(2027, 1, 1)),
    row(4, "Iris Nieuw", rol="postregistratie", vanaf=DAG),
    row(5, "Noor Nieuw"),
)


def counts() -> tuple[int, int, int]:
    return Persoon.objects.count(), AdministrationLine.objects.count(), Request.objects.count()


def sentences(outcome: Outcome) -> list[str]:
    return [str(e) for e in outcome.errors]


def test_looking_writes_nothing() -> None:
    before = counts()
    outcome = check_people(desk(LAREN), LIST)
    assert sentences(outcome) == []
    assert len(outcome.added) == 3
    assert counts() == before


def test_everybody_comes_with_roles_and_what_asks_a_second_person_waits() -> None:
    before = counts()
    outcome = import_people(desk(LAREN), LIST)
    assert [p.naam for p in outcome.added] == ["Iris Nieuw", "Bram Nieuw", "Noor Nieuw"]
    assert counts()[0] == before[0] + 3
    assert outcome.waiting == counts()[2] - before[2] > 0
    assert outcome.recorded + outcome.waiting == 3 + 3
    iris = Persoon.objects.get(email="iris@laren.example")
    assert iris.gemeente == "laren"
    assert not iris.has_usable_password()
    assert "communicatieadviseur" in {r.rol for r in iris.rollen.all()}
    assert {line.door for line in lines_of("hbel-2026") if line.number > before[1]} == {"invoer"}
    assert list(differences("hbel-2026")) == []


def test_the_same_list_again_does_nothing() -> None:
    import_people(desk(LAREN), LIST)
    before = counts()
    outcome = import_people(desk(LAREN), LIST)
    assert counts() == before
    assert (outcome.recorded, outcome.waiting, outcome.added) == (0, 0, [])
    assert outcome.already > 0


def _later(manager: str, days: int) -> Desk:
    return replace(desk(manager), dag=DAG + timedelta(days=days))


def test_the_same_list_does_nothing_on_a_later_day_either() -> None:
    people = (*LIST, row(6, "Kees Nieuw", rol="communicatieadviseur", vanaf=date(2026, 11, 1)))
    import_people(desk(LAREN), people)
    before = counts()
    outcome = import_people(_later(LAREN, 1), people)
    assert counts() == before
    assert (outcome.recorded, outcome.waiting, sentences(outcome)) == (0, 0, [])


def test_what_waits_is_not_asked_again_on_a_later_day() -> None:
    people = (row(2, "Wacht Nieuw", rol="secretaris-commissie"),)
    assert import_people(desk(LAREN), people).waiting == 1
    before = counts()
    outcome = import_people(_later(LAREN, 1), people)
    assert (counts(), sentences(outcome), outcome.waiting) == (before, [], 0)
    other = (replace(people[0], tot=date(2027, 6, 1)),)
    assert import_people(_later(LAREN, 1), other).waiting == 1, "other days are another request"


@pytest.mark.parametrize("vanaf", [None, DAG])
def test_an_old_list_gives_no_role_back_that_ended(vanaf: date | None) -> None:
    people = (row(2, "Iris Nieuw", rol="communicatieadviseur", vanaf=vanaf),)
    import_people(desk(LAREN), people)
    held = Rolhouderschap.objects.get(persoon__email="iris@laren.example")
    end_role(desk(LAREN), held.pk, DAG)
    before = counts()
    outcome = import_people(_later(LAREN, 5), people)
    assert counts() == before
    assert "had deze rol van maandag 23 november 2026 tot en met maandag 23 november 2026" in outcome.rows[-1][1]
    again = row(2, "Iris Nieuw", rol="communicatieadviseur", vanaf=DAG + timedelta(days=6))
    assert import_people(_later(LAREN, 5), (again,)).recorded == 1, "a later day is a new role"


def test_a_closed_account_gets_no_role_by_a_list() -> None:
    import_people(desk(LAREN), LIST)
    close_account(desk(LAREN), Persoon.objects.get(email="noor@laren.example"))
    before = counts()
    known = import_people(desk(LAREN), LIST)
    assert (counts(), sentences(known)) == (before, [])
    assert (5, "Noor Nieuw had al een account. Dat is gesloten en blijft gesloten.") in known.rows
    more = import_people(desk(LAREN), (row(5, "Noor Nieuw", rol="griffier"),))
    assert sentences(more) == ["rij 5, kolom E: Het account van Noor Nieuw is gesloten. Open het eerst."]
    assert counts() == before


def test_another_organisation_is_said_and_not_taken() -> None:
    import_people(desk(LAREN), LIST)
    outcome = import_people(desk(LAREN), (row(5, "Noor Nieuw", organisatie="Ander BV"),))
    assert "De organisatie blijft “gemeente Laren”." in outcome.rows[0][1]
    assert Persoon.objects.get(email="noor@laren.example").organisatie == "gemeente Laren"


def test_two_of_one_name_have_a_way_in() -> None:
    twins = (row(2, "Ada Twee"), row(3, "Ada Twee", email="ada.twee@laren.example"))
    (said,) = sentences(import_people(desk(LAREN), twins))
    assert said.startswith("rij 3, kolom A: Er is al een Ada Twee")
    assert "vink" not in said
    add_person(desk(LAREN), "Ada Twee", "ada.twee@laren.example", "", "laren", twin=True)
    add_person(desk(LAREN), "Ada Twee", "ada@laren.example", "", "laren", twin=True)
    assert sentences(import_people(desk(LAREN), twins)) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (row(9, "Fout Adres", email="geen adres"), "rij 9, kolom B: “geen adres” is geen e-mailadres"),
        (row(9, "Fout Adres", email="controller.laren@demo.example"), "rij 9, kolom B: het adres"),
        (
            row(9, "Fout Rol", rol="jurist-mz"),
            "rij 9, kolom E: De rol “jurist Maatschappelijke zaken” is er niet bij Laren",
        ),
        (row(9, "Fout Dag", rol="griffier", vanaf=date(2026, 12, 2), tot=date(2026, 12, 1)), "rij 9, kolom G: "),
        (row(9, "Elders Eemnes", gemeente="eemnes"), "rij 9, kolom A: Dit is aan Eemnes zelf"),
        (row(9, "Geen Centrum", verklaring=DAG), "rij 9, kolom H: De verklaring van artikel 14.2"),
        (row(9, "iris  NIEUW", email="tweede@laren.example"), "rij 9, kolom A: Er is al een Iris Nieuw"),
    ],
)
def test_one_mistake_keeps_everybody_out_and_is_said_at_its_cell(wrong: PersonRow, said: str) -> None:
    before = counts()
    outcome = import_people(desk(LAREN), (*LIST, wrong))
    assert any(s.startswith(said) for s in sentences(outcome)), sentences(outcome)
    assert outcome.added == []
    assert counts() == before


def test_the_centre_imports_its_declarations_and_nobody_elses_people() -> None:
    jurist = row(
        2, "Nieuwe Jurist", gemeente="huizen", verklaring=DAG, rol="beleidsregisseur", email="nj@huizen.example"
    )
    outcome = import_people(desk(HUIZEN), (jurist,))
    assert sentences(outcome) == []
    found = Persoon.objects.get(email="nj@huizen.example")
    assert found.verklaringen.get().getekend_op == DAG
    assert import_people(desk(HUIZEN), LIST).errors


def test_whoever_does_not_manage_imports_nobody() -> None:
    before = counts()
    assert import_people(desk("contactpersoon.laren"), LIST).errors
    assert counts() == before
