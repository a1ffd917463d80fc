"""Days and times as officials say them, reckoned from Monday, 23 November 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.moments import Said, when_said

TODAY = date(2026, 11, 23)
NINE = 9 * 60


def november(day: int, minute: int | None = None) -> Said:
    return Said(date(2026, 11, day), minute)


SAID = {
    "besok jam 9": november(24, NINE),
    "Besok, pukul 09.00 WITA": november(24, NINE),
    "Selasa depan 10.00": Said(date(2026, 12, 1), 600),
    "selasa jam 9": november(24, NINE),
    "Senin": november(30),
    "hari ini jam 14.00": november(23, 840),
    "Senin ini pukul 13.30": november(23, 810),
    "lusa": november(25),
    "hari Kamis minggu depan jam 1": Said(date(2026, 12, 3), 780),
    "jum'at 8.30": november(27, 510),
    "3 hari lagi jam 8 pagi": november(26, 480),
    "24 November 2026 pukul 10.15": november(24, 615),
    "24-11-2026": november(24),
    "25 nov jam 2 siang": november(25, 840),
    "25/11 13:00": november(25, 780),
    "tgl 30 jam 9 pagi ya pak": november(30, NINE),
    "tanggal 3": Said(date(2026, 12, 3), None),
    "2 januari jam 10": Said(date(2027, 1, 2), 600),
    "jam setengah 10": Said(None, 570),
    "diundur Jumat pagi jam setengah sepuluh": november(27, 570),
    "Jumat jam sembilan": november(27, NINE),
    "besok pukul dua belas": november(24, 720),
    "besok jam dua siang": november(24, 840),
    "setengah sembilan pagi": Said(None, 510),
    "Kamis jam 9 lewat 15": november(26, 555),
    "pkl 15.00": Said(None, 900),
    "jam 7 malam": Said(None, 1140),
    "06.30": Said(None, 390),
    "besok jam 9 di Aula": Said(date(2026, 11, 24), NINE, "Aula"),
    "Kamis depan jam 9 pagi sampai selesai di ruang rapat lantai 2": (
        Said(date(2026, 12, 3), NINE, "ruang rapat lantai 2")
    ),
    "hari Selasa depan tanggal 24 saja ya pak jam 9": november(24, NINE),
    "kalau berkenan hari Rabu tanggal 25 November 2026 mulai pukul 13.30 WITA di ruang rapat": (
        Said(date(2026, 11, 25), 810, "ruang rapat")
    ),
    "mohon izin bapak, rapatnya kami usulkan besok saja supaya semua dapat hadir": november(24),
    "tolong buatkan surat undangan untuk besok": november(24),
    "Kamis saja pak, jam 10 pagi, karena Kabid ada acara di kantor gubernur": november(26, 600),
}


@pytest.mark.parametrize("text", SAID)
def test_a_day_and_a_time_are_understood_as_they_are_said(text: str) -> None:
    assert when_said(text, TODAY) == SAID[text]


@pytest.mark.parametrize(
    "text",
    [
        *("", "kapan-kapan", "minggu depan", "secepatnya", "31/2", "jam 25", "besok jam 9 atau 10"),
        *("Jumat jam sembilanan", "besok jam makan siang", "Jumat pukul berapa saja"),
        *("Rabu, 24 November 2026", "berkas PTA-2026-001", "siapa memegang berkas besok?"),
        *("24 November 2026 atau 25 November 2026"),
        *("besok atau lusa", "Selasa atau Rabu jam 9", "hari Rabu tanggal 24 jam 9 saja ya pak"),
        *("besok jam 9 atau jam 10", "bisa hari Selasa tanggal 24 jam 9?"),
        "rapatnya nanti kira-kira jam 9 saja setelah apel pagi dan senam bersama",
    ],
)
def test_what_says_neither_or_too_much_is_left_to_others(text: str) -> None:
    assert when_said(text, TODAY) is None


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_a_day_to_come_or_none(text: str) -> None:
    said = when_said(text, TODAY)
    assert said is None or said.minute is None or 0 <= said.minute < 24 * 60
