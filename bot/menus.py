"""The command menu, in every language, and the texts of the bot's front page."""

from telegram import Bot, BotCommand
from telegram.constants import BotCommandLimit

from bot.words import LANGUAGES, Words, marked, words_of
from flows.units import Unit

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


async def publish_menus(bot: Bot, unit: Unit) -> None:
    """Set the menu for every language; Indonesian is what everybody else sees."""
    for language in LANGUAGES:
        spoken = words_of(language, unit.zona)
        await bot.set_my_commands(commands(spoken), language_code=language)
    await bot.set_my_commands(commands(words_of("id", unit.zona)))


def commands(words: Words) -> list[BotCommand]:
    """The menu in one language."""
    limit = BotCommandLimit.MAX_DESCRIPTION
    return [BotCommand(name, words(msgid)[:limit]) for name, msgid in DESCRIPTIONS.items()]
