"""One file fetched from Telegram at once, for what is read and not kept."""

from telegram.error import TelegramError

from bot.kelengkapan.fetching import Source
from bot.telegram.api import call


class NotReceived(Exception):  # noqa: N818  says what is the matter
    """Telegram did not give the file, or more of it than it said."""


async def received(source: Source, file_id: str, most: int) -> bytes:
    """The bytes of a file, at most that many. Raises NotReceived."""
    try:
        match await call(source.bot, "getFile", file_id=file_id):
            case {"file_path": str(path)}:
                return await _bytes(source, path, most)
            case _:
                raise NotReceived
    except TelegramError as error:
        raise NotReceived(type(error).__name__) from None


async def _bytes(source: Source, path: str, most: int) -> bytes:
    content = b""
    async for piece in source.stream(path):
        content += piece
        if len(content) > most:
            raise NotReceived
    return content
