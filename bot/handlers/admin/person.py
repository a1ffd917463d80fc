"""Pegawai under /kelola: who belongs to the unit; a lost phone, administrator and digest marks."""

from datetime import timedelta
from sqlite3 import Connection

from bot.callbacks import Press
from bot.desk import Turn
from bot.drawing import reinviting
from bot.people.administering import marked, released
from bot.people.inviting import DAYS
from bot.views.admin import person as view
from bot.views.admin.person import PersonShown
from bot.views.lists import PAGE
from flows.people.administering import leaves_nobody
from flows.people.officials import Official, OfficialId, actor
from flows.people.refusals import LastAdministrator
from flows.refusals import MayNotManage
from storage import asking
from storage.people import leaving, roster
from storage.people.marks import Marks


async def everybody(turn: Turn, press: Press) -> str:
    """A page of the people of the unit, in place. Raises MayNotManage."""
    _check(turn)
    people = await turn.read(lambda conn: roster.of_unit(conn, turn.official.unit))
    await turn.edit(view.everybody(turn.words, people, int(press.detail or 0)))
    return ""


async def pressed(turn: Turn, press: Press) -> str:
    """What the letter of the detail says of that person. Raises MayNotManage, LastAdministrator,
    LookupError where the unit has no such person."""
    _check(turn)
    step, (number, _, value) = press.detail[:1], press.detail[1:].partition(".")
    given = await turn.read(lambda conn: _shown(conn, turn, OfficialId(int(number))))
    match step:
        case "o":
            await turn.edit(view.one(turn.words, given))
        case "r":
            await turn.read(lambda conn: _check_release(conn, given))
            await turn.edit(view.ask_release(turn.words, given))
        case "y":
            return await _release(turn, given)
        case "a":
            return await _mark(turn, given, Marks(admin=value == "1"))
        case "d":
            return await _mark(turn, given, Marks(ringkasan=value == "1"))
        case _:
            raise LookupError(step)
    return ""


async def _release(turn: Turn, given: PersonShown) -> str:
    """The phone is let go of; the new code follows as a message of its own."""
    who, until = given.official.id, turn.at + timedelta(days=DAYS)

    def work(conn: Connection) -> bool:
        _check_release(conn, given)
        code = released(conn, who, turn.official.id, turn.at, until)
        if code is not None:
            reinviting.ask(conn, turn.official, who, code)
        return code is not None

    done = await turn.desk.db.write(work)
    await _show_again(turn, who)
    if not done:
        return turn.words("This person has no phone linked any more.")
    return turn.words("The phone has been released; the new code follows.")


async def _mark(turn: Turn, given: PersonShown, wished: Marks) -> str:
    who, speak = given.official.id, turn.desk.words_for
    await turn.desk.db.write(
        lambda conn: marked(conn, speak, who, wished, turn.official.id, turn.at)
    )
    await _show_again(turn, who)
    return turn.words("Noted, thank you.")


async def _show_again(turn: Turn, who: OfficialId) -> None:
    await turn.edit(view.one(turn.words, await turn.read(lambda conn: _shown(conn, turn, who))))


def _shown(conn: Connection, turn: Turn, who: OfficialId) -> PersonShown:
    """Somebody of the unit. Raises LookupError."""
    person = roster.colleague(conn, turn.official.unit, who)
    names = {post.peran: post.nama for post in turn.desk.unit_of(person).posts}
    posts = tuple(names.get(peran, peran) for peran in person.peran)
    waiting = len(asking.open_tasks(conn, person))
    leave = leaving.planned(conn, who)
    heir = None if leave is None else roster.official(conn, leave.successor)
    me = person.id == turn.official.id
    ids = [one.id for one in roster.of_unit(conn, person.unit)]
    page = ids.index(person.id) // PAGE
    return PersonShown(person, posts, waiting, me, leave, heir, page)


def _check_release(conn: Connection, given: PersonShown) -> None:
    """Nobody releases the phone in their hand, nor that of the last who can set the office up.
    Raises LookupError, LastAdministrator."""
    who: Official = given.official
    if given.self:
        raise LookupError(who.id)
    if leaves_nobody(roster.of_unit(conn, who.unit), {who.id}):
        raise LastAdministrator


def _check(turn: Turn) -> None:
    if not actor(turn.official).manages:
        raise MayNotManage
