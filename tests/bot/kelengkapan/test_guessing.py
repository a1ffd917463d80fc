"""Which kelengkapan a file name speaks of."""

import pytest

from bot.kelengkapan.guessing import guess
from flows.mutu_baku import Kelengkapan

ITEMS = tuple(
    Kelengkapan(nama.lower(), nama)
    for nama in ("Draf Surat Tugas Panitia", "Draf Surat Undangan", "Notulen Rapat", "RAB")
)


@pytest.mark.parametrize(
    ("nama", "place"),
    [
        ("Surat Tugas Panitia final rev2.docx", 0),
        ("surat_undangan_peserta.pdf", 1),
        ("NOTULEN rapat 23-11-2026.pdf", 2),
        ("notul rapat.pdf", 2),
        ("rab.xlsx", 3),
        ("Surat.pdf", None),
        ("IMG-20261123-WA0007.jpg", None),
        ("scan0001.pdf", None),
        ("", None),
        ("laporan keuangan.pdf", None),
    ],
)
def test_a_file_name_speaks_of_one_kelengkapan_or_of_none(nama: str, place: int | None) -> None:
    assert guess(nama, ITEMS) == place


def test_a_name_that_fits_two_alike_is_asked() -> None:
    twins = (Kelengkapan("a", "Surat Tugas"), Kelengkapan("b", "Surat Undangan"))
    assert guess("surat.pdf", twins) is None


def test_where_the_name_tells_nothing_the_caption_is_asked() -> None:
    twins = (Kelengkapan("a", "Surat Tugas"), Kelengkapan("b", "Surat Undangan"))
    assert guess("DOC-20261123-WA0007.pdf", twins, "Surat undangan rapat, mohon diproses") == 1
    assert guess("surat tugas.pdf", twins, "Undangan rapat") == 0


PAPERS = tuple(
    Kelengkapan(nama.lower(), nama)
    for nama in (
        "Fotocopy Nomor Induk Berusaha (NIB) / Tanda Daftar Perusahaan (TDP)",
        "Fotocopy SIUP/SIUJK/Surat Izin Usaha sesuai bidang masing-masing",
        "Daftar Kuantitas Harga",
    )
)


@pytest.mark.parametrize(
    ("nama", "place"),
    [("NIB CV Meratus.pdf", 0), ("SIUP 2026.pdf", 1), ("dkh rev2.xlsx", 2), ("PPK.pdf", None)],
)
def test_an_abbreviation_in_the_file_name_speaks_of_the_item(nama: str, place: int | None) -> None:
    assert guess(nama, PAPERS) == place
