"""The sweep: one message a person, whoever asked to be left alone is, superiors once a day."""

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

from bot.clock.reminders import Swept
from flows.commands import CancelCase
from flows.ids import CaseId, TaskId
from flows.waktu.commands import (
    Consent,
    EndWait,
    ExtendTask,
    HandOver,
    Nudge,
    RequestWait,
    Snooze,
)
from flows.waktu.ladder import Ladder
from storage.people import roster
from storage.waktu.reminders import lines_of
from tests.bot.clock.watched import QUIET, Watched, watched, wita
from tests.flows.forms import KABID, KASI, STAF, STAF_LAIN

ROW = TaskId(1)
AT_LIMIT = replace(QUIET, at_limit=True)


async def test_what_is_due_at_the_same_moment_is_one_message(tmp_path: Path) -> None:
    async with watched(tmp_path) as office:
        for judul in ("Surat A", "Surat B", "Surat C"):
            await office.open(judul)
        assert await office.until(wita(24, 9)) == [
            "23-11 15.30 staf: hampir, hampir, hampir (diam)",
            "24-11 09.00 staf: batas, batas, batas",
        ]


async def test_a_reminder_that_makes_a_sound_wakes_the_silent_ones_beside_it(
    tmp_path: Path,
) -> None:
    async with watched(tmp_path) as office:
        await office.open("Surat A")
        office.at = wita(23, 10)
        await office.open("Surat B")
        await office.look(wita(24, 9))
        assert office.heard == ["24-11 09.00 staf: hampir, batas"]


async def test_a_superior_hears_of_several_late_steps_once_a_day(tmp_path: Path) -> None:
    async with watched(tmp_path, Ladder(days=2)) as office:
        await office.open("Surat A")
        office.at = wita(23, 10)
        await office.open("Surat B", by=STAF_LAIN)
        await office.until(wita(25, 16))
        office.heard.clear()
        await office.until(wita(30, 16))
        assert [line for line in office.heard if "kasi" in line] == [
            "26-11 07.30 kasi: harian 2 atasan, harian 2 atasan"
        ]


async def with_two_tasks(office: Watched) -> CaseId:
    """On the morning of the 26th the Kasi has heard of one step; another one is the Kasi's."""
    await office.open("Surat A")
    await office.until(wita(26, 7, 45))
    assert office.heard[-1] == "26-11 07.30 kasi: harian 2 atasan"
    case = await office.open("Surat B", by=STAF_LAIN)
    await office.do(case, HandOver(KABID, ROW, KASI))
    return case


async def test_a_superiors_second_reminder_of_a_day_waits_for_the_next_morning(
    tmp_path: Path,
) -> None:
    ladder = replace(QUIET, unopened=25, days=2, superior_from=2)
    async with watched(tmp_path, ladder) as office:
        await with_two_tasks(office)
        assert await office.until(wita(27, 9)) == ["27-11 07.30 kasi: belum dibuka"]


async def test_what_waited_for_a_superior_over_an_outage_is_due_since_it_waited(
    tmp_path: Path,
) -> None:
    """It was to come on Friday morning; the bot was down until Monday, when the limit is over."""
    ladder = replace(QUIET, unopened=25, at_limit=True, days=2, superior_from=2)
    async with watched(tmp_path, ladder) as office:
        await with_two_tasks(office)
        await office.until(wita(26, 16))
        await office.look(wita(30, 7, 30))
        assert office.heard[-1] == "30-11 07.30 kasi: harian 1"
        body = await office.db.read(
            lambda conn: conn.execute("SELECT body FROM outbox ORDER BY id DESC").fetchone()[0]
        )
        (line,) = lines_of(json.loads(body))
        assert line.planned == wita(27, 7, 30).timestamp()


async def test_a_superior_who_is_nudged_hears_of_it_though_the_clock_reminded_that_day(
    tmp_path: Path,
) -> None:
    async with watched(tmp_path, replace(QUIET, days=2, superior_from=2)) as office:
        case = await with_two_tasks(office)
        await office.do(case, Nudge(KABID, ROW))
        assert await office.look(office.at) == Swept(sent=1)
        assert office.heard[-1] == "26-11 07.45 kasi: ditegur"


async def test_a_superior_who_asked_for_an_hour_is_reminded_then(tmp_path: Path) -> None:
    async with watched(tmp_path, replace(QUIET, days=2, superior_from=2)) as office:
        case = await with_two_tasks(office)
        await office.do(case, Snooze(KASI, ROW, tomorrow=False))
        assert await office.until(wita(26, 16)) == ["26-11 08.45 kasi: diminta"]


