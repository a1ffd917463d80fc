"""Disposisi in the chat: a form in place of the card, kept after every tap."""

from dataclasses import replace
from datetime import date, timedelta
from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.desk import Turn
from bot.handlers.acts import Draw, act, why_not
from bot.handlers.kelengkapan.benches import (
    back_to_card,
    bench,
    freely,
    keep_answered,
    keep_shown,
    question,
    slot_asked,
    slot_pressed,
)
from bot.handlers.kelengkapan.ticking import tapped
from bot.views import plain
from bot.views.kelengkapan import disposisi as view
from bot.views.kelengkapan.disposisi import Ask, Form
from bot.views.kelengkapan.slot import Slot
from bot.views.screen import Screen
from flows.case import Given
from flows.commands import GiveDisposisi
from flows.kelengkapan.addressees import addressees, first_leader, short_posts
from flows.kelengkapan.disposisi import Disposisi
from flows.office_time.special_days import BadSpecialDay, read_coming_day
from flows.people.officials import actor
from flows.refusals import InstructionMissing, LeaderMissing, Refused, TooManyNamed
from flows.wording import TEXT_LIMIT, words
from storage.casebook import Act, NoSuchCase
from storage.kelengkapan.drafts import draft, drop_draft
from storage.people import roster
from storage.screens import Prompt

KIND = "disposisi"
EXAMPLE = timedelta(days=7)
"""How far ahead the day lies that a question gives as an example."""


async def begin(turn: Turn, slot: Slot) -> str:
    """Show the form in place of the card: as it was left, else as it was given, else anew."""
    form = await _left(turn, slot) or await _begun(turn, slot)
    await _keep(turn, form, view.form(turn.words, form))
    return ""


async def noted(turn: Turn, slot: Slot, text: str) -> str:
    """Show the form with these words as its note. Raises Refused where they are too long."""
    before = await _left(turn, slot) or await _begun(turn, slot)
    form = replace(before, made=replace(before.made, catatan=words(text, TEXT_LIMIT)))
    await _keep(turn, form, view.form(turn.words, form))
    return ""


async def pressed(turn: Turn, press: Press) -> str:
    """A button of the form. One of a form that is no more redraws the card."""
    slot, asked = await slot_pressed(turn, press)
    ask, detail = Ask(asked[:1]), asked[1:]
    if ask is Ask.BACK:
        return await back_to_card(turn, slot, "")
    if ask is Ask.FREELY:
        return await freely(turn, slot)
    form = await _left(turn, slot)
    if form is None:
        return await back_to_card(turn, slot, turn.words("This form is no longer open."))
    match ask:
        case Ask.NOTE | Ask.TYPE_DAY:
            await turn.say(_question(turn, form, ask), question(turn, slot, Do.DISPOSISI, ask))
            return ""
        case Ask.FINISH:
            return await _finish(turn, form)
        case _:
            return await _tapped(turn, form, ask, detail)


async def answered(turn: Turn, prompt: Prompt, text: str) -> None:
    """The note or the day was typed: the form follows as a new message, or why it does not."""
    try:
        after = await _after_answer(turn, prompt, text)
    except BadSpecialDay:
        reason = view.bad_day(turn.words, _today(turn) + EXAMPLE)
        await turn.say(plain.said(turn.words, "cannot", reason=reason))
    except Refused as refused:
        reason = await why_not(turn, prompt.case, refused)
        await turn.say(plain.said(turn.words, "cannot", reason=reason))
    except (NoSuchCase, LookupError):
        await turn.say(plain.lost(turn.words))
    else:
        where, screen = bench(turn, after.slot, KIND), view.form(turn.words, after)
        await keep_answered(turn, where, after.made, prompt, screen, None)


async def _after_answer(turn: Turn, prompt: Prompt, text: str) -> Form:
    slot, asked = await slot_asked(turn, prompt)
    form = await _left(turn, slot)
    if form is None:
        raise LookupError(prompt.detail)
    if Ask(asked) is Ask.NOTE:
        return replace(form, made=replace(form.made, catatan=words(text, TEXT_LIMIT)))
    return replace(form, made=replace(form.made, tanggal=read_coming_day(text, _today(turn))))


async def _tapped(turn: Turn, form: Form, ask: Ask, detail: str) -> str:
    try:
        after = replace(form, made=tapped(form.made, form.known, ask, detail))
    except TooManyNamed as refused:
        return await why_not(turn, form.slot.case.id, refused)
    await _keep(turn, after, _page(turn, after, ask, detail))
    return ""


def _page(turn: Turn, form: Form, ask: Ask, detail: str) -> Screen:
    """What is shown after a tap: naming others goes on on its page, the rest is on the form."""
    match ask:
        case Ask.LEADERS:
            return view.leaders(turn.words, form, int(detail))
        case Ask.OTHERS | Ask.OTHER:
            return view.others(turn.words, form, int(detail.partition(".")[0]))
        case Ask.NATURES:
            return view.natures(turn.words, form)
        case Ask.DAYS:
            calendar = turn.desk.offices(form.slot.sop.unit).calendar
            return view.days(turn.words, form, calendar, _today(turn))
        case _:
            return view.form(turn.words, form)


async def _finish(turn: Turn, form: Form) -> str:
    """Record it; where something is missing the form stays, and the toast says what."""

    slot = form.slot

    def also(conn: Connection, _: Act) -> None:
        drop_draft(conn, bench(turn, slot, KIND))

    command = GiveDisposisi(actor(turn.official), slot.task.id, slot.item.kode, form.made)
    try:
        await act(turn, slot.case.id, command, Draw(task=slot.task.id), also)
    except (LeaderMissing, InstructionMissing) as lacking:
        await turn.edit(view.form(turn.words, form))
        return await why_not(turn, slot.case.id, lacking)
    return turn.words("Noted, thank you.")


async def _keep(turn: Turn, form: Form, screen: Screen) -> None:
    await keep_shown(turn, bench(turn, form.slot, KIND), form.made, screen)


async def _left(turn: Turn, slot: Slot) -> Form | None:
    """The form as it was left; None where none is open."""
    made = await turn.read(lambda conn: draft(conn, bench(turn, slot, KIND), Disposisi))
    return None if made is None else await _form(turn, slot, made)


async def _begun(turn: Turn, slot: Slot) -> Form:
    """The form anew: what this very task has given before, else who comes next."""
    blank = await _form(turn, slot, Disposisi())
    before = [g.disposisi for g in slot.case.given if _gives(slot, g) and g.disposisi]
    leader = first_leader(slot.sop, slot.case, slot.row, blank.known)
    return replace(blank, made=before[-1] if before else Disposisi(leader))


def _gives(slot: Slot, given: Given) -> bool:
    return (given.task, given.kode) == (slot.task.id, slot.item.kode)


async def _form(turn: Turn, slot: Slot, made: Disposisi) -> Form:
    """The form with what has been put together, and whom it may name today."""
    office = turn.desk.offices(slot.sop.unit)
    people = await turn.read(lambda conn: roster.of_unit(conn, slot.sop.unit))
    known = addressees(office, people, actor(turn.official), slot.case.members)
    return Form(slot, made, known, short_posts(office.unit.posts, people))


def _question(turn: Turn, form: Form, ask: Ask) -> Screen:
    if ask is Ask.NOTE:
        return view.ask_note(turn.words, form)
    return view.ask_day(turn.words, form, _today(turn) + EXAMPLE)


def _today(turn: Turn) -> date:
    return turn.at.astimezone(turn.words.zone).date()
