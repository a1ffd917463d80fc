"""What is still with people who have left, and what was handed over because they did."""

import sqlite3
from dataclasses import dataclass

from flows.ids import CaseId
from flows.people.officials import OfficialId
from flows.rapat.meetings import MeetingId


@dataclass(frozen=True, slots=True)
class Left:
    """A berkas in which something is still `who`'s, who has left; `n` counts its events."""

    who: OfficialId
    case: CaseId
    n: int


def left_behind(conn: sqlite3.Connection) -> tuple[Left, ...]:
    """Every berkas in which somebody who has left still has something, though it came to them
    after that."""
    if conn.execute("SELECT 1 FROM officials WHERE gone LIMIT 1").fetchone() is None:
        return ()
    rows = conn.execute(_LEFT).fetchall()
    return tuple(Left(OfficialId(who), CaseId(case), n) for who, case, n in rows)


_LEFT = (
    "SELECT t.who, b.case_id, b.n FROM ("
    " SELECT o.id AS who, r.case_id AS case_id FROM running r CROSS JOIN officials o"
    "  ON o.id IN (r.holder, r.handed) WHERE o.gone"
    " UNION SELECT o.id, m.case_id FROM officials o CROSS JOIN members m ON m.official = o.id"
    "  JOIN berkas c ON c.case_id = m.case_id WHERE o.gone AND c.state = 'running'"
    " UNION SELECT o.id, s.case_id FROM officials o CROSS JOIN shares s ON s.official = o.id"
    "  WHERE o.gone"
    " UNION SELECT l.official, j.case_id FROM leavings l JOIN journal j"
    "  ON json_extract(j.body, '$.by') = l.official JOIN berkas c ON c.case_id = j.case_id"
    "  WHERE l.gone_at IS NOT NULL AND l.done_at IS NULL AND c.state = 'running'"
    "  AND j.type IN ('GuestInvited', 'ContactTaken')"
    ") t JOIN berkas b ON b.case_id = t.case_id ORDER BY t.who, b.case_id"
)
"""For whom from outside they answer is looked for until everything was handed over once: nobody can
take that on again who has left."""


def meetings_of(conn: sqlite3.Connection, who: OfficialId) -> tuple[MeetingId, ...]:
    """The running meetings that the person has called or is invited to."""
    rows = conn.execute(
        "SELECT id FROM meetings m WHERE state = 'called' AND (organiser = :who OR EXISTS"
        " (SELECT 1 FROM meeting_people p WHERE p.meeting = m.id AND p.official = :who))"
        " ORDER BY id",
        {"who": who},
    )
    return tuple(MeetingId(number) for (number,) in rows)


def handed_over(conn: sqlite3.Connection, who: OfficialId) -> dict[str, int]:
    """What has happened in berkas because this person left, by the kind of event."""
    first = f"{cause_of(who)}:"
    rows = conn.execute(
        "SELECT type, count(*) FROM journal WHERE cause >= ? AND cause < ? GROUP BY type",
        (first, f"{first[:-1]};"),
    )
    return {str(kind): int(count) for kind, count in rows}


def cause_of(who: OfficialId, *about: object) -> str:
    """The cause of what happens because this person left: `about` says where."""
    return ":".join(("keluar", str(who), *map(str, about)))
