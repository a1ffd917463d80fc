"""Calling a rapat, or changing one: a draft is put together tap by tap, and then sent."""

import re
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from sqlite3 import Connection

from bot import convened
from bot.desk import Turn, post
from bot.drawing import invitations
from bot.handlers.rapat.drafts import (
    ask,
    bench_of,
    check,
    draft_of_turn,
    edited,
    form_of,
    keep,
    office_of,
    prompt_of,
    stands,
    today_of,
)
from bot.telegram.outgoing import EditScreen
from bot.views.rapat import calling as view
from bot.views.rapat.calling import Step
from bot.views.screen import Screen
from flows.case import Case
from flows.ids import Peran, TaskId
from flows.office import Office
from flows.people.officials import OfficialId, actor
from flows.rapat.calling import MeetingDraft, draft_of, subject_of, toggled
from flows.rapat.convening import AGENDA_LIMIT
from flows.sop import Kegiatan
from flows.working import workable
from storage import meetings
from storage.people import roster

VERB = re.compile(r"^(?:melakukan|melaksanakan|menyelenggarakan)\s+", re.IGNORECASE)
ONLY_INVITES = re.compile(r"(?:menyampaikan|mengirimkan)\s+(?:surat\s+)?undangan", re.IGNORECASE)


async def begin(turn: Turn, agenda: str = "") -> str:
    """Begin to call a meeting freely: ask what it is about, or go on to the day."""
    office = office_of(turn)
    check(turn, office)
    place = await turn.read(lambda conn: meetings.last_place(conn, turn.official.id))
    made = MeetingDraft(agenda=agenda[:AGENDA_LIMIT], place=place)
    await keep(turn, made)
    if agenda:
        await _calendar(turn, made)
    else:
        await ask(turn, Step.AGENDA, "agenda", "")
    return ""


async def begin_for_step(turn: Turn, case_id: str, task_id: int) -> str:
    """Begin to call the meeting that a step is, or show the one that was called; raises Refused
    where the step is not theirs."""
    sop, case = await turn.desk.casebook.read(case_id)
    task, row = workable(sop, case, TaskId(task_id), actor(turn.official), filling=True)
    known = await turn.read(lambda conn: meetings.of_step(conn, case.id, task.id))
    if known is not None:
        answers = invitations.ANSWERS
        await turn.write(lambda conn: invitations.tell(conn, known, turn.official, answers))
        return ""
    office = office_of(turn)
    check(turn, office)
    place = await turn.read(lambda conn: meetings.last_place(conn, turn.official.id))
    made = MeetingDraft(
        agenda=_agenda(row, case.judul),
        place=place,
        roles=_invited(office, row),
        case=case.id,
        task=task.id,
    )
    await keep(turn, made)
    await _calendar(turn, made)
    return ""


async def begin_for_team(turn: Turn, case: Case, people: tuple[OfficialId, ...]) -> None:
    """Begin to call a meeting of these people about a berkas, at no step of it."""
    check(turn, office_of(turn))
    place = await turn.read(lambda conn: meetings.last_place(conn, turn.official.id))
    made = MeetingDraft(agenda=case.judul[:AGENDA_LIMIT], place=place, people=people)
    await keep(turn, made)
    await _calendar(turn, made)


async def change(turn: Turn, number: int, arg: str) -> str:
    """Begin to change a meeting that was called."""
    known = await turn.read(lambda conn: meetings.meeting(conn, number))
    made = draft_of(known, turn.words.zone)
    await keep(turn, made)
    await turn.say(view.form(turn.words, await form_of(turn, made)))
    return ""


async def form(turn: Turn, number: int, arg: str) -> str:
    """Show all that is known of the draft."""
    await _show(turn, view.form(turn.words, await form_of(turn, await draft_of_turn(turn))), None)
    return ""


async def ask_agenda(turn: Turn, number: int, arg: str) -> str:
    """Ask for the agenda."""
    await ask(turn, Step.AGENDA, "agenda", "")
    return ""


async def ask_place(turn: Turn, number: int, arg: str) -> str:
    """Ask for the place."""
    await ask(turn, Step.PLACE, "place", "")
    return ""


async def ask_outsiders(turn: Turn, number: int, arg: str) -> str:
    """Ask for the names of people from outside."""
    await ask(turn, Step.OUTSIDERS, "outsiders", "")
    return ""


async def day(turn: Turn, number: int, arg: str) -> str:
    """Show the calendar."""
    shown = await form_of(turn, await draft_of_turn(turn))
    page = max(0, int(arg or 0))
    await _show(turn, view.which_day(turn.words, shown, today_of(turn), page), Step.DAY)
    return ""


async def on(turn: Turn, number: int, arg: str) -> str:
    """A day was tapped: the time is asked for next."""
    found = date(int(arg[:4]), int(arg[4:6]), int(arg[6:8]))
    return await edited(turn, replace(await draft_of_turn(turn), day=found))


async def type_day(turn: Turn, number: int, arg: str) -> str:
    """Ask for a typed date."""
    example = turn.words.day(today_of(turn) + timedelta(days=14))
    await ask(turn, Step.TYPE_DAY, "day", example)
    return ""


