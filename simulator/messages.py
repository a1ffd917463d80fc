"""Messages come into being, change and go; phones and the bot are told of it."""

from typing import TYPE_CHECKING

from simulator.people import Chat, Person, Post
from simulator.seeing import as_seen
from simulator.wire import Json

if TYPE_CHECKING:
    from simulator.world import World

SERVICE = frozenset({
    "new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id",
    "pinned_message", "group_chat_created",
})  # fmt: skip


class Messages:
    """The messages of a world."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.last_id = 0

    def next_id(self, chat: Chat) -> int:
        """A message id: supergroups count by themselves, all other chats together."""
        if chat.kind == "supergroup":
            chat.last_own_id += 1
            return chat.last_own_id
        self.last_id += 1
        return self.last_id

    def add(self, chat: Chat, sender: Json, content: Json, keyboard: Json | None = None) -> Post:
        """Puts a new message into a chat and shows it on the phones there."""
        body: Json = {
            "message_id": self.next_id(chat),
            "from": sender,
            "chat": chat.brief,
            "date": self.world.now(),
            **content,
        }
        if keyboard and "inline_keyboard" in keyboard:
            body["reply_markup"] = keyboard
            keyboard = None
        post = chat.messages[body["message_id"]] = Post(body, chat, keyboard)
        for member in chat.members:
            if member != sender["id"]:
                chat.unread[member] = chat.unread.get(member, 0) + 1
        self.show(post, "message")
        return post

    def hear(self, person: Person, chat: Chat, content: Json) -> Post:
        """A person writes: the message is added and the bot told of it if it may see it."""
        post = self.add(chat, person.user, content)
        if self.bot_sees(post):
            self.world.updates.add("message", post.body)
        return post

    def service(self, chat: Chat, sender: Person, content: Json) -> Post:
        """A service message such as "was added to the group"."""
        return self.hear(sender, chat, content)

    def bot_sees(self, post: Post) -> bool:
        """Whether the bot gets a person's message; privacy mode hides most of a group's."""
        chat, body = post.chat, post.body
        if chat.kind == "private":
            return not (chat.person and chat.person.blocked)
        if chat.bot in {"left", "kicked"}:
            return False
        if not self.world.privacy or chat.bot == "administrator" or not SERVICE.isdisjoint(body):
            return True
        replied = body.get("reply_to_message", {}).get("from", {}).get("id")
        return replied == self.world.bot["id"] or self.addressed(body)

    def addressed(self, body: Json) -> bool:
        """Whether a group message speaks to the bot: a command, a mention, or sent through it."""
        text = body.get("text") or body.get("caption") or ""
        at_bot = "@" + str(self.world.bot["username"]).lower()
        first = text.split(maxsplit=1)[0] if text.strip() else ""
        command = first.startswith("/") and ("@" not in first or first.lower().endswith(at_bot))
        via = body.get("via_bot", {}).get("id") == self.world.bot["id"]
        return command or via or at_bot in text.lower()

    def change(self, post: Post, content: Json, drop: tuple[str, ...] = ()) -> None:
        """Replaces parts of a message and shows the edited message on the phones."""
        kept = {key: value for key, value in post.body.items() if key not in drop}
        post.body = {**kept, **content, "edit_date": self.world.now()}
        self.show(post, "edit")

    def remove(self, post: Post) -> None:
        """Deletes a message for everybody."""
        chat = post.chat
        chat.messages.pop(post.id, None)
        if post.id in chat.pinned:
            chat.pinned.remove(post.id)
        self.tell(chat, {"type": "delete", "chat": chat.id, "message_id": post.id})

    def show(self, post: Post, kind: str) -> None:
        """Sends a message or its edit to the phones of the chat."""
        for number in post.chat.members:
            person = self.world.people.get(number)
            if person is not None and person.listeners:
                seen = as_seen(self.world, post, number)
                event = {"type": kind, "chat": post.chat.id, "message": seen}
                for listener in tuple(person.listeners):
                    listener(event)

    def tell(self, chat: Chat, event: Json) -> None:
        """Sends one event to all phones of a chat."""
        for number in chat.members:
            person = self.world.people.get(number)
            if person is not None:
                tell(person, event)

    def bot_status(self, chat: Chat, by: Person, status: str) -> None:
        """The bot's standing in a chat changes; it is told by my_chat_member."""
        old, chat.bot = chat.bot, status
        change: Json = {
            "chat": chat.brief,
            "from": by.user,
            "date": self.world.now(),
            "old_chat_member": member(self.world.bot, old),
            "new_chat_member": member(self.world.bot, status),
        }
        self.world.updates.add("my_chat_member", change)


def tell(person: Person, event: Json) -> None:
    """Sends one event to the phones of one person."""
    for listener in tuple(person.listeners):
        listener(event)


def member(user: Json, status: str) -> Json:
    """A ChatMember object for a user and their standing."""
    match status:
        case "kicked":
            return {"user": user, "status": status, "until_date": 0}
        case "creator":
            return {"user": user, "status": status, "is_anonymous": False}
        case "administrator":
            return {"user": user, "status": status, **ADMINISTRATOR}
        case _:
            return {"user": user, "status": status}


ADMINISTRATOR: Json = {
    "can_be_edited": False, "is_anonymous": False, "can_manage_chat": True,
    "can_delete_messages": True, "can_manage_video_chats": True, "can_restrict_members": True,
    "can_promote_members": False, "can_change_info": True, "can_invite_users": True,
    "can_post_stories": False, "can_edit_stories": False, "can_delete_stories": False,
    "can_pin_messages": True,
}  # fmt: skip
