"""Calls to the Bot API whose answers stay plain JSON."""

from telegram import Bot
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

Value = str | int | bool | list["Value"] | dict[str, "Value"]


async def call(bot: Bot, method: str, **params: Value | None) -> object:
    """The result of a method; parameters that are None are left out. Raises TelegramError.

    The library would make objects of every message that comes back, nested keyboards and all: a
    fifth of the CPU time of a press, for nothing but the message's id.
    """
    given = [
        RequestParameter(name, value, None) for name, value in params.items() if value is not None
    ]
    result: object = await bot.request.post(f"{bot.base_url}/{method}", RequestData(given))
    return result


async def posted(bot: Bot, method: str, **params: Value | None) -> int:
    """As `call`, for a method that answers with a message: its id."""
    match await call(bot, method, **params):
        case {"message_id": int(message_id)}:
            return message_id
        case other:
            raise TypeError(f"{method} answered with {type(other).__name__}")
