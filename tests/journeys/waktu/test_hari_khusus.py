"""The office enters days of its own: everybody sees them, whoever manages adds and removes them."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from flows.office_time.hours import Interval, SpecialDay, at
from flows.people.officials import OfficialId
from storage.waktu.special_days import coming_days
from tests.actor import Actor, plain
from tests.journeys.scenes import CASE, opened
from tests.stage import Stage, on_stage

UNIT = "kaltim-bina-konstruksi"
EVE, SATURDAY, TUESDAY = date(2026, 12, 24), date(2026, 11, 28), date(2026, 11, 24)
ANNIVERSARY = SpecialDay("Hari jadi kabupaten", works=False)
SCREEN = """\
Selasa, 24 November 2026 sudah dicatat.

Hari khusus kantor
Bidang Bina Konstruksi, Dinas PUPR-PERA Provinsi Kalimantan Timur

Selasa, 24 November 2026: libur
Hari jadi kabupaten
dicatat oleh Kepala Bidang Bina Konstruksi, Senin, 23 November 2026 pukul 08.33 WITA

Yang dicatat di sini langsung berlaku; tenggat yang sudah diberikan tidak berubah.

Libur nasional dan cuti bersama sampai Rabu, 3 Maret 2027
Kamis, 24 Desember 2026: Cuti Bersama Hari Raya Natal
Jumat, 25 Desember 2026: Hari Raya Natal
Jumat, 1 Januari 2027: Tahun Baru Masehi
Selasa, 5 Januari 2027: Isra Mikraj Nabi Muhammad
Jumat, 5 Februari 2027: Cuti Bersama Tahun Baru Imlek
Sabtu, 6 Februari 2027: Tahun Baru Imlek"""


async def entered(office: Stage, button: str, text: str) -> Actor:
    """The Kabid types a day under /kelola."""
    kabid = office["SIM-KABID"]
    await kabid.say("/kelola")
    await kabid.tap("Hari khusus")
    await kabid.tap(button)
    await kabid.answer(text)
    return kabid


def days_of(office: Stage) -> dict[date, SpecialDay]:
    """What the running office reckons with."""
    return dict(office.app.desk.offices(UNIT).calendar.special)


async def limit_of(office: Stage, case_id: str) -> datetime | None:
    return (await office.case(case_id)).open_tasks[0].timing.due_at


async def test_a_head_adds_a_day_off(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/kelola")
        await kabid.tap("Hari khusus")
        assert "Belum ada hari khusus yang dicatat mulai hari ini." in kabid.last
        await kabid.tap("Tambah hari libur")
        assert plain(kabid.question).splitlines()[-1] == "23 Desember 2026 Hari jadi daerah"
        await kabid.answer("Selasa, 24 November 2026 Hari jadi kabupaten")
        assert kabid.last == SCREEN
        assert days_of(office) == {TUESDAY: ANNIVERSARY}


async def test_it_counts_for_steps_from_then_on_and_changes_no_limit_given_before(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        office.clock.now = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
        await opened(office)
        before = await limit_of(office, CASE)
        await entered(office, "Tambah hari libur", "24 November 2026 Hari jadi kabupaten")
        await opened(office)
        assert await limit_of(office, CASE) == before
        assert before is not None
        assert before.day == 24
        after = await limit_of(office, "PTA-2026-002")
        assert after is not None
        assert after.day == 25


async def test_a_saturday_becomes_a_working_day_with_hours_of_its_own(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        text = "28 November 2026 Ganti hari kerja 07.30-11.00"
        kabid = await entered(office, "Tambah hari kerja", text)
        assert "Sabtu, 28 November 2026: hari kerja 07.30–11.00\nGanti hari kerja" in kabid.last
        hours = (Interval(at(7, 30), at(11)),)
        assert days_of(office) == {SATURDAY: SpecialDay("Ganti hari kerja", True, hours)}


async def test_a_working_day_without_hours_shows_the_ones_it_has(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await entered(office, "Tambah hari kerja", "24 Desember 2026 Pelayanan")
        shown = "Kamis, 24 Desember 2026: hari kerja 07.30–12.00, 13.00–16.00\nPelayanan"
        assert shown in kabid.last
        assert "Cuti Bersama Hari Raya Natal (kantor buka)" in kabid.last


async def test_a_day_is_removed_after_one_more_question(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await entered(office, "Tambah hari libur", "24-11-2026 Hari jadi kabupaten")
        await kabid.tap("Hapus Sel, 24 Nov 2026")
        assert kabid.last.splitlines() == [
            "Hari khusus Selasa, 24 November 2026 (Hari jadi kabupaten) akan dihapus?",
            "Hari itu kembali menjadi hari kerja biasa, 07.30–12.00, 13.00–16.00.",
            "Tenggat yang sudah diberikan tidak berubah.",
        ]
        await kabid.tap("Kembali")
        assert days_of(office) == {TUESDAY: ANNIVERSARY}
        await kabid.tap("Hapus Sel, 24 Nov 2026")
        await kabid.tap("Ya, hapus")
        assert kabid.toast == "Sudah dihapus."
        assert "Belum ada hari khusus" in kabid.last
        assert days_of(office) == {}


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("28 November 2026 Ganti hari kerja", "Hari itu kembali menjadi libur mingguan."),
        (
            "24 Desember 2026 Pelayanan",
            "Hari itu kembali menjadi hari libur: Cuti Bersama Hari Raya Natal.",
        ),
    ],
)
async def test_before_a_day_is_removed_it_is_said_what_it_then_is(
    tmp_path: Path, text: str, then: str
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await entered(office, "Tambah hari kerja", text)
        await kabid.tap("Hapus ")
        assert kabid.last.splitlines()[1] == then


async def test_a_day_is_removed_once(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await entered(office, "Tambah hari libur", "24-11-2026 Hari jadi kabupaten")
        await kabid.tap("Hapus Sel, 24 Nov 2026")
        message, button = kabid.button("Ya, hapus")
        await kabid.tap("Ya, hapus")
        await kabid.forge(message["message_id"], button["callback_data"])
        gone = "Hari itu sudah dihapus atau sudah lewat. Keadaan terbaru ditampilkan."
        assert kabid.toast == gone
        rows = await office.app.db.read(
            lambda conn: conn.execute("SELECT count(*) FROM special_days").fetchone()[0]
        )
        assert rows == 2


async def test_everybody_sees_the_days_and_who_entered_them_and_changes_nothing(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        await entered(office, "Tambah hari libur", "24-11-2026 Hari jadi kabupaten")
        staf = office["SIM-STAF"]
        await staf.say("/libur")
        assert "dicatat oleh Kepala Bidang Bina Konstruksi" in staf.last
        assert "inline_keyboard" not in staf.messages[-1].get("reply_markup", {})
        for data in ("1ht:::l", "1ht:::k", "1hh:::2026-11-24", "1hx:::2026-11-24"):
            await staf.forge(staf.messages[-1]["message_id"], data)
            assert staf.toast == "Hal ini diputuskan kepala atau administrator unit."
        assert days_of(office) == {TUESDAY: ANNIVERSARY}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "besok libur",
            "Tanggalnya belum terbaca. Mohon ditulis satu tanggal lengkap dengan tahun, lalu nama "
            "harinya, misalnya: 23 Desember 2026 Hari jadi daerah",
        ),
        (
            "Jumat, 24 Desember 2026 Hari jadi",
            "Hari dan tanggalnya belum sesuai: tanggal itu jatuh pada Kamis, 24 Desember 2026. "
            "Mohon diperiksa.",
        ),
        (
            "20 November 2026 Hari jadi",
            "Jumat, 20 November 2026 sudah lewat. Hari khusus dicatat untuk hari ini atau "
            "sesudahnya.",
        ),
        (
            "24 Desember 2062 Hari jadi",
            "Tanggal itu terlalu jauh. Hari khusus dapat dicatat sampai Minggu, 31 Desember 2028.",
        ),
        (
            "24 Desember 2026",
            "Nama harinya belum tertulis. Mohon ditulis di belakang tanggal, misalnya: "
            "23 Desember 2026 Hari jadi daerah",
        ),
        (
            "24 Desember 2026 " + "x" * 81,
            "Nama harinya terlalu panjang; mohon paling banyak 80 huruf.",
        ),
        (
            "24 Desember 2026 Rapat 08.00-10.00",
            "Hari libur tidak berjam kerja. Bila kantor buka beberapa jam saja, mohon dicatat "
            "sebagai hari kerja.",
        ),
    ],
)
async def test_words_that_are_no_day_are_answered_with_what_to_write(
    tmp_path: Path, text: str, said: str
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await entered(office, "Tambah hari libur", text)
        assert kabid.last == said
        assert days_of(office) == {}
        await kabid.say("24 November 2026 Hari jadi kabupaten")
        assert days_of(office) == {TUESDAY: ANNIVERSARY}


async def test_hours_that_are_none_are_asked_for_again(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await entered(office, "Tambah hari kerja", "28 November 2026 Kerja 11.00-07.30")
        assert kabid.last == (
            "Jamnya belum terbaca. Mohon ditulis jam buka dan jam tutup, misalnya 07.30-11.00."
        )
        assert days_of(office) == {}


async def test_whoever_no_longer_manages_is_told_who_decides(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/kelola")
        await kabid.tap("Hari khusus")
        await kabid.tap("Tambah hari libur")
        await office.app.db.write(lambda conn: conn.execute("UPDATE officials SET kepala = 0"))
        await kabid.answer("24 November 2026 Hari jadi")
        assert kabid.last == "Hal ini diputuskan kepala atau administrator unit."
        assert days_of(office) == {}


async def test_forged_buttons_about_days_change_nothing(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/kelola")
        for data in ("1hk:::x", "1ht", "1ht:::z", "1hh", "1hh:::kapan", "1hx:::2026-02-30"):
            await kabid.forge(kabid.messages[-1]["message_id"], data)
            assert kabid.toast.startswith("Tombol ini sudah tidak berlaku."), data
        await kabid.forge(kabid.messages[-1]["message_id"], "1hx:::2026-12-25")
        assert kabid.toast.startswith("Hari itu sudah dihapus atau sudah lewat.")
        assert await office.sound()


async def test_many_days_come_in_pages(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        for day in range(1, 8):
            kabid = await entered(office, "Tambah hari libur", f"{day} Maret 2027 Libur {day}")
        assert sum(label.startswith("Hapus") for label in kabid.labels[:12]) == 6
        await kabid.tap("›")
        assert "Minggu, 7 Maret 2027: libur\nLibur 7" in kabid.last


async def test_the_days_outlive_a_restart(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await entered(office, "Tambah hari libur", "24 November 2026 Hari jadi kabupaten")
        await office.restart()
        assert days_of(office) == {TUESDAY: ANNIVERSARY}
        kept = await office.app.db.read(lambda conn: coming_days(conn, UNIT, TUESDAY))
        who = [(day.by, day.who) for day in kept]
        assert who == [(OfficialId(2), "Kepala Bidang Bina Konstruksi")]


async def test_a_year_whose_cuti_bersama_is_not_known_is_said(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        office.clock.now = datetime(2027, 11, 1, 1, 0, tzinfo=UTC)
        kabid = office["SIM-KABID"]
        await kabid.say("/libur")
        assert kabid.last.splitlines()[-1] == "Cuti bersama tahun 2028 belum diketahui."
