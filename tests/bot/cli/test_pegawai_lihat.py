"""`pandu pegawai lihat`: who is about to leave is seen there."""

import json
from datetime import date, timedelta

import pytest

from tests.bot.cli.test_pegawai_orang import _empty_place, pegawai

__all__ = ["_empty_place"]
TOMORROW = date.today() + timedelta(days=1)  # noqa: DTZ011  the command line has no other day


def test_who_is_about_to_leave_is_seen_in_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    day = TOMORROW.isoformat()
    assert pegawai("keluar", "2", "--pengganti", "1", "--tanggal", day) == 0
    capsys.readouterr()
    assert pegawai("lihat") == 0
    shown = (
        f"Tidak lagi bertugas mulai {TOMORROW:%d-%m-%Y}; pengganti: Kepala Bidang (Ibu Norhayati)."
    )
    assert shown in capsys.readouterr().out
    assert pegawai("lihat", "--json") == 0
    leaves = [one["keluar"] for one in json.loads(capsys.readouterr().out)]
    assert leaves == [None, {"tanggal": day, "pengganti": 1, "jabatan_ikut": False}]
