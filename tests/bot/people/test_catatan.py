"""The journal of administrative acts as it is read: a sentence for each kind, and who writes it."""

import ast
import json
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import pytest

import bot
from bot.__main__ import main
from bot.people.recounting import lines
from bot.views.admin.sentences import SENTENCES
from bot.words import words_of
from flows.ids import Peran
from flows.people.administration import AdminAct, AdminKind
from flows.people.officials import OfficialId, Sapaan
from storage.database import FILE, Database
from storage.people import administration, secretaries
from storage.people.personnel import Person, enrol, note_list
from storage.people.secretaries import Secretary
from tests.flows.calendars import WITA

UNIT = "kaltim-bina-konstruksi"
AT = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
KABID, STAF, SEKRETARIS = OfficialId(1), OfficialId(2), OfficialId(3)
LIST = (
    Person(2, "Norhayati", Sapaan.IBU, "Kepala Bidang", UNIT, (Peran("kabid"),), kepala=True),
    Person(3, "Sampurna", Sapaan.BAPAK, "Staf", UNIT, (Peran("staf"),)),
    Person(4, "Arbainah", Sapaan.IBU, "Sekretaris", UNIT, ()),
)
FACTS = {
    "peran": "kabid",
    "holding": "Plh",
    "since": "2026-11-24",
    "until": "2026-11-27",
    "instead_of": "1",
    "head": "1",
    "decides": "1",
    "people": "1,2",
    "nama": "Hari jadi",
    "works": "0",
    "nomor": "3",
    "about": "waktu",
    "value": "2 hari",
    "admin": "1",
    "ringkasan": "0",
}
ABOUT = {
    AdminKind.DAY_ENTERED: "2026-12-24",
    AdminKind.DAY_REMOVED: "2026-12-24",
    AdminKind.HOURS_ENTERED: "2026-12-24",
    AdminKind.HOURS_REMOVED: "2026-12-24",
    AdminKind.READING_DECIDED: "pelatihan",
    AdminKind.CARDS_MADE: UNIT,
}
"""What an act is about where that is no person."""


