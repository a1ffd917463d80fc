"""`pandu dokumen periksa`: the verdicts of the bot, on the command line."""

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.__main__ import main
from bot.views.kelengkapan.checked import why
from bot.words import words_of
from flows.kelengkapan.checked import Flag, Jenis, Reason, Verdict
from tests.documents import offices, pdfs, pictures

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


@pytest.mark.parametrize("argument", ["tidak-ada.pdf", "."])
def test_what_is_no_file_is_wrong_usage(argument: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dokumen", "periksa", argument]) == 2
    said = f"pandu: {argument}: file tidak ada atau bukan file biasa.\n"
    assert capsys.readouterr().err == said


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
