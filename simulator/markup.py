"""reply_markup: keyboards checked against Telegram's limits and refused in its words."""

from typing import Any

from simulator.entities import units
from simulator.wire import Ask, Json, Refusal, bad_request

ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query",
    "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "copy_text",
    "callback_game", "pay",
)  # fmt: skip
STYLES = ("primary", "success", "danger")
INLINE_LIMIT = 100
REPLY_LIMIT = 300


def markup(ask: Ask) -> Json | None:
    """The request's reply_markup, checked; None when there is none."""
    value = ask.params.get("reply_markup")
    if value is None or value == "":
        return None
    value = ask.parsed("reply_markup", "can't parse reply keyboard markup JSON object")
    return checked(value)


def checked(value: Any) -> Json | None:
    """A keyboard of any kind as it will be kept."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in value:
        return inline(value)
    if "keyboard" in value:
        return reply(value)
    if value.get("force_reply"):
        placeholder(value)
        return value
    return value if value.get("remove_keyboard") else None


def inline(value: Json) -> Json | None:
    """An inline keyboard; an empty one is none."""
    rows = rows_of(value["inline_keyboard"], "inline_keyboard", "InlineKeyboardButton")
    if sum(len(row) for row in rows) > INLINE_LIMIT:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    kept = [[inline_button(button) for button in row] for row in rows if row]
    return {"inline_keyboard": kept} if kept else None


def rows_of(rows: Any, field: str, kind: str) -> list[list[Any]]:
    """The rows of a keyboard, each an array."""
    if not isinstance(rows, list):
        raise bad_request(f'field "{field}" of the {MARKUPS[field]} must be an Array of Arrays')
    for row in rows:
        if not isinstance(row, list):
            raise bad_request(f'field "{field}" of the {MARKUPS[field]} must be an Array of Arrays')
        for button in row:
            if not isinstance(button, dict | str) or (kind[0] == "I" and isinstance(button, str)):
                raise button_refusal(kind, f"Object expected as {kind}")
    return rows


MARKUPS = {"inline_keyboard": "InlineKeyboardMarkup", "keyboard": "ReplyKeyboardMarkup"}


def button_refusal(kind: str, why: str) -> Refusal:
    """The refusal for one button."""
    where = "inline keyboard button" if kind.startswith("Inline") else "keyboard button"
    return bad_request(f"can't parse {where}: {why}")


def inline_button(button: Json) -> Json:
    """One inline button: exactly one action, callback data of 1 to 64 bytes."""
    label(button, "InlineKeyboardButton")
    chosen = [name for name in ACTIONS if button.get(name) is not None]
    if not chosen:
        raise button_refusal(
            "InlineKeyboardButton", "Text buttons are unallowed in the inline keyboard"
        )
    if len(chosen) > 1:
        raise bad_request("BUTTON_TYPE_INVALID")
    value = button[chosen[0]]
    match chosen[0]:
        case "callback_data":
            text_field(value, "callback_data")
            if not 1 <= len(value.encode()) <= 64:
                raise bad_request("BUTTON_DATA_INVALID")
        case "url":
            url(value)
        case "copy_text":
            copied = value.get("text") if isinstance(value, dict) else None
            if not isinstance(copied, str) or not 1 <= units(copied) <= 256:
                raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return button


def label(button: Json, kind: str) -> None:
    """Checks a button's text and style."""
    if "text" not in button:
        raise button_refusal(kind, 'Can\'t find field "text"')
    if not isinstance(button["text"], str):
        raise button_refusal(kind, 'Field "text" must be of type String')
    if not button["text"].strip():
        raise bad_request(
            "BUTTON_TEXT_INVALID" if kind[0] == "I" else "keyboard button text is empty"
        )
    if button.get("style") not in (None, *STYLES):
        raise button_refusal(kind, "Invalid button style specified")


def text_field(value: Any, name: str) -> None:
    """Checks that a button's field is text."""
    if not isinstance(value, str):
        raise button_refusal("InlineKeyboardButton", f'Field "{name}" must be of type String')


def url(value: Any) -> None:
    """Checks a button's address."""
    text_field(value, "url")
    if value.startswith("tg://"):
        return
    host = value.split("://", 1)[-1].split("/", 1)[0]
    local = host.split(":")[0] == "localhost"
    if " " in value or not host or ("." not in host and not local) or local:
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")


def reply(value: Json) -> Json:
    """A reply keyboard, its bare strings made buttons."""
    rows = rows_of(value["keyboard"], "keyboard", "KeyboardButton")
    if sum(len(row) for row in rows) > REPLY_LIMIT:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    kept = [[reply_button(button) for button in row] for row in rows if row]
    if not kept:
        raise bad_request("keyboard can't be empty")
    placeholder(value)
    return {**value, "keyboard": kept}


def reply_button(button: Json | str) -> Json:
    """One button of a reply keyboard."""
    whole: Json = {"text": button} if isinstance(button, str) else button
    label(whole, "KeyboardButton")
    asked = whole.get("request_users")
    if asked is not None:
        check_request(asked)
    return whole


def check_request(asked: Any) -> None:
    """Checks what a key that asks for users says."""
    if not isinstance(asked, dict) or not isinstance(asked.get("request_id"), int):
        raise button_refusal("KeyboardButton", 'Can\'t find field "request_id"')
    if asked.get("max_quantity", 1) not in range(1, 11):
        raise button_refusal("KeyboardButton", "Wrong number of users requested")


def placeholder(value: Json) -> None:
    """Checks the words shown in the empty input field: at most 64 characters."""
    words = value.get("input_field_placeholder") or ""
    if not isinstance(words, str):
        raise bad_request('field "input_field_placeholder" must be of type String')
    if units(words) > 64:
        raise bad_request("INPUT_FIELD_PLACEHOLDER_TOO_LONG")
