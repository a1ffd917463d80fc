"""Documents that are sent: the answer to a prompt, or a file whose slot is asked for."""

from sqlite3 import Connection

from telegram import Message as Sent

from bot.callbacks import Do, Press
from bot.desk import Turn, milliseconds, post
from bot.handlers.acts import Draw, act, slot_kode, why_not
from bot.handlers.rapat import meetings
from bot.kelengkapan import signs
from bot.kelengkapan.guessing import guess
from bot.kelengkapan.intake import is_large, refused_at_door
from bot.telegram.outgoing import EditScreen, SendScreen
from bot.views import plain
from bot.views.kelengkapan.checked import why_refused
from flows.commands import AttachKelengkapan
from flows.events import FileRef, KelengkapanAttached
from flows.ids import TaskId
from flows.kelengkapan.slots import is_asked, lies, takes_file
from flows.people.officials import actor
from flows.refusals import Refused
from flows.sop import Kelengkapan
from storage import asking, screens
from storage.casebook import Act, NoSuchCase
from storage.kelengkapan.arrivals import Message
from storage.screens import Place, Prompt, Upload

MOST_SLOTS = 60
"""Slots offered for one document; Telegram takes no message with more than 100 buttons."""
Slot = tuple[str, int, int, Kelengkapan]


async def received(turn: Turn, file: FileRef, message: Sent) -> None:
    """Take a file in at the door and put it where it belongs, or ask where that is."""
    refused = refused_at_door(file)
    if refused is not None:
        why = why_refused(turn.words, refused)
        await turn.say(plain.said(turn.words, "file_refused", nama=file.nama, why=why))
        return
    quoted = message.reply_to_message
    prompt = await turn.read(
        lambda conn: _question(conn, turn, None if quoted is None else quoted.message_id)
    )
    if prompt is None:
        await _ask_where(turn, file, message)
    elif Do(prompt.purpose) in (Do.ATTACH, Do.ADD):
        await _attach(turn, file, prompt, message, quoted=quoted is not None)
    elif Do(prompt.purpose) is Do.MEETING:
        await meetings.sent(turn, prompt, file)
    else:
        await turn.say(plain.said(turn.words, "want_text"))


def _question(conn: Connection, turn: Turn, quoted: int | None) -> Prompt | None:
    """The prompt a file answers: the one it quotes, else the latest if that asked for a file."""
    if quoted is not None:
        prompt = screens.prompt_at(conn, turn.chat_id, quoted)
    else:
        asking_for_files = (Do.ATTACH, Do.ADD)
        now = milliseconds(turn.at)
        prompt = screens.latest_for_files(conn, turn.chat_id, asking_for_files, now)
    return prompt if prompt is not None and prompt.official == turn.official.id else None


async def _attach(
    turn: Turn, file: FileRef, prompt: Prompt, message: Sent, *, quoted: bool
) -> None:
    """A file that quotes nothing was not meant for a question whose step is over. What answers
    one question comes together: it is one version of the slot."""

    def also(conn: Connection, done: Act) -> None:
        screens.close_prompt(conn, prompt, milliseconds(turn.at))
        _show(
            conn, done, Message(turn.chat_id, turn.message_id, message.media_group_id or ""), file
        )
        _say_if_large(conn, turn, file)

    try:
        kode = await slot_kode(turn, prompt.case, prompt.task, int(prompt.detail))
        batch = await _batch(turn, prompt, kode)
        command = AttachKelengkapan(actor(turn.official), TaskId(prompt.task), kode, file, batch)
        draw = Draw(fresh=True, later=True, task=prompt.task)
        await act(turn, prompt.case, command, draw, also)
    except Refused as refused:
        if not quoted:
            await _ask_where(turn, file, message)
            return
        reason = await why_not(turn, prompt.case, refused)
        await turn.say(plain.said(turn.words, "cannot", reason=reason))
    except (NoSuchCase, LookupError):
        await _ask_where(turn, file, message)


async def _batch(turn: Turn, prompt: Prompt, kode: str) -> str:
    """With what the answer to a question lies together: its own, or the present version's."""
    own = f"p{prompt.chat_id}.{prompt.message_id}"
    if Do(prompt.purpose) is Do.ATTACH:
        return own
    _, case = await turn.desk.casebook.read(prompt.case)
    here = [g for g in case.given if (g.task, g.kode) == (prompt.task, kode) and lies(g)]
    return here[-1].batch if here else own


async def _ask_where(turn: Turn, file: FileRef, message: Sent) -> None:
    """Ask which slot it is, once an album; what follows an album that has its slot goes there."""
    album = message.media_group_id or ""
    before = await turn.read(lambda conn: screens.of_album(conn, turn.official.id, album))
    known = next((one.place for one in before if one.place is not None), None)
    if known is not None:
        await _follow(turn, file, album, known)
        return
    slots = await turn.read(lambda conn: _slots(conn, turn))
    if not slots:
        if not before:
            await turn.say(plain.said(turn.words, "no_slot", nama=file.nama))
        return

    def work(conn: Connection) -> None:
        at = milliseconds(turn.at)
        upload = screens.keep_upload(
            conn, turn.official.id, turn.chat_id, turn.message_id, file, at, album
        )
        if not before:
            screen = plain.which_slot(turn.words, file.nama, upload, slots, _guess(file, slots))
            post(conn, SendScreen(turn.chat_id, screen, reply_to=turn.message_id))

    await turn.write(work)


