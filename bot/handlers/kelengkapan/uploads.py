"""Documents that are sent: the answer to a prompt, or a file whose slot is asked for."""

from sqlite3 import Connection

from telegram import Message as Sent

from bot.callbacks import Do
from bot.desk import Turn, milliseconds
from bot.handlers.acts import Draw, act, slot_kode, why_not
from bot.handlers.admin import listing
from bot.handlers.kelengkapan import placing
from bot.handlers.outsiders import hosting
from bot.handlers.rapat import meetings
from bot.kelengkapan import receipts
from bot.kelengkapan.guessing import guess
from bot.kelengkapan.intake import refused_at_door
from bot.kelengkapan.placing import slots_of
from bot.views import plain
from bot.views.kelengkapan.checked import why_refused
from flows.commands import AttachKelengkapan
from flows.ids import TaskId
from flows.kelengkapan.putting import FileRef
from flows.kelengkapan.slots import lies
from flows.people.officials import actor
from flows.refusals import Refused
from storage import screens
from storage.casebook import Act, NoSuchCase
from storage.kelengkapan.arrivals import Message
from storage.kelengkapan.uploads import Place
from storage.screens import Prompt


async def received(turn: Turn, file: FileRef, message: Sent) -> None:
    """Take a file in at the door and put it where it belongs, or ask where that is."""
    quoted = message.reply_to_message
    prompt = await turn.read(
        lambda conn: _question(conn, turn, None if quoted is None else quoted.message_id)
    )
    if prompt is not None and listing.is_meant(prompt, file, quoted=quoted is not None):
        await listing.sent(turn, prompt, file)
        return
    refused = refused_at_door(file)
    if refused is not None:
        why = why_refused(turn.words, refused)
        screen = plain.said(
            turn.words, "file_refused", reader=turn.official, nama=file.nama, why=why
        )
        await turn.say(screen)
        return
    alone = quoted is None and message.media_group_id is None
    if (
        prompt is None
        or Do(prompt.purpose) is Do.LIST
        or (alone and await _for_another(turn, prompt, file, message.caption or ""))
    ):
        if prompt is not None and Do(prompt.purpose) is Do.LIST:
            await turn.say(plain.said(turn.words, "list_other"))
        await placing.ask_where(turn, file, message)
    elif Do(prompt.purpose) in (Do.ATTACH, Do.ADD):
        await _attach(turn, file, prompt, message, quoted=quoted is not None)
    elif Do(prompt.purpose) is Do.MEETING:
        await meetings.sent(turn, prompt, file)
    elif Do(prompt.purpose) is Do.OUTSIDERS:
        await hosting.sent(turn, prompt, file)
    else:
        await turn.say(plain.said(turn.words, "want_text", reader=turn.official))


def _question(conn: Connection, turn: Turn, quoted: int | None) -> Prompt | None:
    """The prompt a file answers: the one it quotes, else the latest if that asked for a file."""
    if quoted is not None:
        prompt = screens.prompt_at(conn, turn.chat_id, quoted)
    else:
        prompt = screens.youngest_prompt(conn, turn.chat_id, milliseconds(turn.at))
        if prompt is not None and not _asks_for_file(prompt):
            return None
    return prompt if prompt is not None and prompt.official == turn.official.id else None


def _asks_for_file(prompt: Prompt) -> bool:
    """Whether a file that quotes nothing may be its answer; one for a slot may be many."""
    match Do(prompt.purpose):
        case Do.ATTACH | Do.ADD | Do.LIST:
            return True
        case Do.MEETING:
            return not prompt.answered and meetings.asks_for_file(prompt)
        case Do.OUTSIDERS:
            return not prompt.answered and hosting.asks_for_file(prompt)
        case _:
            return False


async def _for_another(turn: Turn, prompt: Prompt, file: FileRef, caption: str) -> bool:
    """Whether the question has its dokumen and this one speaks of another slot by its name."""
    if not prompt.answered or Do(prompt.purpose) not in (Do.ATTACH, Do.ADD):
        return False
    slots = await turn.read(lambda conn: slots_of(conn, turn.desk, turn.official))
    meant = guess(file.nama, [one.item for one in slots], caption)
    if meant is None:
        return False
    found = slots[meant]
    return (found.case, found.task, str(found.index)) != (prompt.case, prompt.task, prompt.detail)


async def _attach(
    turn: Turn, file: FileRef, prompt: Prompt, message: Sent, *, quoted: bool
) -> None:
    """A file that quotes nothing was not meant for a question whose step is over; one that quotes
    it is told so, and may still be meant for another slot. What answers one question comes
    together: it is one version of the slot."""

    def also(conn: Connection, done: Act) -> None:
        screens.close_prompt(conn, prompt, milliseconds(turn.at))
        album = message.media_group_id or ""
        placing.show(conn, done, Message(turn.chat_id, turn.message_id, album), file)
        if Do(prompt.purpose) is Do.ATTACH:
            place = Place(prompt.case, prompt.task, kode)
            receipts.given(conn, done, turn.chat_id, turn.official.id, batch, place)

    try:
        kode = await slot_kode(turn, prompt.case, prompt.task, int(prompt.detail))
        batch = await _batch(turn, prompt, kode)
        command = AttachKelengkapan(actor(turn.official), TaskId(prompt.task), kode, file, batch)
        draw = Draw(fresh=True, later=True, task=prompt.task)
        await act(turn, prompt.case, command, draw, also)
    except Refused as refused:
        if quoted:
            reason = await why_not(turn, prompt.case, refused)
            await turn.say(plain.said(turn.words, "cannot", reason=reason, reader=turn.official))
        if not quoted or await placing.has_room(turn):
            await placing.ask_where(turn, file, message)
    except (NoSuchCase, LookupError):
        await placing.ask_where(turn, file, message)


async def _batch(turn: Turn, prompt: Prompt, kode: str) -> str:
    """With what the answer to a question lies together: its own, or the present version's."""
    own = f"p{prompt.chat_id}.{prompt.message_id}"
    if Do(prompt.purpose) is Do.ATTACH:
        return own
    _, case = await turn.desk.casebook.read(prompt.case)
    here = [g for g in case.given if (g.task, g.kode) == (prompt.task, kode) and lies(g)]
    return here[-1].batch if here else own
