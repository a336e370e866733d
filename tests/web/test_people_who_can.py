"""Wie kan wat: the page says of each role and each kind of dossier what the judgement says."""

import re

import pytest
from django.urls import reverse

from afspraak.record.text import folded
from afspraak.usecases.lezen.rolmatrix import role_matrix
from afspraak.usecases.pakketten import pakketten
from mensen import client

pytestmark = pytest.mark.usefixtures("demo")
MANAGER = "functioneel-beheerder.laren"
ROW = re.compile(r'<tr><th scope="row">([^<]+)')


def rows(**asked: str) -> list[str]:
    return ROW.findall(client(MANAGER).get(reverse("wie_kan_wat"), asked).content.decode())


def test_every_pair_stands_on_the_page_of_its_role_and_of_its_procedure() -> None:
    pakket = pakketten().laatste
    matrix = role_matrix(pakket)
    pairs = {pair for pair, cell in matrix.cells.items() if not cell.is_empty}
    titles = {naam: p.titel for naam, p in pakket.procedures.items()}
    for rol in matrix.rollen:
        assert rows(rol=rol) == sorted((titles[p] for r, p in pairs if r == rol), key=folded)
    for procedure in matrix.procedures:
        assert rows(procedure=procedure) == sorted(
            (pakket.rollen[r].titel for r, p in pairs if p == procedure), key=folded
        )


def test_what_a_role_does_and_what_it_needs_is_told() -> None:
    text = client(MANAGER).get(reverse("wie_kan_wat"), {"rol": "jurist-mz"}).content.decode()
    row = text[text.index("Uitgaande brief") :]
    assert "Goedkeuren en ondertekenen" in row
    assert "met mandaat" in row
    assert "mensen van Huizen: met verklaring" in text


@pytest.mark.parametrize("asked", [{"rol": "keizer"}, {"procedure": "toveren"}, {}])
def test_what_is_not_there_shows_the_first_role(asked: dict[str, str]) -> None:
    assert rows(**asked) == rows()
    assert rows()
