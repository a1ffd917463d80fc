"""A BPMN 2.0 document: the process with its lanes, and the drawing of both."""

from xml.etree import ElementTree as Xml

from flows.bpmn.graph import Flow, Graph, Kind, Node
from flows.bpmn.layout import Bounds, Diagram

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DI = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
COLOR = "http://www.omg.org/spec/BPMN/non-normative/color/1.0"
PREFIXES = {
    "bpmn": BPMN, "bpmndi": BPMNDI, "dc": DC, "di": DI, "xsi": XSI, "color": COLOR
}  # fmt: skip
FAILURE = {"background-color": "#ffcdd2", "border-color": "#b71c1c"}
"""How an ending that the SOP calls a failure is coloured."""
TAGS = {
    Kind.START: "startEvent",
    Kind.TASK: "userTask",
    Kind.DECISION: "exclusiveGateway",
    Kind.MERGE: "exclusiveGateway",
    Kind.FORK: "parallelGateway",
    Kind.END: "endEvent",
    Kind.CLOSE: "endEvent",
}


def document(graph: Graph, diagram: Diagram) -> str:
    """The whole file as text."""
    for prefix, uri in PREFIXES.items():
        Xml.register_namespace(prefix, uri)
    root = Xml.Element(f"{{{BPMN}}}definitions", id=f"berkas_{graph.id}")
    root.set("targetNamespace", "urn:pandu:sop")
    root.set("exporter", "Pandu")
    pool = _add(root, BPMN, "collaboration", id=f"kolam_{graph.id}")
    _add(pool, BPMN, "participant", id="unit", name=graph.nama, processRef=graph.id)
    process = _add(root, BPMN, "process", id=graph.id, name=graph.nama, isExecutable="true")
    _lanes(process, graph)
    for node in graph.nodes:
        _node(process, graph, node)
    for flow in graph.flows:
        _flow(process, flow)
    _drawing(root, graph, diagram)
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, "unicode") + "\n"


def _add(parent: Xml.Element, space: str, tag: str, **attributes: str) -> Xml.Element:
    return Xml.SubElement(parent, f"{{{space}}}{tag}", attributes)


def _lanes(process: Xml.Element, graph: Graph) -> None:
    lanes = _add(process, BPMN, "laneSet", id="pelaksana")
    for index, nama in enumerate(graph.lanes):
        lane = _add(lanes, BPMN, "lane", id=f"pelaksana_{index + 1}", name=nama)
        for node in graph.nodes:
            if node.lane == index:
                _add(lane, BPMN, "flowNodeRef").text = node.id


def _node(process: Xml.Element, graph: Graph, node: Node) -> None:
    element = _add(process, BPMN, TAGS[node.kind], id=node.id)
    if node.nama:
        element.set("name", node.nama)
    if node.documentation:
        _add(element, BPMN, "documentation").text = node.documentation
    for flow in graph.flows:
        if flow.target == node.id:
            _add(element, BPMN, "incoming").text = flow.id
    for flow in graph.flows:
        if flow.source == node.id:
            _add(element, BPMN, "outgoing").text = flow.id
    if node.kind is Kind.CLOSE:
        _add(element, BPMN, "terminateEventDefinition", id=f"{node.id}_tutup")


def _flow(process: Xml.Element, flow: Flow) -> None:
    element = _add(process, BPMN, "sequenceFlow", id=flow.id)
    element.set("sourceRef", flow.source)
    element.set("targetRef", flow.target)
    if flow.label:
        element.set("name", flow.label)
    if flow.variable:
        condition = _add(element, BPMN, "conditionExpression")
        condition.set(f"{{{XSI}}}type", "bpmn:tFormalExpression")
        words = flow.label.replace("\\", "\\\\").replace('"', '\\"')
        condition.text = f'{flow.variable} == "{words}"'


def _drawing(root: Xml.Element, graph: Graph, diagram: Diagram) -> None:
    drawing = _add(root, BPMNDI, "BPMNDiagram", id="gambar")
    plane = _add(drawing, BPMNDI, "BPMNPlane", id="bidang", bpmnElement=f"kolam_{graph.id}")
    _shape(plane, "unit", diagram.pool).set("isHorizontal", "true")
    for index, lane in enumerate(diagram.lanes):
        _shape(plane, f"pelaksana_{index + 1}", lane).set("isHorizontal", "true")
    for node, shape in zip(graph.nodes, diagram.nodes, strict=True):
        element = _shape(plane, shape.of, shape.bounds, shape.label)
        if node.kind in (Kind.DECISION, Kind.MERGE):
            element.set("isMarkerVisible", "true")
        if not node.good:
            for key, value in FAILURE.items():
                element.set(f"{{{COLOR}}}{key}", value)
    for edge in diagram.edges:
        element = _add(plane, BPMNDI, "BPMNEdge", id=f"{edge.of}_gambar", bpmnElement=edge.of)
        for x, y in edge.waypoints:
            _add(element, DI, "waypoint", x=str(x), y=str(y))
        _label(element, edge.label)


def _shape(plane: Xml.Element, of: str, bounds: Bounds, label: Bounds | None = None) -> Xml.Element:
    shape = _add(plane, BPMNDI, "BPMNShape", id=f"{of}_gambar", bpmnElement=of)
    _bounds(shape, bounds)
    _label(shape, label)
    return shape


def _label(element: Xml.Element, bounds: Bounds | None) -> None:
    if bounds is not None:
        _bounds(_add(element, BPMNDI, "BPMNLabel"), bounds)


def _bounds(element: Xml.Element, bounds: Bounds) -> None:
    box = {"x": bounds.x, "y": bounds.y, "width": bounds.width, "height": bounds.height}
    _add(element, DC, "Bounds", **{key: str(value) for key, value in box.items()})
