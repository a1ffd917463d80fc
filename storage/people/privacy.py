"""What is kept about one person, for that person (UU 27/2022, articles 5 to 7)."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flows.people.officials import Official
from flows.people.posts import Assignment
from storage.people import posts

Record = dict[str, object]


@dataclass(frozen=True, slots=True)
class Counted:
    """How much is kept: acts in berkas, berkas, documents given, documents opened, acts of
    administration."""

    acts: int
    cases: int
    given: int
    opened: int
    administration: int


def counted(conn: sqlite3.Connection, person: Official) -> Counted:
    """How much is kept about the person."""
    acts = conn.execute(f"SELECT count(*), count(DISTINCT case_id) {_ACTS}", _who(person))
    given = conn.execute(f"SELECT count(*) {_ACTS} AND type = 'KelengkapanAttached'", _who(person))
    opened = conn.execute("SELECT count(*) FROM openings WHERE official = ?", (person.id,))
    done, cases = acts.fetchone()
    set_up = len(_rows(conn, _ADMINISTRATION, person))
    return Counted(done, cases, given.fetchone()[0], opened.fetchone()[0], set_up)


def everything(conn: sqlite3.Connection, person: Official) -> Record:
    """All that is kept about the person, each in the order of its happening. Their codes are not
    kept (only hashes of them), nor is what others wrote about their steps."""
    held = posts.of_official(conn, person.id)
    return {
        "pegawai": _in_roster(person),
        "jabatan_dan_penugasan": [_assignment(one) for one in held],
        "tindakan": [
            {"berkas": case_id, "tindakan": kind, "isi": json.loads(body)}
            for case_id, kind, body in _rows(
                conn, f"SELECT case_id, type, body {_ACTS} ORDER BY seq", person
            )
        ],
        "rapat": [
            {"rapat": number, "tindakan": kind, "isi": json.loads(body)}
            for number, kind, body in _rows(conn, _MEETINGS, person)
        ],
        "tindakan_administrasi": [
            {"pada": at, "oleh": by, "jenis": kind, "tentang": about, "rincian": dict(facts)}
            for at, by, kind, about, facts in _administration(conn, person)
        ],
        **{name: _rows(conn, query, person) for name, query in _LISTS.items()},
    }


def ask_correction(conn: sqlite3.Connection, person: Official, text: str, at: datetime) -> None:
    """Note what the person wants corrected."""
    conn.execute(
        "INSERT INTO corrections (official, text, at) VALUES (?, ?, ?)",
        (person.id, text, at.isoformat()),
    )


_OWN = "json_extract(body, '$.by') = :me"
_ACTS = (
    f"FROM journal WHERE {_OWN} AND (type != 'TaskReleased' OR case_id IN"  # noqa: S608
    f" (SELECT case_id FROM journal WHERE {_OWN} AND type != 'TaskReleased'))"
)
"""What the person did; not what a list or an absence of theirs let go of in berkas of others."""


_MEETINGS = (
    "SELECT meeting, type, body FROM meeting_journal WHERE json_extract(body, '$.by') = :me"
    " ORDER BY meeting, seq"
)
_ADMINISTRATION = (
    "SELECT at, actor, kind, about, detail FROM administration"
    " WHERE actor = :me OR about = CAST(:me AS TEXT) ORDER BY seq"
)
"""What the person set up in the office, and what was set up about them."""
_LISTS = {
    "dokumen_dibuka": (
        "SELECT case_id, first_at, last_at, times FROM openings WHERE official = :me"
    ),
    "pengingat": (
        "SELECT case_id, task_id, rung, sent_on FROM reminders WHERE official = :me ORDER BY id"
    ),
    "diundang_rapat": "SELECT meeting FROM meeting_people WHERE official = :me ORDER BY meeting",
    "berhalangan": (
        "SELECT kind, since, coalesce(planned, until) FROM absences WHERE official = :me"
        " ORDER BY id"
    ),
    "berkas_yang_dibagikan": "SELECT case_id FROM shares WHERE official = :me ORDER BY case_id",
    "pindah_atau_keluar": "SELECT since, successor FROM leavings WHERE official = :me",
    "panitia_dan_pokja": (
        "SELECT case_id, peran, seat FROM members WHERE official = :me ORDER BY case_id, peran"
    ),
    "permohonan_perbaikan": ("SELECT text, at FROM corrections WHERE official = :me ORDER BY seq"),
}


def _administration(conn: sqlite3.Connection, person: Official) -> Iterator[list[Any]]:
    for *row, detail in _rows(conn, _ADMINISTRATION, person):
        yield [*row, json.loads(detail)]


def _in_roster(person: Official) -> Record:
    return {
        "nama": person.nama,
        "sapaan": person.sapaan.value,
        "jabatan": person.jabatan,
        "unit": person.unit,
        "peran": list(person.peran),
        "kepala": person.kepala,
        "admin": person.admin,
        "ringkasan": person.ringkasan,
        "bahasa": person.bahasa,
        "akun_telegram": person.chat_id,
        "terjangkau": person.reachable,
    }


def _who(person: Official) -> dict[str, int]:
    return {"me": person.id}


def _rows(conn: sqlite3.Connection, query: str, person: Official) -> list[list[Any]]:
    return [list(row) for row in conn.execute(query, _who(person))]


def _assignment(one: Assignment) -> Record:
    return {
        "peran": one.peran,
        "sebagai": one.holding.value,
        "sejak": one.since.isoformat(),
        "sampai": None if one.until is None else one.until.isoformat(),
        "dasar": one.basis,
    }
