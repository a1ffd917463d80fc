"""Inline mode: steps to send into any chat, offered while one types after the bot's name."""

import contextlib
from sqlite3 import Connection

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.desk import Desk
from bot.handlers.sop.searching import found_rows
from bot.handlers.start import FROM_INLINE
from bot.questions.matching import named_sops, vocabulary
from bot.questions.question import AboutStep, Find
from bot.questions.recognising import understood
from bot.views.sop.found import Paste, paste
from bot.words import marked
from flows.people.officials import Official
from flows.sop import Kegiatan, Sop
from storage import asking
from storage.people import roster

MOST = 20
CACHE = 5
"""Seconds for which Telegram may offer the same again."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
OPEN_PANDU = marked("Open Pandu")
Row = tuple[Sop, Kegiatan]


async def offered(desk: Desk, query: InlineQuery) -> None:
    """Offer an official the steps that hold the typed words; without words those at hand."""
    found = await desk.db.read(lambda conn: _pastes(conn, desk, query.from_user.id, query.query))
    words = desk.words_for_strangers()
    button = InlineQueryResultsButton(words(OPEN_PANDU), start_parameter=FROM_INLINE)
    with contextlib.suppress(TelegramError):
        await query.answer(
            [_article(n, one) for n, one in enumerate(found or ())],
            cache_time=CACHE,
            is_personal=True,
            button=button if found is None else None,
        )


def _pastes(conn: Connection, desk: Desk, person: int, text: str) -> list[Paste] | None:
    """What is offered; None to somebody whom the roster does not know."""
    reader = roster.by_chat(conn, person)
    if reader is None or reader.outsider:
        return None
    rows = _asked(conn, desk, reader, text) if text.strip() else _at_hand(conn, desk, reader)
    return [paste(desk.words_for(reader), sop, row) for sop, row in rows[:MOST]]


def _asked(conn: Connection, desk: Desk, reader: Official, text: str) -> list[Row]:
    """The rows that are named by their number, else those that hold the words."""
    current = tuple(desk.casebook.editions.current.values())
    question = understood(text, vocabulary(current))
    if isinstance(question, AboutStep) and question.nomor:
        known = named_sops(question.about, current)
        mine = sorted(known, key=lambda sop: sop.unit != reader.unit)
        return [(sop, row) for sop in mine for row in sop.kegiatan if row.nomor == question.nomor]
    for query in question.queries if isinstance(question, Find) else (text,):
        if rows := found_rows(conn, desk, reader.unit, query, MOST):
            return [(one.sop, one.row) for one in rows]
    return []


def _at_hand(conn: Connection, desk: Desk, reader: Official) -> list[Row]:
    """The steps that wait for the person, each once."""
    steps: dict[tuple[str, str], Row] = {}
    for task in asking.open_tasks(conn, reader):
        sop, case = desk.casebook.load(conn, task.case)
        row = sop.row(case.tasks[task.task - 1].nomor)
        steps[sop.id, row.nomor] = (sop, row)
    return list(steps.values())


def _article(number: int, one: Paste) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        one.text, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
    )
    return InlineQueryResultArticle(str(number), one.title, content, description=one.description)
