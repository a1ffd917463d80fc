"""A stand-in is ended or withdrawn, alone or with all that stand in for the same person."""

from datetime import timedelta
from sqlite3 import Connection

from bot.clock.standing import duty_of, take_effect
from bot.desk import Turn
from bot.handlers.people.posts_rights import known_to, standing, today_of
from bot.handlers.people.stand_in_list import overview
from bot.views.people import stand_ins as view
from bot.views.screen import Screen
from flows.people.posts import Assignment
from flows.people.standing_in import running
from storage.people import posts


async def ask(turn: Turn, number: int) -> str:
    """Ask whether an assignment is really to be ended."""

    def read(conn: Connection) -> Screen | None:
        found = standing(conn, turn, number)
        if found is None:
            return None
        duty = duty_of(conn, turn.desk, found)
        others = len(_with(conn, turn, found)) - 1
        return view.ending(turn.words, duty, others, begun=found.since <= today_of(turn))

    screen = await turn.read(read)
    await turn.edit(screen or await overview(turn))
    return "" if screen else turn.words("That assignment has ended already.")


def _with(conn: Connection, turn: Turn, one: Assignment) -> list[Assignment]:
    """The running and coming assignments that stand in for the same person, with this one."""
    some = running(known_to(conn, turn), today_of(turn))
    same = (own for own in some if own.id == one.id or own.instead_of == one.instead_of)
    return [own for own in same if own.id == one.id or one.instead_of is not None]


async def end(turn: Turn, number: int, *, every: bool) -> str:
    """End an assignment, or with it `every` other that stands in for the same person."""
    yesterday = today_of(turn) - timedelta(days=1)

    def work(conn: Connection) -> bool:
        found = standing(conn, turn, number)
        if found is None:
            return False
        some = _with(conn, turn, found) if every else [found]
        by = turn.official.id
        ended = [posts.end(conn, one.id, yesterday, by, turn.at) for one in some]
        return any(ended)

    ended = await turn.desk.db.write(work)
    await take_effect(turn.desk)
    await turn.edit(await overview(turn))
    return turn.words("Ended.") if ended else turn.words("That assignment has ended already.")
