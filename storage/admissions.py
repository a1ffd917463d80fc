"""Who may come in by a code, and which groups hear of a berkas, held against the journals."""

import sqlite3
from collections.abc import Iterator

from flows.case import CaseState
from flows.folding import replay
from flows.outsiders.guests import Guest, guest
from flows.rapat.meetings import Invitee
from storage import meetings
from storage.journal import history
from storage.outsiders import codes

GUESTS = "guest_codes WHERE case_id NOT LIKE 'rapat:%'"
KINDS = ("GuestInvited", "GroupLinked")


def groups_amiss(conn: sqlite3.Connection) -> Iterator[str]:
    """Each group of a peran of a berkas that is kept and the journal does not know, or, while the
    berkas runs, the other way about; as "berkas peran"."""
    rows = conn.execute("SELECT case_id, peran FROM linked_groups").fetchall()
    kept = {(case_id, peran) for case_id, peran in rows}
    for case_id in _berkas(conn, "SELECT case_id FROM linked_groups"):
        case = replay(history(conn, case_id))
        said = {(case_id, peran) for peran in case.groups}
        here = {one for one in kept if one[0] == case_id}
        missing = said - here if case.state is CaseState.RUNNING else set()
        yield from (" ".join(one) for one in sorted((here - said) | missing))


def codes_amiss(conn: sqlite3.Connection) -> Iterator[str]:
    """Each guest of a berkas, or invited person of a rapat, whose codes let in somebody else than
    the journal says, or nobody where it says that an invitation waits; as "berkas number"."""
    for case_id in _berkas(conn, f"SELECT case_id FROM {GUESTS}"):  # noqa: S608
        case = replay(history(conn, case_id))
        numbers = {one.number for one in case.guests} | _open(conn, case_id).keys()
        for number in sorted(numbers):
            if not _agrees(conn, case_id, number, guest(case.guests, number)):
                yield f"{case_id} {number}"
    yield from _meeting_codes_amiss(conn)


def _meeting_codes_amiss(conn: sqlite3.Connection) -> Iterator[str]:
    rows = "SELECT DISTINCT case_id FROM guest_codes WHERE case_id LIKE 'rapat:%' ORDER BY 1"
    for (place,) in conn.execute(rows).fetchall():
        invited = _invited(conn, codes.meeting_of(place) or 0)
        for number in sorted(_open(conn, place)):
            line = invited.get(number)
            if line is None or line.guest.official is not None:
                yield f"{place} {number}"


def _berkas(conn: sqlite3.Connection, kept: str) -> list[str]:
    """The berkas of which either side says something; of unknown ones nothing can be said here."""
    known = "SELECT case_id FROM journal WHERE type IN (?, ?)"
    rows = conn.execute(
        f"SELECT case_id FROM ({known} UNION {kept})"  # noqa: S608
        " WHERE case_id IN (SELECT case_id FROM journal) ORDER BY case_id",
        KINDS,
    )
    return [case_id for (case_id,) in rows.fetchall()]


def _open(conn: sqlite3.Connection, place: str) -> dict[int, int]:
    """How many open codes there are for each number."""
    rows = conn.execute(
        "SELECT number, count(*) FROM guest_codes WHERE case_id = ? AND ended_at IS NULL"
        " GROUP BY number",
        (place,),
    )
    return dict(rows.fetchall())


def _agrees(conn: sqlite3.Connection, case_id: str, number: int, one: Guest | None) -> bool:
    """One open code for an invitation that waits; none for anybody else."""
    return _open(conn, case_id).get(number, 0) == int(one is not None and one.waiting)


def _invited(conn: sqlite3.Connection, number: int) -> dict[int, Invitee]:
    try:
        return {one.number: one for one in meetings.meeting(conn, number).invitees}
    except LookupError:
        return {}
