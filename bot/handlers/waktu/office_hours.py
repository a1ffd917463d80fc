"""Jam kerja under /kelola: whoever manages the office sees its hours and changes them."""

from dataclasses import replace
from datetime import date
from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.desk import Turn, milliseconds
from bot.handlers.acts import why_not
from bot.views import plain
from bot.views.screen import Screen
from bot.views.waktu import office_hours as view
from bot.views.waktu.office_hours import HoursShown
from flows.office_time.changing import BadHours, HoursEntered, read_change
from flows.people.officials import actor
from flows.refusals import MayNotManage, Refused
from storage import screens
from storage.people.capacities import in_charge
from storage.screens import Prompt
from storage.waktu.office_hours import enter_hours, entered_hours, kept_hours, remove_hours


async def pressed(turn: Turn, press: Press) -> str:
    """What the letter of the detail says. Raises MayNotManage."""
    _check(turn)
    step, rest = press.detail[:1], press.detail[1:]
    if step == "u":
        prompt = Prompt(turn.chat_id, 0, turn.official.id, Do.HOURS.value, "", 0, "")
        await turn.say(view.ask(turn.words, await _shown(turn)), prompt)
        return ""
    if step in ("h", "x"):
        return await _take_back(turn, date.fromisoformat(rest), sure=step == "x")
    await turn.edit(view.overview(turn.words, await _shown(turn)))
    return ""


async def given(turn: Turn, prompt: Prompt, text: str) -> None:
    """The typed hours hold from their day on, or the answer says why not and what to write."""
    try:
        screen = await _entered(turn, prompt, text)
    except BadHours as bad:
        screen = plain.said(turn.words, "cannot", reason=view.why_not(turn.words, bad))
    except Refused as refused:
        screen = plain.said(turn.words, "cannot", reason=await why_not(turn, None, refused))
    await turn.say(screen)


async def _entered(turn: Turn, prompt: Prompt, text: str) -> Screen:
    _check(turn)
    shown, title = await _shown(turn), await _title(turn)
    by, unit = turn.official.id, shown.office.unit

    def work(conn: Connection) -> date:
        taken = {one.since for one in (*unit.hours, *kept_hours(conn, unit.id))}
        hours = read_change(text, shown.today, taken)
        enter_hours(conn, unit.id, HoursEntered(hours, by, title, turn.at))
        screens.close_prompt(conn, prompt, milliseconds(turn.at))
        return hours.since

    since = await turn.desk.db.write(work)
    await turn.read(turn.desk.offices.refresh)
    return view.overview(turn.words, await _shown(turn), since)


async def _take_back(turn: Turn, since: date, *, sure: bool) -> str:
    """Ask whether the change of that day is to be taken back, or do so."""
    shown, by = await _shown(turn), turn.official
    one = next((one for one in shown.entered if one.hours.since == since), None)
    if one is None:
        await turn.edit(view.overview(turn.words, shown))
        return turn.words("Those hours have been taken back or hold already.")
    if not sure:
        await turn.edit(view.removal(turn.words, one))
        return ""
    removed = replace(one, by=by.id, who=await _title(turn), at=turn.at)
    await turn.desk.db.write(lambda conn: remove_hours(conn, by.unit, removed))
    await turn.read(turn.desk.offices.refresh)
    await turn.edit(view.overview(turn.words, await _shown(turn)))
    return turn.words("Removed.")


async def _shown(turn: Turn) -> HoursShown:
    """The office today and what was entered for today or later."""
    office = turn.desk.offices(turn.desk.unit_of(turn.official).id)
    today = turn.at.astimezone(office.unit.zona).date()
    entered = await turn.read(lambda conn: entered_hours(conn, office.unit.id, today))
    return HoursShown(office, today, entered)


async def _title(turn: Turn) -> str:
    """As what the person manages the unit now."""
    return (await turn.read(lambda conn: in_charge(conn, turn.official, turn.at))).jabatan


def _check(turn: Turn) -> None:
    if not actor(turn.official).manages or turn.official.unit not in turn.desk.units:
        raise MayNotManage
