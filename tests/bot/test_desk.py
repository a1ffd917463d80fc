"""The office changes while berkas are open: units and SOPs go, people and berkas stay."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.drawing.rendering import Renderer
from storage.casebook import Casebook
from storage.editions import Editions
from tests.bot.front import Front, front_office
from tests.flows.forms import SURAT
from tests.storage.office import OFFICE

STAF_CHAT, KASI_CHAT = 101, 103


@pytest.fixture
async def front(tmp_path: Path) -> AsyncIterator[Front]:
    async with front_office(tmp_path) as opened:
        yield opened


def restarted_without_files(front: Front) -> None:
    casebook = Casebook(front.office.db, Editions([]), lambda _unit: OFFICE)
    front.office.casebook = casebook
    front.desk = replace(front.desk, casebook=casebook)
    front.renderer = Renderer(front.desk)


async def test_a_person_of_a_unit_that_is_defined_no_more_is_answered(front: Front) -> None:
    await front.office.db.write(
        lambda conn: conn.execute("UPDATE officials SET unit = 'bubar' WHERE id = 1")
    )
    await front.says(STAF_CHAT, "/profil")
    await front.says(STAF_CHAT, "/tugas")
    await front.deliver()
    profile, tasks = front.words(STAF_CHAT)
    assert "Pegawai 1" in profile
    assert "tidak ada tugas yang menunggu" in tasks


async def test_a_berkas_goes_on_when_the_file_of_its_sop_is_gone(front: Front) -> None:
    case_id = await front.handed_on()
    restarted_without_files(front)
    await front.presses(KASI_CHAT, f"1ac:{case_id}:2")
    await front.presses(KASI_CHAT, f"1co:{case_id}:2:0")
    await front.presses(STAF_CHAT, f"1op:::{SURAT.id}")
    await front.deliver()
    _, case = await front.office.casebook.read(case_id)
    assert [(t.nomor, t.state.value) for t in case.tasks] == [
        ("1", "done"),
        ("2", "done"),
        ("3", "open"),
    ]
    assert "langkah 3" in front.words(104)[-1]
