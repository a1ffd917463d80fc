"""Formatted text: UTF-16 lengths, trimming, entities that Telegram finds by itself."""

import re
from dataclasses import dataclass

from simulator.wire import Json, Refusal, bad_request


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its entities; offsets and lengths are in UTF-16 units."""

    text: str
    entities: tuple[Json, ...] = ()


def units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def unparsable(text: str) -> Refusal:
    """The refusal for formatting that cannot be read."""
    return bad_request(f"can't parse entities: {text}")


def finish(read: Formatted) -> Formatted:
    """Trims white space around the text, adds what Telegram finds itself, sorts."""
    text, entities = read.text, read.entities
    front = len(text) - len(text.lstrip())
    trimmed = text.strip()
    if len(trimmed) != len(text):
        entities = shifted(entities, units(text[:front]), units(trimmed))
    found = detect(trimmed) if MARKS.search(trimmed) else ()
    if found:
        entities += tuple(one for one in found if not any(overlap(one, own) for own in entities))
    if len(entities) > 1:
        entities = tuple(sorted(entities, key=lambda one: (one["offset"], -one["length"])))
    return Formatted(trimmed, entities)


def shifted(entities: tuple[Json, ...], front: int, length: int) -> tuple[Json, ...]:
    """Entities after `front` units were cut off and the text now has `length`."""
    kept = []
    for one in entities:
        start = max(0, one["offset"] - front)
        end = min(length, one["offset"] + one["length"] - front)
        if end > start:
            kept.append({**one, "offset": start, "length": end - start})
    return tuple(kept)


def overlap(one: Json, own: Json) -> bool:
    """Whether a found entity touches one that forbids finding anything inside."""
    if own["type"] not in CLOSED:
        return False
    return bool(
        one["offset"] < own["offset"] + own["length"]
        and own["offset"] < one["offset"] + one["length"]
    )


CLOSED = {"code", "pre", "text_link", "text_mention", "custom_emoji"} | {
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number",
}  # fmt: skip
MARKS = re.compile(r"[/@#.]")
FOUND = re.compile(
    r"(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})"
    r"|(?P<url>(?:https?://[^\s<>\"]+|(?:[a-z0-9-]+\.)+(?:id|com|org|net|me|go|info)\b(?:/[^\s<>\"]*)?))"
    r"|(?<![\w/@.<>])(?P<bot_command>/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?)(?![\w/@<>])"
    r"|(?<![\w@])(?P<mention>@[a-zA-Z][a-zA-Z0-9_]{3,31})(?!\w)"
    r"|(?<![\w#])(?P<hashtag>#\w*[^\W\d]\w*)",
    re.IGNORECASE,
)


def detect(text: str) -> tuple[Json, ...]:
    """Commands, mentions, addresses and hashtags, as Telegram marks them in any text."""
    plain = text.isascii()
    found = []
    for match in FOUND.finditer(text):
        kind, words = match.lastgroup, match.group()
        if kind == "url":
            words = words.rstrip(".,;:!?)'")
        offset = match.start() if plain else units(text[: match.start()])
        length = len(words) if plain else units(words)
        found.append({"type": kind, "offset": offset, "length": length})
    return tuple(found)
