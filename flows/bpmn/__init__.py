"""An SOP as a BPMN 2.0 document with a drawing that a modeller opens."""

from flows.bpmn.document import document
from flows.bpmn.graph import graph_of
from flows.bpmn.layout import diagram_of
from flows.sop import Sop


def bpmn(sop: Sop) -> str:
    """The BPMN 2.0 document of an SOP: a lane for each pelaksana, and where all of it is drawn."""
    graph = graph_of(sop)
    return document(graph, diagram_of(graph))
