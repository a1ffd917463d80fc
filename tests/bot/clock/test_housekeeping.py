"""What was handled long ago is forgotten; what waits or was set aside is not."""

from pathlib import Path

from bot.clock.housekeeping import DAY, KEPT_DAYS, housekeeping, tidy
from bot.people import pending
from flows.kelengkapan.putting import FileRef
from flows.people.officials import OfficialId
from storage import inbox, outbox
from storage.database import Database
from storage.inbox import RawUpdate
from storage.kelengkapan.uploads import Arrival, keep_upload, not_asked
from storage.outbox import Priority

NOW = 100 * DAY
LONG_AGO = NOW - (KEPT_DAYS + 1) * DAY


async def test_old_post_is_forgotten_and_open_post_is_kept(tmp_path: Path) -> None:
    async with Database.open(tmp_path / "data") as db:
        await db.write(lambda conn: inbox.keep(conn, [RawUpdate(n, 1, "{}") for n in (1, 2, 3)], 0))
        await db.write(lambda conn: inbox.finish(conn, 1, LONG_AGO))
        await db.write(lambda conn: inbox.set_aside(conn, 2, "rusak", LONG_AGO))
        for chat_id in (7, 8):
            await db.write(
                lambda conn, chat_id=chat_id: outbox.enqueue(
                    conn, chat_id=chat_id, priority=Priority.ANSWER, kind="x", body={}
                )
            )
        first = (await db.read(lambda conn: outbox.due(conn, NOW, 1)))[0]
        await db.write(lambda conn: outbox.sent(conn, first, LONG_AGO))
        assert await tidy(db, lambda: NOW) == 2
        assert [u.update_id for u in await db.read(inbox.waiting)] == [3]
        assert [a.update_id for a in await db.read(inbox.aside)] == [2]
        assert len(await db.read(lambda conn: outbox.due(conn, NOW, 9))) == 1


async def test_a_personnel_list_nobody_decided_about_is_forgotten_after_a_day(
    tmp_path: Path,
) -> None:
    old, young, list_of = OfficialId(1), OfficialId(2), pending.Pending((), "", (), 0, ())
    async with Database.open(tmp_path / "data") as db:
        await db.write(lambda conn: pending.keep(conn, old, list_of, NOW - DAY - 1))
        await db.write(lambda conn: pending.keep(conn, young, list_of, NOW - DAY))
        assert await tidy(db, lambda: NOW) == 1
        assert await db.read(lambda conn: pending.kept(conn, old)) is None
        assert await db.read(lambda conn: pending.kept(conn, young)) == list_of


async def test_a_round_that_comes_late_still_comes_once(tmp_path: Path) -> None:
    async with Database.open(tmp_path / "data") as db:
        scheduler = housekeeping(db, lambda: NOW)
        scheduler.start(paused=True)
        (job,) = scheduler.get_jobs()
        assert (job.misfire_grace_time, job.coalesce) == (None, True)
        scheduler.shutdown(wait=False)


async def test_reminders_that_went_out_long_ago_are_forgotten(tmp_path: Path) -> None:
    async with Database.open(tmp_path / "data") as db:
        await db.write(
            lambda conn: conn.execute(
                "INSERT INTO reminders (official, case_id, task_id, rung, day, superior, by,"
                " planned, ready_at, sent_on) VALUES (1, 'A', 1, 'batas', 0, 0, 0, 0, 0, ?),"
                " (1, 'B', 1, 'batas', 0, 0, 0, 0, 0, NULL),"
                " (1, 'C', 1, 'batas', 0, 0, 0, 0, 0, ?)",
                ("1970-03-20", "1970-04-10"),
            )
        )
        assert await tidy(db, lambda: NOW) == 1
        left = await db.read(lambda conn: conn.execute("SELECT case_id FROM reminders").fetchall())
        assert left == [("B",), ("C",)]


async def test_what_is_known_of_freely_sent_documents_is_forgotten(tmp_path: Path) -> None:
    file = FileRef("f", "u", "ktp.pdf", "application/pdf", 9)
    async with Database.open(tmp_path / "data") as db:
        for message_id, at in ((1, LONG_AGO), (2, NOW)):
            arrival = Arrival(OfficialId(1), 7, message_id, at)
            await db.write(lambda conn, one=arrival: keep_upload(conn, one, file))
        assert await tidy(db, lambda: NOW) == 1
        left = await db.read(lambda conn: not_asked(conn, OfficialId(1), 9))
        assert [one.message_id for one in left] == [2]
