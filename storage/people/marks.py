"""The marks of one person: whether they set the office up, and get the morning digest."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from flows.people.administration import AdminKind
from flows.people.officials import OfficialId
from storage.people import roster
from storage.people.administration import note_about


@dataclass(frozen=True, slots=True)
class Marks:
    """What a person is to be from now on; None leaves it as it is."""

    admin: bool | None = None
    ringkasan: bool | None = None


def mark(
    conn: sqlite3.Connection, who: OfficialId, wished: Marks, by: OfficialId | None, at: datetime
) -> bool:
    """Set the marks; False where the person had just these."""
    person = roster.official(conn, who)
    new = {
        name: int(value)
        for name, value, old in (
            ("admin", wished.admin, person.admin),
            ("ringkasan", wished.ringkasan, person.ringkasan),
        )
        if value is not None and value is not old
    }
    if not new:
        return False
    conn.execute(
        "UPDATE officials SET admin = coalesce(?, admin), ringkasan = coalesce(?, ringkasan)"
        " WHERE id = ?",
        (new.get("admin"), new.get("ringkasan"), who),
    )
    facts = tuple((name, str(value)) for name, value in new.items())
    note_about(conn, who, AdminKind.MARKS_CHANGED, by, at, facts)
    return True
