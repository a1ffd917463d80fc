"""One berkas leads to another: once, and only where the form says so."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.drawing.rendering import Renderer
from bot.telegram.outgoing import SendFile
from flows.commands import CompleteTask, RecordText
from flows.ids import CaseId, TaskId
from flows.sop import Ending
from flows.steering import Link, LinkKind
from storage.casebook import Casebook
from storage.editions import Editions
from tests.bot.front import Front, front_office
from tests.flows.forms import DISPOSISI, KABID, KASI, SURAT
from tests.storage.office import OFFICE

STAF_CHAT, KABID_CHAT = 101, 104
ROWS = SURAT.kegiatan
LINKED = replace(
    SURAT,
    kegiatan=(replace(ROWS[0], links=(Link(SURAT.id, LinkKind.SEE),)), *ROWS[1:]),
    endings=(Ending("selesai", "Surat telah disetujui", onward=f"{SURAT.id}#"),),
)


@pytest.fixture
async def front(tmp_path: Path) -> AsyncIterator[Front]:
    async with front_office(tmp_path) as opened:
        editions = Editions([LINKED])
        await opened.office.db.write(editions.remember)
        opened.office.casebook = Casebook(opened.office.db, editions, lambda _unit: OFFICE)
        opened.desk = replace(opened.desk, casebook=opened.office.casebook)
        opened.renderer = Renderer(opened.desk)
        yield opened


async def numbers(front: Front) -> list[str]:
    rows = await front.office.db.read(
        lambda conn: conn.execute("SELECT case_id FROM berkas ORDER BY case_id").fetchall()
    )
    return [case_id for (case_id,) in rows]


async def ended(front: Front) -> CaseId:
    case_id = await front.handed_on()
    for command in (
        CompleteTask(KASI, TaskId(2), 0),
        RecordText(KABID, TaskId(3), DISPOSISI.kode, "Kirim"),
        CompleteTask(KABID, TaskId(3), 0),
    ):
        at = front.office.later()
        await front.office.casebook.execute(case_id, command, at, str(command))
    return case_id


async def test_going_on_twice_opens_one_berkas(front: Front) -> None:
    case_id = await ended(front)
    await front.presses(KABID_CHAT, f"1nx:{case_id}::0")
    await front.presses(KABID_CHAT, f"1nx:{case_id}::0")
    assert await numbers(front) == ["SC-2026-001", "SC-2026-002"]


async def test_a_link_for_reading_opens_no_berkas(front: Front) -> None:
    case_id = await front.opened()
    await front.presses(STAF_CHAT, f"1an:{case_id}:1:0")
    assert await numbers(front) == ["SC-2026-001"]


async def test_a_paper_that_came_along_names_the_berkas_it_came_from(front: Front) -> None:
    case_id = await ended(front)
    await front.presses(KABID_CHAT, f"1nx:{case_id}::0")
    await front.presses(STAF_CHAT, "1do:SC-2026-002::0")
    await front.deliver()
    files = [out for _, out in front.sent if isinstance(out, SendFile)]
    assert [out.caption.splitlines()[1].split(" · ")[:2] for out in files] == [
        [case_id, "Kepala Bidang"]
    ]
