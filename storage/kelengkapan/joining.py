"""Photographed pages become one PDF, in the order in which they are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.kelengkapan.checked import Reason
from storage.failures import StorageError
from storage.kelengkapan.apart import Part, Turn, assemble


@dataclass(frozen=True, slots=True)
class Page:
    """A JPG or PNG on the disk that becomes one page, turned to the right by `turn` first."""

    path: Path
    turn: Turn = Turn.NONE


class NotJoined(StorageError):  # noqa: N818  says what is the matter
    """A picture cannot become a page: which (from 1), and why."""

    def __init__(self, number: int, reason: Reason) -> None:
        super().__init__(f"Gambar ke-{number} tidak dapat dijadikan halaman: {reason.value}.")
        self.number = number
        self.reason = reason


def join(pages: Sequence[Page], target: Path) -> None:
    """Write one PDF, an A4 sheet a picture; a JPG goes into it byte by byte, not packed anew.

    Blocks: call it beside the loop. Raises NotJoined, NotAssembled, StorageFailed; then nothing
    is written.
    """
    if not pages:
        raise ValueError("no pages to join")
    placed = assemble([Part(page.path, page.turn) for page in pages], target, whole=True)
    for number, one in enumerate(placed, start=1):
        if one.reason is not None:
            raise NotJoined(number, one.reason)
