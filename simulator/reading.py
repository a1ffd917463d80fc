"""The text of a request, read by its parse mode or with the entities given beside it."""

import re
from typing import Any

from simulator.entities import Formatted, finish, units, unparsable
from simulator.html_in import parse_html
from simulator.markdown import parse_markdown, parse_old_markdown
from simulator.wire import Ask, Json, bad_request


def formatted(ask: Ask, name: str, entities: str) -> Formatted:
    """A text parameter with its parse_mode or entities, read, trimmed and completed."""
    mode = ask.text("parse_mode")
    if not encodable(ask.text(name)):
        raise bad_request("text must be encoded in UTF-8")
    beside = None if mode else ask.parsed(entities, "can't parse entities JSON object")
    return finish(read(ask.text(name), mode, beside))


def encodable(text: str) -> bool:
    """Whether a text can be written in UTF-8; half a surrogate pair cannot."""
    return text.isascii() or not HALF.search(text)


def read(text: str, mode: str, entities: Any = None) -> Formatted:
    """Reads a text by parse mode, or with the entities given beside it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    match mode.lower():
        case "html":
            return parse_html(text)
        case "markdownv2":
            return parse_markdown(text)
        case "markdown":
            return parse_old_markdown(text)
        case "" | "none":
            return Formatted(text, given(entities, units(text)))
        case _:
            raise bad_request("unsupported parse_mode")


def given(entities: Any, length: int) -> tuple[Json, ...]:
    """Entities as the bot gave them, those outside the text left out as Telegram does."""
    if not entities:
        return ()
    if not isinstance(entities, list):
        raise unparsable("Expected an Array of MessageEntity")
    kept = []
    for one in entities:
        check(one)
        if one["offset"] >= 0 and 0 < one["length"] <= length - one["offset"]:
            kept.append(one)
    return tuple(kept)


def check(entity: Any) -> None:
    """Refuses what is no MessageEntity."""
    if not isinstance(entity, dict):
        raise unparsable("Object expected as MessageEntity")
    for field, kind, words in FIELDS:
        if field not in entity:
            raise unparsable(f'Can\'t find field "{field}"')
        if type(entity[field]) is not kind:
            raise unparsable(f'Field "{field}" must be of type {words}')
    if entity["type"] == "text_link" and not isinstance(entity.get("url"), str):
        raise unparsable('Can\'t find field "url"')


HALF = re.compile(r"[\ud800-\udfff]")
FIELDS = (("type", str, "String"), ("offset", int, "Number"), ("length", int, "Number"))
