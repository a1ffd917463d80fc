"""What is written to the log: one line a record, no token ever, no library's chatter."""

import logging
import re

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

    def format(self, record: logging.LogRecord) -> str:
        """The whole record without tokens. What is cached on the record is left alone."""
        return without_tokens(super().format(record))


def set_up_logs(level: str) -> None:
    """Log to standard error from this level on, in place of any earlier set-up."""
    handler = logging.StreamHandler()
    handler.setFormatter(LineFormat())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
