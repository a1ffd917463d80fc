"""What other programs read of the SOPs: the printed words, and the reading beside them."""

from dataclasses import replace

import pytest

from flows.export_json import exported
from flows.ids import Nomor, Peran
from flows.kelengkapan.printed_items import printed_items
from flows.mutu_baku import MutuBaku, Waktu
from flows.sop import Baris, Branch, Ending, Kegiatan, Sop
from storage.sops import load_definitions
from tests.flows.forms import SURAT

EMPTY = MutuBaku("", (), Waktu(""), "", ())
SOPS = load_definitions().sops


def symbol(nomor: str, uraian: str, to: str, baris: Baris) -> Kegiatan:
    return Kegiatan(Nomor(nomor), nomor, uraian, (), EMPTY, (Branch("", to),), baris=baris)


def whole_form() -> Sop:
    """The small form with its symbols Mulai and Selesai, and a row that was forgotten in print."""
    draft, review, sign = SURAT.kegiatan
    added = replace(sign, nomor=Nomor("2a"), no_tercetak="", branches=(Branch("", "3"),))
    rows = (
        symbol("0", "Mulai", "1", Baris.MULAI),
        draft,
        replace(
            review,
            branches=(replace(review.branches[0], to="2a"), *review.branches[1:]),
            jointly=(Peran("staf"),),
        ),
        replace(added, baris=Baris.SISIPAN),
        sign,
        symbol("4", "Selesai", "akhir:selesai", Baris.SELESAI),
    )
    return replace(SURAT, kegiatan=rows, endings=(*SURAT.endings, Ending("batal", "Batal", False)))


def test_the_small_form_is_printed_as_the_form_asks() -> None:
    (sop,) = exported((whole_form(),))
    rows = sop.pop("kegiatan")
    assert sop == {
        "id": "surat-contoh",
        "unit": "dinas-contoh",
        "nama": "PENYUSUNAN SURAT CONTOH",
        "pelaksana": ["Staf", "Kepala Seksi", "Kepala Bidang"],
    }
    assert isinstance(rows, list)
    assert rows[2] == {
        "nomor": "2",
        "uraian": "Kegiatan 2",
        "pelaksana": ["Kepala Seksi", "Staf"],
        "keyakinan": "pasti",
        "kelengkapan": [],
        "waktu": "60 Menit",
        "output": [],
        "keterangan": "",
        "lanjut": [
            {"label": "Setuju", "ke": "3", "dasar": "urutan"},
            {"label": "Perbaiki", "ke": "1", "dasar": "urutan"},
        ],
    }
    assert [(row["nomor"], [way["ke"] for way in row["lanjut"]]) for row in rows] == [
        ("0", ["1"]),
        ("1", ["2"]),
        ("2", ["3", "1"]),
        ("3", ["4"]),
        ("4", ["akhir:selesai"]),
    ]


@pytest.mark.parametrize("sop", SOPS, ids=lambda sop: sop.id)
def test_every_printed_row_is_there_and_is_led_to(sop: Sop) -> None:
    (values,) = exported((sop,))
    rows = values["kegiatan"]
    assert isinstance(rows, list)
    printed = [row.nomor for row in sop.kegiatan if row.baris is not Baris.SISIPAN]
    assert [row["nomor"] for row in rows] == printed
    led_to = {way["ke"] for row in rows for way in row["lanjut"]}
    assert set(printed[1:]) <= led_to
    endings = {to for to in led_to if to.startswith("akhir:")}
    assert led_to - endings <= set(printed)
    assert endings == {f"akhir:{ending.kode}" for ending in sop.endings}


@pytest.mark.parametrize("sop", SOPS, ids=lambda sop: sop.id)
def test_the_items_of_a_box_are_its_printed_words(sop: Sop) -> None:
    for row in sop.kegiatan:
        mutu = row.mutu_baku
        for text, read in (
            (mutu.kelengkapan_text, mutu.kelengkapan),
            (mutu.output_text, mutu.output),
        ):
            items = printed_items(text, tuple(item.nama for item in read))
            assert bool(items) == bool(text)
            at = 0
            for item in items:
                at = text.index(item, at) + len(item)


@pytest.mark.parametrize(
    ("text", "names", "items"),
    [
        ("", (), ()),
        ("Telaahan Staf", ("Telaahan Staf",), ("Telaahan Staf",)),
        ("1. Renja 2. RKA 3. DPA", (), ("Renja", "RKA", "DPA")),
        ("5. Dokumen perusahaan 7. email, dll", (), ("Dokumen perusahaan", "email, dll")),
        ("3. Database 4. Rencana 5.", (), ("Database", "Rencana")),
        ("• Pagu • Daftar paket", (), ("Pagu", "Daftar paket")),
        ("- Berita acara", (), ("Berita acara",)),
        ("a. Surat b. Form", (), ("Surat", "Form")),
        ("Data diperoleh dari : 9. SPSE 10. SIKAP", (), ("SPSE", "SIKAP")),
        ("Surat Undangan dan Permohonan", ("Surat Undangan", "Permohonan"),
         ("Surat Undangan", "Permohonan")),
        ("Instrumen Monitoring Jadwal", ("Instrumen Monitoring", "Jadwal"),
         ("Instrumen Monitoring", "Jadwal")),
        ("Disposisi, Aturan Perundang - Undangan", ("Disposisi Kabid", "Aturan Perundang-undangan"),
         ("Disposisi", "Aturan Perundang - Undangan")),
        ("Metode, cara ditetapkan", ("Metode", "Cara"), ("Metode, cara ditetapkan",)),
        ("Peraturan Perundang - Undangan", ("Peraturan",), ("Peraturan Perundang - Undangan",)),
    ],
)  # fmt: skip
def test_a_box_is_parted_where_it_is_marked_or_where_its_reading_bears_it_out(
    text: str, names: tuple[str, ...], items: tuple[str, ...]
) -> None:
    assert printed_items(text, names) == items
