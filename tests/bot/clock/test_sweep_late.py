"""The sweep: only in office hours, late rather than never, once, and nobody silences the others."""

import json
from dataclasses import replace
from functools import partial
from pathlib import Path
from sqlite3 import Connection

from bot.clock.reminders import PAGE, Swept
from flows.commands import AcceptTask
from flows.ids import TaskId
from flows.office_time.hours import SpecialDay
from flows.waktu.commands import ReportObstacle
from flows.waktu.events import Rung, TaskReminded
from flows.waktu.ladder import Ladder
from storage.audit import LISTS_KEPT, audit, renew
from storage.database import remember
from storage.waktu import alarms
from storage.waktu.reminders import lines_of
from tests.bot.clock.watched import QUIET, Watched, office_of, watched, wita
from tests.flows.forms import STAF

ROW = TaskId(1)
AT_LIMIT = replace(QUIET, at_limit=True)


async def reminded(office: Watched, case: str) -> list[tuple[Rung, int]]:
    """The rungs the journal knows, in their order."""
    _, kept = await office.casebook.read(case)
    timing = kept.tasks[0].timing
    return [] if timing.reminded is None else [(timing.reminded.rung, timing.times)]


def ruined(conn: Connection, case: str, edition: str = "hilang") -> None:
    """The berkas points to an edition that nobody has."""
    conn.execute("UPDATE berkas SET edition = ? WHERE case_id = ?", (edition, case))


async def test_friday_has_hours_of_its_own(tmp_path: Path) -> None:
    """Friday 27 November is open 07.30-11.30 and 13.00-16.30."""
    async with watched(tmp_path, Ladder(days=0, superior_from=0)) as office:
        office.at = wita(26, 10, 30)
        await office.open()
        assert await office.until(wita(30, 16)) == [
            "27-11 09.00 staf: hampir (diam)",
            "27-11 11.00 staf: batas",
        ]


async def test_no_reminder_falls_into_the_friday_rest(tmp_path: Path) -> None:
    async with watched(tmp_path, AT_LIMIT) as office:
        office.at = wita(26, 11)
        await office.open()
        assert await office.until(wita(30, 16)) == ["27-11 13.00 staf: batas"]


async def test_cuti_bersama_and_weekend_are_no_days_of_the_ladder(tmp_path: Path) -> None:
    closed = [wita(25, 0).date(), wita(26, 0).date()]
    ladder = Ladder(days=2, superior_from=0)
    async with watched(tmp_path, office=office_of(ladder, closed=closed)) as office:
        await office.open()
        assert await office.until(wita(7, 16, month=12)) == [
            "23-11 15.30 staf: hampir (diam)",
            "24-11 09.00 staf: batas",
            "27-11 07.30 staf: harian 1",
            "30-11 07.30 staf: harian 2",
        ]


async def test_a_closed_office_says_nothing_however_often_one_looks(tmp_path: Path) -> None:
    async with watched(tmp_path) as office:
        await office.open()
        for at in (wita(23, 12, 30), wita(23, 20), wita(28, 10), wita(29, 10)):
            assert await office.look(at) == Swept()
        assert await office.sweep.next_moment(wita(29, 10)) == wita(30, 7, 30)


async def test_what_was_missed_is_said_once(tmp_path: Path) -> None:
    """Nobody looked from Monday to Friday: five rungs have passed."""
    async with watched(tmp_path) as office:
        case = await office.open()
        assert await office.look(wita(27, 10)) == Swept(reminded=1, sent=2, failed=0)
        assert await office.look(wita(27, 10)) == Swept()
        assert office.heard == ["27-11 10.00 staf: harian 3", "27-11 10.00 kasi: harian 3 atasan"]
        assert await reminded(office, case) == [(Rung.DAILY, 1)]


async def test_an_act_before_the_first_look_after_an_outage_does_not_hide_what_was_missed(
    tmp_path: Path,
) -> None:
    async with watched(tmp_path, AT_LIMIT) as office:
        case = await office.open()
        office.at = wita(24, 14)
        await office.do(case, ReportObstacle(STAF, ROW, "Printer rusak"))
        await office.look(wita(24, 14, 1))
        assert office.heard == ["24-11 14.01 staf: batas"]
        body = await office.db.read(
            lambda conn: conn.execute("SELECT body FROM outbox ORDER BY id DESC").fetchone()[0]
        )
        (line,) = lines_of(json.loads(body))
        assert line.planned == wita(24, 9).timestamp()


async def test_a_clock_that_jumps_ahead_and_back_doubles_nothing(tmp_path: Path) -> None:
    async with watched(tmp_path) as office:
        await office.open()
        for at in (wita(23, 9), wita(24, 9), wita(23, 9), wita(23, 15, 30), wita(24, 9)):
            await office.look(at)
        assert await office.until(wita(25, 16)) == ["25-11 07.30 staf: harian 1"]
        assert office.heard == ["24-11 09.00 staf: batas", "25-11 07.30 staf: harian 1"]


