"""Administrative acts in words: their ids become names, people by their jabatan of then."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from sqlite3 import Connection

from bot.views.admin.acts import Line, line
from bot.views.admin.told import Told
from bot.words import Words, person
from flows.ids import SopId
from flows.people.administration import AdminAct, titled_as
from flows.people.officials import OfficialId
from flows.sop import Sop
from storage.people import roster


def lines(
    conn: Connection, words: Words, acts: Iterable[AdminAct], sops: Mapping[SopId, Sop]
) -> tuple[Line, ...]:
    """Each act as it is read, in the order given."""
    return tuple(line(_told(conn, words, act, sops), act) for act in acts)


def _told(conn: Connection, words: Words, act: AdminAct, sops: Mapping[SopId, Sop]) -> Told:
    return Told(
        words,
        partial(_person, conn, words, act),
        partial(_post, conn, act.unit),
        partial(_sop, sops),
    )


def _person(conn: Connection, words: Words, act: AdminAct, number: str) -> str:
    """Whom the number names, with the jabatan of the moment of the act where it was noted."""
    try:
        one = roster.official(conn, OfficialId(int(number)))
    except (KeyError, ValueError):
        return words("official number %(n)s", n=number)
    then = act.fact(titled_as(one.id)) if one.nama != one.jabatan else ""
    return person(replace(one, jabatan=then or one.jabatan))


def _post(conn: Connection, unit: str, peran: str) -> str:
    row = conn.execute(
        "SELECT nama FROM post_names WHERE unit = ? AND peran = ?", (unit, peran)
    ).fetchone()
    return peran if row is None else str(row[0])


def _sop(sops: Mapping[SopId, Sop], sop_id: str) -> str:
    found = sops.get(SopId(sop_id))
    return sop_id if found is None else found.judul
