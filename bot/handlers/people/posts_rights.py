"""Whose posts a person may speak for: a head and an admin for the unit, a secretary for a head."""

from datetime import date
from sqlite3 import Connection

from bot.desk import Turn
from flows.office import Office
from flows.people.officials import Actor, Official, OfficialId, actor
from flows.people.on_behalf import acting_for
from flows.people.posts import Assignment
from flows.people.standing_in import Draft, assigned, running
from flows.refusals import MayNotManage
from storage.people import posts, roster, secretaries


def standing(conn: Connection, turn: Turn, number: int) -> Assignment | None:
    """A running or coming assignment of that id that the person may end."""
    found = posts.assignment(conn, turn.official.unit, number)
    some = () if found is None else running((found,), today_of(turn))
    return next((one for one in some if theirs(conn, turn, one)), None)


def who_entered(conn: Connection, turn: Turn, one: Assignment) -> str:
    """Who entered the assignment, and when, in words."""
    by, at = posts.entered_by(conn, one.id)
    if by is None:
        who = turn.words("the administrator of Pandu (command line)")
    else:
        who = roster.official(conn, by).jabatan
    return turn.words("entered by %(who)s, %(when)s", who=who, when=turn.words.moment(at))


def known_to(conn: Connection, turn: Turn) -> tuple[Assignment, ...]:
    """All assignments of the person's unit."""
    return posts.assignments(conn, turn.official.unit)


def asked_for(conn: Connection, turn: Turn, draft: Draft, basis: str) -> tuple[Assignment, ...]:
    """What a draft would enter. Raises MayNotManage, or LookupError where the draft is none."""
    check_subject(conn, turn, draft)
    roster.colleague(conn, turn.official.unit, draft.who)
    return assigned(draft, office_of(turn).unit.posts, known_to(conn, turn), basis)


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
    """Whether the person may end it."""
    return manages(turn) or one.instead_of in heads_of(conn, turn)


def acting(conn: Connection, turn: Turn) -> Actor:
    """The person as they hand steps over and record decisions: a secretary with their heads'
    posts."""
    heads = [roster.official(conn, head) for head in heads_of(conn, turn)]
    return acting_for(turn.official, heads)


def heads_of(conn: Connection, turn: Turn) -> frozenset[OfficialId]:
    """For whom the person works as secretary."""
    return frozenset(one.head for one in secretaries.of_secretary(conn, turn.official.id))


def check_subject(conn: Connection, turn: Turn, draft: Draft) -> None:
    """Raises MayNotManage where the person may not say this, LookupError where nobody is meant."""
    if draft.away:
        roster.colleague(conn, turn.official.unit, draft.away)
        if not manages(turn) and draft.away not in heads_of(conn, turn):
            raise MayNotManage
    else:
        check_manages(turn)
        office_of(turn).unit.posts[draft.vacant]


def check_manages(turn: Turn) -> None:
    """Raises MayNotManage."""
    if not manages(turn):
        raise MayNotManage


async def check(turn: Turn) -> None:
    """Raises MayNotManage where the person speaks for nobody."""
    if not manages(turn) and not await turn.read(lambda conn: heads_of(conn, turn)):
        raise MayNotManage


def manages(turn: Turn) -> bool:
    """Whether the person manages their unit, which is defined here."""
    return actor(turn.official).manages and turn.official.unit in turn.desk.units


def today_of(turn: Turn) -> date:
    """The day of the person's office."""
    return turn.at.astimezone(office_of(turn).unit.zona).date()


def office_of(turn: Turn) -> Office:
    """The person's office."""
    return turn.desk.offices(turn.desk.unit_of(turn.official).id)
