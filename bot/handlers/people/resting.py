"""The buttons under what rests with nobody: turn a page, appoint somebody, invite again."""

import secrets
from datetime import timedelta
from sqlite3 import Connection

from bot.callbacks import Press
from bot.desk import Turn
from bot.drawing import reinviting, resting
from bot.handlers.people import stand_ins
from bot.handlers.people.posts_rights import check, check_manages
from bot.people.inviting import DAYS
from bot.views.people import unlinked
from flows.people.officials import Official, OfficialId
from flows.people.reaching import UNREACHED, barrier
from flows.people.standing_in import unpacked
from storage.people import inviting, roster


async def pressed(turn: Turn, press: Press) -> str:
    """What the letter of the detail says; a number is a page, nothing is a new message."""
    step, rest = press.detail[:1], press.detail[1:]
    if step == "p":
        await check(turn)
        await turn.say(await stand_ins.who_acts(turn, unpacked(rest)))
    elif step == "i":
        check_manages(turn)
        await _invite(turn, OfficialId(int(rest)))
    elif step == "u":
        check_manages(turn)
        await _listed(turn, rest)
    elif step == "U":
        check_manages(turn)
        people = await turn.read(lambda conn: _unlinked(conn, turn))
        await _invite(turn, *(one.id for one in people[: unlinked.AT_ONCE]))
    else:
        page, message = int(press.detail or 0), turn.message_id if press.detail else 0
        await turn.write(
            lambda conn: resting.ask(conn, turn.official, page=page, message_id=message)
        )
    return ""


async def _listed(turn: Turn, page: str) -> None:
    """Who is not reached by Telegram: from the digest as a new message, else another page."""
    people = await turn.read(lambda conn: _unlinked(conn, turn))
    unit = turn.desk.unit_of(turn.official)
    screen = unlinked.listed(turn.words, unit, people, int(page or 0))
    await (turn.edit(screen) if page else turn.say(screen))


def _unlinked(conn: Connection, turn: Turn) -> list[Official]:
    people = roster.of_unit(conn, turn.official.unit)
    return [one for one in people if one.peran and barrier(one) in UNREACHED]


async def _invite(turn: Turn, *people: OfficialId) -> None:
    """A new link for whoever has none, the bot's own for whoever has blocked it."""

    def work(conn: Connection) -> None:
        for who in people:
            one = roster.colleague(conn, turn.official.unit, who)
            code = "" if one.chat_id is not None else secrets.token_urlsafe(16)
            if code:
                until = turn.at + timedelta(days=DAYS)
                inviting.renew(conn, who, code, turn.at, until, turn.official.id)
            reinviting.ask(conn, turn.official, who, code)

    await turn.write(work)
