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
from bot.handlers.searching import found_rows
from bot.handlers.start import FROM_INLINE
from bot.views.found import Paste, paste
from bot.words import Words, marked
from flows.officials import Official
from storage import asking, roster

MOST = 20
CACHE = 5
"""Seconds for which Telegram may offer the same again."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
OPEN_PANDU = marked("Open Pandu")


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
    if reader is None:
        return None
    words = desk.words_for(reader)
    if not text.strip():
        return _at_hand(conn, desk, reader, words)
    rows = found_rows(conn, desk, reader.unit, text, MOST)
    return [paste(words, one.sop, one.row) for one in rows]


def _at_hand(conn: Connection, desk: Desk, reader: Official, words: Words) -> list[Paste]:
    """The steps that wait for the person, each once."""
    steps = {}
    for task in asking.open_tasks(conn, reader):
        sop, case = desk.casebook.load(conn, task.case)
        row = sop.row(case.tasks[task.task - 1].nomor)
        steps[sop.id, row.nomor] = paste(words, sop, row)
    return list(steps.values())[:MOST]


def _article(number: int, one: Paste) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        one.text, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
    )
    return InlineQueryResultArticle(str(number), one.title, content, description=one.description)
