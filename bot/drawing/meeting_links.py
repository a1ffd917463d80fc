"""The link by which one person from outside answers an invitation to a rapat."""

from collections.abc import Iterator, Sequence
from sqlite3 import Connection

from bot.desk import Desk
from bot.drawing import invitations
from bot.people.enrolling import BOT_USERNAME
from bot.telegram.outgoing import SendFile, SendScreen
from bot.views.outsiders import meeting_links as view
from bot.views.rapat.meetings import Seen
from bot.views.screen import Screen
from storage import meetings, outbox
from storage.database import meta
from storage.outbox import Dispatch, Priority
from storage.people import roster

KIND, ALL, LETTER = "tautan-rapat", "tautan-rapat-semua", "surat-rapat"
TOGETHER = 20
"""Links in one message."""


def send_all(conn: Connection, chat_id: int, meeting: int, made: Sequence[tuple[int, str]]) -> None:
    """Have the links of several people sent to whoever passes them on, TOGETHER to a message."""
    for start in range(0, len(made), TOGETHER):
        pairs: list[outbox.JsonValue] = [[*one] for one in made[start : start + TOGETHER]]
        body: dict[str, outbox.JsonValue] = {"meeting": meeting, "code": pairs}
        outbox.enqueue(conn, chat_id=chat_id, priority=Priority.ANSWER, kind=ALL, body=body)


def send_letter(conn: Connection, chat_id: int, meeting: int) -> None:
    """Have the signed letter of the berkas sent to somebody who has opened their link."""
    outbox.enqueue(
        conn, chat_id=chat_id, priority=Priority.ANSWER, kind=LETTER, body={"meeting": meeting}
    )


def send(conn: Connection, chat_id: int, meeting: int, line: int, code: str) -> None:
    """Have the link sent to whoever passes it on."""
    body: dict[str, outbox.JsonValue] = {"meeting": meeting, "line": line, "code": code}
    outbox.enqueue(conn, chat_id=chat_id, priority=Priority.ANSWER, kind=KIND, body=body)


async def told(desk: Desk, dispatch: Dispatch) -> SendScreen | None:
    """What somebody who has opened their link is told later; None once the rapat has begun, or
    where they are to be asked for an answer that they have given."""
    body = dispatch.body

    def read(conn: Connection) -> Seen:
        return invitations.seen(conn, desk, meetings.meeting(conn, int(str(body["meeting"]))))

    seen = await desk.db.read(read)
    if seen.at >= seen.meeting.subject.starts:
        return None
    line, what = seen.meeting.invitee(int(str(body["line"]))), str(body["what"])
    if what == invitations.AGAIN and invitations.answered(line):
        return None
    screen = view.invitation(desk.words_for_strangers(), seen, line, what)
    return SendScreen(dispatch.chat_id, screen)


async def letter_drawn(desk: Desk, dispatch: Dispatch) -> SendFile | None:
    """The signed letter; None where there is none, or no berkas."""
    number = int(str(dispatch.body["meeting"]))
    known = await desk.db.read(lambda conn: meetings.meeting(conn, number))
    if known.case is None:
        return None
    return await invitations.letter(desk, desk.words_for_strangers(), dispatch.chat_id, known)


async def all_drawn(desk: Desk, dispatch: Dispatch) -> SendScreen | None:
    """The links of those who still have not answered; None where there is nobody left."""
    body, pairs = dispatch.body, dispatch.body["code"]
    assert isinstance(pairs, list)

    def read(conn: Connection) -> Screen | None:
        reader = roster.by_chat(conn, dispatch.chat_id)
        seen = invitations.seen(conn, desk, meetings.meeting(conn, int(str(body["meeting"]))))
        waiting = {one.number: one for one in seen.to_link}
        bot = meta(conn, BOT_USERNAME)
        made = [
            (waiting[number], f"https://t.me/{bot}?start={code}")
            for number, code in _pairs(pairs)
            if number in waiting
        ]
        if reader is None or not made:
            return None
        return view.letters(desk.words_for(reader), seen, made)

    screen = await desk.db.read(read)
    return None if screen is None else SendScreen(dispatch.chat_id, screen)


def _pairs(value: list[outbox.JsonValue]) -> Iterator[tuple[int, str]]:
    for pair in value:
        match pair:
            case [int(number), str(code)]:
                yield number, code


async def drawn(desk: Desk, dispatch: Dispatch) -> SendScreen | None:
    """The link with a text for WhatsApp; None where the chat is nobody's any more."""
    body = dispatch.body

    def read(conn: Connection) -> Screen | None:
        reader = roster.by_chat(conn, dispatch.chat_id)
        if reader is None:
            return None
        known = meetings.meeting(conn, int(str(body["meeting"])))
        link = f"https://t.me/{meta(conn, BOT_USERNAME)}?start={body['code']}"
        seen = invitations.seen(conn, desk, known)
        line = known.invitee(int(str(body["line"])))
        return view.letter(desk.words_for(reader), seen, line, link)

    screen = await desk.db.read(read)
    return None if screen is None else SendScreen(dispatch.chat_id, screen)
