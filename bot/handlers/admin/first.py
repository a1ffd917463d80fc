"""The first administrator: whoever opens the code of the terminal says who they are."""

from dataclasses import replace
from sqlite3 import Connection

from bot import menus
from bot.callbacks import Press
from bot.desk import Desk, post
from bot.handlers.outsiders import telling
from bot.people.personnel import LONGEST
from bot.telegram.outgoing import EditScreen, SendScreen
from bot.views import plain
from bot.views.admin import first as view
from bot.views.screen import Screen
from bot.words import Words
from flows.people.officials import Official, OfficialId, Sapaan
from storage import announcing, inbox
from storage.people import first_admin, joining, roster
from storage.people.first_admin import FirstCode, State, Visitor
from storage.people.personnel import Person

GONE = {State.USED: "first_used", State.OVER: "first_used", State.EXPIRED: "first_expired"}
"""What is said of a code that lets nobody in any more."""


async def knocked(desk: Desk, update_id: int, chat_id: int, code: str) -> bool:
    """Answer whoever opens a code of the terminal; False where the code is none of these, or the
    account has tried too many wrong ones."""

    def work(conn: Connection) -> bool:
        at = desk.clock()
        found = first_admin.find(conn, code, at)
        if found is None or joining.patience_until(conn, chat_id, at) is not None:
            return False
        if (screen := _opened(conn, desk, found, chat_id)) is not None:
            post(conn, SendScreen(chat_id, screen))
        inbox.finish(conn, update_id, desk.ticks())
        return True

    known = await desk.db.write(work)
    if known:
        desk.wake()
    return known


def _opened(conn: Connection, desk: Desk, code: FirstCode, chat_id: int) -> Screen | None:
    """The next question; None where the person became the administrator and was told so."""
    present = roster.by_chat(conn, chat_id)
    words = desk.words_for_strangers() if present is None else desk.words_for(present)
    if code.used_by == chat_id and present is not None:
        return plain.welcome(words, present, again=True)
    if code.state is not State.OPEN:
        joining.wrong_code(conn, chat_id, desk.clock())
        return plain.said(words, GONE[code.state])
    if present is not None and present.outsider:
        joining.leave_outside(conn, present.id)
        menus.refresh(conn, chat_id)
        telling.tell_moved_in(conn, desk, present.id)
    if present is None or present.outsider:
        return _question(conn, words, first_admin.visit(conn, code, chat_id))
    made = first_admin.become(conn, code, present.id, chat_id, desk.clock())
    if made is None:
        return None
    menus.refresh(conn, chat_id)
    return view.done(words, made)


def _question(conn: Connection, words: Words, who: Visitor, page: int = 0) -> Screen:
    people = first_admin.to_choose(conn)
    if people:
        return view.choose(words, people, page)
    if roster.all_officials(conn):
        return plain.said(words, "first_linked")
    return view.ask_name(words)


async def typed(desk: Desk, update_id: int, chat_id: int, text: str) -> bool:
    """Take the name or the jabatan of a visitor to an empty list; False for everybody else."""

    def work(conn: Connection) -> bool:
        who = first_admin.visitor(conn, chat_id, desk.clock())
        if who is None or roster.all_officials(conn) or not text.strip():
            return False
        post(conn, SendScreen(chat_id, _after(conn, desk, who, text.strip()[:LONGEST])))
        inbox.finish(conn, update_id, desk.ticks())
        return True

    known = await desk.db.write(work)
    if known:
        desk.wake()
    return known


def _after(conn: Connection, desk: Desk, who: Visitor, text: str) -> Screen:
    words = desk.words_for_strangers()
    if who.code.state is not State.OPEN:
        return plain.said(words, GONE[who.code.state])
    if not who.nama:
        first_admin.typed(conn, replace(who, nama=text))
        return view.ask_jabatan(words, text)
    first_admin.typed(conn, replace(who, jabatan=text))
    return view.ask_sapaan(words, who.nama, text, tuple(desk.units.values()))


async def pressed(desk: Desk, update_id: int, chat_id: int, message_id: int, press: Press) -> str:
    """One tap of a visitor on the way to becoming the administrator; returns the toast."""

    def work(conn: Connection) -> str:
        words, at = desk.words_for_strangers(), desk.clock()
        who = first_admin.visitor(conn, chat_id, at)
        inbox.finish(conn, update_id, desk.ticks())
        if who is None or who.code.state is not State.OPEN:
            return words("This code lets nobody in any more. Please ask for a new one.")
        screen = _pressed(conn, desk, who, press.detail)
        if screen is None:
            return words("This button is out of date. Please open the link again.")
        post(conn, EditScreen(chat_id, message_id, screen))
        return ""

    said = await desk.db.write(work)
    desk.wake()
    return said


def _pressed(conn: Connection, desk: Desk, who: Visitor, detail: str) -> Screen | None:
    step, rest = detail[:1], detail[1:]
    words = desk.words_for_strangers()
    if step.isdecimal():
        return _question(conn, words, who, int(detail))
    if step == "s":
        return _entered(conn, desk, who, rest)
    person = _of(conn, rest)
    if person is None:
        return None
    if step == "p":
        return view.confirm(words, person)
    made = first_admin.become(conn, who.code, person.id, who.chat_id, desk.clock())
    return None if made is None else _welcomed(conn, desk, made)


def _of(conn: Connection, number: str) -> Official | None:
    """The person of the list who has not joined yet."""
    wanted = OfficialId(int(number)) if number.isdecimal() else None
    return next((one for one in first_admin.to_choose(conn) if one.id == wanted), None)


def _entered(conn: Connection, desk: Desk, who: Visitor, rest: str) -> Screen | None:
    sapaan = {one.value[0]: one for one in (Sapaan.BAPAK, Sapaan.IBU)}.get(rest[:1])
    unit = desk.units.get(rest[1:])
    if sapaan is None or unit is None or not who.nama or not who.jabatan:
        return None
    person = Person(0, who.nama, sapaan, who.jabatan, unit.id, (), admin=True, bahasa=desk.locale)
    made = first_admin.enter(conn, who, person, desk.clock())
    return None if made is None else _welcomed(conn, desk, made)


def _welcomed(conn: Connection, desk: Desk, person: Official) -> Screen:
    """What replaces the question; the welcome and what waited for the person come after it."""
    assert person.chat_id is not None
    words = desk.words_for(person)
    menus.refresh(conn, person.chat_id)
    post(conn, SendScreen(person.chat_id, plain.welcome(words, person, again=False)))
    announcing.deliver_assignments(conn, person)
    announcing.deliver_waiting(conn, person)
    return view.done(words, person)
