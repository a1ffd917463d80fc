"""The offer to make one PDF of photographed pages: one line after they have arrived."""

from sqlite3 import Connection

from bot.desk import Desk
from bot.telegram.outgoing import SendScreen
from bot.views.kelengkapan.album import offered
from bot.views.kelengkapan.slot import Slot
from flows.case import Case
from flows.ids import TaskId
from flows.kelengkapan.album import photos
from flows.people.officials import Official, OfficialId
from flows.sop import Sop
from storage import outbox
from storage.casebook import Act
from storage.outbox import Dispatch, Priority
from storage.people import roster

KIND = "album"
FIRST = 2
"""Photos from which on there is something to join."""


def offer(
    conn: Connection,
    done: Act,
    reader: OfficialId,
    chat_id: int,
    place: tuple[TaskId, str],
    not_before: int,
) -> None:
    """Offer to join the photos in a slot (task and kode), once while they come in."""
    task_id, kode = place
    slot = _slot(done.sop, done.case, task_id, kode)
    if slot is None or not _just_enough(slot):
        return
    outbox.enqueue(
        conn,
        chat_id=chat_id,
        priority=Priority.ANSWER,
        kind=KIND,
        body={"official": reader, "case": done.case.id, "task": task_id, "kode": kode},
        merge_key=f"album:{done.case.id}:{task_id}:{kode}",
        not_before=not_before,
    )


async def drawn(desk: Desk, dispatch: Dispatch) -> SendScreen | None:
    """The offer; None where there is nothing to join any more."""
    body = dispatch.body

    def read(conn: Connection) -> tuple[Sop, Case, Official]:
        sop, case = desk.casebook.load(conn, str(body["case"]))
        return sop, case, roster.official(conn, OfficialId(int(str(body["official"]))))

    sop, case, reader = await desk.db.read(read)
    slot = _slot(sop, case, int(str(body["task"])), str(body["kode"]))
    if slot is None or not slot.task.live:
        return None
    count = len(photos(slot.case, slot.task, slot.item))
    if count < FIRST:
        return None
    return SendScreen(dispatch.chat_id, offered(desk.words_for(reader), slot, count))


def _slot(sop: Sop, case: Case, task_id: int, kode: str) -> Slot | None:
    task = case.task(task_id)
    if task is None:
        return None
    row = sop.row(task.nomor)
    found = ((n, item) for n, item in enumerate(row.items) if item.kode == kode)
    return next((Slot(sop, case, task, row, item, n) for n, item in found), None)


def _just_enough(slot: Slot) -> bool:
    """Whether the latest that was given is the photo with which there begins something to join."""
    found = photos(slot.case, slot.task, slot.item)
    return len(found) == FIRST and found[-1] == len(slot.case.given) - 1
