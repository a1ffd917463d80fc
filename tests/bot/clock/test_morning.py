"""The morning's job: what waits too long gives way, and nobody reads yesterday's digest."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection

import pytest

from bot.clock.morning import send_due
from flows.people.officials import Actor
from storage.outbox import Priority
from storage.waktu import digests
from storage.waktu.digests import Wishes
from tests.bot.front import Front, front_office
from tests.flows.forms import KABID, KASI, UNIT
from tests.storage.office import WITA

MONDAY, TUESDAY = (datetime(2026, 11, day - 1, 23, 45, tzinfo=UTC) for day in (23, 24))
KASI_CHAT, HEAD_CHAT = 103, 104


@pytest.fixture
async def front(tmp_path: Path) -> AsyncIterator[Front]:
    async with front_office(tmp_path) as opened:
        for who in (KABID, KASI):
            await opened.office.db.write(wish(who))
        yield opened


def wish(who: Actor) -> Callable[[Connection], None]:
    return lambda conn: digests.wish(conn, who.official, Wishes(digest=True, quiet=False))


async def sent(front: Front, at: datetime) -> int:
    front.office.at = at
    return await front.office.db.write(lambda conn: send_due(conn, front.desk, at))


def written(conn: Connection) -> list[tuple[int, str]]:
    return conn.execute("SELECT official, day FROM digests ORDER BY day, official").fetchall()


async def test_digests_stand_behind_everything_else(front: Front) -> None:
    assert await sent(front, MONDAY) == 2
    assert [d.priority for d in await front.waiting()] == [Priority.DIGEST] * 2
    assert await front.office.db.read(written) == [(n, "2026-11-23") for n in (1, 2, 3, 4)]


async def test_a_crash_in_the_middle_loses_and_doubles_no_digest(front: Front) -> None:
    def crash(conn: Connection) -> None:
        send_due(conn, front.desk, MONDAY)
        raise MemoryError

    front.office.at = MONDAY
    with pytest.raises(MemoryError):
        await front.office.db.write(crash)
    assert await front.waiting() == []
    assert [await sent(front, MONDAY), await sent(front, MONDAY)] == [2, 0]
    assert len(await front.waiting()) == 2


async def test_in_a_year_there_is_a_digest_on_exactly_the_working_days(front: Front) -> None:
    """2026 has 261 weekdays, 13 of them national holidays and 8 cuti bersama."""
    calendar = front.desk.offices(UNIT).calendar
    at = datetime(2026, 1, 1, 23, 45, tzinfo=UTC)
    days = [at + timedelta(days=n) for n in range(-1, 364)]
    found = {day.astimezone(WITA).date(): await sent(front, day) for day in days}
    working = {on: 2 if calendar.day(on).hours else 0 for on in found}
    assert found == working
    assert sum(found.values()) // 2 == 261 - 13 - 8


async def test_an_undelivered_digest_gives_way_to_the_next_days(front: Front) -> None:
    await sent(front, MONDAY)
    await sent(front, TUESDAY)
    await front.deliver()
    assert front.words(HEAD_CHAT) == [
        "Selamat pagi, Bapak Kepala Bidang. Hari ini tidak ada yang perlu dilaporkan."
    ]


async def test_a_digest_that_could_not_be_delivered_on_its_day_is_not_sent(front: Front) -> None:
    await sent(front, MONDAY)
    front.office.at = datetime(2026, 11, 23, 16, 10, tzinfo=UTC)
    await front.deliver()
    assert front.sent == []


async def test_a_digest_held_up_by_telegram_says_so(front: Front) -> None:
    await front.handed_on()
    await sent(front, MONDAY)
    front.office.at = datetime(2026, 11, 23, 1, 10, tzinfo=UTC)
    await front.deliver()
    late = "Disampaikan kemudian karena Telegram belum terjangkau pada pukul 07.45 WITA."
    assert late in front.words(KASI_CHAT)[-1]


async def test_a_digest_shows_the_facts_of_the_moment_it_is_sent(front: Front) -> None:
    await sent(front, MONDAY)
    await front.handed_on()
    front.office.at = datetime(2026, 11, 22, 23, 50, tzinfo=UTC)
    await front.deliver()
    digest = front.words(KASI_CHAT)[-1]
    assert "Tugas lainnya</b> (1)" in digest
    assert "Disampaikan kemudian" not in digest
