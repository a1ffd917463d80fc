"""Documents that came along into another berkas before anybody had looked into them."""

from collections.abc import AsyncIterator
from pathlib import Path
from sqlite3 import Connection

import pytest

from flows.case import CARRIED, Case, Giving
from flows.commands import AttachKelengkapan, Command, OpenCase
from flows.ids import CaseId, TaskId
from flows.kelengkapan.commands import KeepFile, LeaveFile, RefuseFile
from flows.kelengkapan.events import TOO_LARGE, Shelved
from flows.kelengkapan.putting import FileRef
from flows.kelengkapan.whereabouts import Whereabouts, whereabouts
from storage.kelengkapan import fetches
from tests.flows.forms import DRAFT, STAF, SURAT
from tests.storage.office import Office, open_office

FILE = FileRef("f1", "u1", "draf.pdf", "application/pdf", 1200)
FIRST, SECOND = CaseId("SC-2026-001"), CaseId("SC-2026-002")
KEPT = Shelved("a" * 64, 1200, "pdf", 2)
WAITING = (DRAFT.kode, "u1")


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    opened = await open_office(tmp_path / "data")
    yield opened
    await opened.db.close()


async def does(office: Office, case_id: CaseId | None, command: Command) -> Case:
    at = office.later()
    act = await office.casebook.execute(case_id, command, at, f"t:{at}")
    return act.case


async def given(office: Office) -> None:
    """A draft that is not fetched yet lies in the first row of a berkas."""
    await does(office, None, OpenCase(STAF, SURAT.id, "Undangan"))
    await does(office, FIRST, AttachKelengkapan(STAF, TaskId(1), DRAFT.kode, FILE))


async def asked_for(office: Office) -> list[tuple[str, int]]:
    """The berkas and tasks for which files are to be fetched."""
    due = await office.db.read(lambda conn: fetches.due(conn, 1, 10))
    return [(fetch.case, fetch.task) for fetch in due]


async def continued(office: Office) -> Case:
    """Another berkas goes on with what lies in the first."""
    return await does(office, None, OpenCase(STAF, SURAT.id, "Lanjutan", source=FIRST))


async def test_what_came_along_unfetched_is_fetched_for_both(office: Office) -> None:
    await given(office)
    case = await continued(office)
    assert await asked_for(office) == [(FIRST, 1), (SECOND, CARRIED)]
    assert [whereabouts(one) for one in case.given] == [Whereabouts.AWAITED]
    case = await does(office, SECOND, KeepFile(CARRIED, *WAITING, KEPT))
    assert [(whereabouts(one), one.shelved) for one in case.given] == [(Whereabouts.SHELF, KEPT)]


async def test_what_is_known_already_is_not_fetched_again(office: Office) -> None:
    await given(office)
    await does(office, FIRST, KeepFile(TaskId(1), *WAITING, KEPT))
    case = await continued(office)
    assert await asked_for(office) == [(FIRST, 1)]
    assert [one.shelved for one in case.given] == [KEPT]


async def test_what_stays_with_telegram_stays_there_in_the_other_berkas_too(
    office: Office,
) -> None:
    await given(office)
    await does(office, FIRST, LeaveFile(TaskId(1), *WAITING, TOO_LARGE))
    case = await continued(office)
    assert await asked_for(office) == [(FIRST, 1)]
    assert [(one.state, one.why) for one in case.given] == [(Giving.LEFT, TOO_LARGE)]


async def test_a_refusal_afterwards_reaches_both_berkas(office: Office) -> None:
    await given(office)
    await continued(office)
    refusal = "program"
    first = await does(office, FIRST, RefuseFile(TaskId(1), *WAITING, refusal))
    second = await does(office, SECOND, RefuseFile(CARRIED, *WAITING, refusal))
    assert [case.given[0].state for case in (first, second)] == [Giving.REFUSED] * 2
    assert await office.db.read(told) == [(FIRST, 1), (SECOND, 0)]


def told(conn: Connection) -> list[tuple[str, int]]:
    """Of which berkas and tasks the giver is told that a document was refused."""
    return conn.execute(
        "SELECT json_extract(body, '$.case'), json_extract(body, '$.task') FROM outbox"
        " WHERE json_extract(body, '$.told') = 'file_refused' ORDER BY id"
    ).fetchall()
