"""Names of documents: fit to be shown, and to be written on any disk."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.kelengkapan.checked import Jenis
from storage.kelengkapan.names import BYTES_LIMIT, NAME_LIMIT, clean_name, named


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("Surat Undangan Rapat 23-11-2026.pdf", "Surat Undangan Rapat 23-11-2026.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\kantor\\nota.docx", "nota.docx"),
        ("folder/", "folder"),
        ("surat\x00\x1b[31m.pdf", "surat[31m.pdf"),
        ("surat\u202efdp.exe", "suratfdp.exe"),
        ("su\u200brat\ufeff\u2066.pdf", "surat.pdf"),
        ("surat\nundangan\t 1\u2028.pdf", "surat undangan 1 .pdf"),
        ('a<b>:"c"|?*.pdf', "a_b___c____.pdf"),
        ("surat. . ", "surat"),
        (".pdf", "dokumen.pdf"),
        ("..", "dokumen"),
        ("", "dokumen"),
        ("\u202e\u200b", "dokumen"),
        ("CON", "_CON"),
        ("nul.pdf", "_nul.pdf"),
        ("Com1 .tar.gz", "_Com1 .tar.gz"),
        ("console.pdf", "console.pdf"),
        ("a" * 300 + ".pdf", "a" * 75 + "….pdf"),
        ("e\u0301.pdf", "\u00e9.pdf"),
        ("a\ud800b.pdf", "ab.pdf"),
    ],
)
def test_a_name_is_cleaned(given_name: str, shown: str) -> None:
    assert clean_name(given_name) == shown


@given(st.text(max_size=400))
def test_a_clean_name_fits_every_disk_and_stays_as_it_is(text: str) -> None:
    name = clean_name(text)
    assert clean_name(name) == name
    assert 0 < len(name) <= NAME_LIMIT
    assert len(name.encode()) <= BYTES_LIMIT
    assert not any(unicodedata.category(c)[0] == "C" or c in '/\\<>:"|?*' for c in name)
    assert name.strip(" .") == name


@pytest.mark.parametrize(
    ("given_name", "jenis", "shown"),
    [
        ("surat.pdf", Jenis.PDF, "surat.pdf"),
        ("foto.JPEG", Jenis.JPG, "foto.JPEG"),
        ("foto.jpg", Jenis.PNG, "foto.png"),
        ("surat.pdf.exe", Jenis.PDF, "surat.pdf"),
        ("Rapat 23.11.2026", Jenis.PDF, "Rapat 23.11.2026.pdf"),
        ("No. 12 tentang Jadwal", Jenis.DOCX, "No. 12 tentang Jadwal.docx"),
        ("b" * 200, Jenis.XLSX, "b" * 74 + "….xlsx"),
    ],
)
def test_a_name_gets_the_suffix_of_the_content(given_name: str, jenis: Jenis, shown: str) -> None:
    assert named(clean_name(given_name), jenis) == shown
