"""A leaving to come is told to whom it concerns, seen, and withdrawn; a successor reads what is
theirs."""

from pathlib import Path

from flows.people.leaving import Leave
from storage.people import leaving
from tests.actor import Actor
from tests.journeys.admin.test_pegawai_pindah import found, person
from tests.journeys.people.standing_in import look
from tests.journeys.scenes import opened
from tests.stage import Stage, on_stage


async def planned(office: Stage, *, posts: bool = False) -> Actor:
    """The Kadis enters that the Kabid leaves on Wednesday and that the Kasi comes after her."""
    kadis = office["SIM-KADIS"]
    await kadis.say("/kelola")
    await kadis.tap("Pegawai")
    await found(kadis, "Norhayati")
    await kadis.tap("Pindah / keluar")
    await found(kadis, "Rusdiani")
    await kadis.tap("Hari lain")
    await kadis.tap("Rab, 25 Nov")
    if posts:
        await kadis.tap("Jabatannya ikut")
    await kadis.tap("Ya, catat")
    return kadis


async def test_the_confirmation_says_what_the_summary_said_and_everybody_is_told(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await planned(office)
        assert "jabatan: Kepala Bidang Bina Konstruksi, berakhir" in kadis.last
        assert "semuanya beralih" not in kadis.last
        for code in ("SIM-KABID", "SIM-KASI"):
            assert "mulai Rabu, 25 November 2026" in office[code].last
            assert "Kepala Bidang Bina Konstruksi" in office[code].last
        assert "Jabatan berikut tidak ikut beralih" in office["SIM-KASI"].last


async def test_it_is_seen_on_the_persons_screen_and_withdrawn_after_a_question(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await planned(office)
        await kadis.tap("Kembali")
        assert "tidak lagi bertugas mulai Rabu, 25 November 2026" in kadis.last
        assert "Pengganti: " in kadis.last
        await kadis.tap("Batalkan rencana pindah")
        assert await office.app.db.read(leaving.about_to_leave) != frozenset()
        await kadis.tap("Ya, batalkan")
        assert await office.app.db.read(leaving.about_to_leave) == frozenset()
        for code in ("SIM-KABID", "SIM-KASI"):
            assert "dibatalkan" in office[code].last


async def test_the_successor_reads_which_posts_are_theirs_and_that_they_are_a_head(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        await planned(office, posts=True)
        await look(office, office.clock.now.replace(day=25, hour=0))
        told = next(text for text in office["SIM-KASI"].heard if "melanjutkan" in text)
        assert "jabatan: Kepala Bidang Bina Konstruksi" in told
        assert "jabatan yang tetap dipegang: Kepala Seksi Pemberdayaan" in told
        assert "sebagai kepala: ringkasan pagi" in told
        assert ": 0" not in told


async def test_where_the_post_did_not_pass_nobody_reads_of_a_successor_in_it(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        await opened(office)
        kabid, kasi = (
            await person(office, "Norhayati Kumala"),
            await person(office, "Rusdiani Sapta"),
        )
        at = office.clock.now
        leave = Leave(kabid.id, kasi.id, at.date())
        await office.app.db.write(
            lambda conn: leaving.enter(conn, kabid.unit, leave, None, at.date(), at)
        )
        await look(office, at)
        told = next(t for t in office["SIM-KADIS"].heard if "tidak lagi bertugas" in t)
        assert "digantikan" not in told
        assert "Penggantinya" not in told
        assert "Langkah yang kembali kepada jabatannya: 1." in told
        assert ": 0" not in told
