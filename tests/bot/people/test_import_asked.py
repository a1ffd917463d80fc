"""`pandu pegawai impor` asks before it applies, and notes what it changed."""

import io
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.__main__ import main
from flows.people.administration import AdminKind
from flows.people.leaving import Leave
from flows.people.officials import OfficialId
from storage.people import leaving, roster
from storage.people.administration import acts
from storage.people.departing import depart

UNIT = "kaltim-bina-konstruksi"
HEADER = "nomor,nama,sapaan,jabatan,unit,peran,kepala,ringkasan\n"
JUMRI = f",Jumri,Bapak,Staf,{UNIT},staf,,\n"
LILIS = f",Lilis,Ibu,Panitia,{UNIT},panitia,,\n"
IMPORT = ["pegawai", "impor", "pegawai.csv"]

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
TODAY = AT.date()

Answer = Callable[[str], None]


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("PANDU_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    write_list(JUMRI, LILIS)


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Answer:
    return lambda text: monkeypatch.setattr("sys.stdin", Terminal(text))


def write_list(*rows: str) -> None:
    Path("pegawai.csv").write_text(HEADER + "".join(rows), "utf-8")


def names() -> list[str]:
    with closing(sqlite3.connect("data/pandu.db")) as conn:
        return [one.nama for one in roster.all_officials(conn)]


def noted() -> list[tuple[AdminKind, str, str, tuple[tuple[str, str], ...]]]:
    with closing(sqlite3.connect("data/pandu.db")) as conn:
        found = reversed(acts(conn, 100))
        return [(act.kind, act.about, act.capacity, act.detail) for act in found]


@pytest.mark.parametrize("typed", ["y\n", "YA\n", "mungkin\n\ny\n"])
def test_what_was_shown_is_applied_after_a_yes(answering: Answer, typed: str) -> None:
    answering(typed)
    assert main(IMPORT) == 0
    assert names() == ["Jumri", "Lilis"]


class Screen(io.StringIO):
    """A terminal that somebody looks at."""

    def isatty(self) -> bool:
        return True


def test_whoever_looks_on_sees_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    main([*IMPORT, "--ya"])
    assert screen.getvalue().splitlines()[:2] == ["Membaca pegawai.csv …", "Menerapkan 2 baris …"]


@pytest.mark.parametrize("typed", ["t\n", "tidak\n", ""])
def test_nothing_is_applied_without_a_yes(
    answering: Answer, typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(typed)
    assert main(IMPORT) == 0
    out = capsys.readouterr().out
    assert out.startswith("Staf – Bapak Jumri (baru)\n  akan mendapat kode baru\n")
    assert out.endswith("Terapkan? [y/t] Tidak ada yang diterapkan.\n")
    assert names() == []


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_where_nobody_can_be_asked_it_says_which_option_is_missing(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*IMPORT, *options]) == 2
    assert capsys.readouterr() == (
        "",
        "pandu: Tidak ada yang dapat ditanya; tambahkan --ya untuk menerapkan, atau --coba.\n",
    )


def test_machines_are_not_asked_even_at_a_terminal(answering: Answer) -> None:
    answering("y\n")
    assert main([*IMPORT, "--json"]) == 2


def test_looking_and_applying_at_once_is_refused() -> None:
    assert main([*IMPORT, "--coba", "--ya"]) == 2
    assert not Path("data").exists()


def test_who_stays_as_they_were_and_has_joined_is_not_shown(
    answering: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*IMPORT, "--ya"]) == 0
    with closing(sqlite3.connect("data/pandu.db")) as conn, conn:
        conn.execute("UPDATE officials SET chat_id = 77 WHERE nama = 'Jumri'")
    write_list(JUMRI, LILIS.replace("Panitia", "Anggota Panitia"))
    capsys.readouterr()
    answering("t\n")
    main(IMPORT)
    assert capsys.readouterr().out == (
        "Anggota Panitia – Ibu Lilis (diperbarui)\n"
        "  jabatan: Panitia → Anggota Panitia\n"
        "  belum terhubung; kode yang sudah dibagikan tetap berlaku\n"
        "\nUji coba: 0 baru, 1 diperbarui, 1 tetap. Belum ada yang disimpan.\n"
        "Terapkan? [y/t] Tidak ada yang diterapkan.\n"
    )


