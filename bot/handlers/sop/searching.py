"""Finding rows by their words: /sop with words, the pages of what was found."""

from collections.abc import Iterable
from sqlite3 import Connection

from bot.callbacks import Press
from bot.desk import Desk, Turn
from bot.questions.matching import named_sops
from bot.views.screen import Screen
from bot.views.sop import found
from bot.views.sop.found import Found
from flows.ids import SopId
from flows.sop import Sop
from storage.search import GONE, HERE, Hit, find, words_of_query

MOST = 30
"""Rows that are shown at most; whoever sees more needs another word."""
TITLES = 3


async def searched(turn: Turn, text: str) -> None:
    """/sop with words behind it."""
    await turn.say(await turn.read(lambda conn: found_screen(conn, turn, text, 0)))


async def turned(turn: Turn, press: Press) -> str:
    """Another page of what was found, in place."""
    text, page = press.detail, press.task
    await turn.edit(await turn.read(lambda conn: found_screen(conn, turn, text, page)))
    return ""


def found_screen(conn: Connection, turn: Turn, text: str, page: int) -> Screen:
    """A page of the rows that hold the words, those of the unit first (after OWN: alone); says so
    where there are none."""
    unit, own = turn.official.unit, text.startswith(found.OWN)
    rows = found_rows(conn, turn.desk, unit, text, MOST)
    asked = words_of_query(text)
    current = turn.desk.casebook.editions.current.values()
    named = sorted(named_sops(asked, current), key=lambda s: s.unit != unit) if asked else []
    if own:
        rows = [one for one in rows if one.sop.unit == unit]
        named = [sop for sop in named if sop.unit == unit]
    query = " ".join(asked) or text.strip()
    return found.found(turn.words, query, rows, page, named[:TITLES], own=own)


def anything(conn: Connection, turn: Turn, queries: Iterable[str]) -> Screen | None:
    """What the first of the queries finds that finds anything in the SOPs of the person's unit;
    None where none does."""
    unit, current = turn.official.unit, turn.desk.casebook.editions.current
    for query in queries:
        best = find(conn, query, unit, 1)
        if best and current[SopId(best[0].sop)].unit == unit:
            return found_screen(conn, turn, found.OWN + query, 0)
    return None


def found_rows(conn: Connection, desk: Desk, unit: str, text: str, limit: int) -> list[Found]:
    """The rows that hold the words, those of the unit first."""
    current = desk.casebook.editions.current
    hits = find(conn, text, unit, limit)
    return [_found(desk, current[SopId(hit.sop)], hit) for hit in hits]


def _found(desk: Desk, sop: Sop, hit: Hit) -> Found:
    snippet = found.emphasised(hit.snippet, HERE, GONE)
    return Found(sop, sop.row(hit.nomor), desk.units[sop.unit].nama, hit.box.value, snippet)
