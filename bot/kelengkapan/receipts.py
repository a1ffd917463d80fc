"""Receipts of documents: drawn when they are sent, and drawn anew as the documents fare."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from bot.desk import Desk
from bot.kelengkapan import placing
from bot.telegram.outgoing import EditScreen, Outgoing, SendScreen
from bot.views.kelengkapan import which
from bot.views.kelengkapan.receipt import Put, put, put_of
from bot.views.kelengkapan.which import Offered, Sent
from bot.views.screen import Screen
from bot.words import Words
from flows.case import Case
from flows.events import Event
from flows.kelengkapan.events import FileRefused, GivenRemoved, VersionJoined
from flows.kelengkapan.replacing import replaced
from flows.people.officials import Official, OfficialId
from flows.sop import Sop
from storage import outbox
from storage.casebook import Act
from storage.kelengkapan import receipts, uploads
from storage.kelengkapan.receipts import Receipt
from storage.kelengkapan.uploads import Place, Upload
from storage.outbox import Dispatch, Priority
from storage.people import roster

KIND = "tanda-terima"
CHANGED = (FileRefused, GivenRemoved, VersionJoined)
"""What makes receipts say something else."""


@dataclass(frozen=True, slots=True)
class Asked:
    """All documents that one message asks its reader for, the one a button names, and the slots
    there are."""

    reader: Official
    all: Sequence[Upload]
    named: Upload
    slots: Sequence[Offered]

    @property
    def waiting(self) -> list[Upload]:
        """Those that have no slot yet."""
        return [one for one in self.all if not one.placed]


def asked(conn: Connection, desk: Desk, official: Official, upload: int) -> Asked | None:
    """What the message about that document asks; None where it is nobody's or another's."""
    named = uploads.upload(conn, upload)
    if named is None or named.official != official.id:
        return None
    slots = placing.slots_of(conn, desk, official)
    return Asked(official, uploads.together(conn, named), named, slots)


def shown(conn: Connection, desk: Desk, words: Words, about: Asked) -> Screen:
    """The next question of a message about documents, or what became of all of them."""
    before = puts(conn, desk, words, about.all)
    if not about.waiting:
        return put(words, before)
    if not about.slots:
        sent = [Sent(one.id, one.file.nama) for one in about.waiting]
        return which.question(words, about.reader, sent, (), ())
    one = about.waiting[0]
    guessed = placing.guesses([one], about.slots)[0]
    return which.next_slot(words, Sent(one.id, one.file.nama), about.slots, guessed, before)


def puts(conn: Connection, desk: Desk, words: Words, files: Iterable[Upload]) -> list[Put]:
    """What became of those documents that do not wait any more."""
    return [_put_of(conn, desk, words, one) for one in files if one.placed]


def show(conn: Connection, chat_id: int, official: OfficialId, message: int, upload: int) -> None:
    """Have the message that asked about that document say how things stand."""
    body: dict[str, outbox.JsonValue] = {"official": official, "message": message, "upload": upload}
    _enqueue(conn, chat_id, body, f"{KIND}:{message}")


def given(
    conn: Connection, done: Act, chat_id: int, official: OfficialId, batch: str, event_of: Place
) -> None:
    """A document was given in answer to a question: where it replaced another, that is said."""
    task = done.case.task(event_of.task)
    assert task is not None
    items = done.sop.row(task.nomor).items
    item = next(one for one in items if one.kode == event_of.kode)
    known = bool(receipts.receipts(conn, chat_id, batch))
    last = done.case.given[-1].file
    if last is None or not (known or replaced(done.case, task, item)):
        return
    receipts.keep_receipt(conn, Receipt(chat_id, batch, official, event_of, last.unique_id))
    _enqueue_batch(conn, chat_id, official, batch)


def refresh(conn: Connection, case_id: str, happened: Iterable[Event]) -> None:
    """Draw the receipts anew that speak of documents to which this has happened."""
    changed = (event for event in happened if isinstance(event, CHANGED))
    for place in dict.fromkeys(Place(case_id, event.task, event.kode) for event in changed):
        redraw(conn, place)


def redraw(conn: Connection, place: Place) -> None:
    """Draw the receipts anew that speak of what was given to that slot."""
    for one in receipts.of_slot(conn, place):
        _enqueue_batch(conn, one.chat_id, one.official, one.batch)
    for ask in receipts.asked_about(conn, place):
        show(conn, ask.chat_id, ask.official, ask.message_id, ask.upload)


async def drawn(desk: Desk, dispatch: Dispatch) -> Outgoing | None:
    """The receipt as things stand; None where nothing is known of it any more."""
    body = dispatch.body

    def read(conn: Connection) -> Outgoing | None:
        reader = roster.official(conn, OfficialId(int(str(body["official"]))))
        if "batch" in body:
            return _of_batch(conn, desk, reader, dispatch.chat_id, str(body["batch"]))
        about = asked(conn, desk, reader, int(str(body["upload"])))
        if about is None:
            return None
        screen = shown(conn, desk, desk.words_for(reader), about)
        return EditScreen(dispatch.chat_id, int(str(body["message"])), screen)

    return await desk.db.read(read)


def delivered(conn: Connection, dispatch: Dispatch, message_id: int) -> None:
    """The receipt stands in the chat, where it can be drawn anew."""
    if "batch" in dispatch.body:
        receipts.stands(conn, dispatch.chat_id, str(dispatch.body["batch"]), message_id)


def _of_batch(
    conn: Connection, desk: Desk, reader: Official, chat_id: int, batch: str
) -> Outgoing | None:
    found = receipts.receipts(conn, chat_id, batch)
    if not found:
        return None
    words = desk.words_for(reader)
    screen = put(words, [_received(conn, desk, words, one) for one in found])
    if message := max(one.message_id for one in found):
        return EditScreen(chat_id, message, screen)
    return SendScreen(chat_id, screen)


def _received(conn: Connection, desk: Desk, words: Words, one: Receipt) -> Put:
    sop, case = _loaded(conn, desk, one.place)
    return put_of(words, sop, case, (one.place.task, one.place.kode), one.unique_id)


def _put_of(conn: Connection, desk: Desk, words: Words, one: Upload) -> Put:
    if one.place is None:
        return Put(one.file.nama)
    sop, case = _loaded(conn, desk, one.place)
    return put_of(words, sop, case, (one.place.task, one.place.kode), one.file.unique_id)


def _loaded(conn: Connection, desk: Desk, place: Place) -> tuple[Sop, Case]:
    return desk.casebook.load(conn, place.case)


def _enqueue_batch(conn: Connection, chat_id: int, official: OfficialId, batch: str) -> None:
    _enqueue(conn, chat_id, {"official": official, "batch": batch}, f"{KIND}:{batch}")


def _enqueue(
    conn: Connection, chat_id: int, body: dict[str, outbox.JsonValue], merge_key: str
) -> None:
    outbox.enqueue(
        conn,
        chat_id=chat_id,
        priority=Priority.ANSWER,
        kind=KIND,
        body=body,
        merge_key=merge_key,
    )
