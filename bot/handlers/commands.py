"""Slash commands of an official."""

from collections.abc import Awaitable, Callable

from bot.desk import Turn
from bot.handlers import browsing
from bot.views import plain


async def commanded(turn: Turn, text: str) -> None:
    """Do what a command asks; an unknown one gets the help."""
    name = text.split(maxsplit=1)[0].removeprefix("/").split("@")[0].lower()
    await COMMANDS.get(name, _help)(turn)


async def _tasks(turn: Turn) -> None:
    await turn.say(await turn.read(lambda conn: browsing.tasks_screen(conn, turn, 0)))


async def _cases(turn: Turn) -> None:
    await turn.say(await turn.read(lambda conn: browsing.cases_screen(conn, turn, 0)))


async def _openable(turn: Turn) -> None:
    await turn.say(browsing.openable_screen(turn))


async def _sops(turn: Turn) -> None:
    await turn.say(browsing.sops_screen(turn))


async def _profile(turn: Turn) -> None:
    await turn.say(browsing.profile_screen(turn))


async def _help(turn: Turn) -> None:
    await turn.say(plain.helped(turn.words, turn.official))


COMMANDS: dict[str, Callable[[Turn], Awaitable[None]]] = {
    "tugas": _tasks,
    "berkas": _cases,
    "mulai": _openable,
    "sop": _sops,
    "profil": _profile,
    "bantuan": _help,
}
