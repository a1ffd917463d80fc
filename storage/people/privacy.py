"""What is kept about one person, for that person (UU 27/2022, articles 5 to 7)."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from flows.people.officials import Official
from flows.people.posts import Assignment
from storage.people import posts

Record = dict[str, object]


@dataclass(frozen=True, slots=True)
class Counted:
    """How much is kept: acts in berkas, berkas, documents given, documents opened."""

    acts: int
    cases: int
    given: int
    opened: int


def counted(conn: sqlite3.Connection, person: Official) -> Counted:
    """How much is kept about the person."""
    acts = conn.execute(f"SELECT count(*), count(DISTINCT case_id) {_ACTS}", _who(person))
    given = conn.execute(f"SELECT count(*) {_ACTS} AND type = 'KelengkapanAttached'", _who(person))
    opened = conn.execute("SELECT count(*) FROM openings WHERE official = ?", (person.id,))
    done, cases = acts.fetchone()
    return Counted(done, cases, given.fetchone()[0], opened.fetchone()[0])


def everything(conn: sqlite3.Connection, person: Official) -> Record:
    """All that is kept about the person, in the order of its happening. Their codes are not kept
    (only hashes of them), nor is what others wrote about their steps."""
    return {
        "pegawai": {
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
        },
        "jabatan_dan_penugasan": [_assignment(one) for one in posts.of_official(conn, person.id)],
        "tindakan": [
            {"berkas": case_id, "tindakan": kind, "isi": json.loads(body)}
            for case_id, kind, body in conn.execute(
                f"SELECT case_id, type, body {_ACTS} ORDER BY seq",
                _who(person),
            )
        ],
        "dokumen_dibuka": _rows(
            conn,
            "SELECT case_id, first_at, last_at, times FROM openings WHERE official = ?",
            person,
        ),
        "pengingat": _rows(
            conn,
            "SELECT case_id, task_id, rung, sent_on FROM reminders WHERE official = ? ORDER BY id",
            person,
        ),
        "rapat": [
            {"rapat": number, "tindakan": kind, "isi": json.loads(body)}
            for number, kind, body in conn.execute(
                "SELECT meeting, type, body FROM meeting_journal"
                " WHERE json_extract(body, '$.by') = :me ORDER BY meeting, seq",
                _who(person),
            )
        ],
        "diundang_rapat": _rows(
            conn, "SELECT meeting FROM meeting_people WHERE official = ? ORDER BY meeting", person
        ),
        "berhalangan": _rows(
            conn,
            "SELECT kind, since, coalesce(planned, until) FROM absences WHERE official = ?"
            " ORDER BY id",
            person,
        ),
        "berkas_yang_dibagikan": _rows(
            conn, "SELECT case_id FROM shares WHERE official = ? ORDER BY case_id", person
        ),
        "pindah_atau_keluar": _rows(
            conn, "SELECT since, successor FROM leavings WHERE official = ?", person
        ),
        "panitia_dan_pokja": _rows(
            conn,
            "SELECT case_id, peran, seat FROM members WHERE official = ? ORDER BY case_id, peran",
            person,
        ),
        "permohonan_perbaikan": _rows(
            conn, "SELECT text, at FROM corrections WHERE official = ? ORDER BY seq", person
        ),
    }


def ask_correction(conn: sqlite3.Connection, person: Official, text: str, at: datetime) -> None:
    """Note what the person wants corrected."""
    conn.execute(
        "INSERT INTO corrections (official, text, at) VALUES (?, ?, ?)",
        (person.id, text, at.isoformat()),
    )


_ACTS = "FROM journal WHERE json_extract(body, '$.by') = :me"


def _who(person: Official) -> dict[str, int]:
    return {"me": person.id}


def _rows(conn: sqlite3.Connection, query: str, person: Official) -> list[list[object]]:
    return [list(row) for row in conn.execute(query, (person.id,))]


def _assignment(one: Assignment) -> Record:
    return {
        "peran": one.peran,
        "sebagai": one.holding.value,
        "sejak": one.since.isoformat(),
        "sampai": None if one.until is None else one.until.isoformat(),
        "dasar": one.basis,
    }
