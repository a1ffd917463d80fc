"""One person's reminders, put together from the memory and drawn when they are sent."""

import logging
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime

from bot.desk import Desk
from bot.telegram.outgoing import Outgoing, SendScreen
from bot.views.card import headings
from bot.views.waktu.reminding import Bundle, Item, Stand, reminder
from flows.case import Case, CaseState, Task, TaskState
from flows.ids import Peran
from flows.notices import ToPeran
from flows.office import Office
from flows.people.officials import Official, OfficialId, actor
from flows.people.reaching import hindrance
from flows.rights import for_task, may_hold, may_lead, performers
from flows.sop import Sop
from flows.waktu.agenda import lasted
from flows.waktu.events import Rung
from storage import meetings
from storage.outbox import Dispatch
from storage.people import roster
from storage.people.capacities import as_holder
from storage.readers import holders_of
from storage.waktu.reminders import Line, lines_of

log = logging.getLogger(__name__)
LATE = 30
"""Office minutes after the planned moment from which a reminder is said to come late."""


async def drawn(desk: Desk, dispatch: Dispatch) -> Outgoing | None:
    """The message for reminders that are due; None where none of them holds any more."""
    body, at = dispatch.body, desk.clock()
    reader_id = OfficialId(int(str(body["official"])))
    lines = lines_of(body)
    given = await desk.db.read(lambda conn: bundle(conn, desk, reader_id, lines, at))
    if not given.items:
        return None
    screen = reminder(desk.words_for(given.reader), given)
    return SendScreen(dispatch.chat_id, screen, silent=bool(body["silent"]))


def bundle(
    conn: sqlite3.Connection, desk: Desk, reader_id: OfficialId, lines: list[Line], at: datetime
) -> Bundle:
    """What is still to be said of these lines at that moment; to somebody who stands in by that
    title, where all of it is for that post."""
    reader = roster.official(conn, reader_id)
    items, planned, addressed = [], [], set()
    for line, item, acting in _items(conn, desk, reader, lines, at):
        items.append(item)
        addressed.add(acting)
        planned.append(datetime.fromtimestamp(line.planned, UTC))
    calendar = desk.offices(desk.unit_of(reader).id).calendar
    over = [moment for moment in planned if calendar.elapsed(moment, at) > LATE]
    late = [moment for moment in over if not desk.turned_over(moment)]
    if len(addressed) == 1:
        (reader,) = addressed
    return Bundle(reader, tuple(items), min(late, default=None))


def _items(
    conn: sqlite3.Connection, desk: Desk, reader: Official, lines: list[Line], at: datetime
) -> Iterator[tuple[Line, Item, Official]]:
    """A berkas that fails does not silence the others."""
    for line in lines:
        try:
            sop, case = desk.casebook.load(conn, line.case)
            task, office = case.tasks[line.task - 1], desk.offices(sop.unit)
            if _holds(office, sop, case, task, reader, line):
                peran = performers(case, sop.row(task.nomor))
                posts = office.superiors(peran) if line.superior else peran
                acting = as_holder(conn, reader.id, posts, at)
                yield line, _item(conn, office, sop, case, task, line, at), acting
        except Exception as error:
            log.error("Pengingat berkas %s tidak tergambar: %s", line.case, type(error).__name__)


def _holds(office: Office, sop: Sop, case: Case, task: Task, reader: Official, line: Line) -> bool:
    """Whether the reminder is still true, and still the reader's."""
    if case.state is not CaseState.RUNNING or not task.live:
        return False
    if line.superior:
        theirs = may_lead(office, sop, case, task, actor(reader))
    else:
        free = task.accepted_by in (None, reader.id)
        theirs = free and may_hold(sop, case, task, actor(reader))
    return theirs and (line.rung in ("", Rung.ASKED) or _rung_holds(task, line))


def _rung_holds(task: Task, line: Line) -> bool:
    """A limit that was moved, or a clock that stands still, has taken back what was reached."""
    if task.timing.reminded is None or task.timing.waiting is not None:
        return False
    return line.rung != Rung.UNOPENED or task.state is TaskState.OPEN


def _item(
    conn: sqlite3.Connection,
    office: Office,
    sop: Sop,
    case: Case,
    task: Task,
    line: Line,
    at: datetime,
) -> Item:
    row, timing = sop.row(task.nomor), task.timing
    stand = _stand(task, at)
    ahead = stand in (Stand.UNOPENED, Stand.LEFT) and timing.due_at is not None
    return Item(
        case=case.id,
        task=task.id,
        judul=case.judul,
        sop=sop.judul,
        nomor=row.nomor,
        uraian=row.uraian_bersih or row.uraian,
        stand=stand,
        due_at=timing.due_at,
        left=lasted(office.calendar, at, timing.due_at) if ahead and timing.due_at else None,
        with_whom=_with_whom(conn, sop, case, task, at) if line.superior else "",
        unreached=line.superior and hindrance(_holders(conn, sop, case, task)) is not None,
        by=as_holder(conn, line.by, _superiors(office, sop, case, task), at) if line.by else None,
        asked=line.rung == Rung.ASKED,
        rapat=meetings.ahead_of_step(conn, case.id, task.id, at),
        extendable=timing.due_at is not None and not timing.window and timing.request is None,
    )


def _stand(task: Task, at: datetime) -> Stand:
    timing = task.timing
    if timing.due_at is None or timing.waiting is not None:
        return Stand.OPEN
    if timing.window:
        return Stand.WINDOW if at >= timing.due_at else Stand.OPEN
    if timing.late(at):
        return Stand.OVER
    return Stand.UNOPENED if task.state is TaskState.OPEN else Stand.LEFT


def _with_whom(conn: sqlite3.Connection, sop: Sop, case: Case, task: Task, at: datetime) -> str:
    """The jabatan of the person who has the task, or the columns it is for."""
    one = task.accepted_by or task.handed
    if one is not None:
        return as_holder(conn, one, performers(case, sop.row(task.nomor)), at).jabatan
    return headings(sop, case, sop.row(task.nomor))


def _superiors(office: Office, sop: Sop, case: Case, task: Task) -> tuple[Peran, ...]:
    return office.superiors(performers(case, sop.row(task.nomor)))


def _holders(conn: sqlite3.Connection, sop: Sop, case: Case, task: Task) -> list[Official]:
    if task.accepted_by is not None:
        return [roster.official(conn, task.accepted_by)]
    return holders_of(conn, ToPeran(sop.unit, for_task(sop, case, task), task.to))
