"""'Bagikan': let somebody read a berkas they are not in, and take that back."""

from sqlite3 import Connection

from bot.callbacks import Press
from bot.desk import Turn
from bot.views.people import sharing as view
from bot.views.screen import Screen
from flows.ids import CaseId
from flows.people.officials import OfficialId, actor
from flows.people.refusals import MayNotShare
from flows.people.sharing import ShareCase, ShareCommand, WithdrawShare
from flows.rights import may_see, may_share
from storage.people import roster


async def pressed(turn: Turn, press: Press) -> str:
    """A page of the people, or one of them: `s` shares, `x` takes it back. Raises Refused."""
    step, number = press.detail[:1], int(press.detail[1:])
    if step == "p":
        screen = await _whom(turn, press.case, number)
        await (turn.edit(screen) if number else turn.say(screen))
        return ""
    who = OfficialId(number)
    one = await turn.read(lambda conn: roster.official(conn, who))
    me, noted = actor(turn.official), ""
    if step == "s":
        command: ShareCommand = ShareCase(me, actor(one))
        noted = turn.words("%(who)s may read the file now.", who=one.jabatan)
    elif step == "x":
        command = WithdrawShare(me, who)
        noted = turn.words("%(who)s may not read the file any more.", who=one.jabatan)
    else:
        raise LookupError(step)
    await turn.desk.casebook.execute(
        CaseId(press.case), command, turn.at, turn.cause, lambda conn, _: turn.finish(conn)
    )
    turn.desk.wake()
    await turn.edit(await _whom(turn, press.case, 0, noted))
    return ""


async def _whom(turn: Turn, case_id: str, page: int, noted: str = "") -> Screen:
    """Those who may read it by leave, and those of the unit who may not see it yet. Raises
    MayNotShare, NoSuchCase."""
    sop, case = await turn.desk.casebook.read(case_id)
    office = turn.desk.offices(sop.unit)
    if not may_share(office, sop, case, actor(turn.official)):
        raise MayNotShare

    def read(conn: Connection) -> Screen:
        people = roster.of_unit(conn, sop.unit)
        outside = {post.peran for post in office.unit.posts if post.eksternal}
        inside = [o for o in people if not o.peran or not outside.issuperset(o.peran)]
        shared = [o for o in people if any(one.to == o.id for one in case.shares)]
        others = [o for o in inside if not may_see(office, sop, case, actor(o))]
        return view.whom(turn.words, office.unit, case, shared, others, page, noted)

    return await turn.read(read)
