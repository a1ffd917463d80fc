"""The short answer that Telegram shows over the chat after a press."""

import contextlib

from telegram import CallbackQuery
from telegram.error import TelegramError


async def toast(query: CallbackQuery, text: str = "", *, alert: bool = False) -> None:
    """End the waiting mark on the button; nothing is lost when Telegram does not take it."""
    with contextlib.suppress(TelegramError):
        await query.answer(text or None, show_alert=alert)
