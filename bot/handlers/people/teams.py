"""The panitia, pokja or tim of a berkas in the chat: seen, answered, changed."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.desk import Turn, milliseconds, post
from bot.handlers.acts import why_not
from bot.handlers.people.posts_rights import acting
from bot.handlers.rapat import calling
from bot.telegram.outgoing import EditScreen, RetireButtons, SendScreen
from bot.views import plain
from bot.views.people import team as view
from bot.views.people.team import Team
from bot.views.people.team_keys import Step
from bot.views.screen import Screen
from flows.office import Office
from flows.people.appointing import fillable, may_appoint, may_link
from flows.people.members import leads, member, sitting
from flows.people.membership import (
    AnswerAssignment,
    GiveSeat,
    MemberCommand,
    RemoveMember,
    Seat,
)
from flows.people.officials import Actor, OfficialId
from flows.people.refusals import MayNotAppoint, NotAMember
from flows.refusals import NotInCase, Refused
from flows.rights import may_see
from storage import announcing, screens
from storage.casebook import Act, NoSuchCase
from storage.people import roster
from storage.screens import Prompt

Also = Callable[[Connection, Act], None]
SEAT = {seat.value[0]: seat for seat in Seat}
"""A seat by the letter that travels in a button."""


async def team_of(turn: Turn, case_id: str, column: int) -> Team:
    """The peran of that column of the berkas, with what this person may do with it. Raises
    NoSuchCase, LookupError where nobody is appointed to it, NotInCase."""
    sop, case = await turn.desk.casebook.read(case_id)
    peran, office = sop.pelaksana[column].kode, turn.desk.offices(sop.unit)
    if peran not in fillable(office, sop):
        raise LookupError(peran)
    me = await by(turn)
    place = member(case.members, peran, me.official)
    if place is None and not may_see(office, sop, case, me):
        raise NotInCase
    people = await turn.read(lambda conn: roster.of_unit(conn, sop.unit))
    return Team(
        office.unit,
        sop,
        case,
        peran,
        {one.id: one for one in people},
        may_appoint(office, sop, case, peran, me),
        may_link(office, sop, case, peran, me),
        peran in leads(case.members, turn.official.id),
    )


async def by(turn: Turn) -> Actor:
    """The person as they act here: a secretary with the posts of their heads."""
    return await turn.read(lambda conn: acting(conn, turn))


def office_of(turn: Turn, team: Team) -> Office:
    """The office of the berkas."""
    return turn.desk.offices(team.sop.unit)


async def carry_out(turn: Turn, team: Team, command: MemberCommand, also: Also) -> Act:
    """Do it together with `also`; my own card of the berkas follows. Raises Refused."""

    def then(conn: Connection, act: Act) -> None:
        turn.finish(conn)
        also(conn, act)
        if screens.card_of(conn, turn.official.id, team.case.id) is not None:
            announcing.redraw(conn, turn.official.id, turn.chat_id, team.case.id)

    act = await turn.desk.casebook.execute(team.case.id, command, turn.at, turn.cause, then)
    turn.desk.wake()
    return act


async def changed(
    turn: Turn, team: Team, command: MemberCommand, also: Also = lambda *_: None
) -> str:
    """Do it together with `also`, and show the members in place of what was tapped."""

    def all_of_it(conn: Connection, act: Act) -> None:
        also(conn, act)
        screen = view.shown(turn.words, replace(team, case=act.case))
        post(conn, EditScreen(turn.chat_id, turn.message_id, screen))

    await carry_out(turn, team, command, all_of_it)
    return turn.words("Noted, thank you.")


async def refused(turn: Turn, case_id: str, why: Refused) -> str:
    """The sentence for a refusal."""
    return await why_not(turn, case_id, why)


async def show(turn: Turn, team: Team, arg: str) -> str:
    """Who belongs to it: in place of another of these screens, else as a new message."""
    screen = view.shown(turn.words, team)
    await (turn.edit(screen) if arg else turn.say(screen))
    return ""


async def one(turn: Turn, team: Team, arg: str) -> str:
    """One member, with what can be done."""
    found = member(team.case.members, team.peran, OfficialId(int(arg)))
    if found is None:
        raise NotAMember
    await turn.edit(view.one(turn.words, team, found))
    return ""


async def remove(turn: Turn, team: Team, arg: str) -> str:
    """Take somebody out."""
    return await changed(turn, team, RemoveMember(await by(turn), team.peran, OfficialId(int(arg))))


async def give(turn: Turn, team: Team, arg: str) -> str:
    """Make somebody ketua, sekretaris or an ordinary member."""
    letter, _, who = arg.partition(".")
    command = GiveSeat(await by(turn), team.peran, OfficialId(int(who)), SEAT[letter])
    return await changed(turn, team, command)


async def accept(turn: Turn, team: Team, arg: str) -> str:
    """The appointed person is willing: the question gives way to the answer."""
    command = AnswerAssignment(await by(turn), team.peran, turn.official.id, accepted=True)

    def also(conn: Connection, act: Act) -> None:
        place = member(act.case.members, team.peran, turn.official.id)
        screen = view.accepted(turn.words, replace(team, case=act.case), place)
        post(conn, EditScreen(turn.chat_id, turn.message_id, screen))

    await carry_out(turn, team, command, also)
    return turn.words("Noted, thank you.")


async def meet(turn: Turn, team: Team, arg: str) -> str:
    """The ketua or sekretaris calls a meeting: of the step that is one, where it is open, else of
    the members."""
    if not team.chairs:
        raise MayNotAppoint
    rows = ((task, team.sop.row(task.nomor)) for task in team.case.open_tasks)
    held = [task for task, row in rows if row.rapat and team.peran in row.holders]
    if held:
        return await calling.begin_for_step(turn, team.case.id, held[0].id)
    members = tuple(one.official for one in sitting(team.case.members, team.peran))
    await calling.begin_for_team(turn, team.case, members)
    return ""


async def decline(turn: Turn, team: Team, arg: str) -> str:
    """Ask why; the buttons of the question go once that is said."""
    await _ask_reason(turn, team, turn.official.id, turn.message_id)
    return ""


async def record(turn: Turn, team: Team, arg: str) -> str:
    """Note what somebody without Telegram has said; of a no the reason is asked for."""
    letter, _, number = arg.partition(".")
    who = OfficialId(int(number))
    if letter == "0":
        await _ask_reason(turn, team, who)
        return ""
    return await changed(turn, team, AnswerAssignment(await by(turn), team.peran, who, True))


async def _ask_reason(turn: Turn, team: Team, who: OfficialId, asked: int = 0) -> None:
    place = member(team.case.members, team.peran, who)
    if place is None:
        raise NotAMember
    column = [one.kode for one in team.sop.pelaksana].index(team.peran)
    detail = f"{Step.DECLINE.value}{column}/{who}.{asked}"
    prompt = Prompt(turn.chat_id, 0, turn.official.id, Do.TEAM.value, team.case.id, 0, detail)
    other = None if who == turn.official.id else team.people[who]
    await turn.say(view.ask_reason(turn.words, team, place, other), prompt)


async def reason_given(turn: Turn, team: Team, prompt: Prompt, text: str) -> None:
    """The typed reason: whoever was appointed is not willing."""
    number, _, asked = prompt.detail.partition("/")[2].partition(".")
    who, message_id = OfficialId(int(number)), int(asked)
    command = AnswerAssignment(await by(turn), team.peran, who, accepted=False, reason=text)

    def also(conn: Connection, act: Act) -> None:
        screens.close_prompt(conn, prompt, milliseconds(turn.at))
        post(conn, SendScreen(turn.chat_id, _after_no(turn, replace(team, case=act.case), who)))
        if message_id:
            post(conn, RetireButtons(turn.chat_id, message_id))

    await carry_out(turn, team, command, also)


def _after_no(turn: Turn, team: Team, who: OfficialId) -> Screen:
    if who != turn.official.id:
        return view.shown(turn.words, team)
    return view.declined(turn.words, team, member(team.case.members, team.peran, who))


async def guarded(turn: Turn, case_id: str, work: Callable[[], Awaitable[None]]) -> None:
    """Words that were typed: a refusal is answered in the chat."""
    try:
        await work()
    except Refused as why:
        reason = await why_not(turn, case_id, why)
        await turn.say(plain.said(turn.words, "cannot", reason=reason))
    except (NoSuchCase, LookupError):
        await turn.say(plain.lost(turn.words))


def about(press: Press) -> tuple[Step, int, str]:
    """What a button of these screens is about: step, column, and the rest."""
    column, _, arg = press.detail[1:].partition("/")
    return Step(press.detail[:1]), int(column), arg
