"""The drawings of the SOPs can be read: nothing lies on anything else, every text has room."""

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest

from flows.bpmn.graph import Graph, graph_of
from flows.bpmn.layout import Bounds, Diagram, Edge, diagram_of
from flows.bpmn.measures import SMALL_LETTER, SMALL_LINE, lines
from flows.sop import Sop
from storage.sops import load_definitions
from tests.flows.forms import SURAT

SOPS = [pytest.param(sop, id=f"{sop.unit}/{sop.id}") for sop in load_definitions().sops]
Stretch = tuple[tuple[int, int], tuple[int, int]]


def drawn(sop: Sop) -> tuple[Graph, Diagram]:
    graph = graph_of(sop)
    return graph, diagram_of(graph)


def boxes(diagram: Diagram) -> list[tuple[str, Bounds]]:
    """All shapes and labels, by what they belong to."""
    found = [(shape.of, shape.bounds) for shape in diagram.nodes]
    labelled = (*diagram.nodes, *diagram.edges)
    return found + [(thing.of, thing.label) for thing in labelled if thing.label]


def stretches(edge: Edge) -> Iterator[Stretch]:
    for one, other in pairwise(edge.waypoints):
        yield min(one, other), max(one, other)


def meet(one: Bounds, other: Bounds) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def runs_through(stretch: Stretch, box: Bounds) -> bool:
    (left, top), (right, bottom) = stretch
    return (
        left < box.x + box.width and right > box.x and top < box.y + box.height and bottom > box.y
    )


def run_together(one: Stretch, other: Stretch) -> bool:
    """Whether two straight lines lie on each other for more than a point."""
    for axis in (0, 1):
        across = 1 - axis
        if one[0][axis] == one[1][axis] == other[0][axis] == other[1][axis]:
            begin = max(one[0][across], other[0][across])
            return begin < min(one[1][across], other[1][across])
    return False


@pytest.mark.parametrize("sop", SOPS)
def test_no_box_and_no_label_lies_on_another(sop: Sop) -> None:
    _, diagram = drawn(sop)
    on_another = [
        (one, other) for (one, a), (other, b) in combinations(boxes(diagram), 2) if meet(a, b)
    ]
    assert on_another == []


@pytest.mark.parametrize("sop", SOPS)
def test_every_box_and_label_is_in_the_lane_of_its_node(sop: Sop) -> None:
    graph, diagram = drawn(sop)
    lane = {node.id: diagram.lanes[node.lane] for node in graph.nodes}
    lane |= {flow.id: lane[flow.source] for flow in graph.flows}
    outside = [
        of
        for of, box in boxes(diagram)
        if not (lane[of].y <= box.y and box.y + box.height <= lane[of].y + lane[of].height)
        or not (lane[of].x + 30 <= box.x and box.x + box.width <= lane[of].x + lane[of].width)
    ]
    assert outside == []


@pytest.mark.parametrize("sop", SOPS)
def test_no_arrow_runs_through_a_box_or_a_label(sop: Sop) -> None:
    graph, diagram = drawn(sop)
    ends = {flow.id: (flow.source, flow.target, flow.id) for flow in graph.flows}
    crossed = [
        (edge.of, of)
        for edge in diagram.edges
        for of, box in boxes(diagram)
        if of not in ends[edge.of] and any(runs_through(s, box) for s in stretches(edge))
    ]
    assert crossed == []


@pytest.mark.parametrize("sop", SOPS)
def test_arrows_share_a_line_only_where_they_begin_or_end_together(sop: Sop) -> None:
    graph, diagram = drawn(sop)
    flows = {flow.id: flow for flow in graph.flows}
    merged = [
        (one.of, other.of)
        for one, other in combinations(diagram.edges, 2)
        if flows[one.of].source != flows[other.of].source
        and flows[one.of].target != flows[other.of].target
        and any(run_together(a, b) for a in stretches(one) for b in stretches(other))
    ]
    assert merged == []


@pytest.mark.parametrize("sop", SOPS)
def test_arrows_go_straight_across_or_up_and_down_from_box_to_box(sop: Sop) -> None:
    graph, diagram = drawn(sop)
    shapes = {shape.of: shape.bounds for shape in diagram.nodes}
    for flow, edge in zip(graph.flows, diagram.edges, strict=True):
        assert edge.of == flow.id
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(edge.waypoints))
        source, target = shapes[flow.source], shapes[flow.target]
        x, y = edge.waypoints[0]
        assert source.x <= x <= source.x + source.width
        assert source.y <= y <= source.y + source.height
        assert edge.waypoints[-1] == (target.x, target.y + target.height // 2)


@pytest.mark.parametrize("sop", SOPS)
def test_every_label_of_an_arrow_has_room_for_its_words(sop: Sop) -> None:
    graph, diagram = drawn(sop)
    for flow, edge in zip(graph.flows, diagram.edges, strict=True):
        assert (edge.label is None) == (flow.label == "")
        if edge.label:
            needed = lines(flow.label, edge.label.width, SMALL_LETTER) * SMALL_LINE
            assert edge.label.height >= needed


def test_a_loop_is_led_around_and_enters_from_the_left() -> None:
    graph, diagram = drawn(SURAT)
    (back,) = (edge for edge in diagram.edges if edge.of == "alur_4")
    assert [flow.label for flow in graph.flows if flow.id == "alur_4"] == ["Perbaiki"]
    assert back.waypoints == ((859, 242), (859, 192), (342, 192), (342, 136), (366, 136))
