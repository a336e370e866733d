"""A procedure as BPMN 2.0 XML with its diagram, from the same layout as the SVG."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from afspraak.tekening.indeling import Indeling, Lijn, Vak, deel_in
from afspraak.verloop.procedure import Procedure

_BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_DI = "http://www.omg.org/spec/BPMN/20100524/DI"
_DC = "http://www.omg.org/spec/DD/20100524/DC"
_DD = "http://www.omg.org/spec/DD/20100524/DI"
_ELEMENT = {"begin": "startEvent", "einde": "endEvent", "stap": "userTask"}
for _voor, _naam in (("bpmn", _BPMN), ("bpmndi", _DI), ("dc", _DC), ("di", _DD)):
    register_namespace(_voor, _naam)


def teken_bpmn(procedure: Procedure, rolnamen: Mapping[str, str]) -> str:
    """Return the procedure as BPMN 2.0. ``rolnamen`` maps a role to its title, for the documentation of a step."""
    indeling = deel_in(procedure)
    wortel = Element(
        f"{{{_BPMN}}}definitions",
        {"id": f"definities_{procedure.naam}", "targetNamespace": f"urn:afspraak:{procedure.naam}"},
    )
    proces = SubElement(
        wortel,
        f"{{{_BPMN}}}process",
        {"id": f"proces_{procedure.naam}", "name": procedure.titel, "isExecutable": "false"},
    )
    for vak in indeling.vakken.values():
        _element(proces, vak, procedure, rolnamen, indeling)
    for lijn in indeling.lijnen:
        velden = {"id": lijn.id, "sourceRef": lijn.van, "targetRef": lijn.naar}
        SubElement(proces, f"{{{_BPMN}}}sequenceFlow", velden | ({"name": lijn.naam} if lijn.naam else {}))
    _diagram(wortel, procedure, indeling)
    indent(wortel)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(wortel, encoding="unicode") + "\n"


def _element(proces: Element, vak: Vak, procedure: Procedure, rolnamen: Mapping[str, str], indeling: Indeling) -> None:
    stap = procedure.stappen.get(vak.id.removeprefix("stap_")) if vak.soort == "stap" else None
    naam = stap.titel if stap else " ".join(vak.regels).removeprefix("Einde: ")
    element = SubElement(proces, f"{{{_BPMN}}}{_ELEMENT[vak.soort]}", {"id": vak.id, "name": naam})
    if stap:
        wie = " of ".join(rolnamen.get(r, r) for r in stap.rollen)
        soort = "Dit mag." if stap.mag else "Dit moet."
        tekst = f"{stap.doe} Wie: {wie}. Grondslag: {', '.join(stap.grondslag) or 'geen'}. {soort}"
        SubElement(element, f"{{{_BPMN}}}documentation").text = tekst
    for lijn in indeling.lijnen:
        if lijn.naar == vak.id:
            SubElement(element, f"{{{_BPMN}}}incoming").text = lijn.id
    for lijn in indeling.lijnen:
        if lijn.van == vak.id:
            SubElement(element, f"{{{_BPMN}}}outgoing").text = lijn.id
    if stap and stap.per:
        SubElement(element, f"{{{_BPMN}}}multiInstanceLoopCharacteristics", {"isSequential": "false"})
    elif stap and stap.herhaalbaar:
        SubElement(element, f"{{{_BPMN}}}standardLoopCharacteristics")


def _diagram(wortel: Element, procedure: Procedure, indeling: Indeling) -> None:
    diagram = SubElement(wortel, f"{{{_DI}}}BPMNDiagram", {"id": f"diagram_{procedure.naam}"})
    vlak = SubElement(
        diagram,
        f"{{{_DI}}}BPMNPlane",
        {"id": f"vlak_{procedure.naam}", "bpmnElement": f"proces_{procedure.naam}"},
    )
    for vak in indeling.vakken.values():
        vorm = SubElement(vlak, f"{{{_DI}}}BPMNShape", {"id": f"vorm_{vak.id}", "bpmnElement": vak.id})
        velden = {"x": vak.x, "y": vak.y, "width": vak.breedte, "height": vak.hoogte}
        SubElement(vorm, f"{{{_DC}}}Bounds", {naam: f"{waarde:.1f}" for naam, waarde in velden.items()})
    for lijn in indeling.lijnen:
        _rand(vlak, lijn)


def _rand(vlak: Element, lijn: Lijn) -> None:
    rand = SubElement(vlak, f"{{{_DI}}}BPMNEdge", {"id": f"rand_{lijn.id}", "bpmnElement": lijn.id})
    for x, y in lijn.punten:
        SubElement(rand, f"{{{_DD}}}waypoint", {"x": f"{x:.1f}", "y": f"{y:.1f}"})