async def test_after_a_nudge_the_clock_lets_a_superior_be_for_the_day(tmp_path: Path) -> None:
    async with watched(tmp_path, AT_LIMIT) as office:
        for judul in ("Surat A", "Surat B"):
            await office.do(await office.open(judul, by=STAF), HandOver(KABID, ROW, KASI))
        office.at = wita(24, 8)
        await office.do(CaseId("SC-2026-001"), Nudge(KABID, ROW))
        await office.look(office.at)
        assert await office.until(wita(25, 8)) == ["25-11 07.30 kasi: batas, batas"]
        assert office.heard[0] == "24-11 08.00 kasi: ditegur"


async def test_a_nudge_goes_out_at_the_next_look_and_makes_a_sound(tmp_path: Path) -> None:
    async with watched(tmp_path, QUIET) as office:
        case = await office.open()
        await office.do(case, Nudge(KASI, ROW))
        assert await office.look(office.at) == Swept(reminded=0, sent=1, failed=0)
        assert office.heard == ["23-11 08.30 staf: ditegur"]


async def test_a_nudge_by_night_waits_for_the_opening(tmp_path: Path) -> None:
    async with watched(tmp_path, QUIET) as office:
        case = await office.open()
        office.at = wita(23, 22)
        await office.do(case, Nudge(KASI, ROW))
        assert await office.until(wita(24, 16)) == ["24-11 07.30 staf: ditegur"]


async def test_whoever_asked_for_an_hour_has_it_and_is_reminded_then(tmp_path: Path) -> None:
    async with watched(tmp_path, AT_LIMIT) as office:
        case = await office.released()
        office.at = wita(24, 8, 45)
        await office.do(case, Snooze(STAF, ROW, tomorrow=False))
        assert await office.until(wita(25, 16)) == [
            "24-11 09.00 staf lain: batas",
            "24-11 09.45 staf: diminta",
        ]


async def test_whoever_asked_for_tomorrow_is_left_alone_until_eight(tmp_path: Path) -> None:
    async with watched(tmp_path, replace(QUIET, at_limit=True, days=1)) as office:
        case = await office.open()
        office.at = wita(24, 8, 45)
        await office.do(case, Snooze(STAF, ROW, tomorrow=True))
        assert await office.until(wita(30, 16)) == ["25-11 08.00 staf: diminta"]


async def test_an_hour_before_closing_reaches_into_the_next_morning(tmp_path: Path) -> None:
    async with watched(tmp_path, QUIET) as office:
        case = await office.open()
        office.at = wita(23, 15, 45)
        await office.do(case, Snooze(STAF, ROW, tomorrow=False))
        assert await office.until(wita(30, 16)) == ["24-11 07.30 staf: diminta"]


async def test_a_later_limit_has_a_ladder_of_its_own(tmp_path: Path) -> None:
    async with watched(tmp_path) as office:
        case = await office.open()
        office.at = wita(24, 8, 45)
        await office.do(case, ExtendTask(KASI, ROW, wita(25, 13, 15)))
        assert await office.until(wita(25, 16)) == [
            "25-11 09.30 staf: hampir (diam)",
            "25-11 13.15 staf: batas",
        ]


async def test_while_somebody_outside_is_waited_for_nobody_is_reminded(tmp_path: Path) -> None:
    async with watched(tmp_path, AT_LIMIT) as office:
        case = await office.open()
        asked = await office.do(case, RequestWait(STAF, ROW, "Dinas lain"))
        request = asked.tasks[0].timing.request
        assert request is not None
        await office.do(case, Consent(KASI, ROW, True, int(request.at.timestamp())))
        assert await office.until(wita(30, 8, 30)) == []
        await office.do(case, EndWait(STAF, ROW))
        assert await office.until(wita(7, 16, month=12)) == ["01-12 09.00 staf: batas"]


async def test_a_berkas_that_is_over_is_never_spoken_of(tmp_path: Path) -> None:
    async with watched(tmp_path) as office:
        case = await office.open()
        await office.do(case, CancelCase(KABID, "Dibatalkan oleh pimpinan."))
        assert await office.sweep.next_moment(office.at) is None


async def test_a_superior_hears_of_a_step_whose_holders_cannot_be_reached(tmp_path: Path) -> None:
    async with watched(tmp_path, AT_LIMIT) as office:
        await office.open()
        await office.db.write(partial(roster.mark_unreachable, chat_id=101))
        assert await office.until(wita(24, 16)) == ["24-11 09.00 kasi: batas atasan"]
