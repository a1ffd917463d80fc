"""What is written to the log: one line a record, no token ever, no library's chatter.

What an error says may hold the title of a berkas or a name: of an error only its kind and its place
are written.
"""

import logging
import re
import traceback
from types import TracebackType

TOKEN = re.compile(r"\d+(?::|%3A)[A-Za-z0-9_-]{20,}", re.IGNORECASE)
HIDDEN = "<token>"
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
QUIET = ("aiohttp", "aiosqlite", "apscheduler", "asyncio", "httpcore", "httpx", "telegram")
"""Loggers that say too much below WARNING, some of it with tokens or people's words."""


def without_tokens(text: str) -> str:
    """The text with every bot token replaced, also inside an address."""
    return TOKEN.sub(HIDDEN, text)


class LineFormat(logging.Formatter):
    """One line a record, followed by the traceback of a bug; tokens are taken out of all of it."""

    def __init__(self) -> None:
        super().__init__(FORMAT)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  logging's name
        """The record's line, whatever the message contains."""
        return " ".join(super().formatMessage(record).splitlines())

    def formatException(  # noqa: N802  logging's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """The kinds and places of an error and of what it came from, the first cause first."""
        kind, error, _ = ei
        return "" if kind is None or error is None else "\n".join(_places(error))

    def format(self, record: logging.LogRecord) -> str:
        """The whole record without tokens. What is cached on the record is left alone."""
        return without_tokens(super().format(record))


def _places(error: BaseException) -> list[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    frames = "".join(traceback.format_tb(error.__traceback__)).rstrip("\n")
    own = [part for part in (frames, type(error).__name__) if part]
    return [*([] if before is None else _places(before)), *own]


def set_up_logs(level: str) -> None:
    """Log to standard error from this level on, in place of any earlier set-up."""
    handler = logging.StreamHandler()
    handler.setFormatter(LineFormat())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
