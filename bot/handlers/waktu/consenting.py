"""What a superior answers in one tap to what the holder of a task has asked for."""

from dataclasses import replace
from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.desk import Turn, milliseconds, post
from bot.drawing.rendering import card_input
from bot.handlers.acts import why_not
from bot.handlers.waktu.leading import redraw
from bot.telegram.outgoing import EditScreen, SendScreen
from bot.views import plain
from bot.views.screen import Screen
from bot.views.waktu.upward import ask_reason
from bot.views.waktu.upward import asking as decided
from flows.case import Case
from flows.ids import TaskId
from flows.people.officials import actor
from flows.refusals import CaseClosed, NothingAsked, Refused, TaskNotOpen
from flows.waktu.commands import Consent, ExplainRefusal
from flows.waktu.consents import outcome
from storage import announcing, asking, screens
from storage.casebook import Act
from storage.screens import Prompt


async def consent(turn: Turn, press: Press) -> str:
    """Grant or refuse. The request then says what was decided and by whom, also where somebody
    else has decided before; a digest is drawn anew. Who does not consent may say why."""
    granted, asked_at, page = _read(press)
    command = Consent(actor(turn.official), TaskId(press.task), granted, asked_at)
    case_id = (await turn.desk.casebook.read(press.case))[1].id

    def then(conn: Connection, act: Act) -> None:
        turn.finish(conn)
        _say_outcome(conn, turn, press)
        if screens.card_of(conn, turn.official.id, case_id) is not None:
            announcing.redraw(conn, turn.official.id, turn.chat_id, case_id)
        if not granted:
            _ask_why(conn, turn, press, act.case)

    try:
        await turn.desk.casebook.execute(case_id, command, turn.at, turn.cause, then)
    except (NothingAsked, TaskNotOpen, CaseClosed) as refused:
        await turn.write(lambda conn: _say_outcome(conn, turn, press))
        return await why_not(turn, press.case, refused)
    except Refused as refused:
        await turn.write(lambda conn: redraw(conn, turn, page))
        return await why_not(turn, press.case, refused)
    turn.desk.wake()
    return turn.words("Noted, thank you.")


async def explained(turn: Turn, prompt: Prompt, text: str) -> None:
    """The reason goes to whoever has the task."""
    by, task = actor(turn.official), TaskId(prompt.task)
    command = ExplainRefusal(by, task, int(prompt.detail), text)

    def then(conn: Connection, _: Act) -> None:
        turn.finish(conn)
        screens.close_prompt(conn, prompt, milliseconds(turn.at))
        post(conn, SendScreen(turn.chat_id, Screen(turn.words("The reason has been passed on."))))

    try:
        case_id = (await turn.desk.casebook.read(prompt.case))[1].id
        await turn.desk.casebook.execute(case_id, command, turn.at, turn.cause, then)
    except Refused as refused:
        reason = await why_not(turn, prompt.case, refused)
        await turn.say(plain.said(turn.words, "cannot", reason=reason))
        return
    turn.desk.wake()


def _read(press: Press) -> tuple[bool, int, str]:
    """Whether it is granted, the second of the request, and the page of the digest it was tapped
    in (empty elsewhere). Raises ValueError."""
    granted, asked_at, *page = press.detail.split(".")
    return bool(("0", "1").index(granted)), int(asked_at), str(int(page[0])) if page else ""


def _ask_why(conn: Connection, turn: Turn, press: Press, case: Case) -> None:
    """Ask for the reason, in a message that may be left without an answer."""
    sop, _ = turn.desk.casebook.load(conn, press.case)
    where = (press.case, press.task, str(_read(press)[1]))
    prompt = Prompt(turn.chat_id, 0, turn.official.id, Do.CONSENT.value, *where)
    screen = ask_reason(turn.words, sop, case, case.tasks[press.task - 1])
    post(conn, SendScreen(turn.chat_id, screen), prompt)


def _say_outcome(conn: Connection, turn: Turn, press: Press) -> None:
    """The message says what came of the request, where there was one."""
    task, (_, asked_at, page) = TaskId(press.task), _read(press)
    if page:
        redraw(conn, turn, page)
        return
    known = outcome(turn.desk.casebook.events(conn, press.case), task, asked_at)
    if known is None:
        return
    given = card_input(conn, turn.desk, turn.official.id, press.case)
    said = [known.request.by, *([known.decided.by] if known.decided is not None else ())]
    people = asking.people(conn, given.sop, given.case, *said)
    screen = decided(turn.words, replace(given, people=people), given.case.tasks[task - 1], known)
    post(conn, EditScreen(turn.chat_id, turn.message_id, screen))
