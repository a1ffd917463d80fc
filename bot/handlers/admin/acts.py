"""Catatan under /kelola: what was set up in the office, for whoever manages it."""

from sqlite3 import Connection

from bot.callbacks import Press
from bot.desk import Turn
from bot.people.recounting import lines
from bot.views.admin import acts as view
from bot.views.lists import PAGE, window
from bot.views.screen import Screen
from flows.people.officials import actor
from flows.refusals import MayNotManage
from storage.people import administration


async def pressed(turn: Turn, press: Press) -> str:
    """A page of the acts of the person's unit, in place. Raises MayNotManage."""
    if not actor(turn.official).manages:
        raise MayNotManage
    page = int(press.detail or 0)
    await turn.edit(await turn.read(lambda conn: _page(conn, turn, page)))
    return ""


def _page(conn: Connection, turn: Turn, page: int) -> Screen:
    unit = turn.official.unit
    total = administration.count(conn, unit)
    start, _ = window(total, page)
    some = administration.acts(conn, PAGE, unit=unit, skip=start)
    told = lines(conn, turn.words, some, turn.desk.casebook.editions.current)
    return view.shown(turn.words, told, page, total)
