"""The shortest ways through an SOP, read from its rows alone."""

from collections import deque
from collections.abc import Iterator

from flows.sop import AKHIR, Baris, Branch, Kegiatan, Sop

Step = tuple[Kegiatan, Branch]


def way_to(sop: Sop, target: str) -> tuple[Step, ...]:
    """The rows and branches from the beginning to a row or an ending."""
    ways: dict[str, tuple[Step, ...]] = {_beginning(sop): ()}
    waiting = deque(ways)
    while target not in ways:
        nomor = waiting.popleft()
        row = sop.row(nomor)
        for branch in row.branches:
            if branch.to not in ways:
                ways[branch.to] = (*ways[nomor], (row, branch))
                if not branch.to.startswith(AKHIR):
                    waiting.append(branch.to)
    return ways[target]


def steps(sop: Sop) -> Iterator[Step]:
    """Every branch of every row that is walked."""
    for row in sop.kegiatan:
        if row.active and row.baris is not Baris.SELESAI:
            for branch in row.branches:
                yield row, branch


def _beginning(sop: Sop) -> str:
    starts = [row.nomor for row in sop.kegiatan if row.baris is Baris.MULAI]
    return starts[0] if starts else sop.mulai
