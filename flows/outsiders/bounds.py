"""How far somebody from outside comes: their own slots, and nothing else."""

from flows.commands import (
    AcceptTask,
    AttachKelengkapan,
    CompleteTask,
    FinishForChild,
    RecordText,
    TickItem,
)
from flows.kelengkapan.commands import RecordNumber, RemoveGiven
from flows.outsiders.commands import HandOn, JoinGuest, ReportPart
from flows.outsiders.refusals import OutsideTheirSlots

WITHIN = (
    AcceptTask,
    AttachKelengkapan,
    TickItem,
    RecordText,
    RecordNumber,
    RemoveGiven,
    CompleteTask,
    HandOn,
    JoinGuest,
    ReportPart,
    FinishForChild,
)
"""What somebody from outside may ask for, where the row is theirs; the last is given by the
casebook, where their row was the end of a berkas that another one waits for."""


def check_bounds(command: object) -> None:
    """Raises OutsideTheirSlots where somebody from outside asks for more."""
    by = getattr(command, "by", None)
    if by is not None and by.outsider and not isinstance(command, WITHIN):
        raise OutsideTheirSlots
