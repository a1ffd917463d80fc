"""The digest on demand, and what a head does about a line of it: remind, extend, hand over."""

from bot import briefing
from bot.callbacks import Press
from bot.desk import Turn


async def asked(turn: Turn) -> None:
    """/ringkasan: the digest as it stands now, as a new message."""
    await turn.write(lambda conn: briefing.ask(conn, turn.official))


async def turned(turn: Turn, press: Press) -> str:
    """Another page of the digest, in place."""
    page, message_id = int(press.detail or 0), turn.message_id
    await turn.write(
        lambda conn: briefing.ask(conn, turn.official, page=page, message_id=message_id)
    )
    return ""
