"""Time that passes on the stage: to each moment the bot waits for, as its own job would."""

from datetime import UTC, datetime, timedelta

from bot.clock.reminders import Swept
from tests.actor import Actor
from tests.stage import Stage


def wita(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    """A moment of 2026 by the office's wall clock, in UTC."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


async def look(office: Stage, at: datetime) -> Swept:
    """The watch looks at that moment."""
    office.clock.now = at
    swept = await office.app.watch.look()
    await office.settle()
    return swept


async def wait_until(office: Stage, end: datetime) -> None:
    """The bot is there all the time, and reminds of what is due."""
    while (coming := await office.app.watch.next_moment()) is not None and coming <= end:
        await look(office, coming.astimezone(UTC))
    office.clock.now = end


def reminders(person: Actor) -> list[str]:
    """The first lines of the reminders on this phone, oldest first."""
    words = ("Mohon izin mengingatkan", "mengingatkan:", "belum selesai;", "belum dibuka;")
    more = ("telah melewati waktu baku", "diingatkan kembali")
    firsts = (text.partition("\n")[0] for text in person.heard)
    return [first for first in firsts if any(word in first for word in (*words, *more))]
