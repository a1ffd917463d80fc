"""Undangan under /kelola: heads and admins invite anew whoever has not joined yet."""

from datetime import timedelta
from sqlite3 import Connection

from bot.callbacks import Press
from bot.desk import Turn
from bot.drawing import kartu, reinviting
from bot.people.inviting import DAYS, new_code
from bot.views.admin import inviting as view
from bot.views.admin.inviting import Waiting
from bot.views.lists import PAGE
from flows.people.officials import Official, OfficialId, actor
from flows.refusals import MayNotManage
from storage.people import inviting, roster


async def pressed(turn: Turn, press: Press) -> str:
    """What the letter of the detail says; a number is a page. Raises MayNotManage."""
    if not actor(turn.official).manages:
        raise MayNotManage
    step, rest = press.detail[:1], press.detail[1:]
    if step == "k":
        people = await turn.read(lambda conn: inviting.unlinked(conn, turn.official.unit))
        await turn.edit(view.confirm_cards(turn.words, len(people)))
    elif step == "c":
        return await _cards(turn)
    elif step == "p":
        person, page = await turn.read(
            lambda conn: (_of(conn, turn, rest), _page(conn, turn, rest))
        )
        await turn.edit(view.confirm_one(turn.words, person, page))
    elif step == "y":
        return await _one(turn, rest)
    else:
        await _show(turn, int(press.detail or 0))
    return ""


async def _show(turn: Turn, page: int) -> None:
    def read(conn: Connection) -> list[Waiting]:
        return [
            Waiting(one, inviting.holds_until(conn, one.id, turn.at))
            for one in inviting.unlinked(conn, turn.official.unit)
        ]

    await turn.edit(view.overview(turn.words, await turn.read(read), page))


async def _cards(turn: Turn) -> str:
    count = await turn.write(lambda conn: kartu.ask(conn, turn.official, turn.at))
    if not count:
        return turn.words("Everybody has joined already.")
    await turn.edit(view.made_cards(turn.words))
    return turn.words("The cards are being drawn.")


async def _one(turn: Turn, number: str) -> str:
    def work(conn: Connection) -> tuple[Official, int]:
        person, code = _of(conn, turn, number), new_code()
        until = turn.at + timedelta(days=DAYS)
        inviting.renew(conn, person.id, code, turn.at, until, turn.official.id)
        reinviting.ask(conn, turn.official, person.id, code)
        return person, _page(conn, turn, number)

    person, page = await turn.write(work)
    await turn.edit(view.made_one(turn.words, person, page))
    return turn.words("The new code follows; the old one is void.")


def _page(conn: Connection, turn: Turn, number: str) -> int:
    """The page of the list on which that person stands."""
    waiting = [one.id for one in inviting.unlinked(conn, turn.official.unit)]
    return waiting.index(OfficialId(int(number))) // PAGE


def _of(conn: Connection, turn: Turn, number: str) -> Official:
    """Somebody of the unit who has not joined. Raises LookupError."""
    one = roster.colleague(conn, turn.official.unit, OfficialId(int(number)))
    if one.chat_id is not None:
        raise LookupError(number)
    return one
