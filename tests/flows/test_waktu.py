"""Waktu baku is read from its printed words, and from nothing else."""

import pytest

from flows.mutu_baku import Satuan, Waktu
from flows.reading.waktu import read_waktu, unreadable

READ = [
    ("60 Menit", "", 60, Satuan.MENIT, None),
    ("60 Menit", "1 hari/8 Jam", 60, Satuan.MENIT, 1),
    ("600 menit", "5 hari kerja (2 jam/ hari)", 600, Satuan.MENIT, 5),
    ("900 menit", "3 Hari Kerja", 900, Satuan.MENIT, 3),
    ("30 menit", "SOP Penyusunan Laporan", 30, Satuan.MENIT, None),
    ("2 Jam", "", 2, Satuan.JAM, None),
    ("3 hari", "", 3, Satuan.HARI, None),
    ("3 hari", "5 hari kerja", 3, Satuan.HARI, None),
    ("5 hari kerja", "", 5, Satuan.HARI_KERJA, None),
    ("30 hari kalender", "", 30, Satuan.HARI_KALENDER, None),
    ("5 (lima) hari kerja", "", 5, Satuan.HARI_KERJA, None),
    ("1 hari/8 Jam", "", 1, Satuan.HARI, None),
    ("2 minggu", "", 14, Satuan.HARI_KALENDER, None),
    ("3 bulan", "", 3, Satuan.BULAN, None),
    ("1 tahun.", "", 12, Satuan.BULAN, None),
]
NO_LIMIT = ["", "-", "N/A", "Sesuai kontrak", "Sesuai kebutuhan"]
NEITHER = ["2", "secepatnya", "5 atau 6 hari", "hari", "1.5 jam"]


@pytest.mark.parametrize(("text", "keterangan", "amount", "satuan", "span"), READ)
def test_printed_words_become_amount_satuan_and_span(
    text: str, keterangan: str, amount: int, satuan: Satuan, span: int | None
) -> None:
    waktu = read_waktu(text, keterangan)
    assert waktu == Waktu(text, amount, satuan, span)
    assert not unreadable(waktu)


@pytest.mark.parametrize("text", NO_LIMIT)
def test_words_that_set_no_limit_start_no_timer_and_need_no_reading(text: str) -> None:
    assert read_waktu(text) == Waktu(text)
    assert not unreadable(Waktu(text))


@pytest.mark.parametrize("text", NEITHER)
def test_words_that_are_no_time_are_kept_and_must_be_declared(text: str) -> None:
    assert read_waktu(text) == Waktu(text)
    assert unreadable(Waktu(text))
