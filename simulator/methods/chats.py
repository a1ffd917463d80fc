"""What a bot can ask about a chat and do in it: members, leaving, pinning."""

from typing import TYPE_CHECKING

from simulator.messages import member
from simulator.methods.sending import open_chat
from simulator.people import Chat
from simulator.wire import Ask, Json, bad_request, forbidden

if TYPE_CHECKING:
    from simulator.world import World

PERMISSIONS = {
    "can_send_messages": True, "can_send_documents": True, "can_send_photos": True,
    "can_send_other_messages": True, "can_invite_users": True, "can_pin_messages": True,
    "can_change_info": True,
}  # fmt: skip


def get_chat(world: "World", ask: Ask) -> Json:
    """The full description of a chat."""
    chat = world.chat(ask)
    if chat.person is None and chat.bot in {"left", "kicked"}:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    full: Json = {
        **chat.brief, "accent_color_id": chat.id % 7, "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False,
            "premium_subscription": False, "gifts_from_channels": False,
        },
    }  # fmt: skip
    if chat.person is None:
        full["permissions"] = PERMISSIONS
    elif chat.person.about:
        full["bio"] = chat.person.about
    if chat.pinned:
        full["pinned_message"] = chat.messages[chat.pinned[-1]].body
    return full


def standing(world: "World", chat: Chat, user: int) -> Json:
    """A user's standing in a chat."""
    if user == world.bot["id"]:
        return member(world.bot, chat.bot)
    person = world.people.get(user)
    if person is None:
        raise bad_request("user not found" if chat.kind == "private" else "member not found")
    return member(person.user, chat.members.get(user, "left"))


def get_chat_member(world: "World", ask: Ask) -> Json:
    """One member."""
    return standing(world, open_chat(world, ask), ask.integer("user_id"))


def get_chat_administrators(world: "World", ask: Ask) -> list[Json]:
    """The creator and the administrators of a group."""
    chat = open_chat(world, ask)
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    people = [
        standing(world, chat, user)
        for user, status in chat.members.items()
        if status in {"creator", "administrator"}
    ]
    return people + ([member(world.bot, chat.bot)] if chat.bot == "administrator" else [])


def get_chat_member_count(world: "World", ask: Ask) -> int:
    """How many there are, the bot counted."""
    return len(open_chat(world, ask).members) + 1


def leave_chat(world: "World", ask: Ask) -> bool:
    """The bot leaves a group."""
    chat = open_chat(world, ask)
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot = "left"
    return True


def pin_chat_message(world: "World", ask: Ask) -> bool:
    """Pins a message; the chat says so in a service message."""
    chat = open_chat(world, ask)
    post = chat.messages.get(ask.integer("message_id"))
    if post is None:
        raise bad_request("message to pin not found")
    if post.id in chat.pinned:
        chat.pinned.remove(post.id)
    chat.pinned.append(post.id)
    world.messages.add(chat, world.bot, {"pinned_message": post.body})
    return True


def unpin_chat_message(world: "World", ask: Ask) -> bool:
    """Unpins one message, or the newest pinned one."""
    chat = open_chat(world, ask)
    number = ask.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number and number not in chat.messages:
        raise bad_request("message to unpin not found")
    if number in chat.pinned:
        chat.pinned.remove(number)
    return True


def unpin_all_chat_messages(world: "World", ask: Ask) -> bool:
    """Unpins everything."""
    open_chat(world, ask).pinned.clear()
    return True


def get_user_profile_photos(world: "World", ask: Ask) -> Json:
    """Nobody here has a profile photo."""
    if ask.integer("user_id") not in world.people:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


METHODS = {
    "getUserProfilePhotos": get_user_profile_photos,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
}
