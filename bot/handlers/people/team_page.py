"""The page of a panitia: a person has one that holds, and an older one says so in a line."""

from dataclasses import dataclass
from sqlite3 import Connection

from bot.desk import Turn, milliseconds, post
from bot.telegram.outgoing import RetireButtons
from bot.views.card import moved_on
from bot.views.people.team import Team
from storage.kelengkapan.drafts import Bench, draft, drop_draft, keep_draft

KIND = "halaman-panitia"


@dataclass(frozen=True, slots=True)
class Page:
    """The message that shows the panitia."""

    message: int


async def stands(turn: Turn, team: Team, *, fresh: bool) -> None:
    """From now on the message that was tapped is the page, or a `fresh` one is on its way."""
    where = Bench(turn.official.id, team.case.id, 0, team.peran, KIND)

    def work(conn: Connection) -> None:
        before = draft(conn, where, Page)
        if before is not None and (fresh or before.message != turn.message_id):
            line = moved_on(turn.words, team.case, None)
            post(conn, RetireButtons(turn.chat_id, before.message, line))
        if fresh:
            drop_draft(conn, where)
        else:
            keep_draft(conn, where, Page(turn.message_id), milliseconds(turn.at))

    await turn.desk.db.write(work)
    turn.desk.wake()
