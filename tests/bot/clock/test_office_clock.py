"""The office's clock may stop or leap: the bot goes on, and people go by what it shows."""

import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.app import BURST
from bot.cli.simulasi import KALTIM, Leaps
from simulator import TurnableClock
from tests.journeys.scenes import CASE, decided, opened
from tests.stage import MONDAY, Stage, on_stage

WITA = timezone(timedelta(hours=8))
FORTNIGHT = timedelta(days=14)
MINUTE = 60_000
"""Milliseconds; with each act a minute passes on stage."""
FRIDAY = datetime(2026, 11, 27, 1, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> TurnableClock:
    """Stands still on Monday 23 November 2026, 08.30 WITA."""
    clock = TurnableClock(MONDAY)
    clock.pause()
    clock.set(MONDAY)
    return clock


def latest_wait(conn: sqlite3.Connection) -> int:
    """Until when the last of all cards waited, in milliseconds."""
    return int(conn.execute("SELECT max(not_before) FROM outbox WHERE kind = 'card'").fetchone()[0])


def dates(stage: Stage, code: str) -> set[datetime]:
    """The moments that the messages on a person's phone bear."""
    found = (one["date"] for one in stage[code].messages)
    return {datetime.fromtimestamp(at, UTC) for at in found}


async def test_a_stopped_clock_stalls_no_card_and_loses_no_update(
    tmp_path: Path, clock: TurnableClock
) -> None:
    async with on_stage(tmp_path, office_clock=clock) as office:
        await decided(office)
        case = await office.case(CASE)
        assert {task.assigned_at for task in case.tasks} == {MONDAY}
        assert dates(office, "SIM-KADIS") == {MONDAY}
        assert await office.sound()


@pytest.mark.parametrize("turn", [FORTNIGHT, -FORTNIGHT])
async def test_a_card_that_waits_behind_an_upload_is_not_moved_by_a_turn_of_the_clock(
    tmp_path: Path, clock: TurnableClock, turn: timedelta
) -> None:
    async with on_stage(tmp_path, office_clock=clock) as office:
        kabid = await opened(office)
        clock.advance(turn)
        await kabid.hand_in("Unggah: Telaahan Staf", "telaahan-staf.pdf")
        sent = office.clock.milliseconds() - MINUTE
        assert sent < await office.app.db.read(latest_wait) <= sent + 2 * BURST
        clock.advance(-turn)
        await kabid.tap("Selesai, teruskan")
        assert [task.nomor for task in (await office.case(CASE)).open_tasks] == ["2"]
        assert await office.sound()


async def test_a_berkas_walks_two_weeks_in_the_time_of_the_clock(
    tmp_path: Path, clock: TurnableClock
) -> None:
    async with on_stage(tmp_path, office_clock=clock) as office:
        kabid = await opened(office)
        clock.advance(FORTNIGHT)
        await kabid.hand_in("Unggah: Telaahan Staf", "telaahan-staf.pdf")
        await kabid.tap("Selesai, teruskan")
        first, second = (await office.case(CASE)).tasks
        assert (first.assigned_at, second.assigned_at) == (MONDAY, MONDAY + FORTNIGHT)
        assert max(dates(office, "SIM-KADIS")) == MONDAY + FORTNIGHT


DOWN = "tidak berjalan"


async def test_what_the_clock_was_turned_over_is_not_blamed_on_an_outage(
    tmp_path: Path, clock: TurnableClock
) -> None:
    async with on_stage(tmp_path, office_clock=clock) as office:
        kabid = await opened(office)
        clock.advance(timedelta(days=2))
        await office.app.watch.look()
        await office.app.morning.look()
        await office.settle()
        said = [one for one in kabid.heard if "telah melewati waktu baku" in one]
        assert len(said) == 1
        assert not any(DOWN in one for one in kabid.heard)


async def test_an_outage_is_called_so_by_a_clock_that_can_be_turned_too(
    tmp_path: Path,
) -> None:
    passed = [0.0]
    clock = TurnableClock(MONDAY, seconds=lambda: passed[0])
    async with on_stage(tmp_path, office_clock=clock) as office:
        kabid = await opened(office)
        passed[0] += timedelta(days=2).total_seconds()
        await office.app.watch.look()
        await office.settle()
        assert DOWN in kabid.last


async def test_the_next_working_day_begins_when_that_office_opens(
    tmp_path: Path, clock: TurnableClock
) -> None:
    async with on_stage(tmp_path, office_clock=clock, start=False) as office:
        leaps = Leaps(clock, KALTIM)
        said = await leaps.to_next_day()
        leaps.app = office.app
        clock.set(FRIDAY)
        await leaps.to_next_day()
        assert (said, clock.now()) == (
            "Kantor contoh sedang disiapkan.",
            datetime(2026, 11, 29, 23, 30, tzinfo=UTC),
        )


async def test_the_clock_leaps_from_reminder_to_reminder_and_to_the_digests_between(
    tmp_path: Path, clock: TurnableClock
) -> None:
    async with on_stage(tmp_path, office_clock=clock) as office:
        await opened(office)
        leaps = Leaps(clock, KALTIM)
        leaps.app = office.app
        walked = []
        for _ in range(5):
            said = await leaps.to_next_reminder()
            walked.append((clock.now().astimezone(WITA).strftime("%d %H.%M"), said))
            await office.app.watch.look()
    reminder, digest = "Kini saatnya pengingat.", "Kini saatnya ringkasan pagi."
    assert walked == [
        ("23 09.15", reminder),  # three quarters of the hour that step 1 may take
        ("23 09.30", reminder),
        ("24 07.30", reminder),
        ("24 07.45", digest),
        ("25 07.30", reminder),
    ]