def test_an_office_that_changed_in_between_is_shown_anew(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*IMPORT, "--ya"]) == 0
    write_list(JUMRI.replace("Staf,", "Staf Ahli,"), LILIS)

    class Slow(Terminal):
        def readline(self, size: int | None = -1, /) -> str:
            """Meanwhile somebody else moves Jumri, once."""
            with closing(sqlite3.connect("data/pandu.db")) as conn, conn:
                conn.execute("UPDATE officials SET jabatan = 'Arsiparis' WHERE nama = 'Jumri'")
            return super().readline()

    capsys.readouterr()
    monkeypatch.setattr("sys.stdin", Slow("y\ny\n"))
    assert main(IMPORT) == 0
    out = capsys.readouterr().out
    assert "Data kantor berubah sejak perbedaannya ditampilkan." in out
    assert out.index("jabatan: Staf → Staf Ahli") < out.index("jabatan: Arsiparis → Staf Ahli")
    assert "Tersimpan: 0 baru, 1 diperbarui, 1 tetap." in out


def test_every_row_that_changes_something_is_noted_without_names() -> None:
    main([*IMPORT, "--ya"])
    assert noted() == [
        (AdminKind.PERSON_LISTED, "1", "operator", (("peran", "staf"),)),
        (AdminKind.PERSON_LISTED, "2", "operator", (("peran", "panitia"),)),
    ]
    write_list("1" + JUMRI.replace("Jumri", "Jumri Barkati").replace(",staf,", ",staf;panitia,"))
    main([*IMPORT, "--ya"])
    changed = (("nama", ""), ("peran", "staf; panitia"))
    assert noted()[2:] == [(AdminKind.PERSON_UPDATED, "1", "operator", changed)]
    main([*IMPORT, "--ya"])
    assert len(noted()) == 3


def test_a_trial_is_not_noted() -> None:
    main([*IMPORT, "--ya"])
    write_list(JUMRI.replace("Staf,", "Staf Ahli,"))
    main([*IMPORT, "--coba"])
    assert len(noted()) == 2


def test_a_list_that_still_has_somebody_who_has_left_comes_too_late(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main([*IMPORT, "--ya"])
    with closing(sqlite3.connect("data/pandu.db")) as conn, conn:
        leave = Leave(OfficialId(2), OfficialId(1), TODAY)
        assert leaving.enter(conn, UNIT, leave, None, TODAY, AT) is None
        depart(conn, leaving.due(conn, UNIT, TODAY)[0], TODAY, AT)
    capsys.readouterr()
    for rows in ((JUMRI, LILIS), (JUMRI, "2" + LILIS)):
        write_list(*rows)
        assert main([*IMPORT, "--ya"]) == 1
        assert capsys.readouterr().err == (
            "Baris 3: Lilis sudah keluar dari kantor ini; hapus baris ini, atau tulis baru di "
            "kolom nomor bila ini orang lain yang bernama sama.\n"
            "1 hal perlu diperbaiki; belum ada yang disimpan.\n"
        )
        assert names() == ["Jumri"]
    write_list(JUMRI, "baru" + LILIS)
    assert main([*IMPORT, "--ya"]) == 0
    with closing(sqlite3.connect("data/pandu.db")) as conn:
        assert [(one.id, one.nama) for one in roster.all_officials(conn)] == [
            (1, "Jumri"),
            (3, "Lilis"),
        ]


def test_the_number_says_who_it_is_when_the_name_changes() -> None:
    main([*IMPORT, "--ya"])
    write_list("2" + LILIS.replace("Lilis", "Lilis Karlina"))
    assert main([*IMPORT, "--ya"]) == 0
    with closing(sqlite3.connect("data/pandu.db")) as conn:
        assert roster.official(conn, OfficialId(2)).nama == "Lilis Karlina"
    assert names() == ["Jumri", "Lilis Karlina"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("9" + JUMRI, "nomor ini bukan nomor pegawai unit ini; kosongkan untuk pegawai baru"),
        (
            "1" + LILIS,
            "nomor ini milik Jumri, sedangkan nama ini terdaftar sebagai orang lain; "
            "periksa nomor dan nama",
        ),
        ("0" + JUMRI, 'nomor "0" tidak dikenal; biarkan seperti dalam unduhan, atau kosongkan'),
        ("A1" + JUMRI, 'nomor "A1" tidak dikenal; biarkan seperti dalam unduhan, atau kosongkan'),
    ],
)
def test_a_number_that_fits_nobody_is_named(
    row: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*IMPORT, "--ya"])
    capsys.readouterr()
    write_list(row)
    assert main([*IMPORT, "--ya"]) == 1
    assert capsys.readouterr().err == (
        f"Baris 2: {why}.\n1 hal perlu diperbaiki; belum ada yang disimpan.\n"
    )
