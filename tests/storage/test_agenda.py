"""The digest's lists say what the journal says: who sees which task, and what ended."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection

import pytest

from flows.commands import (
    AcceptTask,
    AttachKelengkapan,
    Command,
    CompleteTask,
    OpenCase,
    ReturnTask,
    TickItem,
)
from flows.ids import CaseId, TaskId
from flows.kelengkapan.putting import FileRef
from flows.mutu_baku import Satuan, Waktu
from flows.people.officials import Actor
from flows.sop import Sop
from flows.waktu.agenda import Agenda, Finished, Kept, Part
from flows.waktu.commands import (
    Consent,
    HandOver,
    ReportObstacle,
    RequestExtension,
    RequestWait,
)
from storage.audit import audit
from storage.casebook import Casebook
from storage.editions import Editions
from storage.people import roster
from storage.waktu.agenda import read_agenda
from tests.flows.forms import DISPOSISI, DRAFT, KABID, KASI, LAPTOP, STAF, STAF_LAIN, SURAT
from tests.storage.office import OFFICE, Office, open_office

FILE = FileRef("f1", "u1", "draf.pdf", "application/pdf", 1200)
MONDAY, TUESDAY = datetime(2026, 11, 23, tzinfo=UTC), datetime(2026, 11, 24, tzinfo=UTC)


def timed(sop: Sop) -> Sop:
    """Two hours for each step."""
    waktu = Waktu("2 Jam", 2, Satuan.JAM)
    rows = tuple(
        replace(row, mutu_baku=replace(row.mutu_baku, waktu=waktu)) for row in sop.kegiatan
    )
    return replace(sop, kegiatan=rows)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    opened = await open_office(tmp_path / "data")
    opened.editions = Editions([timed(SURAT)])
    opened.casebook = Casebook(opened.db, opened.editions, lambda _unit: OFFICE)
    await opened.db.write(opened.editions.remember)
    yield opened
    found = await opened.db.read(lambda conn: audit(conn, opened.editions))
    await opened.db.close()
    assert found == ()


async def act(office: Office, case_id: CaseId | None, command: Command) -> CaseId:
    at = office.later()
    done = await office.casebook.execute(case_id, command, at, f"telegram:{at}")
    return done.case.id


async def opened(office: Office, count: int = 1, by: Actor = STAF) -> list[CaseId]:
    command = OpenCase(by, SURAT.id, "Undangan rapat")
    return [await act(office, None, command) for _ in range(count)]


async def handed_on(office: Office, case_id: CaseId, task: int = 1) -> None:
    for command in (
        TickItem(STAF, TaskId(task), LAPTOP.kode, True),
        AttachKelengkapan(STAF, TaskId(task), DRAFT.kode, FILE),
        CompleteTask(STAF, TaskId(task), 0),
    ):
        await act(office, case_id, command)


async def seen(office: Office, who: Actor, at: datetime, page: int = 0) -> Agenda:
    def read(conn: Connection) -> Agenda:
        people = roster.of_unit(conn, OFFICE.unit.id)
        reader = next(o for o in people if o.id == who.official)
        return read_agenda(conn, OFFICE, reader, people, at, page)

    return await office.db.read(read)


async def lists(office: Office, who: Actor, at: datetime) -> dict[str, list[str]]:
    """The berkas of each list that is not empty."""
    agenda = await seen(office, who, at)
    return {
        s.part.value: [e.case.removeprefix("SC-2026-") for e in (*s.shown, *s.folded)]
        for s in agenda.sections
        if s.count
    }


async def test_a_step_is_due_today_and_late_the_day_after(office: Office) -> None:
    await opened(office, 2)
    assert await lists(office, KABID, MONDAY.replace(hour=1)) == {"today": ["001", "002"]}
    assert await lists(office, KABID, TUESDAY) == {"late": ["001", "002"]}
    assert await lists(office, STAF, TUESDAY) == {"late": ["001", "002"]}
    assert await lists(office, STAF_LAIN, TUESDAY) == {}
    assert await lists(office, KASI, TUESDAY) == {"below": ["001", "002"]}


async def test_a_step_that_ends_another_day_is_a_further_task(office: Office) -> None:
    office.at = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
    await opened(office)
    assert await lists(office, STAF, office.at) == {"open": ["001"]}
    assert await lists(office, KABID, office.at) == {}


async def test_what_a_head_could_take_waits_for_the_head(office: Office) -> None:
    (case_id,) = await opened(office)
    await handed_on(office, case_id)
    for command in (AcceptTask(KASI, TaskId(2)), CompleteTask(KASI, TaskId(2), 0)):
        await act(office, case_id, command)
    found = {"today": ["001"], "undecided": ["001"]}
    assert await lists(office, KABID, office.at) == found
    assert await lists(office, KASI, office.at) == {}


async def test_requests_and_obstacles_reach_head_and_leader(office: Office) -> None:
    first, second, third, fourth = await opened(office, 4)
    task = TaskId(1)
    await act(office, first, RequestExtension(STAF, task, TUESDAY.replace(hour=3), "rapat"))
    await act(office, second, RequestWait(STAF, task, "LPJK"))
    await act(office, third, ReportObstacle(STAF, task, "printer rusak"))
    await act(office, fourth, RequestWait(STAF, task, "LPJK"))
    asked_at = int(office.at.timestamp())
    await act(office, fourth, Consent(KASI, task, granted=True, asked_at=asked_at))
    head = await lists(office, KABID, TUESDAY)
    assert head == {
        "late": ["001", "002", "003"],
        "requests": ["001", "002"],
        "obstacles": ["003", "004"],
    }
    leader = await lists(office, KASI, TUESDAY)
    assert leader == {"requests": ["001", "002"], "below": ["001", "002", "003"]}


async def test_a_berkas_returned_more_than_twice_is_told_once(office: Office) -> None:
    (case_id,) = await opened(office)
    for n in range(3):
        await handed_on(office, case_id, 2 * n + 1)
        task = TaskId(2 * n + 2)
        await act(office, case_id, ReturnTask(KASI, task, 1, "Mohon dilengkapi"))
        listed = "returned" in await lists(office, KABID, office.at)
        assert listed == (n == 2)
    (section,) = [
        s for s in (await seen(office, KABID, office.at)).sections if s.part is Part.RETURNED
    ]
    assert [(e.case, e.returns) for e in section.shown + section.folded] == [(case_id, 3)]


async def test_what_was_handed_to_one_person_is_of_their_day_and_below_the_same_leader(
    office: Office,
) -> None:
    (case_id,) = await opened(office)
    await act(office, case_id, HandOver(STAF, TaskId(1), STAF_LAIN))
    assert await lists(office, STAF, TUESDAY) == {}
    assert await lists(office, STAF_LAIN, TUESDAY) == {"late": ["001"]}
    assert await lists(office, KASI, TUESDAY) == {"below": ["001"]}


async def test_tasks_whose_every_holder_is_away_are_told(office: Office) -> None:
    held, waits = await opened(office, 2)
    await handed_on(office, waits)
    at = office.at

    async def blocked(*chats: int) -> list[str]:
        def work(conn: Connection) -> None:
            for chat in (101, 102, 103):
                roster.mark_reachable(conn, chat)
            for chat in chats:
                roster.mark_unreachable(conn, chat)

        await office.db.write(work)
        return (await lists(office, KABID, at)).get("silent", [])

    assert await blocked() == []
    assert await blocked(102) == []
    assert await blocked(101) == ["001"]
    assert await blocked(103) == ["002"]
    assert await blocked(101, 102, 103) == ["001", "002"]
    assert (held, waits) == ("SC-2026-001", "SC-2026-002")


async def test_what_ended_since_the_last_digest_and_inside_its_time_is_counted(
    office: Office,
) -> None:
    done, other = await opened(office, 2)
    await handed_on(office, done)
    office.at = TUESDAY.replace(hour=1)
    for command in (
        AcceptTask(KASI, TaskId(2)),
        CompleteTask(KASI, TaskId(2), 0),
        AcceptTask(KABID, TaskId(3)),
        *(AttachKelengkapan(KABID, TaskId(3), kode, FILE) for kode in (DISPOSISI.kode,)),
        CompleteTask(KABID, TaskId(3), 0),
    ):
        await act(office, done, command)
    evening = await seen(office, KABID, office.at)
    assert evening.kept == Kept(datetime(2026, 11, 1, tzinfo=OFFICE.calendar.zone), 3, 2)
    monday_morning = datetime(2026, 11, 23, 7, 45, tzinfo=OFFICE.calendar.zone)
    assert evening.finished == Finished(monday_morning, 3, ((done, "Undangan rapat"),))
    later = await seen(office, KABID, datetime(2026, 11, 25, 23, 45, tzinfo=UTC))
    assert later.finished is not None
    assert (later.finished.steps, later.finished.cases, later.empty) == (0, (), False)
    assert other == "SC-2026-002"


async def test_pages_run_through_all_lists_and_a_page_too_far_is_the_last(office: Office) -> None:
    await opened(office, 7)
    pages = [await seen(office, KABID, TUESDAY, page) for page in (0, 1, 99)]
    shown = [[e.case[-1] for s in page.sections for e in s.shown] for page in pages]
    assert shown == [["1", "2", "3", "4", "5"], ["6", "7"], ["6", "7"]]
    assert [(page.page, page.pages) for page in pages] == [(0, 2), (1, 2), (1, 2)]


async def test_nothing_to_report_is_empty(office: Office) -> None:
    assert (await seen(office, KABID, TUESDAY)).empty
    assert (await seen(office, STAF, TUESDAY)).empty
