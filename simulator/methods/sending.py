"""sendMessage, sendChatAction, and what every sending method checks first."""

import contextlib
from typing import TYPE_CHECKING, Any

from simulator.entities import Formatted, units
from simulator.markup import markup
from simulator.people import Chat, Post
from simulator.reading import formatted
from simulator.wire import Ask, Json, bad_request, forbidden

if TYPE_CHECKING:
    from simulator.world import World

TEXT_LIMIT = 4096
BAD_PREVIEW = "can't parse link preview options JSON object"
CAPTION_LIMIT = 1024
ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note",
    "upload_video_note",
}  # fmt: skip


def send_message(world: "World", ask: Ask) -> Json:
    """A text message of 1 to 4096 UTF-16 units."""
    chat = open_chat(world, ask)
    text = message_text(ask, "message is too long")
    return send(world, ask, chat, text_content(ask, text))


def message_text(ask: Ask, too_long: str) -> Formatted:
    """The request's text with its entities, within Telegram's bounds."""
    text = formatted(ask, "text", "entities")
    if not text.text:
        empty = (
            "message text is empty" if not ask.text("text").strip() else "text must be non-empty"
        )
        raise bad_request(empty)
    if units(text.text) > TEXT_LIMIT:
        raise bad_request(too_long)
    return text


def text_content(ask: Ask, text: Formatted) -> Json:
    """The fields of a text message."""
    content: Json = {"text": text.text}
    if text.entities:
        content["entities"] = list(text.entities)
    options = ask.parsed("link_preview_options", BAD_PREVIEW)
    if options and not isinstance(options, dict):
        raise bad_request(BAD_PREVIEW)
    if options:
        content["link_preview_options"] = options
    return content


def caption_content(ask: Ask) -> Json:
    """The fields of a caption of 0 to 1024 UTF-16 units."""
    if not ask.text("caption"):
        return {}
    caption = formatted(ask, "caption", "caption_entities")
    if units(caption.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    content: Json = {"caption": caption.text} if caption.text else {}
    if caption.entities:
        content["caption_entities"] = list(caption.entities)
    if ask.flag("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


def open_chat(world: "World", ask: Ask, name: str = "chat_id") -> Chat:
    """The chat named, if the bot may write there."""
    chat = world.chat(ask, name)
    person = chat.person
    if person is None:
        if chat.bot == "kicked":
            raise forbidden(f"bot was kicked from the {chat.kind} chat")
        if chat.bot == "left":
            raise forbidden(f"bot is not a member of the {chat.kind} chat")
    elif person.blocked:
        raise forbidden("bot was blocked by the user")
    elif not person.started:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def send(world: "World", ask: Ask, chat: Chat, content: Json) -> Json:
    """Sends one message with the request's reply, markup and options."""
    keyboard = markup(ask)
    reply = replied(ask, chat)
    admit(world, chat)
    if ask.flag("protect_content"):
        content["has_protected_content"] = True
    return world.messages.add(chat, world.bot, {**reply, **content}, keyboard).body


def admit(world: "World", chat: Chat, amount: int = 1) -> None:
    """Counts messages against the rate limits."""
    if world.meter:
        world.meter.admit(chat.id, world.ticks(), amount)


def replied(ask: Ask, chat: Chat) -> Json:
    """reply_to_message for reply_parameters or the older reply_to_message_id."""
    given: Any = ask.parsed("reply_parameters", "can't parse reply parameters JSON object")
    if given is None:
        number = ask.integer("reply_to_message_id")
        lenient = ask.flag("allow_sending_without_reply")
    elif isinstance(given, dict):
        number = whole(given.get("message_id", 0))
        lenient = bool(given.get("allow_sending_without_reply"))
    else:
        raise bad_request("object expected as reply parameters")
    if not number:
        return {}
    post = chat.messages.get(number)
    if post is None:
        if lenient:
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": quoted(post)}


def whole(value: object) -> int:
    """A message id inside a JSON object, a number or its digits."""
    if isinstance(value, int | str):
        with contextlib.suppress(ValueError):
            return int(value)
    raise bad_request('can\'t parse reply parameters: Field "message_id" must be a valid Number')


def quoted(post: Post) -> Json:
    """A message as it stands inside a reply: without the one it replies to."""
    return {key: value for key, value in post.body.items() if key != "reply_to_message"}


def send_chat_action(world: "World", ask: Ask) -> bool:
    """Shows "typing…" and the like on the phones."""
    chat = open_chat(world, ask)
    action = ask.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.messages.tell(chat, {"type": "action", "chat": chat.id, "action": action})
    return True


METHODS = {"sendMessage": send_message, "sendChatAction": send_chat_action}
