"""What a row of the outbox becomes at the moment it is sent, and what is remembered of it then."""

import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import get_args

from bot import menus
from bot.desk import Desk, milliseconds
from bot.drawing import (
    briefing,
    group_offers,
    guests,
    handing,
    in_group,
    invitations,
    kartu,
    lembar,
    listing,
    meeting_links,
    privacy,
    reinviting,
    reminding,
    resting,
    retiring,
)
from bot.drawing.handing import Handing
from bot.kelengkapan import albums, kept, placing, receipts
from bot.telegram.outgoing import EditScreen, Outgoing, SendScreen
from bot.views.card import CardInput, card
from bot.views.told import told
from bot.views.waktu.upward import holds
from flows.case import Case, TaskState
from flows.focus import Focus, Standing, focus
from flows.notices import Told, ToPeran
from flows.people.members import in_person
from flows.people.officials import OfficialId, actor
from flows.rights import for_task, performers
from flows.sop import Sop
from storage import asking, screens
from storage.announcing import HANDOFFS, redraw
from storage.codec import load
from storage.outbox import Dispatch
from storage.people import group_news
from storage.people.unreached import barrier_of
from storage.readers import holders_of
from storage.screens import Card, Prompt

DRAWN: dict[str, Callable[[Desk, Dispatch], Awaitable[Outgoing | None]]] = {
    "digest": briefing.drawn,
    "reminder": reminding.drawn,
    privacy.KIND: privacy.drawn,
    reinviting.KIND: reinviting.drawn,
    resting.KIND: resting.drawn,
    lembar.KIND: lembar.drawn,
    kartu.KIND: kartu.drawn,
    listing.KIND: listing.drawn,
    invitations.KIND: invitations.drawn,
    albums.KIND: albums.drawn,
    placing.KIND: placing.drawn,
    receipts.KIND: receipts.drawn,
    group_news.KIND: in_group.drawn,
    guests.KIND: guests.drawn,
    meeting_links.KIND: meeting_links.drawn,
    meeting_links.ALL: meeting_links.all_drawn,
    meeting_links.LETTER: meeting_links.letter_drawn,
    invitations.BY_LINK: meeting_links.told,
    menus.KIND: menus.drawn,
    group_offers.KIND: group_offers.drawn,
}
"""What draws a dispatch from nothing but itself and the memory."""
READY = {kind.__name__: kind for kind in get_args(Outgoing)}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a card on its way shows: which task, of the berkas after how many events."""

    task: int
    version: int


class Renderer:
    """Draws dispatches as they are due, from the berkas as it stands then.

    To each chat one message is on its way at a time: `_shown` holds the cards among them.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._handing = Handing(desk)
        self._shown: dict[int, Shown] = {}

    async def render(self, dispatch: Dispatch) -> Outgoing | None:
        """The message for a dispatch; None when there is nothing left to say."""
        body = dispatch.body
        self._shown.pop(dispatch.chat_id, None)
        if dispatch.kind == "ready":
            ready: Outgoing = load(READY[str(body["type"])], str(body["out"]))
            return ready
        if dispatch.kind == "retire":
            return await retiring.drawn(self._desk, dispatch, card_input)
        if dispatch.kind == handing.KIND:
            return await self._handing.drawn(dispatch)
        if (drawn := DRAWN.get(dispatch.kind)) is not None:
            return await drawn(self._desk, dispatch)
        if dispatch.kind == "card":
            return await self._card(dispatch)
        return await self._told(dispatch)

    def delivered(
        self,
        conn: sqlite3.Connection,
        dispatch: Dispatch,
        out: Outgoing,
        message_id: int | None,
    ) -> None:
        """Remember what now stands in the chat: a live card, a prompt, an opening."""
        if dispatch.kind == handing.KIND:
            self._handing.delivered(conn, dispatch, out)
            return
        shown = self._shown.get(dispatch.chat_id)
        if message_id is None and isinstance(out, EditScreen):
            message_id = out.message_id
        if message_id is None:
            return
        if dispatch.kind == group_news.KIND:
            in_group.delivered(conn, dispatch, message_id)
        elif dispatch.kind == placing.KIND:
            placing.delivered(conn, self._desk, dispatch, message_id)
        elif dispatch.kind == receipts.KIND:
            receipts.delivered(conn, dispatch, message_id)
        elif dispatch.kind == invitations.KIND:
            invitations.delivered(conn, dispatch, message_id)
        elif shown is not None:
            self._keep_card(conn, dispatch, shown, message_id)
        elif asked := dispatch.body.get("prompt"):
            prompt = load(Prompt, str(asked))
            at = milliseconds(self._desk.clock())
            screens.keep_prompt(conn, replace(prompt, message_id=message_id), at)

    async def _card(self, dispatch: Dispatch) -> Outgoing | None:
        body = dispatch.body
        reader, case_id = OfficialId(int(str(body["official"]))), str(body["case"])

        def read(conn: sqlite3.Connection) -> tuple[CardInput, int, Card | None]:
            shown = screens.card_of(conn, reader, case_id)
            wanted = int(str(body["task"])) or (shown.task if shown else 0)
            given = card_input(conn, self._desk, reader, case_id, wanted=wanted)
            return given, asking.version(conn, case_id), shown

        given, version, standing = await self._desk.db.read(read)
        given = replace(given, whole=bool(body.get("whole")))
        screen = card(self._desk.words_for(given.reader), given)
        task_id = given.focus.task.id if given.focus.task else 0
        self._shown[dispatch.chat_id] = Shown(task_id, version)
        tapped = int(str(body["message"]))
        target = max(tapped, standing.message_id) if standing else tapped
        if body["fresh"] or not target:
            return SendScreen(dispatch.chat_id, screen)
        return EditScreen(dispatch.chat_id, target, screen)

    async def _told(self, dispatch: Dispatch) -> Outgoing | None:
        body = dispatch.body
        what, by = Told(str(body["told"])), int(str(body["by"]))
        task_id, case_id = int(str(body["task"])), str(body["case"])
        reader = OfficialId(int(str(body["official"])))

        def read(conn: sqlite3.Connection) -> tuple[CardInput | None, int]:
            given = card_input(conn, self._desk, reader, case_id, by, wanted=task_id)
            return _about(given, what, task_id), asking.version(conn, case_id)

        given, version = await self._desk.db.read(read)
        if given is None:
            return None
        if what in HANDOFFS:
            self._shown[dispatch.chat_id] = Shown(task_id, version)
        words = self._desk.words_for(given.reader)
        screen = told(words, what, given, OfficialId(by), str(body["text"]), task_id)
        return SendScreen(dispatch.chat_id, screen)

    def _keep_card(
        self, conn: sqlite3.Connection, dispatch: Dispatch, shown: Shown, message_id: int
    ) -> None:
        """Whoever acted while the card was on its way could not know of it: it is drawn again."""
        body, chat_id = dispatch.body, dispatch.chat_id
        reader, case_id = OfficialId(int(str(body["official"]))), str(body["case"])
        old = screens.card_of(conn, reader, case_id)
        if old is not None and old.message_id != message_id:
            retiring.retire(conn, reader, case_id, old, same=old.task == shown.task)
        tapped = int(str(body.get("message") or 0))
        if 0 < tapped < message_id:
            above = Card(shown.task, chat_id, tapped)
            retiring.retire(conn, reader, case_id, above, same=True)
        screens.keep_card(conn, reader, case_id, Card(shown.task, chat_id, message_id))
        if asking.version(conn, case_id) != shown.version:
            redraw(conn, reader, chat_id, case_id)


