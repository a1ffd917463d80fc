"""What is typed for the draft of a rapat: agenda, place, day, time, people from outside."""

from collections.abc import Callable
from dataclasses import replace
from sqlite3 import Connection

from bot.desk import Turn, milliseconds, post
from bot.handlers.rapat.drafts import (
    asks,
    bench_of,
    draft_of_turn,
    follows,
    outlived,
    today_of,
)
from bot.telegram.outgoing import RetireButtons, SendScreen
from bot.views.rapat.calling import Step
from flows.rapat.calling import MeetingDraft, outsiders_in
from flows.rapat.convening import AGENDA_LIMIT, CannotMeet, MeetingFault
from flows.reading.moments import when_said
from flows.wording import words as tidy
from storage import screens
from storage.kelengkapan.drafts import keep_draft
from storage.screens import Prompt


async def answered(turn: Turn, prompt: Prompt, step: Step, text: str) -> None:
    """Something typed for the draft: keep it and go on. Raises Refused."""
    known = await draft_of_turn(turn)
    made = TYPED[step](turn, known, text)
    screen = await follows(turn, made)
    asked = asks(turn, made)

    def work(conn: Connection) -> None:
        moment = milliseconds(turn.at)
        keep_draft(conn, bench_of(turn), made, moment)
        screens.close_prompt(conn, prompt, moment)
        post(conn, SendScreen(turn.chat_id, screen), asked)
        if before := outlived(prompt, step):
            post(conn, RetireButtons(turn.chat_id, before))

    await turn.write(work)


def _typed_agenda(turn: Turn, known: MeetingDraft, text: str) -> MeetingDraft:
    return replace(known, agenda=tidy(" ".join(text.split()), AGENDA_LIMIT))


def _typed_place(turn: Turn, known: MeetingDraft, text: str) -> MeetingDraft:
    return replace(known, place=tidy(" ".join(text.split()), AGENDA_LIMIT))


def _typed_when(turn: Turn, known: MeetingDraft, text: str) -> MeetingDraft:
    """A day, a time, or both, whichever was asked for; and the place where it was said too."""
    today = today_of(turn)
    said = when_said(text, today)
    if said is None:
        raise CannotMeet(MeetingFault.UNREADABLE)
    if said.day is not None and said.day < today:
        raise CannotMeet(MeetingFault.PAST)
    minute = known.minute if said.minute is None else said.minute
    place = tidy(said.place, AGENDA_LIMIT) if said.place else known.place
    return replace(known, day=said.day or known.day, minute=minute, place=place)


def _typed_outsiders(turn: Turn, known: MeetingDraft, text: str) -> MeetingDraft:
    both = dict.fromkeys((*known.outsiders, *outsiders_in(text)))
    return replace(known, outsiders=tuple(both))


TYPED: dict[Step, Callable[[Turn, MeetingDraft, str], MeetingDraft]] = {
    Step.AGENDA: _typed_agenda,
    Step.PLACE: _typed_place,
    Step.DAY: _typed_when,
    Step.TIME: _typed_when,
    Step.TYPE_DAY: _typed_when,
    Step.TYPE_TIME: _typed_when,
    Step.OUTSIDERS: _typed_outsiders,
}
