"""Posts and who holds them, as entered: the personnel list, Plh and Plt, with who said so when."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from flows.ids import Peran
from flows.people.administration import AdminKind, Detail
from flows.people.officials import OfficialId
from flows.people.posts import Assignment, Fault, Holding, ends_soon, fault
from flows.people.standing_in import LATER
from storage.people.administration import note_about

_SELECT = (
    "SELECT a.id, a.official, a.peran, a.holding, a.since, a.until, a.instead_of, a.basis"
    " FROM assignments a "
)
_OF_UNIT = _SELECT + "JOIN officials o ON o.id = a.official WHERE o.unit = ? "
_INSERT = (
    "INSERT INTO assignments (official, peran, holding, since, until, instead_of, basis, by, at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"
)
ALWAYS = date(2000, 1, 1)
"""Since when a post of the personnel list is held; the list does not say."""


def assignments(conn: sqlite3.Connection, unit: str) -> tuple[Assignment, ...]:
    """All assignments ever entered for people of a unit, in the order of their entry."""
    rows = conn.execute(_OF_UNIT + "ORDER BY a.id", (unit,))
    return tuple(_assignment(row) for row in rows)


def assignment(conn: sqlite3.Connection, unit: str, number: int) -> Assignment | None:
    """The assignment of that id, where it is one of the unit's."""
    row = conn.execute(_OF_UNIT + "AND a.id = ?", (unit, number)).fetchone()
    return None if row is None else _assignment(row)


def of_official(conn: sqlite3.Connection, official: OfficialId) -> tuple[Assignment, ...]:
    """The assignments of one person, and those of who stands in for them."""
    rows = conn.execute(
        _SELECT + "WHERE a.official = ? OR a.instead_of = ? ORDER BY a.id", (official, official)
    )
    return tuple(_assignment(row) for row in rows)


def listed(conn: sqlite3.Connection, official: OfficialId) -> tuple[Peran, ...]:
    """The posts that the personnel list gives a person, whoever stands in for them today."""
    mine = (one for one in of_official(conn, official) if one.official == official)
    return tuple(one.peran for one in mine if _is_listed(one))


def enter(
    conn: sqlite3.Connection,
    unit: str,
    asked: Sequence[Assignment],
    by: OfficialId | None,
    at: datetime,
) -> tuple[Assignment, ...] | Fault:
    """Enter assignments of a unit that belong together, or say why one of them does not go
    together with others; then none is entered. `by` is None for the command line."""
    found = fault_of(conn, unit, asked)
    if found is not None:
        return found
    entered = tuple(_insert(conn, new, by, at) for new in asked)
    for one in entered:
        _note(conn, one, AdminKind.POST_STARTED, by, at)
    return entered


def fault_of(conn: sqlite3.Connection, unit: str, asked: Sequence[Assignment]) -> Fault | None:
    """Why these assignments cannot be entered; None where they can. Of nothing there is no
    holder."""
    known = assignments(conn, unit)
    for new in asked:
        found = fault(new, known)
        if found is not None:
            return found
        known = (*known, new)
    return None if asked else Fault.NOT_A_HOLDER


