"""The memory of meetings: appended, never changed, every act once; lists made from the journal."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.people.officials import OfficialId
from flows.rapat.convening import Call, called, cancelled, changed
from flows.rapat.meetings import Guest, InvitationAnswered, Meeting, Presence, Subject
from storage import meetings
from storage.codec import dump
from storage.meetings import Bell
from storage.people import roster
from storage.people.privacy import everything
from tests.flows.forms import KABID, KASI, STAF, UNIT
from tests.storage.office import Office, open_office

AT = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
STARTS = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
ME, GUEST = KABID.official, KASI.official
SUBJECT = Subject("Evaluasi", STARTS, "Aula")
GUESTS = (Guest("Kasi", "Kepala Seksi", GUEST), Guest("Ibu Salasiah", "BPSDM"))
CALLED = called(ME, UNIT, Call(SUBJECT, GUESTS, "123456"), AT)
YES = InvitationAnswered(AT, GUEST, 1, Presence.HADIR)


async def with_meeting(folder: Path) -> tuple[Office, Meeting]:
    office = await open_office(folder)
    made = await office.db.write(lambda conn: meetings.call(conn, CALLED, "telegram:1"))
    assert made is not None
    return office, made


async def test_what_happened_is_kept_and_read_back(tmp_path: Path) -> None:
    office, made = await with_meeting(tmp_path)
    later = Subject("Evaluasi", STARTS + timedelta(days=1), "Aula")
    moves = changed(made, ME, (ME,), later, (), AT)
    after = await office.db.write(lambda conn: meetings.happen(conn, made, moves, "telegram:2"))
    assert await office.db.read(lambda conn: meetings.meeting(conn, made.id)) == after
    assert (made.sequence, after and after.sequence) == (0, 1)
    await office.db.close()


async def test_every_act_counts_once(tmp_path: Path) -> None:
    office, made = await with_meeting(tmp_path)
    again = await office.db.write(lambda conn: meetings.call(conn, CALLED, "telegram:1"))
    first = await office.db.write(lambda conn: meetings.happen(conn, made, (YES,), "telegram:2"))
    twice = await office.db.write(lambda conn: meetings.happen(conn, made, (YES,), "telegram:2"))
    assert (again, first is None, twice) == (None, False, None)
    count = "SELECT count(*) FROM meeting_journal"
    assert await office.db.read(lambda conn: conn.execute(count).fetchone()) == (2,)
    await office.db.close()


@pytest.mark.parametrize(
    "statement", ["UPDATE meeting_journal SET body = '{}'", "DELETE FROM meeting_journal"]
)
async def test_the_journal_is_append_only(tmp_path: Path, statement: str) -> None:
    office, made = await with_meeting(tmp_path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        await office.db.write(lambda conn: conn.execute(statement))
    assert await office.db.read(lambda conn: meetings.meeting(conn, made.id)) == made
    await office.db.close()


async def test_people_see_the_meetings_they_called_or_are_invited_to(tmp_path: Path) -> None:
    office, made = await with_meeting(tmp_path)

    async def seen(official: OfficialId) -> tuple[Meeting, ...]:
        return await office.db.read(lambda conn: meetings.coming(conn, (official,), AT))

    assert [await seen(one) for one in (ME, GUEST, STAF.official)] == [(made,), (made,), ()]
    gone = cancelled(made, ME, (ME,), "Batal", AT)
    await office.db.write(lambda conn: meetings.happen(conn, made, (gone,), "telegram:2"))
    assert await seen(GUEST) == ()
    await office.db.close()


async def test_a_reminder_is_had_once_and_past_ones_are_not_set(tmp_path: Path) -> None:
    office, made = await with_meeting(tmp_path)
    bells = (Bell(made.id, "day", AT), Bell(made.id, "hour", AT + timedelta(hours=1)))
    await office.db.write(lambda conn: meetings.set_bells(conn, made.id, bells, AT))
    due = await office.db.read(meetings.next_bell)
    early = await office.db.write(lambda conn: meetings.ring(conn, AT))
    rung = await office.db.write(lambda conn: meetings.ring(conn, AT + timedelta(days=1)))
    again = await office.db.write(lambda conn: meetings.ring(conn, AT + timedelta(days=1)))
    assert (due, early, rung, again) == (bells[1].due, (), (bells[1],), ())
    await office.db.close()


async def test_a_code_opens_the_doors_of_its_meeting_around_its_time(tmp_path: Path) -> None:
    office, made = await with_meeting(tmp_path)

    async def found(code: str, at: datetime) -> Meeting | None:
        return await office.db.read(lambda conn: meetings.with_code(conn, UNIT, code, at))

    assert await found("123456", STARTS) == made
    assert await found("123456", STARTS - timedelta(hours=2)) is None
    assert await found("654321", STARTS) is None
    await office.db.close()


@pytest.mark.parametrize(
    "statement", ["UPDATE meetings SET place = 'Kantin'", "DELETE FROM meeting_people"]
)
async def test_a_list_that_was_changed_by_hand_is_found(tmp_path: Path, statement: str) -> None:
    office, made = await with_meeting(tmp_path)
    assert await office.db.read(meetings.unsound) == ()
    await office.db.write(lambda conn: conn.execute(statement))
    assert await office.db.read(meetings.unsound) == (made.id,)
    await office.db.close()


async def test_people_see_what_is_kept_about_them_and_meetings(tmp_path: Path) -> None:
    office, made = await with_meeting(tmp_path)
    await office.db.write(lambda conn: meetings.happen(conn, made, (YES,), "telegram:2"))

    def kept(conn: sqlite3.Connection) -> tuple[object, object]:
        known = everything(conn, roster.official(conn, GUEST))
        return known["rapat"], known["diundang_rapat"]

    acts, invited = await office.db.read(kept)
    said = json.loads(dump(YES))
    assert acts == [{"rapat": made.id, "tindakan": "InvitationAnswered", "isi": said}]
    assert invited == [[made.id]]
    await office.db.close()
