"""Another file was put into a message that had been sent: what was accepted stays, and whether it
is to be replaced is asked."""

from dataclasses import dataclass
from sqlite3 import Connection

from bot.desk import Turn, milliseconds, post
from bot.handlers.kelengkapan.placing import CAPTION, only_seen
from bot.kelengkapan import placing, receipts
from bot.kelengkapan.intake import refused_at_door
from bot.telegram.outgoing import SendScreen
from bot.views import plain
from bot.views.kelengkapan import which
from bot.views.kelengkapan.checked import why_refused
from bot.views.kelengkapan.which import Offered, Sent
from bot.views.screen import Screen
from flows.kelengkapan.putting import FileRef
from storage.kelengkapan import brought, uploads
from storage.kelengkapan.uploads import BY_ITSELF, Arrival, Place


@dataclass(frozen=True, slots=True)
class Swapped:
    """What the message had brought: the name it bears, its slot, None where nothing can be put
    there any more."""

    nama: str
    slot: Offered | None


async def edited(turn: Turn, file: FileRef, caption: str) -> None:
    """A message with a file was changed; where it is the same file, nothing is said."""
    known = await turn.read(lambda conn: _brought(conn, turn))
    if known is None or known[1] == file.unique_id:
        return
    refused = refused_at_door(file)
    if refused is not None:
        why = why_refused(turn.words, refused)
        values = {"reader": turn.official, "nama": file.nama, "why": why}
        await turn.say(plain.said(turn.words, "file_refused", **values))
        return
    if await only_seen(turn, file, caption[:CAPTION]):
        return
    place, unique_id = known
    if place is None:
        await turn.write(lambda conn: _exchange(conn, turn, file))
        return
    was = await turn.read(lambda conn: _was(conn, turn, place, unique_id))
    await turn.write(lambda conn: _ask(conn, turn, file, was))


def _brought(conn: Connection, turn: Turn) -> tuple[Place | None, str] | None:
    """What the message had brought, by its unique id, and the slot of that, None while it waits for
    one; None where it brought nothing that was kept."""
    given = brought.brought_by(conn, (turn.chat_id, turn.message_id))
    if given is not None:
        return given
    one = uploads.of_message(conn, turn.chat_id, turn.message_id)
    return None if one is None or one.placed else (None, one.file.unique_id)


def _exchange(conn: Connection, turn: Turn, file: FileRef) -> None:
    """A document that waits for its slot is exchanged, and its question names the new one."""
    one = uploads.of_message(conn, turn.chat_id, turn.message_id)
    if one is None or one.placed:
        return
    kept = uploads.exchange_upload(conn, _arrival(turn), file, one.asked_in)
    if one.asked_in > 0:
        receipts.show(conn, turn.chat_id, turn.official.id, one.asked_in, kept)


def _was(conn: Connection, turn: Turn, place: Place, unique_id: str) -> Swapped:
    _, case = turn.desk.casebook.load(conn, place.case)
    names = (g.file.nama for g in case.given if g.file and g.file.unique_id == unique_id)
    where = (place.case, place.task, place.kode)
    slots = placing.slots_of(conn, turn.desk, turn.official)
    found = (one for one in slots if (one.case, one.task, one.item.kode) == where)
    return Swapped(next(names, ""), next(found, None))


def _ask(conn: Connection, turn: Turn, file: FileRef, was: Swapped) -> None:
    post(conn, SendScreen(turn.chat_id, _screen(conn, turn, file, was), reply_to=turn.message_id))


def _screen(conn: Connection, turn: Turn, file: FileRef, was: Swapped) -> Screen:
    if was.slot is None:
        values = {"reader": turn.official, "nama": was.nama}
        return plain.said(turn.words, "swapped_late", **values)
    kept = uploads.exchange_upload(conn, _arrival(turn), file, BY_ITSELF)
    return which.swapped(turn.words, turn.official, Sent(kept, file.nama), was.nama, was.slot)


def _arrival(turn: Turn) -> Arrival:
    return Arrival(turn.official.id, turn.chat_id, turn.message_id, milliseconds(turn.at))
