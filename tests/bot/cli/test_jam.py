"""`pandu jam`: hours shown, changed and taken back, with and without a running bot."""

import asyncio
import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.cli.opening import opened
from bot.control import Control
from storage.sops import load_definitions
from storage.waktu.offices import Offices

UNIT = "kaltim-bina-konstruksi"
NEXT = datetime.now(UTC).year + 1
TEXT = f"1 Desember {NEXT}; Senin-Kamis 07.30-16.00 istirahat 12.00-13.00; Jumat 07.30-11.00"
WRITTEN = "Senin sampai Kamis 07.30–12.00 dan 13.00–16.00; Jumat 07.30–11.00"

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("PANDU_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def jam(deed: str, *more: str) -> int:
    return main(["jam", deed, "--unit", UNIT, *more])


def test_hours_are_shown_without_a_database(capsys: Capture) -> None:
    assert jam("lihat", "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["berlaku"]["berlaku_sejak"] == "2025-06-01"
    assert shown["berlaku"]["senin"] == ["07.30-12.00", "13.00-16.00"]
    assert shown["berlaku"]["sabtu"] == []
    assert shown["perubahan"] == []
    assert not Path("data").exists()


def test_a_change_is_entered_shown_reckoned_with_and_taken_back(capsys: Capture) -> None:
    assert jam("ubah", TEXT) == 0
    told = capsys.readouterr().out
    assert WRITTEN in told
    assert told.startswith("Dicatat: mulai ")
    assert told.endswith("Tenggat yang sudah diberikan tidak berubah.\n")
    assert jam("lihat") == 0
    assert capsys.readouterr().out.splitlines()[1].endswith(WRITTEN + "; Sabtu dan Minggu libur")
    assert jam("hapus", f"1 Desember {NEXT}") == 0
    assert capsys.readouterr().out.startswith("Dihapus: mulai ")
    assert jam("lihat", "--json") == 0
    assert json.loads(capsys.readouterr().out)["perubahan"] == []


def test_a_limit_is_reckoned_with_hours_that_were_entered(capsys: Capture) -> None:
    jam("ubah", f"1 Desember {NEXT}; Senin-Minggu 10.00-11.00")
    capsys.readouterr()
    limit = ["--mulai", f"{NEXT}-12-14 10:00", "--waktu", "90 menit", "--json"]
    assert main(["tenggat", "--unit", UNIT, *limit]) == 0
    assert f"{NEXT}-12-15T10:30" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("deed", "text", "code", "why"),
    [
        ("ubah", "besok", 2, "Baris pertama perlu berisi satu tanggal lengkap dengan tahunnya"),
        ("ubah", "1 Januari 2020; Senin 07.30-16.00", 1, "Rabu, 1 Januari 2020 sudah lewat."),
        ("ubah", f"1 Desember {NEXT}; Senin 16.00-07.30", 2, "Jam tutup mendahului jam buka"),
        ("hapus", f"2 Desember {NEXT}", 1, "Tidak ada perubahan jam kerja yang dicatat mulai "),
        ("hapus", "2 Desember 2090", 1, "Sejauh itu tidak ada perubahan jam kerja yang tercatat."),
    ],
)
def test_what_is_refused_says_what_to_write(
    deed: str, text: str, code: int, why: str, capsys: Capture
) -> None:
    assert jam(deed, text) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"pandu: {why}")


async def test_while_the_bot_runs_it_reckons_with_the_change_at_once(capsys: Capture) -> None:
    offices = Offices(load_definitions().units)
    async with opened(Path("data")) as db:
        control = Control(db, offices, Path("data"), lambda: datetime.now(UTC))
        await control.serve()
        try:
            assert await asyncio.to_thread(jam, "ubah", TEXT, "--json") == 0
        finally:
            await control.close()
    told = json.loads(capsys.readouterr().out)
    assert (told["tindakan"], told["berlaku_sejak"]) == ("ubah", f"{NEXT}-12-01")
    assert offices(UNIT).calendar.hours[-1].since == date(NEXT, 12, 1)
