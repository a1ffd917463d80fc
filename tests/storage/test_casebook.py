"""The one door: once each, all or nothing, chained, and the lists follow the journal."""

import json
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from flows.commands import (
    AttachKelengkapan,
    CancelCase,
    CompleteTask,
    OpenCase,
    RecallTask,
    RecordText,
    ReturnTask,
    TickItem,
)
from flows.ids import CaseId, TaskId
from flows.kelengkapan.putting import FileRef
from flows.people.officials import Actor
from flows.refusals import MayNotOpen, TaskNotOpen
from storage import asking
from storage.audit import audit, rebuild
from storage.casebook import Casebook, NoSuchCase
from storage.editions import Editions
from storage.journal import broken_links
from storage.people import roster
from tests.flows.forms import DISPOSISI, DRAFT, KABID, KASI, LAPTOP, ORANG_LUAR, STAF, SURAT
from tests.storage.office import OFFICE, Office, open_office

FILE = FileRef("f1", "u1", "draf.pdf", "application/pdf", 1200)
FIRST = CaseId("SC-2026-001")


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    opened = await open_office(tmp_path / "data")
    yield opened
    await opened.db.close()


async def open_case(office: Office, cause: str = "telegram:1", by: Actor = STAF) -> CaseId:
    command = OpenCase(by, SURAT.id, "Undangan rapat")
    act = await office.casebook.execute(None, command, office.later(), cause)
    return act.case.id


async def to_kasi(office: Office) -> CaseId:
    case_id = await open_case(office)
    for n, command in enumerate(
        (
            TickItem(STAF, TaskId(1), LAPTOP.kode, True),
            AttachKelengkapan(STAF, TaskId(1), DRAFT.kode, FILE),
            CompleteTask(STAF, TaskId(1), 0),
        )
    ):
        await office.casebook.execute(case_id, command, office.later(), f"telegram:{10 + n}")
    return case_id


async def told(office: Office) -> list[tuple[int, str, str]]:
    rows = await office.db.read(
        lambda conn: conn.execute("SELECT chat_id, kind, body FROM outbox ORDER BY id").fetchall()
    )
    return [(chat, kind, json.loads(body).get("told", "")) for chat, kind, body in rows]


async def test_berkas_are_numbered_within_sop_and_year(office: Office) -> None:
    assert await open_case(office) == "SC-2026-001"
    assert await open_case(office, "telegram:2") == "SC-2026-002"


async def test_a_refused_opening_uses_up_no_number(office: Office) -> None:
    with pytest.raises(MayNotOpen):
        await open_case(office, "telegram:5", by=ORANG_LUAR)
    assert await open_case(office) == FIRST


async def test_the_same_cause_has_its_effect_once(office: Office) -> None:
    await open_case(office)
    again = await office.casebook.execute(
        None, OpenCase(STAF, SURAT.id, "Undangan rapat"), office.later(), "telegram:1"
    )
    assert (again.case.id, again.events) == (FIRST, ())
    assert await office.db.read(asking_numbers) == [FIRST]


def asking_numbers(conn: sqlite3.Connection) -> list[str]:
    return [row[0] for row in conn.execute("SELECT case_id FROM berkas ORDER BY case_id")]


async def test_act_and_what_is_written_with_it_stand_or_fall_together(office: Office) -> None:
    await open_case(office)

    def fails(conn: sqlite3.Connection, act: object) -> None:
        raise RuntimeError("no room")

    with pytest.raises(RuntimeError, match="no room"):
        await office.casebook.execute(
            FIRST, TickItem(STAF, TaskId(1), LAPTOP.kode, True), office.later(), "telegram:2", fails
        )
    _, case = await office.casebook.read(FIRST)
    assert case.ticks == frozenset()
    assert await office.db.read(lambda conn: list(broken_links(conn))) == []


async def test_a_hand_off_is_told_to_the_holder_of_the_next_row(office: Office) -> None:
    await to_kasi(office)
    assert (103, "told", "assigned") in await told(office)


async def test_everybody_who_holds_the_peran_is_told(office: Office) -> None:
    await open_case(office, by=KABID)
    assert await told(office) == [(101, "told", "assigned"), (102, "told", "assigned")]


async def test_nobody_is_told_of_a_step_that_its_opener_has_in_hand(office: Office) -> None:
    await open_case(office)
    assert await told(office) == []


async def test_a_returned_draft_is_told_to_its_writer_alone(office: Office) -> None:
    case_id = await to_kasi(office)
    await office.casebook.execute(
        case_id, ReturnTask(KASI, TaskId(2), 1, "Perihal keliru"), office.later(), "telegram:20"
    )
    assert [t for t in await told(office) if t[2] == "returned"] == [(101, "told", "returned")]


async def test_when_nobody_can_be_told_whoever_acted_and_the_head_learn_of_it(
    tmp_path: Path,
) -> None:
    office = await open_office(tmp_path / "data", unlinked=(KASI,))
    await to_kasi(office)
    assert [t for t in await told(office) if t[2] == "nobody"] == [
        (101, "told", "nobody"),
        (104, "told", "nobody"),
    ]
    await office.db.close()


