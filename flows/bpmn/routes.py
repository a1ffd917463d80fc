"""Which way each arrow takes between lanes and columns, so that none runs over another's box.

Every node has a column of its own. Between two columns lies a gutter, above and beneath the
boxes of a lane lie tracks. An arrow leaves to the right into the gutter, or up or down from a
gateway; it runs along a track, or along the middle of a lane where nothing stands in its way;
and it turns in the gutter before its target, which it enters from the left.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from flows.bpmn.graph import Flow, Graph, Node


class Port(Enum):
    """Where an arrow leaves its source."""

    RIGHT = 0
    TOP = -1
    BOTTOM = 1


class Line(Enum):
    """Where an arrow runs across: above, through or beneath the boxes of a lane."""

    ABOVE = -1
    MIDDLE = 0
    BENEATH = 1


@dataclass(frozen=True, slots=True)
class Route:
    """The way of one arrow: columns of source and target, the port, and the lane it runs in.

    `place` of so many `places` at that port, counted from the left; `track` counts from the
    boxes outwards and matters only off the middle.
    """

    flow: Flow
    source: int
    target: int
    port: Port
    lane: int
    line: Line
    place: int = 0
    places: int = 1
    track: int = 0

    @property
    def span(self) -> tuple[int, int]:
        """From where to where it runs, in half columns: columns are even, gutters odd."""
        start = 2 * self.source + (1 if self.port is Port.RIGHT else 0)
        return min(start, 2 * self.target - 1), max(start, 2 * self.target - 1)


def routes(graph: Graph) -> tuple[Route, ...]:
    """The ways of all arrows of a graph, in its order."""
    column = {node.id: index for index, node in enumerate(graph.nodes)}
    found: list[Route] = []
    for node in graph.nodes:
        leaving = [flow for flow in graph.flows if flow.source == node.id]
        for flow, port, place, places in _ports(graph.nodes, column, node, leaving):
            found.append(_route(graph, column, flow, port, found))
            found[-1] = replace(found[-1], place=place, places=places)
    tracked = _tracked(found)
    order = {flow.id: index for index, flow in enumerate(graph.flows)}
    return tuple(sorted(tracked, key=lambda route: order[route.flow.id]))


def _ports(
    nodes: tuple[Node, ...], column: dict[str, int], node: Node, leaving: list[Flow]
) -> list[tuple[Flow, Port, int, int]]:
    """The nearest way on leaves to the right, the others up and down, two at most on a side."""
    here = column[node.id]
    ahead = [flow for flow in leaving if column[flow.target] > here]
    right = min(ahead or leaving, key=lambda flow: column[flow.target], default=None)
    sides: dict[Port, list[Flow]] = {Port.TOP: [], Port.BOTTOM: []}
    for flow in leaving:
        if flow is right:
            continue
        down = nodes[column[flow.target]].lane > node.lane
        wish, other = (Port.BOTTOM, Port.TOP) if down else (Port.TOP, Port.BOTTOM)
        sides[wish if len(sides[wish]) < 2 else other].append(flow)
    chosen = [(right, Port.RIGHT, 0, 1)] if right else []
    for port, flows in sides.items():
        flows.sort(key=lambda flow: column[flow.target])
        chosen += [(flow, port, place, len(flows)) for place, flow in enumerate(flows)]
    return chosen


def _route(
    graph: Graph, column: dict[str, int], flow: Flow, port: Port, found: Iterable[Route]
) -> Route:
    """Through the middle of the source's or the target's lane where it is free, else beside."""
    start, end = column[flow.source], column[flow.target]
    here, there = graph.nodes[start].lane, graph.nodes[end].lane
    beside = Line.BENEATH if port is Port.BOTTOM else Line.ABOVE
    own = Route(flow, start, end, port, here, beside)
    if there == here and port is not Port.RIGHT:
        return own
    if (there - here) * port.value < 0:
        return own
    lanes = (here, there) if port is Port.RIGHT else (there,)
    for lane in lanes if end > start else ():
        way = replace(own, lane=lane, line=Line.MIDDLE)
        if _free(graph, way, found):
            return way
    if there == here:
        return own
    return replace(own, lane=there, line=Line.ABOVE if there > here else Line.BENEATH)


def _free(graph: Graph, way: Route, found: Iterable[Route]) -> bool:
    between = graph.nodes[way.source + 1 : way.target]
    if any(node.lane == way.lane for node in between):
        return False
    return not any(
        other.line is Line.MIDDLE
        and other.lane == way.lane
        and other.target != way.target
        and _overlap(other.span, way.span)
        for other in found
    )


def _tracked(found: list[Route]) -> list[Route]:
    """Each arrow off the middle gets the innermost track on which it meets no other."""
    done: list[Route] = []
    for route in sorted(found, key=lambda route: route.span[1] - route.span[0]):
        beside = {
            other.track
            for other in done
            if (other.lane, other.line) == (route.lane, route.line)
            and _overlap(other.span, route.span)
        }
        track = next(number for number in range(len(found) + 1) if number not in beside)
        done.append(replace(route, track=track))
    return done


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
