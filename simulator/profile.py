"""What a bot says of itself: commands per scope and language, names, descriptions, menu button."""

from dataclasses import dataclass, field
from typing import Any

from simulator.wire import Json, bad_request

Scope = tuple[str, int, int]
DEFAULT_SCOPE: Scope = ("default", 0, 0)
DEFAULT_BUTTON: Json = {"type": "commands"}


@dataclass(slots=True)
class Profile:
    """Texts by language code ("" for everybody), commands by scope and language."""

    name: str
    commands: dict[tuple[Scope, str], list[Json]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    buttons: dict[int, Json] = field(default_factory=dict)
    button: Json = field(default_factory=lambda: DEFAULT_BUTTON)

    def commands_for(self, chat: int, kind: str, user: int, language: str) -> list[Json]:
        """The commands a phone shows: the narrowest scope that has any, language before none."""
        wide = "all_private_chats" if kind == "private" else "all_group_chats"
        scopes: tuple[Scope, ...] = (
            ("chat_member", chat, user), ("chat", chat, 0), (wide, 0, 0), DEFAULT_SCOPE,
        )  # fmt: skip
        for scope in scopes:
            for code in (language, ""):
                if found := self.commands.get((scope, code)):
                    return found
        return []


SCOPES = (
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators",
    "chat", "chat_administrators", "chat_member",
)  # fmt: skip


def scope_of(value: Any) -> Scope:
    """A BotCommandScope as a key."""
    if value is None:
        return DEFAULT_SCOPE
    if not isinstance(value, dict) or value.get("type") not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    kind = value["type"]
    if kind.startswith("chat") and "chat_id" not in value:
        raise bad_request("can't parse BotCommandScope: Can't find field \"chat_id\"")
    if kind == "chat_member" and "user_id" not in value:
        raise bad_request("can't parse BotCommandScope: Can't find field \"user_id\"")
    return kind, number(value.get("chat_id", 0)), number(value.get("user_id", 0))


def number(value: object) -> int:
    """An id inside a BotCommandScope."""
    if type(value) is not int:
        raise bad_request("can't parse BotCommandScope: Field must be of type Number")
    return value
