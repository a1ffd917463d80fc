"""A secretary records what their head has decided: "a.n. Kepala Bidang, atas arahan"."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from flows.case import Case, Task
from flows.closing import completed, returned
from flows.commands import CompleteTask, RecordDecision, RecordText, ReturnTask
from flows.events import Event, TaskAccepted
from flows.folding import evolve
from flows.kelengkapan.filling import filled
from flows.kelengkapan.slots import missing, takes_text
from flows.people.officials import Actor, Official, actor
from flows.refusals import NoSuchBranch, NotYourTask, ReasonRequired, TakenByOther, TaskNotOpen
from flows.rights import may_hold, performers
from flows.sop import Sop

NOTE_LIMIT = 600
"""Characters that the note of such a record may have."""


def acting_for(official: Official, heads: Iterable[Official]) -> Actor:
    """A secretary with the posts of their heads, as they hand steps over and record decisions;
    whatever comes of it is the secretary's act."""
    me = actor(official)
    theirs = [one for one in heads if one.unit == official.unit]
    peran = dict.fromkeys((*me.peran, *(kode for one in theirs for kode in one.peran)))
    return replace(me, peran=tuple(peran), kepala=me.kepala or any(one.kepala for one in theirs))


def on_behalf(jabatan: str, note: str) -> str:
    """The note as the record keeps it. Raises ReasonRequired where there is none."""
    if not note.strip():
        raise ReasonRequired
    return f"a.n. {jabatan}, atas arahan; catatan: {note.strip()[:NOTE_LIMIT]}"


def recorded(sop: Sop, case: Case, command: RecordDecision, at: datetime) -> tuple[Event, ...]:
    """The step goes the way the head has decided, as the secretary's act; an output in words that
    is still missing is the note. Raises Refused."""
    task = _live(sop, case, command)
    row = sop.row(task.nomor)
    if not 0 <= command.branch < len(row.branches):
        raise NoSuchBranch
    branch, by = row.branches[command.branch], command.by
    happened: list[Event] = []
    if task.accepted_by != by.official:
        happened.append(TaskAccepted(at, by.official, task.id))
    after = _after(case, happened)
    for item in missing(after, after.tasks[task.id - 1], row, branch.label):
        if takes_text(item) and not branch.returns:
            text = RecordText(by, task.id, item.kode, command.note)
            said = filled(after, after.tasks[task.id - 1], row, text, at)
            happened += said
            after = _after(after, said)
    taken = after.tasks[task.id - 1]
    if branch.returns:
        back = ReturnTask(by, task.id, command.branch, command.note)
        return *happened, *returned(after, taken, row, back, at)
    done = CompleteTask(by, task.id, command.branch, command.note)
    return *happened, *completed(sop, after, taken, row, done, at)


def _live(sop: Sop, case: Case, command: RecordDecision) -> Task:
    task = case.task(command.task)
    if task is None or not task.live:
        raise TaskNotOpen(*((task.accepted_by, task.closed_at) if task else ()))
    if not may_hold(sop, case, task, command.by):
        raise NotYourTask(performers(case, sop.row(task.nomor)))
    if task.accepted_by not in (None, command.by.official, command.head):
        assert task.accepted_at is not None
        raise TakenByOther(task.accepted_by, task.accepted_at)
    return task


def _after(case: Case, events: Iterable[Event]) -> Case:
    for event in events:
        case = evolve(case, event)
    return case
