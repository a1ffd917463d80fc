"""The people of the office: who they are, their peran, and which Telegram account is theirs."""

import sqlite3
from collections.abc import Collection

from flows.ids import Peran
from flows.people.officials import Official, OfficialId, Sapaan

_OFFICIAL = (
    "SELECT o.id, o.nama, o.sapaan, o.jabatan, o.unit, o.kepala OR o.acts_as_head,"
    " o.ringkasan, o.bahasa, o.chat_id, o.reachable, o.admin, o.absent,"
    " (SELECT group_concat(peran) FROM"
    "  (SELECT p.peran FROM official_peran p WHERE p.official = o.id ORDER BY p.n)), o.outsider"
    " FROM officials o "
)


def official(conn: sqlite3.Connection, official_id: OfficialId) -> Official:
    """The person of that id. Raises KeyError when there is none."""
    row = conn.execute(_OFFICIAL + "WHERE o.id = ?", (official_id,)).fetchone()
    if row is None:
        raise KeyError(official_id)
    return _official(row)


def officials(conn: sqlite3.Connection, ids: Collection[OfficialId]) -> dict[OfficialId, Official]:
    """The people of these ids, in one query. Raises KeyError where there is none of an id."""
    marks = ",".join("?" * len(ids))
    rows = conn.execute(f"{_OFFICIAL}WHERE o.id IN ({marks})", tuple(ids))
    found = {one.id: one for one in map(_official, rows)}
    return {one: found[one] for one in ids}


def by_chat(conn: sqlite3.Connection, chat_id: int) -> Official | None:
    """The person whose Telegram account this is; None for a stranger."""
    row = conn.execute(_OFFICIAL + "WHERE o.chat_id = ?", (chat_id,)).fetchone()
    return None if row is None else _official(row)


def holders(conn: sqlite3.Connection, unit: str, peran: str) -> tuple[Official, ...]:
    """Who holds the peran in the unit, with or without Telegram, in roster order; of a peran that
    is one person's alone (flows.people.officials.personal) that person."""
    if peran.startswith("@"):
        rows = conn.execute(
            _OFFICIAL + "WHERE o.id = ? AND (o.unit = ? OR o.outsider)", (peran[1:], unit)
        )
        return tuple(_official(row) for row in rows)
    rows = conn.execute(
        _OFFICIAL + "JOIN official_peran h ON h.official = o.id"
        " WHERE h.peran = ? AND o.unit = ? ORDER BY o.id",
        (peran, unit),
    )
    return tuple(_official(row) for row in rows)


def all_officials(conn: sqlite3.Connection) -> tuple[Official, ...]:
    """Everybody of the offices, in roster order; not people from outside, nor who has left."""
    rows = conn.execute(_OFFICIAL + "WHERE NOT o.outsider AND NOT o.gone ORDER BY o.id")
    return tuple(_official(row) for row in rows)


def of_unit(conn: sqlite3.Connection, unit: str) -> tuple[Official, ...]:
    """Everybody of the unit, in roster order; not people from outside, nor who has left."""
    rows = conn.execute(
        _OFFICIAL + "WHERE o.unit = ? AND NOT o.outsider AND NOT o.gone ORDER BY o.id", (unit,)
    )
    return tuple(_official(row) for row in rows)


def colleague(conn: sqlite3.Connection, unit: str, who: OfficialId) -> Official:
    """Somebody of the unit who is here: not from outside, nor gone. Raises LookupError."""
    row = conn.execute(
        _OFFICIAL + "WHERE o.id = ? AND o.unit = ? AND NOT o.outsider AND NOT o.gone", (who, unit)
    ).fetchone()
    if row is None:
        raise LookupError(who)
    return _official(row)


def with_outsiders(conn: sqlite3.Connection, unit: str) -> tuple[Official, ...]:
    """Everybody of the unit, and everybody from outside who was let in by any, in roster order."""
    rows = conn.execute(
        _OFFICIAL + "WHERE (o.unit = ? AND NOT o.gone) OR o.outsider ORDER BY o.id", (unit,)
    )
    return tuple(_official(row) for row in rows)


def units(conn: sqlite3.Connection) -> tuple[str, ...]:
    """The units that have people, in alphabetical order."""
    rows = conn.execute("SELECT DISTINCT unit FROM officials ORDER BY unit")
    return tuple(unit for (unit,) in rows)


def set_language(conn: sqlite3.Connection, official_id: OfficialId, bahasa: str) -> None:
    """From now on the person is addressed in this language ("id" or "en")."""
    conn.execute("UPDATE officials SET bahasa = ? WHERE id = ?", (bahasa, official_id))


def mark_unreachable(conn: sqlite3.Connection, chat_id: int) -> None:
    """Telegram says that the person of this chat has blocked the bot or is gone."""
    conn.execute("UPDATE officials SET reachable = 0 WHERE chat_id = ?", (chat_id,))


def mark_reachable(conn: sqlite3.Connection, chat_id: int) -> None:
    """The person of this chat has written or pressed again."""
    conn.execute(
        "UPDATE officials SET reachable = 1 WHERE chat_id = ? AND NOT reachable", (chat_id,)
    )


Row = tuple[int, str, str, str, str, int, int, str, int | None, int, int, int, str | None, int]


def _official(row: Row) -> Official:
    peran = tuple(Peran(kode) for kode in (row[12] or "").split(",") if kode)
    return Official(
        OfficialId(row[0]),
        row[1],
        Sapaan(row[2]),
        row[3],
        row[4],
        peran,
        kepala=bool(row[5]),
        ringkasan=bool(row[6]),
        bahasa=row[7],
        chat_id=row[8],
        reachable=bool(row[9]),
        admin=bool(row[10]),
        absent=bool(row[11]),
        outsider=bool(row[13]),
    )
