"""How far somebody from outside comes: their own slots, and nothing else."""

from flows.case import Case, Task
from flows.commands import (
    AcceptTask,
    AttachKelengkapan,
    CompleteTask,
    FinishForChild,
    RecordText,
    TickItem,
)
from flows.kelengkapan.commands import DropVersion, JoinVersion, RecordNumber, RemoveGiven
from flows.outsiders.commands import HandOn, JoinGuest, ReportPart
from flows.outsiders.refusals import NotRecordedFor, OutsideTheirSlots
from flows.people.officials import Actor
from flows.sop import Kegiatan

WITHIN = (
    AcceptTask,
    AttachKelengkapan,
    TickItem,
    RecordText,
    RecordNumber,
    RemoveGiven,
    JoinVersion,
    DropVersion,
    CompleteTask,
    HandOn,
    JoinGuest,
    ReportPart,
    FinishForChild,
)
"""What somebody from outside may ask for, where the row is theirs; the last is given by the
casebook, where their row was the end of a berkas that another one waits for."""


def check_behalf(case: Case, task: Task, row: Kegiatan, by: Actor) -> None:
    """Raises NotRecordedFor where an official closes, as if it were their own, the row of somebody
    from outside who was invited to it."""
    invited = any(one.over is None and one.peran in row.pelaksana for one in case.guests)
    theirs = by.outsider or not set(by.peran).isdisjoint(row.pelaksana)
    if invited and not row.many and not theirs and task.behalf is None:
        raise NotRecordedFor


def check_bounds(command: object) -> None:
    """Raises OutsideTheirSlots where somebody from outside asks for more."""
    by = getattr(command, "by", None)
    if by is not None and by.outsider and not isinstance(command, WITHIN):
        raise OutsideTheirSlots
