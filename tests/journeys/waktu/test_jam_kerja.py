"""The office changes its hours in the chat: from a day on, told, noted, and taken back."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from flows.office_time.hours import Interval, OfficeHours, at, five_days
from flows.people.administration import AdminKind
from storage.people.administration import acts
from tests.actor import Actor, plain
from tests.journeys.scenes import CASE, opened
from tests.stage import Stage, on_stage

UNIT = "kaltim-bina-konstruksi"
DECEMBER, TOMORROW = date(2026, 12, 1), date(2026, 11, 24)
SHORT = five_days((Interval(at(8), at(15)),), (Interval(at(8), at(11)),))
CHANGE = "1 Desember 2026\nSenin-Kamis 08.00-15.00\nJumat 08.00-11.00"
SCREEN = """\
Jam kerja mulai Selasa, 1 Desember 2026 sudah dicatat.

Jam kerja
Bidang Bina Konstruksi, Dinas PUPR-PERA Provinsi Kalimantan Timur

Hari ini, Senin, 23 November 2026: 07.30–12.00, 13.00–16.00

Berlaku sejak Minggu, 1 Juni 2025
Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00
Jumat: 07.30–11.00
Sabtu dan Minggu: libur

Mulai Selasa, 1 Desember 2026
Senin sampai Kamis: 08.00–15.00
Jumat: 08.00–11.00
Sabtu dan Minggu: libur
dicatat oleh Kepala Bidang Bina Konstruksi, Senin, 23 November 2026 pukul 08.33 WITA

Tenggat yang sudah diberikan tidak berubah."""


async def changed(office: Stage, text: str = CHANGE) -> Actor:
    """The Kabid types other hours under /kelola."""
    kabid = office["SIM-KABID"]
    await kabid.say("/kelola")
    await kabid.tap("Jam kerja")
    await kabid.tap("Ubah jam kerja")
    await kabid.answer(text)
    return kabid


def hours_of(office: Stage) -> tuple[OfficeHours, ...]:
    """What the running office reckons with."""
    return office.app.desk.offices(UNIT).calendar.hours


async def limit_of(office: Stage, case_id: str) -> datetime | None:
    return (await office.case(case_id)).open_tasks[0].timing.due_at


async def kinds(office: Stage) -> list[AdminKind]:
    found = await office.app.db.read(lambda conn: acts(conn, 10))
    return [act.kind for act in found if act.actor is not None]


async def test_a_head_changes_the_hours_from_a_day_on(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        before = hours_of(office)
        kabid = await changed(office)
        assert kabid.last == SCREEN
        assert hours_of(office) == (*before, OfficeHours(DECEMBER, SHORT))
        assert await kinds(office) == [AdminKind.HOURS_ENTERED]


async def test_the_question_shows_todays_hours_as_they_are_typed(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/kelola")
        await kabid.tap("Jam kerja")
        await kabid.tap("Ubah jam kerja")
        example = plain(kabid.question).split("\n\n")[1]
        assert example == ("1 Januari 2027\nSenin-Kamis 07.30-12.00 13.00-16.00\nJumat 07.30-11.00")
        await kabid.answer(example)
        assert kabid.last.startswith("Jam kerja mulai Jumat, 1 Januari 2027 sudah dicatat.")


async def test_steps_from_then_on_reckon_with_them_and_limits_given_before_stay(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        office.clock.now = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
        await opened(office)
        before = await limit_of(office, CASE)
        await changed(office, "24 November 2026\nSelasa-Jumat 10.00-15.00")
        await opened(office)
        assert await limit_of(office, CASE) == before
        after = await limit_of(office, "PTA-2026-002")
        assert before is not None
        assert after is not None
        assert (before.day, before.hour) == (24, 8)
        assert (after.day, after.hour) == (24, 10)
        assert await office.sound()


async def test_a_change_to_come_is_taken_back_after_one_more_question(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        before = hours_of(office)
        kabid = await changed(office)
        await kabid.tap("Hapus perubahan 1 Des 2026")
        assert kabid.last.startswith(
            "Jam kerja yang mulai berlaku Selasa, 1 Desember 2026 akan dihapus?\n"
            "Senin sampai Kamis: 08.00–15.00\n"
        )
        assert hours_of(office) != before
        await kabid.tap("Ya, hapus")
        assert kabid.toast == "Sudah dihapus."
        assert hours_of(office) == before
        assert await kinds(office) == [AdminKind.HOURS_REMOVED, AdminKind.HOURS_ENTERED]
        assert "1 Desember" not in kabid.last
        await kabid.tap("Ubah jam kerja")
        await kabid.answer(CHANGE)
        assert hours_of(office) == (*before, OfficeHours(DECEMBER, SHORT))


async def test_hours_that_hold_already_are_not_taken_back(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await changed(office, "24 November 2026\nSelasa 08.00-15.00")
        await kabid.tap("Hapus perubahan 24 Nov 2026")
        message, button = kabid.button("Ya, hapus")
        held = hours_of(office)
        office.clock.now = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
        await kabid.forge(message["message_id"], button["callback_data"])
        assert kabid.toast == "Perubahan itu sudah dihapus atau sudah berlaku."
        assert hours_of(office) == held


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("kapan-kapan", "Baris pertama perlu berisi satu tanggal lengkap"),
        ("1 November 2026\nSenin 08.00-15.00", "Minggu, 1 November 2026 sudah lewat."),
        ("1 Desember 2026\nSenin 15.00-08.00", "Jam tutup mendahului jam buka: Senin 15.00-08.00."),
        ("1 Desember 2026\nSenin <b>", "Baris ini belum terbaca: Senin <b>."),
    ],
)
async def test_what_cannot_be_entered_says_what_to_write_and_the_question_stays(
    tmp_path: Path, text: str, why: str
) -> None:
    async with on_stage(tmp_path) as office:
        before = hours_of(office)
        kabid = await changed(office, text)
        assert kabid.last.startswith(why)
        assert hours_of(office) == before
        await kabid.say(CHANGE)
        assert hours_of(office) == (*before, OfficeHours(DECEMBER, SHORT))


async def test_one_day_has_one_change(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await changed(office)
        kabid = await changed(office)
        assert kabid.last.startswith("Jam kerja mulai Selasa, 1 Desember 2026 sudah dicatat. Mohon")
        assert len(hours_of(office)) == 2


async def test_entered_hours_are_still_there_after_a_restart(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await changed(office)
        held = hours_of(office)
        await office.restart()
        assert hours_of(office) == held


async def test_whoever_does_not_manage_changes_no_hours(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        staf, before = office["SIM-STAF"], hours_of(office)
        await staf.say("/tugas")
        for detail in ("1jk", "1jk:::u", "1jk:::x2026-12-01", "1jk:::hxyz"):
            await staf.forge(staf.messages[-1]["message_id"], detail)
        assert "Ubah jam kerja" not in "".join(staf.labels)
        assert hours_of(office) == before
