"""A bare aiogram bot that answers, edits and notifies; remembers nothing.

`python -m bench.bots.bare_aiogram URL TOKEN PEOPLE`
"""

import asyncio
import logging
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
)

from bench.bots.words import CARD, NOTICE, TOAST, buttons, case_in
from simulator.world import FIRST_PERSON

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def pressed(query: CallbackQuery, bot: Bot, people: int) -> None:
    """Answer the press, redraw the card, tell the next person."""
    case = case_in(query.data or "")
    keys = InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text=t, callback_data=d)] for t, d in buttons(case)]
    )
    await query.answer(TOAST)
    assert isinstance(query.message, Message)
    await query.message.edit_text(
        CARD.format(case=case),
        parse_mode=ParseMode.HTML,
        reply_markup=keys,
        link_preview_options=NO_PREVIEW,
    )
    await bot.send_message(
        (query.from_user.id - FIRST_PERSON + 1) % people + FIRST_PERSON,
        NOTICE.format(case=case),
        parse_mode=ParseMode.HTML,
        reply_markup=keys,
        link_preview_options=NO_PREVIEW,
    )


async def run(url: str, token: str, people: int) -> None:
    """Poll until the process is told to stop."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    dispatcher = Dispatcher(people=people)
    dispatcher.callback_query.register(pressed)
    await dispatcher.start_polling(Bot(token, session=session))


if __name__ == "__main__":
    logging.getLogger("aiogram").setLevel(logging.ERROR)
    asyncio.run(run(sys.argv[1], sys.argv[2], int(sys.argv[3])))
