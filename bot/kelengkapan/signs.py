"""The quiet signs on a document that was sent: it is being looked at, and then what came of it.

Telegram shows a bot's reaction to an album on its first message, so an album has one sign.
"""

from sqlite3 import Connection

from bot.telegram.outgoing import React
from flows.kelengkapan.commands import KeepFile, LeaveFile, RefuseFile, ShelfCommand
from storage import outbox
from storage.codec import dump
from storage.kelengkapan.arrivals import Found, Message, arrived, found_out
from storage.kelengkapan.fetches import Fetch
from storage.kelengkapan.uploads import Place
from storage.outbox import Priority

LOOKING = "👀"
GOOD = "👍"
HELD = "👌"
"""Taken in without a copy of our own: nobody has looked into it."""
NONE = ""
"""No sign is left where a document was refused; that is said in words."""


def looking(
    conn: Connection, message: Message, place: Place, unique_id: str, *, shown: bool = True
) -> None:
    """A document has come and is being looked at; `shown` where no words say so."""
    first = arrived(conn, message, place, unique_id)
    if first and shown:
        _react(conn, message.chat_id, message.message_id, LOOKING)


def concluded(conn: Connection, fetch: Fetch, command: ShelfCommand) -> None:
    """What was found of a file is shown on the messages that brought it."""
    for one in found_out(conn, fetch, _found(command)):
        _react(conn, one.chat_id, one.message_id, _sign(one.found))


def _found(command: ShelfCommand) -> Found:
    match command:
        case KeepFile():
            return Found.KEPT
        case RefuseFile():
            return Found.REFUSED
        case LeaveFile():
            return Found.LEFT
        case _:
            raise TypeError(type(command).__name__)


def _sign(found: frozenset[Found]) -> str:
    """The sign for all of an album: what was refused of it counts most."""
    if Found.REFUSED in found:
        return NONE
    return HELD if Found.LEFT in found else GOOD


def _react(conn: Connection, chat_id: int, message_id: int, emoji: str) -> None:
    """In place of a sign on the same message that has not gone out yet."""
    out = React(chat_id, message_id, emoji)
    outbox.enqueue(
        conn,
        chat_id=chat_id,
        priority=Priority.ANSWER,
        kind="ready",
        body={"type": React.__name__, "out": dump(out), "prompt": None},
        merge_key=f"tanda:{message_id}",
    )
