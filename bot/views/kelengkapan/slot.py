"""The slot that words are put together for."""

from dataclasses import dataclass

from flows.case import Case, Task
from flows.mutu_baku import Kelengkapan
from flows.sop import Kegiatan, Sop


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of a live task of the person, by its place (`index`) in the row."""

    sop: Sop
    case: Case
    task: Task
    row: Kegiatan
    item: Kelengkapan
    index: int

    def values(self) -> dict[str, object]:
        """What texts about the slot need."""
        return {"sop": self.sop, "case": self.case, "row": self.row, "item": self.item}
