"""A row that stands for another SOP: the berkas it waits for, and what comes over."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from flows.case import Case, CaseState
from flows.commands import (
    AttachKelengkapan,
    CancelCase,
    Command,
    CompleteTask,
    OpenCase,
    RecordText,
    TickItem,
)
from flows.events import ParentTask
from flows.ids import CaseId, TaskId
from flows.kelengkapan.papers import papers, papers_home
from flows.kelengkapan.putting import FileRef
from flows.people.passing_on import PassOn
from flows.refusals import WaitsForChild
from storage.audit import audit
from storage.casebook import Casebook
from storage.editions import Editions
from tests.flows.forms import DISPOSISI, DRAFT, KABID, KASI, LAPTOP, STAF
from tests.storage.family import BOSS, FORMS, INDUK
from tests.storage.office import OFFICE, Office, open_office

FILE = FileRef("f1", "u1", "draf.pdf", "application/pdf", 1200)
INDUK_ID, ANAK_ID = CaseId("IN-2026-001"), CaseId("SC-2026-001")


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    opened = await open_office(tmp_path / "data")
    opened.editions = Editions(FORMS)
    await opened.db.write(opened.editions.remember)
    opened.casebook = Casebook(opened.db, opened.editions, lambda _unit: OFFICE)
    yield opened
    assert await opened.db.read(lambda conn: audit(conn, opened.editions)) == ()
    await opened.db.close()


async def do(office: Office, case_id: CaseId | None, *commands: Command) -> Case:
    for command in commands:
        at = office.later()
        act = await office.casebook.execute(case_id, command, at, f"telegram:{at.timestamp()}")
    return act.case


async def both_open(office: Office) -> None:
    await do(office, None, OpenCase(BOSS, INDUK.id, "Pengadaan"))
    await do(office, INDUK_ID, CompleteTask(BOSS, TaskId(1), 0))
    parent = ParentTask(INDUK_ID, TaskId(2))
    opening = OpenCase(BOSS, FORMS[0].id, "Pengadaan", parent=parent, source=INDUK_ID)
    await do(office, None, opening)


async def walked(office: Office, case_id: CaseId, draft: FileRef = FILE) -> Case:
    return await do(
        office,
        case_id,
        TickItem(STAF, TaskId(1), LAPTOP.kode, True),
        AttachKelengkapan(STAF, TaskId(1), DRAFT.kode, draft),
        CompleteTask(STAF, TaskId(1), 0),
        CompleteTask(KASI, TaskId(2), 0),
        RecordText(KABID, TaskId(3), DISPOSISI.kode, "Kirim"),
        CompleteTask(KABID, TaskId(3), 0),
    )


async def test_the_row_waits_for_the_berkas_that_was_opened_for_it(office: Office) -> None:
    await both_open(office)
    _, parent = await office.casebook.read(INDUK_ID)
    assert parent.tasks[1].child == ANAK_ID
    with pytest.raises(WaitsForChild) as refused:
        await do(office, INDUK_ID, CompleteTask(BOSS, TaskId(2), 0))
    assert refused.value.child == ANAK_ID


async def test_its_end_closes_the_row_and_brings_the_papers_home(office: Office) -> None:
    await both_open(office)
    await walked(office, ANAK_ID)
    _, parent = await office.casebook.read(INDUK_ID)
    assert [(t.nomor, t.state.value, t.branch) for t in parent.tasks] == [
        ("1", "done", ""),
        ("2", "done", "Selesai"),
        ("3", "open", ""),
    ]
    assert [(g.kode, g.source, g.text) for g in parent.given] == [
        (DRAFT.kode, ANAK_ID, ""),
        (DISPOSISI.kode, ANAK_ID, "Kirim"),
    ]


async def test_its_end_closes_the_row_too_of_somebody_who_left_while_it_waited(
    office: Office,
) -> None:
    await both_open(office)
    parent = await do(office, INDUK_ID, PassOn(BOSS.official, KASI, KASI.official))
    waits = parent.tasks[1]
    assert (waits.state.value, waits.accepted_by, waits.child) == ("open", None, ANAK_ID)
    await walked(office, ANAK_ID)
    _, parent = await office.casebook.read(INDUK_ID)
    assert [task.state.value for task in parent.tasks] == ["done", "done", "open"]


async def test_papers_that_came_along_are_not_brought_home_a_second_time(office: Office) -> None:
    await both_open(office)
    await walked(office, ANAK_ID)
    again = OpenCase(BOSS, FORMS[0].id, "Lagi", parent=ParentTask(INDUK_ID, TaskId(3)))
    second = await do(office, None, replace(again, source=INDUK_ID))
    assert [p.source for p in papers(second, BOSS.official, office.at)] == [ANAK_ID, ANAK_ID]
    assert papers_home(second, BOSS.official, office.at) == ()
    await walked(office, CaseId("SC-2026-002"), replace(FILE, file_id="f2"))
    _, parent = await office.casebook.read(INDUK_ID)
    assert [(g.kode, g.source) for g in parent.given] == [
        (DRAFT.kode, ANAK_ID),
        (DISPOSISI.kode, ANAK_ID),
        (DRAFT.kode, CaseId("SC-2026-002")),
        (DISPOSISI.kode, CaseId("SC-2026-002")),
    ]
    now = papers(parent, BOSS.official, office.at)
    assert [(p.kode, p.source) for p in now] == [
        (DRAFT.kode, CaseId("SC-2026-002")),
        (DISPOSISI.kode, CaseId("SC-2026-002")),
    ]


async def test_a_child_that_was_cancelled_brings_no_papers(office: Office) -> None:
    await both_open(office)
    await do(office, ANAK_ID, AttachKelengkapan(STAF, TaskId(1), DRAFT.kode, FILE))
    await do(office, ANAK_ID, CancelCase(KABID, "Salah buka"))
    _, parent = await office.casebook.read(INDUK_ID)
    assert parent.given == ()


async def test_a_child_may_end_after_the_berkas_that_opened_it(office: Office) -> None:
    await both_open(office)
    await do(office, INDUK_ID, CancelCase(KABID, "Tidak jadi"))
    child = await walked(office, ANAK_ID)
    assert child.state is CaseState.ENDED
    _, parent = await office.casebook.read(INDUK_ID)
    assert (parent.state, parent.given) == (CaseState.CANCELLED, ())


async def test_whoever_ends_it_is_handed_the_next_row_of_the_berkas_that_waited(
    office: Office,
) -> None:
    await both_open(office)
    await walked(office, ANAK_ID)
    bodies = await office.db.read(
        lambda conn: conn.execute(
            "SELECT body FROM outbox WHERE chat_id = 104 AND kind = 'told'"
        ).fetchall()
    )
    told = [json.loads(body) for (body,) in bodies]
    assert [(one["told"], one["task"]) for one in told if one["case"] == INDUK_ID] == [
        ("assigned", 3)
    ]


async def test_when_it_is_cancelled_the_holder_may_choose_again(office: Office) -> None:
    await both_open(office)
    await do(office, ANAK_ID, CancelCase(KABID, "Salah buka"))
    _, parent = await office.casebook.read(INDUK_ID)
    assert (parent.tasks[1].child, parent.tasks[1].live) == (None, True)
    ended = await do(office, INDUK_ID, CompleteTask(BOSS, TaskId(2), 1))
    assert (ended.state, ended.ending) == (CaseState.ENDED, "gagal")
