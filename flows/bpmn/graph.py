"""An SOP as a BPMN graph: lanes, tasks, gateways and events, without a place on paper yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from flows.bpmn.documentation import documentation
from flows.sop import AKHIR, Baris, Branch, Kegiatan, Sop

BESIDE = "Berjalan di samping"
"""Where a row ends that nothing waits for."""


class Kind(StrEnum):
    """What a node is. CLOSE ends the whole process, also what still runs beside it.

    MERGE lets through whatever arrives, since a fork would wait for all that leads to it.
    """

    START = "start"
    TASK = "task"
    DECISION = "decision"
    MERGE = "merge"
    FORK = "fork"
    END = "end"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the diagram; `lane` is its index from the top, `good` False for failure ends."""

    id: str
    kind: Kind
    nama: str
    lane: int
    documentation: str = ""
    good: bool = True


@dataclass(frozen=True, slots=True)
class Flow:
    """An arrow; `variable` must equal `label` for it to be taken, empty where it always is."""

    id: str
    source: str
    target: str
    label: str = ""
    variable: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """All of a process; `nodes` from left to right as the form prints its rows."""

    id: str
    nama: str
    lanes: tuple[str, ...]
    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]


def variable_of(nomor: str) -> str:
    """The variable in which the label of the way taken at that row is kept."""
    return "jawaban_" + "".join(c if c.isalnum() else "_" for c in nomor)


def graph_of(sop: Sop) -> Graph:
    """The graph of an SOP; rows that are not active are left out."""
    drawing = _Drawing(sop)
    nodes = tuple(drawing.nodes())
    links = (link for row in drawing.rows for link in drawing.links(row))
    flows = tuple(
        Flow(f"alur_{number}", *link) for number, link in enumerate(drawing.opening() + list(links))
    )
    return Graph(sop.id, sop.nama, tuple(column.nama for column in sop.pelaksana), nodes, flows)


_Link = tuple[str, str, str, str]
"""Source, target, label and variable of a flow."""


class _Drawing:
    """Reads one SOP row by row; it holds nothing but what the SOP says."""

    def __init__(self, sop: Sop) -> None:
        self.sop = sop
        self.rows = tuple(r for r in sop.kegiatan if r.active and r.baris is not Baris.SELESAI)
        self._codes = tuple(column.kode for column in sop.pelaksana)
        self._beside = any(not r.awaited or any(b.copy for b in r.branches) for r in self.rows)

    def opening(self) -> list[_Link]:
        """The flow from the start, where no row Mulai is printed."""
        if any(row.baris is Baris.MULAI for row in self.rows):
            return []
        return [("mulai", self._entry(self.sop.mulai), "", "")]

    def nodes(self) -> Iterator[Node]:
        """Every node, in the order of the form; an ending stands where it is last led to."""
        if self.opening():
            yield Node("mulai", Kind.START, "Mulai", self._lane(self.sop.row(self.sop.mulai)))
        for row in self.rows:
            yield from self._of_row(row)
            for ending in self._endings_after(row):
                yield self._end(ending, self._lane(row))
        for ending, source in self._printed_last():
            yield self._end(ending, self._lane(source))

    def links(self, row: Kegiatan) -> Iterator[_Link]:
        """The flows that leave a row and its gateways."""
        if row.baris is Baris.MULAI:
            yield f"langkah_{row.nomor}", self._entry(row.branches[0].to), "", ""
            return
        task = f"langkah_{row.nomor}"
        if self._merges(row):
            yield f"temu_{row.nomor}", f"serentak_{row.nomor}", "", ""
        if not row.awaited:
            yield f"serentak_{row.nomor}", task, "", ""
            yield f"serentak_{row.nomor}", self._entry(_ways(row)[0].to), "", ""
            yield task, f"usai_{row.nomor}", "", ""
            return
        copies = tuple(branch for branch in row.branches if branch.copy)
        if copies:
            yield task, f"tembusan_{row.nomor}", "", ""
            task = f"tembusan_{row.nomor}"
            for branch in copies:
                yield task, self._entry(branch.to), branch.label, ""
        yield from self._choice(task, row)

    def _choice(self, source: str, row: Kegiatan) -> Iterator[_Link]:
        ways = _ways(row)
        if len(ways) == 1:
            yield source, self._entry(ways[0].to), "", ""
            return
        gateway = f"pilihan_{row.nomor}"
        yield source, gateway, "", ""
        for branch in ways:
            yield gateway, self._entry(branch.to), branch.label, variable_of(row.nomor)

    def _of_row(self, row: Kegiatan) -> Iterator[Node]:
        lane = self._lane(row)
        if row.baris is Baris.MULAI:
            yield Node(f"langkah_{row.nomor}", Kind.START, row.uraian, lane)
            return
        if self._merges(row):
            yield Node(f"temu_{row.nomor}", Kind.MERGE, "", lane)
        if not row.awaited:
            yield Node(f"serentak_{row.nomor}", Kind.FORK, "", lane)
        text = f"{row.no_tercetak.strip('. ') or row.nomor}. {row.uraian_bersih or row.uraian}"
        yield Node(f"langkah_{row.nomor}", Kind.TASK, text, lane, documentation(self.sop, row))
        if not row.awaited:
            yield Node(f"usai_{row.nomor}", Kind.END, BESIDE, lane)
            return
        if any(branch.copy for branch in row.branches):
            yield Node(f"tembusan_{row.nomor}", Kind.FORK, "", lane)
        if len(_ways(row)) > 1:
            yield Node(f"pilihan_{row.nomor}", Kind.DECISION, "", lane)

    def _end(self, target: str, lane: int) -> Node:
        ending = self.sop.ending(target)
        kind = Kind.CLOSE if self._beside and not ending.side else Kind.END
        onward = f"Berlanjut pada SOP {ending.onward}" if ending.onward else ""
        return Node(f"akhir_{ending.kode}", kind, ending.uraian, lane, onward, ending.good)

    def _entry(self, target: str) -> str:
        """The node that stands for a target of a branch."""
        if target.startswith(AKHIR):
            return "akhir_" + target.removeprefix(AKHIR)
        row = self.sop.row(target)
        if row.awaited:
            return f"langkah_{target}"
        return f"temu_{target}" if self._merges(row) else f"serentak_{target}"

    def _merges(self, row: Kegiatan) -> bool:
        """Whether several arrows lead to a row that is opened together with the next one."""
        leading = sum(branch.to == row.nomor for other in self.rows for branch in other.branches)
        return not row.awaited and leading > 1

    def _lane(self, row: Kegiatan) -> int:
        """The lane of who performs it; a row Mulai stands with the row that it leads to."""
        while not row.pelaksana:
            row = self.sop.row(row.branches[0].to)
        return self._codes.index(row.pelaksana[0])

    def _last_sources(self) -> dict[str, Kegiatan]:
        return {b.to: row for row in self.rows for b in row.branches if b.to.startswith(AKHIR)}

    def _has_row(self, ending: str) -> bool:
        return any(
            r.baris is Baris.SELESAI and r.branches[0].to == ending for r in self.sop.kegiatan
        )

    def _endings_after(self, row: Kegiatan) -> Iterator[str]:
        for ending, source in self._last_sources().items():
            if source is row and not self._has_row(ending):
                yield ending

    def _printed_last(self) -> Iterator[tuple[str, Kegiatan]]:
        for ending, source in self._last_sources().items():
            if self._has_row(ending):
                yield ending, source


def _ways(row: Kegiatan) -> tuple[Branch, ...]:
    return tuple(branch for branch in row.branches if not branch.copy)
