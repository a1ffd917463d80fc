"""The draft of a rapat on its bench: read, kept, and what is asked for next."""

from dataclasses import replace
from datetime import date
from sqlite3 import Connection

from bot.callbacks import Do
from bot.desk import Turn, milliseconds, post
from bot.telegram.outgoing import EditScreen, SendScreen
from bot.views.rapat import calling as view
from bot.views.rapat.calling import Form, Step
from bot.views.screen import Screen
from flows.office import Office
from flows.rapat.calling import MeetingDraft, guests_of, may_call
from flows.rapat.convening import CannotMeet, MeetingFault
from storage import screens
from storage.kelengkapan.drafts import Bench, draft, keep_draft
from storage.people import roster
from storage.screens import Prompt

KIND = "rapat"


async def follows(turn: Turn, made: MeetingDraft) -> Screen:
    """The next question, or the overview where all is known."""
    shown = await form_of(turn, made)
    if made.day is None:
        return view.which_day(turn.words, shown, today_of(turn), 0)
    if made.minute is None:
        return view.which_time(turn.words, shown)
    if not made.place:
        return view.ask(turn.words, "place", "")
    return view.form(turn.words, shown)


def asks(turn: Turn, made: MeetingDraft) -> Prompt | None:
    """What `follows` asks for, to be remembered, since it may be typed too; None: nothing."""
    for step, known in ((Step.DAY, made.day), (Step.TIME, made.minute)):
        if known is None:
            return prompt_of(turn, step)
    return None if made.place else prompt_of(turn, Step.PLACE)


def stands(conn: Connection, turn: Turn, step: Step | None) -> None:
    """The tapped message asks for this from now on, also by typing; None: for nothing."""
    prompt = replace(prompt_of(turn, step or Step.FORM), message_id=turn.message_id)
    moment = milliseconds(turn.at)
    screens.keep_prompt(conn, prompt, moment)
    if step is None:
        screens.close_prompt(conn, prompt, moment)


async def edited(turn: Turn, made: MeetingDraft) -> str:
    """Keep the draft, and show what follows in place; a question comes as a message of its own."""
    then = await follows(turn, made)
    form_too = view.form(turn.words, await form_of(turn, made))

    def work(conn: Connection) -> None:
        keep_draft(conn, bench_of(turn), made, milliseconds(turn.at))
        screen = form_too if then.placeholder else then
        post(conn, EditScreen(turn.chat_id, turn.message_id, screen))
        if then.placeholder:
            post(conn, SendScreen(turn.chat_id, then), _below(turn, Step.PLACE))
        stands(conn, turn, Step.TIME if made.minute is None else None)

    await turn.write(work)
    return ""


async def form_of(turn: Turn, made: MeetingDraft) -> Form:
    """The draft with the office, and whom it would invite today."""
    some = await turn.read(lambda conn: roster.of_unit(conn, turn.official.unit))
    members = (await turn.desk.casebook.read(made.case))[1].members if made.case else ()
    guests = tuple(g for g in guests_of(made, some, members) if g.official != turn.official.id)
    return Form(made, office_of(turn), guests)


async def draft_of_turn(turn: Turn) -> MeetingDraft:
    """What lies on the bench. Raises CannotMeet where nothing does."""
    made = await turn.read(lambda conn: draft(conn, bench_of(turn), MeetingDraft))
    if made is None:
        raise CannotMeet(MeetingFault.NO_DRAFT)
    return made


async def keep(turn: Turn, made: MeetingDraft) -> None:
    """Lay the draft on the bench."""
    moment = milliseconds(turn.at)
    await turn.desk.db.write(lambda conn: keep_draft(conn, bench_of(turn), made, moment))


async def ask(turn: Turn, step: Step, what: str, example: str) -> None:
    """Ask for something typed."""
    await turn.say(view.ask(turn.words, what, example), _below(turn, step))


def _below(turn: Turn, step: Step) -> Prompt:
    """A question that a tap on the draft has brought; the message of the draft is kept with it."""
    prompt = prompt_of(turn, step)
    return replace(prompt, detail=f"{prompt.detail}{turn.message_id or ''}")


def outlived(prompt: Prompt, step: Step) -> int:
    """Which message with buttons of the draft an answer to that question replaces; 0: none."""
    if step in (Step.DAY, Step.TIME):
        return prompt.message_id
    return int(prompt.detail.partition("/")[2] or 0)


def prompt_of(turn: Turn, step: Step) -> Prompt:
    """A question about the draft, to be remembered."""
    return Prompt(turn.chat_id, 0, turn.official.id, Do.MEETING.value, "", 0, f"{step.value}0/")


def bench_of(turn: Turn) -> Bench:
    """Where the person puts a meeting together; one at a time."""
    return Bench(turn.official.id, "", 0, "", KIND)


def office_of(turn: Turn) -> Office:
    """The office of the person."""
    return turn.desk.offices(turn.desk.unit_of(turn.official).id)


def today_of(turn: Turn) -> date:
    """The day it is in the zone of the person."""
    return turn.at.astimezone(turn.words.zone).date()


def check(turn: Turn, office: Office) -> None:
    """Raises CannotMeet where the person is from outside the office."""
    if not may_call(office.unit, turn.official.peran):
        raise CannotMeet(MeetingFault.MAY_NOT)
