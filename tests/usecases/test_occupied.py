"""Which places stand empty at a municipality, and what can't be done there because of it."""

from datetime import date, timedelta

import pytest

from afspraak.storage.models import Persoon
from afspraak.usecases.lezen.occupied import EmptyPlace, empty_places
from afspraak.usecases.pakketten import pakketten
from mensen import away, newcomer, persoon

pytestmark = pytest.mark.usefixtures("demo")


def empty(gemeente: str, dag: date) -> dict[str, EmptyPlace]:
    return {e.rol: e for e in empty_places(pakketten().laatste, dag, gemeente)}


def gone(*adressen: str) -> None:
    Persoon.objects.filter(email__in=[f"{a}@demo.example" for a in adressen]).update(is_active=False)


def test_an_office_where_everybody_is_there_has_none(demo: date) -> None:
    assert empty("huizen", demo) == {}


def test_an_empty_place_says_which_procedures_stand_still(demo: date) -> None:
    gone("griffier.laren")
    found = empty("laren", demo)
    assert list(found) == ["griffier"]
    assert found["griffier"].titel == "griffier"
    still = {s.procedure: s for s in found["griffier"].stands_still}
    assert still["beleid"].stappen == ("Besluit van de raad",)
    assert not still["beleid"].begins
    assert empty("eemnes", demo) == {}


def test_a_brief_cast_cannot_begin_an_objection(demo: date) -> None:
    """Of two roles that can begin it one is enough; without both nobody can, and both places say so."""
    gone("secretaris-commissie.laren")
    first = empty("laren", demo)["secretaris-commissie"]
    assert not any(s.begins for s in first.stands_still if s.procedure == "bezwaar")
    assert [s for s in first.stands_still if s.procedure == "bezwaar"], "but who plans the hearing is missing"
    gone("postregistratie.laren")
    both = empty("laren", demo)
    for rol in ("secretaris-commissie", "postregistratie"):
        assert next(s for s in both[rol].stands_still if s.procedure == "bezwaar").begins


def test_a_role_of_the_centre_holds_up_all_and_is_told_at_the_centre(demo: date) -> None:
    gone("klachtenfunctionaris.huizen")
    assert "klachtenfunctionaris" in empty("huizen", demo)
    assert empty("laren", demo) == {}


def test_who_is_away_leaves_the_place_until_the_day_of_return(demo: date) -> None:
    away(persoon("fg.laren"), demo, demo + timedelta(days=2))
    assert "fg" in empty("laren", demo)
    assert empty("laren", demo + timedelta(days=3)) == {}


def test_what_comes_back_and_nobody_proves_is_told(demo: date) -> None:
    gone("ciso.huizen")
    assert empty("huizen", demo)["ciso"].duties == ("Het informatiebeveiligingsplan herzien",)
    newcomer("Nieuw Gezicht", "nieuw.gezicht@demo.example", "huizen")
    assert "ciso" in empty("huizen", demo), "an account without the role does not fill it"


def test_at_a_municipality_without_anybody_every_place_is_empty_and_what_presses_comes_first(demo: date) -> None:
    Persoon.objects.filter(rollen__gemeente="eemnes").update(is_active=False)
    found = empty_places(pakketten().laatste, demo, "eemnes")
    pakket = pakketten().laatste
    there = {r.naam for r in pakket.rollen.values() if not r.orgaan and "eemnes" in pakket.groepen[r.bij]}
    assert {e.rol for e in found} == there
    assert [bool(e.stands_still) for e in found] == sorted((bool(e.stands_still) for e in found), reverse=True)
