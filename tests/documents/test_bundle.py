"""The dokumen of a berkas leave as one ZIP or one PDF, with a list of who gave what and when."""

import io
import stat
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from flows.kelengkapan.checked import Jenis
from storage.failures import StorageFailed
from storage.kelengkapan.bundle import Bundled, Cover, entry_names, pdf_bundle, zip_bundle
from storage.kelengkapan.checking import examine
from tests.documents.offices import office
from tests.documents.pdfs import pdf, written
from tests.documents.pictures import jpg
from tests.documents.readers import assert_sound, sheets, text
from tests.documents.test_shelf import most_a_file_may_hold

AT = datetime(2026, 11, 23, 8, 30, tzinfo=timezone(timedelta(hours=8)))
COVER = Cover(
    unit="Bidang Bina Konstruksi",
    title="DAFTAR DOKUMEN",
    facts=(("Nomor berkas", "PTA-2026-014"), ("SOP", "Pelatihan Tenaga Ahli")),
    columns=("No", "Lk.", "Dokumen", "Versi", "Oleh", "Kapan", "Ukuran", "Letak"),
    page="hal.",
    in_zip="terlampir dalam ZIP",
    note="Tanda tangan elektronik diperiksa pada dokumen asli dalam ZIP.",
    footer="Dibuat 23 November 2026",
)
ONE_PAGE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
CHAIN = [*(b"<< /A %d 0 R >>" % n for n in range(5, 3000)), b"<< >>"]
HOSTILE = '#panic("x") $1/0$ @ref <a> \\ #image("/etc/passwd") \u202egpj\ud800'


def given(path: Path | None, langkah: str, judul: str, nama: str, jenis: Jenis | None) -> Bundled:
    return Bundled(
        langkah=langkah,
        judul=judul,
        nama=nama,
        version=2,
        post="Kepala Seksi",
        person="Ibu Sari",
        at=AT,
        when="23 November 2026 08.30 WITA",
        size="1,2 KB",
        sha256="" if path is None else sha256(path.read_bytes()).hexdigest(),
        jenis=jenis,
        path=path,
        elsewhere="fisik diserahkan" if path is None else "",
    )


@pytest.fixture
def documents(tmp_path: Path) -> tuple[Bundled, ...]:
    """An invitation of two pages, a photo, a Word file, a paper, a damaged PDF, two pages more."""

    def shelved(content: bytes) -> Path:
        path = tmp_path / sha256(content).hexdigest()
        path.write_bytes(content)
        return path

    return (
        given(shelved(pdf(2)), "7", "Undangan", "undangan.pdf", Jenis.PDF),
        given(shelved(jpg()), "7", "Daftar hadir", "../foto\u202e.exe", Jenis.JPG),
        given(shelved(office("docx")), "8", "Notulen", "notulen.docx", Jenis.DOCX),
        given(None, "8", "Surat tugas", "", None),
        given(shelved(pdf(1)[:-200]), "9", "Laporan", "laporan.pdf", Jenis.PDF),
        given(shelved(pdf(3)), "10", "Sertifikat", "Undangan.PDF", Jenis.PDF),
    )


def test_the_zip_holds_every_dokumen_as_it_was_given(
    tmp_path: Path, documents: tuple[Bundled, ...]
) -> None:
    zip_bundle(documents, COVER, tmp_path / "bundel.zip")
    with ZipFile(tmp_path / "bundel.zip") as made:
        assert made.testzip() is None
        assert made.namelist() == [
            "daftar-dokumen.pdf",
            "07-01 undangan.pdf",
            "07-02 foto.jpg",
            "08-03 notulen.docx",
            "09-05 laporan.pdf",
            "10-06 Undangan.PDF",
        ]
        kept = [one.path for one in documents if one.path is not None]
        assert [made.read(name) for name in made.namelist()[1:]] == [p.read_bytes() for p in kept]
        assert {entry.date_time for entry in made.infolist()} == {(2026, 11, 23, 8, 30, 0)}
    assert stat.S_IMODE((tmp_path / "bundel.zip").stat().st_mode) == 0o600


def test_the_list_says_step_version_who_when_and_where(
    tmp_path: Path, documents: tuple[Bundled, ...]
) -> None:
    zip_bundle(documents[:1] + documents[3:4], COVER, tmp_path / "bundel.zip")
    with ZipFile(tmp_path / "bundel.zip") as made:
        (tmp_path / "daftar.pdf").write_bytes(made.read("daftar-dokumen.pdf"))
    assert_sound(tmp_path / "daftar.pdf")
    said = text(tmp_path / "daftar.pdf")
    for words in ("PTA-2026-014", "Pelatihan Tenaga Ahli", "Undangan", "Ibu Sari", "1,2 KB"):
        assert words in said
    assert documents[0].sha256[:8] in said
    assert said.index("Kepala Seksi") < said.index("Ibu Sari")
    assert "07-01 undangan.pdf" in said
    assert "fisik diserahkan" in said


def test_names_in_the_zip_are_unique_and_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(pdf())
    one = given(tmp_path / "a", "../7", "x", "C:\\..\\/etc/CON", Jenis.PDF)
    names = entry_names([one, one, replace(one, nama="x" * 300), replace(one, langkah="")])
    assert [name[:6] for name in names] == ["07-01 ", "07-02 ", "07-03 ", "00-04 "]
    assert len(set(names)) == 4
    assert all("/" not in name and "\\" not in name and len(name) < 100 for name in names)


