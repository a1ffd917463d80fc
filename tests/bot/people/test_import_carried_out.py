"""`pandu pegawai impor` from the file to the roster, with and without a running bot."""

import asyncio
import json
import logging
import os
import sqlite3
import stat
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path

import pytest
from aiohttp import web

from bot.__main__ import main
from bot.cli.opening import opened
from bot.control import SOCKET, Control, Reply, Request, ask
from bot.people.enrolling import BOT_USERNAME, SERVED, Import, import_people
from bot.people.personnel import check_list, peran_of
from bot.people.sheets import read_sheet
from flows.ids import Peran
from flows.people.officials import Official, OfficialId, Sapaan
from storage.database import Database, remember
from storage.people import joining, roster
from storage.people.clashing import Clash, ClashKind
from storage.people.personnel import Change, Entry, Keadaan, Person
from storage.sops import load_definitions
from storage.waktu.offices import Offices

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
UNIT = "kaltim-bina-konstruksi"
HEADER = "nama,sapaan,jabatan,unit,peran,kepala,ringkasan,bahasa,kode\n"
JUMRI = Person(2, "Jumri", Sapaan.BAPAK, "Staf", UNIT, (Peran("staf"),), kode="SIM-STAF")
LILIS = Person(3, "Lilis", Sapaan.IBU, "Panitia", UNIT, (Peran("panitia"),))
LIST = (
    HEADER
    + f"Jumri,Bapak,Staf,{UNIT},staf,,,,SIM-STAF\n"
    + f"Lilis,Ibu,Panitia,{UNIT},panitia,,,,\n"
)

