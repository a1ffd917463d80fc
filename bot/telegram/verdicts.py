"""What an error of Telegram's means for the message that met it."""

import os
from dataclasses import dataclass

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram.outgoing import EditScreen, Outgoing, React, RetireButtons, SendFile, SendPath
from bot.views.screen import Screen

# Otherwise the library warns with every RetryAfter that its seconds will one day be a timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "1")


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """Nothing is left to do: the chat shows what it should."""


@dataclass(frozen=True, slots=True)
class AsNewMessage:
    """The message to be redrawn is gone or too old: its screen goes as a new one."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class FromTheShelf:
    """Telegram knows the document no more: it goes with its content."""

    out: SendPath


@dataclass(frozen=True, slots=True)
class TryAgain:
    """It did not arrive, or nobody knows (`unknown`): later, at least once."""

    unknown: bool


@dataclass(frozen=True, slots=True)
class Halt:
    """Telegram wants this chat to be left alone for so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The person has blocked the bot, or the chat does not exist any more."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has a new id."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Undeliverable:
    """Telegram will never take it."""


Verdict = (
    AlreadyThere
    | AsNewMessage
    | FromTheShelf
    | TryAgain
    | Halt
    | Unreachable
    | Moved
    | Undeliverable
)

UNCHANGED = "message is not modified"
GONE = (
    "message to edit not found",
    "message can't be edited",
    "message to react not found",
    "message not found",
    "there is no text in the message to edit",
    "message_id_invalid",
)
NOBODY = ("chat not found", "peer_id_invalid", "user not found", "chat_id is empty")


def judge(error: TelegramError, out: Outgoing) -> Verdict:
    """What is to be done about the message. BadRequest is a NetworkError to the library, and yet
    never worth another attempt."""
    match error:
        case RetryAfter():
            return Halt(retry_seconds(error))
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case Forbidden():
            return Unreachable()
        case BadRequest():
            return _bad_request(str(error).lower(), out)
        case TimedOut():
            return TryAgain(unknown=True)
        case _:
            return TryAgain(unknown=False)


def retry_seconds(error: RetryAfter) -> float:
    """The seconds that Telegram asks to wait."""
    asked = error.retry_after
    return float(asked) if isinstance(asked, int) else asked.total_seconds()


def _bad_request(text: str, out: Outgoing) -> Verdict:
    if UNCHANGED in text:
        return AlreadyThere()
    if any(words in text for words in NOBODY):
        return Unreachable()
    if isinstance(out, SendFile) and out.spare is not None:
        return FromTheShelf(out.spare)
    if any(words in text for words in GONE):
        match out:
            case EditScreen(screen=screen):
                return AsNewMessage(screen)
            case RetireButtons() | React():
                return AlreadyThere()
    return Undeliverable()
