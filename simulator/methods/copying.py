"""copyMessage(s) and forwardMessage(s)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from simulator.markup import markup
from simulator.messages import SERVICE
from simulator.methods.removing import message_ids
from simulator.methods.sending import admit, caption_content, open_chat, replied
from simulator.people import Post
from simulator.wire import Ask, Json, bad_request, numeric_id

if TYPE_CHECKING:
    from simulator.world import World

CONTENT = (
    "text", "entities", "link_preview_options", "photo", "document", "audio", "video", "voice",
    "animation", "video_note", "sticker", "contact", "caption", "caption_entities",
    "show_caption_above_media",
)  # fmt: skip


def content_of(post: Post) -> Json:
    """What is copied of a message: neither who wrote it nor its keyboard."""
    return {key: post.body[key] for key in CONTENT if key in post.body}


def source(world: "World", ask: Ask, purpose: str) -> Post:
    """The message to copy or forward."""
    chat = world.chat(ask, "from_chat_id")
    post = chat.messages.get(ask.integer("message_id"))
    if post is None:
        raise bad_request(f"message to {purpose} not found")
    if not SERVICE.isdisjoint(post.body):
        raise bad_request(f"message can't be {PAST[purpose]}")
    if post.body.get("has_protected_content"):
        raise bad_request(f"message can't be {PAST[purpose]}")
    return post


PAST = {"copy": "copied", "forward": "forwarded"}


def copy_message(world: "World", ask: Ask) -> Json:
    """A copy without a sender; its caption may be another."""
    chat = open_chat(world, ask)
    content = content_of(source(world, ask, "copy"))
    if "caption" in ask and "text" not in content:
        for key in ("caption", "caption_entities"):
            content.pop(key, None)
        content |= caption_content(ask)
    keyboard, reply = markup(ask), replied(ask, chat)
    admit(world, chat)
    return {"message_id": world.messages.add(chat, world.bot, {**reply, **content}, keyboard).id}


def forwarded(post: Post) -> Json:
    """A forwarded message's fields, with where it came from."""
    body = post.body
    origin = body.get("forward_origin") or {
        "type": "user", "sender_user": body["from"], "date": body["date"],
    }  # fmt: skip
    return {"forward_origin": origin, **content_of(post)}


def forward_message(world: "World", ask: Ask) -> Json:
    """A message handed on with its sender's name."""
    chat = open_chat(world, ask)
    content = forwarded(source(world, ask, "forward"))
    admit(world, chat)
    return world.messages.add(chat, world.bot, content).body


def several(world: "World", ask: Ask) -> list[Post]:
    """The messages to hand on; those that do not exist are passed over."""
    chat = world.chat(ask, "from_chat_id")
    posts = [chat.messages[number] for number in message_ids(ask) if number in chat.messages]
    if not posts:
        raise bad_request("messages to forward not found")
    return posts


def regrouped(posts: list[Post], contents: list[Json]) -> list[Json]:
    """What is handed on, albums kept together under a new name."""
    albums: dict[str, str] = {}
    for post, content in zip(posts, contents, strict=True):
        if name := post.body.get("media_group_id"):
            content["media_group_id"] = albums.setdefault(name, numeric_id())
    return contents


def hand_on(world: "World", ask: Ask, shape: Callable[[Post], Json]) -> list[Json]:
    """Sends up to 100 messages in the given shape; their new ids."""
    chat = open_chat(world, ask)
    posts = several(world, ask)
    contents = regrouped(posts, [shape(post) for post in posts])
    admit(world, chat, len(contents))
    return [{"message_id": world.messages.add(chat, world.bot, one).id} for one in contents]


def copy_messages(world: "World", ask: Ask) -> list[Json]:
    """Copies of up to 100 messages."""
    return hand_on(world, ask, content_of)


def forward_messages(world: "World", ask: Ask) -> list[Json]:
    """Up to 100 messages handed on."""
    return hand_on(world, ask, forwarded)


METHODS = {
    "copyMessage": copy_message,
    "copyMessages": copy_messages,
    "forwardMessage": forward_message,
    "forwardMessages": forward_messages,
}
