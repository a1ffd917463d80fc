"""A phone: what one person's thumb can do, and what they see."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.entities import Formatted, finish
from simulator.messages import tell
from simulator.methods.copying import forwarded
from simulator.methods.media import file_content
from simulator.methods.sending import quoted
from simulator.people import Chat, Person, Post, Press
from simulator.seeing import as_seen
from simulator.wire import Json, Upload, numeric_id

if TYPE_CHECKING:
    from simulator.world import World


class Phone:
    """One person's phone in a world; several may be open for the same person."""

    def __init__(self, world: "World", person: Person) -> None:
        self.world = world
        self.person = person

    @property
    def answers(self) -> list[Json]:
        """The answers to this person's presses, oldest first."""
        return list(self.person.answers)

    def chat(self, chat: int | None = None) -> list[Json]:
        """The messages of a chat (the one with the bot by default), as this person sees them."""
        posts = self.place(chat).messages.values()
        return [as_seen(self.world, post, self.person.id) for post in posts]

    def place(self, chat: int | None) -> Chat:
        """A chat this person is in; raises LookupError for any other."""
        place = self.world.chats[self.person.id if chat is None else chat]
        if self.person.id not in place.members:
            raise LookupError(f"{self.person.name} is not in chat {chat}")
        return place

    def post(self, message_id: int, chat: int | None = None) -> Post:
        """A message this person sees; raises LookupError when there is none."""
        return self.place(chat).messages[message_id]

    async def start(self, payload: str | None = None) -> Json:
        """Presses Start, perhaps through a link with a payload."""
        return await self.send(f"/start {payload}" if payload else "/start")

    async def send(self, text: str, reply_to: int | None = None, chat: int | None = None) -> Json:
        """Writes a message; long text is cut into pieces of 4096 as apps do; the last is given."""
        place = self.open(chat)
        reply = self.reply(place, reply_to)
        pieces = [text[at : at + 4096] for at in range(0, max(len(text), 1), 4096)]
        for piece in pieces:
            words = finish(Formatted(piece))
            if not words.text:
                raise ValueError("an app sends no empty message")
            content: Json = {"text": words.text, **reply}
            if words.entities:
                content["entities"] = list(words.entities)
            post = self.world.messages.hear(self.person, place, content)
        return post.body

    def open(self, chat: int | None) -> Chat:
        """A chat to write to; the first message to the bot starts it, a blocked bot is unblocked."""
        place = self.place(chat)
        if place.kind == "private":
            if self.person.blocked:
                raise PermissionError(f"{self.person.name} has blocked the bot")
            self.person.started = True
        return place

    def reply(self, place: Chat, number: int | None) -> Json:
        """reply_to_message for a message of the same chat."""
        return {} if number is None else {"reply_to_message": quoted(place.messages[number])}

    async def press(
        self,
        message_id: int,
        label: str | None = None,
        data: str | None = None,
        chat: int | None = None,
    ) -> str:
        """Presses an inline button found by label or data; the id of the callback query."""
        post = self.post(message_id, chat)
        pressed = chosen(post, label, data)
        moment = self.world.clock().timestamp()
        press = Press(numeric_id(), self.person, post.chat.id, message_id, moment)
        self.world.presses[press.id] = press
        query: Json = {
            "id": press.id,
            "from": self.person.user,
            "message": post.body,
            "chat_instance": str(-post.chat.id),
            "data": pressed,
        }
        self.world.updates.add("callback_query", query)
        return press.id

    async def upload(
        self,
        files: Sequence[tuple[str, bytes, str]],
        caption: str | None = None,
        reply_to: int | None = None,
        as_photo: bool = False,
        chat: int | None = None,
        size: int | None = None,
    ) -> list[Json]:
        """Sends files of (name, content, MIME type); several make an album.

        `size` lets a small file stand for one of that many bytes.
        """
        place = self.open(chat)
        common = self.reply(place, reply_to)
        if len(files) > 1:
            common["media_group_id"] = numeric_id()
        kind = "photo" if as_photo else "document"
        sent = []
        for number, (name, data, mime) in enumerate(files):
            stored = self.world.shelf.put(Upload(name, data, mime), kind, size)
            content = {**common, **file_content(stored)}
            if caption and number == 0:
                content["caption"] = caption
            sent.append(self.world.messages.hear(self.person, place, content).body)
        return sent

    def block(self) -> None:
        """Blocks the bot, which is told by my_chat_member."""
        if not self.person.blocked:
            self.person.blocked = True
            self.world.messages.bot_status(self.place(None), self.person, "kicked")

    def unblock(self) -> None:
        """Lets the bot write again."""
        if self.person.blocked:
            self.person.blocked = False
            self.world.messages.bot_status(self.place(None), self.person, "member")

    def react(self, message_id: int, emoji: str | None, chat: int | None = None) -> None:
        """Reacts to a message with an emoji, or takes the reaction back."""
        post = self.post(message_id, chat)
        old = post.reactions.get(self.person.id, [])
        new: list[Json] = [{"type": "emoji", "emoji": emoji}] if emoji else []
        post.reactions[self.person.id] = new
        change: Json = {
            "chat": post.chat.brief,
            "message_id": message_id,
            "user": self.person.user,
            "date": self.world.now(),
            "old_reaction": old,
            "new_reaction": new,
        }
        self.world.updates.add("message_reaction", change)
        self.show_reactions(post)

    def show_reactions(self, post: Post) -> None:
        """Shows a message's reactions on all phones of its chat."""
        shown = [one["emoji"] for given in post.reactions.values() for one in given]
        event = {"type": "reaction", "chat": post.chat.id, "message_id": post.id, "emoji": shown}
        self.world.messages.tell(post.chat, event)

    async def forward(
        self, message_id: int, to: int | None = None, chat: int | None = None
    ) -> Json:
        """Hands a message on to another chat."""
        content = forwarded(self.post(message_id, chat))
        return self.world.messages.hear(self.person, self.open(to), content).body

    def read(self, chat: int | None = None) -> None:
        """Has read everything in a chat."""
        self.place(chat).unread.pop(self.person.id, None)

    def error(self, text: str) -> None:
        """Shows a mistake on this person's phones."""
        tell(self.person, {"type": "error", "text": text})


def chosen(post: Post, label: str | None, data: str | None) -> str:
    """The callback data of a message's button; raises LookupError when there is none such."""
    rows = post.body.get("reply_markup", {}).get("inline_keyboard", [])
    for button in (button for row in rows for button in row):
        found: str | None = button.get("callback_data")
        if found is not None and (found == data if data is not None else button["text"] == label):
            return found
    raise LookupError(f"message {post.id} has no button {label or data!r}")
