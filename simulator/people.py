"""Who there is in a world, the chats they share, and what was posted there."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from simulator.wire import Json

Listener = Callable[[Json], None]


@dataclass(slots=True, eq=False)
class Post:
    """One message: its Bot API JSON, and what only the phones are shown of its keyboard."""

    body: Json
    chat: "Chat"
    keyboard: Json | None = None
    reactions: dict[int, list[Json]] = field(default_factory=dict)
    inline_id: str = ""

    @property
    def id(self) -> int:
        """The message's id, unique in its chat."""
        number: int = self.body["message_id"]
        return number

    @property
    def sender(self) -> int:
        """The id of the user who wrote it."""
        number: int = self.body["from"]["id"]
        return number


@dataclass(slots=True, eq=False)
class Person:
    """A user with a phone: a name, an account, and whether Start was pressed or the bot blocked."""

    id: int
    name: str
    about: str = ""
    username: str | None = None
    language_code: str | None = "id"
    start: str | None = None
    phone_number: str = ""
    started: bool = False
    blocked: bool = False
    answers: deque[Json] = field(default_factory=lambda: deque(maxlen=1000))
    offered: dict[str, tuple[str, list[Json]]] = field(default_factory=dict)
    listeners: list[Listener] = field(default_factory=list)
    user: Json = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.user = {"id": self.id, "is_bot": False, "first_name": self.name}
        if self.username:
            self.user["username"] = self.username
        if self.language_code:
            self.user["language_code"] = self.language_code


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat with the bot, a group or a supergroup, with its messages by id."""

    id: int
    kind: str
    title: str
    members: dict[int, str] = field(default_factory=dict)
    bot: str = "member"
    person: Person | None = None
    messages: dict[int, Post] = field(default_factory=dict)
    unread: dict[int, int] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    migrated_to: int | None = None
    last_own_id: int = 0
    brief: Json = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.brief = {"id": self.id, "type": self.kind}
        if self.person is None:
            self.brief["title"] = self.title
            return
        self.brief["first_name"] = self.person.name
        if self.person.username:
            self.brief["username"] = self.person.username


def private_chat(person: Person) -> Chat:
    """The chat of one person with the bot; its id is the person's id."""
    return Chat(person.id, "private", person.name, {person.id: "member"}, person=person)


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button waiting for its answer; `at` by the ticks of the world."""

    id: str
    person: Person
    chat: int
    message_id: int
    at: float


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed after the bot's name, waiting for results."""

    id: str
    person: Person
    text: str