async def test_a_berkas_that_fails_is_put_off_and_silences_no_other(tmp_path: Path) -> None:
    async with watched(tmp_path, AT_LIMIT) as office:
        bad = await office.open("Surat A")
        await office.open("Surat B")
        await office.db.write(partial(ruined, case=bad))
        assert await office.look(wita(24, 9)) == Swept(reminded=1, sent=1, failed=1)
        assert await office.db.read(alarms.failed) == [(bad, "KeyError")]
        assert await office.sweep.next_moment(office.at) == wita(24, 10)
        assert await office.look(wita(24, 10)) == Swept(failed=1)


async def test_a_berkas_that_works_again_is_reminded_of(tmp_path: Path) -> None:
    async with watched(tmp_path, AT_LIMIT) as office:
        case = await office.open()
        _, kept = await office.casebook.read(case)
        await office.db.write(partial(ruined, case=case))
        await office.look(wita(24, 9))
        await office.db.write(partial(ruined, case=case, edition=kept.edition))
        assert await office.until(wita(24, 16)) == ["24-11 10.00 staf: batas"]
        assert await office.db.read(alarms.failed) == []


async def test_an_alarm_that_rings_too_early_is_set_by_the_rules(tmp_path: Path) -> None:
    async with watched(tmp_path, AT_LIMIT) as office:
        await office.open()
        await office.db.write(lambda conn: conn.execute("UPDATE alarms SET remind_at = 0"))
        assert await office.look(office.at) == Swept()
        assert await office.sweep.next_moment(office.at) == wita(24, 9)


async def test_a_new_day_off_moves_what_falls_on_it(tmp_path: Path) -> None:
    async with watched(tmp_path, AT_LIMIT) as office:
        await office.open()
        shut = {wita(24, 0).date(): SpecialDay("Hari jadi daerah", works=False)}
        office.office = office_of(AT_LIMIT, special=shut)
        await office.look(office.at)
        assert await office.until(wita(30, 16)) == ["25-11 07.30 staf: batas"]


async def test_a_ladder_that_was_changed_holds_for_what_runs_already(tmp_path: Path) -> None:
    async with watched(tmp_path, AT_LIMIT) as office:
        await office.open()
        await office.look(office.at)
        office.office = office_of(replace(QUIET, nearly=50))
        await office.look(office.at)
        assert await office.until(wita(30, 16)) == ["23-11 13.30 staf: hampir (diam)"]


async def test_a_task_that_is_taken_has_its_unopened_rung_no_more(tmp_path: Path) -> None:
    async with watched(tmp_path, replace(QUIET, unopened=25)) as office:
        case = await office.released()
        assert await office.sweep.next_moment(office.at) == wita(23, 10, 30)
        await office.do(case, AcceptTask(STAF, ROW))
        assert await office.sweep.next_moment(office.at) is None


async def test_a_reminder_stands_in_the_journal_with_the_moment_it_was_planned_for(
    tmp_path: Path,
) -> None:
    async with watched(tmp_path, AT_LIMIT) as office:
        case = await office.open()
        await office.look(wita(24, 11))
        row = await office.db.read(
            lambda conn: conn.execute(
                "SELECT cause, type FROM journal ORDER BY seq DESC LIMIT 1"
            ).fetchone()
        )
        assert row == (f"clock:{case}:1:1", TaskReminded.__name__)


async def test_lists_of_an_earlier_version_are_made_anew_once(tmp_path: Path) -> None:
    async with watched(tmp_path, AT_LIMIT) as office:
        await office.open()
        await office.db.write(_as_before)
        assert await office.db.write(partial(renew, editions=office.casebook.editions))
        assert not await office.db.write(partial(renew, editions=office.casebook.editions))
        assert await office.db.read(partial(audit, editions=office.casebook.editions)) == ()
        await office.look(office.at)
        assert await office.until(wita(24, 16)) == ["24-11 09.00 staf: batas"]


async def test_lists_of_another_version_are_made_anew(tmp_path: Path) -> None:
    async with watched(tmp_path) as office:
        await office.open()
        await office.db.write(partial(remember, key=LISTS_KEPT, value="0"))
        assert await office.db.write(partial(renew, editions=office.casebook.editions))


def _as_before(conn: Connection) -> None:
    for table in ("running", "closed_steps", "alarms"):
        conn.execute(f"DELETE FROM {table}")


async def test_more_than_one_page_of_berkas_is_one_message(tmp_path: Path) -> None:
    async with watched(tmp_path, AT_LIMIT) as office:
        for n in range(PAGE + 6):
            await office.open(f"Surat {n}")
        assert await office.look(wita(24, 9)) == Swept(reminded=PAGE + 6, sent=1, failed=0)
