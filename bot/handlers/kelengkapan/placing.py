"""Freely sent documents find their slots: asked for together, placed by taps."""

from collections.abc import Sequence
from sqlite3 import Connection

from telegram import Message as Received

from bot.callbacks import Press
from bot.desk import Turn, milliseconds
from bot.handlers.acts import Draw, act, slot_kode, why_not
from bot.kelengkapan import placing, receipts, signs
from bot.kelengkapan.receipts import Asked
from bot.views import plain
from bot.views.kelengkapan import which
from bot.views.kelengkapan.which import Sent
from flows.commands import AttachKelengkapan
from flows.ids import TaskId
from flows.kelengkapan.putting import FileRef, KelengkapanAttached
from flows.kelengkapan.slots import lies
from flows.people.officials import actor
from flows.refusals import Refused
from storage.casebook import Act, NoSuchCase
from storage.kelengkapan import uploads
from storage.kelengkapan.arrivals import Message
from storage.kelengkapan.brought import note_brought
from storage.kelengkapan.uploads import BY_ITSELF, Arrival, Place, Upload

CAPTION = 200
"""Characters of what was written below a document that are looked at."""


async def ask_where(turn: Turn, file: FileRef, message: Received) -> None:
    """Ask which slot it is, together with what comes at once; what follows an album that has its
    slot goes there, and of a restricted paper nothing is kept."""
    album, caption = message.media_group_id or "", (message.caption or "")[:CAPTION]
    before = await turn.read(lambda conn: uploads.of_album(conn, turn.official.id, album))
    known = next((one.place for one in before if one.place is not None), None)
    where = (turn.official.id, turn.chat_id, turn.message_id, milliseconds(turn.at))
    arrival = Arrival(*where, album, caption)
    if known is not None:
        await _follow(turn, file, arrival, known)
        return
    if await only_seen(turn, file, caption):
        return

    def work(conn: Connection) -> None:
        last = uploads.keep_upload(conn, arrival, file)
        placing.ask(conn, turn.desk, turn.official.id, turn.chat_id, last, later=True)

    await turn.write(work)


async def only_seen(turn: Turn, file: FileRef, caption: str) -> bool:
    """Whether it seems to be a restricted paper, of which nothing is kept; then that is said."""
    paper = await turn.read(
        lambda conn: placing.seen_only(conn, turn.desk, turn.official, file.nama, caption)
    )
    if paper is None:
        return False
    values = {"reader": turn.official, "nama": file.nama, "item": paper}
    await turn.say(plain.said(turn.words, "seen_only", **values))
    return True


async def has_room(turn: Turn) -> bool:
    """Whether a step in the person's hands takes a document."""
    return bool(await turn.read(lambda conn: placing.slots_of(conn, turn.desk, turn.official)))


async def others(turn: Turn, press: Press) -> str:
    """The guess was wrong: offer all the slots there are; or ask for one document at a time."""
    asked, how = await _asked(turn, press)
    if asked is None or not asked.waiting:
        return await _known(turn, asked)
    sent = [Sent(one.id, one.file.nama) for one in asked.waiting]
    if how == "e" or not asked.slots:
        await _show(turn, asked)
        return "" if asked.slots else turn.words("No step waits for a document yet; it stays here.")
    if how == "s":
        one = Sent(asked.named.id, asked.named.file.nama)
        before = await turn.read(lambda conn: receipts.puts(conn, turn.desk, turn.words, asked.all))
        await turn.edit(which.next_slot(turn.words, one, asked.slots, None, before))
    else:
        await turn.edit(which.one_slot(turn.words, sent, asked.slots))
    return ""


async def placed(turn: Turn, press: Press) -> str:
    """The answer to "which kelengkapan is it": put them there, or where their names say."""
    asked, how = await _asked(turn, press)
    if not how:
        raise ValueError(press.detail)
    if asked is None or not asked.waiting or (how.endswith("s") and asked.named.placed):
        return await _known(turn, asked)
    if how.startswith("y"):
        return await _confirmed(turn, asked, how.removeprefix("y"))
    index, _, alone = how.partition(".")
    kode = await slot_kode(turn, press.case, press.task, int(index))
    place = Place(press.case, press.task, kode)
    meant = [asked.named] if alone.endswith("s") else asked.waiting
    pairs = [(one, place) for one in meant]
    batch = await _present(turn, place) if alone.startswith(which.BESIDE) else ""
    return await _put(turn, asked, pairs, batch)


async def discarded(turn: Turn, press: Press) -> str:
    """The answer "none of these": forget the documents, or the one."""
    asked, how = await _asked(turn, press)
    if asked is None or not asked.waiting or (how == "s" and asked.named.placed):
        return await _known(turn, asked)
    meant = [asked.named] if how == "s" else asked.waiting

    def work(conn: Connection) -> None:
        for one in meant:
            uploads.place_upload(conn, one.id, milliseconds(turn.at))

    await turn.desk.db.write(work)
    await _show(turn, asked)
    return ""


