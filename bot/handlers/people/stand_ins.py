"""Pejabat & Plh under /kelola: heads, admins and secretaries enter and end stand-ins."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.clock.standing import duty_of, take_effect
from bot.desk import Turn, milliseconds
from bot.handlers.acts import why_not
from bot.handlers.people import posts_letters, stand_ins_ended
from bot.handlers.people.posts_rights import (
    asked_for,
    check,
    check_manages,
    check_subject,
    known_to,
    manages,
    may_be_away,
    office_of,
    today_of,
)
from bot.handlers.people.stand_in_list import overview
from bot.views import plain
from bot.views.people import stand_ins as view
from bot.views.people.stand_ins import Step
from bot.views.people.standing import Duty
from bot.views.screen import Screen
from bot.views.waktu.leading import no_limit
from flows.people.posts import Assignment, Fault, in_force
from flows.people.standing_in import (
    BASIS_LIMIT,
    LATER,
    Draft,
    candidates,
    packed,
    unpacked,
    vacant,
)
from flows.reading.dates import date_in
from flows.refusals import Refused
from flows.wording import words as tidy
from storage import screens
from storage.people import posts, roster
from storage.screens import Prompt

FURTHEST = timedelta(days=366)
"""How far ahead a stand-in may be entered."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a press or an answer is about: the draft or the id, and the page of a list."""

    rest: str
    page: int = 0

    @property
    def draft(self) -> Draft:
        """The draft the button carried. Raises ValueError."""
        return unpacked(self.rest)


async def pressed(turn: Turn, press: Press) -> str:
    """One step of entering or ending a stand-in, in place."""
    await check(turn)
    step, rest = Step(press.detail[:1] or "l"), press.detail[1:]
    about, _, page = rest.partition("/")
    return await STEPS[step](turn, Told(about, int(page or 0)))


async def answered(turn: Turn, prompt: Prompt, text: str) -> None:
    """The typed day or the typed letter."""
    try:
        await check(turn)
        if prompt.detail.startswith(Step.LETTER.value):
            noted = await posts_letters.given(turn, prompt, text)
            await turn.say(await overview(turn, noted=noted))
            return
        draft = unpacked(prompt.detail[1:])
        if prompt.detail.startswith(Step.TYPE_DAY.value):
            await turn.say(await _day_given(turn, prompt, draft, text))
        else:
            basis = tidy(text, BASIS_LIMIT)
            screen, _ = await _entered(turn, draft, basis, prompt)
            await turn.say(screen)
    except Refused as refused:
        reason = await why_not(turn, None, refused)
        await turn.say(plain.said(turn.words, "cannot", reason=reason))


async def _list(turn: Turn, told: Told) -> str:
    await turn.edit(await overview(turn, told.page))
    return ""


async def _away(turn: Turn, told: Told) -> str:
    people = await turn.read(lambda conn: may_be_away(conn, turn))
    await turn.edit(view.who_is_away(turn.words, office_of(turn).unit, people, told.page))
    return ""


async def _vacant(turn: Turn, told: Told) -> str:
    check_manages(turn)
    unit, today = office_of(turn).unit, today_of(turn)
    known = await turn.read(lambda conn: known_to(conn, turn))
    await turn.edit(view.which_post(turn.words, vacant(unit.posts, known, today)))
    return ""


async def _who(turn: Turn, told: Told) -> str:
    await turn.edit(await who_acts(turn, told.draft, told.page))
    return ""


async def who_acts(turn: Turn, draft: Draft, page: int = 0) -> Screen:
    """Asks who is to act for whoever is away, or for the vacant post. Raises MayNotManage, or
    LookupError where nobody is meant."""
    office = office_of(turn)

    def read(conn: Connection) -> Screen:
        check_subject(conn, turn, draft)
        known = in_force(known_to(conn, turn), today_of(turn))
        people = roster.of_unit(conn, office.unit.id)
        if draft.away:
            away = roster.official(conn, draft.away)
            own = [one.peran for one in known_to(conn, turn) if one.official == away.id]
            what = f"{away.jabatan} ({away.sapaan} {away.nama})"
        else:
            post = office.unit.posts[draft.vacant]
            own, what = [post.peran], post.nama
        absent = {one.instead_of for one in known}
        some = candidates(office, people, own, draft.away)
        present = [one for one in some if one.id not in absent and not one.absent]
        return view.who_acts(turn.words, office.unit, draft, what, present, page)

    return await turn.read(read)


async def _day(turn: Turn, told: Told) -> str:
    await turn.edit(_calendar(turn, told.draft, told.page))
    return ""


async def _type_day(turn: Turn, told: Told) -> str:
    example = today_of(turn) + timedelta(days=7)
    prompt = _prompt(turn, Step.TYPE_DAY, told.draft)
    await turn.say(view.ask_day(turn.words, example), prompt)
    return ""


