"""Catatan says as what people were known at the time, and until when a post was really held."""

from datetime import timedelta
from pathlib import Path

from tests.actor import Actor
from tests.journeys.admin.test_pegawai_pindah import found
from tests.journeys.people.standing_in import away
from tests.stage import Stage, on_stage


async def catatan(office: Stage) -> str:
    """What the Kadis reads under Catatan."""
    kadis: Actor = office["SIM-KADIS"]
    await kadis.say("/kelola")
    await kadis.tap("Catatan")
    return kadis.last


async def test_who_leaves_today_was_there_today_and_the_successor_was_what_he_was(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis = office["SIM-KADIS"]
        await kadis.say("/kelola")
        await kadis.tap("Pegawai")
        await found(kadis, "Norhayati")
        await kadis.tap("Pindah / keluar")
        await found(kadis, "Rusdiani")
        await kadis.tap("Jabatannya ikut")
        await kadis.tap("Ya, catat")
        noted = await catatan(office)
        assert "hari terakhir Senin, 23 November 2026 pukul 08.36 WITA" in noted
        assert "22 November" not in noted
        assert "pengganti: Kepala Seksi Pemberdayaan" in noted
        assert "beralih kepada Kepala Seksi Pemberdayaan" in noted


async def test_a_plh_that_ran_this_morning_has_ended_and_the_letter_is_noted(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await away(office, days=("Sen, 23 Nov", "Sel, 24 Nov"))
        await kadis.tap("Tulis dasar surat, lalu catat")
        await kadis.answer("SK 821/17/2026")
        office.clock.now += timedelta(hours=2)
        await kadis.say("/kelola")
        await kadis.tap("Pejabat, Plh dan Plt")
        await kadis.tap("Akhiri: 1.")
        await kadis.tap("Ya, akhiri sekarang")
        noted = await catatan(office)
        assert "dibatalkan" not in noted
        assert "pukul 08.38 WITA sampai Senin, 23 November 2026 pukul 10.42 WITA" in noted
        assert "Dasar: SK 821/17/2026." in noted
