"""The place of every box, arrow and label of an SOP's diagram."""

from dataclasses import dataclass

from flows.bpmn.graph import Graph, Kind, Node
from flows.bpmn.grid import LEFT, Grid, grid_of, is_left, lifted
from flows.bpmn.measures import BAND, GATEWAY, label_size, size
from flows.bpmn.routes import Line, Port, Route, routes

SIDE = 13
"""How far from the tip of a gateway the second arrow of a side leaves it."""

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle in pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn node, lane or pool by the id of what it shows, with its label where it has one."""

    of: str
    bounds: Bounds
    label: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A drawn arrow by the id of its flow."""

    of: str
    waypoints: tuple[Point, ...]
    label: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Diagram:
    """A whole drawing; `lanes` in the order of the graph's."""

    pool: Bounds
    lanes: tuple[Bounds, ...]
    nodes: tuple[Shape, ...]
    edges: tuple[Edge, ...]


def diagram_of(graph: Graph) -> Diagram:
    """The drawing of a graph: lanes across, rows from left to right, loops led around."""
    ways = routes(graph)
    grid = grid_of(graph, ways)
    first, last = grid.lanes[0], grid.lanes[-1]
    inner = LEFT + BAND
    return Diagram(
        pool=Bounds(LEFT, first.top, grid.right - LEFT, last.bottom - first.top),
        lanes=tuple(
            Bounds(inner, lane.top, grid.right - inner, lane.bottom - lane.top)
            for lane in grid.lanes
        ),
        nodes=tuple(_shape(grid, index, node) for index, node in enumerate(graph.nodes)),
        edges=tuple(_edge(graph, grid, ways, way) for way in ways),
    )


def _shape(grid: Grid, index: int, node: Node) -> Shape:
    width, height = size(node)
    x, y = grid.columns[index].middle, grid.lanes[node.lane].middle
    bounds = Bounds(x - width // 2, y - height // 2, width, height)
    if node.kind is Kind.TASK or not node.nama:
        return Shape(node.id, bounds)
    wide, high = label_size(node.nama)
    return Shape(node.id, bounds, Bounds(x - wide // 2, y + height // 2 + 4, wide, high))


def _edge(graph: Graph, grid: Grid, ways: tuple[Route, ...], way: Route) -> Edge:
    label = _label(graph, grid, ways, way) if way.flow.label else None
    return Edge(way.flow.id, _waypoints(graph, grid, way), label)


def _waypoints(graph: Graph, grid: Grid, way: Route) -> tuple[Point, ...]:
    source, target = graph.nodes[way.source], graph.nodes[way.target]
    start = _start(grid, source, way)
    across = grid.lanes[way.lane].line(way.line, way.track)
    turn = grid.columns[way.target].entry
    end = grid.lanes[target.lane].middle
    left = grid.columns[way.target].middle - size(target)[0] // 2
    own = way.line is Line.MIDDLE and way.lane == source.lane
    leave = grid.columns[way.source].leave if way.port is Port.RIGHT and not own else start[0]
    points = [start, (leave, start[1]), (leave, across), (turn, across), (turn, end), (left, end)]
    return _straightened(points)


def _start(grid: Grid, source: Node, way: Route) -> Point:
    """Where on its source an arrow begins."""
    x, y = grid.columns[way.source].middle, grid.lanes[source.lane].middle
    if way.port is Port.RIGHT:
        return x + size(source)[0] // 2, y
    if way.places == 1:
        return x, y + way.port.value * GATEWAY // 2
    side = SIDE if way.place else -SIDE
    return x + side, y + way.port.value * (GATEWAY // 2 - SIDE)


def _straightened(points: list[Point]) -> tuple[Point, ...]:
    """The same line without points that stand on it twice or turn nowhere."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and (
            kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]
        ):
            kept[-1] = point
            continue
        kept.append(point)
    return tuple(kept)


def _label(graph: Graph, grid: Grid, ways: tuple[Route, ...], way: Route) -> Bounds:
    """The words of an arrow stand where it leaves its gateway."""
    wide, high = label_size(way.flow.label)
    x, y = _start(grid, graph.nodes[way.source], way)
    middle = grid.lanes[graph.nodes[way.source].lane].middle
    if way.port is Port.RIGHT:
        return Bounds(x + 4, y - high - 4, wide, high)
    beside = x - 5 - wide if is_left(way) else x + 5
    if way.port is Port.BOTTOM:
        return Bounds(beside, middle + GATEWAY // 2 + 2, wide, high)
    rights = (w.flow.label for w in ways if w.source == way.source and w.port is Port.RIGHT)
    lift = lifted(max((label_size(label)[1] for label in rights), default=0))
    return Bounds(beside, middle - lift - high, wide, high)
