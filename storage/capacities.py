"""As what people held their posts, and when: what records print beside a name."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime

from flows.capacity import Capacity, titles
from flows.officials import OfficialId
from flows.posts import Holding
from flows.sop import Peran
from flows.units import Unit


def capacities_of(
    conn: sqlite3.Connection, unit: Unit | None, officials: Iterable[OfficialId]
) -> tuple[Capacity, ...]:
    """All capacities of these people, the oldest first, titled as the unit names its posts; empty
    where none of them ever stood in, for then nothing is to be said."""
    posts = {} if unit is None else {post.peran: post.nama for post in unit.posts}
    rows = conn.execute(
        "SELECT official, peran, holding, head, since, until FROM capacities"
        " WHERE official IN (SELECT value FROM json_each(?)) ORDER BY since",
        (json.dumps(sorted(officials)),),
    )
    found = tuple(_capacity(row) for row in rows)
    if all(one.holding is Holding.DEFINITIF for one in found):
        return ()
    return tuple(titles(one, posts.get(one.peran, one.peran)) for one in found)


def _capacity(row: tuple[int, str, str, int, int, int | None]) -> Capacity:
    official, peran, holding, head, since, until = row
    return Capacity(
        OfficialId(official),
        Peran(peran),
        Holding(holding),
        datetime.fromtimestamp(since, UTC),
        None if until is None else datetime.fromtimestamp(until, UTC),
        head=bool(head),
    )
