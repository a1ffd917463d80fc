"""Editing the bot's own messages; an edit that changes nothing is refused."""

from typing import TYPE_CHECKING

from simulator.markup import markup
from simulator.methods.media import given_media
from simulator.methods.sending import caption_content, message_text, open_chat, text_content
from simulator.people import Post
from simulator.wire import Ask, Json, bad_request

if TYPE_CHECKING:
    from simulator.world import World

UNCHANGED = (
    "message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)
TEXT = ("text", "entities", "link_preview_options", "reply_markup")
CAPTION = ("caption", "caption_entities", "show_caption_above_media", "reply_markup")
MEDIA = ("photo", "document", "video", "audio", "animation", *CAPTION)


def editable(world: "World", ask: Ask) -> Post:
    """The message to edit: known, the bot's own, without a reply keyboard."""
    if ask.text("inline_message_id"):
        return inline_message(world, ask.text("inline_message_id"))
    chat = open_chat(world, ask)
    number = ask.integer("message_id")
    if not number:
        raise bad_request("message identifier is not specified")
    post = chat.messages.get(number)
    if post is None:
        raise bad_request("message to edit not found")
    if post.sender != world.bot["id"] or post.keyboard is not None:
        raise bad_request("message can't be edited")
    return post


def inline_message(world: "World", name: str) -> Post:
    """A message that was sent through the bot's inline mode."""
    post = world.inline_messages.get(name)
    if post is None:
        raise bad_request("MESSAGE_ID_INVALID")
    return post


def replace(world: "World", ask: Ask, post: Post, content: Json, drop: tuple[str, ...]) -> object:
    """Carries out an edit if it changes anything; the message, or True for an inline one."""
    old = {key: post.body[key] for key in drop if key in post.body}
    if old == content:
        raise bad_request(UNCHANGED)
    world.messages.change(post, content, drop)
    return True if ask.text("inline_message_id") else post.body


def keyboard(ask: Ask) -> Json:
    """The new inline keyboard as message fields; without one the old goes away."""
    value = markup(ask)
    if value is None:
        return {}
    if "inline_keyboard" not in value:
        raise bad_request("inline keyboard expected")
    return {"reply_markup": value}


def edit_message_text(world: "World", ask: Ask) -> object:
    """New text, entities and keyboard of a text message."""
    post = editable(world, ask)
    text = message_text(ask, "MESSAGE_TOO_LONG")
    if "text" not in post.body:
        raise bad_request("there is no text in the message to edit")
    return replace(world, ask, post, {**text_content(ask, text), **keyboard(ask)}, TEXT)


def edit_message_caption(world: "World", ask: Ask) -> object:
    """New caption and keyboard of a message with a file."""
    post = editable(world, ask)
    if not any(kind in post.body for kind in MEDIA[:5]):
        raise bad_request("there is no caption in the message to edit")
    return replace(world, ask, post, {**caption_content(ask), **keyboard(ask)}, CAPTION)


def edit_message_reply_markup(world: "World", ask: Ask) -> object:
    """New keyboard, the rest stays."""
    return replace(world, ask, editable(world, ask), keyboard(ask), ("reply_markup",))


def edit_message_media(world: "World", ask: Ask) -> object:
    """Another file with its caption in place of the old one."""
    post = editable(world, ask)
    media = ask.parsed("media", "can't parse input media JSON object")
    content = given_media(world, ask, media)
    if "text" in post.body:
        post.body.pop("entities", None)
    return replace(world, ask, post, {**content, **keyboard(ask)}, ("text", *MEDIA))


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "editMessageMedia": edit_message_media,
}
