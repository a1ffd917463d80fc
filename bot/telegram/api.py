"""Calls to the Bot API whose answers stay plain JSON."""

from telegram import Bot, InputFile
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

UPLOAD_PATIENCE = 120.0
"""Seconds for Telegram to take in a document that it has been sent."""
Value = str | int | bool | list["Value"] | dict[str, "Value"]


async def call(bot: Bot, method: str, **params: Value | None) -> object:
    """The result of a method; parameters that are None are left out. Raises TelegramError.

    The library would make objects of every message that comes back, nested keyboards and all: a
    fifth of the CPU time of a press, for nothing but the message's id.
    """
    url, data = f"{bot.base_url}/{method}", RequestData(_given(params))
    result: object = await bot.request.post(url, data)
    return result


async def posted(bot: Bot, method: str, **params: Value | None) -> int:
    """As `call`, for a method that answers with a message: its id."""
    match await call(bot, method, **params):
        case {"message_id": int(message_id)}:
            return message_id
        case other:
            raise TypeError(f"{method} answered with {type(other).__name__}")


async def uploaded(bot: Bot, file: InputFile, **params: Value | None) -> tuple[int, str]:
    """Send a document with its content: the message's id, and what Telegram calls the document."""
    data = RequestData([RequestParameter("document", None, [file]), *_given(params)])
    url = f"{bot.base_url}/sendDocument"
    answer: object = await bot.request.post(url, data, read_timeout=UPLOAD_PATIENCE)
    match answer:
        case {"message_id": int(message_id), "document": {"file_id": str(file_id)}}:
            return message_id, file_id
        case other:
            raise TypeError(f"sendDocument answered with {type(other).__name__}")


def _given(params: dict[str, Value | None]) -> list[RequestParameter]:
    return [
        RequestParameter(name, value, None) for name, value in params.items() if value is not None
    ]