def show(
    conn: Connection,
    done: Act,
    message: Message,
    file: FileRef,
    *,
    in_words: bool = False,
) -> None:
    """A sign on the message that its document is being looked at, unless words say so."""
    for event in done.events:
        if isinstance(event, KelengkapanAttached):
            place = Place(done.case.id, event.task, event.kode)
            signs.looking(conn, message, place, file.unique_id, shown=not in_words)
            which_one = (message.chat_id, message.message_id)
            note_brought(conn, which_one, place, file.unique_id, milliseconds(event.at))


async def _confirmed(turn: Turn, asked: Asked, mark: str) -> str:
    """Put each document where its name says, if that is still what was read."""
    waiting, slots = asked.waiting, asked.slots
    guesses = placing.guesses(waiting, slots)
    if which.mark(slots, guesses) != mark:
        sent = [Sent(one.id, one.file.nama) for one in waiting]
        await turn.edit(which.question(turn.words, turn.official, sent, slots, guesses))
        return turn.words("The steps have changed meanwhile; please look once more.")
    pairs = [
        (one, Place(slots[n].case, slots[n].task, slots[n].item.kode))
        for one, n in zip(waiting, guesses, strict=True)
        if n is not None
    ]
    return await _put(turn, asked, pairs)


async def _present(turn: Turn, place: Place) -> str:
    """The version that lies in the slot, which another document is to belong to; empty without."""
    _, case = await turn.desk.casebook.read(place.case)
    here = [g for g in case.given if (g.task, g.kode) == (place.task, place.kode) and lies(g)]
    return here[-1].batch if here else ""


async def _put(
    turn: Turn, asked: Asked, pairs: Sequence[tuple[Upload, Place]], batch: str = ""
) -> str:
    """Put the documents into their slots; what is refused waits on, and the reason is the toast.
    They are a version of their own unless a `batch` says which they belong to."""
    batch = batch or _batch(asked)
    reason = ""
    for upload, place in pairs:
        try:
            await _place(turn, upload, place, batch)
        except Refused as refused:
            reason = await why_not(turn, place.case, refused)
        except (NoSuchCase, LookupError):
            reason = turn.words(
                "This button is out of date. Please use /tugas for the latest state."
            )
    await _show(turn, asked)
    return reason


def _batch(asked: Asked) -> str:
    """What comes together is one version; pages that follow an album belong to it. What was put
    into a message that had brought something else is a version of its own."""
    if asked.named.asked_in == BY_ITSELF:
        return f"u{asked.named.id}.{asked.named.file.unique_id}"
    album = next((one.album for one in asked.all if one.album), "")
    return f"a{album}" if album else f"u{asked.all[0].id}"


async def _place(turn: Turn, upload: Upload, place: Place, batch: str) -> None:
    def also(conn: Connection, done: Act) -> None:
        uploads.place_upload(conn, upload.id, milliseconds(turn.at), place)
        if upload.asked_in <= 0:
            uploads.asked(conn, [upload], turn.message_id)
        message = Message(turn.chat_id, upload.message_id, upload.album)
        show(conn, done, message, upload.file, in_words=True)

    task = TaskId(place.task)
    command = AttachKelengkapan(actor(turn.official), task, place.kode, upload.file, batch)
    draw = Draw(fresh=True, later=True, task=task)
    cause = f"{turn.cause}/{upload.id}"
    await act(turn, place.case, command, draw, also, cause=cause, last=False)


async def _follow(turn: Turn, file: FileRef, arrival: Arrival, place: Place) -> None:
    """One more page of an album that has found its slot."""

    def also(conn: Connection, done: Act) -> None:
        kept = uploads.keep_upload(conn, arrival, file)
        uploads.place_upload(conn, kept, arrival.at, place)
        if (one := uploads.upload(conn, kept)) is not None and one.asked_in > 0:
            receipts.show(conn, turn.chat_id, turn.official.id, one.asked_in, kept)
        message = Message(turn.chat_id, turn.message_id, arrival.album)
        show(conn, done, message, file)

    by, task = actor(turn.official), TaskId(place.task)
    command = AttachKelengkapan(by, task, place.kode, file, f"a{arrival.album}")
    try:
        await act(turn, place.case, command, Draw(fresh=True, later=True, task=task), also)
    except Refused as refused:
        reason = await why_not(turn, place.case, refused)
        await turn.say(plain.said(turn.words, "cannot", reason=reason, reader=turn.official))


async def _asked(turn: Turn, press: Press) -> tuple[Asked | None, str]:
    """What a button is about, and how it means it; None where it is nobody's or another's."""
    number, _, how = press.detail.partition(".")

    return await turn.read(
        lambda conn: receipts.asked(conn, turn.desk, turn.official, int(number))
    ), how


async def _known(turn: Turn, asked: Asked | None) -> str:
    """There is nothing to be placed any more: the message says where everything went."""
    if asked is not None:
        await _show(turn, asked)
    return turn.words("This document has already been placed.")


async def _show(turn: Turn, asked: Asked) -> None:
    """The message says how things stand when it is drawn: the next question, or what became of all
    documents."""
    where = (turn.chat_id, turn.official.id, turn.message_id, asked.named.id)
    await turn.write(lambda conn: receipts.show(conn, *where))
