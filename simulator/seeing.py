"""A message as a phone shows it: who wrote it, its text as HTML, its files to download."""

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from simulator.people import Post
from simulator.wire import Json

if TYPE_CHECKING:
    from simulator.world import World

TAGS = {
    "bold": ("<b>", "</b>"), "italic": ("<i>", "</i>"), "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"), "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"), "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ('<blockquote class="expandable">', "</blockquote>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
}  # fmt: skip
FILES = ("document", "audio", "video", "voice", "animation", "video_note", "sticker")


def as_seen(world: "World", post: Post, person: int) -> Json:
    """The message for one person's phone: Bot API JSON with out, html and downloads."""
    seen = with_downloads(world, post.body)
    seen["out"] = post.sender == person
    if post.keyboard is not None:
        seen["reply_markup"] = post.keyboard
    name = "text" if "text" in seen else "caption"
    if name in seen:
        entities = seen.get("entities" if name == "text" else "caption_entities", ())
        seen["html"] = to_html(seen[name], entities)
    if post.reactions:
        seen["reactions"] = [one for given in post.reactions.values() for one in given]
    return seen


def with_downloads(world: "World", body: Json) -> Json:
    """A copy of the message whose files say where a phone finds them."""
    seen = dict(body)
    for kind in FILES:
        if kind in seen:
            seen[kind] = {**seen[kind], "download": address(world, seen[kind])}
    if "photo" in seen:
        seen["photo"] = [{**size, "download": address(world, size)} for size in seen["photo"]]
    return seen


def address(world: "World", file: Json) -> str:
    """Where the page finds a file."""
    unique = file["file_unique_id"]
    stored = world.shelf.by_unique.get(unique)
    return f"/_sim/file/{unique}/{quote(stored.name if stored else 'file', safe='')}"


def to_html(text: str, entities: "tuple[Json, ...] | list[Json]") -> str:
    """The text as safe HTML, line breaks kept as they are."""
    if not entities:
        return escape(text)
    raw = text.encode("utf-16-le", "surrogatepass")
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    for one in entities:
        start, end = one["offset"], one["offset"] + one["length"]
        before, after = tags(one, raw)
        opens.setdefault(start, []).append(before)
        closes.setdefault(end, []).insert(0, after)
    return "".join(woven(raw, opens, closes))


def woven(raw: bytes, opens: dict[int, list[str]], closes: dict[int, list[str]]) -> list[str]:
    """The pieces of text with tags between them."""
    cuts = sorted({0, len(raw) // 2, *opens, *closes})
    pieces: list[str] = []
    for start, end in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        pieces += closes.get(start, [])
        pieces += opens.get(start, [])
        pieces.append(escape(raw[start * 2 : end * 2].decode("utf-16-le", "replace")))
    return pieces


def tags(entity: Json, raw: bytes) -> tuple[str, str]:
    """The opening and closing tag of an entity; nothing for those the page shows as they are."""
    kind = entity["type"]
    if kind == "text_link":
        return link(entity["url"]), "</a>"
    if kind == "url":
        start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
        words = raw[start:end].decode("utf-16-le", "replace")
        return link(words if "://" in words else f"http://{words}"), "</a>"
    return TAGS.get(kind, ("", ""))


def link(url: str) -> str:
    """The opening tag of a link; only web and Telegram addresses lead anywhere."""
    safe = url if url.startswith(("http://", "https://", "tg://", "mailto:")) else "#"
    return f'<a href="{escape(safe)}">'