async def test_the_lists_show_who_can_act(office: Office) -> None:
    case_id = await to_kasi(office)
    kasi = await office.db.read(lambda conn: roster.official(conn, KASI.official))
    staf = await office.db.read(lambda conn: roster.official(conn, STAF.official))
    found = await office.db.read(lambda conn: asking.open_tasks(conn, kasi))
    assert [(t.case, t.task, t.accepted_by) for t in found] == [(case_id, 2, None)]
    assert await office.db.read(lambda conn: asking.open_tasks(conn, staf)) == []
    assert await office.db.read(lambda conn: asking.visible_cases(conn, staf)) == [case_id]


async def test_lists_made_anew_from_the_journal_are_the_same(office: Office) -> None:
    case_id = await to_kasi(office)
    await open_case(office, "telegram:30")
    await office.casebook.execute(
        case_id, ReturnTask(KASI, TaskId(2), 1, "Perihal keliru"), office.later(), "telegram:31"
    )
    assert await office.db.read(lambda conn: audit(conn, office.editions)) == ()
    await office.db.write(lambda conn: rebuild(conn, office.editions))
    assert await office.db.read(lambda conn: audit(conn, office.editions)) == ()


async def test_a_list_that_was_tampered_with_is_found(office: Office) -> None:
    await open_case(office)
    await office.db.write(lambda conn: conn.execute("UPDATE tasks SET accepted_by = 99").rowcount)
    found = await office.db.read(lambda conn: audit(conn, office.editions))
    assert {(f.check, f.where) for f in found} == {("tasks", FIRST)}


async def test_the_journal_refuses_to_be_rewritten_or_shortened(office: Office) -> None:
    await open_case(office)
    for statement in ("UPDATE journal SET body = '{}'", "DELETE FROM journal"):
        with pytest.raises(Exception, match="append-only"):
            await office.db.write(_statement(statement))


def _statement(sql: str):  # type: ignore[no-untyped-def]
    return lambda conn: conn.execute(sql).rowcount


async def test_a_forged_row_breaks_the_chain(office: Office) -> None:
    await to_kasi(office)

    def forge(conn: sqlite3.Connection) -> None:
        conn.execute("DROP TRIGGER journal_is_never_rewritten")
        conn.execute("UPDATE journal SET body = replace(body, 'draf.pdf', 'lain.pdf')")

    await office.db.write(forge)
    assert await office.db.read(lambda conn: list(broken_links(conn))) != []


async def test_a_berkas_remembered_by_another_casebook_is_read_anew(office: Office) -> None:
    case_id = await to_kasi(office)
    other = Casebook(office.db, office.editions, lambda _unit: OFFICE)
    await other.execute(case_id, CancelCase(KABID, "Ditunda"), office.later(), "telegram:40")
    _, case = await office.casebook.read(case_id)
    assert case.cancel_reason == "Ditunda"


async def test_unknown_numbers_and_late_presses_are_answered(office: Office) -> None:
    with pytest.raises(NoSuchCase):
        await office.casebook.read("SC-2026-999")
    case_id = await to_kasi(office)
    with pytest.raises(TaskNotOpen) as refused:
        await office.casebook.execute(
            case_id, CompleteTask(STAF, TaskId(1), 0), office.later(), "telegram:50"
        )
    assert refused.value.by == STAF.official


async def test_the_whole_walk_is_kept_event_by_event(office: Office) -> None:
    case_id = await to_kasi(office)
    for n, command in enumerate(
        (
            RecallTask(STAF, TaskId(1)),
            CompleteTask(STAF, TaskId(1), 0),
            CompleteTask(KASI, TaskId(3), 0),
            RecordText(KABID, TaskId(4), DISPOSISI.kode, "Kirim"),
            CompleteTask(KABID, TaskId(4), 0),
        )
    ):
        await office.casebook.execute(case_id, command, office.later(), f"telegram:{60 + n}")
    types = await office.db.read(
        lambda conn: [r[0] for r in conn.execute("SELECT type FROM journal ORDER BY seq")]
    )
    assert types == [
        *("CaseOpened", "TaskAssigned", "TaskAccepted", "ItemTicked", "KelengkapanAttached"),
        *("TaskCompleted", "TaskAssigned", "TaskRecalled", "TaskCompleted", "TaskAssigned"),
        *("TaskAccepted", "TaskCompleted", "TaskAssigned", "TaskAccepted", "TextRecorded"),
        *("TaskCompleted", "CaseEnded"),
    ]
    assert (104, "told", "assigned") in await told(office)
    assert (101, "told", "ended") in await told(office)


async def test_a_berkas_keeps_its_edition_though_putting_it_into_force_was_undone(
    office: Office,
) -> None:
    newer = replace(SURAT, edition="2027-01-01")
    office.casebook = Casebook(office.db, Editions([newer]), lambda _unit: OFFICE)
    case_id = await open_case(office)
    restarted = Casebook(office.db, Editions([]), lambda _unit: OFFICE)
    sop, case = await restarted.read(case_id)
    assert sop.edition == case.edition
    assert case.edition.startswith("2027-01-01#")
