"""Foreign pages put together into one PDF, in a process of its own.

A picture that claims four thousand million pixels ends the process that draws it, and a PDF may
keep its reader busy for ever: here that process is not the bot, has limits and knows no secrets.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from flows.kelengkapan.checked import Reason
from storage.failures import StorageError, StorageFailed
from storage.kelengkapan.drawing import Data

PATIENCE = 120.0
"""Seconds after which the work is given up."""


class NotAssembled(StorageError):  # noqa: N818  says what is the matter
    """The pages could not be put together: too much of them, or one that no program can read."""


class Turn(IntEnum):
    """By how many degrees a picture is turned to the right before it is put on its page."""

    NONE = 0
    RIGHT = 90
    HALF = 180
    LEFT = 270


@dataclass(frozen=True, slots=True)
class Part:
    """A PDF or a picture that becomes pages; `title` is its bookmark, empty for none."""

    path: Path
    turn: Turn = Turn.NONE
    title: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """How many pages a part became; none of a part that cannot be shown, and then why."""

    pages: int
    reason: Reason | None = None


def assemble(
    parts: Sequence[Part], target: Path, cover: Data = None, *, whole: bool = False
) -> tuple[Placed, ...]:
    """Write one PDF of all parts in order, after the cover (the data of its layout) if any.

    A part that cannot be shown is left out; if it has to be `whole`, nothing is written then.
    Blocks for up to PATIENCE. Raises NotAssembled, and StorageFailed when the disk is full.
    """
    with TemporaryDirectory(dir=target.parent, prefix=".rakit-") as scratch:
        order = json.dumps(
            {
                "parts": [[str(part.path.resolve()), part.turn, part.title] for part in parts],
                "cover": cover,
                "whole": whole,
                "scratch": scratch,
            }
        )
        answer = _answer(order)
        placed = tuple(
            Placed(pages, Reason(reason) if reason else None) for pages, reason in answer
        )
        if not whole or not any(one.reason for one in placed):
            _move(Path(scratch, "hasil.pdf"), target)
    return placed


def _answer(order: str) -> list[tuple[int, str | None]]:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "storage.kelengkapan.cell"],
            input=order.encode(),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            env=_surroundings(),
        )
    except subprocess.TimeoutExpired:
        raise NotAssembled("Penggabungan dokumen melewati batas waktu.") from None
    said: dict[str, object] = {}
    with suppress(ValueError):
        said = json.loads(done.stdout)
    match said:
        case {"placed": list(placed)}:
            return placed
        case {"trouble": str(trouble)}:
            raise StorageFailed(f"Dokumen tidak dapat digabungkan: {trouble}.")
        case _:
            raise NotAssembled(f"Penggabungan dokumen berhenti (kode {done.returncode}).")


def _surroundings() -> dict[str, str]:
    """Where Python finds the same packages, few threads, and nothing of the bot's settings."""
    return {
        "PYTHONPATH": ":".join(path for path in sys.path if path),
        "PYTHONUTF8": "1",
        "RAYON_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
    }


def _move(made: Path, target: Path) -> None:
    try:
        made.replace(target)
    except OSError as error:
        raise StorageFailed(f"Dokumen tidak dapat digabungkan: {error.strerror}.") from error
