"""Calls to the Bot API whose answers stay plain JSON."""

from telegram import Bot, InputFile
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

Value = str | int | bool | list["Value"] | dict[str, "Value"]


async def call(bot: Bot, method: str, **params: Value | None) -> object:
    """The result of a method; parameters that are None are left out. Raises TelegramError.

    The library would make objects of every message that comes back, nested keyboards and all: a
    fifth of the CPU time of a press, for nothing but the message's id.
    """
    return await _post(bot, method, _given(params))


async def posted(bot: Bot, method: str, **params: Value | None) -> int:
    """As `call`, for a method that answers with a message: its id."""
    return _message_id(method, await call(bot, method, **params))


async def uploaded(bot: Bot, method: str, file: InputFile, **params: Value | None) -> int:
    """As `posted`, with the content of a document ("sendDocument") as its file."""
    field = method.removeprefix("send").lower()
    given = [RequestParameter(field, None, [file]), *_given(params)]
    return _message_id(method, await _post(bot, method, given))


def _given(params: dict[str, Value | None]) -> list[RequestParameter]:
    return [
        RequestParameter(name, value, None) for name, value in params.items() if value is not None
    ]


async def _post(bot: Bot, method: str, given: list[RequestParameter]) -> object:
    result: object = await bot.request.post(f"{bot.base_url}/{method}", RequestData(given))
    return result


def _message_id(method: str, answer: object) -> int:
    match answer:
        case {"message_id": int(message_id)}:
            return message_id
        case other:
            raise TypeError(f"{method} answered with {type(other).__name__}")
