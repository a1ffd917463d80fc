"""The figure of steps inside their waktu baku: what counts as kept."""

from pathlib import Path

import pytest

from flows.commands import AttachKelengkapan, CompleteTask, RecallTask, TickItem
from flows.ids import CaseId, TaskId
from flows.kelengkapan.putting import FileRef
from flows.people.officials import Actor
from flows.waktu.commands import Consent, EndWait, ExtendTask, RequestWait
from tests.bot.clock.watched import MONDAY, Watched, watched, wita
from tests.flows.forms import DRAFT, KASI, LAPTOP, STAF

ROW = TaskId(1)
FILE = FileRef("f1", "u1", "draf.pdf", "application/pdf", 1200)


async def finished(office: Watched, case: CaseId, by: Actor = STAF) -> None:
    await office.do(case, TickItem(by, ROW, LAPTOP.kode, ticked=True))
    await office.do(case, AttachKelengkapan(by, ROW, DRAFT.kode, FILE))
    await office.do(case, CompleteTask(by, ROW, 0))


async def kept(office: Watched) -> list[int]:
    rows = await office.db.read(
        lambda conn: conn.execute("SELECT within FROM closed_steps ORDER BY case_id").fetchall()
    )
    return [within for (within,) in rows]


@pytest.mark.parametrize(("minute", "within"), [(0, 1), (1, 0)])
async def test_a_step_of_eight_hours_is_kept_up_to_its_limit(
    tmp_path: Path, minute: int, within: int
) -> None:
    async with watched(tmp_path) as office:
        case = await office.open()
        office.at = wita(24, 9, minute)
        await finished(office, case)
        assert await kept(office) == [within]


async def test_an_extension_does_not_change_the_figure(tmp_path: Path) -> None:
    async with watched(tmp_path) as office:
        case = await office.open()
        await office.do(case, ExtendTask(KASI, ROW, wita(27, 15)))
        office.at = wita(25, 9)
        await finished(office, case)
        assert await kept(office) == [0]


@pytest.mark.parametrize("ended", [True, False])
async def test_time_of_waiting_does_not_count_whether_or_not_its_end_was_said(
    tmp_path: Path, ended: bool
) -> None:
    async with watched(tmp_path) as office:
        case = await office.open()
        office.at = wita(23, 10)
        await office.do(case, RequestWait(STAF, ROW, "Penyedia"))
        consent = Consent(KASI, ROW, granted=True, asked_at=int(office.at.timestamp()))
        await office.do(case, consent)
        office.at = wita(30, 9)
        if ended:
            await office.do(case, EndWait(STAF, ROW))
        await finished(office, case)
        assert await kept(office) == [1]


async def test_a_step_that_is_taken_back_counts_no_more(tmp_path: Path) -> None:
    async with watched(tmp_path) as office:
        case = await office.open()
        office.at = MONDAY.replace(hour=10)
        await finished(office, case)
        await office.do(case, RecallTask(STAF, ROW))
        assert await kept(office) == []
