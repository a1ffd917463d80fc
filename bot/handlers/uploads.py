"""Documents that are sent: the answer to a prompt, or a file whose slot is asked for."""

import unicodedata
from pathlib import PurePath
from sqlite3 import Connection

from telegram import Message

from bot.callbacks import Do, Press
from bot.desk import Turn, milliseconds, post
from bot.handlers.acts import Draw, act, slot_kode, why_not
from bot.intake import Verdict, verdict
from bot.outgoing import EditScreen, React, SendScreen
from bot.views import plain
from flows.commands import AttachKelengkapan
from flows.events import FileRef
from flows.ids import TaskId
from flows.officials import actor
from flows.refusals import Refused
from flows.slots import is_asked, takes_file
from flows.sop import Kelengkapan
from storage import asking, screens
from storage.casebook import Act, NoSuchCase
from storage.screens import Prompt, Upload

NAME_LIMIT = 80
SUFFIX_LIMIT = 10
MOST_SLOTS = 60
"""Slots offered for one document; Telegram takes no message with more than 100 buttons."""
Slot = tuple[str, int, int, Kelengkapan]


def clean(nama: str) -> str:
    """A file name fit to be shown: no path, no control or direction marks, at most NAME_LIMIT."""
    last = nama.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(c for c in last if unicodedata.category(c)[0] != "C").strip()
    if len(shown) <= NAME_LIMIT:
        return shown or "dokumen"
    suffix = PurePath(shown).suffix[:SUFFIX_LIMIT]
    return f"{shown[: NAME_LIMIT - len(suffix) - 1]}…{suffix}"


async def received(turn: Turn, file: FileRef, message: Message) -> None:
    """Take a file in at the door and put it where it belongs, or ask where that is."""
    found = verdict(file)
    if found in (Verdict.EMPTY, Verdict.FORBIDDEN):
        await turn.say(plain.said(turn.words, found.value, nama=file.nama))
        return
    quoted = message.reply_to_message
    prompt = await turn.read(
        lambda conn: _question(conn, turn, None if quoted is None else quoted.message_id)
    )
    if prompt is None:
        await _ask_where(turn, file)
    elif Do(prompt.purpose) is Do.ATTACH:
        await _attach(turn, file, prompt, quoted=quoted is not None)
    else:
        await turn.say(plain.said(turn.words, "want_text"))


def _question(conn: Connection, turn: Turn, quoted: int | None) -> Prompt | None:
    """The prompt a file answers: the one it quotes, else the latest if that asked for a file."""
    if quoted is not None:
        prompt = screens.prompt_at(conn, turn.chat_id, quoted)
    else:
        prompt = screens.latest_for_files(conn, turn.chat_id, Do.ATTACH, milliseconds(turn.at))
    return prompt if prompt is not None and prompt.official == turn.official.id else None


async def _attach(turn: Turn, file: FileRef, prompt: Prompt, *, quoted: bool) -> None:
    """A file that quotes nothing was not meant for a question whose step is over."""

    def also(conn: Connection, _: Act) -> None:
        screens.close_prompt(conn, prompt, milliseconds(turn.at))
        post(conn, React(turn.chat_id, turn.message_id, "👍"))
        _say_if_large(conn, turn, file)

    try:
        kode = await slot_kode(turn, prompt.case, prompt.task, int(prompt.detail))
        command = AttachKelengkapan(actor(turn.official), TaskId(prompt.task), kode, file)
        draw = Draw(fresh=True, later=True, task=prompt.task)
        await act(turn, prompt.case, command, draw, also)
    except Refused as refused:
        if not quoted:
            await _ask_where(turn, file)
            return
        reason = await why_not(turn, prompt.case, refused)
        await turn.say(plain.said(turn.words, "cannot", reason=reason))
    except (NoSuchCase, LookupError):
        await _ask_where(turn, file)


async def _ask_where(turn: Turn, file: FileRef) -> None:
    slots = await turn.read(lambda conn: _slots(conn, turn))
    if not slots:
        await turn.say(plain.said(turn.words, "no_slot", nama=file.nama))
        return

    def work(conn: Connection) -> None:
        at = milliseconds(turn.at)
        upload = screens.keep_upload(
            conn, turn.official.id, turn.chat_id, turn.message_id, file, at
        )
        screen = plain.which_slot(turn.words, file.nama, upload, slots)
        post(conn, SendScreen(turn.chat_id, screen, reply_to=turn.message_id))

    await turn.write(work)


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


async def placed(turn: Turn, press: Press) -> str:
    """The answer to "which kelengkapan is it": put the kept file there."""
    upload_id, index = (int(part) for part in press.detail.split("."))
    upload = await turn.read(lambda conn: _mine(conn, turn, upload_id))
    if upload is None or upload.placed:
        return turn.words("This document has already been placed.")
    kode = await slot_kode(turn, press.case, press.task, index)

    def also(conn: Connection, done: Act) -> None:
        screens.place_upload(conn, upload_id, milliseconds(turn.at))
        nama = next(i.nama for _, i in done.sop.all_items() if i.kode == kode)
        screen = plain.said(turn.words, "placed", nama=upload.file.nama, item=nama)
        post(conn, EditScreen(turn.chat_id, turn.message_id, screen))
        _say_if_large(conn, turn, upload.file)

    by = actor(turn.official)
    command = AttachKelengkapan(by, TaskId(press.task), kode, upload.file)
    draw = Draw(fresh=True, later=True, task=press.task)
    await act(turn, press.case, command, draw, also)
    return ""


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


def _say_if_large(conn: Connection, turn: Turn, file: FileRef) -> None:
    if verdict(file) is Verdict.LARGE:
        said = plain.said(turn.words, Verdict.LARGE.value, nama=file.nama)
        post(conn, SendScreen(turn.chat_id, said))


def _mine(conn: Connection, turn: Turn, upload_id: int) -> Upload | None:
    upload = screens.upload(conn, upload_id)
    return upload if upload is not None and upload.official == turn.official.id else None
