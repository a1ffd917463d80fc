"""What people and the clock might ask about time and documents: sensible and wild."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from flows.case import Task
from flows.commands import Command
from flows.ids import TaskId
from flows.kelengkapan.commands import (
    DropVersion,
    HandInPaper,
    JoinVersion,
    KeepFile,
    LeaveFile,
    PurgeFiles,
    RefuseFile,
    RemoveGiven,
    RequestWaiver,
    WaiveItem,
)
from flows.kelengkapan.events import GONE, Shelved
from flows.people.officials import Actor
from flows.people.vacating import VacateTask
from flows.rights import concerns, may_hold, may_lead
from flows.sop import Kegiatan
from flows.waktu.commands import (
    ClearObstacle,
    Consent,
    EndWait,
    ExplainRefusal,
    ExtendTask,
    HandOver,
    Nudge,
    Remind,
    ReportObstacle,
    RequestExtension,
    RequestWait,
    Snooze,
)
from flows.wording import TEXT_LIMIT

if TYPE_CHECKING:
    from tests.rules.chance import Table

TEXTS = ("", "   ", "Menunggu penyedia.", "x" * TEXT_LIMIT, "y" * (TEXT_LIMIT + 1), "<b>&amp;</b>")
UNIQUE = ("u", "lain", "")
SHELVED = Shelved("0" * 64, 1200, "pdf", 2)
DAYS = (-400, -1, 0, 1, 20, 4000)


def timely(table: "Table", die: Random) -> Command | None:
    """Something about time that somebody may ask now; None where nobody has anything to ask."""
    if not table.case.open_tasks:
        return None
    task = die.choice(table.case.open_tasks)
    held = [p for p in table.people if may_hold(table.sop, table.case, task, p)]
    able = [p for p in held if task.accepted_by in (None, p.official)]
    above = [
        p
        for p in table.people
        if may_lead(table.office, table.sop, table.case, task, p) and not _asked(task, p)
    ]
    may: list[Command] = [Remind(task.id), *_by_holder(table, task, die.choice(able), die)]
    if above:
        may += _by_superior(table, task, die.choice(above))
    return die.choice(may)


def _asked(task: Task, person: Actor) -> bool:
    request = task.timing.request
    return request is not None and request.by == person.official


def _by_holder(table: "Table", task: Task, by: Actor, die: Random) -> list[Command]:
    timing, again = task.timing, timedelta(days=die.randint(1, 9))
    may: list[Command] = [Snooze(by, task.id, tomorrow=die.random() < 0.5)]
    may.append(ReportObstacle(by, task.id, TEXTS[2]))
    may.append(ClearObstacle(by, task.id))
    if task.child is None:
        same = [p for p in table.people if p.unit == table.sop.unit]
        may.append(HandOver(by, task.id, die.choice(same), TEXTS[2]))
    if timing.waiting is not None:
        may += [EndWait(by, task.id)] * 3
    else:
        may.append(RequestWait(by, task.id, "Penyedia"))
    if timing.due_at is not None:
        until = max(timing.due_at, table.at) + again
        may.append(RequestExtension(by, task.id, until, TEXTS[2]))
    return may


def _by_superior(table: "Table", task: Task, by: Actor) -> list[Command]:
    timing = task.timing
    may: list[Command] = []
    if timing.nudged_at is None:
        may.append(Nudge(by, task.id))
    if timing.due_at is not None and not concerns(table.sop, table.case, task, by):
        may.append(ExtendTask(by, task.id, max(timing.due_at, table.at) + timedelta(days=3)))
    if (refused := timing.unexplained) is not None and refused.by == by.official:
        may.append(ExplainRefusal(by, task.id, refused.asked_at, TEXTS[2]))
    if (request := timing.request) is not None:
        asked_at = int(request.at.timestamp())
        may.append(Consent(by, task.id, granted=False, asked_at=asked_at))
        if request.until is None or request.until > table.at + timedelta(hours=1):
            may += [Consent(by, task.id, granted=True, asked_at=asked_at)] * 3
    return may


def _person(table: "Table", die: Random) -> Actor:
    return die.choice(table.people)


def _task(table: "Table", die: Random) -> TaskId:
    return TaskId(die.randint(-1, len(table.case.tasks) + 1))


def _kode(table: "Table", die: Random) -> str:
    row: Kegiatan = die.choice(table.sop.kegiatan)
    return die.choice(row.items).kode if row.items else "tidak-ada"


def _moment(table: "Table", die: Random) -> datetime:
    return table.at + timedelta(days=die.choice(DAYS), minutes=die.randint(0, 600))


def _asked_at(table: "Table", die: Random) -> int:
    """When something was asked of the berkas, or any second."""
    asked = [t.timing.request.at for t in table.case.open_tasks if t.timing.request is not None]
    return int(die.choice([*asked, table.at]).timestamp())


def _refused_at(table: "Table", die: Random) -> int:
    """When something was asked that was not consented to, or any second."""
    open_tasks = table.case.open_tasks
    known = [t.timing.unexplained.asked_at for t in open_tasks if t.timing.unexplained is not None]
    return die.choice([*known, int(table.at.timestamp())])


WILD: tuple[Callable[["Table", Random], Command], ...] = (
    lambda t, d: Remind(_task(t, d), d.choice((None, _moment(t, d)))),
    lambda t, d: Snooze(_person(t, d), _task(t, d), tomorrow=d.random() < 0.5),
    lambda t, d: Nudge(_person(t, d), _task(t, d)),
    lambda t, d: ReportObstacle(_person(t, d), _task(t, d), d.choice(TEXTS)),
    lambda t, d: ClearObstacle(_person(t, d), _task(t, d)),
    lambda t, d: RequestExtension(_person(t, d), _task(t, d), _moment(t, d), d.choice(TEXTS)),
    lambda t, d: ExtendTask(_person(t, d), _task(t, d), _moment(t, d)),
    lambda t, d: RequestWait(_person(t, d), _task(t, d), d.choice(TEXTS)),
    lambda t, d: Consent(_person(t, d), _task(t, d), d.random() < 0.7, _asked_at(t, d)),
    lambda t, d: ExplainRefusal(_person(t, d), _task(t, d), _refused_at(t, d), d.choice(TEXTS)),
    lambda t, d: EndWait(_person(t, d), _task(t, d)),
    lambda t, d: HandOver(_person(t, d), _task(t, d), _person(t, d), d.choice(TEXTS)),
    lambda t, d: VacateTask(_task(t, d), _person(t, d), away=d.random() < 0.5),
    lambda t, d: RequestWaiver(_person(t, d), _task(t, d), _kode(t, d), d.choice(TEXTS)),
    lambda t, d: WaiveItem(_person(t, d), _task(t, d), _kode(t, d), d.choice(TEXTS)),
    lambda t, d: RemoveGiven(_person(t, d), _task(t, d), _kode(t, d), d.choice(UNIQUE)),
    lambda t, d: JoinVersion(_person(t, d), _task(t, d), _kode(t, d), d.choice((1, 2, 3))),
    lambda t, d: DropVersion(_person(t, d), _task(t, d), _kode(t, d), d.choice((1, 2, 3))),
    lambda t, d: HandInPaper(_person(t, d), _task(t, d), _kode(t, d), d.choice(TEXTS)),
    lambda t, d: KeepFile(_task(t, d), _kode(t, d), d.choice(UNIQUE), SHELVED),
    lambda t, d: RefuseFile(_task(t, d), _kode(t, d), d.choice(UNIQUE), "arsip"),
    lambda t, d: LeaveFile(_task(t, d), _kode(t, d), d.choice(UNIQUE), GONE),
    lambda t, d: PurgeFiles((d.choice(UNIQUE),), "retensi"),
)
"""Anything at all about time and documents, by anybody."""
