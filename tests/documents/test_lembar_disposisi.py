"""The lembar disposisi: what was given in the chat, on the sheet that the office knows."""

import struct
from dataclasses import replace
from pathlib import Path

from flows.kelengkapan.disposisi import Instruksi, Sifat
from storage.kelengkapan.disposisi import Labels, LembarDisposisi, Tick, as_pdf, as_pngs
from tests.documents.readers import assert_sound, sheets, text

LABELS = Labels(
    nomor="Nomor surat/berkas",
    sifat="Sifat",
    dari="Dari",
    tanggal="Tanggal",
    perihal="Perihal",
    kepada="Diteruskan kepada",
    lain="Juga kepada",
    instruksi="Dengan hormat harap",
    catatan="Catatan",
    batas="Batas waktu",
)
LEMBAR = LembarDisposisi(
    unit="Bidang Bina Konstruksi",
    title="LEMBAR DISPOSISI",
    nomor="PTA-2026-014",
    perihal="Pelatihan tenaga ahli",
    dari="Kepala Dinas",
    tanggal="23 November 2026",
    sifat=tuple(Tick(one.value, one is Sifat.SEGERA) for one in Sifat),
    kepada="Kepala Bidang (Ibu Ratna)",
    lain=("Kepala Seksi Kelembagaan", "Kepala Seksi Pengaturan"),
    instruksi=tuple(Tick(one.value, one is Instruksi.PROSES) for one in Instruksi),
    catatan="Mohon disiapkan jadwal.\nKoordinasi dengan LPJK.",
    batas="27 November 2026",
    jabatan="Kepala Dinas",
    nama="Bapak Yusuf",
    footer="Konsep — nomor dan tanda tangan resmi di SRIKANDI",
    labels=LABELS,
)


def written(lembar: LembarDisposisi, folder: Path) -> Path:
    path = folder / "disposisi.pdf"
    path.write_bytes(as_pdf(lembar))
    assert_sound(path)
    return path


def test_the_sheet_says_all_that_was_given_and_that_it_is_a_draft(tmp_path: Path) -> None:
    path = written(LEMBAR, tmp_path)
    said = text(path)
    everything = [
        *(LEMBAR.unit, LEMBAR.title, LEMBAR.nomor, LEMBAR.perihal, LEMBAR.dari, LEMBAR.tanggal),
        *(LEMBAR.kepada, *LEMBAR.lain, LEMBAR.batas, LEMBAR.jabatan, LEMBAR.nama, LEMBAR.footer),
        *(one.text for one in (*LEMBAR.sifat, *LEMBAR.instruksi)),
        *("Mohon disiapkan jadwal.", "Koordinasi dengan LPJK."),
        *(getattr(LABELS, name) for name in Labels.__slots__),
    ]
    assert [words for words in everything if words not in said] == []
    assert sheets(path) == [(595, 842)]


def test_what_was_ticked_has_a_mark_and_the_rest_an_empty_box(tmp_path: Path) -> None:
    said = text(written(LEMBAR, tmp_path))
    assert (said.count("☑"), said.count("☐")) == (2, len(Sifat) + len(Instruksi) - 2)
    assert "☑ segera" in said
    assert "☐ rahasia" in said


def test_a_disposisi_without_note_day_and_others_leaves_their_places_out(tmp_path: Path) -> None:
    said = text(written(replace(LEMBAR, lain=(), catatan="", batas="", nama=""), tmp_path))
    assert "Juga kepada" not in said
    assert "Batas waktu" not in said
    assert "………" in said


def test_a_long_note_goes_on_on_a_second_sheet(tmp_path: Path) -> None:
    long = replace(LEMBAR, catatan="Mohon diperhatikan. " * 400 + "Selesai.")
    path = written(long, tmp_path)
    assert len(sheets(path)) == len(as_pngs(long)) == 2
    assert "Selesai." in text(path)


def test_a_note_that_looks_like_a_program_stays_words(tmp_path: Path) -> None:
    note = '#panic("x") #eval("1") $1/0$ *tebal* @ref <a> \\u{2611}'
    hostile = replace(LEMBAR, catatan=f"{note} \u202e\0{'x' * 300}")
    said = text(written(hostile, tmp_path))
    assert note in said
    assert "x" * 300 in said.replace(" ", "")


def test_the_picture_for_the_chat_is_large_enough_to_be_read_on_a_phone() -> None:
    (picture,) = as_pngs(LEMBAR)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    assert (width, height) == (909, 1286)


def test_the_same_disposisi_is_the_same_sheet() -> None:
    assert as_pdf(LEMBAR) == as_pdf(LEMBAR)
