"""What a linked group is told, drawn when it is sent, from the berkas as it stands then."""

import sqlite3

from bot.desk import Desk
from bot.people.enrolling import BOT_USERNAME
from bot.telegram.outgoing import EditScreen, Outgoing, SendScreen
from bot.views.people import group as view
from bot.views.people.group import GroupNews
from bot.views.screen import Screen
from bot.words import Words, words_of
from flows.case import CaseState
from flows.ids import Peran
from flows.rapat.meetings import MeetingId
from storage import asking, meetings
from storage.database import meta
from storage.outbox import Dispatch
from storage.people import linked_groups, roster

LINKED, UNLINKED = "linked", "unlinked"
"""The first and the last message to a group."""


async def drawn(desk: Desk, dispatch: Dispatch) -> Outgoing | None:
    """The message for the group; None where it is linked no more, or what it says is over."""
    return await desk.db.read(lambda conn: _drawn(conn, desk, dispatch))


def delivered(conn: sqlite3.Connection, dispatch: Dispatch, message_id: int) -> None:
    """Remember where the message about a step stands."""
    case_id, task = str(dispatch.body["case"]), int(str(dispatch.body["task"]))
    if task:
        linked_groups.keep_post(conn, dispatch.chat_id, case_id, task, message_id)


def news_of(conn: sqlite3.Connection, desk: Desk, case_id: str, peran: Peran) -> GroupNews:
    """The berkas as its group is told of it. Raises NoSuchCase."""
    sop, case = desk.casebook.load(conn, case_id)
    people = asking.people(conn, sop, case)
    return GroupNews(sop, case, peran, people, meta(conn, BOT_USERNAME) or "")


def words_for(desk: Desk, unit: str) -> Words:
    """The words for a group of that unit, in the language of the office."""
    return words_of(desk.locale, desk.offices(unit).unit.zona)


def _drawn(conn: sqlite3.Connection, desk: Desk, dispatch: Dispatch) -> Outgoing | None:
    body, chat_id = dispatch.body, dispatch.chat_id
    case_id, peran, what = str(body["case"]), Peran(str(body["peran"])), str(body["what"])
    known = linked_groups.of_case(conn, case_id).get(peran)
    if what != UNLINKED and (known is None or known.chat_id != chat_id):
        return None
    given, task = news_of(conn, desk, case_id, peran), int(str(body["task"]))
    words = words_for(desk, given.sop.unit)
    if task:
        stands = None if body["fresh"] else linked_groups.posted(conn, chat_id, case_id, task)
        screen = _step(conn, words, given, task)
        return (
            SendScreen(chat_id, screen) if stands is None else EditScreen(chat_id, stands, screen)
        )
    screen_or_none = _other(conn, words, given, what, int(str(body["meeting"])))
    return None if screen_or_none is None else SendScreen(chat_id, screen_or_none)


def _step(conn: sqlite3.Connection, words: Words, given: GroupNews, number: int) -> Screen:
    task = given.case.tasks[number - 1]
    to = None if task.handed is None else roster.official(conn, task.handed)
    return view.step(words, given, task, to)


def _other(
    conn: sqlite3.Connection, words: Words, given: GroupNews, what: str, number: int
) -> Screen | None:
    if what == LINKED:
        return view.linked(words, given)
    if what == UNLINKED:
        return view.unlinked(words, given)
    if number:
        known = meetings.meeting(conn, MeetingId(number))
        who = roster.official(conn, known.organiser)
        return view.meeting(words, given, known, who, what)
    return view.over(words, given) if given.case.state is not CaseState.RUNNING else None
