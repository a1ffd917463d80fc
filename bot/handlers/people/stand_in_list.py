"""The list of stand-ins under /kelola: running and coming, and who is absent with nobody."""

from collections.abc import Sequence
from sqlite3 import Connection

from bot.clock.standing import duty_of
from bot.desk import Turn
from bot.handlers.people import absences
from bot.handlers.people.posts_rights import (
    check,
    heads_of,
    known_to,
    manages,
    theirs,
    today_of,
    who_entered,
)
from bot.views.people import stand_ins as view
from bot.views.people.standing import Duty
from bot.views.screen import Screen
from flows.people.standing_in import running
from storage.people import roster


async def overview(
    turn: Turn, page: int = 0, noted: str = "", entered: Sequence[Duty] = ()
) -> Screen:
    """The running and coming stand-ins the person may enter, with a warning where whoever was just
    `entered` cannot be told. Raises MayNotManage."""
    await check(turn)

    def read(conn: Connection) -> Screen:
        today = today_of(turn)
        known = [one for one in running(known_to(conn, turn), today) if theirs(conn, turn, one)]
        lines = [
            view.Standing(
                duty_of(conn, turn.desk, one), who_entered(conn, turn, one), one.since <= today
            )
            for one in known
        ]
        leads = manages(turn)
        heads = [roster.official(conn, head) for head in sorted(heads_of(conn, turn))]
        absent = absences.known(conn, turn)
        return view.overview(
            turn.words,
            lines,
            page,
            heads,
            absent=absent,
            leads=leads,
            noted=noted,
            unlinked=view.unlinked(entered),
        )

    return await turn.read(read)
