"""What people from outside press, type and send: their own slots, and a polite no to the rest."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from sqlite3 import Connection

from telegram import Message

from bot.callbacks import Do, Press
from bot.desk import Turn, milliseconds, post
from bot.drawing import guests as letters
from bot.drawing.guests import theirs_of
from bot.handlers import answers, presses
from bot.handlers.acts import Draw, act, redraw
from bot.handlers.outsiders import door, meeting_links, telling
from bot.handlers.people import privacy
from bot.telegram.outgoing import SendScreen
from bot.views import plain
from bot.views.outsiders import theirs
from bot.views.outsiders.theirs import Theirs
from bot.views.refusals import refusal
from bot.views.screen import Screen
from flows.ids import TaskId
from flows.outsiders.asked import is_equipment
from flows.outsiders.commands import HandOn, ReportPart
from flows.outsiders.guests import present
from flows.outsiders.refusals import OutsideTheirSlots
from flows.people.officials import actor
from flows.refusals import Refused, TaskNotOpen
from storage import screens
from storage.casebook import Act, NoSuchCase
from storage.outsiders import codes, persons
from storage.screens import Prompt

SLOTS = (
    Do.ATTACH,
    Do.REPLACED,
    Do.WRITE,
    Do.NUMBER,
    Do.TICK,
    Do.UNTICK,
    Do.COMPLETE,
    Do.KEPT,
    Do.WITHOUT_KEPT,
    Do.ALBUM,
    Do.PLACE,
    Do.OTHERS,
    Do.DISCARD,
    Do.EXPORT,
    Do.CORRECT,
)
"""What an official may press too, and what goes by the same rules for people from outside."""
TYPED = (Do.WRITE, Do.NUMBER, Do.CORRECT)
"""Questions that people from outside are asked, beside that for a colleague."""


async def pressed(turn: Turn, press: Press) -> str:
    """Do what the button asks, within their slots; returns the toast."""
    try:
        return await _pressed(turn, press)
    except Refused as refused:
        await _show_latest(turn, press.case)
        why = TaskNotOpen() if isinstance(refused, TaskNotOpen) else refused  # not by whom
        return refusal(turn.words, why, {})
    except (NoSuchCase, LookupError, ValueError):
        return turn.words("This button is out of date. Please use /tugas for the latest state.")


async def _pressed(turn: Turn, press: Press) -> str:
    if press.do in SLOTS:
        await _check_asked(turn, press)
        return await presses.HANDLERS[press.do](turn, press)
    if press.do is Do.CARD:
        await _card(turn, press)
        return ""
    if press.do is not Do.GUEST:
        raise OutsideTheirSlots
    if press.detail[:1] in ("y", "n", "m"):
        return await door.answered(turn.desk, turn.update_id, turn.chat_id, turn.message_id, press)
    if press.detail == "h":
        return await _ask_colleague(turn, press)
    command = ReportPart(actor(turn.official), TaskId(press.task), press.detail == "d")
    await act(turn, press.case, command, Draw(task=press.task))
    return turn.words("Noted, thank you.")


async def _check_asked(turn: Turn, press: Press) -> None:
    """Raises OutsideTheirSlots where the office is asked for its own equipment."""
    if press.do not in (Do.TICK, Do.UNTICK):
        return
    sop, case = await turn.desk.casebook.read(press.case)
    task = case.task(press.task)
    if task is not None and is_equipment(sop.row(task.nomor).items[int(press.detail)]):
        raise OutsideTheirSlots


async def commanded(turn: Turn, text: str) -> None:
    """Do what a command asks; of those that are for officials say so."""
    name = text.split(maxsplit=1)[0].removeprefix("/").split("@")[0].lower()
    await COMMANDS.get(name, _not_for_them)(turn)


async def typed(turn: Turn, text: str, quoted: Message | None) -> None:
    """Take the words as the answer to a question; nothing else is answered here."""
    place = (turn.desk, turn.update_id, turn.chat_id)
    if text and await meeting_links.typed(*place, text, quoted):
        return
    prompt = await answers.question(turn, quoted)
    if prompt is not None and Do(prompt.purpose) is Do.GUEST:
        await _handed_on(turn, prompt, answers.EDGES.sub("", text))
    elif prompt is not None and (Do(prompt.purpose) in (*TYPED, Do.ATTACH, Do.ADD)):
        await answers.typed(turn, text, quoted)
    else:
        await turn.say(theirs.helped(turn.words, known=True))


async def _card(turn: Turn, press: Press) -> None:
    _, case = await turn.desk.casebook.read(press.case)
    if turn.official.id not in case.took_part:
        raise OutsideTheirSlots
    await turn.write(lambda conn: redraw(conn, turn, press.case, Draw(fresh=True)))


async def _show_latest(turn: Turn, case_id: str) -> None:
    """Redraw the card of a berkas to which they were ever let in."""
    if not case_id:
        return
    try:
        _, case = await turn.desk.casebook.read(case_id)
    except NoSuchCase:
        return
    if turn.official.id in case.took_part:
        await turn.write(lambda conn: redraw(conn, turn, case_id, Draw()))


async def _ask_colleague(turn: Turn, press: Press) -> str:
    _, case = await turn.desk.casebook.read(press.case)
    if not present(case.guests, turn.official.id):
        raise OutsideTheirSlots
    prompt = Prompt(turn.chat_id, 0, turn.official.id, Do.GUEST.value, press.case, 0, "h")
    await turn.say(theirs.ask_colleague(turn.words, case), prompt)
    return ""


async def _handed_on(turn: Turn, prompt: Prompt, text: str) -> None:
    """The name of the colleague has come: an invitation of their own, and news for the contact."""
    code = codes.new_code()
    until = turn.at + timedelta(days=turn.desk.unit_of(turn.official).invitation_days)

    def then(conn: Connection, done: Act) -> None:
        turn.finish(conn)
        if not done.events:
            return
        one, me = done.case.guests[-1], present(done.case.guests, turn.official.id)[0]
        for earlier in done.case.guests[:-1]:
            if earlier.over is not None:
                codes.end(conn, done.case.id, earlier.number, turn.at)
        codes.give(conn, code, done.case.id, one.number, until, turn.at)
        screens.close_prompt(conn, prompt, milliseconds(turn.at))
        letters.send(conn, turn.chat_id, done.case.id, one, code)
        telling.tell(conn, turn.desk, "handed_on", done.case.id, one.number, me.nama)

    command = HandOn(actor(turn.official), text, until)
    try:
        await turn.desk.casebook.execute(
            (await turn.desk.casebook.read(prompt.case))[1].id,
            command,
            turn.at,
            turn.cause,
            then,
        )
        turn.desk.wake()
    except Refused as refused:
        reason = refusal(turn.words, refused, {})
        await turn.say(plain.said(turn.words, "cannot", reason=reason))
    except NoSuchCase:
        await turn.say(theirs.helped(turn.words, known=True))


async def _tasks(turn: Turn) -> None:
    await turn.write(lambda conn: _list(conn, turn, tasks=True))


async def _berkas(turn: Turn) -> None:
    await turn.write(lambda conn: _list(conn, turn, tasks=False))


def _list(conn: Connection, turn: Turn, *, tasks: bool) -> None:
    """Their berkas, or those that wait for them; one that waits is shown at once."""
    known = persons.berkas_of(conn, turn.official.id)
    found: list[Theirs] = [theirs_of(conn, turn.desk, turn.official, one) for one in known]
    shown = [one for one in found if one.task is not None] if tasks else found
    if tasks and len(shown) == 1:
        redraw(conn, turn, shown[0].case.id, Draw(fresh=True))
        return
    screen: Screen = theirs.berkas(turn.words, shown, tasks=tasks)
    post(conn, SendScreen(turn.chat_id, screen))


async def _help(turn: Turn) -> None:
    await turn.say(theirs.helped(turn.words, known=True))


async def _not_for_them(turn: Turn) -> None:
    await turn.say(theirs.helped(turn.words, known=False))


COMMANDS: dict[str, Callable[[Turn], Awaitable[None]]] = {
    "start": _tasks,
    "tugas": _tasks,
    "berkas": _berkas,
    "privasi": privacy.asked,
    "bantuan": _help,
    "help": _help,
}