async def _summary(turn: Turn, told: Told) -> str:
    await turn.edit(await _summed_up(turn, told.draft))
    return ""


async def _enter(turn: Turn, told: Told) -> str:
    screen, done = await _entered(turn, told.draft, LATER)
    await turn.edit(screen)
    return turn.words("Noted, thank you.") if done else ""


async def _basis(turn: Turn, told: Told) -> str:
    draft = told.draft
    duties = await turn.read(lambda conn: _duties(conn, turn, asked_for(conn, turn, draft, "")))
    await turn.edit(view.waits_for_letter(turn.words, duties))
    await turn.say(view.ask_basis(turn.words, duties), _prompt(turn, Step.BASIS, draft))
    return ""


STEPS: dict[Step, Callable[[Turn, Told], Awaitable[str]]] = {
    Step.LIST: _list,
    Step.AWAY: _away,
    Step.VACANT: _vacant,
    Step.WHO: _who,
    Step.DAY: _day,
    Step.TYPE_DAY: _type_day,
    Step.SUMMARY: _summary,
    Step.ENTER: _enter,
    Step.BASIS: _basis,
    Step.END: lambda turn, told: stand_ins_ended.ask(turn, int(told.rest)),
    Step.DROP: lambda turn, told: stand_ins_ended.end(turn, int(told.rest), every=False),
    Step.DROP_ALL: lambda turn, told: stand_ins_ended.end(turn, int(told.rest), every=True),
    Step.LETTER: lambda turn, told: posts_letters.ask(turn, int(told.rest)),
}


async def _day_given(turn: Turn, prompt: Prompt, draft: Draft, text: str) -> Screen:
    """The next question after a typed day, or why it is no day."""
    found, today = date_in(text), today_of(turn)
    weekday = found is not None and found.weekday not in (None, found.day.weekday())
    if found is None or weekday or not today <= found.day <= today + FURTHEST:
        example = today + timedelta(days=7)
        if found is not None and not weekday:
            reason = turn.words("Please choose a day from today on, at most a year ahead.")
        else:
            reason = no_limit(turn.words, found, None, example)
        return plain.said(turn.words, "cannot", reason=reason)
    await turn.desk.db.write(lambda conn: screens.close_prompt(conn, prompt, milliseconds(turn.at)))
    then = draft.begun(found.day)
    if then.until is None:
        return _calendar(turn, then, 0)
    return await _summed_up(turn, then)


def _calendar(turn: Turn, draft: Draft, page: int) -> Screen:
    first = draft.since or today_of(turn)
    return view.which_day(turn.words, office_of(turn), draft, first, max(0, page))


async def _summed_up(turn: Turn, draft: Draft) -> Screen:
    """What is about to be entered, or why it cannot be."""

    def read(conn: Connection) -> tuple[Fault | None, list[Duty]]:
        asked = asked_for(conn, turn, draft, LATER)
        fault = posts.fault_of(conn, office_of(turn).unit.id, asked)
        return fault, _duties(conn, turn, asked)

    fault, duties = await turn.read(read)
    if fault is not None:
        return _refused(turn, fault)
    return view.summary(turn.words, draft, duties, leads=manages(turn))


async def _entered(
    turn: Turn, draft: Draft, basis: str, prompt: Prompt | None = None
) -> tuple[Screen, bool]:
    """Enter it, let it take effect, and show the list, or why it cannot be; and which of them."""
    unit, by = office_of(turn).unit.id, turn.official.id

    def work(conn: Connection) -> tuple[Assignment, ...] | Fault:
        asked = asked_for(conn, turn, draft, basis)
        done = posts.enter(conn, unit, asked, by, turn.at)
        if prompt is not None:
            screens.close_prompt(conn, prompt, milliseconds(turn.at))
        return done

    done = await turn.desk.db.write(work)
    if isinstance(done, Fault):
        return _refused(turn, done), False
    await take_effect(turn.desk)
    duties = await turn.read(lambda conn: _duties(conn, turn, done))
    return await overview(turn, noted=view.entered(turn.words, duties), entered=duties), True


def _refused(turn: Turn, fault: Fault) -> Screen:
    screen = plain.said(turn.words, "cannot", reason=view.why_not(turn.words, fault))
    return Screen(screen.text, ((view.back(turn.words),),))


def _duties(conn: Connection, turn: Turn, some: Sequence[Assignment]) -> list[Duty]:
    return [duty_of(conn, turn.desk, one) for one in some]


def _prompt(turn: Turn, step: Step, draft: Draft) -> Prompt:
    detail = f"{step.value}{packed(draft)}"
    return Prompt(turn.chat_id, 0, turn.official.id, Do.POSTS.value, "", 0, detail)
