"""The posts change hands at midnight of the unit's zone, by the office's clock."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection

from flows.people.posts import Fault, stand_ins
from simulator import TurnableClock
from storage.people import posts, roster
from tests.actor import Actor
from tests.handclock import until
from tests.journeys.scenes import opened
from tests.stage import PATIENCE, Stage, on_stage

UNIT = "kaltim-bina-konstruksi"
EVENING = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
"""22.00 WITA on Monday."""
TUESDAY = date(2026, 11, 24)


async def plh(office: Stage) -> None:
    """The head of section is Plh for the Kabid on Tuesday alone."""

    def work(conn: Connection) -> None:
        (kabid,) = roster.holders(conn, UNIT, "kabid")
        (kasi,) = roster.holders(conn, UNIT, "kasi-mutu")
        asked = stand_ins(
            posts.assignments(conn, UNIT), kabid.id, kasi.id, (TUESDAY, TUESDAY), "ND-1"
        )
        assert not isinstance(posts.enter(conn, UNIT, asked, None, EVENING), Fault)

    await office.app.db.write(work)


async def names(office: Stage) -> list[str]:
    """Who holds the post of the Kabid now."""
    held = await office.app.db.read(lambda conn: roster.holders(conn, UNIT, "kabid"))
    return [one.nama for one in held]


async def test_they_change_when_the_clock_is_turned_over_midnight_and_back_again(
    tmp_path: Path,
) -> None:
    clock = TurnableClock(EVENING)
    clock.pause()
    clock.set(EVENING)
    async with on_stage(tmp_path, office_clock=clock) as office:
        await plh(office)
        seen = []
        for hours in (1, 1, 23, 1):
            clock.advance(timedelta(hours=hours))
            await office.app.standing.look()
            await office.settle()
            seen.append(await names(office))
        assert seen == [
            ["Norhayati Kumala"],
            ["Sampurna Lewi"],
            ["Sampurna Lewi"],
            ["Norhayati Kumala"],
        ]


async def test_a_berkas_that_cannot_be_read_holds_up_no_other(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await opened(office)
        await opened(office, "Bimtek BIM Angkatan II")
        await plh(office)
        await office.app.db.write(
            lambda conn: conn.execute(
                "UPDATE berkas SET sop_id = 'hilang' WHERE case_id = 'PTA-2026-001'"
            )
        )
        office.clock.now = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
        await office.app.standing.look()
        rows = await office.app.db.read(
            lambda conn: conn.execute("SELECT holder FROM running ORDER BY case_id").fetchall()
        )
        assert [row[0] is None for row in rows] == [False, True]


async def test_on_the_first_look_of_a_day_the_posts_turn_over_before_the_morning_is_told(
    tmp_path: Path,
) -> None:
    clock = TurnableClock(EVENING)
    clock.pause()
    clock.set(EVENING)
    async with on_stage(tmp_path, office_clock=clock) as office:
        await plh(office)
        kabid, kasi = office["SIM-KABID"], office["SIM-KASI-MUTU"]
        clock.set(datetime(2026, 11, 23, 23, 46, tzinfo=UTC))
        async with asyncio.timeout(PATIENCE):
            await until(lambda: digests(kabid) + digests(kasi) > 0)
        await office.settle()
        assert (digests(kabid), digests(kasi)) == (0, 1)
        begins = next(n for n, text in enumerate(kasi.heard) if "Plh. Kepala Bidang" in text)
        assert digests(kasi, begins) == 1


def digests(person: Actor, after: int = 0) -> int:
    """How many digests the person got since that message."""
    person.listen()
    return sum(text.startswith("Selamat pagi") for text in person.heard[after:])
