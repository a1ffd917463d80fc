"""What the courier can be asked to carry to Telegram, as values."""

from dataclasses import dataclass
from pathlib import Path

from bot.views.screen import Screen


@dataclass(frozen=True, slots=True)
class SendScreen:
    """A new message in the chat (it makes a sound); `reply_to` quotes a message if it is there."""

    chat_id: int
    screen: Screen
    reply_to: int | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class EditScreen:
    """The message gets a new text and buttons (no sound)."""

    chat_id: int
    message_id: int
    screen: Screen


@dataclass(frozen=True, slots=True)
class RetireButtons:
    """The message loses its buttons and, with a `screen`, its text; one that is gone stays gone."""

    chat_id: int
    message_id: int
    screen: Screen | None = None


@dataclass(frozen=True, slots=True)
class SendMade:
    """A document that was made here, with its content; it is made when it is sent."""

    chat_id: int
    nama: str
    content: bytes
    caption: str = ""


@dataclass(frozen=True, slots=True)
class SendPath:
    """A document on the disk, carried piece by piece; drawn from a row that holds only its hash.

    `scratch` is the folder where it was made for this message alone, removed afterwards;
    `file_id` is what Telegram calls it once it is there.
    """

    chat_id: int
    path: Path
    nama: str
    caption: str = ""
    scratch: Path | None = None
    file_id: str = ""


@dataclass(frozen=True, slots=True)
class SendFile:
    """A document or picture already known to Telegram, handed on by its file_id; where Telegram
    knows it no more, `spare` goes instead."""

    chat_id: int
    file_id: str
    caption: str = ""
    photo: bool = False
    spare: SendPath | None = None


@dataclass(frozen=True, slots=True)
class React:
    """A reaction on somebody's message, the quiet way to say "received"; an empty one takes it
    back."""

    chat_id: int
    message_id: int
    emoji: str


@dataclass(frozen=True, slots=True)
class Menu:
    """Commands with what they do, for who speaks this language; "" is everybody else."""

    language: str
    commands: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShowMenus:
    """The chat gets command menus of its own; one without commands gives way to the common one."""

    chat_id: int
    menus: tuple[Menu, ...]


Outgoing = (
    SendScreen | EditScreen | RetireButtons | SendFile | SendMade | SendPath | React | ShowMenus
)
