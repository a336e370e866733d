"""Drawing a procedure from its table: as accessible SVG, and as BPMN 2.0 that other tools open."""
