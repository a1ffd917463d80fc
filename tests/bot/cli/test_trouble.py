"""Whatever the operating system refuses is said in Indonesian, with what to do about it."""

import errno
import socket
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.cli.trouble import FILES, of_file


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    Path("berputar.toml").symlink_to("berputar.toml")
    Path("biasa").write_text("")
    monkeypatch.setenv("PANDU_TOKEN", "1:" + "a" * 35)
    monkeypatch.setenv("PANDU_DATA", "data")
    return tmp_path


SAID = {
    "hilang.toml": "tidak ada; mohon periksa nama dan foldernya.",
    "folder": "adalah folder; mohon sebutkan file di dalamnya.",
    "biasa/lain.toml": "bukan folder pada sebagian jalurnya; mohon periksa jalurnya.",
    "berputar.toml": "tautan yang berputar; mohon sebutkan file aslinya.",
    "n" * 300: "bernama terlalu panjang; mohon dipendekkan.",
}


@pytest.mark.parametrize("command", [("sop", "periksa"), ("pegawai", "impor")])
@pytest.mark.parametrize("file", SAID, ids=lambda file: file[:12])
def test_a_file_that_cannot_be_read_is_named_with_what_to_do(
    here: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], file: str
) -> None:
    assert main([*command, file]) == 2
    assert capsys.readouterr().err == f"pandu: {file}: {SAID[file]}\n"


def test_a_file_closed_to_this_account_is_called_so() -> None:
    said = of_file(PermissionError(errno.EACCES, "Permission denied"))
    assert said == "tertutup bagi akun ini; mohon periksa izin file dan foldernya"


def test_a_trouble_without_a_sentence_keeps_its_number() -> None:
    assert of_file(OSError(errno.EIO, "Input/output error")) == (
        f"tidak dapat dipakai (kesalahan sistem {errno.EIO}); mohon dicoba lagi"
    )
    assert all("mohon" in sentence for sentence in FILES.values())


def test_a_port_that_is_taken_is_answered_with_another(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["simulasi", "--port", str(port)]) == 1
    assert capsys.readouterr().err == (
        f"pandu: Porta {port} sedang dipakai program lain."
        f" Mohon pilih porta lain, misalnya --port {port + 1}.\n"
    )


def test_a_simulation_without_a_place_for_its_files_says_where(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", "hilang")
    assert main(["simulasi", "--port", "0"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("pandu: ")
    assert err.endswith(": tidak ada; mohon periksa nama dan foldernya.\n")
