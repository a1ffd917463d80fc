"""Where a berkas goes on: the rows that open when another one is closed by one of its ways."""

from dataclasses import replace
from datetime import datetime

from flows.case import Case, Task
from flows.events import CaseEnded, Event, ReturnNote, TaskAssigned
from flows.ids import Nomor, TaskId
from flows.people.officials import OfficialId
from flows.refusals import FieldsMissing
from flows.sop import AKHIR, Branch, Kegiatan, Sop
from flows.steering import Isian


def onward(
    sop: Sop, case: Case, task: Task, branch: Branch, by: OfficialId, at: datetime
) -> tuple[Event, ...]:
    """What follows when `task` is closed by `branch`: the next row with the rows beside it, the
    copies, or an ending. Raises FieldsMissing where a next row depends on an empty field."""
    row = sop.row(task.nomor)
    if not row.awaited:
        return ()
    ways = (branch, *(b for b in row.branches if b.copy))
    targets = [to for way in ways for to in opened_by(sop, row, way)]
    if missing := fields_missing(sop, case, targets):
        raise FieldsMissing(missing)
    opened = _assigned(case, targets, task, at)
    ending = sop.ending(branch.to) if _ends(branch) else None
    if ending is None or ending.side:
        return opened
    return (*opened, CaseEnded(at, by, ending.kode))


def back(
    case: Case, task: Task, branch: Branch, note: ReturnNote, at: datetime
) -> tuple[Event, ...]:
    """The row that opens again when a berkas is sent back, for whoever did it before."""
    opened = _assigned(case, [Nomor(branch.to)], task, at)
    return tuple(replace(a, to=case.last_performer(a.nomor), returned=note) for a in opened)


def opened_by(sop: Sop, row: Kegiatan, branch: Branch) -> list[Nomor]:
    """The rows that open when this row is closed by this way; none where it ends there."""
    return [] if _ends(branch) or not row.awaited else _abreast(sop, branch.to)


def first(sop: Sop, start: Nomor, at: datetime) -> tuple[TaskAssigned, ...]:
    """The rows that are open when a berkas begins at `start`."""
    targets = _abreast(sop, start)
    return tuple(TaskAssigned(at, TaskId(n), to, 1) for n, to in enumerate(targets, 1))


def fields_missing(sop: Sop, case: Case, targets: list[Nomor]) -> tuple[Isian, ...]:
    """The empty fields on which it depends who performs these rows."""
    rows = [sop.row(to) for to in targets]
    asked = {c.isian for row in rows for variant in row.variants for c in variant.when}
    return tuple(i for i in sop.isian if i.kode in asked and not case.fields.get(i.kode))


def forward(row: Kegiatan) -> tuple[tuple[int, Branch], ...]:
    """The ways on that can be chosen, with their places; copies are no choice."""
    return tuple((i, b) for i, b in enumerate(row.branches) if not (b.returns or b.copy))


def _ends(branch: Branch) -> bool:
    return branch.to.startswith(AKHIR)


def _abreast(sop: Sop, to: str) -> list[Nomor]:
    """The row and, where it is not awaited, the row that goes on beside it."""
    row = sop.row(to)
    if row.awaited:
        return [row.nomor]
    beside = next(b.to for b in row.branches if not b.returns)
    return [row.nomor, *_abreast(sop, beside)]


def _assigned(
    case: Case, targets: list[Nomor], task: Task, at: datetime
) -> tuple[TaskAssigned, ...]:
    """New tasks for the rows; one that accompanies others and is still open is not opened twice."""
    running = {t.nomor for t in case.open_tasks if t.id != task.id}
    fresh = [to for to in targets if to not in running]
    start = len(case.tasks) + 1
    return tuple(
        TaskAssigned(at, TaskId(start + n), to, case.rounds(to) + 1, came_from=task.id)
        for n, to in enumerate(fresh)
    )
