"""The watch: it waits for the next reminder, never for long, and sees the clock jump."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock.housekeeping import LATE
from bot.clock.reminders import Sweep
from bot.clock.rounds import SHORTEST, Rounds
from bot.clock.watch import Watch
from simulator import TurnableClock
from tests.handclock import until
from tests.journeys.scenes import opened
from tests.journeys.waktu.waiting import reminders, wita
from tests.stage import MONDAY, Stage, on_stage

PAST = wita(23, 9, 40)
"""When the time of the Kabid's first step has run out."""


@pytest.fixture
async def scheduler() -> AsyncIterator[AsyncIOScheduler]:
    scheduler = AsyncIOScheduler(job_defaults=LATE)
    yield scheduler
    scheduler.shutdown(wait=False)


async def pause(office: Stage, scheduler: AsyncIOScheduler) -> timedelta:
    """How long the watch waits after its first look, to the nearest second."""
    desk = office.app.desk
    watch = Watch(desk, Sweep(desk.db, desk.casebook, desk.offices.every))
    before = datetime.now(UTC)
    Rounds(watch, desk.clock, scheduler).look_now()
    scheduler.start()
    soon = before + SHORTEST / 2

    def armed() -> bool:
        return any(job.next_run_time > soon for job in scheduler.get_jobs())

    await until(armed)
    (job,) = scheduler.get_jobs()
    assert (job.id, job.misfire_grace_time, job.coalesce) == (Watch.job, None, True)
    waits = job.next_run_time - datetime.now(UTC)
    return timedelta(seconds=round(waits.total_seconds()))


async def test_it_waits_for_the_next_reminder(tmp_path: Path, scheduler: AsyncIOScheduler) -> None:
    async with on_stage(tmp_path) as office:
        await opened(office)
        office.clock.now = wita(23, 9, 17) - timedelta(seconds=9)
        assert timedelta(seconds=5) <= await pause(office, scheduler) <= timedelta(seconds=9)


async def test_it_looks_again_soon_where_the_next_reminder_is_far(
    tmp_path: Path, scheduler: AsyncIOScheduler
) -> None:
    async with on_stage(tmp_path) as office:
        await opened(office)
        assert Watch.coarse - SHORTEST <= await pause(office, scheduler) <= Watch.coarse


async def test_it_looks_again_soon_where_nothing_is_armed(
    tmp_path: Path, scheduler: AsyncIOScheduler
) -> None:
    async with on_stage(tmp_path) as office:
        assert Watch.coarse - SHORTEST <= await pause(office, scheduler) <= Watch.coarse


async def test_a_clock_that_stands_still_just_before_a_reminder_keeps_nobody_busy(
    tmp_path: Path, scheduler: AsyncIOScheduler
) -> None:
    async with on_stage(tmp_path) as office:
        await opened(office)
        office.clock.now = wita(23, 9, 17) - timedelta(milliseconds=1)
        assert await pause(office, scheduler) <= SHORTEST


class TurnedMeanwhile:
    """Something to look at that is called for again while the first look is under way."""

    job = "uji"
    trouble = "%s"
    coarse = timedelta(hours=1)

    def __init__(self) -> None:
        self.looks = 0
        self.again: Callable[[], None] = list

    async def look(self) -> None:
        self.looks += 1
        if self.looks == 1:
            self.again()

    async def next_moment(self) -> None:
        return None


async def test_a_clock_that_is_turned_in_the_middle_of_a_look_is_looked_at_again(
    scheduler: AsyncIOScheduler,
) -> None:
    what = TurnedMeanwhile()
    rounds = Rounds(what, lambda: MONDAY, scheduler)
    what.again = rounds.look_now
    rounds.look_now()
    scheduler.start()
    await until(lambda: what.looks == 2)
    (job,) = scheduler.get_jobs()
    assert job.next_run_time > datetime.now(UTC) + timedelta(minutes=59)


async def test_when_the_offices_clock_is_turned_the_reminder_comes_at_once(
    tmp_path: Path,
) -> None:
    clock = TurnableClock(MONDAY)
    clock.pause()
    clock.set(MONDAY)
    async with on_stage(tmp_path, office_clock=clock) as office:
        kabid = await opened(office)
        clock.set(PAST)
        await until(lambda: bool(reminders(kabid)))
        assert len(reminders(kabid)) == 1
