"""Choosing whom to appoint to the panitia of a berkas: from the list, by name, by contact."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.desk import Turn, milliseconds, post
from bot.handlers.acts import why_not
from bot.handlers.people import contacts, groups, teams
from bot.handlers.people.team_bench import bench_of, draft_of, found_in, keep
from bot.handlers.people.team_page import stands
from bot.handlers.people.teams import about, by, carry_out, changed, team_of
from bot.telegram.outgoing import EditScreen, SendScreen
from bot.views.people import team as view
from bot.views.people.team import Team
from bot.views.people.team_keys import Step
from flows.people.choosing import NOBODY, TeamDraft, chosen
from flows.people.membership import AppointMembers, ReplaceMember
from flows.people.officials import OfficialId, actor
from flows.people.refusals import MayNotAppoint
from flows.rapat.calling import toggled
from flows.refusals import Refused
from storage import screens
from storage.casebook import Act
from storage.kelengkapan.drafts import drop_draft, keep_draft
from storage.screens import Prompt

SEARCH_LIMIT = 60
"""Characters of a name that is looked for."""


async def pressed(turn: Turn, press: Press) -> str:
    """One step of these screens; a refusal is said over the chat."""
    step, column, arg = about(press)
    try:
        team = await team_of(turn, press.case, column)
        if step in APPOINTING and not team.appoints:
            raise MayNotAppoint
        said = await STEPS[step](turn, team, arg)
        if step in PAGES:
            await stands(turn, team, fresh=_is_fresh(step, arg))
        return said
    except Refused as why:
        return await why_not(turn, press.case, why)


async def answered(turn: Turn, prompt: Prompt, text: str) -> None:
    """Typed words: the name to look for, or why somebody is not willing."""

    async def work() -> None:
        step, column, _ = about(Press(Do.TEAM, prompt.case, detail=prompt.detail))
        team = await team_of(turn, prompt.case, column)
        if step is Step.DECLINE:
            await teams.reason_given(turn, team, prompt, text)
        else:
            await _searched(turn, team, prompt, text)
            await stands(turn, team, fresh=True)

    await teams.guarded(turn, prompt.case, work)


def _is_fresh(step: Step, arg: str) -> bool:
    """Whether the page comes as a new message and not in place of what was tapped."""
    return not arg if step is Step.SHOW else step is Step.REPLACE and "." in arg


async def pick(turn: Turn, team: Team, arg: str) -> str:
    """A page of the people who can be chosen; from the members anew, where somebody was about to
    be replaced."""
    made = await draft_of(turn, team)
    if made.instead_of and not arg:
        made = TeamDraft()
        await keep(turn, team, made)
    await _show(turn, team, made, int(arg or 0))
    return ""


async def toggle(turn: Turn, team: Team, arg: str) -> str:
    """A person was tapped: chosen, or no more; in a replacement they are the new member."""
    number, _, page = arg.partition(".")
    made, who = await draft_of(turn, team), OfficialId(int(number))
    if who not in team.people:
        raise LookupError(who)
    if made.instead_of:
        to = actor(team.people[who])
        done = await changed(
            turn, team, ReplaceMember(await by(turn), team.peran, made.instead_of, to)
        )
        await turn.desk.db.write(lambda conn: drop_draft(conn, bench_of(turn, team)))
        return done
    made = replace(made, people=toggled(made.people, who))
    await keep(turn, team, made)
    await _show(turn, team, made, int(page or 0))
    return ""


async def replacing(turn: Turn, team: Team, arg: str) -> str:
    """Choose who takes somebody's place; from the news of a refusal as a new message."""
    number, _, fresh = arg.partition(".")
    made = TeamDraft(instead_of=OfficialId(int(number)))
    await keep(turn, team, made)
    await _show(turn, team, made, 0, fresh=bool(fresh))
    return ""


async def search(turn: Turn, team: Team, arg: str) -> str:
    """Ask for part of a name."""
    column = [one.kode for one in team.sop.pelaksana].index(team.peran)
    detail = f"{Step.SEARCH.value}{column}/"
    prompt = Prompt(turn.chat_id, 0, turn.official.id, Do.TEAM.value, team.case.id, 0, detail)
    await turn.say(view.ask_search(turn.words, team), prompt)
    return ""