def card_input(
    conn: sqlite3.Connection,
    desk: Desk,
    reader_id: OfficialId,
    case_id: str,
    by: int = 0,
    *,
    wanted: int = 0,
) -> CardInput:
    """All that a text about the berkas needs for this reader. Raises NoSuchCase."""
    sop, case = desk.casebook.load(conn, case_id)
    named = (reader_id, OfficialId(by)) if by else (reader_id,)
    people = asking.people(conn, sop, case, *named)
    reader = people.officials[reader_id]
    seen = focus(sop, case, actor(reader), wanted)
    reader = people.acted(reader_id, desk.clock(), seen.task) or reader
    holders = _count_holders(conn, sop, case, seen)
    barriers = {task.id: barrier_of(conn, sop.unit, case_id, task.id) for task in case.open_tasks}
    unreached = {task: why for task, why in barriers.items() if why is not None}
    given = CardInput(sop, case, seen, reader, people, holders, desk.clock(), unreached)
    return _with_kept(conn, guests.with_outsiders(conn, desk, given))


def _with_kept(conn: sqlite3.Connection, given: CardInput) -> CardInput:
    """The input with what its reader sent before this step had come."""
    theirs, seen = given.theirs, given.focus
    if theirs is not None:
        task = theirs.task
    else:
        task = seen.task if seen.standing in (Standing.OFFERED, Standing.MINE) else None
    found = kept.waiting(conn, given.reader.id, given.sop, given.case, task)
    return replace(given, kept=found)


def _count_holders(conn: sqlite3.Connection, sop: Sop, case: Case, seen: Focus) -> int:
    """How many could take the task, or could have it instead of its reader."""
    if seen.task is None or seen.standing not in (Standing.OFFERED, Standing.MINE):
        return 0
    if seen.standing is Standing.MINE:
        group = in_person(case.members, performers(case, sop.row(seen.task.nomor)))
        return len(holders_of(conn, ToPeran(sop.unit, group)))
    peran = for_task(sop, case, seen.task)
    return len(holders_of(conn, ToPeran(sop.unit, peran, seen.task.to)))


def _about(given: CardInput, what: Told, task_id: int) -> CardInput | None:
    """The input with the focus on the notice's task; None when that is news no longer."""
    task = given.case.task(task_id)
    if what is Told.NOBODY and task_id not in given.unreached:
        return None
    if what not in HANDOFFS:
        return given if task is None or holds(what, task) else None
    if task is None or task.state is not TaskState.OPEN:
        return None
    beside = tuple(t for t in given.focus.beside if t.id != task.id)
    return replace(given, focus=Focus(Standing.OFFERED, task, beside=beside))
