"""Many people at once: all or nothing, through the same judgement as the pages, and a second time nothing."""

from datetime import date

import pytest

from afspraak.people.audit import differences
from afspraak.people.importing import Outcome, check_people, import_people
from afspraak.people.log import lines_of
from afspraak.people.models import AdministrationLine, Request
from afspraak.people.roster import PersonRow
from afspraak.storage.models import Persoon
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