@pytest.fixture(autouse=True)
def _empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("PANDU_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def conn() -> Iterator[sqlite3.Connection]:
    folder = resources.files("storage") / "schema"
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            conn.executescript(file.read_text("utf-8"))
        staffed(conn)
        yield conn


def staffed(conn: sqlite3.Connection) -> None:
    codes = iter("abc")
    enrol(conn, LIST, AT, AT, lambda: next(codes))


def read(conn: sqlite3.Connection, act: AdminAct, language: str = "id") -> str:
    (line,) = lines(conn, words_of(language, WITA), (act,), {})
    return f"{line.who}: {line.sentence}"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", AdminKind)
def test_every_kind_of_act_is_told_in_one_sentence(
    conn: sqlite3.Connection, kind: AdminKind, language: str
) -> None:
    about = ABOUT.get(kind, "2")
    act = AdminAct(AT, KABID, "Kepala Bidang", kind, about, tuple(FACTS.items()), UNIT)
    said = read(conn, act, language)
    assert re.fullmatch(r"Kepala Bidang \(Ibu Norhayati\): [^\n]{15,250}\.", said), said
    assert not re.search(r"%\(|None|_", said), said


def test_every_kind_of_act_has_a_sentence_of_its_own() -> None:
    assert set(SENTENCES) == set(AdminKind)
    assert len(set(SENTENCES.values())) == len(AdminKind)


def test_every_kind_of_act_is_written_somewhere() -> None:
    root = Path(bot.__file__).parent.parent
    named: set[str] = set()
    for file in (*root.glob("storage/**/*.py"), *root.glob("bot/**/*.py")):
        if "views" not in file.parts:
            named |= kinds_in(file)
    assert named == {kind.name for kind in AdminKind}


def kinds_in(file: Path) -> set[str]:
    return {
        node.attr
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "AdminKind"
    }


def test_who_acts_as_a_stand_in_is_named_with_that_capacity(conn: sqlite3.Connection) -> None:
    act = AdminAct(AT, STAF, "Plh. Kepala Bidang", AdminKind.INVITED, "3", (), UNIT)
    assert read(conn, act) == (
        "Staf (Bapak Sampurna) sebagai Plh. Kepala Bidang: Kode undangan baru dibuat untuk "
        "Sekretaris (Ibu Arbainah); kode sebelumnya tidak berlaku lagi."
    )


def test_a_person_who_is_known_no_more_is_named_by_their_number(conn: sqlite3.Connection) -> None:
    act = AdminAct(AT, None, "operator", AdminKind.INVITED, "77", (), UNIT)
    assert read(conn, act).startswith("Operator (baris perintah): Kode undangan baru dibuat untuk ")
    assert "pegawai nomor 77" in read(conn, act)


def test_what_is_withdrawn_before_it_begins_is_said_so(conn: sqlite3.Connection) -> None:
    facts = (("peran", "kabid"), ("holding", "Plt"), ("since", "2026-11-24"))
    early = AdminAct(AT, None, "", AdminKind.POST_ENDED, "2", (*facts, ("until", "2026-11-22")))
    late = AdminAct(AT, None, "", AdminKind.POST_ENDED, "2", (*facts, ("until", "2026-11-25")))
    assert read(conn, early).endswith("mulai Selasa, 24 November 2026 dibatalkan.")
    assert read(conn, late).endswith("diakhiri; hari terakhir Rabu, 25 November 2026.")


async def _noted(*, acts: int) -> None:
    Path("data").mkdir(exist_ok=True)

    def work(conn: sqlite3.Connection) -> None:
        staffed(conn)
        for n in range(acts):
            wished = Secretary(SEKRETARIS, KABID, decides=bool(n % 2))
            secretaries.appoint(conn, wished, KABID, AT)

    async with Database.open(Path("data")) as db:
        await db.write(work)


async def test_the_latest_acts_are_printed_first(capsys: pytest.CaptureFixture[str]) -> None:
    await _noted(acts=3)
    assert main(["pegawai", "catatan", "--banyak", "2"]) == 0
    when = "Senin, 23 November 2026 pukul 08.30 WITA. Kepala Bidang (Ibu Norhayati): Sekretaris "
    what = "(Ibu Arbainah) ditunjuk sebagai sekretaris Kepala Bidang (Ibu Norhayati)"
    assert capsys.readouterr().out == (
        f"{when}{what}.\n{when}{what}, dengan izin mencatat keputusan.\n"
    )


async def test_the_acts_are_data_for_other_programs(capsys: pytest.CaptureFixture[str]) -> None:
    await _noted(acts=1)
    assert main(["pegawai", "catatan", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "nomor": 1,
            "pada": "2026-11-23T08:30:00+08:00",
            "unit": UNIT,
            "oleh": 1,
            "sebagai": "Kepala Bidang",
            "jenis": "secretary_appointed",
            "tentang": "3",
            "rincian": {
                "head": "1",
                "decides": "0",
                "jabatan_1": "Kepala Bidang",
                "jabatan_3": "Sekretaris",
            },
            "kalimat": "Sekretaris (Ibu Arbainah) ditunjuk sebagai sekretaris Kepala Bidang "
            "(Ibu Norhayati).",
        }
    ]


async def test_an_office_where_nothing_was_set_up_yet_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    await _noted(acts=0)
    assert main(["pegawai", "catatan"]) == 0
    assert capsys.readouterr().out == "Belum ada yang dicatat.\n"


@pytest.mark.parametrize("many", ["0", "-1", "banyak", "10001"])
def test_a_number_of_acts_that_cannot_be_is_refused(
    many: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pegawai", "catatan", "--banyak", many]) == 2
    assert "1 sampai 10000" in capsys.readouterr().err


def test_without_a_database_the_command_says_where_it_looked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["pegawai", "catatan"]) == 2
    assert "periksa PANDU_DATA" in capsys.readouterr().err


async def test_a_file_that_is_no_database_is_said_in_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("data").mkdir()
    (Path("data") / FILE).write_bytes(b"bukan basis data" * 100)
    assert main(["pegawai", "catatan"]) == 1
    assert "tidak terbaca" in capsys.readouterr().err


async def test_writing_an_act_needs_nobody_in_the_roster(conn: sqlite3.Connection) -> None:
    noted = administration.note(conn, AdminAct(AT, None, "operator", AdminKind.INVITED, "1"))
    assert administration.acts(conn, 1) == (noted,)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ((("peran", ""),), "dicatat dari daftar pegawai."),
        (
            (("peran", ""), ("admin", "1")),
            "pegawai: mulai sekarang administrator.",
        ),
    ],
)
def test_somebody_new_without_a_post_is_told_as_that_and_an_administrator_as_one(
    conn: sqlite3.Connection, facts: tuple[tuple[str, str], ...], said: str
) -> None:
    act = AdminAct(AT, None, "operator", AdminKind.PERSON_LISTED, "3", facts, UNIT)
    assert said in read(conn, act)


def test_a_list_that_makes_somebody_new_an_administrator_notes_that(
    conn: sqlite3.Connection,
) -> None:
    new = replace(LIST[0], nama="Salasiah", admin=True, kode=None)
    note_list(conn, enrol(conn, [new], AT, AT, None), None, AT)
    (noted,) = administration.acts(conn, 1)
    assert dict(noted.detail)["admin"] == "1"
