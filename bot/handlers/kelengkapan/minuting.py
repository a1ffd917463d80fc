"""Minutes in the chat: one heading after the other, kept after every answer."""

from dataclasses import dataclass

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
from bot.views import plain
from bot.views.kelengkapan import notulen as view
from bot.views.kelengkapan.slot import Slot
from flows.commands import RecordText
from flows.kelengkapan.notulen import Judul, Notulen, next_empty, recorded, with_part
from flows.people.officials import actor
from flows.refusals import Refused, TextRequired
from storage.casebook import NoSuchCase
from storage.kelengkapan.drafts import draft
from storage.screens import Prompt

KIND = "notulen"


async def begin(turn: Turn, slot: Slot) -> str:
    """Show the form in place of the card, as it was left or empty."""
    made = await _left(turn, slot) or Notulen()
    screen = view.form(turn.words, slot, made)
    await keep_shown(turn, bench(turn, slot, KIND), made, screen)
    return ""


async def pressed(turn: Turn, press: Press) -> str:
    """A button of the form. One of a form that is no more redraws the card."""
    slot, asked = await slot_pressed(turn, press)
    if asked == view.BACK:
        return await back_to_card(turn, slot, "")
    if asked == view.FREELY:
        return await freely(turn, slot)
    made = await _left(turn, slot)
    if made is None:
        return await back_to_card(turn, slot, turn.words("This form is no longer open."))
    if asked == view.FINISH:
        return await _finish(turn, slot, made)
    judul = list(Judul)[int(asked)]
    await keep_shown(turn, bench(turn, slot, KIND), made, view.form(turn.words, slot, made))
    await turn.say(view.ask_part(turn.words, slot, judul), question(turn, slot, Do.NOTULEN, asked))
    return ""


async def answered(turn: Turn, prompt: Prompt, text: str) -> None:
    """One heading was typed: the next one is asked for, after the last one the form follows."""
    try:
        step = await _after_answer(turn, prompt, text)
    except Refused as refused:
        reason = await why_not(turn, prompt.case, refused)
        await turn.say(plain.said(turn.words, "cannot", reason=reason))
    except (NoSuchCase, LookupError):
        await turn.say(plain.lost(turn.words))
    else:
        await _follow(turn, prompt, step)


@dataclass(frozen=True, slots=True)
class Step:
    """The minutes after an answer; `then` is the heading to be asked for next."""

    slot: Slot
    made: Notulen
    then: Judul | None


async def _after_answer(turn: Turn, prompt: Prompt, text: str) -> Step:
    slot, asked = await slot_asked(turn, prompt)
    before = await _left(turn, slot)
    if before is None:
        raise LookupError(prompt.detail)
    judul = list(Judul)[int(asked)]
    made = with_part(before, judul, "" if text == view.SKIP else text)
    return Step(slot, made, next_empty(made, judul))


async def _follow(turn: Turn, prompt: Prompt, step: Step) -> None:
    where = bench(turn, step.slot, KIND)
    if step.then is None:
        screen = view.form(turn.words, step.slot, step.made)
        await keep_answered(turn, where, step.made, prompt, screen, None)
        return
    asked = question(turn, step.slot, Do.NOTULEN, str(list(Judul).index(step.then)))
    screen = view.ask_part(turn.words, step.slot, step.then)
    await keep_answered(turn, where, step.made, prompt, screen, asked)


async def _finish(turn: Turn, slot: Slot, made: Notulen) -> str:
    """Record the minutes; where nothing was typed the form stays. What was typed stays on the
    bench until the step is over, so that one heading can be corrected."""
    try:
        said = recorded(made)
    except TextRequired as nothing:
        await turn.edit(view.form(turn.words, slot, made))
        return await why_not(turn, slot.case.id, nothing)
    command = RecordText(actor(turn.official), slot.task.id, slot.item.kode, said)
    await act(turn, slot.case.id, command, Draw(task=slot.task.id))
    return turn.words("Noted, thank you.")


async def _left(turn: Turn, slot: Slot) -> Notulen | None:
    return await turn.read(lambda conn: draft(conn, bench(turn, slot, KIND), Notulen))
