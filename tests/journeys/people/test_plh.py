"""A Kabid goes on leave mid-berkas and comes back; posts change hands, and nothing rests."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.people import roster
from tests.journeys.people.standing_in import away, holder, look
from tests.journeys.scenes import CASE, opened
from tests.stage import on_stage

UNIT = "kaltim-bina-konstruksi"
TUESDAY = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 26, 0, 0, tzinfo=UTC)


async def test_a_kabid_goes_on_leave_mid_berkas_and_comes_back(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        kadis, kasi = await away(office), office["SIM-KASI-MUTU"]
        await kadis.tap("Tulis dasar surat")
        await kadis.answer("ND-12/BK/2026 tanggal 23 November 2026")
        assert "Dicatat: Plh. Kepala Bidang Bina Konstruksi, Bapak Sampurna Lewi." in kadis.last
        assert "Dasar: ND-12/BK/2026 tanggal 23 November 2026." in kadis.last
        assert await holder(office) == "Norhayati Kumala"

        await look(office, TUESDAY)
        assert await holder(office) is None
        assert [text for text in kabid.heard if "ditangani" in text] == [
            "Yth. Ibu Kepala Bidang Bina Konstruksi. Mohon izin menyampaikan, mulai hari ini:\n\n"
            "• langkah untuk Kepala Bidang Bina Konstruksi ditangani Kepala Seksi Pengendalian "
            "Mutu (Bapak Sampurna Lewi) selaku Plh. Kepala Bidang Bina Konstruksi hingga Rabu, 25 "
            "November 2026.\n\nSesudah itu langkah-langkah kembali kepada Ibu dengan "
            "sendirinya.\n\nTerima kasih."
        ]
        assert "Buka langkah 1" not in kabid.labels
        assert any("1 langkah menunggu" in text for text in kasi.heard)
        assert kasi.last.startswith(
            "Yth. Bapak Plh. Kepala Bidang Bina Konstruksi. Mohon izin, langkah 1 SOP Pelatihan "
        )
        await kasi.say("/profil")
        assert "Plh. Kepala Bidang Bina Konstruksi" in kasi.last
        await kasi.tap("Buka langkah 1")
        await kasi.hand_in("Unggah: Telaahan Staf", "telaahan.pdf")
        await kasi.tap("Selesai, teruskan")
        kadis_heard = kadis.last
        assert "dari Plh. Kepala Bidang Bina Konstruksi" in kadis_heard

        await kadis.tap("Buka langkah 2")
        await kadis.tap("Kembalikan")
        await kadis.answer("Mohon dilengkapi.")
        await kasi.tap("Buka langkah 1")
        await look(office, THURSDAY)
        assert await holder(office) is None
        assert "penugasan sebagai Plh. Kepala Bidang Bina Konstruksi telah berakhir" in kasi.last
        await kabid.tap("Buka langkah 1")
        assert await holder(office) == "Norhayati Kumala"
        await kabid.tap("Rincian berkas")
        assert "Langkah 1 · Plh. Kepala Bidang Bina Konstruksi" in kabid.last
        assert "Langkah 1 (putaran ke-2) · Kepala Bidang Bina Konstruksi" in kabid.last
        assert await office.sound()


async def test_what_rests_with_the_stand_in_goes_back_and_what_was_handed_in_person_too(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        await opened(office)
        kadis = await away(office)
        await kadis.tap("Catat, surat akan disusulkan")
        assert "Dasar: akan disusulkan." in kadis.last
        await look(office, TUESDAY)
        await office["SIM-KASI-MUTU"].tap("Buka langkah 1")
        await look(office, THURSDAY)
        (task,) = (await office.case(CASE)).open_tasks
        assert (task.state.value, task.handed) == ("open", None)
        assert "Buka langkah 1" in office["SIM-KABID"].labels
        assert "Buka langkah 1" not in office["SIM-KASI-MUTU"].labels


async def test_a_bot_that_was_down_at_the_start_and_the_end_makes_up_for_both(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        kadis, kasi = await away(office), office["SIM-KASI-MUTU"]
        await kadis.tap("Catat, surat akan disusulkan")
        office.clock.now = TUESDAY
        await office.restart()
        await look(office, TUESDAY)
        await kasi.tap("Buka langkah 1")
        office.clock.now = THURSDAY
        await office.restart()
        await look(office, THURSDAY)
        assert await holder(office) is None
        assert sum("menjalankan tugas sebagai Plh" in text for text in kasi.heard) == 1
        assert sum("kembali menjalankan tugas" in text for text in kabid.heard) == 1
        assert await office.sound()


async def test_a_bot_that_was_down_all_the_while_changes_nothing(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        kadis = await away(office)
        await kadis.tap("Catat, surat akan disusulkan")
        before = len(kabid.heard)
        office.clock.now = THURSDAY
        await office.restart()
        await look(office, THURSDAY)
        assert len(kabid.heard) == before
        assert await holder(office) == "Norhayati Kumala"


async def test_looking_twice_says_nothing_twice(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await opened(office)
        kadis = await away(office)
        await kadis.tap("Catat, surat akan disusulkan")
        await look(office, TUESDAY)
        said = [len(person.heard) for person in office.people.values()]
        await look(office, TUESDAY + timedelta(hours=3))
        await office.restart()
        await look(office, TUESDAY + timedelta(hours=4))
        assert [len(person.heard) for person in office.people.values()] == said


async def test_a_stand_in_from_today_on_begins_at_once_and_may_end_at_once(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        kadis = await away(office, days=("Sen, 23 Nov", "Rab, 25 Nov"))
        await kadis.tap("Catat, surat akan disusulkan")
        assert await holder(office) is None
        assert "Buka langkah 1" in office["SIM-KASI-MUTU"].labels
        await kadis.tap("Akhiri: 1. Plh.")
        assert "berakhir sekarang" in kadis.last
        await kadis.tap("Ya, akhiri sekarang")
        assert kadis.toast == "Sudah diakhiri."
        assert "belum ada Plh atau Plt" in kadis.last
        assert "Buka langkah 1" in kabid.labels
        assert "Buka langkah 1" not in office["SIM-KASI-MUTU"].labels
        await kadis.forge(kadis.messages[-1]["message_id"], "1jb:::z13")
        assert kadis.toast == "Penugasan itu sudah berakhir. Keadaan terbaru ditampilkan."


async def test_the_letter_may_follow(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await away(office)
        await kadis.tap("Catat, surat akan disusulkan")
        await kadis.tap("Lengkapi surat: 1. Plh.")
        await kadis.answer("ND-14/BK/2026")
        assert kadis.last.startswith("Dasar suratnya sudah dicatat.")
        assert "Dasar: ND-14/BK/2026." in kadis.last
        assert not any("Lengkapi surat" in label for label in kadis.labels[:5])


async def test_what_is_planned_can_be_withdrawn(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await away(office)
        await kadis.tap("Catat, surat akan disusulkan")
        await kadis.tap("Batalkan: 1. Plh.")
        assert "belum dimulai dan dibatalkan" in kadis.last
        await kadis.tap("Ya, batalkan")
        await look(office, TUESDAY)
        assert not any("menjalankan tugas" in text for text in office["SIM-KASI-MUTU"].heard)


async def test_faults_are_answered_with_what_to_do(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await away(office)
        await kadis.tap("Catat, surat akan disusulkan")
        await away(office, stand_in="Rusdiani", days=("Rab, 25 Nov", "Kam, 26 Nov"))
        assert "Pada sebagian hari itu sudah ada pelaksana harian." in kadis.last
        await away(office, who="Rusdiani", stand_in="Norhayati")
        assert "Pejabat yang dipilih berhalangan pada sebagian hari itu." in kadis.last
        await kadis.tap("Kembali")
        assert "Plh. Kepala Bidang Bina Konstruksi" in kadis.last


async def test_the_last_day_may_be_typed(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await away(office, days=("Sel, 24 Nov",))
        await kadis.tap("Tanggal lain")
        await kadis.answer("besok")
        assert "Tanggal belum terbaca." in kadis.last
        await kadis.answer("20 November 2026")
        assert "Mohon dipilih hari mulai hari ini" in kadis.last
        await kadis.answer("23 November 2026")
        assert "Hari terakhir mendahului hari pertama." in kadis.last
        await kadis.answer("Jumat, 27 November 2026")
        assert "hingga Jumat, 27 November 2026" in kadis.last
        await kadis.tap("Catat, surat akan disusulkan")
        assert "Dicatat: Plh. Kepala Bidang" in kadis.last


async def test_the_calendar_shows_days_off(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await away(office, days=())
        assert "Sab, 28 Nov (libur)" in kadis.labels
        for _ in range(2):
            await kadis.tap("›")
        assert "Jum, 25 Des (libur)" in kadis.labels
        assert "Jumat, 25 Desember 2026: Hari Raya Natal" in kadis.last


async def test_only_who_manages_enters_stand_ins(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, staf = await away(office), office["SIM-STAF"]
        await kadis.tap("Catat, surat akan disusulkan")
        await staf.say("/kelola")
        assert "diputuskan kepala atau administrator" in staf.last
        for data in ("1jb", "1jb:::a", "1jb:::ea2.4.20261124.20261125", "1jb:::z13", "1jb:::v"):
            await staf.forge(staf.messages[-1]["message_id"], data)
            assert staf.toast == "Hal ini diputuskan kepala atau administrator unit."


async def test_a_plh_of_the_head_has_the_digest_and_what_only_a_head_may(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await opened(office)
        kadis, kasi = await away(office), office["SIM-KASI-MUTU"]
        await kadis.tap("Catat, surat akan disusulkan")
        await look(office, TUESDAY)
        await office.app.morning.look()
        await office.settle()
        assert kasi.last.startswith("Selamat pagi, Bapak")
        assert not office["SIM-KABID"].last.startswith("Selamat pagi")
        heads = {one.nama for one in await office.roster() if one.kepala}
        assert heads == {"Masdari Lamiang", "Norhayati Kumala", "Sampurna Lewi"}
        await look(office, THURSDAY)
        heads = {one.nama for one in await office.roster() if one.kepala}
        assert heads == {"Masdari Lamiang", "Norhayati Kumala"}


async def test_without_anybody_who_can_be_told_the_heads_are_warned(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await opened(office)
        kadis, kasi = await away(office), office["SIM-KASI-MUTU"]
        await kadis.tap("Catat, surat akan disusulkan")
        kasi.phone.block()
        await office.settle()
        await office.app.db.write(lambda conn: roster.mark_unreachable(conn, kasi.phone.person.id))
        await look(office, TUESDAY)
        assert await holder(office) is None
        assert "pesan tidak dapat disampaikan." in kadis.last
