"""The log of administration: each line a sentence, and each municipality its own."""

import re
from datetime import date

import pytest
from django.urls import reverse

from afspraak.people import log
from afspraak.people.acts import change_name
from afspraak.people.first import appoint
from afspraak.people.models import AdministrationLine
from afspraak.people.sentences import _DID, _TO_DO, tell_line
from afspraak.powers.proposal import Act
from afspraak.record.line import Line, Who
from afspraak.usecases.pakketten import pakketten
from afspraak.werkmap.klok import nu
from mensen import DAG, client, desk, done, office, persoon

pytestmark = pytest.mark.usefixtures("demo")
LAREN, EEMNES = "functioneel-beheerder.laren", "functioneel-beheerder.eemnes"
SENTENCE = re.compile(r'historie__regel" value="(\d+)"><p class="historie__zin">([^<]*)</p>')


def told(adres: str, **asked: str) -> dict[int, str]:
    text = client(adres).get(reverse("logboek"), asked).content.decode()
    return {int(number): sentence for number, sentence in SENTENCE.findall(text)}


def line(act: Act, outcome: str, **facts: object) -> Line:
    return Line(
        number=7,
        op=date(2026, 11, 3),
        moment=nu(),
        who=Who(id=1, naam="Sanne Bakker"),
        door="pagina",
        agreement=pakketten().laatste.naam,
        step=act.value,
        outcome=outcome,
        facts={"over": {"id": 2, "naam": "Koen Kok"}, **facts},
        rol="functioneel-beheerder",
        namens="laren",
    )


def test_a_role_is_told_with_the_names_of_that_day() -> None:
    given = line(Act.GIVE_ROLE, log.DONE, rol="griffier", gemeente="laren", vanaf="2026-11-03", tot=None)
    assert tell_line(given, pakketten().laatste) == (
        "Op 3 november 2026 gaf Sanne Bakker (functioneel beheerder van Laren) aan Koen Kok de rol “griffier” bij Laren "
        "vanaf 3 november 2026."
    )


def test_what_a_second_person_agreed_with_names_both() -> None:
    facts = {"rol": "griffier", "gemeente": "laren", "vanaf": "2026-11-03", "tot": "2026-12-31"}
    agreed = line(Act.GIVE_ROLE, log.AGREED, gevraagd_door={"id": 3, "naam": "Noor Vos"}, **facts)
    assert tell_line(agreed, pakketten().laatste) == (
        "Op 3 november 2026 gaf Noor Vos aan Koen Kok de rol “griffier” bij Laren vanaf 3 november 2026 tot en met "
        "31 december 2026; akkoord van Sanne Bakker (functioneel beheerder van Laren)."
    )


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("outcome", [log.DONE, log.ASKED, log.AGREED, log.REFUSED, log.WITHDRAWN, log.EXPIRED])
def test_every_act_has_a_sentence_in_every_outcome(act: Act, outcome: str) -> None:
    facts = {"reden": "Nu niet", "vraag": 3, "gevraagd_door": {"id": 3, "naam": "Noor Vos"}}
    sentence = tell_line(line(act, outcome, **facts), pakketten().laatste)
    assert sentence.startswith("Op 3 november 2026 ")
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_what_is_told_of_an_act_names_what_its_line_says() -> None:
    """The negative control: a word that a template names and no line fills would read as a gap."""
    known = {
        "over", "waar", "rol", "dagen", "besluit", "wie", "was", "naam", "organisatie", "tot", "regel", "orgaan",
        "getekend_op", "geldig_tot", "terug", "afwezig", "overgenomen",
    }  # fmt: skip
    named = {name for text in (*_DID.values(), *_TO_DO.values()) for name in re.findall(r"{(\w+)}", text)}
    assert named == known


def test_each_municipality_reads_its_own_log() -> None:
    ours = told(LAREN)
    numbers = set(AdministrationLine.objects.filter(gemeente="laren").values_list("number", flat=True))
    assert ours
    assert set(ours) <= numbers
    assert not set(ours) & set(told(EEMNES))
    assert not told(LAREN, gemeente="eemnes")


def test_how_somebody_began_to_manage_elsewhere_is_seen_by_all() -> None:
    who = persoon("contactpersoon.eemnes")
    AdministrationLine.objects.filter(gemeente="eemnes", act=Act.FIRST_MANAGER.value)
    who.rollen.filter(gemeente="eemnes")
    manager = persoon(EEMNES)
    manager.rollen.all().delete()
    persoon("bestuurssecretaris.eemnes").rollen.all().delete()
    number = appoint(
        office(), Act.FIRST_MANAGER, who, "functioneel-beheerder", "eemnes", decided_on=DAG, reference="B-9"
    )
    assert "eerste rol van beheer van Eemnes" in told(LAREN)[number]
    assert "B-9" in told("functioneel-beheerder.huizen", gemeente="eemnes")[number]


def test_the_name_of_that_day_stays() -> None:
    who = persoon("controller.laren")
    was = who.naam
    done(change_name(desk(LAREN), who, "Iris Anders", ""))
    sentences = told(LAREN, persoon=str(who.pk)).values()
    assert any(f"account voor {was}" in s for s in sentences)
    assert any(f"van {was}: nu Iris Anders" in s for s in sentences)
    assert all(was in s or "Iris Anders" in s for s in sentences)
