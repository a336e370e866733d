"""The drawings: boxes do not overlap and hold their text, BPMN references resolve, the SVG tells what it shows."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from afspraak.cli.hoofd import main
from afspraak.tekening.bpmn import teken_bpmn
from afspraak.tekening.indeling import BREEDTE, TEKENBREEDTE, Vak, deel_in
from afspraak.tekening.svg import teken_svg
from afspraak.verloop.procedure import Procedure
from hulpmiddelen import BIBLIOTHEEK, bibliotheek, hbel

PROCEDURES = [*hbel().procedures.values(), *bibliotheek().procedures.values()]
NS = {
    "b": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bd": "http://www.omg.org/spec/BPMN/20100524/DI",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}


def overlappend(vakken: Iterable[Vak]) -> list[tuple[str, str]]:
    return [
        (a.id, b.id)
        for a, b in combinations(vakken, 2)
        if a.x < b.x + b.breedte and b.x < a.x + a.breedte and a.y < b.onder and b.y < a.onder
    ]


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: p.naam)
def test_boxes_stand_apart_and_hold_their_text(procedure: Procedure) -> None:
    indeling = deel_in(procedure)
    assert overlappend(indeling.vakken.values()) == []
    for vak in indeling.vakken.values():
        assert vak.x >= 0
        assert vak.x + vak.breedte <= BREEDTE
        assert max(len(r) for r in vak.regels) * TEKENBREEDTE <= vak.breedte
        assert vak.onder <= indeling.hoogte
    assert set(indeling.vakken) >= {f"stap_{naam}" for naam in procedure.stappen}


def test_the_overlap_check_can_fail() -> None:
    a, b = list(deel_in(PROCEDURES[0]).vakken.values())[:2]
    assert overlappend([a, b, a])


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: p.naam)
def test_bpmn_is_whole(procedure: Procedure) -> None:
    boom: Any = etree.fromstring(teken_bpmn(procedure, {}).encode())
    ids = boom.xpath("//@id")
    assert len(ids) == len(set(ids))
    elementen = boom.xpath("//b:process/*[@id]", namespaces=NS)
    bekend = {e.get("id") for e in elementen} | {f"proces_{procedure.naam}"}
    verwezen = boom.xpath("//@sourceRef | //@targetRef | //@bpmnElement")
    verwezen += boom.xpath("//b:incoming/text() | //b:outgoing/text()", namespaces=NS)
    assert set(verwezen) <= bekend
    vormen = {v.get("bpmnElement") for v in boom.xpath("//bd:BPMNShape", namespaces=NS)}
    randen = boom.xpath("//bd:BPMNEdge", namespaces=NS)
    assert vormen | {r.get("bpmnElement") for r in randen} | {f"proces_{procedure.naam}"} == bekend
    assert all(len(r.xpath("di:waypoint", namespaces=NS)) >= 2 for r in randen)


def test_the_svg_says_what_is_done_and_what_is_open() -> None:
    procedure = bibliotheek().procedures["uitleen"]
    svg = teken_svg(procedure, gedaan=frozenset(["aanvragen"]), open_nu=frozenset(["instemmen"]))
    boom: Any = etree.fromstring(svg.encode())
    ns = {"s": "http://www.w3.org/2000/svg"}
    assert boom.get("role") == "img"
    titel, uitleg = boom.xpath("s:title", namespaces=ns)[0], boom.xpath("s:desc", namespaces=ns)[0]
    assert boom.get("aria-labelledby") == f"{titel.get('id')} {uitleg.get('id')}"
    assert "Aanvragen, door cultuurambtenaar: gevraagd. Gedaan." in uitleg.text
    teksten = boom.xpath("//s:text/text()", namespaces=ns)
    assert "✓ Aanvragen" in teksten
    assert "nu: Instemmen" in teksten
    assert not boom.xpath("//@style | //s:script | //s:image | //@onclick", namespaces=ns)


def test_markup_in_a_title_stays_text() -> None:
    procedure = replace(bibliotheek().procedures["uitleen"], titel="<b>x</b> & co")
    assert "&lt;b&gt;x&lt;/b&gt; &amp; co" in teken_svg(procedure)
    assert etree.fromstring(teken_bpmn(procedure, {}).encode()).xpath("//b:process/@name", namespaces=NS) == [
        "<b>x</b> & co"
    ]


def test_the_command_writes_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doel = tmp_path / "u.bpmn"
    assert main(["teken", str(BIBLIOTHEEK), "uitleen", "--vorm", "bpmn", "--uit", str(doel)]) == 0
    assert doel.read_text(encoding="utf-8").startswith("<?xml")
    assert main(["teken", str(BIBLIOTHEEK), "vliegen"]) == 2
    assert "bestaat niet" in capsys.readouterr().err
