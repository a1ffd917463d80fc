"""Reminders on the phones of the office: to whom, when, how politely, and what they can do."""

from pathlib import Path

from bot.callbacks import Do, Press
from bot.clock.reminders import Sweep
from bot.desk import Turn
from bot.handlers.waktu import timekeeping
from flows.commands import CancelCase
from flows.ids import CaseId, TaskId
from flows.people.officials import Actor as By
from flows.people.officials import actor
from flows.waktu.commands import ExtendTask, Nudge, TimeCommand
from tests.actor import buttons
from tests.journeys.scenes import CASE, assigned, opened
from tests.journeys.waktu.waiting import look, reminders, wait_until, wita
from tests.stage import Stage, on_stage

STEP_5 = "langkah 5 SOP Pelatihan Tenaga Ahli (PTA-2026-001)"
LIMIT_5 = "Selasa, 24 November 2026 pukul 16.00 WITA"
STEP_1 = "langkah 1 SOP Pelatihan Tenaga Ahli (PTA-2026-001)"
LIMIT_1 = "Senin, 23 November 2026 pukul 09.32 WITA"
OVER_1 = f"telah melewati waktu baku sejak {LIMIT_1}."


async def head(office: Stage, jabatan: str) -> By:
    """The one whose jabatan begins so."""
    return next(actor(o) for o in await office.roster() if o.jabatan.startswith(jabatan))


async def done(office: Stage, command: TimeCommand | CancelCase) -> None:
    """An act that needs no phone here."""
    cause = f"uji:{office.clock.now}"
    await office.app.desk.casebook.execute(CaseId(CASE), command, office.clock.now, cause)


async def swept(office: Stage) -> int:
    """A sweep whose messages nobody carries yet."""
    desk = office.app.desk
    sweep = Sweep(desk.db, desk.casebook, desk.offices.every)
    return (await sweep.run(office.clock.now)).sent


async def carried(office: Stage) -> None:
    """The courier carries what waits."""
    office.app.courier.wake()
    await office.settle()


