"""A stand-in who is not linked, several posts stood in for at once, and what is refused."""

from pathlib import Path
from sqlite3 import Connection

from flows.ids import Peran
from storage.people import posts
from tests.journeys.admin.test_pegawai_pindah import person
from tests.journeys.people.standing_in import away, look
from tests.journeys.people.test_sekretaris import appointed
from tests.journeys.scenes import opened
from tests.stage import Stage, on_stage

LATER = "Catat, surat akan disusulkan"


async def two_posts(office: Stage) -> None:
    """The Kabid holds the post of the Kasi too."""
    kabid, kasi = await person(office, "Norhayati Kumala"), await person(office, "Rusdiani Sapta")
    at = office.clock.now

    def work(conn: Connection) -> None:
        posts.hold(conn, kasi.id, (), at.date(), at)
        posts.hold(conn, kabid.id, (*kabid.peran, Peran("kasi")), at.date(), at)

    await office.app.db.write(work)
    await look(office, at)


async def test_a_stand_in_who_cannot_be_told_is_said_and_can_be_invited(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await office.app.db.write(
            lambda conn: conn.execute(
                "UPDATE officials SET chat_id = NULL WHERE nama = 'Sampurna Lewi'"
            )
        )
        kadis = await away(office, days=("Sen, 23 Nov", "Sel, 24 Nov"))
        assert "Bapak Sampurna Lewi) belum terhubung ke Telegram" in kadis.last
        assert "Undang: Bapak Sampurna Lewi" in kadis.labels
        await kadis.tap(LATER)
        assert "belum terhubung ke Telegram" in kadis.last
        await kadis.tap("Undang: Bapak Sampurna Lewi")
        assert "Sampurna Lewi" in kadis.last


async def test_all_that_stand_in_for_one_person_end_at_once(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await opened(office)
        await two_posts(office)
        kadis = await away(office, days=("Sen, 23 Nov", "Sel, 24 Nov"))
        await kadis.tap(LATER)
        told = next(text for text in office["SIM-KABID"].heard if "Sesudah itu" in text)
        assert (told.count("Sesudah itu"), told.count("• ")) == (1, 2)
        await kadis.tap("Akhiri: 1.")
        assert "Penugasan lain yang menggantikan" in kadis.last
        await kadis.tap("Akhiri semuanya (2)")
        assert "belum ada Plh atau Plt" in kadis.last
        assert "masih digantikan" not in office["SIM-KABID"].last


async def test_where_one_of_two_goes_on_the_person_reads_that(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await two_posts(office)
        kadis = await away(office, days=("Sen, 23 Nov", "Sel, 24 Nov"))
        await kadis.tap(LATER)
        await kadis.tap("Akhiri: 1.")
        await kadis.tap("Ya, akhiri sekarang")
        told = next(t for t in office["SIM-KABID"].heard if "masih digantikan oleh" in t)
        assert "sebagai Plh. Kepala Seksi Pemberdayaan" in told


async def test_after_the_letter_the_older_screen_enters_nothing_and_thanks_for_nothing(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await away(office, days=("Sen, 23 Nov", "Sel, 24 Nov"))
        message, button = kadis.button(LATER)
        await kadis.tap("Tulis dasar surat, lalu catat")
        closed = next(m for m in kadis.messages if m["message_id"] == message["message_id"])
        assert LATER not in str(closed)
        await kadis.answer("SK 821/17/2026")
        await kadis.forge(message["message_id"], button["callback_data"])
        assert "terima kasih" not in (kadis.toast or "").lower()


async def test_a_secretary_who_cannot_be_told_is_said_and_can_be_invited(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = office["SIM-KADIS"]
        await appointed(office)
        assert "belum terhubung" not in kadis.last
        await office.app.db.write(
            lambda conn: conn.execute(
                "UPDATE officials SET chat_id = NULL WHERE nama = 'Udin Paranggi'"
            )
        )
        await kadis.say("/kelola")
        await kadis.tap("Pejabat, Plh dan Plt")
        await kadis.tap("Sekretaris pimpinan")
        assert "Bapak Udin Paranggi) belum terhubung ke Telegram" in kadis.last
        await kadis.tap("Undang: Bapak Udin Paranggi")
        assert "Udin Paranggi" in kadis.last
