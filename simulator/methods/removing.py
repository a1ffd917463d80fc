"""deleteMessage and deleteMessages."""

from typing import TYPE_CHECKING

from simulator.methods.sending import open_chat
from simulator.people import Chat, Post
from simulator.wire import Ask, bad_request

if TYPE_CHECKING:
    from simulator.world import World

DELETABLE_SECONDS = 48 * 3600


def delete_message(world: "World", ask: Ask) -> bool:
    """Deletes one message that the bot may delete: its own, or incoming ones in private chats."""
    chat = open_chat(world, ask)
    number = ask.integer("message_id")
    if not number:
        raise bad_request("message identifier is not specified")
    post = chat.messages.get(number)
    if post is None:
        raise bad_request("message to delete not found")
    if not may_delete(world, chat, post):
        raise bad_request("message can't be deleted for everyone")
    world.messages.remove(post)
    return True


def may_delete(world: "World", chat: Chat, post: Post) -> bool:
    """Whether the bot may delete it: for 48 hours; others' in groups as administrator."""
    if world.now() - int(post.body["date"]) > DELETABLE_SECONDS:
        return False
    own = post.sender == world.bot["id"]
    return own or chat.kind == "private" or chat.bot == "administrator"


def delete_messages(world: "World", ask: Ask) -> bool:
    """Deletes up to 100 messages; those that cannot be deleted are passed over."""
    chat = open_chat(world, ask)
    for number in message_ids(ask):
        post = chat.messages.get(number)
        if post is not None and may_delete(world, chat, post):
            world.messages.remove(post)
    return True


def message_ids(ask: Ask) -> list[int]:
    """The request's list of 1 to 100 message ids."""
    numbers = ask.parsed("message_ids", "can't parse message identifiers JSON object")
    if not isinstance(numbers, list) or not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > 100:
        raise bad_request("too many message identifiers specified")
    if not all(type(number) is int for number in numbers):
        raise bad_request("message identifiers must be numbers")
    return numbers


METHODS = {"deleteMessage": delete_message, "deleteMessages": delete_messages}