async def test_both_officials_of_a_step_hear_of_it_until_their_superior_does(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        lilis, jumri = await assigned(office)
        await wait_until(office, wita(27, 10))
        over = f"{STEP_5} telah melewati waktu baku sejak {LIMIT_5}."
        left = f"{STEP_5} belum dibuka; sisa waktu baku"
        assert reminders(lilis) == [
            f"Ibu Pelaksana Teknis, {left} 1 hari kerja, hingga {LIMIT_5}.",
            f"Ibu Pelaksana Teknis, {left} 3 jam 26 menit, hingga {LIMIT_5}.",
            *[f"Ibu Pelaksana Teknis, {over}"] * 3,
        ]
        assert reminders(jumri) == [line.replace("Ibu", "Bapak") for line in reminders(lilis)]
        assert reminders(office["SIM-KASI"]) == [
            "Yth. Bapak Kepala Seksi Pemberdayaan dan Informasi Jasa Konstruksi. Mohon izin"
            f" mengingatkan, {STEP_5} pada Pelaksana Teknis telah melewati waktu baku sejak"
            f" {LIMIT_5}."
        ]
        assert reminders(office["SIM-KABID"]) == []


async def test_a_head_is_reminded_politely_and_at_most_once_a_day(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await wait_until(office, wita(25, 16))
        line = f"Yth. Ibu Kepala Bidang Bina Konstruksi. Mohon izin mengingatkan, {STEP_1} {OVER_1}"
        assert reminders(kabid) == [line] * 3
        assert reminders(office["SIM-KADIS"]) == [
            f"Yth. Bapak Kepala Dinas. Mohon izin mengingatkan, {STEP_1} pada Kepala Bidang Bina"
            f" Konstruksi {OVER_1}"
        ]


async def test_from_the_reminder_one_goes_to_work(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        lilis, _ = await assigned(office)
        await wait_until(office, wita(23, 16))
        await lilis.tap("Kerjakan")
        assert "Menentukan Jenis kegiatan pelatihan" in lilis.last
        await lilis.tap("Ambil")
        assert (await office.case(CASE)).tasks[4].accepted_by is not None


async def test_from_the_reminder_a_superior_opens_the_berkas(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await assigned(office)
        await wait_until(office, wita(27, 10))
        await office["SIM-KASI"].tap("Buka")
        assert "Bimtek BIM Angkatan I" in office["SIM-KASI"].last


async def test_from_the_reminder_a_superior_reminds_extends_or_hands_over(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        lilis, _ = await assigned(office)
        await wait_until(office, wita(27, 10))
        kasi = office["SIM-KASI"]
        assert [button["text"] for button in buttons(kasi.messages[-1])] == [
            *("Buka", "Tegur", "Alihkan", "Perpanjang"),
        ]
        await kasi.tap("Tegur")
        assert kasi.toast == f"Pemegang langkah 5 {CASE} diingatkan."
        await look(office, wita(27, 10, 1))
        assert "Kepala Seksi Pemberdayaan dan Informasi Jasa Konstruksi mengingatkan" in lilis.last
        await kasi.tap("Perpanjang")
        await kasi.tap("+1 hari kerja")
        assert (await office.case(CASE)).tasks[4].timing.due_at == wita(30, 16)
        await kasi.tap("Alihkan")
        await kasi.tap("Lilis Anjarwati")
        assert kasi.last == "Langkah 5 kini pada Pelaksana Teknis."


async def test_several_reminders_are_put_off_with_one_tap(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await opened(office, "Bimtek BIM Angkatan II")
        await look(office, wita(24, 8))
        await opened(office, "Bimtek BIM Angkatan III")
        await kabid.tap("Tunda semua besok 08.00")
        later = "Rabu, 25 November 2026 pukul 08.00 WITA"
        assert kabid.toast == f"Akan diingatkan kembali {later}; batas waktu tetap."
        put_off = [
            [until for _, until in (await office.case(case)).tasks[0].timing.snoozes]
            for case in (CASE, "PTA-2026-002", "PTA-2026-003")
        ]
        assert put_off == [[wita(25, 8)], [wita(25, 8)], []]
        await wait_until(office, wita(25, 8, 1))
        assert "PTA-2026-001" in kabid.last
        assert "PTA-2026-002" in kabid.last
        assert await office.sound()


async def test_putting_off_all_counts_for_each_step_by_itself(tmp_path: Path) -> None:
    """One update is worked on twice; what came first in the list has ended in between."""
    async with on_stage(tmp_path) as office:
        await opened(office)
        await look(office, wita(24, 8))
        await opened(office, "Bimtek BIM Angkatan II")
        desk = office.app.desk
        kabid = next(
            o for o in await office.roster() if "Bina Konstruksi" in o.jabatan and o.chat_id
        )
        chat_id = kabid.chat_id or 0

        def turn() -> Turn:
            return Turn(desk, 9999, kabid, desk.words_for(kabid), desk.clock(), chat_id, 0)

        press = Press(Do.SNOOZE, detail="1")
        await timekeeping.snooze(turn(), press)
        await done(office, CancelCase(actor(kabid), "Tidak jadi"))
        await look(office, wita(25, 8))
        await timekeeping.snooze(turn(), press)
        left = (await office.case("PTA-2026-002")).tasks[0]
        assert [until for _, until in left.timing.snoozes] == [wita(26, 8)]


async def test_putting_off_where_nothing_is_left_to_be_reminded_of(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.forge(kabid.messages[-1]["message_id"], "1td:::0")
        assert kabid.toast == "Tidak ada lagi yang perlu diingatkan."


async def test_who_had_nothing_to_do_any_more_is_not_reminded(tmp_path: Path) -> None:
    """One of two took the step after the message was written and before it was sent."""
    async with on_stage(tmp_path) as office:
        lilis, jumri = await assigned(office)
        office.clock.now = wita(25, 8)
        assert await swept(office) == 2
        lilis_takes = office["SIM-TEKNIS-1"].tap("Ambil")
        await lilis_takes
        await carried(office)
        assert [len(reminders(one)) for one in (lilis, jumri)] == [1, 0]


async def test_a_limit_that_was_moved_takes_its_reminder_back(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        lilis, _ = await assigned(office)
        office.clock.now = wita(25, 8)
        assert await swept(office) == 2
        await done(office, ExtendTask(await head(office, "Kepala Seksi P"), TaskId(5), wita(26, 8)))
        await carried(office)
        assert reminders(lilis) == []


async def test_of_several_berkas_the_one_that_ended_is_left_out(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await opened(office, "Bimtek BIM Angkatan II")
        office.clock.now = wita(24, 8)
        assert await swept(office) == 1
        await done(office, CancelCase(await head(office, "Kepala Bidang"), "Tidak jadi."))
        await carried(office)
        assert "(PTA-2026-002) telah melewati waktu baku" in reminders(kabid)[0]
        assert "PTA-2026-001" not in reminders(kabid)[0]


async def test_a_nudge_names_who_reminds(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        lilis, _ = await assigned(office)
        await done(office, Nudge(await head(office, "Kepala Bidang"), TaskId(5)))
        await look(office, wita(23, 9))
        (line,) = reminders(lilis)
        assert line.startswith(
            f"Ibu Pelaksana Teknis, Kepala Bidang Bina Konstruksi mengingatkan: {STEP_5} belum"
        )


async def test_only_a_reminder_before_the_limit_comes_without_a_sound(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        lilis, _ = await assigned(office)
        await lilis.tap("Ambil")
        await wait_until(office, wita(25, 8))
        rows = await office.app.db.read(
            lambda conn: conn.execute(
                "SELECT json_extract(body, '$.lines[0][2]'), json_extract(body, '$.silent')"
                " FROM outbox WHERE kind = 'reminder' ORDER BY id"
            ).fetchall()
        )
        assert rows == [("hampir", 1), ("batas", 0)]
