"""Phones that press: what each press brought to the simulator, and when it was complete."""

import asyncio
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from bench.bots.words import CARD, case_in
from simulator.world import FIRST_PERSON, TOKEN

Json = dict[str, Any]
CASE = re.compile(r"U\d+-\d+-\d+")
WHOLE = frozenset({"answer", "edit", "message"})
"""What a press brings: an answer to it, its card redrawn, the next person told."""
POSTING = 16
"""Cards that are posted at the same time."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card in somebody's chat, with the button that finishes the step."""

    person: int
    message: int
    data: str


@dataclass(slots=True)
class Pressed:
    """A press on its way; times in seconds of a clock that only goes forward."""

    card: Card
    at: float
    came: set[str] = field(default_factory=set)
    done_at: float = 0.0

    @property
    def seconds(self) -> float:
        """How long it took until all was there."""
        return self.done_at - self.at


class Phones:
    """All phones of a simulator at one desk. `done` is called when a press is complete."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self._http = http
        self._url = url
        self._line: aiohttp.ClientWebSocketResponse | None = None
        self._by_message: dict[int, Pressed] = {}
        self._by_case: dict[str, Pressed] = {}
        self.done: Callable[[Pressed], Awaitable[None]] | None = None
        self.finished: list[Pressed] = []
        self.seen: Counter[str] = Counter()
        self.order: defaultdict[str, defaultdict[int, list[int]]] = defaultdict(
            lambda: defaultdict(list)
        )
        """By kind of event and person, the cards in the order in which they were served."""

    @property
    def waiting(self) -> int:
        """Presses that are not complete."""
        return len(self._by_message) - len(self.finished)

    async def post_cards(self, people: int, data: Sequence[Sequence[str]]) -> list[list[Card]]:
        """Post cards as the bot, one for each button's data of each person."""
        deeds = [{"person": FIRST_PERSON + n, "do": "start"} for n in range(people)]
        await self.act(deeds)
        await self.forget_updates()
        turn = asyncio.Semaphore(POSTING)
        return [
            list(await asyncio.gather(*(self._post(turn, FIRST_PERSON + n, one) for one in own)))
            for n, own in enumerate(data)
        ]

    async def press(self, card: Card) -> None:
        """Press the button of a card."""
        assert self._line is not None
        self._note(card)
        await self._line.send_str(json.dumps(_deed(card)))

    async def press_all(self, cards: Sequence[Card]) -> None:
        """Press many at the same moment."""
        for card in cards:
            self._note(card)
        await self.act([_deed(card) for card in cards])

    async def act(self, deeds: Sequence[Json]) -> None:
        """Have the simulator carry out a list of deeds."""
        async with self._http.post(f"{self._url}/_sim/act", json=list(deeds)) as answer:
            answer.raise_for_status()

    async def listen(self) -> None:
        """Hear what all phones are told, until the line is cut."""
        types = ",".join(sorted(WHOLE))
        async with self._http.ws_connect(f"{self._url}/_sim/watch?types={types}") as line:
            self._line = line
            async for frame in line:
                await self._heard(json.loads(frame.data))

    async def connected(self) -> None:
        """Return when the line stands."""
        while self._line is None:  # noqa: ASYNC110  it stands within milliseconds
            await asyncio.sleep(0.01)

    def _note(self, card: Card) -> None:
        pressed = Pressed(card, time.perf_counter())
        self._by_message[card.message] = self._by_case[case_in(card.data)] = pressed

    async def _heard(self, event: Json) -> None:
        kind = event["type"]
        pressed = self._meant(kind, event)
        if pressed is None:
            return
        self.seen[kind] += 1
        self.order[kind][event["person"]].append(pressed.card.message)
        if kind in pressed.came:
            return
        pressed.came.add(kind)
        if pressed.came == WHOLE:
            pressed.done_at = time.perf_counter()
            self.finished.append(pressed)
            if self.done is not None:
                await self.done(pressed)

    def _meant(self, kind: str, event: Json) -> Pressed | None:
        if kind == "message":
            found = CASE.search(event["message"].get("text", ""))
            return None if found is None else self._by_case.get(found[0])
        number = event["message_id"] if kind == "answer" else event["message"]["message_id"]
        return self._by_message.get(number)

    async def forget_updates(self) -> None:
        """Confirm what the phones have sent so far, so that no bot meets it."""
        fetched = await self._call("getUpdates", offset=-1)
        if fetched:
            await self._call("getUpdates", offset=fetched[-1]["update_id"] + 1)

    async def _post(self, turn: asyncio.Semaphore, person: int, data: str) -> Card:
        keys = {"inline_keyboard": [[{"text": "✓ Selesai", "callback_data": data}]]}
        async with turn:
            sent = await self._call(
                "sendMessage",
                chat_id=person,
                text=f"Kartu {CARD.format(case=case_in(data))}",
                parse_mode="HTML",
                reply_markup=keys,
            )
        return Card(person, sent["message_id"], data)

    async def _call(self, method: str, **params: object) -> Any:
        async with self._http.post(f"{self._url}/bot{TOKEN}/{method}", json=params) as answer:
            return (await answer.json())["result"]


@asynccontextmanager
async def phones(url: str) -> AsyncIterator[Phones]:
    """The phones of the simulator at that address, listening."""
    connector = aiohttp.TCPConnector(limit=POSTING + 1)
    async with aiohttp.ClientSession(connector=connector) as http:
        desk = Phones(http, url)
        listening = asyncio.create_task(desk.listen())
        try:
            await desk.connected()
            yield desk
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)


def _deed(card: Card) -> Json:
    return {"person": card.person, "do": "press", "message_id": card.message, "data": card.data}
