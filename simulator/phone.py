"""A phone: what one person's thumb can do, and what they see."""

from collections.abc import Sequence

from simulator.entities import Formatted, finish
from simulator.messages import tell
from simulator.methods.copying import forwarded
from simulator.methods.media import file_content
from simulator.people import Chat, Person, Post
from simulator.tapping import Tapping
from simulator.wire import Json, Upload, numeric_id


class Phone(Tapping):
    """One person's phone in a world; several may be open for the same person."""

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

    def invite_bot(self, chat: int) -> None:
        """Adds the bot to a group."""
        place = self.place(chat)
        self.world.messages.bot_status(place, self.person, "member")
        content: Json = {"new_chat_members": [self.world.bot]}
        self.world.messages.hear(self.person, place, content)

    def expel_bot(self, chat: int) -> None:
        """Removes the bot from a group."""
        place = self.place(chat)
        content: Json = {"left_chat_member": self.world.bot}
        self.world.messages.hear(self.person, place, content)
        self.world.messages.bot_status(place, self.person, "kicked")

    def create_group(self, title: str, others: Sequence[Person]) -> Chat:
        """Makes a group of this person, others and the bot, which is told so as by Telegram."""
        group = self.world.add_group(title, [self.person, *others])
        self.world.messages.service(group, self.person, {"group_chat_created": True})
        return group

    async def start_in(self, chat: int, payload: str) -> Json:
        """Opens a link with ?startgroup= and chooses a group; lets the bot in where it is not."""
        if self.place(chat).bot in {"left", "kicked"}:
            self.invite_bot(chat)
        return await self.send(f"/start@{self.world.bot['username']} {payload}", chat=chat)

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

    async def change(self, message_id: int, text: str, chat: int | None = None) -> Json:
        """Edits an own message; the bot is told by edited_message."""
        post = self.post(message_id, chat)
        if post.sender != self.person.id or "text" not in post.body:
            raise PermissionError("only an own text can be edited")
        words = finish(Formatted(text))
        content: Json = {"text": words.text}
        if words.entities:
            content["entities"] = list(words.entities)
        self.world.messages.change(post, content, ("text", "entities"))
        if self.world.messages.bot_sees(post):
            self.world.updates.add("edited_message", post.body)
        return post.body

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
