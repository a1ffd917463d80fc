"""One world in memory: a bot, people, chats, files; every request goes through `call`."""

import asyncio
import json
from collections import deque
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from simulator import methods
from simulator.clock import TurnableClock
from simulator.faults import Faults, LostRequest
from simulator.limits import Limits, Meter
from simulator.messages import Messages
from simulator.people import Chat, Person, Post, Press, Typed, private_chat
from simulator.profile import Profile
from simulator.shelf import Shelf
from simulator.updates import POISON, Updates
from simulator.webhook import Webhook
from simulator.wire import Ask, Json, Refusal, Upload, bad_request

TOKEN = "1000000001:SIMULATOR-TOKEN-xxxxxxxxxxxxxxxxxxxx"  # noqa: S105 - opens nothing
KEPT_REQUESTS = 20_000
FIRST_PERSON = 700_000_001


def system_clock() -> datetime:
    """The time now, aware, in UTC."""
    return datetime.now(UTC)


class World:
    """A bot, the people it knows and what they wrote; speaks the Bot API through `call`.

    What is written bears the time of `clock`, or of `turnable` where there is one; limits and
    waiting presses then count the machine's own seconds, so that a stopped clock stops no bot.
    """

    def __init__(
        self,
        username: str = "PanduSimBot",
        name: str = "Pandu",
        token: str = TOKEN,
        clock: Callable[[], datetime] = system_clock,
        limits: Limits | None = Limits(),  # noqa: B008 - frozen
        log: Path | None = None,
        seed: int | None = None,
        privacy: bool = True,
        zone: str | None = None,
        turnable: TurnableClock | None = None,
    ) -> None:
        self.token = token
        self.turnable = turnable
        self.clock = clock if turnable is None else turnable.now
        self.meter = Meter(limits) if limits else None
        self.latency = 0.0
        self.answer_seconds = 60.0
        self.privacy = privacy
        self.zone = zone
        self.recording = True
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.groups: list[Chat] = []
        self.requests: deque[Json] = deque(maxlen=KEPT_REQUESTS)
        self.request_count = 0
        self.log = log.open("a", encoding="utf-8", buffering=1) if log else None
        self.shelf = Shelf()
        self.presses: dict[str, Press] = {}
        self.typed: dict[str, Typed] = {}
        self.inline_messages: dict[str, Post] = {}
        self.updates = Updates(seed)
        self.webhook = Webhook(self)
        self.profile = Profile(name=name)
        self.faults = Faults(
            add_poison=self.poison,
            add_duplicates=self.duplicate,
            add_disorder=self.disorder,
        )
        self.bot: Json = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": name,
            "username": username,
        }
        self.messages = Messages(self)

    def now(self) -> int:
        """The time in whole Unix seconds."""
        return int(self.clock().timestamp())

    def ticks(self) -> float:
        """Seconds that only go forward, by which limits and waiting presses are counted."""
        return self.clock().timestamp() if self.turnable is None else self.turnable.seconds()

    def add_person(
        self,
        name: str,
        about: str = "",
        username: str | None = None,
        language_code: str | None = "id",
        start: str | None = None,
    ) -> Person:
        """A new person who has not pressed Start; `start` is the code of their invitation link."""
        number = FIRST_PERSON + len(self.people)
        phone_number = f"62800{number}"
        person = Person(number, name, about, username, language_code, start, phone_number)
        self.people[number] = person
        self.chats[number] = private_chat(person)
        return person

    def add_group(self, title: str, members: list[Person], supergroup: bool = False) -> Chat:
        """A group of these people and the bot; the bot is told of it by my_chat_member."""
        number = len(self.groups) + 1
        identity = -1_002_000_000_000 - number if supergroup else -5_000_000 - number
        kind = "supergroup" if supergroup else "group"
        chat = Chat(identity, kind, title, bot="left")
        chat.members = {person.id: "member" for person in members}
        if members:
            chat.members[members[0].id] = "creator"
        self.chats[identity] = chat
        self.groups.append(chat)
        if members:
            self.messages.bot_status(chat, members[0], "member")
        return chat

    def migrate(self, group: Chat) -> Chat:
        """Makes a group a supergroup with a new id; both chats get the service message."""
        chat = Chat(-1_002_000_000_000 + group.id, "supergroup", group.title, bot=group.bot)
        chat.members = dict(group.members)
        self.chats[chat.id] = chat
        self.groups.append(chat)
        creator = self.people[next(iter(group.members))]
        self.messages.service(group, creator, {"migrate_to_chat_id": chat.id})
        group.migrated_to = chat.id
        self.messages.service(chat, creator, {"migrate_from_chat_id": group.id})
        return chat

    async def call(
        self,
        token: str,
        method: str,
        params: Mapping[str, object] | None = None,
        files: Mapping[str, Upload] | None = None,
    ) -> tuple[int, Json]:
        """One request: HTTP status and the answer's JSON; raises LostRequest on that fault."""
        if self.latency:
            await asyncio.sleep(self.latency)
        ask = Ask(method.lower(), params or {}, files or {})
        status, body = await self.answer(token, method, ask)
        if self.recording:
            self.record(method, ask, status, body)
        return status, body

    async def answer(self, token: str, method: str, ask: Ask) -> tuple[int, Json]:
        """The answer to one request, faults included."""
        lost: LostRequest | None = None
        try:
            if token != self.token:
                raise Refusal(401, "Unauthorized")
            if self.faults.rules:
                lost = self.struck(ask)
            result = methods.find(method)(self, ask)
            if asyncio.iscoroutine(result):
                result = await result
        except Refusal as refusal:
            return refusal.code, refusal.body()
        if lost:
            self.record(method, ask, 0, {"lost": "after"})
            raise lost
        return 200, {"ok": True, "result": result}

    def struck(self, ask: Ask) -> LostRequest | None:
        """Raises the fault set for this call; one that loses only the answer is returned."""
        fault = self.faults.strike(ask.method, ask.params.get("chat_id"))
        if isinstance(fault, LostRequest) and fault.delivered:
            return fault
        if isinstance(fault, LostRequest):
            self.record(ask.method, ask, 0, {"lost": "before"})
        if fault is not None:
            raise fault
        return None

    def record(self, method: str, ask: Ask, status: int, body: Json) -> None:
        """Keeps a request for inspection, without the token."""
        self.request_count += 1
        files = {name: f"{one.name} ({len(one.data)} bytes)" for name, one in ask.files.items()}
        entry: Json = {
            "n": self.request_count,
            "at": self.clock().isoformat(timespec="milliseconds"),
            "method": method,
            "params": {**ask.params, **files},
            "status": status,
            "answer": body,
        }
        self.requests.append(entry)
        if self.log:
            line = json.dumps(entry, ensure_ascii=False, default=str)
            self.log.write(line.replace(self.token, "<token>") + "\n")

    def download(self, token: str, file_path: str) -> bytes:
        """The content behind a getFile path; refuses a wrong token or path as Telegram does."""
        if token != self.token:
            raise Refusal(401, "Unauthorized")
        stored = self.shelf.by_path.get(file_path)
        if stored is None:
            raise Refusal(404, "Not Found")
        return stored.data

    def chat(self, ask: Ask, name: str = "chat_id") -> Chat:
        """The chat a request names, or Telegram's refusal."""
        value = ask.params.get(name)
        chat = self.chats.get(value) if type(value) is int else self.chat_by_words(ask, name)
        if chat is None:
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            parameters = {"migrate_to_chat_id": chat.migrated_to}
            raise bad_request("group chat was upgraded to a supergroup chat", parameters)
        return chat

    def chat_by_words(self, ask: Ask, name: str) -> Chat | None:
        """A chat named by text: a number or nothing we know."""
        words = ask.text(name)
        if not words:
            raise bad_request("chat_id is empty")
        return self.chats.get(ask.integer(name))

    def poison(self, raw: Json | None) -> None:
        """Queues an update that no library can parse."""
        self.updates.put(POISON if raw is None else raw)

    def duplicate(self, count: int) -> None:
        """The next `count` confirmed updates come once more."""
        self.updates.duplicates += count

    def disorder(self, count: int) -> None:
        """The next `count` batches come in reverse order."""
        self.updates.disorder += count

    def close(self) -> None:
        """Closes the log."""
        if self.log:
            self.log.close()

    def user(self, number: int) -> Json:
        """A user's Bot API object, the bot's own included."""
        person: Any = self.people.get(number)
        return person.user if person else self.bot
