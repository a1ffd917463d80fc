"""Buttons under a thumb: inline buttons, keys of a reply keyboard, inline mode."""

from collections.abc import Sequence

from simulator.entities import finish
from simulator.methods.media import file_content
from simulator.people import Chat, Post, Press, Typed
from simulator.reading import read
from simulator.sight import Sight
from simulator.wire import Json, numeric_id


class Tapping(Sight):
    """What can be tapped."""

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
        moment = self.world.ticks()
        press = Press(numeric_id(), self.person, post.chat.id, message_id, moment)
        self.world.presses[press.id] = press
        query: Json = {
            "id": press.id,
            "from": self.person.user,
            "message": post.body,
            "chat_instance": str(-post.chat.id),
            "data": pressed,
        }
        if post.inline_id:
            del query["message"]
            query["inline_message_id"] = post.inline_id
        self.world.updates.add("callback_query", query)
        return press.id

    async def tap(self, label: str, users: Sequence[int] = (), chat: int | None = None) -> Json:
        """Taps a key of the reply keyboard: its words, this person's contact, or chosen users."""
        place = self.open(chat)
        key = next((key for row in self.keys(chat) for key in row if key["text"] == label), None)
        if key is None:
            raise LookupError(f"no key is called {label!r}")
        if key.get("request_contact"):
            return self.world.messages.hear(self.person, place, self.own_contact()).body
        if asked := key.get("request_users"):
            content = shared(asked, users)
            return self.world.messages.hear(self.person, place, content).body
        return self.world.messages.hear(self.person, place, {"text": label}).body

    def own_contact(self) -> Json:
        """This person's contact card."""
        person = self.person
        card = {"phone_number": person.phone_number, "first_name": person.name}
        return {"contact": {**card, "user_id": person.id}}

    async def type_inline(self, text: str, offset: str = "") -> str:
        """Types after the bot's name in any chat; the id of the inline query."""
        typed = Typed(numeric_id(), self.person, text)
        self.world.typed[typed.id] = typed
        query: Json = {"id": typed.id, "from": self.person.user, "query": text, "offset": offset}
        self.world.updates.add("inline_query", {**query, "chat_type": "sender"})
        return typed.id

    def offered(self, query: str) -> list[Json]:
        """The results that the bot offered for what was typed; empty before it answered."""
        return self.person.offered.get(query, ("", []))[1]

    async def choose(self, query: str, result_id: str, chat: int | None = None) -> Json:
        """Sends one of the results; the bot learns of it by chosen_inline_result."""
        text, results = self.person.offered[query]
        result = next((one for one in results if one["id"] == result_id), None)
        if result is None:
            raise LookupError(f"no result has the id {result_id!r}")
        post = self.add_result(self.open(chat), result)
        told: Json = {"result_id": result_id, "from": self.person.user, "query": text}
        if "reply_markup" in result:
            told["inline_message_id"] = self.name_inline(post)
        self.world.updates.add("chosen_inline_result", told)
        return post.body

    def add_result(self, place: Chat, result: Json) -> Post:
        """Puts a chosen result into a chat, sent through the bot."""
        content: Json = {"via_bot": self.world.bot, **self.result_content(result)}
        if "reply_markup" in result:
            content["reply_markup"] = result["reply_markup"]
        return self.world.messages.hear(self.person, place, content)

    def result_content(self, result: Json) -> Json:
        """The message that a result makes: its text, or a file the bot sent before."""
        words = result.get("input_message_content")
        if words:
            text = words.get("message_text", "")
            done = finish(read(text, words.get("parse_mode", ""), words.get("entities")))
            return {"text": done.text, **({"entities": [*done.entities]} if done.entities else {})}
        for kind in ("document", "photo", "video", "audio"):
            if found := result.get(f"{kind}_file_id"):
                return file_content(self.world.shelf.find(found), kind)
        return {"text": result.get("title", "")}

    def name_inline(self, post: Post) -> str:
        """An inline_message_id for a message, by which the bot may edit it."""
        name = f"inline{numeric_id()}"
        self.world.inline_messages[name] = post
        post.inline_id = name
        return name


def shared(asked: Json, users: Sequence[int]) -> Json:
    """users_shared for the users chosen; raises ValueError when there are too many or none."""
    if not 1 <= len(users) <= asked.get("max_quantity", 1):
        raise ValueError("choose as many users as the key asks for")
    chosen_users = [{"user_id": number} for number in users]
    return {"users_shared": {"request_id": asked["request_id"], "users": chosen_users}}


def chosen(post: Post, label: str | None, data: str | None) -> str:
    """The callback data of a message's button; raises LookupError when there is none such."""
    rows = post.body.get("reply_markup", {}).get("inline_keyboard", [])
    for button in (button for row in rows for button in row):
        found: str | None = button.get("callback_data")
        if found is not None and (found == data if data is not None else button["text"] == label):
            return found
    raise LookupError(f"message {post.id} has no button {label or data!r}")
