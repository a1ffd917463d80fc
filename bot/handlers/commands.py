"""Slash commands of an official."""

from collections.abc import Awaitable, Callable

from bot.desk import Turn
from bot.handlers import browsing
from bot.handlers.people import privacy
from bot.handlers.rapat import meetings
from bot.handlers.sop import managing, reading, searching
from bot.handlers.waktu import leading, special_days
from bot.views import plain
from bot.views.refusals import refusal
from flows.refusals import Refused


async def commanded(turn: Turn, text: str) -> None:
    """Do what a command asks; an unknown one gets the help."""
    command, words = (*text.split(maxsplit=1), "")[:2]
    name = command.removeprefix("/").split("@")[0].lower()
    try:
        await COMMANDS.get(name, _unknown)(turn, words)
    except Refused as refused:
        reason = refusal(turn.words, refused, {})
        await turn.say(plain.said(turn.words, "cannot", reason=reason))


async def _tasks(turn: Turn, words: str) -> None:
    await turn.say(await turn.read(lambda conn: browsing.tasks_screen(conn, turn, 0)))


async def _cases(turn: Turn, words: str) -> None:
    await turn.say(await turn.read(lambda conn: browsing.cases_screen(conn, turn, 0)))


async def _digest(turn: Turn, words: str) -> None:
    await leading.asked(turn)


async def _openable(turn: Turn, words: str) -> None:
    await turn.say(reading.openable_screen(turn))


async def _sops(turn: Turn, words: str) -> None:
    await (searching.searched(turn, words) if words else turn.say(reading.sops_screen(turn)))


async def _profile(turn: Turn, words: str) -> None:
    screen = await turn.read(lambda conn: browsing.profile_screen(conn, turn, turn.words))
    await turn.say(screen)


async def _manage(turn: Turn, words: str) -> None:
    await turn.say(await managing.overview(turn))


async def _days(turn: Turn, words: str) -> None:
    await turn.say(await special_days.overview(turn))


async def _meetings(turn: Turn, words: str) -> None:
    await meetings.commanded(turn, words)


async def _privacy(turn: Turn, words: str) -> None:
    await privacy.asked(turn)


async def _help(turn: Turn, words: str) -> None:
    await turn.say(plain.helped(turn.words, turn.official, known=True))


async def _unknown(turn: Turn, words: str) -> None:
    await turn.say(plain.helped(turn.words, turn.official, known=False))


COMMANDS: dict[str, Callable[[Turn, str], Awaitable[None]]] = {
    "tugas": _tasks,
    "berkas": _cases,
    "ringkasan": _digest,
    "mulai": _openable,
    "sop": _sops,
    "kelola": _manage,
    "libur": _days,
    "rapat": _meetings,
    "profil": _profile,
    "privasi": _privacy,
    "bantuan": _help,
    "help": _help,
}
