"""What somebody of the office has that would pass on or end if they left."""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

from flows.people.officials import OfficialId
from flows.people.posts import Assignment, Holding
from storage.people import absences, posts, roster, secretaries


@dataclass(frozen=True, slots=True)
class Belongings:
    """Counts of what rests with a person: tasks `in_person` and those in hand of their posts, seats
    in panitia, meetings they run and are invited to, people from outside they answer for, berkas
    shared with them, secretaries, absences; and the posts they hold or are to hold, as what."""

    in_person: int
    of_posts: int
    seats: int
    meetings: int
    invitations: int
    guests: int
    shares: int
    secretaries: int
    absences: int
    posts: tuple[Assignment, ...]

    @property
    def listed(self) -> tuple[Assignment, ...]:
        """The posts that are their own; a Plh or Plt only ends."""
        return tuple(one for one in self.posts if one.holding is Holding.DEFINITIF)


def belongings(conn: sqlite3.Connection, who: OfficialId, today: date, at: datetime) -> Belongings:
    """What the person has at that moment."""
    row = conn.execute(_COUNTS, {"who": who, "at": int(at.timestamp())}).fetchone()
    in_person, of_posts, seats, meetings, invitations, shares = map(int, row)
    unit = roster.official(conn, who).unit
    away = sum(one.official == who for one in absences.of_unit(conn, unit, today))
    links = (*secretaries.of_secretary(conn, who), *secretaries.of_head(conn, who))
    held = (one for one in posts.of_official(conn, who) if one.official == who)
    return Belongings(
        *(in_person, of_posts, seats, meetings, invitations),
        *(_guests(conn, who), shares, len(links), away),
        tuple(one for one in held if one.until is None or one.until >= max(today, one.since)),
    )


_COUNTS = (
    "SELECT (SELECT count(*) FROM running WHERE handed = :who),"
    " (SELECT count(*) FROM running WHERE holder = :who AND handed IS NULL),"
    " (SELECT count(*) FROM members m JOIN berkas b ON b.case_id = m.case_id"
    "  WHERE m.official = :who AND b.state = 'running'),"
    " (SELECT count(*) FROM meetings WHERE organiser = :who AND state = 'called'),"
    " (SELECT count(*) FROM meeting_people p JOIN meetings m ON m.id = p.meeting"
    "  WHERE p.official = :who AND m.state = 'called' AND m.starts > :at),"
    " (SELECT count(*) FROM shares WHERE official = :who)"
)


def _guests(conn: sqlite3.Connection, who: OfficialId) -> int:
    """For how many people from outside they answer in running berkas."""
    return int(conn.execute(_GUESTS, {"who": who}).fetchone()[0])


_GUESTS = (
    "WITH mine AS (SELECT DISTINCT j.case_id FROM journal j JOIN berkas b ON b.case_id = j.case_id"
    "  WHERE json_extract(j.body, '$.by') = :who AND j.type IN ('GuestInvited', 'ContactTaken')"
    "  AND b.state = 'running'),"
    " about AS (SELECT j.case_id, j.n, j.type, json_extract(j.body, '$.number') AS number,"
    "  json_extract(j.body, iif(j.type = 'GuestInvited', '$.contact', '$.by')) AS contact"
    "  FROM mine JOIN journal j ON j.case_id = mine.case_id"
    "  WHERE j.type IN ('GuestInvited', 'ContactTaken', 'GuestEnded'))"
    " SELECT count(*) FROM about a WHERE a.contact = :who AND a.type <> 'GuestEnded'"
    " AND NOT EXISTS (SELECT 1 FROM about l WHERE l.case_id = a.case_id AND l.number = a.number"
    "  AND (l.n > a.n OR l.type = 'GuestEnded'))"
)
"""Whoever was named last as the contact of somebody whose access has not ended."""