def entered_by(conn: sqlite3.Connection, number: int) -> tuple[OfficialId | None, datetime]:
    """Who entered the assignment and when; nobody of the roster where it was the command line.
    Raises LookupError where there is none."""
    row = conn.execute("SELECT by, at FROM assignments WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise LookupError(number)
    by = None if row[0] is None else OfficialId(row[0])
    return by, datetime.fromtimestamp(row[1], UTC)


def give_basis(
    conn: sqlite3.Connection, number: int, basis: str, by: OfficialId, at: datetime
) -> bool:
    """The letter of an assignment for which it was to follow; False where it is known already."""
    done = conn.execute(
        "UPDATE assignments SET basis = ?, letter_by = ?, letter_at = ?"
        " WHERE id = ? AND basis IN ('', ?)",
        (basis, by, int(at.timestamp()), number, LATER),
    )
    if done.rowcount:
        _note(conn, _numbered(conn, number), AdminKind.LETTER_ADDED, by, at)
    return done.rowcount > 0


def end(
    conn: sqlite3.Connection,
    number: int,
    last: date,
    by: OfficialId | None,
    at: datetime,
    *,
    planned: bool = False,
) -> bool:
    """Let an assignment end with that day; False where it has ended by then already.

    One that has not begun yet is withdrawn: it ends before it begins and is never in force. For
    one in force that was not `planned` to end so it is noted until which moment it ran.
    """
    begun = None if planned else _begun(conn, number)
    ended = _end(conn, number, last, by, at)
    if ended:
        ran = () if begun is None else (("begun_at", begun), ("ended_at", _moment(at)))
        _note(conn, _numbered(conn, number), AdminKind.POST_ENDED, by, at, ran)
    return ended


def _begun(conn: sqlite3.Connection, number: int) -> str | None:
    """Since when the assignment has been in force without a break; None where it is not."""
    row = conn.execute(
        "SELECT max(c.since) FROM capacities c JOIN assignments a ON a.official = c.official"
        " AND a.peran = c.peran AND a.holding = c.holding WHERE a.id = ? AND c.until IS NULL",
        (number,),
    ).fetchone()
    return None if row[0] is None else _moment(datetime.fromtimestamp(row[0], UTC))


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _end(
    conn: sqlite3.Connection, number: int, last: date, by: OfficialId | None, at: datetime
) -> bool:
    done = conn.execute(
        "UPDATE assignments SET planned = until, until = ?, ended_by = ?, ended_at = ?"
        " WHERE id = ? AND (until IS NULL OR until > ?)",
        (last.isoformat(), by, int(at.timestamp()), number, last.isoformat()),
    )
    return done.rowcount > 0


def hold(
    conn: sqlite3.Connection,
    official: OfficialId,
    peran: Sequence[Peran],
    today: date,
    at: datetime,
) -> None:
    """The posts that the personnel list gives a person: what it lists no more ends yesterday, and
    so does the Plt of a post that it gives to somebody. The import is what is noted of it."""
    mine = (one for one in of_official(conn, official) if one.official == official)
    known = {one.peran: one for one in mine if _is_listed(one)}
    yesterday = today - timedelta(days=1)
    for kode, one in known.items():
        if kode not in peran:
            _end(conn, one.id, yesterday, None, at)
    for kode in peran:
        if kode not in known:
            _end_plt(conn, official, kode, yesterday, at)
            _insert(conn, Assignment(0, official, kode, Holding.DEFINITIF, ALWAYS), None, at)


def to_warn(conn: sqlite3.Connection, unit: str, today: date) -> tuple[Assignment, ...]:
    """The Plt whose end is near and was not announced yet; from now on it was."""
    rows = conn.execute(
        _OF_UNIT + "AND a.warned_on IS NULL AND a.holding = 'Plt' ORDER BY a.id", (unit,)
    )
    near = ends_soon([_assignment(row) for row in rows], today)
    conn.executemany(
        "UPDATE assignments SET warned_on = ? WHERE id = ?",
        [(today.isoformat(), one.id) for one in near],
    )
    return near


def _note(
    conn: sqlite3.Connection,
    one: Assignment,
    kind: AdminKind,
    by: OfficialId | None,
    at: datetime,
    more: Detail = (),
) -> None:
    until = "" if one.until is None else one.until.isoformat()
    facts = (
        *(("peran", str(one.peran)), ("holding", one.holding.value)),
        *(("since", one.since.isoformat()), ("until", until)),
        ("instead_of", str(one.instead_of or "")),
        *((("basis", one.basis),) if one.basis else ()),
        *more,
    )
    note_about(conn, one.official, kind, by, at, facts)


def _numbered(conn: sqlite3.Connection, number: int) -> Assignment:
    return _assignment(conn.execute(_SELECT + "WHERE a.id = ?", (number,)).fetchone())


def _is_listed(one: Assignment) -> bool:
    return one.holding is Holding.DEFINITIF and one.until is None


def _end_plt(
    conn: sqlite3.Connection, holder: OfficialId, peran: Peran, last: date, at: datetime
) -> None:
    rows = conn.execute(
        "SELECT a.id FROM assignments a JOIN officials o ON o.id = a.official WHERE a.peran = ?"
        " AND a.holding = 'Plt' AND o.unit = (SELECT unit FROM officials WHERE id = ?)",
        (peran, holder),
    ).fetchall()
    for (number,) in rows:
        _end(conn, number, last, None, at)


def _insert(
    conn: sqlite3.Connection, new: Assignment, by: OfficialId | None, at: datetime
) -> Assignment:
    until = None if new.until is None else new.until.isoformat()
    row = conn.execute(
        _INSERT,
        (
            *(new.official, new.peran, new.holding.value, new.since.isoformat(), until),
            *(new.instead_of, new.basis, by, int(at.timestamp())),
        ),
    ).fetchone()
    return replace(new, id=int(row[0]))


def _assignment(
    row: tuple[int, int, str, str, str, str | None, int | None, str],
) -> Assignment:
    number, official, peran, holding, since, until, instead_of, basis = row
    return Assignment(
        *(number, OfficialId(official), Peran(peran), Holding(holding), date.fromisoformat(since)),
        until=None if until is None else date.fromisoformat(until),
        instead_of=None if instead_of is None else OfficialId(instead_of),
        basis=basis,
    )
