"""Officials and people from outside: inviting, renewing, ending, and recording on their behalf."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.desk import Turn, milliseconds, post
from bot.drawing import guests as letters
from bot.handlers.acts import Draw, act, why_not
from bot.handlers.outsiders.telling import hosted_of
from bot.telegram.outgoing import EditScreen
from bot.views import plain
from bot.views.outsiders import hosted as view
from bot.views.outsiders.hosted import Hosted
from bot.views.screen import Screen
from flows.ids import CaseId, Peran, TaskId
from flows.kelengkapan.putting import FileRef
from flows.outsiders.commands import (
    GuestCommand,
    InviteGuest,
    RecordFor,
    RenewInvitation,
    RevokeGuest,
    TakeContact,
)
from flows.outsiders.events import GuestEnded
from flows.outsiders.guests import Guest, guest
from flows.outsiders.hosting import external
from flows.outsiders.refusals import MayNotHost, NoSuchGuest
from flows.people.officials import actor
from flows.refusals import Refused
from storage import announcing, screens
from storage.casebook import Act, NoSuchCase, Then
from storage.outsiders import codes
from storage.people import roster
from storage.screens import Prompt


async def pressed(turn: Turn, press: Press) -> str:
    """A button about people from outside. Raises Refused, LookupError or ValueError."""
    given = await _hosted(turn, press.case, press.task)
    if not given.peran:
        raise MayNotHost
    return await STEPS[press.detail[:1]](turn, press, given)


async def answered(turn: Turn, prompt: Prompt, text: str) -> None:
    """The name of whom to invite, or the proof of what is recorded on behalf of somebody."""
    await _said(turn, prompt, text, None)


def asks_for_file(prompt: Prompt) -> bool:
    """Whether a question about somebody from outside is answered by a document too."""
    return prompt.detail[:1] == "c"


async def sent(turn: Turn, prompt: Prompt, file: FileRef) -> None:
    """A document or photo as the proof; a name is asked for in words."""
    if asks_for_file(prompt):
        await _said(turn, prompt, "", file)
    else:
        await turn.say(plain.said(turn.words, "want_text", reader=turn.official))


async def _said(turn: Turn, prompt: Prompt, text: str, file: FileRef | None) -> None:
    def close(conn: Connection) -> None:
        screens.close_prompt(conn, prompt, milliseconds(turn.at))

    try:
        if prompt.detail[:1] == "c":
            command = RecordFor(actor(turn.official), TaskId(prompt.task), text, file)
            draw = Draw(fresh=True, task=prompt.task)
            await act(turn, prompt.case, command, draw, lambda conn, _: close(conn))
            return
        peran = await _peran(turn, prompt.case, int(prompt.detail[1:]))
        invite = InviteGuest(actor(turn.official), peran, text, _until(turn))
        await _invite(turn, prompt.case, invite, invite.until, close)
    except Refused as refused:
        reason = await why_not(turn, prompt.case, refused)
        await turn.say(plain.said(turn.words, "cannot", reason=reason))
    except (NoSuchCase, LookupError, ValueError):
        await turn.say(plain.lost(turn.words))


async def _show(turn: Turn, press: Press, given: Hosted) -> str:
    await turn.edit(view.overview(turn.words, given))
    return ""


async def _ask_name(turn: Turn, press: Press, given: Hosted) -> str:
    index = int(press.detail[1:])
    peran = next(kode for n, kode in given.peran if n == index)
    await _ask(turn, press, view.ask_name(turn.words, given, peran))
    return ""


async def _ask_proof(turn: Turn, press: Press, given: Hosted) -> str:
    if given.task is None:
        raise LookupError(press.task)
    await _ask(turn, press, view.ask_proof(turn.words, given))
    return ""


async def _ask(turn: Turn, press: Press, screen: Screen) -> None:
    about = (press.case, press.task, press.detail)
    await turn.say(screen, Prompt(turn.chat_id, 0, turn.official.id, Do.OUTSIDERS.value, *about))


async def _one(turn: Turn, press: Press, given: Hosted) -> str:
    await turn.edit(view.one_guest(turn.words, given, _guest(given, press)))
    return ""


async def _confirm(turn: Turn, press: Press, given: Hosted) -> str:
    await turn.edit(view.confirm(turn.words, given, _guest(given, press)))
    return ""


async def _renew(turn: Turn, press: Press, given: Hosted) -> str:
    one, until = _guest(given, press), _until(turn)
    command = RenewInvitation(actor(turn.official), one.number, until)
    await _invite(turn, press.case, command, until, lambda conn: _let_go(conn, turn, press, one))
    return turn.words("A new invitation is on its way.")


async def _end(turn: Turn, press: Press, given: Hosted) -> str:
    one = _guest(given, press)

    command = RevokeGuest(actor(turn.official), one.number)
    await _changed(turn, press, command, lambda conn: _let_go(conn, turn, press, one))
    return turn.words("The access has ended.")


async def _take(turn: Turn, press: Press, given: Hosted) -> str:
    command = TakeContact(actor(turn.official), _guest(given, press).number)
    await _changed(turn, press, command)
    return turn.words("Noted, thank you.")


async def _invite(
    turn: Turn,
    case_id: str,
    command: InviteGuest | RenewInvitation,
    until: datetime,
    also: Callable[[Connection], None],
) -> None:
    """Carry it out, and send the link to whoever asked for it."""
    code = codes.new_code()

    def then(conn: Connection, done: Act) -> None:
        turn.finish(conn)
        if not done.events:
            return
        number = command.number if isinstance(command, RenewInvitation) else len(done.case.guests)
        _end_codes(conn, turn, done)
        codes.give(conn, code, done.case.id, number, until, turn.at)
        one = guest(done.case.guests, number)
        assert one is not None
        letters.send(conn, turn.chat_id, done.case.id, one, code)
        also(conn)

    await _execute(turn, case_id, command, then)


async def _changed(
    turn: Turn,
    press: Press,
    command: GuestCommand,
    also: Callable[[Connection], None] | None = None,
) -> None:
    """Carry it out, and show how it stands in place of what was tapped."""

    def then(conn: Connection, done: Act) -> None:
        turn.finish(conn)
        _end_codes(conn, turn, done)
        if also is not None:
            also(conn)
        given = hosted_of(conn, turn.desk, done.sop, done.case, turn.official, turn.at, press.task)
        out = EditScreen(turn.chat_id, turn.message_id, view.overview(turn.words, given))
        post(conn, out)

    await _execute(turn, press.case, command, then)


async def _execute(turn: Turn, case_id: str, command: GuestCommand, then: Then) -> None:
    await turn.desk.casebook.execute(CaseId(case_id), command, turn.at, turn.cause, then)
    turn.desk.wake()


def _end_codes(conn: Connection, turn: Turn, done: Act) -> None:
    for event in done.events:
        if isinstance(event, GuestEnded):
            codes.end(conn, done.case.id, event.number, turn.at)


def _let_go(conn: Connection, turn: Turn, press: Press, one: Guest) -> None:
    """The card of whoever had access says that it has ended."""
    if one.who is None:
        return
    was = roster.official(conn, one.who)
    if was.chat_id is not None:
        announcing.redraw(conn, was.id, was.chat_id, press.case, fresh=True)


async def _hosted(turn: Turn, case_id: str, task: int) -> Hosted:
    def read(conn: Connection) -> Hosted:
        sop, case = turn.desk.casebook.load(conn, case_id)
        return hosted_of(conn, turn.desk, sop, case, turn.official, turn.at, task)

    return await turn.read(read)


async def _peran(turn: Turn, case_id: str, index: int) -> Peran:
    sop, _ = await turn.desk.casebook.read(case_id)
    return external(turn.desk.offices(sop.unit), sop)[index]


def _guest(given: Hosted, press: Press) -> Guest:
    one = guest(given.case.guests, int(press.detail[1:]))
    if one is None or one.over is not None:
        raise NoSuchGuest
    return one


def _until(turn: Turn) -> datetime:
    return turn.at + timedelta(days=turn.desk.unit_of(turn.official).invitation_days)


STEPS: dict[str, Callable[[Turn, Press, Hosted], Awaitable[str]]] = {
    "": _show,
    "i": _ask_name,
    "c": _ask_proof,
    "g": _one,
    "r": _renew,
    "x": _confirm,
    "z": _end,
    "k": _take,
}
