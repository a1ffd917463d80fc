"""The deeds a page or a load generator can ask of a phone, and what a phone shows at first."""

from typing import TYPE_CHECKING

from simulator.phone import Phone
from simulator.seeing import as_seen
from simulator.wire import Json

if TYPE_CHECKING:
    from simulator.people import Chat, Person
    from simulator.world import World

SHOWN_MESSAGES = 300


async def act(phone: Phone, deed: Json) -> object:
    """Carries out one deed; the id of the message or query it made, if any."""
    chat = deed.get("chat")
    match deed["do"]:
        case "start":
            return (await phone.start(deed.get("payload")))["message_id"]
        case "start_group":
            return (await phone.start_in(deed["chat"], deed["payload"]))["message_id"]
        case "text":
            return (await phone.send(deed["text"], deed.get("reply_to"), chat))["message_id"]
        case "press":
            return await phone.press(deed["message_id"], deed.get("label"), deed.get("data"), chat)
        case "forward":
            return (await phone.forward(deed["message_id"], deed["to"], chat))["message_id"]
        case "tap":
            return (await phone.tap(deed["label"], deed.get("users", ()), chat))["message_id"]
        case _:
            set_by(phone, deed, chat)
    return None


def set_by(phone: Phone, deed: Json, chat: int | None) -> None:
    """Carries out a deed that makes nothing new."""
    match deed["do"]:
        case "react":
            phone.react(deed["message_id"], deed.get("emoji"), chat)
        case "read":
            phone.read(chat)
        case "block":
            phone.block()
        case "unblock":
            phone.unblock()
        case "expel_bot":
            phone.expel_bot(deed["chat"])
        case "invite_bot":
            phone.invite_bot(deed["chat"])
        case unknown:
            raise ValueError(f"a phone cannot {unknown}")


def snapshot(world: "World", person: "Person") -> Json:
    """Everything a phone shows when it is switched on."""
    chats = [
        chat
        for chat in world.chats.values()
        if person.id in chat.members and chat.migrated_to is None
    ]
    code = person.language_code or ""
    return {
        "type": "snapshot",
        "person": {
            "id": person.id, "name": person.name, "about": person.about, "start": person.start,
        },
        "chats": [chat_line(world, chat, person) for chat in chats],
        "messages": {str(chat.id): latest(world, chat, person) for chat in chats},
        "commands": world.profile.commands_for(person.id, "private", person.id, code),
        "placeholder": None,
    }  # fmt: skip


def latest(world: "World", chat: "Chat", person: "Person") -> list[Json]:
    """The newest messages of a chat, oldest first."""
    posts = list(chat.messages.values())[-SHOWN_MESSAGES:]
    return [as_seen(world, post, person.id) for post in posts]


def chat_line(world: "World", chat: "Chat", person: "Person") -> Json:
    """A chat as a line of the list."""
    private = chat.kind == "private"
    return {
        "id": chat.id,
        "title": world.bot["first_name"] if private else chat.title,
        "kind": "private" if private else "group",
        "unread": chat.unread.get(person.id, 0),
        "blocked": private and person.blocked,
        "started": person.started or not private,
    }
