"""Which people a notice reaches: holders of a peran, superiors, and who of them can be reached."""

import sqlite3
from collections.abc import Iterable

from flows.notices import ToPeran, ToSuperiors
from flows.office import Office
from flows.people.officials import Official
from flows.people.reaching import barrier, hears
from storage.people import roster


def reachable(people: Iterable[Official]) -> list[Official]:
    """Those to whom a message can be delivered."""
    return [one for one in people if hears(one)]


def holders_of(conn: sqlite3.Connection, to: ToPeran) -> list[Official]:
    """Everybody who holds one of the peran; only `first` where they still hold it and can be
    reached, so that a returned berkas goes to whoever worked on it."""
    found = {o.id: o for peran in to.peran for o in roster.holders(conn, to.unit, peran)}
    first = found.get(to.first) if to.first is not None else None
    return [first] if first is not None and not barrier(first) else list(found.values())


def superiors_of(conn: sqlite3.Connection, office: Office, to: ToSuperiors) -> list[Official]:
    """The nearest superiors who can be reached, the heads of the unit behind them; those who are
    away where nobody else can be told; empty where there is nobody above."""
    heads = (o for o in roster.of_unit(conn, to.unit) if o.kepala)
    above = (roster.holders(conn, to.unit, peran) for peran in office.superiors(to.of))
    circles = [_others(circle, to) for circle in (*above, heads)]
    present = [[o for o in circle if barrier(o) is None] for circle in circles]
    return next((circle for circle in (*present, *circles) if circle), [])


def _others(people: Iterable[Official], to: ToSuperiors) -> list[Official]:
    return [one for one in reachable(people) if one.id != to.beside]
