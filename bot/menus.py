"""The command menus, in every language: that of officials, and that of people from outside."""

from sqlite3 import Connection

from telegram import Bot, BotCommand
from telegram.constants import BotCommandLimit

from bot.desk import Desk
from bot.telegram.outgoing import Menu, Outgoing, ShowMenus
from bot.words import LANGUAGES, Words, marked, words_of
from flows.people.officials import Official, OfficialId, actor
from flows.units import Unit
from storage import outbox
from storage.outbox import Dispatch, Priority
from storage.people import roster

KIND = "menus"
DESCRIPTIONS = {
    "tugas": marked("what waits for me"),
    "berkas": marked("files and where they are"),
    "ringkasan": marked("what is late and what is due, at a glance"),
    "mulai": marked("open a new file"),
    "sop": marked("read the SOPs step by step"),
    "rapat": marked("meetings: invitations, and call one"),
    "libur": marked("days off and special days"),
    "profil": marked("my data and language"),
    "privasi": marked("what is kept about me"),
    "bantuan": marked("this help"),
}
"""Commands in the order of the menu, with the msgids that describe them."""
TOLD = {
    **DESCRIPTIONS,
    "kelola": marked("people, invitations, hours, special days, Plh and Plt, SOPs"),
}
"""The same with those that are not for everybody."""
OUTSIDE = ("tugas", "berkas", "privasi", "bantuan")
"""The commands that are for people from outside too."""
MANAGING = (*DESCRIPTIONS, "kelola")
"""The commands of whoever manages the office."""


async def publish_menus(bot: Bot, unit: Unit) -> None:
    """Set the menu for every language; Indonesian is what everybody else sees."""
    for menu in menus(unit, tuple(DESCRIPTIONS)):
        commands = [BotCommand(*one) for one in menu.commands]
        await bot.set_my_commands(commands, language_code=menu.language)


def follow(conn: Connection, who: OfficialId) -> None:
    """The menu of this person is to follow what they are now; of nobody without Telegram."""
    chat_id = roster.official(conn, who).chat_id
    if chat_id is not None:
        refresh(conn, chat_id)


def follow_managers(conn: Connection) -> None:
    """As `follow`, for everybody who manages an office."""
    for one in roster.all_officials(conn):
        if actor(one).manages:
            follow(conn, one.id)


def refresh(conn: Connection, chat_id: int) -> None:
    """Have the chat shown the menu of whoever it belongs to when that is sent."""
    outbox.enqueue(
        conn,
        chat_id=chat_id,
        priority=Priority.REMINDER,
        kind=KIND,
        body={},
        merge_key=KIND,
    )


async def drawn(desk: Desk, dispatch: Dispatch) -> Outgoing | None:
    """The menus of a chat: their own for people from outside and for whoever manages the office,
    for all others the common ones."""
    reader = await desk.db.read(lambda conn: roster.by_chat(conn, dispatch.chat_id))
    names = () if reader is None else _own(reader)
    return ShowMenus(dispatch.chat_id, menus(next(iter(desk.units.values())), names))


def _own(reader: Official) -> tuple[str, ...]:
    if reader.outsider:
        return OUTSIDE
    return MANAGING if actor(reader).manages else ()


def menus(unit: Unit, names: tuple[str, ...]) -> tuple[Menu, ...]:
    """The menu with these commands in each language, and for everybody else in Indonesian."""
    spoken = [(language, words_of(language, unit.zona)) for language in (*LANGUAGES, "")]
    return tuple(Menu(language, _commands(words, names)) for language, words in spoken)


def _commands(words: Words, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    limit = BotCommandLimit.MAX_DESCRIPTION
    return tuple((name, words(TOLD[name])[:limit]) for name in names)
