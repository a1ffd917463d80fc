"""Whose posts a person may speak for: a head and an admin for the unit, a secretary for a head."""

from datetime import date
from sqlite3 import Connection

from bot.desk import Turn
from flows.office import Office
from flows.officials import Official, OfficialId, actor
from flows.posts import Assignment
from flows.refusals import MayNotManage
from flows.standing_in import Draft, running
from storage import posts, roster, secretaries


def standing(conn: Connection, turn: Turn, number: int) -> Assignment | None:
    """A running or coming assignment of that id that the person may end."""
    found = posts.assignment(conn, turn.official.unit, number)
    some = () if found is None else running((found,), today_of(turn))
    return next((one for one in some if theirs(conn, turn, one)), None)


def who_entered(conn: Connection, turn: Turn, one: Assignment) -> str:
    by, at = posts.entered_by(conn, one.id)
    if by is None:
        who = turn.words("the administrator of Pandu (command line)")
    else:
        who = roster.official(conn, by).jabatan
    return turn.words("entered by %(who)s, %(when)s", who=who, when=turn.words.moment(at))


def known_to(conn: Connection, turn: Turn) -> tuple[Assignment, ...]:
    return posts.assignments(conn, turn.official.unit)


def may_be_away(conn: Connection, turn: Turn) -> list[Official]:
    """Whoever holds a post, heads first; to a secretary their own heads."""
    outside = {post.peran for post in office_of(turn).unit.posts if post.eksternal}
    people = [o for o in roster.of_unit(conn, turn.official.unit) if o.peran]
    inside = [o for o in people if not outside.issuperset(o.peran)]
    if manages(turn):
        return inside
    heads = heads_of(conn, turn)
    return [o for o in inside if o.id in heads]


def theirs(conn: Connection, turn: Turn, one: Assignment) -> bool:
    return manages(turn) or one.instead_of in heads_of(conn, turn)


def heads_of(conn: Connection, turn: Turn) -> frozenset[OfficialId]:
    return frozenset(one.head for one in secretaries.of_secretary(conn, turn.official.id))


def check_subject(conn: Connection, turn: Turn, draft: Draft) -> None:
    """Raises MayNotManage where the person may not say this, LookupError where nobody is meant."""
    if draft.away:
        if roster.official(conn, draft.away).unit != turn.official.unit:
            raise LookupError(draft.away)
        if not manages(turn) and draft.away not in heads_of(conn, turn):
            raise MayNotManage
    else:
        check_manages(turn)
        office_of(turn).unit.posts[draft.vacant]


def check_manages(turn: Turn) -> None:
    if not manages(turn):
        raise MayNotManage


async def check(turn: Turn) -> None:
    if not manages(turn) and not await turn.read(lambda conn: heads_of(conn, turn)):
        raise MayNotManage


def manages(turn: Turn) -> bool:
    return actor(turn.official).manages and turn.official.unit in turn.desk.units


def today_of(turn: Turn) -> date:
    return turn.at.astimezone(office_of(turn).unit.zona).date()


def office_of(turn: Turn) -> Office:
    return turn.desk.offices(turn.desk.unit_of(turn.official).id)
