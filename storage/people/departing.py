"""Somebody leaves the roster: their posts, arrangements, codes and account end on one day."""

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from flows.ids import Peran
from flows.people.officials import OfficialId
from storage.people import absences, posts, roster, secretaries
from storage.people.leaving import Leaving, name_hash, note_gone, successor
from storage.people.releasing import silence


def depart(
    conn: sqlite3.Connection, one: Leaving, today: date, at: datetime, *, planned: bool = False
) -> None:
    """The person is not of the office any more: nothing is asked of them and no message reaches
    them from now on. What rests with them in berkas and meetings is to be handed over after this.
    `planned`: it was entered on an earlier day, so that their last day was the one before.
    """
    who, heir = one.leave.who, successor(conn, one.leave.successor)
    last, listed = one.leave.since - timedelta(days=1), posts.listed(conn, who)
    for held in posts.of_official(conn, who):
        posts.end(conn, held.id, last, one.by, at, planned=planned)
    note_gone(conn, one, at)
    if one.leave.posts:
        _succeed(conn, who, heir, listed, today, at)
    for link in (*secretaries.of_secretary(conn, who), *secretaries.of_head(conn, who)):
        secretaries.dismiss(conn, link.secretary, link.head, one.by, at)
    for away in absences.of_unit(conn, roster.official(conn, who).unit, today):
        if away.official == who:
            absences.end(conn, away.id, last, one.by, at)
    conn.execute("UPDATE linked_groups SET by = ? WHERE by = ?", (heir, who))
    _clear(conn, who)
    _leave(conn, who, at)


def _succeed(
    conn: sqlite3.Connection,
    who: OfficialId,
    heir: OfficialId,
    listed: Sequence[Peran],
    today: date,
    at: datetime,
) -> None:
    """The posts of the personnel list are the successor's; with those of a head goes what makes
    one. A Plh or Plt ends with the person: it takes a letter of its own."""
    before, after = roster.official(conn, who), roster.official(conn, heir)
    held = posts.listed(conn, heir)
    posts.hold(conn, heir, tuple(dict.fromkeys((*held, *listed))), today, at)
    if (before.kepala and not after.kepala) or not held:
        conn.execute("UPDATE officials SET jabatan = ? WHERE id = ?", (before.jabatan, heir))
    conn.execute(
        "UPDATE officials SET (kepala, ringkasan) = (SELECT max(officials.kepala, l.kepala),"
        " max(officials.ringkasan, l.ringkasan) FROM officials l WHERE l.id = ?) WHERE id = ?",
        (who, heir),
    )


def _clear(conn: sqlite3.Connection, who: OfficialId) -> None:
    """What stands in their chat or is on its way there, and what they have begun."""
    silence(conn, who, roster.official(conn, who).chat_id)
    for table in ("drafts", "invitations", "warnings"):
        conn.execute(f"DELETE FROM {table} WHERE official = ?", (who,))  # noqa: S608  constants
    conn.execute("DELETE FROM group_codes WHERE official = ? AND used_at IS NULL", (who,))
    conn.execute("DELETE FROM reminders WHERE official = ? AND sent_on IS NULL", (who,))
    conn.execute("DELETE FROM uploads WHERE official = ? AND placed_at IS NULL", (who,))


def _leave(conn: sqlite3.Connection, who: OfficialId, at: datetime) -> None:
    """Whoever of the same name comes later is somebody else. That a post was one of a head is
    known by who held it (storage.people.turnover): `kepala` stays."""
    person = roster.official(conn, who)
    (key,) = conn.execute("SELECT nama_key FROM officials WHERE id = ?", (who,)).fetchone()
    conn.execute(
        "UPDATE leavings SET gone_at = ?, jabatan = ?, name_hash = ?, chat_id = ?"
        " WHERE official = ?",
        (int(at.timestamp()), person.jabatan, name_hash(person.unit, key), person.chat_id, who),
    )
    conn.execute(
        "UPDATE officials SET gone = 1, chat_id = NULL, admin = 0, ringkasan = 0,"
        " digest_wish = NULL, nama_key = ? WHERE id = ?",
        (f"keluar:#{who}", who),
    )
