"""The bot's commands, menu button, name and descriptions."""

import re
from typing import TYPE_CHECKING, Any

from simulator.messages import tell
from simulator.profile import DEFAULT_BUTTON, scope_of
from simulator.wire import Ask, Json, bad_request

if TYPE_CHECKING:
    from simulator.methods import Method
    from simulator.world import World

COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"([a-z]{2})?")
BUTTONS = ("commands", "default", "web_app")
TEXTS = (
    ("Name", "names", "name", 64, "BOT_TITLE_INVALID"),
    ("Description", "descriptions", "description", 512, "DESCRIPTION_INVALID"),
    ("ShortDescription", "short_descriptions", "short_description", 120, "ABOUT_INVALID"),
)


def language(ask: Ask) -> str:
    """The request's two-letter language code, empty for everybody."""
    code = ask.text("language_code")
    if not LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def key(ask: Ask) -> tuple[tuple[str, int, int], str]:
    """The scope and language that a request about commands is for."""
    return scope_of(ask.parsed("scope", "can't parse BotCommandScope")), language(ask)


def set_my_commands(world: "World", ask: Ask) -> bool:
    """Up to 100 commands for a scope and language."""
    commands = ask.parsed("commands", "can't parse bot commands JSON object")
    if not isinstance(commands, list):
        raise bad_request("can't parse bot commands JSON object")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.profile.commands[key(ask)] = [command(one) for one in commands]
    show_commands(world)
    return True


def command(value: Any) -> Json:
    """One command, its name and description checked."""
    if not isinstance(value, dict):
        raise bad_request("can't parse BotCommand: Object expected as BotCommand")
    name, description = value.get("command", ""), value.get("description", "")
    if not isinstance(name, str) or not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not isinstance(description, str) or not 1 <= len(description.strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name.removeprefix("/"), "description": description}


def show_commands(world: "World") -> None:
    """Tells every phone that is on what its menu holds now."""
    for person in world.people.values():
        if person.listeners:
            code = person.language_code or ""
            found = world.profile.commands_for(person.id, "private", person.id, code)
            tell(person, {"type": "commands", "commands": found})


def get_my_commands(world: "World", ask: Ask) -> list[Json]:
    """The commands of exactly one scope and language."""
    return world.profile.commands.get(key(ask), [])


def delete_my_commands(world: "World", ask: Ask) -> bool:
    """Takes the commands of one scope and language back."""
    world.profile.commands.pop(key(ask), None)
    show_commands(world)
    return True


def set_chat_menu_button(world: "World", ask: Ask) -> bool:
    """The button beside the input field, of one chat or of all."""
    button = ask.parsed("menu_button", "can't parse menu button JSON object") or DEFAULT_BUTTON
    if not isinstance(button, dict) or button.get("type") not in BUTTONS:
        raise bad_request("can't parse menu button: unsupported type specified")
    if "chat_id" in ask:
        world.profile.buttons[world.chat(ask).id] = button
    else:
        world.profile.button = button
    return True


def get_chat_menu_button(world: "World", ask: Ask) -> Json:
    """The menu button of one chat, or the common one."""
    if "chat_id" not in ask:
        return world.profile.button
    return world.profile.buttons.get(world.chat(ask).id, world.profile.button)


def text_methods() -> "dict[str, Method]":
    """Setters and getters of name and descriptions."""
    found: dict[str, Method] = {}
    for title, store, field, limit, failure in TEXTS:
        found[f"setMy{title}"] = setter(store, field, limit, failure)
        found[f"getMy{title}"] = getter(store, field)
    return found


def setter(store: str, field: str, limit: int, failure: str) -> "Method":
    """The method that sets one of the texts."""

    def set_text(world: "World", ask: Ask) -> bool:
        text = ask.text(field)
        if len(text) > limit:
            raise bad_request(failure)
        texts: dict[str, str] = getattr(world.profile, store)
        texts[language(ask)] = text
        return True

    return set_text


def getter(store: str, field: str) -> "Method":
    """The method that reads one of the texts."""

    def get_text(world: "World", ask: Ask) -> Json:
        texts: dict[str, str] = getattr(world.profile, store)
        common = world.profile.name if field == "name" else ""
        return {field: texts.get(language(ask)) or texts.get("") or common}

    return get_text


METHODS: "dict[str, Method]" = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    **text_methods(),
}
