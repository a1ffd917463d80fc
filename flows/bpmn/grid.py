"""The columns and lanes of a diagram on paper: where each begins, and how much room it has."""

from dataclasses import dataclass

from flows.bpmn.graph import Graph
from flows.bpmn.measures import (
    BAND,
    GATEWAY,
    column_width,
    half_height,
    heading_height,
    label_size,
)
from flows.bpmn.routes import Line, Port, Route

LEFT, TOP = 160, 80
"""Where the pool begins."""
TRACK = 14
"""Between two tracks."""
MARGIN = 16
"""Between the boxes of a lane and its first track, and beyond its last one."""
GAP = 20
"""Between a box and the first line in the gutter after it, and between two such lines."""


@dataclass(frozen=True, slots=True)
class Column:
    """The column of a node, and the two lines on which arrows leave its gutter and enter it."""

    middle: int
    entry: int
    leave: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane from `top` to `bottom`, its boxes between `above` and `beneath`."""

    top: int
    above: int
    beneath: int
    bottom: int

    @property
    def middle(self) -> int:
        """Where the boxes have their centres."""
        return (self.above + self.beneath) // 2

    def line(self, line: Line, track: int) -> int:
        """The height of the middle, or of a track."""
        match line:
            case Line.MIDDLE:
                return self.middle
            case Line.ABOVE:
                return self.above - MARGIN - track * TRACK
            case Line.BENEATH:
                return self.beneath + MARGIN + track * TRACK


@dataclass(frozen=True, slots=True)
class Grid:
    """All columns and lanes, and where the pool ends on the right."""

    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    right: int


def grid_of(graph: Graph, ways: tuple[Route, ...]) -> Grid:
    """Room for every box, label and arrow."""
    columns: list[Column] = []
    x = LEFT + 2 * BAND + GAP
    for index, node in enumerate(graph.nodes):
        leaving = [way for way in ways if way.source == index]
        width = column_width(node)
        entry = x
        left = x + GAP + 4 + _room_left(leaving)
        right = left + width + _room_right(leaving)
        columns.append(Column(left + width // 2, entry, right + GAP))
        x = right + 2 * GAP
    return Grid(tuple(columns), _lanes(graph, ways), x)


def lifted(right: int) -> int:
    """How far above the middle a label beside an upward arrow ends, given the one to the right."""
    return max(GATEWAY // 2 + 6, right + 8)


def is_left(way: Route) -> bool:
    """Whether the label of an upward or downward arrow stands to its left."""
    return way.places == 2 and way.place == 0


def _room_left(leaving: list[Route]) -> int:
    return max((label_size(way.flow.label)[0] for way in leaving if is_left(way)), default=0)


def _room_right(leaving: list[Route]) -> int:
    labels = (label_size(way.flow.label)[0] for way in leaving if not is_left(way))
    return max(labels, default=0)


def _lanes(graph: Graph, ways: tuple[Route, ...]) -> tuple[Lane, ...]:
    lanes: list[Lane] = []
    top = TOP
    for index, nama in enumerate(graph.lanes):
        half = _half(graph, ways, index)
        above = MARGIN + _tracks(ways, index, Line.ABOVE) * TRACK
        beneath = MARGIN + _tracks(ways, index, Line.BENEATH) * TRACK
        half += max(0, heading_height(nama) - 2 * half - above - beneath) // 2
        low = top + above + 2 * half
        lanes.append(Lane(top, top + above, low, low + beneath))
        top = low + beneath
    return tuple(lanes)


def _tracks(ways: tuple[Route, ...], lane: int, line: Line) -> int:
    used = (way.track + 1 for way in ways if (way.lane, way.line) == (lane, line))
    return max(used, default=0)


def _half(graph: Graph, ways: tuple[Route, ...], lane: int) -> int:
    """Half the height that the boxes of a lane need, with the labels of their arrows."""
    needs = [40]
    for index, node in enumerate(graph.nodes):
        if node.lane == lane:
            needs += half_height(node), _labels([way for way in ways if way.source == index])
    return max(needs)


def _labels(leaving: list[Route]) -> int:
    high = dict.fromkeys(Port, 0)
    for way in leaving:
        high[way.port] = max(high[way.port], label_size(way.flow.label)[1])
    upward = lifted(high[Port.RIGHT]) + high[Port.TOP] if high[Port.TOP] else high[Port.RIGHT] + 8
    return max(upward, GATEWAY // 2 + 6 + high[Port.BOTTOM] if high[Port.BOTTOM] else 0)
