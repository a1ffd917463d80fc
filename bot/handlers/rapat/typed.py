"""What is typed for the draft of a rapat: agenda, place, day, time, people from outside."""

import re
from collections.abc import Callable
from dataclasses import replace
from sqlite3 import Connection

from bot.desk import Turn, milliseconds, post
from bot.handlers.rapat.drafts import bench_of, draft_of_turn, follows, prompt_of, today_of
from bot.telegram.outgoing import SendScreen
from bot.views.rapat.calling import Step
from flows.rapat.calling import MeetingDraft, outsiders_in
from flows.rapat.convening import AGENDA_LIMIT, CannotMeet, MeetingFault
from flows.reading.dates import date_in
from flows.wording import words as tidy
from storage import screens
from storage.kelengkapan.drafts import keep_draft
from storage.screens import Prompt

_TIME = re.compile(r"(?:pukul|jam)?\s*(\d{1,2})[.:](\d{2})(?:\s*wi(?:b|ta|t))?", re.IGNORECASE)


async def answered(turn: Turn, prompt: Prompt, step: Step, text: str) -> None:
    """Something typed for the draft: keep it and go on. Raises Refused."""
    known = await draft_of_turn(turn)
    made = TYPED[step](turn, known, text)
    screen = await follows(turn, made)
    asked = prompt_of(turn, Step.PLACE) if screen.placeholder else None

    def work(conn: Connection) -> None:
        moment = milliseconds(turn.at)
        keep_draft(conn, bench_of(turn), made, moment)
        screens.close_prompt(conn, prompt, moment)
        post(conn, SendScreen(turn.chat_id, screen), asked)

    await turn.write(work)


def _typed_agenda(turn: Turn, known: MeetingDraft, text: str) -> MeetingDraft:
    return replace(known, agenda=tidy(" ".join(text.split()), AGENDA_LIMIT))


def _typed_place(turn: Turn, known: MeetingDraft, text: str) -> MeetingDraft:
    return replace(known, place=tidy(" ".join(text.split()), AGENDA_LIMIT))


def _typed_day(turn: Turn, known: MeetingDraft, text: str) -> MeetingDraft:
    found = date_in(text)
    if found is None or found.weekday not in (None, found.day.weekday()):
        raise CannotMeet(MeetingFault.UNREADABLE)
    if found.day < today_of(turn):
        raise CannotMeet(MeetingFault.PAST)
    return replace(known, day=found.day)


def _typed_time(turn: Turn, known: MeetingDraft, text: str) -> MeetingDraft:
    found = _TIME.fullmatch(text.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise CannotMeet(MeetingFault.UNREADABLE)
    return replace(known, minute=int(found[1]) * 60 + int(found[2]))


def _typed_outsiders(turn: Turn, known: MeetingDraft, text: str) -> MeetingDraft:
    both = dict.fromkeys((*known.outsiders, *outsiders_in(text)))
    return replace(known, outsiders=tuple(both))


TYPED: dict[Step, Callable[[Turn, MeetingDraft, str], MeetingDraft]] = {
    Step.AGENDA: _typed_agenda,
    Step.PLACE: _typed_place,
    Step.TYPE_DAY: _typed_day,
    Step.TYPE_TIME: _typed_time,
    Step.OUTSIDERS: _typed_outsiders,
}
