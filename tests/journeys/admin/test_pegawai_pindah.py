"""An official moves away: the successor goes on, the phone falls silent, the name is forgotten."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from sqlite3 import Connection

import pytest

from bot.clock import housekeeping, retention
from bot.clock.standing import take_effect
from flows.commands import Command
from flows.ids import CaseId, Peran, TaskId
from flows.people.leaving import Leave
from flows.people.membership import AppointMembers, Chosen, Seat
from flows.people.officials import Official, OfficialId, actor
from flows.rapat.convening import Call, called
from flows.rapat.meetings import Guest, Subject
from flows.waktu.commands import HandOver
from storage import meetings
from storage.casebook import Act, Casebook, Then
from storage.database import FILE
from storage.people import leaving, roster
from storage.people.belongings import belongings
from tests.actor import Actor
from tests.journeys.outsiders import outside
from tests.journeys.rapat.meeting import WEDNESDAY_9, meeting
from tests.journeys.scenes import CASE, opened, reached
from tests.stage import BALANGAN, Stage, on_stage

OTHER = CaseId("PTA-2026-002")
LEAVER, HEIR = "Lilis Anjarwati", "Jumri Barkati"
PANITIA = Peran("panitia")
DAYS = 90
"""For how many days the sample office keeps the name of somebody who has left."""


async def person(office: Stage, nama: str) -> Official:
    return next(one for one in await office.roster() if one.nama == nama)


async def two_berkas(office: Stage) -> Actor:
    """Lilis has step 10 of one berkas and step 1 of another in person, sits in the panitia, and
    has called a meeting."""
    await reached(office, "10", "SIM-KASI")
    await opened(office, "Bimtek K3")
    kasi, kabid = await person(office, "Rusdiani Sapta"), await person(office, "Norhayati Kumala")
    lilis, mulyana = await person(office, LEAVER), await person(office, "Mulyana Intan")
    book, at = office.app.desk.casebook, office.clock.now
    seats = (Chosen(actor(lilis), Seat.KETUA), Chosen(actor(mulyana)))
    await book.execute(CaseId(CASE), AppointMembers(actor(kasi), PANITIA, seats), at, "uji:1")
    (ten,) = (await office.case(CASE)).open_tasks
    await book.execute(CaseId(CASE), HandOver(actor(kasi), ten.id, actor(lilis)), at, "uji:2")
    first = HandOver(actor(kabid), TaskId(1), actor(lilis))
    await book.execute(OTHER, first, at, "uji:3")
    guests = (Guest(mulyana.nama, mulyana.jabatan, mulyana.id),)
    call = Call(Subject("Rapat teknis", WEDNESDAY_9, "Ruang rapat"), guests, "123456")
    event = called(lilis.id, lilis.unit, call, at)
    await office.app.db.write(lambda conn: meetings.call(conn, event, "uji:4"))
    office.app.desk.wake()
    await office.settle()
    return office["SIM-TEKNIS-1"]


async def leaves_today(office: Stage) -> None:
    """The Kabid enters it under /kelola."""
    kabid = office["SIM-KABID"]
    await kabid.say("/kelola")
    await kabid.tap("Pegawai")
    await found(kabid, LEAVER)
    await kabid.tap("Pindah / keluar")
    await found(kabid, HEIR)
    await kabid.tap("Ya, catat")


async def found(who: Actor, nama: str) -> None:
    for _ in range(4):
        if not any(nama in one for one in who.labels):
            await who.tap("›")
    await who.tap(nama)


async def test_the_successor_goes_on_with_everything_and_the_leaver_hears_nothing_more(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        lilis, heir = await two_berkas(office), office["SIM-TEKNIS-2"]
        old, button = lilis.button("Buka langkah 1")
        await leaves_today(office)
        assert "terima kasih atas seluruh pengabdian" in lilis.last
        heard = len(lilis.heard)
        assert any("melanjutkan" in text for text in heir.heard)
        assert (await meeting(office)).organiser == (await person(office, HEIR)).id
        await heir.tap("Bersedia")
        await heir.tap("Buka langkah 1")
        await heir.hand_in("Unggah: Telaahan Staf", "telaahan-staf.pdf")
        await heir.tap("Selesai, teruskan")
        assert [task.nomor for task in (await office.case(OTHER)).open_tasks] == ["2"]
        (ten,) = (await office.case(CASE)).open_tasks
        assert (ten.nomor, ten.handed) == ("10", (await person(office, HEIR)).id)
        assert len(lilis.heard) == heard
        await lilis.push(old, button)
        await lilis.say("/tugas")
        assert await office.app.db.read(lambda c: roster.by_chat(c, lilis.phone.person.id)) is None
        assert LEAVER not in [one.nama for one in await office.roster()]
        assert await office.sound(by_phone=False)


async def test_after_the_days_of_the_office_the_name_is_in_no_table(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        await two_berkas(office)
        await leaves_today(office)
        office.clock.now += timedelta(days=DAYS - 1)
        await retention.look(office.app.desk)
        assert b"Lilis" in await content(office, tmp_path)
        office.clock.now += timedelta(days=2)
        await retention.look(office.app.desk)
        await housekeeping.tidy(office.app.db, office.clock.milliseconds)
        assert await office.sound(by_phone=False)
        kept = await content(office, tmp_path)
        assert b"Lilis" not in kept
        assert b"Anjarwati" not in kept
        assert b"Mantan Pelaksana Teknis" in kept


class PowerCut(BaseException):
    """The process is gone in the middle of its work."""


class Cut(Casebook):
    """A casebook whose process loses its power after one berkas was handed over."""

    acted = 0

    async def execute(
        self,
        case_id: CaseId | None,
        command: Command,
        at: datetime,
        cause: str,
        then: Then | None = None,
    ) -> Act:
        if self.acted:
            raise PowerCut
        self.acted += 1
        return await super().execute(case_id, command, at, cause, then)


async def handed(office: Stage) -> list[OfficialId | None]:
    """To whom the open step of each berkas was handed in person."""
    cases = [await office.case(case) for case in (CASE, OTHER)]
    return [case.open_tasks[0].handed for case in cases]


async def test_after_a_power_cut_it_goes_on_with_the_next_berkas_and_nothing_happens_twice(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        await two_berkas(office)
        lilis, heir = await person(office, LEAVER), await person(office, HEIR)
        desk, at = office.app.desk, office.clock.now
        leave, today = Leave(lilis.id, heir.id, at.date()), at.date()
        await desk.db.write(lambda conn: leaving.enter(conn, lilis.unit, leave, None, today, at))
        cut = Cut(desk.db, desk.casebook.editions, desk.offices)
        with pytest.raises(PowerCut):
            await take_effect(replace(desk, casebook=cut))
        assert await handed(office) == [heir.id, lilis.id]
        await office.restart()
        await office.app.standing.look()
        await office.settle()
        assert await handed(office) == [heir.id, heir.id]
        assert (await meeting(office)).organiser == heir.id
        told = office["SIM-TEKNIS-2"].heard
        assert len([text for text in told if "melanjutkan" in text]) == 1
        events = await acts(office)
        await office.app.standing.look()
        await office.settle()
        assert await acts(office) == events
        assert office["SIM-TEKNIS-2"].heard == told
        assert len([text for text in office["SIM-TEKNIS-1"].heard if "pengabdian" in text]) == 1


async def acts(office: Stage) -> int:
    """How many things have happened to berkas and meetings."""
    counted = "SELECT (SELECT count(*) FROM journal) + (SELECT count(*) FROM meeting_journal)"
    row = await office.app.db.read(lambda conn: conn.execute(counted).fetchone())
    return int(row[0])


async def test_a_day_to_come_is_waited_for_and_the_leaver_reads_until_when_what_is_kept(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/kelola")
        await kabid.tap("Pegawai")
        await found(kabid, LEAVER)
        await kabid.tap("Pindah / keluar")
        await found(kabid, HEIR)
        await kabid.tap("Hari lain")
        await kabid.tap("Rab, 25 Nov")
        await kabid.tap("Ya, catat")
        assert "Sampai hari itu tidak ada yang berubah" in kabid.last
        office.clock.now += timedelta(days=1)
        await office.app.standing.look()
        assert LEAVER in [one.nama for one in await office.roster()]
        await office["SIM-TEKNIS-1"].say("/privasi")
        assert "23 Februari 2027" in office["SIM-TEKNIS-1"].last
        office.clock.now += timedelta(days=1)
        await office.app.standing.look()
        await office.settle()
        assert LEAVER not in [one.nama for one in await office.roster()]


async def content(office: Stage, folder: Path) -> bytes:
    """The whole file of the memory, with what stood beside it written into it."""
    await office.app.db._writer.run(_written)
    return (folder / "data" / FILE).read_bytes()


def _written(conn: Connection) -> None:
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


async def test_a_head_leaves_with_their_posts_and_is_only_a_post_at_once(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        await opened(office)
        kabid = await person(office, "Norhayati Kumala")
        kasi = await person(office, "Rusdiani Sapta")
        desk, at = office.app.desk, office.clock.now
        leave = Leave(kabid.id, kasi.id, at.date(), posts=True, at_once=True)
        await desk.db.write(
            lambda conn: leaving.enter(conn, kabid.unit, leave, None, at.date(), at)
        )
        await take_effect(desk)
        await office.settle()
        heir = await person(office, "Rusdiani Sapta")
        assert (heir.kepala, heir.jabatan) == (True, "Kepala Bidang Bina Konstruksi")
        await office["SIM-KASI"].tap("Buka langkah 1")
        gone = await desk.db.read(lambda conn: roster.official(conn, kabid.id))
        assert gone.nama == "Mantan Kepala Bidang Bina Konstruksi"
        told = office["SIM-KADIS"].last
        assert "Norhayati" not in told
        assert "Jabatan yang ikut beralih: Kepala Bidang Bina Konstruksi." in told
        assert await office.sound(by_phone=False)


async def test_people_from_outside_have_the_successor_as_their_contact(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN, terse=True) as office:
        await outside.joined(office, await outside.invited(await outside.opened(office)))
        book, at = office.app.desk.casebook, office.clock.now
        (before,) = (await office.case(outside.CASE)).guests
        people = await office.roster()
        who = next(one for one in people if one.id == before.contact)
        heir = next(one for one in people if one.unit == who.unit and one.id != who.id)
        assert (await counted(office, who), await counted(office, heir)) == (1, 0)
        leave = Leave(who.id, heir.id, at.date())
        await office.app.db.write(
            lambda conn: leaving.enter(conn, who.unit, leave, None, at.date(), at)
        )
        await take_effect(office.app.desk)
        (after,) = (await book.read(outside.CASE))[1].guests
        assert after == replace(before, contact=heir.id)
        assert (await counted(office, who), await counted(office, heir)) == (0, 1)


async def counted(office: Stage, who: Official) -> int:
    """For how many people from outside somebody answers, as the summary says."""
    at = office.clock.now
    has = await office.app.db.read(lambda conn: belongings(conn, who.id, at.date(), at))
    return has.guests


async def test_what_comes_to_somebody_who_has_left_is_handed_on_at_the_next_look(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        await opened(office)
        kabid, lilis = await person(office, "Norhayati Kumala"), await person(office, LEAVER)
        heir = await person(office, HEIR)
        desk, at = office.app.desk, office.clock.now
        leave = Leave(lilis.id, heir.id, at.date())
        await desk.db.write(
            lambda conn: leaving.enter(conn, lilis.unit, leave, kabid.id, at.date(), at)
        )
        await take_effect(desk)
        late = HandOver(actor(kabid), TaskId(1), actor(lilis))
        await desk.casebook.execute(CaseId(CASE), late, at, "uji:1")
        await office.app.standing.look()
        assert (await office.case(CASE)).open_tasks[0].handed == heir.id
