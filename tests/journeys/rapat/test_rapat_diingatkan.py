"""A step whose rapat is still to come: reminders name it, and do not repeat themselves until it."""

from pathlib import Path

from storage.waktu.alarms import failed
from tests.actor import Actor
from tests.journeys.rapat.meeting import panitia
from tests.journeys.waktu.waiting import reminders, wait_until, wita

RAPAT = "Rapat langkah ini dijadwalkan Jumat, 27 November 2026 pukul 09.00 WITA."


async def called_for_friday(ketua: Actor) -> None:
    """The meeting of step 11, whose limit is on Monday, is called for Friday at nine."""
    await ketua.tap("Rapat / undangan")
    await ketua.tap("Jum, 27 Nov")
    await ketua.tap("09.00")
    await ketua.answer("Ruang Rapat Bidang")
    await ketua.tap("Undang 5 orang")


async def test_a_late_step_is_not_repeated_every_morning_while_its_rapat_lies_ahead(
    tmp_path: Path,
) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called_for_friday(ketua)
        await wait_until(office, wita(27, 10))
        assert [RAPAT in text for text in ketua.heard if "melewati waktu baku" in text] == [True]
        assert await office.app.db.read(failed) == []


async def test_the_repetition_goes_on_the_morning_after_the_rapat_without_its_line(
    tmp_path: Path,
) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called_for_friday(ketua)
        await wait_until(office, wita(30, 10))
        said = [RAPAT in text for text in ketua.heard if "melewati waktu baku" in text]
        assert said == [True, False]


async def test_a_cancelled_rapat_silences_no_further_morning(tmp_path: Path) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called_for_friday(ketua)
        await wait_until(office, wita(24, 16))
        before = len(reminders(ketua))
        await ketua.tap("Batalkan rapat")
        await ketua.answer("Narasumber berhalangan.")
        await wait_until(office, wita(25, 10))
        assert len(reminders(ketua)) == before + 1


async def test_the_morning_digest_names_the_rapat_of_a_late_step(tmp_path: Path) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called_for_friday(ketua)
        office.clock.now = wita(25, 7, 45)
        await office.app.morning.look()
        await office.settle()
        assert RAPAT in office["SIM-KABID"].last
