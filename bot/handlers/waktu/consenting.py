"""What a superior answers in one tap to what the holder of a task has asked for."""

from dataclasses import replace
from sqlite3 import Connection

from bot.callbacks import Press
from bot.desk import Turn, post
from bot.drawing.rendering import card_input
from bot.handlers.acts import why_not
from bot.telegram.outgoing import EditScreen
from bot.views.waktu.upward import asking as decided
from flows.ids import TaskId
from flows.people.officials import actor
from flows.refusals import CaseClosed, NothingAsked, Refused, TaskNotOpen
from flows.waktu.commands import Consent
from flows.waktu.consents import outcome
from storage import announcing, asking, screens
from storage.casebook import Act


async def consent(turn: Turn, press: Press) -> str:
    """Grant or refuse; the message then says what was decided and by whom, also where somebody
    else has decided before."""
    granted, asked_at = _read(press)
    command = Consent(actor(turn.official), TaskId(press.task), granted, asked_at)
    case_id = (await turn.desk.casebook.read(press.case))[1].id

    def then(conn: Connection, _: Act) -> None:
        turn.finish(conn)
        _say_outcome(conn, turn, press)
        if screens.card_of(conn, turn.official.id, case_id) is not None:
            announcing.redraw(conn, turn.official.id, turn.chat_id, case_id)

    try:
        await turn.desk.casebook.execute(case_id, command, turn.at, turn.cause, then)
    except (NothingAsked, TaskNotOpen, CaseClosed) as refused:
        await turn.write(lambda conn: _say_outcome(conn, turn, press))
        return await why_not(turn, press.case, refused)
    except Refused as refused:
        await turn.write(lambda _: None)
        return await why_not(turn, press.case, refused)
    turn.desk.wake()
    return turn.words("Noted, thank you.")


def _read(press: Press) -> tuple[bool, int]:
    """Whether it is granted, and the second of the request. Raises ValueError."""
    granted, _, asked_at = press.detail.partition(".")
    return bool(("0", "1").index(granted)), int(asked_at)


def _say_outcome(conn: Connection, turn: Turn, press: Press) -> None:
    """The message says what came of the request, where there was one."""
    task, (_, asked_at) = TaskId(press.task), _read(press)
    known = outcome(turn.desk.casebook.events(conn, press.case), task, asked_at)
    if known is None:
        return
    given = card_input(conn, turn.desk, turn.official.id, press.case)
    said = [known.request.by, *([known.decided.by] if known.decided is not None else ())]
    people = asking.people(conn, given.sop, given.case, *said)
    screen = decided(turn.words, replace(given, people=people), given.case.tasks[task - 1], known)
    post(conn, EditScreen(turn.chat_id, turn.message_id, screen))