def test_the_pdf_shows_every_page_in_order_after_the_list(
    tmp_path: Path, documents: tuple[Bundled, ...]
) -> None:
    left_out = pdf_bundle(documents, COVER, tmp_path / "bundel.pdf")
    assert [one.judul for one in left_out] == ["Notulen", "Surat tugas", "Laporan"]
    assert_sound(tmp_path / "bundel.pdf")
    assert sheets(tmp_path / "bundel.pdf") == [*[(595, 842)] * 3, (842, 595), *[(595, 842)] * 3]
    said = text(tmp_path / "bundel.pdf")
    for words in ("hal. 2–3", "hal. 4", "terlampir dalam ZIP", "fisik diserahkan", "hal. 5–7"):
        assert words in said
    reader = PdfReader(tmp_path / "bundel.pdf")
    marks = [mark for mark in reader.outline if not isinstance(mark, list)]
    assert [(mark.title, reader.get_destination_page_number(mark)) for mark in marks] == [
        ("7. Undangan", 1),
        ("7. Daftar hadir", 3),
        ("10. Sertifikat", 4),
    ]


def test_a_list_of_many_sheets_still_names_the_right_pages(
    tmp_path: Path, documents: tuple[Bundled, ...]
) -> None:
    pdf_bundle([documents[0]] * 60, COVER, tmp_path / "bundel.pdf")
    pages = len(sheets(tmp_path / "bundel.pdf"))
    assert pages - 120 > 1
    assert f"hal. {pages - 1}–{pages}" in text(tmp_path / "bundel.pdf")


def test_titles_that_look_like_a_program_stay_words(
    tmp_path: Path, documents: tuple[Bundled, ...]
) -> None:
    hostile = replace(documents[0], judul=HOSTILE, nama=HOSTILE, post=HOSTILE, person=HOSTILE)
    cover = replace(COVER, unit=HOSTILE, title=HOSTILE, facts=((HOSTILE, HOSTILE),), note=HOSTILE)
    pdf_bundle([hostile], cover, tmp_path / "bundel.pdf")
    assert_sound(tmp_path / "bundel.pdf")
    shown = '#panic("x") $1/0$ @ref <a> \\ #image("/etc/passwd") gpj'
    assert shown in text(tmp_path / "bundel.pdf")
    (mark,) = PdfReader(tmp_path / "bundel.pdf").outline
    assert not isinstance(mark, list)
    assert mark.title == f"7. {shown}"


def test_scripts_actions_and_attachments_are_not_carried_into_the_one_pdf(
    tmp_path: Path, documents: tuple[Bundled, ...]
) -> None:
    (tmp_path / "giat.pdf").write_bytes(active_pdf())
    assert examine(tmp_path / "giat.pdf", "giat.pdf").active
    active = replace(documents[0], path=tmp_path / "giat.pdf")
    assert pdf_bundle([active], COVER, tmp_path / "bundel.pdf") == ()
    assert_sound(tmp_path / "bundel.pdf")
    reader = PdfReader(tmp_path / "bundel.pdf")
    assert set(reader.root_object) == {"/Type", "/Pages", "/Outlines"}
    page = reader.pages[1]
    assert "/AA" not in page
    assert [note.get_object()["/Subtype"] for note in page["/Annots"]] == ["/FreeText"]
    raw = (tmp_path / "bundel.pdf").read_bytes()
    assert [
        word for word in (b"JavaScript", b"/OpenAction", b"/Movie", b".apk") if word in raw
    ] == []


@pytest.mark.parametrize(
    "pages",
    [
        [b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"],
        [b"<< /Type /Pages /Kids [99 0 R (x) 5] /Count 3 >>"],
        [
            ONE_PAGE,
            b"<< /Type /Page /Parent 2 0 R /Resources " + b"[" * 5000 + b"]" * 5000 + b" >>",
        ],
        [ONE_PAGE, b"<< /Type /Page /Parent 2 0 R /Resources 4 0 R >>", *CHAIN],
    ],
    ids=["its own child", "no pages", "deep", "endless"],
)
def test_a_pdf_that_no_reader_gets_through_is_left_out_and_the_rest_is_there(
    tmp_path: Path, documents: tuple[Bundled, ...], pages: list[bytes]
) -> None:
    hostile = written([b"<< /Type /Catalog /Pages 2 0 R >>", *pages])
    (tmp_path / "jahat.pdf").write_bytes(hostile)
    bad = replace(documents[0], judul="Jahat", path=tmp_path / "jahat.pdf")
    assert pdf_bundle([bad, documents[1]], COVER, tmp_path / "bundel.pdf") == (bad,)
    assert_sound(tmp_path / "bundel.pdf")
    assert sheets(tmp_path / "bundel.pdf") == [(595, 842), (842, 595)]


def test_a_bundle_of_nothing_is_its_list(tmp_path: Path) -> None:
    assert pdf_bundle([], COVER, tmp_path / "bundel.pdf") == ()
    assert sheets(tmp_path / "bundel.pdf") == [(595, 842)]


def test_a_full_disk_leaves_no_half_bundle(tmp_path: Path, documents: tuple[Bundled, ...]) -> None:
    with most_a_file_may_hold(1000), pytest.raises(StorageFailed, match="Bundel tidak dapat"):
        zip_bundle(documents, COVER, tmp_path / "bundel.zip")
    assert not (tmp_path / "bundel.zip").exists()


def active_pdf() -> bytes:
    """A page that acts when it is opened, with a note, a sound and a file that is attached."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    writer.add_attachment("undangan.apk", b"PK")
    script = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('y')"),
        }
    )
    writer.root_object[NameObject("/OpenAction")] = script
    note = FreeText(text="catatan", rect=(10, 10, 90, 90))
    note[NameObject("/A")] = script
    writer.add_annotation(0, note)
    film = DictionaryObject(
        {NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Movie")}
    )
    page[NameObject("/Annots")] = ArrayObject([*page["/Annots"], film])
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): script})
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
