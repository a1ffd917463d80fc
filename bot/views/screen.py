"""What is shown to a person, as a value: text with buttons."""

import re
from dataclasses import dataclass
from enum import StrEnum
from html import unescape

TEXT_LIMIT = 4096
"""What Telegram shows of one message, in UTF-16 units without the HTML tags."""
TAG = re.compile(r"<[^>]*>")


class Style(StrEnum):
    """Colour of a button as Telegram names it; PLAIN is the default look."""

    PLAIN = ""
    PRIMARY = "primary"
    SUCCESS = "success"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: a label with either callback data (at most 64 bytes) or a url."""

    label: str
    data: str = ""
    url: str = ""
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Screen:
    """HTML text of at most 4096 characters, and rows of buttons below it.

    `placeholder` makes it a prompt: Telegram opens the reply field with these grey words.
    `contacts` is the label of a key that lets people choose from their contacts; a screen that
    `clears` takes such a key away.
    """

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    placeholder: str = ""
    contacts: str = ""
    clears: bool = False


def fits(text: str) -> bool:
    """Whether the HTML text is short enough for one message."""
    shown = unescape(TAG.sub("", text))
    return len(shown.encode("utf-16-le")) // 2 <= TEXT_LIMIT
