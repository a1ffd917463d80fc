"""Freely sent documents: their slots are asked for in one question, drawn when it is sent."""

from collections.abc import Callable, Sequence
from sqlite3 import Connection

from bot.desk import Desk
from bot.kelengkapan.guessing import guess, speaks_of
from bot.telegram.outgoing import SendScreen
from bot.views.kelengkapan.which import Offered, Sent, question
from flows.case import Case, Task
from flows.kelengkapan.slots import contents, is_asked, is_seen_only, takes_file
from flows.mutu_baku import Kelengkapan
from flows.people.officials import Official, OfficialId
from storage import asking, outbox
from storage.asking import OpenTask
from storage.kelengkapan import uploads
from storage.kelengkapan.uploads import Upload
from storage.outbox import Dispatch, Priority
from storage.people import roster

KIND = "tempat"
MOST_SLOTS = 60
"""Slots offered for one document; Telegram takes no message with more than 100 buttons."""
TOGETHER = 20
"""Documents that one question is about."""


def ask(
    conn: Connection, desk: Desk, official: OfficialId, chat_id: int, last: int, *, later: bool
) -> None:
    """Ask for the slots of what this person has sent, up to the upload `last`; `later` where more
    may follow at once."""
    outbox.enqueue(
        conn,
        chat_id=chat_id,
        priority=Priority.ANSWER,
        kind=KIND,
        body={"official": official, "last": last},
        merge_key=KIND,
        not_before=desk.ticks() + desk.burst if later else 0,
    )


async def drawn(desk: Desk, dispatch: Dispatch) -> SendScreen | None:
    """The question; None where every document has found its slot meanwhile."""

    def read(conn: Connection) -> tuple[Official, Sequence[Upload], list[Offered]]:
        reader = roster.official(conn, _official(dispatch))
        return reader, _asked_for(conn, dispatch), slots_of(conn, desk, reader)

    reader, found, slots = await desk.db.read(read)
    if not found:
        return None
    sent = [Sent(one.id, one.file.nama) for one in found]
    screen = question(desk.words_for(reader), reader, sent, slots, guesses(found, slots))
    return SendScreen(dispatch.chat_id, screen, reply_to=found[0].message_id)


def delivered(conn: Connection, desk: Desk, dispatch: Dispatch, message_id: int) -> None:
    """The question stands in the chat; what it had no room for is asked next."""
    uploads.asked(conn, _asked_for(conn, dispatch), message_id)
    if _asked_for(conn, dispatch):
        last = int(str(dispatch.body["last"]))
        ask(conn, desk, _official(dispatch), dispatch.chat_id, last, later=False)


def slots_of(conn: Connection, desk: Desk, official: Official) -> list[Offered]:
    """The slots that a file could go into, over the tasks this person has in hand, then over those
    they could take; of very many the latest, those in hand before all others."""
    newest = asking.open_tasks(conn, official)[::-1]
    found: list[Offered] = []
    for one in sorted(newest, key=lambda task: task.accepted_by is None):
        found = [*_of_task(conn, desk, one, takes_file), *found]
        if len(found) >= MOST_SLOTS:
            break
    return sorted(found[-MOST_SLOTS:], key=lambda slot: not slot.taken)


def seen_only(conn: Connection, desk: Desk, official: Official, *said: str) -> Kelengkapan | None:
    """The restricted paper that a document seems to be by what is `said` of it, its name and
    caption: no slot for documents is spoken of, or there is none at all."""
    slots = slots_of(conn, desk, official)
    if any(speaks_of(text, one.item) for one in slots for text in said):
        return None
    mine = (one for one in asking.open_tasks(conn, official) if one.accepted_by is not None)
    papers = [one.item for task in mine for one in _of_task(conn, desk, task, is_seen_only)]
    named = next((p for p in papers if any(speaks_of(text, p) for text in said)), None)
    return named if slots or named is not None else next(iter(papers), None)


def _of_task(
    conn: Connection, desk: Desk, open_task: OpenTask, wanted: Callable[[Kelengkapan], bool]
) -> list[Offered]:
    sop, case = desk.casebook.load(conn, open_task.case)
    task = case.tasks[open_task.task - 1]
    row, taken = sop.row(task.nomor), open_task.accepted_by is not None
    return [
        Offered(case.id, task.id, index, item, taken, _is_filled(case, task, item))
        for index, item in enumerate(row.items)
        if wanted(item) and is_asked(case, task, row, item)
    ]


def _is_filled(case: Case, task: Task, item: Kelengkapan) -> bool:
    """Whether a document that this very step was given lies in the slot."""
    return any(g.file is not None and g.task == task.id for g in contents(case, task, item))


def guesses(found: Sequence[Upload], slots: Sequence[Offered]) -> list[int | None]:
    """For each file the slot that its name speaks of, or the only one there is."""
    if len(slots) == 1:
        return [0] * len(found)
    items = [one.item for one in slots]
    return [guess(one.file.nama, items, one.caption) for one in found]


def _asked_for(conn: Connection, dispatch: Dispatch) -> list[Upload]:
    last = int(str(dispatch.body["last"]))
    return uploads.not_asked(conn, _official(dispatch), last)[:TOGETHER]


def _official(dispatch: Dispatch) -> OfficialId:
    return OfficialId(int(str(dispatch.body["official"])))