NEWER = "INSERT INTO schema_history (name, checksum) VALUES ('9999_later.sql', 'x')"

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("PANDU_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    write_list(LIST)


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Runs `pandu pegawai impor` and gives its exit code and what it printed."""

    def run(*options: str) -> tuple[int, str, str]:
        sure = () if "--coba" in options else ("--ya",)
        code = main(["pegawai", "impor", "pegawai.csv", *sure, *options])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
async def db() -> AsyncIterator[Database]:
    async with opened(Path("data")) as db:
        yield db


@asynccontextmanager
async def running(db: Database, data: Path = Path("data")) -> AsyncIterator[Control]:
    control = Control(db, Offices(()), data, lambda: AT)
    await control.serve()
    try:
        yield control
    finally:
        await control.close()


def write_list(text: str) -> None:
    Path("pegawai.csv").write_text(text, "utf-8")


def door_mode() -> int:
    return stat.S_IMODE(Path("data", SOCKET).stat().st_mode)


async def enrolled(db: Database, *people: Person, renew: bool = False) -> tuple[Entry, ...]:
    imported = await import_people(db, Import(people, 30, trial=False, renew=renew), AT)
    assert imported.clashes == ()
    return imported.entries


def test_a_list_does_not_take_the_right_from_the_last_administrator(say: Say) -> None:
    header, row = HEADER.replace("\n", ",admin\n"), f"Jumri,Bapak,Staf,{UNIT},staf,,,,SIM-STAF,"
    write_list(header + row + "ya\n")
    assert say()[0] == 0
    write_list(header + row + "tidak\n")
    code, _, told = say()
    assert (code, told) == (
        1,
        "Baris 2: Jumri administrator terakhir unit ini; tunjuk administrator lain lebih dahulu,"
        " atau kosongkan kolom admin.\n1 hal perlu diperbaiki; belum ada yang disimpan.\n",
    )
    write_list(header + row + f"tidak\nLilis,Ibu,Panitia,{UNIT},panitia,,,,,ya\n")
    assert say()[0] == 0


def test_who_does_not_stand_in_the_list_is_named_and_stays(say: Say) -> None:
    say()
    write_list(HEADER + f"Jumri,Bapak,Staf,{UNIT},staf,,,,SIM-STAF\n")
    code, out, _ = say("--coba")
    assert code == 0
    assert "Tidak tercantum dalam daftar, dan tetap seperti semula:\n  Panitia – Ibu Lilis\n" in out
    rows = json.loads(say("--json")[1])
    assert [(row["nama"], row["keadaan"]) for row in rows] == [
        ("Jumri", "tetap"),
        ("Lilis", "tidak tercantum"),
    ]


def test_each_person_gets_a_code_of_their_own(say: Say) -> None:
    code, out, err = say("--json")
    jumri, lilis = json.loads(out)
    until = datetime.fromisoformat(jumri.pop("berlaku_hingga"))
    assert timedelta(days=29, hours=23) < until - datetime.now(UTC) <= timedelta(days=30)
    assert jumri == {
        "nama": "Jumri",
        "jabatan": "Staf",
        "unit": UNIT,
        "peran": ["staf"],
        "kode": "SIM-STAF",
        "tautan": None,
        "keadaan": "baru",
    }
    assert (code, len(lilis["kode"])) == (0, 22)
    assert "PANDU_TOKEN atau PANDU_TOKEN_FILE belum diisi" in err


def test_the_codes_that_were_printed_join_accounts(say: Say) -> None:
    lilis = json.loads(say("--json")[1])[1]
    with sqlite3.connect("data/pandu.db") as conn:
        bound = joining.bind(conn, lilis["kode"], 77, AT)
    conn.close()
    expected = Official(
        OfficialId(2), "Lilis", Sapaan.IBU, "Panitia", UNIT, (Peran("panitia"),), chat_id=77
    )
    assert bound == joining.Bound(expected)


def test_a_trial_shows_what_would_change_and_writes_nothing(say: Say) -> None:
    assert say("--coba") == (
        0,
        "Staf – Bapak Jumri (baru)\n  akan mendapat kode baru\n"
        "Panitia – Ibu Lilis (baru)\n  akan mendapat kode baru\n"
        "\nUji coba: 2 baru, 0 diperbarui, 0 tetap. Belum ada yang disimpan.\n",
        "",
    )
    assert [row["keadaan"] for row in json.loads(say("--json")[1])] == ["baru", "baru"]


def test_one_mistake_keeps_the_whole_list_out(say: Say) -> None:
    write_list(LIST.replace(",panitia,", ",panitya,"))
    code, out, err = say()
    assert (code, out) == (1, "")
    assert err.startswith(f'Baris 3: peran "panitya" tidak dikenal di unit {UNIT}; mungkin panitia')
    assert err.endswith("1 hal perlu diperbaiki; belum ada yang disimpan.\n")
    write_list(LIST)
    assert [row["keadaan"] for row in json.loads(say("--json")[1])] == ["baru", "baru"]


def test_a_list_that_is_not_there_is_named(say: Say) -> None:
    Path("pegawai.csv").unlink()
    code, out, err = say()
    assert (code, out) == (2, "")
    assert err == "pandu: pegawai.csv: tidak ada; mohon periksa nama dan foldernya.\n"


def test_a_column_that_is_not_used_is_named(say: Say) -> None:
    write_list(LIST.replace("bahasa", "bahsa"))
    assert say("--coba")[2] == "Catatan: kolom bahsa tidak dipakai.\n"


async def test_links_carry_the_name_the_running_bot_left(
    db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await db.write(lambda conn: remember(conn, BOT_USERNAME, "PanduSimBot"))
    async with running(db):
        code = await asyncio.to_thread(main, ["pegawai", "impor", "pegawai.csv", "--ya"])
    lines = capsys.readouterr().out.splitlines()
    assert (code, lines[:3]) == (
        0,
        [
            "Staf – Bapak Jumri (baru)",
            "  https://t.me/PanduSimBot?start=SIM-STAF",
            "  kode: SIM-STAF",
        ],
    )
    assert (
        lines[-1]
        == "Tersimpan: 2 baru, 0 diperbarui, 0 tetap. Kode berlaku satu kali, hingga 23-12-2026."
    )


async def test_while_the_bot_runs_the_list_is_handed_to_it(db: Database) -> None:
    async with running(db):
        assert await asyncio.to_thread(main, ["pegawai", "impor", "pegawai.csv", "--ya"]) == 0
    names = [person.nama for person in await db.read(roster.all_officials)]
    assert names == ["Jumri", "Lilis"]


async def test_a_bot_that_holds_the_folder_without_answering_is_named(
    db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await asyncio.to_thread(main, ["pegawai", "impor", "pegawai.csv", "--ya"]) == 1
    assert capsys.readouterr().err == (
        f"pandu: Folder data data sedang dipakai oleh proses lain (pid {os.getpid()}).\n"
    )


async def test_without_a_stored_name_telegram_is_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def get_me(request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": {"username": "DariTelegramBot"}})

    app = web.Application()
    app.router.add_get("/bot1:secret/getMe", get_me)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    monkeypatch.setenv("PANDU_TOKEN", "1:secret")
    monkeypatch.setenv("PANDU_API_URL", f"http://127.0.0.1:{port}")
    await asyncio.to_thread(main, ["pegawai", "impor", "pegawai.csv", "--ya", "--json"])
    await runner.cleanup()
    links = [row["tautan"] for row in json.loads(capsys.readouterr().out)]
    assert links[0] == "https://t.me/DariTelegramBot?start=SIM-STAF"


def test_a_telegram_that_does_not_answer_costs_only_the_links(
    monkeypatch: pytest.MonkeyPatch, say: Say
) -> None:
    monkeypatch.setenv("PANDU_TOKEN", "1:secret")
    monkeypatch.setenv("PANDU_API_URL", "http://127.0.0.1:9")
    code, out, err = say()
    assert (code, out.splitlines()[:2]) == (0, ["Staf – Bapak Jumri (baru)", "  /start SIM-STAF"])
    assert "Telegram tidak dapat ditanya" in err
    assert "secret" not in out + err


async def test_somebody_linked_keeps_their_account_and_gets_no_code(db: Database) -> None:
    await enrolled(db, JUMRI, LILIS)
    await db.write(lambda conn: joining.bind(conn, "SIM-STAF", 77, AT))
    moved = replace(JUMRI, jabatan="Staf Ahli", peran=(Peran("staf"), Peran("panitia")))
    assert (await enrolled(db, moved))[0] == Entry(
        moved,
        Keadaan.DIPERBARUI,
        (Change("jabatan", "Staf", "Staf Ahli"), Change("peran", "staf", "staf; panitia")),
        linked=True,
    )
    person = await db.read(lambda conn: roster.by_chat(conn, 77))
    assert person == Official(
        OfficialId(1), "Jumri", Sapaan.BAPAK, "Staf Ahli", UNIT, moved.peran, chat_id=77
    )


async def test_a_list_sent_again_leaves_the_codes_that_were_given_out(db: Database) -> None:
    first = (await enrolled(db, LILIS))[0].kode or ""
    assert (await enrolled(db, LILIS))[0].kode is None
    assert isinstance(await db.write(lambda c: joining.bind(c, first, 77, AT)), joining.Bound)


def test_the_preview_says_which_codes_end(say: Say) -> None:
    write_list(LIST.replace("SIM-STAF", ""))
    say()
    _, quiet, _ = say("--coba")
    assert quiet == "\nUji coba: 0 baru, 0 diperbarui, 2 tetap. Belum ada yang disimpan.\n"
    _, out, _ = say("--coba", "--kode-baru")
    assert out.count("  akan mendapat kode baru; kode lamanya tidak berlaku lagi\n") == 2


async def test_on_demand_somebody_not_linked_gets_a_fresh_code_and_the_old_one_ends(
    db: Database,
) -> None:
    first = (await enrolled(db, LILIS))[0].kode or ""
    again = (await enrolled(db, replace(LILIS, nama=" LILIS "), renew=True))[0]
    second = again.kode or ""
    assert (again.keadaan, again.linked) == (Keadaan.DIPERBARUI, False)
    assert await db.write(lambda c: joining.bind(c, first, 77, AT)) == joining.CodeReplaced()
    assert isinstance(await db.write(lambda c: joining.bind(c, second, 77, AT)), joining.Bound)


async def test_a_wished_code_can_be_given_again(db: Database) -> None:
    await enrolled(db, JUMRI)
    later = AT + timedelta(days=60)
    asked = Import((JUMRI,), 30, trial=False)
    assert (await import_people(db, asked, later)).entries[0].kode == "SIM-STAF"
    assert isinstance(
        await db.write(lambda c: joining.bind(c, "SIM-STAF", 7, later)), joining.Bound
    )


async def test_a_known_code_tells_who_it_is_when_the_name_changes(db: Database) -> None:
    await enrolled(db, JUMRI)
    entry = (await enrolled(db, replace(JUMRI, nama="Jumri Barkati")))[0]
    assert entry.changes == (Change("nama", "Jumri", "Jumri Barkati"),)
    assert [p.nama for p in await db.read(roster.all_officials)] == ["Jumri Barkati"]


async def test_the_language_somebody_chose_survives_a_list_that_says_nothing(db: Database) -> None:
    await enrolled(db, JUMRI)
    await db.write(lambda conn: roster.set_language(conn, OfficialId(1), "en"))
    assert (await enrolled(db, JUMRI))[0].keadaan is Keadaan.TETAP
    assert (await db.read(roster.all_officials))[0].bahasa == "en"


async def test_rows_that_contradict_the_roster_change_nothing(db: Database) -> None:
    await enrolled(db, JUMRI, LILIS)
    before = await db.read(roster.all_officials)
    rows = (
        replace(LILIS, row=2, kode="SIM-STAF"),
        replace(JUMRI, row=3, jabatan="Lain"),
        replace(JUMRI, row=4, nama="Jumri B"),
    )
    imported = await import_people(db, Import(rows, 30, trial=False), AT)
    assert imported.entries == ()
    assert imported.clashes == (
        Clash(2, ClashKind.KODE, "Jumri"),
        Clash(3, ClashKind.TWICE, "Jumri"),
        Clash(4, ClashKind.TWICE, "Jumri"),
    )
    assert await db.read(roster.all_officials) == before


async def test_contradictions_are_told_with_their_rows(
    db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await enrolled(db, JUMRI, LILIS)
    write_list(HEADER + f"Lilis,Ibu,Panitia,{UNIT},panitia,,,,SIM-STAF\n")
    async with running(db):
        assert await asyncio.to_thread(main, ["pegawai", "impor", "pegawai.csv", "--ya"]) == 1
    assert capsys.readouterr().err == (
        "Baris 2: kode ini milik Jumri, sedangkan nama ini terdaftar sebagai orang lain; "
        "tulis kode lain atau kosongkan.\n"
        "1 hal perlu diperbaiki; belum ada yang disimpan.\n"
    )


async def test_only_this_user_may_open_the_door(db: Database) -> None:
    async with running(db):
        assert door_mode() == 0o600
        assert await ask(Path("data"), Request("ping")) == Reply(ok=True)
    assert await ask(Path("data"), Request("ping")) is None


async def test_a_door_left_behind_by_a_crash_is_replaced(db: Database) -> None:
    crashed = Control(db, Offices(()), Path("data"), lambda: AT)
    await crashed.serve()
    async with running(db):
        assert await ask(Path("data"), Request("ping")) == Reply(ok=True)
    await crashed.close()


async def test_the_door_opens_in_a_folder_with_a_very_long_name(
    db: Database, tmp_path: Path
) -> None:
    deep = tmp_path / ("x" * 120)
    deep.mkdir()
    async with running(db, deep):
        assert await ask(deep, Request("ping")) == Reply(ok=True)


async def test_a_request_that_makes_no_sense_is_answered(db: Database) -> None:
    async with running(db):
        reader, writer = await asyncio.open_unix_connection(Path("data", SOCKET))
        writer.write(b"[1, 2\n")
        parts = ("imported", "day", "post", "cards", "person", "leave", "hours")
        nothing = ",".join(f'"{part}":null' for part in parts)
        assert await reader.readline() == f'{{"ok":false,{nothing},"trouble":""}}\n'.encode()
        writer.close()
        assert await ask(Path("data"), Request("sing")) == Reply(ok=False)


def _broken() -> datetime:
    raise RuntimeError


async def _stuck() -> None:
    raise RuntimeError


async def test_what_breaks_behind_the_door_is_answered_in_words_and_logged_without_a_traceback(
    db: Database,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [caplog.handler])  # not those of others
    control = Control(db, Offices(()), Path("data"), _broken)
    await control.serve()
    assert await asyncio.to_thread(main, ["pegawai", "impor", "pegawai.csv", "--ya"]) == 1
    await control.close()
    assert capsys.readouterr().err == (
        "pandu: Permintaan ini tidak selesai karena gangguan di dalam bot; mohon lihat log bot, "
        "lalu periksa hasilnya sebelum mengulang.\n"
    )
    assert [(one.message, one.exc_info) for one in caplog.records] == [
        ("Permintaan baris perintah gagal (RuntimeError)", None)
    ]


async def test_codes_are_told_although_posts_cannot_change_hands_just_now(db: Database) -> None:
    control = Control(db, Offices(()), Path("data"), lambda: AT, settle=_stuck)
    await control.serve()
    reply = await ask(Path("data"), Request("import", Import((JUMRI,), 30, trial=False)))
    await control.close()
    assert reply is not None
    assert reply.imported is not None
    assert [entry.kode for entry in reply.imported.entries] == ["SIM-STAF"]


@pytest.mark.parametrize("runs", [True, False])
async def test_a_list_of_a_unit_that_the_bot_of_this_folder_does_not_serve_is_refused_by_its_name(
    runs: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with opened(Path("data")) as db:
        await db.write(lambda conn: remember(conn, SERVED, "balangan-pengadaan"))
        if runs:
            async with running(db):
                code = await asyncio.to_thread(main, ["pegawai", "impor", "pegawai.csv", "--ya"])
    if not runs:
        code = await asyncio.to_thread(main, ["pegawai", "impor", "pegawai.csv", "--ya"])
    lines = capsys.readouterr().err.splitlines()
    assert (code, lines[0], lines[-1]) == (
        1,
        f"Baris 2: unit {UNIT} tidak dilayani di folder data ini; periksa PANDU_DATA, atau "
        "jalankan bot dengan unit itu lebih dahulu (PANDU_UNIT).",
        "2 hal perlu diperbaiki; belum ada yang disimpan.",
    )
    async with opened(Path("data")) as db:
        assert await db.read(roster.all_officials) == ()


async def test_a_silent_visitor_does_not_keep_the_bot_from_stopping(db: Database) -> None:
    async with running(db):
        reader, writer = await asyncio.open_unix_connection(Path("data", SOCKET))
        await ask(Path("data"), Request("ping"))
    assert await reader.read() == b""
    writer.close()


def test_the_sample_office_fits_the_definitions() -> None:
    content = (resources.files("bot") / "simulasi" / f"{UNIT}.csv").read_bytes()
    units = peran_of(load_definitions().units)
    checked = check_list(read_sheet(content), units)
    assert (checked.mistakes, checked.unused, len(checked.people)) == ((), (), 12)
    assert {peran for person in checked.people for peran in person.peran} == units[UNIT]


async def test_a_database_of_a_newer_version_is_left_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with opened(Path("data")) as db:
        await db.write(lambda conn: conn.execute(NEWER))
    assert await asyncio.to_thread(main, ["pegawai", "impor", "pegawai.csv", "--ya"]) == 1
    assert capsys.readouterr().err == (
        "pandu: Basis data ini berasal dari versi Pandu yang lebih baru (9999_later.sql); "
        "pasang versi itu atau pakai cadangan yang lama.\n"
    )


def test_a_data_folder_that_cannot_be_made_is_named(
    monkeypatch: pytest.MonkeyPatch, say: Say
) -> None:
    monkeypatch.setenv("PANDU_DATA", "pegawai.csv/data")
    code, out, err = say()
    assert (code, out) == (2, "")
    assert err.startswith("pandu: PANDU_DATA: pegawai.csv/data bukan folder pada ")
