"""`pandu dokumen periksa`: the verdicts of the bot, on the command line."""

import json
import os
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.__main__ import main
from bot.kelengkapan.examining import examined
from bot.kelengkapan.intake import refused_at_door
from bot.views.kelengkapan.checked import why
from bot.words import words_of
from flows.kelengkapan.checked import Flag, Jenis, Reason, Verdict
from flows.kelengkapan.events import Shelved
from flows.kelengkapan.putting import FileRef
from storage.kelengkapan.checking import judge
from tests.documents import offices, pdfs, pictures
from tests.documents.corpus import corpus

WORDS = words_of("id", ZoneInfo("Asia/Makassar"))
LOCKED = (
    "Dokumen ini terkunci dengan kata sandi. Mohon dikirim dokumen tanpa kata sandi; kata sandinya "
    "sendiri tidak diperlukan."
)


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("surat.pdf").write_bytes(pdfs.pdf(3))
    Path("foto.pdf").write_bytes(pictures.jpg(16, 8))
    Path("aktif.pdf").write_bytes(pdfs.pdf(catalog=b"/AA << /S /JavaScript >>"))
    Path("terkunci.docx").write_bytes(offices.old_office("EncryptedPackage"))


def test_good_documents_are_named_with_what_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dokumen", "periksa", "surat.pdf", "foto.pdf"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "surat.pdf: diterima (PDF, 3 halaman).",
        "foto.pdf: diterima (JPG, 16 × 8 piksel). Isinya JPG; disimpan sebagai foto.jpg.",
    ]


def test_a_refused_document_is_told_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dokumen", "periksa", "surat.pdf", "terkunci.docx"]) == 1
    assert capsys.readouterr().out.splitlines()[1] == f"terkunci.docx: ditolak. {LOCKED}"


def test_machines_get_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dokumen", "periksa", "--json", "surat.pdf", "aktif.pdf", "terkunci.docx"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {"dokumen": "surat.pdf", "diterima": True, "jenis": "pdf", "alasan": ""},
        {"dokumen": "aktif.pdf", "diterima": True, "jenis": "pdf", "alasan": "skrip"},
        {"dokumen": "terkunci.docx", "diterima": False, "jenis": "", "alasan": "terkunci"},
    ]


UNREADABLE = {
    "tidak-ada.pdf": "file tidak ada atau bukan file biasa.",
    "map": "ini folder; mohon sebutkan dokumen di dalamnya, misalnya map/*.",
    "-": "masukan standar tidak dapat diperiksa; mohon sebutkan nama filenya.",
    "pipa": "file tidak ada atau bukan file biasa.",
}


@pytest.mark.parametrize("argument", UNREADABLE)
@pytest.mark.parametrize("machine", [False, True])
def test_what_cannot_be_examined_is_said_and_the_others_are_examined_all_the_same(
    argument: str, machine: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("map").mkdir()
    os.mkfifo("pipa")
    options = ["--json"] if machine else []
    assert main(["dokumen", "periksa", *options, "terkunci.docx", argument, "surat.pdf"]) == 2
    said = capsys.readouterr()
    assert said.err == f"pandu: {argument}: {UNREADABLE[argument]}\n"
    good = [line for line in said.out.splitlines() if "diterima" in line]
    assert len(good) == (2 if machine else 1)


def test_a_file_that_cannot_be_read_is_said_politely(capsys: pytest.CaptureFixture[str]) -> None:
    Path("tertutup.pdf").symlink_to("/proc/self/mem")
    assert main(["dokumen", "periksa", "tertutup.pdf"]) == 2
    assert capsys.readouterr().err == (
        "pandu: tertutup.pdf: file tidak dapat dibaca; mohon diperiksa apakah akun ini boleh "
        "membacanya.\n"
    )


def test_whoever_examines_many_documents_sees_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["dokumen", "periksa", "--json", "surat.pdf", "foto.pdf"]) == 0
    said = capsys.readouterr()
    assert said.err == "\r\x1b[K1/2\r\x1b[K2/2\r\x1b[K"
    assert [row["diterima"] for row in json.loads(said.out)] == [True, True]


def test_the_verdicts_are_those_of_the_bot(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = []
    for n, sample in enumerate(corpus()):
        file = Path(str(n), sample.nama)
        file.parent.mkdir()
        file.write_bytes(sample.data)
        files.append(file)
    main(["dokumen", "periksa", "--json", *map(str, files)])
    rows = json.loads(capsys.readouterr().out)
    told = [(row["diterima"], row["jenis"], row["alasan"]) for row in rows]
    assert {*rows[0]} == {"dokumen", "diterima", "jenis", "alasan"}
    assert told == [_by_the_bot(file) for file in files]


def _by_the_bot(file: Path) -> tuple[bool, str, str]:
    """What comes of a document that is sent: refused at the door, or after it was fetched."""
    at_door = refused_at_door(FileRef("f", "u", file.name, "", file.stat().st_size))
    found = at_door or examined(file, file.name, "")
    if isinstance(found, Shelved):
        return True, found.jenis, found.warning.replace(" ", ", ")
    jenis = "" if at_door else judge(file, file.name).jenis or ""
    return False, jenis, str(found)


def test_a_name_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Path("\x1b[2J\u202ea.pdf").write_bytes(pdfs.pdf())
    assert main(["dokumen", "periksa", "\x1b[2J\u202ea.pdf"]) == 0
    assert capsys.readouterr().out == "�[2J�a.pdf: diterima (PDF, 1 halaman).\n"


def test_every_refusal_says_something_of_its_own_and_what_to_do() -> None:
    said = {reason: why(WORDS, Verdict("a", reason=reason)) for reason in Reason}
    assert len(set(said.values())) == len(Reason)
    assert {reason for reason, text in said.items() if "ohon " not in text} == set()


def test_what_a_pdf_does_is_said_in_one_sentence() -> None:
    verdict = Verdict("a.pdf", Jenis.PDF, None, (Flag.JAVASCRIPT, Flag.ATTACHED), 1)
    assert why(WORDS, verdict) == (
        "PDF ini memuat isi aktif: skrip, file yang dilampirkan. Bila pembaca PDF menanyakan izin "
        "untuk menjalankan sesuatu, sebaiknya tidak diizinkan."
    )
