"""How large things are drawn, in the pixels of a BPMN modeller; texts are measured generously."""

from math import ceil

from flows.bpmn.graph import Kind, Node

LETTER = 6.6
"""Width of a letter of a task, on average, in a 12 px sans-serif."""
LINE = 15
SMALL_LETTER = 6.0
SMALL_LINE = 14
"""The same for labels, which are drawn at 11 px."""
ICON = 50
"""What a task needs above and below its text, where modellers draw a user in the corner."""
EVENT = 36
GATEWAY = 50
LABEL = 120
"""Width of the label of an event or an arrow."""
BAND = 30
"""Width of the headings of the pool and of a lane."""


def lines(text: str, width: float, letter: float) -> int:
    """How many lines a text takes when its words are wrapped to that width."""
    room = max(1, int(width / letter))
    count, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > room:
            count, used = count + 1, 0
        used += len(word) + (1 if used else 0)
        count, used = count + (used - 1) // room, min(used, room)
    return count


def size(node: Node) -> tuple[int, int]:
    """Width and height of the shape of a node."""
    match node.kind:
        case Kind.TASK:
            width = 170 if len(node.nama) < 140 else 230
            text = lines(node.nama, width - 16, LETTER) * LINE
            return width, max(80, text + ICON)
        case Kind.DECISION | Kind.MERGE | Kind.FORK:
            return GATEWAY, GATEWAY
        case _:
            return EVENT, EVENT


def label_size(text: str) -> tuple[int, int]:
    """Width and height of the label of an event or an arrow; nothing for no words."""
    if not text:
        return 0, 0
    width = min(LABEL, ceil(len(text) * SMALL_LETTER) + 8)
    return width, lines(text, width, SMALL_LETTER) * SMALL_LINE


def column_width(node: Node) -> int:
    """How wide the column of a node must be for its shape and the label under it."""
    below = label_size(node.nama)[0] if node.kind in (Kind.START, Kind.END, Kind.CLOSE) else 0
    return max(size(node)[0], below)


def half_height(node: Node) -> int:
    """What a node needs above and below the middle of its lane, with the label of an event."""
    half = size(node)[1] // 2
    if node.kind in (Kind.START, Kind.END, Kind.CLOSE) and node.nama:
        return half + label_size(node.nama)[1] + 6
    return half


def heading_height(nama: str) -> int:
    """How high a lane must be for its heading, which is written upwards on one or two lines."""
    return ceil(len(nama) * LETTER / (1 if len(nama) < 30 else 2)) + 40
