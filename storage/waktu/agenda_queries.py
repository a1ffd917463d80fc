"""The lists of a digest as queries: each names its tasks, with `k` in whose order they stand.

They take :unit, :me, :roles (mine), :below (roles), :reached (roles somebody can be told of),
:present (people who can be told), :now and :midnight (seconds); lists as JSON.
"""

from flows.waktu.agenda import Part
from storage.people.unreached import UNREACHED

_MINE = (
    "SELECT DISTINCT f.case_id, f.task_id, f.accepted_by, f.assigned_at"
    " FROM json_each(:roles) p JOIN open_for f ON f.unit = :unit AND f.peran = p.value"
    " WHERE f.accepted_by IS NULL OR f.accepted_by = :me"
)
_MY_RUNNING = (
    "SELECT r.case_id, r.task_id, coalesce(r.due_at, 1 << 60) AS k"  # noqa: S608
    f" FROM ({_MINE}) m JOIN running r ON r.case_id = m.case_id AND r.task_id = m.task_id"
)
_LATE = (
    "SELECT r.case_id, r.task_id, r.due_at AS k FROM running r INDEXED BY running_due"
    " WHERE r.unit = :unit AND r.due_at <= :now"
)
_STANDS = (
    "SELECT r.case_id, r.task_id, r.assigned_at AS k FROM running r INDEXED BY running_stands"
    " WHERE r.unit = :unit AND r.stands <> '' AND r.stands"
)
_ASKED = f"{_STANDS} NOT IN ('kendala', 'menunggu')"
_OF_BELOW = (
    "EXISTS (SELECT 1 FROM open_for f WHERE f.case_id = r.case_id AND f.task_id = r.task_id"
    " AND f.peran IN (SELECT value FROM json_each(:below)))"
)

FOR_A_HEAD = {
    Part.LATE: _LATE,
    Part.TODAY: "SELECT r.case_id, r.task_id, r.due_at AS k FROM running r INDEXED BY running_due"
    " WHERE r.unit = :unit AND r.due_at > :now AND r.due_at < :midnight",
    Part.REQUESTS: _ASKED,
    Part.UNDECIDED: "SELECT case_id, task_id, (accepted_by IS NULL) || assigned_at AS k"  # noqa: S608
    f" FROM ({_MINE})",
    Part.OBSTACLES: f"{_STANDS} IN ('kendala', 'menunggu')",
    Part.SILENT: UNREACHED,
    Part.RETURNED: "SELECT case_id, min(task_id) AS task_id, -returns AS k FROM running"
    " INDEXED BY running_returns WHERE unit = :unit AND returns > 2 GROUP BY case_id",
}
"""The unit's lists."""
OUTSIDE = (
    "SELECT DISTINCT f.case_id, f.task_id, f.assigned_at AS k FROM open_for f"
    " CROSS JOIN officials o ON o.id = CAST(substr(f.peran, 2) AS INTEGER) AND o.outsider"
    " WHERE f.unit = :unit AND f.peran >= '@' AND f.peran < 'A'"
)
"""What is with people from outside: among the personal peran, which all begin with an @."""
FOR_OTHERS = {
    Part.LATE: f"{_MY_RUNNING} WHERE r.due_at <= :now",
    Part.TODAY: f"{_MY_RUNNING} WHERE r.due_at > :now AND r.due_at < :midnight",
    Part.OPEN: f"{_MY_RUNNING} WHERE r.due_at IS NULL OR r.due_at >= :midnight",
    Part.REQUESTS: f"{_ASKED} AND {_OF_BELOW}",
    Part.BELOW: f"{_LATE} AND {_OF_BELOW}",
}
"""My own lists, and those of the people below me."""

LATE_SEEN = (
    f"{_LATE} AND (:whole OR {_OF_BELOW} OR EXISTS"  # noqa: S608
    " (SELECT 1 FROM open_for f, json_each(:roles) p"
    " WHERE f.case_id = r.case_id AND f.task_id = r.task_id AND f.peran = p.value)"
    " OR EXISTS (SELECT 1 FROM participants q WHERE q.official = :me AND q.case_id = r.case_id))"
)
"""What is late in the berkas of the unit (:whole), or in those I have to do with."""

LINES = (
    "SELECT r.case_id, r.task_id, r.sop_id, r.nomor, r.judul, r.assigned_at, r.due_at, r.holder,"
    " r.handed, r.stands, r.returns"
    " FROM (SELECT * FROM ({ids}) ORDER BY k, case_id, task_id LIMIT :limit OFFSET :offset) i"
    " JOIN running r ON r.case_id = i.case_id AND r.task_id = i.task_id"
    " ORDER BY i.k, i.case_id, i.task_id"
)
"""Some of the tasks of a list, in full."""
STEPS_ENDED = (
    "SELECT count(*), coalesce(sum(within), 0) FROM closed_steps INDEXED BY closed_steps_by_day"
    " WHERE unit = ? AND closed_at >= ? AND closed_at <= ?"
)
"""Steps with a limit that ended in a stretch of time, and how many of them inside it."""
CASES_ENDED = (
    "SELECT case_id, judul FROM berkas INDEXED BY berkas_ended"
    " WHERE unit = ? AND closed_at >= ? AND state = 'ended' ORDER BY closed_at DESC LIMIT ?"
)
"""The berkas that have come to their end since then."""
