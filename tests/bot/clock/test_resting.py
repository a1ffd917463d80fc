"""The sweep of the morning: once a day whatever crashes, and as much of it as a message holds."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection

import pytest

from bot.clock.resting import Resting, tell_due
from bot.drawing.rendering import Renderer
from bot.telegram.outgoing import SendScreen
from bot.views.screen import fits
from flows.commands import AttachKelengkapan, CompleteTask, TickItem
from flows.ids import TaskId
from storage.waktu.offices import Offices
from tests.bot.front import FILE, Front, front_office
from tests.flows.forms import DRAFT, KASI, LAPTOP, STAF, UNIT
from tests.storage.office import OFFICE

MONDAY = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
"""07.30 at the office, a quarter of an hour before the digest."""
HEAD_CHAT = 104


@pytest.fixture
async def front(tmp_path: Path) -> AsyncIterator[Front]:
    """An office whose Kepala Seksi has never pressed Start."""
    async with front_office(tmp_path, unlinked=(KASI,)) as opened:
        units = {UNIT: OFFICE.unit}
        opened.desk = replace(opened.desk, units=units, offices=Offices(units.values()))
        opened.renderer = Renderer(opened.desk)
        yield opened


async def told(front: Front, at: datetime) -> int:
    front.office.at = at
    return await front.office.db.write(lambda conn: tell_due(conn, front.desk, at))


async def waits(front: Front, count: int) -> None:
    """So many berkas wait for the Kepala Seksi; what that has made known has been read."""
    for n in range(count):
        case = await front.opened(f"buka:{n}")
        for command in (
            TickItem(STAF, TaskId(1), LAPTOP.kode, True),
            AttachKelengkapan(STAF, TaskId(1), DRAFT.kode, FILE),
            CompleteTask(STAF, TaskId(1), 0),
        ):
            cause = f"{n}:{type(command).__name__}"
            await front.office.casebook.execute(case, command, front.office.later(), cause)
    await front.office.db.write(lambda conn: conn.execute("DELETE FROM outbox"))


async def test_a_crash_in_the_middle_loses_and_doubles_nothing(front: Front) -> None:
    await waits(front, 1)

    def crash(conn: Connection) -> None:
        tell_due(conn, front.desk, MONDAY)
        raise MemoryError

    front.office.at = MONDAY
    with pytest.raises(MemoryError):
        await front.office.db.write(crash)
    assert [await told(front, MONDAY), await told(front, MONDAY)] == [1, 0]
    assert len(await front.waiting()) == 1


async def test_in_a_year_there_is_a_sweep_on_exactly_the_working_days(front: Front) -> None:
    await waits(front, 1)
    calendar = front.desk.offices(UNIT).calendar
    first = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    days = [first + timedelta(days=n) for n in range(365)]
    found = [await told(front, day) for day in days]
    local = (day.astimezone(calendar.zone).date() for day in days)
    assert found == [int(bool(calendar.day(day).hours)) for day in local]


async def test_the_next_moment_is_a_quarter_of_an_hour_before_the_digest(front: Front) -> None:
    front.office.at = MONDAY - timedelta(days=2)
    assert await Resting(front.desk).next_moment() == MONDAY


async def test_many_lines_are_paged_and_folded_into_what_a_message_holds(front: Front) -> None:
    await waits(front, 23)
    await told(front, MONDAY)
    (dispatch,) = await front.waiting()
    out = await front.drawn(dispatch)
    assert isinstance(out, SendScreen)
    assert fits(out.screen.text)
    assert "23 langkah menunggu pejabat yang hari ini belum dapat dihubungi" in out.screen.text
    assert out.screen.text.count("Kepala Seksi: belum tersambung ke Telegram") == 5
    assert "dan 6 lainnya" in out.screen.text
    assert [key.label for key in out.screen.buttons[-1]] == ["1/5", "›"]
    await front.presses(HEAD_CHAT, "1sw:::4")
    last = [d for d in await front.waiting() if d.kind == "resting"][-1]
    assert "<b>23. SC-2026-023</b>" in str(await front.drawn(last))


async def test_with_everybody_in_reach_nobody_is_told(front: Front) -> None:
    assert await told(front, MONDAY) == 0
    assert await front.waiting() == []
