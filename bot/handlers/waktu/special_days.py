"""/libur, and special days under /kelola: everybody sees them, whoever manages changes them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.desk import Turn, milliseconds
from bot.handlers.acts import why_not
from bot.views import plain
from bot.views.screen import Screen
from bot.views.waktu import special_days as view
from flows.office import Office
from flows.office_time.special_days import BadSpecialDay, Entered, read_special_day
from flows.people.officials import actor
from flows.refusals import MayNotManage, Refused
from storage import screens
from storage.people.capacities import in_charge
from storage.screens import Prompt
from storage.waktu.holidays import is_complete
from storage.waktu.special_days import coming_days, enter_day, remove_day


async def show(turn: Turn, press: Press) -> str:
    """A page of the special days, in place."""
    await turn.edit(await overview(turn, int(press.detail or 0)))
    return ""


async def overview(turn: Turn, page: int = 0, noted: Entered | None = None) -> Screen:
    """The special days of the person's office, which everybody may see."""
    office, today = _office(turn), _today(turn)
    coming = await turn.read(lambda conn: coming_days(conn, office.unit.id, today))
    years = range(today.year, (today + view.AHEAD).year + 1)
    unknown = tuple(year for year in years if not is_complete(year))
    shown = view.DaysShown(office, today, coming, unknown, _manages(turn))
    return view.overview(turn.words, shown, page, noted)


async def ask(turn: Turn, press: Press) -> str:
    """Ask for the date and the name of a day."""
    _check(turn)
    works = _works(press.detail)
    prompt = Prompt(turn.chat_id, 0, turn.official.id, Do.ADD_DAY.value, "", 0, press.detail)
    await turn.say(view.ask(turn.words, _today(turn), works=works), prompt)
    return ""


async def given(turn: Turn, prompt: Prompt, text: str) -> None:
    """The typed day counts from now on, or the answer says why not and what to write."""
    try:
        screen = await _entered(turn, prompt, text)
    except BadSpecialDay as bad:
        works = _works(prompt.detail)
        reason = view.why_not(turn.words, bad, _today(turn), works=works)
        screen = plain.said(turn.words, "cannot", reason=reason)
    except Refused as refused:
        reason = await why_not(turn, None, refused)
        screen = plain.said(turn.words, "cannot", reason=reason)
    await turn.say(screen)


async def ask_removal(turn: Turn, press: Press) -> str:
    """Ask whether a day is really to be removed, and say what it then is."""
    _check(turn)
    standing = await _standing(turn, date.fromisoformat(press.detail))
    if standing is None:
        return await _gone(turn)
    ordinary = replace(_office(turn).calendar, special={}).day(standing.day)
    await turn.edit(view.removal(turn.words, standing, ordinary))
    return ""


async def remove(turn: Turn, press: Press) -> str:
    """The day is an ordinary one again."""
    _check(turn)
    standing = await _standing(turn, date.fromisoformat(press.detail))
    if standing is None:
        return await _gone(turn)
    by = turn.official
    removed = replace(standing, by=by.id, who=await _title(turn), at=turn.at)
    await _keep(turn, lambda conn: remove_day(conn, by.unit, removed))
    await turn.edit(await overview(turn))
    return turn.words("Removed.")


async def _entered(turn: Turn, prompt: Prompt, text: str) -> Screen:
    _check(turn)
    day, special = read_special_day(text, _today(turn), works=_works(prompt.detail))
    by = turn.official
    entered = Entered(day, special, by.id, await _title(turn), turn.at)

    def work(conn: Connection) -> None:
        enter_day(conn, by.unit, entered)
        screens.close_prompt(conn, prompt, milliseconds(turn.at))

    await _keep(turn, work)
    return await overview(turn, noted=entered)


async def _title(turn: Turn) -> str:
    """As what the person manages the unit now."""
    return (await turn.read(lambda conn: in_charge(conn, turn.official, turn.at))).jabatan


async def _keep(turn: Turn, work: Callable[[Connection], None]) -> None:
    """Write, and let the offices reckon with it at once."""
    await turn.desk.db.write(work)
    await turn.read(turn.desk.offices.refresh)


async def _standing(turn: Turn, day: date) -> Entered | None:
    """The coming special day of that date; None where it was removed or is past."""
    coming = await turn.read(lambda conn: coming_days(conn, turn.official.unit, _today(turn)))
    return next((entered for entered in coming if entered.day == day), None)


async def _gone(turn: Turn) -> str:
    await turn.edit(await overview(turn))
    return turn.words("That day has been removed or is past. The latest state is shown.")


def _office(turn: Turn) -> Office:
    return turn.desk.offices(turn.desk.unit_of(turn.official).id)


def _today(turn: Turn) -> date:
    return turn.at.astimezone(_office(turn).unit.zona).date()


def _works(detail: str) -> bool:
    return {view.OFF: False, view.WORKS: True}[detail]


def _manages(turn: Turn) -> bool:
    return actor(turn.official).manages and turn.official.unit in turn.desk.units


def _check(turn: Turn) -> None:
    if not _manages(turn):
        raise MayNotManage
