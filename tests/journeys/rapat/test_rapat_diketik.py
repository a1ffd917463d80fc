"""Day and time of a rapat typed as people say them, while buttons for them are on the screen."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.actor import buttons
from tests.journeys.rapat.meeting import meeting
from tests.journeys.scenes import CASE, opened
from tests.stage import on_stage


@pytest.mark.parametrize(
    ("said", "starts"),
    [
        ("besok jam 9", datetime(2026, 11, 24, 1, tzinfo=UTC)),
        ("Selasa depan 10.00", datetime(2026, 12, 1, 2, tzinfo=UTC)),
        (
            "hari Selasa depan tanggal 24 saja ya pak jam 9",
            datetime(2026, 11, 24, 1, tzinfo=UTC),
        ),
        (
            "kalau waktu Bapak berkenan, hari Rabu tanggal 25 saja setelah apel, jam 10 pagi",
            datetime(2026, 11, 25, 2, tzinfo=UTC),
        ),
        ("Rabu, 25 November 2026 pukul 13.30 WITA", datetime(2026, 11, 25, 5, 30, tzinfo=UTC)),
    ],
)
async def test_day_and_time_are_typed_at_once_instead_of_tapped(
    tmp_path: Path, said: str, starts: datetime
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/rapat Evaluasi akhir tahun")
        await kabid.say(said)
        await kabid.answer("Ruang Rapat Bidang")
        await kabid.tap("Undang per peran")
        await kabid.tap("Kasi Mutu")
        await kabid.tap("Ringkasan undangan")
        await kabid.tap("Undang 1 orang")
        assert (await meeting(office)).subject.starts == starts
        assert await office.sound()


async def test_what_is_missing_is_asked_for_next_and_may_be_typed_too(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/rapat Evaluasi akhir tahun")
        await kabid.tap("›")
        await kabid.say("lusa")
        assert kabid.last.startswith("Evaluasi akhir tahun\nRabu, 25 November 2026. Pukul berapa?")
        await kabid.say("jam 2 siang")
        assert "tempat" in kabid.last
        await kabid.answer("Aula")
        assert "Hari: Rabu, 25 November 2026\nWaktu: 14.00\n" in kabid.last
        await kabid.tap("Hari")
        await kabid.tap("Kam, 26 Nov")
        assert "Hari: Kamis, 26 November 2026\nWaktu: 14.00\n" in kabid.last
        await kabid.say("sekian")
        assert "belum dapat dikaitkan" in kabid.last


async def test_a_tapped_day_is_followed_by_a_typed_time(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/rapat Evaluasi akhir tahun")
        await kabid.tap("Rab, 25 Nov")
        await kabid.say("setengah 9 pagi")
        await kabid.answer("Aula")
        assert "Hari: Rabu, 25 November 2026\nWaktu: 08.30\n" in kabid.last


async def test_a_question_meanwhile_is_answered_and_the_day_still_asked(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await opened(office)
        await kabid.say("/rapat Evaluasi akhir tahun")
        await kabid.say(f"siapa memegang {CASE}")
        assert "Kini di langkah 1" in kabid.last
        await kabid.say("entah")
        assert kabid.last.startswith("Belum terbaca.")
        await kabid.say("20 November 2026")
        assert "telah lewat" in kabid.last
        await kabid.say("besok")
        assert "Selasa, 24 November 2026. Pukul berapa?" in kabid.last


async def test_after_the_draft_was_discarded_words_are_nobodys_answer(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/rapat Evaluasi akhir tahun")
        await kabid.tap("Ringkasan undangan")
        await kabid.tap("Urungkan")
        await kabid.say("besok")
        assert "belum dapat dikaitkan" in kabid.last


async def test_roles_stand_two_in_a_row_only_where_both_are_read_in_full(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/rapat Evaluasi akhir tahun")
        await kabid.say("besok jam 9")
        await kabid.answer("Aula")
        await kabid.tap("Undang per peran")
        shown = kabid.messages[-1]
        rows = shown["reply_markup"]["inline_keyboard"]
        assert [[button["text"] for button in row] for row in rows[:-1]] == [
            *(["☐ Kadis", "☐ Kabid"], ["☐ Kasi Pemberdayaan"], ["☐ Kasi Mutu"]),
            *(["☐ Pelaksana Teknis"], ["☐ Staf", "☐ Tim Analisis"], ["☐ Panitia"]),
        ]
        assert buttons(shown)[-1]["text"] == "Ringkasan undangan"


async def test_a_spelled_out_hour_moves_a_rapat_and_one_that_is_not_understood_is_asked_about(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/rapat Evaluasi akhir tahun")
        await kabid.say("Kamis jam 9 pagi sampai selesai di Ruang Rapat lantai 2")
        assert "Hari: Kamis, 26 November 2026\nWaktu: 09.00\nTempat: Ruang Rapat lantai 2" in (
            kabid.last
        )
        await kabid.tap("Hari")
        await kabid.say("diundur Jumat pagi jam sembilanan")
        assert "Belum terbaca" in kabid.last
        await kabid.say("diundur Jumat pagi jam setengah sepuluh")
        assert "Hari: Jumat, 27 November 2026\nWaktu: 09.30\n" in kabid.last