async def time(turn: Turn, number: int, arg: str) -> str:
    """Show the times of day."""
    shown = await form_of(turn, await draft_of_turn(turn))
    await _show(turn, view.which_time(turn.words, shown), Step.TIME)
    return ""


async def at(turn: Turn, number: int, arg: str) -> str:
    """A time was tapped."""
    minute = view.TIMES[view.TIMES.index(int(arg))]
    return await edited(turn, replace(await draft_of_turn(turn), minute=minute))


async def type_time(turn: Turn, number: int, arg: str) -> str:
    """Ask for a typed time."""
    await ask(turn, Step.TYPE_TIME, "time", "10.15")
    return ""


async def roles(turn: Turn, number: int, arg: str) -> str:
    """Show the roles that can be invited."""
    await turn.edit(view.which_roles(turn.words, await form_of(turn, await draft_of_turn(turn))))
    return ""


async def role(turn: Turn, number: int, arg: str) -> str:
    """A role was tapped: its holders of today are invited, or no more."""
    peran = office_of(turn).unit.posts[int(arg)].peran
    known = await draft_of_turn(turn)
    await keep(turn, replace(known, roles=toggled(known.roles, peran)))
    return await roles(turn, 0, "")


async def people(turn: Turn, number: int, arg: str) -> str:
    """Show the people who can be invited."""
    made = await draft_of_turn(turn)
    some = await turn.read(lambda conn: roster.of_unit(conn, turn.official.unit))
    others = [one for one in some if one.id != turn.official.id]
    shown = view.which_people(turn.words, await form_of(turn, made), others, int(arg))
    await turn.edit(shown)
    return ""


async def person(turn: Turn, number: int, arg: str) -> str:
    """A person was tapped: they are invited, or no more."""
    who, _, page = arg.partition(".")
    known = await draft_of_turn(turn)
    made = replace(known, people=toggled(known.people, OfficialId(int(who))))
    await keep(turn, made)
    return await people(turn, 0, page)


async def send(turn: Turn, number: int, arg: str) -> str:
    """Call the meeting, or change it; everybody who is concerned is told. A message that shows
    another draft than the current one shows this one instead. Raises Refused."""
    made = await draft_of_turn(turn)
    shown = await form_of(turn, made)
    if arg != view.stamp(shown):
        await turn.edit(view.form(turn.words, shown))
        return turn.words("The draft has changed meanwhile; this message shows how it is now.")
    code, zone = f"{secrets.randbelow(10**6):06}", turn.words.zone
    subject = subject_of(made, zone)
    await turn.write(lambda conn: convened.send(conn, turn, made, subject, code, bench_of(turn)))
    return turn.words("Noted; everybody who can be reached is told.")


async def drop(turn: Turn, number: int, arg: str) -> str:
    """Forget the draft."""
    await turn.write(lambda conn: convened.forget(conn, turn, bench_of(turn)))
    return ""


async def _calendar(turn: Turn, made: MeetingDraft) -> None:
    """Ask for the day, by a tap or in words."""
    screen = view.which_day(turn.words, await form_of(turn, made), today_of(turn), 0)
    await turn.say(screen, prompt_of(turn, Step.DAY))


async def _show(turn: Turn, screen: Screen, step: Step | None) -> None:
    """In place of the tapped message, which asks for that step's answer from now on."""

    def work(conn: Connection) -> None:
        post(conn, EditScreen(turn.chat_id, turn.message_id, screen))
        stands(conn, turn, step)

    await turn.write(work)


def _agenda(row: Kegiatan, judul: str) -> str:
    """What the step is about, without the verb that begins it on the form; of a step that only
    passes invitations on, what the berkas is about."""
    said = VERB.sub("", row.uraian_bersih or row.uraian).partition(" untuk :")[0]
    if ONLY_INVITES.match(said):
        return judul[:AGENDA_LIMIT]
    return f"{said[:1].upper()}{said[1:]} ({judul})"[:AGENDA_LIMIT]


def _invited(office: Office, row: Kegiatan) -> tuple[Peran, ...]:
    """Who performs the step and who takes part; nobody yet where it invites others."""
    if ONLY_INVITES.match(row.uraian_bersih or row.uraian):
        return ()
    outside = {post.peran for post in office.unit.posts if post.eksternal}
    return tuple(peran for peran in (*row.pelaksana, *row.jointly) if peran not in outside)


STEPS: dict[Step, Callable[[Turn, int, str], Awaitable[str]]] = {
    Step.FORM: form,
    Step.AGENDA: ask_agenda,
    Step.PLACE: ask_place,
    Step.OUTSIDERS: ask_outsiders,
    Step.DAY: day,
    Step.ON: on,
    Step.TYPE_DAY: type_day,
    Step.TIME: time,
    Step.AT: at,
    Step.TYPE_TIME: type_time,
    Step.ROLES: roles,
    Step.ROLE: role,
    Step.PEOPLE: people,
    Step.PERSON: person,
    Step.SEND: send,
    Step.DROP: drop,
    Step.CHANGE: change,
}
