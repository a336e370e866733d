"""The page of who may what says what the judgement says: held against it for every role × every procedure."""

from datetime import date
from itertools import product

import pytest

from afspraak.overeenkomst.pakket import Pakket
from afspraak.storage.bereik import sleutel_van
from afspraak.usecases.lezen.rolmatrix import Cell, Reach, empty_dossier, role_matrix
from afspraak.usecases.toegang import toegang_van
from afspraak.verloop.besluit import decide
from afspraak.verloop.bevoegd import rol_van
from afspraak.verloop.gebeurtenis import Begin
from afspraak.verloop.kader import Functionaris, Rolhouder
from afspraak.verloop.procedure import Procedure, Stap
from afspraak.verloop.weigering import Weigering
from hulpmiddelen import bibliotheek, hbel

DAG = date(2026, 6, 1)
ROLES = [
    pytest.param(pakket, rol.naam, id=f"{pakket.naam}-{rol.naam}")
    for pakket in (hbel(), bibliotheek())
    for rol in pakket.rollen.values()
    if not rol.orgaan
]


def holder(rol: str, gemeente: str, *, signed: bool = True) -> Functionaris:
    day = date(2026, 1, 1) if signed else None
    return Functionaris(naam="A", rollen=(Rolhouder(rol=rol, gemeente=gemeente),), verklaring_op=day)


def targets(procedure: Procedure, pakket: Pakket) -> tuple[str | None, ...]:
    return (None,) if procedure.voor_alle else pakket.groepen[procedure.groep]


def said(reach: Reach, bij: str, target: str | None) -> bool:
    """Read the word on the page as a reader would."""
    match reach:
        case Reach.NONE:
            return False
        case Reach.OWN:
            return target == bij
        case Reach.ALL:
            return True
        case Reach.JOINT:
            return target is None
    raise AssertionError("no role of these packs begins for some others and not for all")


@pytest.mark.parametrize(("pakket", "rol"), ROLES)
def test_it_says_who_begins(pakket: Pakket, rol: str) -> None:
    for procedure in pakket.procedures.values():
        cell = role_matrix(pakket).cells[rol, procedure.naam]
        for bij, target in product(pakket.groepen[pakket.rollen[rol].bij], targets(procedure, pakket)):
            begin = Begin(kenmerk="X-2026-001", titel="Proef", gemeente=target)
            answer = decide(None, begin, door=holder(rol, bij), op=DAG, kader=pakket.kader(procedure.naam))
            assert isinstance(answer, Weigering) is not said(cell.begint, bij, target), (procedure.naam, bij, target)


@pytest.mark.parametrize(("pakket", "rol"), ROLES)
def test_it_says_who_sees_and_who_needs_a_declaration_first(pakket: Pakket, rol: str) -> None:
    for bij in pakket.groepen[pakket.rollen[rol].bij]:
        with_it = toegang_van(holder(rol, bij), pakket, DAG)
        without = toegang_van(holder(rol, bij, signed=False), pakket, DAG)
        for procedure in pakket.procedures.values():
            cell = role_matrix(pakket).cells[rol, procedure.naam]
            for target in targets(procedure, pakket):
                key = sleutel_van(procedure.naam, target)
                assert with_it.bereik.ziet(key) is said(cell.ziet, bij, target), (key, bij)
                if with_it.bereik.ziet(key):
                    assert without.bereik.ziet(key) is (bij not in cell.verklaring), (key, bij)
                    assert (key in without.wacht_op_verklaring) is (bij in cell.verklaring), (key, bij)


@pytest.mark.parametrize(("pakket", "rol"), ROLES)
def test_it_says_who_may_do_each_step(pakket: Pakket, rol: str) -> None:
    for procedure in pakket.procedures.values():
        cell = role_matrix(pakket).cells[rol, procedure.naam]
        for stap in procedure.stappen.values():
            for bij in pakket.groepen[pakket.rollen[rol].bij]:
                _step_is_said(cell, stap, bij, pakket)


def _step_is_said(cell: Cell, stap: Stap, bij: str, pakket: Pakket) -> None:
    procedure = pakket.procedures[cell.procedure]
    reach = next((h.reach for h in cell.handelt if h.stap == stap.naam), Reach.NONE)
    everyone = pakket.groepen["gemeenten"]
    parts: tuple[str | None, ...] = pakket.groepen.get(stap.per, everyone) if stap.per else (None,)
    for gemeente, voor in product(targets(procedure, pakket), parts):
        dossier = empty_dossier(procedure, gemeente)
        answer = rol_van(stap, voor, holder(cell.rol, bij), DAG, dossier, pakket.kader(procedure.naam))
        part = voor if voor is not None else gemeente
        assert isinstance(answer, Weigering) is not said(reach, bij, part), (procedure.naam, stap.naam, bij, part)


@pytest.mark.parametrize(("pakket", "rol"), ROLES)
def test_who_may_do_something_may_see_it(pakket: Pakket, rol: str) -> None:
    for procedure in pakket.procedures:
        cell = role_matrix(pakket).cells[rol, procedure]
        if cell.handelt or cell.begint is not Reach.NONE:
            assert cell.ziet is not Reach.NONE, procedure


@pytest.mark.parametrize(("pakket", "rol"), ROLES)
def test_who_may_act_in_a_dossier_sees_it_also_one_that_nobody_begins_any_more(pakket: Pakket, rol: str) -> None:
    """A release before let a guest's officer begin a dossier of the centre: nobody acts unseen in such a one either."""
    for bij, procedure in product(pakket.groepen[pakket.rollen[rol].bij], pakket.procedures.values()):
        sees = toegang_van(holder(rol, bij), pakket, DAG).bereik
        kader = pakket.kader(procedure.naam)
        for gemeente in (None,) if procedure.voor_alle else pakket.groepen["gemeenten"]:
            dossier = empty_dossier(procedure, gemeente)
            for stap in procedure.stappen.values():
                for voor in pakket.groepen.get(stap.per, pakket.groepen["gemeenten"]) if stap.per else (None,):
                    answer = rol_van(stap, voor, holder(rol, bij), DAG, dossier, kader)
                    if not isinstance(answer, Weigering):
                        assert sees.ziet(sleutel_van(procedure.naam, gemeente)), (procedure.naam, gemeente, stap.naam)


def test_who_manages_people_has_nothing_to_do_in_dossiers() -> None:
    matrix = role_matrix(hbel())
    assert all(matrix.cells["functioneel-beheerder", p].is_empty for p in matrix.procedures)
    assert not all(matrix.cells["applicatiebeheerder", p].is_empty for p in matrix.procedures)


def test_it_says_which_steps_ask_a_mandate() -> None:
    cell = role_matrix(hbel()).cells["consulent", "bijstand"]
    asks = {h.stap for h in cell.handelt if h.mandaat}
    assert "besluit" in asks
    assert {h.stap for h in cell.handelt} - asks
