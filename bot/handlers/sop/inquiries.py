"""A free question: answered from the person's tasks, the berkas they may see and the SOPs."""

from dataclasses import replace
from sqlite3 import Connection

from bot.desk import Turn
from bot.drawing.briefing import brief
from bot.drawing.rendering import card_input
from bot.handlers import browsing
from bot.handlers.kelengkapan import typing
from bot.handlers.sop import reading, searching, stepping
from bot.handlers.waktu import lateness, timekeeping
from bot.questions.everyday import in_english
from bot.questions.matching import named_sops, vocabulary
from bot.questions.question import (
    AboutCase,
    AboutStep,
    Find,
    Go,
    HowTo,
    Late,
    Place,
    Question,
    ReadSop,
    Thanks,
    Topic,
    Unclear,
    Whereabouts,
)
from bot.questions.recognising import understood
from bot.views import lists, plain
from bot.views.screen import Screen
from bot.views.sop import answered, howto
from bot.views.waktu.digest import digest
from bot.words import words_of
from flows.notices import ToSuperiors
from flows.people.officials import actor
from flows.rights import may_see
from storage.casebook import NoSuchCase
from storage.people import roster
from storage.readers import superiors_of


async def asked(turn: Turn, text: str) -> None:
    """Answer what somebody typed outside every prompt; where nothing fits, offer the commands."""
    question = understood(text, vocabulary(reading.sops_of(turn.desk, turn.official.unit)))
    if in_english(text):
        turn = replace(turn, words=words_of("en", turn.words.zone))
    if isinstance(question, Find | Unclear):
        found = await turn.read(lambda conn: _found(conn, turn, question))
        alone = isinstance(question, Find) and found is None
        if await typing.offered(turn, text, alone=alone, found=found is not None):
            return
    await turn.say(await turn.read(lambda conn: _answer(conn, turn, question)))


def is_question(turn: Turn, text: str) -> bool:
    """Whether the words ask something, beyond words that an SOP may hold."""
    known = vocabulary(reading.sops_of(turn.desk, turn.official.unit))
    return not isinstance(understood(text, known), Find | Thanks | Unclear)


def _answer(conn: Connection, turn: Turn, question: Question) -> Screen:
    match question:
        case Go(place):
            return _place(conn, turn, place)
        case AboutCase(case_id):
            return _case(conn, turn, case_id)
        case Whereabouts(about):
            return _whereabouts(conn, turn, about)
        case Late(about):
            return lateness.asked(conn, turn, about)
        case AboutStep():
            return _step(conn, turn, question)
        case ReadSop(about):
            return _sop(conn, turn, about)
        case Find():
            return _find(conn, turn, question)
        case HowTo(topic):
            return _way(conn, turn, topic)
        case Thanks():
            return plain.thanked(turn.words, turn.official)
        case Unclear():
            return plain.lost(turn.words)


def _place(conn: Connection, turn: Turn, place: Place) -> Screen:
    match place:
        case Place.TASKS:
            return browsing.tasks_screen(conn, turn, 0)
        case Place.CASES:
            return browsing.cases_screen(conn, turn, 0)
        case Place.OPENABLE:
            return reading.openable_screen(turn)
        case Place.SOPS:
            return reading.sops_screen(turn)
        case Place.PROFILE:
            return browsing.profile_screen(conn, turn, turn.words)
        case Place.DIGEST:
            made = brief(conn, turn.desk, turn.official, turn.at, page=0)
            return digest(turn.words, made)
        case Place.TIME:
            return timekeeping.asked(conn, turn)
        case Place.HELP:
            return plain.helped(turn.words, turn.official, known=True)


def _way(conn: Connection, turn: Turn, topic: Topic) -> Screen:
    """How something is done; what to do now is one's tasks."""
    match topic:
        case Topic.NOW:
            return browsing.tasks_screen(conn, turn, 0)
        case Topic.HELP:
            return plain.helped(turn.words, turn.official, known=True)
        case Topic.HELPERS:
            return _helpers(conn, turn)
        case _:
            return howto.told(turn.words, turn.official, topic)


def _helpers(conn: Connection, turn: Turn) -> Screen:
    me, office = turn.official, turn.desk.offices(turn.desk.unit_of(turn.official).id)
    admins = [o for o in roster.of_unit(conn, me.unit) if o.admin and o.id != me.id]
    above = superiors_of(conn, office, ToSuperiors(office.unit.id, me.peran, me.id))
    return howto.helpers(turn.words, admins, above)


def _case(conn: Connection, turn: Turn, case_id: str) -> Screen:
    """Where a berkas is; one that may not be seen is answered like one that never was."""
    try:
        sop, case = turn.desk.casebook.load(conn, case_id)
    except NoSuchCase:
        return answered.no_such_case(turn.words, case_id)
    if not may_see(turn.desk.offices(sop.unit), sop, case, actor(turn.official)):
        return answered.no_such_case(turn.words, case_id)
    return answered.where_now(turn.words, card_input(conn, turn.desk, turn.official.id, case_id))


def _whereabouts(conn: Connection, turn: Turn, about: tuple[str, ...]) -> Screen:
    """One berkas is told of in full, several as a list."""
    known = stepping.cases_about(conn, turn, about) if about else stepping.in_hand(conn, turn)
    if len(known) == 1:
        return _case(conn, turn, known[0])
    if known and about:
        shown = [browsing.case_line(conn, turn, case_id) for case_id in known[: lists.PAGE]]
        return lists.cases(turn.words, shown, 0, len(shown))
    if about:
        return answered.no_case_about(turn.words, " ".join(about))
    return browsing.cases_screen(conn, turn, 0)


def _step(conn: Connection, turn: Turn, question: AboutStep) -> Screen:
    try:
        answer = stepping.answer(conn, turn, question)
    except NoSuchCase:
        return answered.no_such_case(turn.words, question.case)
    return answer or browsing.tasks_screen(conn, turn, 0)


def _sop(conn: Connection, turn: Turn, about: tuple[str, ...]) -> Screen:
    known = named_sops(about, reading.sops_of(turn.desk, turn.official.unit))
    if len(known) == 1:
        return reading.front_screen(turn, known[0])
    return _find(conn, turn, Find(" ".join(about), about, about))


def _find(conn: Connection, turn: Turn, question: Find) -> Screen:
    return _found(conn, turn, question) or plain.lost(turn.words)


def _found(conn: Connection, turn: Turn, question: Find | Unclear) -> Screen | None:
    if isinstance(question, Unclear):
        return None
    return searching.anything(conn, turn, question.queries)
