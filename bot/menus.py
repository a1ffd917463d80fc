"""The command menus, in every language: that of officials, and that of people from outside."""

from sqlite3 import Connection

from telegram import Bot, BotCommand
from telegram.constants import BotCommandLimit

from bot.desk import Desk
from bot.telegram.outgoing import Menu, Outgoing, ShowMenus
from bot.words import LANGUAGES, Words, marked, words_of
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
OUTSIDE = ("tugas", "berkas", "privasi", "bantuan")
"""The commands that are for people from outside too."""


async def publish_menus(bot: Bot, unit: Unit) -> None:
    """Set the menu for every language; Indonesian is what everybody else sees."""
    for menu in menus(unit, tuple(DESCRIPTIONS)):
        commands = [BotCommand(*one) for one in menu.commands]
        await bot.set_my_commands(commands, language_code=menu.language)


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
    """The menus of a chat: their own for people from outside, for all others the common ones."""
    reader = await desk.db.read(lambda conn: roster.by_chat(conn, dispatch.chat_id))
    names = OUTSIDE if reader is not None and reader.outsider else ()
    return ShowMenus(dispatch.chat_id, menus(next(iter(desk.units.values())), names))


def menus(unit: Unit, names: tuple[str, ...]) -> tuple[Menu, ...]:
    """The menu with these commands in each language, and for everybody else in Indonesian."""
    spoken = [(language, words_of(language, unit.zona)) for language in (*LANGUAGES, "")]
    return tuple(Menu(language, _commands(words, names)) for language, words in spoken)


def _commands(words: Words, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    limit = BotCommandLimit.MAX_DESCRIPTION
    return tuple((name, words(DESCRIPTIONS[name])[:limit]) for name in names)