async def everybody(turn: Turn, team: Team, arg: str) -> str:
    """Forget the name that was looked for."""
    made = replace(await draft_of(turn, team), search="")
    await keep(turn, team, made)
    await _show(turn, team, made, 0)
    return ""


async def seats(turn: Turn, team: Team, arg: str) -> str:
    """Ask who is ketua and who sekretaris."""
    await turn.edit(view.which_seat(turn.words, team, await draft_of(turn, team)))
    return ""


async def seat(turn: Turn, team: Team, arg: str) -> str:
    """Somebody of those chosen is to be ketua or sekretaris."""
    letter, _, number = arg.partition(".")
    made, who = await draft_of(turn, team), OfficialId(int(number))
    if letter == "k":
        other = NOBODY if made.sekretaris == who else made.sekretaris
        made = replace(made, ketua=who, sekretaris=other)
    else:
        other = NOBODY if made.ketua == who else made.ketua
        made = replace(made, sekretaris=who, ketua=other)
    await keep(turn, team, made)
    await turn.edit(view.which_seat(turn.words, team, made))
    return ""


async def send(turn: Turn, team: Team, arg: str) -> str:
    """Appoint everybody who was chosen; each is asked."""
    made = await draft_of(turn, team)
    people = chosen(made, team.case, team.peran, team.people.values())
    command = AppointMembers(await by(turn), team.peran, people)

    def also(conn: Connection, act: Act) -> None:
        drop_draft(conn, bench_of(turn, team))
        screen = view.shown(turn.words, replace(team, case=act.case))
        post(conn, EditScreen(turn.chat_id, turn.message_id, screen))

    await carry_out(turn, team, command, also)
    return turn.words("Noted; everybody who can be reached is told.")


async def drop(turn: Turn, team: Team, arg: str) -> str:
    """Forget whom one has chosen."""
    await turn.desk.db.write(lambda conn: drop_draft(conn, bench_of(turn, team)))
    return await teams.show(turn, team, "1")


async def _searched(turn: Turn, team: Team, prompt: Prompt, text: str) -> None:
    if not team.appoints:
        raise MayNotAppoint
    made = replace(await draft_of(turn, team), search=text[:SEARCH_LIMIT])
    screen = view.picking(turn.words, team, made, found_in(turn, team, made.search), 0)

    def work(conn: Connection) -> None:
        screens.close_prompt(conn, prompt, milliseconds(turn.at))
        keep_draft(conn, bench_of(turn, team), made, milliseconds(turn.at))
        post(conn, SendScreen(turn.chat_id, screen))

    await turn.write(work)


async def _show(turn: Turn, team: Team, made: TeamDraft, page: int, *, fresh: bool = False) -> None:
    screen = view.picking(turn.words, team, made, found_in(turn, team, made.search), page)
    await (turn.say(screen) if fresh else turn.edit(screen))


STEPS: dict[Step, Callable[[Turn, Team, str], Awaitable[str]]] = {
    Step.SHOW: teams.show,
    Step.ONE: teams.one,
    Step.REMOVE: teams.remove,
    Step.GIVE: teams.give,
    Step.RECORD: teams.record,
    Step.ACCEPT: teams.accept,
    Step.DECLINE: teams.decline,
    Step.MEET: teams.meet,
    Step.PICK: pick,
    Step.TOGGLE: toggle,
    Step.REPLACE: replacing,
    Step.SEARCH: search,
    Step.EVERYBODY: everybody,
    Step.SEATS: seats,
    Step.SEAT: seat,
    Step.SEND: send,
    Step.DROP: drop,
    Step.CONTACT: contacts.ask,
    Step.LINK: groups.offer,
    Step.UNLINK: groups.unlink,
}
APPOINTING = frozenset(STEPS) - {
    *(Step.SHOW, Step.ACCEPT, Step.DECLINE, Step.LINK, Step.UNLINK, Step.MEET)
}
"""What only whoever fills the peran asks for."""
PAGES = APPOINTING | {Step.SHOW}
"""What is tapped on the page, or brings it."""
