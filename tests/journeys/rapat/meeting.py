"""A rapat of the panitia on phones: called, its clock, and what calendars read of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import vobject

from storage import meetings
from tests.actor import Actor
from tests.journeys.scenes import reached
from tests.stage import Stage, on_stage

TUESDAY_14 = datetime(2026, 11, 24, 6, 59, tzinfo=UTC)
TUESDAY_15 = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
WEDNESDAY_8 = datetime(2026, 11, 25, 0, 0, tzinfo=UTC)
WEDNESDAY_9 = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
UNLINKED = "SIM-PANITIA-3"
AGENDA = "Rapat Persiapan pelaksanaan kegiatan pelatihan (Bimtek BIM Angkatan I)"
REMINDED = "Mohon izin mengingatkan"


@asynccontextmanager
async def panitia(folder: Path) -> AsyncIterator[tuple[Stage, Actor]]:
    """The Ketua Panitia has step 11 in hand; one member of the panitia has no Telegram."""
    async with on_stage(folder, start=False, terse=True) as office:
        for person in office.people.values():
            if person.code != UNLINKED:
                await person.phone.start(person.code)
        await office.settle()
        yield office, await reached(office, "11", "SIM-PANITIA-1")


async def called(ketua: Actor) -> None:
    """The meeting of step 11 is called for Wednesday at nine, in five taps."""
    await ketua.tap("Rapat / undangan")
    await ketua.tap("Rab, 25 Nov")
    await ketua.tap("09.00")
    await ketua.answer("Ruang Rapat Bidang")
    await ketua.tap("Undang 5 orang")


async def look(office: Stage, at: datetime) -> None:
    """The clock has come to that moment, and the bell is looked at."""
    office.clock.now = at
    await office.app.bell.look()
    await office.settle()


async def meeting(office: Stage, number: int = 1) -> Any:
    return await office.app.db.read(lambda conn: meetings.meeting(conn, number))


def entries(person: Actor) -> list[Any]:
    """The calendar entries on a phone as another library reads them, oldest first."""
    shelf = person.stage.world.shelf.by_id
    documents = [m["document"] for m in person.messages if not m["out"] and "document" in m]
    made = [d for d in documents if d["file_name"].endswith(".ics")]
    return [vobject.readOne(shelf[one["file_id"]].data.decode()) for one in made]