def _guess(file: FileRef, slots: list[Slot]) -> int | None:
    """The slot that the name speaks of, or the only one there is."""
    return 0 if len(slots) == 1 else guess(file.nama, [item for _, _, _, item in slots])


async def _follow(turn: Turn, file: FileRef, album: str, place: Place) -> None:
    """One more page of an album that has found its slot."""

    def also(conn: Connection, done: Act) -> None:
        at, me = milliseconds(turn.at), turn.official.id
        kept = screens.keep_upload(conn, me, turn.chat_id, turn.message_id, file, at, album)
        screens.place_upload(conn, kept, at, place)
        _show(conn, done, Message(turn.chat_id, turn.message_id, album), file)

    by, task = actor(turn.official), TaskId(place.task)
    command = AttachKelengkapan(by, task, place.kode, file, f"a{album}")
    try:
        await act(turn, place.case, command, Draw(fresh=True, later=True, task=task), also)
    except Refused as refused:
        reason = await why_not(turn, place.case, refused)
        await turn.say(plain.said(turn.words, "cannot", reason=reason))


def _slots(conn: Connection, turn: Turn) -> list[Slot]:
    """The slots that a file could go into, over the tasks this person has in hand; the latest
    where there are very many."""
    found: list[Slot] = []
    for open_task in asking.open_tasks(conn, turn.official):
        if open_task.accepted_by != turn.official.id:
            continue
        sop, case = turn.desk.casebook.load(conn, open_task.case)
        task = case.tasks[open_task.task - 1]
        row = sop.row(task.nomor)
        for index, item in enumerate(row.items):
            if takes_file(item) and is_asked(case, task, row, item):
                found.append((case.id, task.id, index, item))
    return found[-MOST_SLOTS:]


async def others(turn: Turn, press: Press) -> str:
    """The guess was wrong: offer all the slots there are."""
    upload = await turn.read(lambda conn: _mine(conn, turn, int(press.detail)))
    if upload is None or upload.placed:
        return turn.words("This document has already been placed.")
    slots = await turn.read(lambda conn: _slots(conn, turn))
    await turn.edit(plain.which_slot(turn.words, upload.file.nama, upload.id, slots))
    return ""


async def placed(turn: Turn, press: Press) -> str:
    """The answer to "which kelengkapan is it": put the kept file there, with its album."""
    upload_id, index = (int(part) for part in press.detail.split("."))
    upload = await turn.read(lambda conn: _mine(conn, turn, upload_id))
    if upload is None or upload.placed:
        return turn.words("This document has already been placed.")
    place = Place(press.case, press.task, await slot_kode(turn, press.case, press.task, index))
    album = await turn.read(lambda conn: screens.of_album(conn, turn.official.id, upload.album))
    pages = [upload, *(one for one in album if not one.placed and one.id != upload_id)]
    for page in pages:
        await _place(turn, page, place, first=page is upload, last=page is pages[-1])
    return ""


async def _place(turn: Turn, upload: Upload, place: Place, *, first: bool, last: bool) -> None:
    def also(conn: Connection, done: Act) -> None:
        screens.place_upload(conn, upload.id, milliseconds(turn.at), place)
        whence = Message(turn.chat_id, upload.message_id, upload.album)
        _show(conn, done, whence, upload.file, in_words=True)
        _say_if_large(conn, turn, upload.file)
        if first:
            nama = next(i.nama for _, i in done.sop.all_items() if i.kode == place.kode)
            screen = plain.said(turn.words, "placed", nama=upload.file.nama, item=nama)
            post(conn, EditScreen(turn.chat_id, turn.message_id, screen))

    batch = f"a{upload.album}" if upload.album else f"u{upload.id}"
    task = TaskId(place.task)
    command = AttachKelengkapan(actor(turn.official), task, place.kode, upload.file, batch)
    draw = Draw(fresh=True, later=True, task=task)
    cause = turn.cause if first else f"{turn.cause}/{upload.id}"
    await act(turn, place.case, command, draw, also, cause=cause, last=last)


async def discarded(turn: Turn, press: Press) -> str:
    """The answer "none of these": forget the kept file."""
    upload_id = int(press.detail)
    upload = await turn.read(lambda conn: _mine(conn, turn, upload_id))
    if upload is None or upload.placed:
        return turn.words("This document has already been placed.")

    def work(conn: Connection) -> None:
        screens.place_upload(conn, upload_id, milliseconds(turn.at))
        screen = plain.said(turn.words, "discarded", nama=upload.file.nama)
        post(conn, EditScreen(turn.chat_id, turn.message_id, screen))

    await turn.write(work)
    return ""


def _show(
    conn: Connection, done: Act, message: Message, file: FileRef, *, in_words: bool = False
) -> None:
    """A sign on the message that its document is being looked at, unless words say so."""
    for event in done.events:
        if isinstance(event, KelengkapanAttached):
            place = Place(done.case.id, event.task, event.kode)
            signs.looking(conn, message, place, file.unique_id, shown=not in_words)


def _say_if_large(conn: Connection, turn: Turn, file: FileRef) -> None:
    if is_large(file):
        said = plain.said(turn.words, "file_large", nama=file.nama)
        post(conn, SendScreen(turn.chat_id, said))


def _mine(conn: Connection, turn: Turn, upload_id: int) -> Upload | None:
    upload = screens.upload(conn, upload_id)
    return upload if upload is not None and upload.official == turn.official.id else None
