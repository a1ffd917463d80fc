"""Documents that came before their step are put in when it has come."""

from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.desk import Turn
from bot.kelengkapan import kept, placing
from bot.views.kelengkapan.kept import asked
from storage.kelengkapan import uploads


async def put_in(turn: Turn, press: Press) -> str:
    """Ask anew which slots the kept documents are for."""

    def work(conn: Connection) -> bool:
        last = uploads.ask_again(conn, turn.official.id)
        if last:
            where = (turn.official.id, turn.chat_id)
            placing.ask(conn, turn.desk, *where, last, later=False)
        return bool(last)

    found = await turn.write(work)
    return "" if found else turn.words("This document has already been placed.")


async def halted(turn: Turn, press: Press) -> bool:
    """Whether the step was left open because kept documents wait: whoever closes it is asked."""
    sop, case = await turn.desk.casebook.read(press.case)
    task = case.task(press.task)
    found = await turn.read(lambda conn: kept.waiting(conn, turn.official.id, sop, case, task))
    if found:
        await turn.edit(asked(turn.words, turn.official, found, press))
    return bool(found)


def meant(press: Press) -> Press:
    """What was pressed first. Raises ValueError where the button is forged."""
    return Press(Do(press.detail[:2]), press.case, press.task, press.detail[2:])
