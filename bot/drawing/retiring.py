"""Cards that another message has replaced: they lose their buttons, and say nothing of now."""

from collections.abc import Callable
from dataclasses import replace
from sqlite3 import Connection

from bot.desk import Desk
from bot.telegram.outgoing import Outgoing, RetireButtons
from bot.views.card import CardInput, closed, moved_on
from bot.views.screen import Screen
from flows.focus import Focus, Standing
from flows.people.officials import OfficialId
from storage import outbox, screens
from storage.outbox import Dispatch, Priority
from storage.people import roster
from storage.screens import Card

Given = Callable[[Connection, Desk, OfficialId, str], CardInput]
"""What reads all that a card is made of."""


def retire(conn: Connection, reader: OfficialId, case_id: str, old: Card, *, same: bool) -> None:
    """Take the buttons off a card that another message has replaced; where that is about the `same`
    step, the card becomes one line."""
    outbox.enqueue(
        conn,
        chat_id=old.chat_id,
        priority=Priority.HANDOFF,
        kind="retire",
        body={
            "official": reader,
            "case": case_id,
            "message": old.message_id,
            "same": same,
            "task": old.task,
        },
        merge_key=f"retire:{old.chat_id}:{old.message_id}",
    )


async def drawn(desk: Desk, dispatch: Dispatch, given: Given) -> Outgoing | None:
    """The card as it stays; None where a tap has made it the live one again."""
    return await desk.db.read(lambda conn: _drawn(conn, desk, dispatch, given))


def _drawn(conn: Connection, desk: Desk, dispatch: Dispatch, given: Given) -> Outgoing | None:
    body, message_id = dispatch.body, int(str(dispatch.body["message"]))
    reader, case_id = OfficialId(int(str(body["official"]))), str(body["case"])
    live = screens.card_of(conn, reader, case_id)
    if live is not None and live.message_id == message_id:
        return None
    if body.get("same"):
        screen: Screen | None = _folded(conn, desk, reader, case_id, live)
    else:
        screen = _closed(conn, desk, reader, case_id, int(str(body.get("task") or 0)), given)
    return RetireButtons(dispatch.chat_id, message_id, screen)


def _folded(
    conn: Connection, desk: Desk, reader: OfficialId, case_id: str, live: Card | None
) -> Screen:
    """An older card of the same step in one line: two that read alike would both seem to hold."""
    words = desk.words_for(roster.official(conn, reader))
    sop, case = desk.casebook.load(conn, case_id)
    task = None if live is None else case.task(live.task)
    return moved_on(words, case, None if task is None else sop.row(task.nomor))


def _closed(
    conn: Connection, desk: Desk, reader: OfficialId, case_id: str, task_id: int, given: Given
) -> Screen | None:
    """What the reader did at an earlier step; where the berkas is now the live card says. None
    where the card keeps its words."""
    if not task_id:
        return None
    shown = given(conn, desk, reader, case_id)
    task = shown.case.task(task_id)
    if shown.theirs is not None or task is None or task.live:
        return None
    seen = replace(shown, focus=Focus(Standing.CLOSED, task))
    return closed(desk.words_for(shown.reader), seen)
