"""What one person sees on a phone, and where they may write."""

from typing import TYPE_CHECKING

from simulator.methods.sending import quoted
from simulator.people import Chat, Person, Post
from simulator.seeing import as_seen
from simulator.wire import Json

if TYPE_CHECKING:
    from simulator.world import World


class Sight:
    """The chats of one person in a world."""

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

    def open(self, chat: int | None) -> Chat:
        """A chat to write to; the first message starts the bot. PermissionError while blocked."""
        place = self.place(chat)
        if place.kind == "private":
            if self.person.blocked:
                raise PermissionError(f"{self.person.name} has blocked the bot")
            self.person.started = True
        return place

    def reply(self, place: Chat, number: int | None) -> Json:
        """reply_to_message for a message of the same chat."""
        return {} if number is None else {"reply_to_message": quoted(place.messages[number])}

    def keys(self, chat: int | None = None) -> list[list[Json]]:
        """The reply keyboard that the phone shows now, row by row; empty when there is none."""
        for post in reversed(self.place(chat).messages.values()):
            if post.keyboard and "keyboard" in post.keyboard:
                rows: list[list[Json]] = post.keyboard["keyboard"]
                return rows
            if post.keyboard and post.keyboard.get("remove_keyboard"):
                return []
        return []
