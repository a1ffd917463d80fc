"""An office on stage: simulator, bot and people with phones in one process, and what they say.

A journey reads like the office's own account of a berkas; `Stage.transcript` is that account.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.app import App
from bot.cli.simulasi import sample_people, sample_settings
from bot.enrolling import Import, import_people
from bot.pace import Rate, Rates
from bot.timing import SystemClock
from simulator import Phone, World
from storage.audit import audit
from storage.sops import load_definitions
from tests.inprocess import InProcessRequest

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
QUICK = Rates(overall=Rate(1000, 1.0), private=Rate(1000, 1.0), group=Rate(1000, 1.0))
PATIENCE = 10.0
"""Real seconds a stage waits for the bot to come to rest before it says what hangs."""
MONDAY = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
Json = dict[str, Any]


class StageClock(SystemClock):
    """Stands still while the bot works; a minute passes with each act."""

    def __init__(self) -> None:
        self.now = MONDAY

    def milliseconds(self) -> int:
        return int(self.now.timestamp() * 1000)


class Stage:
    """The office: its bot, its people's phones by code (SIM-KABID), and all that was said."""

    def __init__(self, world: World, app: App, clock: StageClock) -> None:
        self.world = world
        self.app = app
        self.clock = clock
        self.people: dict[str, Actor] = {}
        self.transcript: list[str] = []

    async def settle(self) -> None:
        """Wait until every update is handled and every message is delivered."""
        async with asyncio.timeout(PATIENCE):
            while self.world.updates.waiting or await self.app.db.read(_unsettled):  # noqa: ASYNC110
                await asyncio.sleep(0.001)
        for person in self.people.values():
            person.listen()

    async def sound(self) -> bool:
        """Whether journal and lists agree, and nothing was set aside."""
        editions = self.app.desk.casebook.editions
        found = await self.app.db.read(lambda conn: audit(conn, editions))
        return not found and await self.app.db.read(_set_aside) == 0

    def __getitem__(self, code: str) -> "Actor":
        return self.people[code]


class Actor:
    """One person with a phone on the stage."""

    def __init__(self, stage: Stage, name: str, phone: Phone, code: str) -> None:
        self.stage = stage
        self.name = name
        self.phone = phone
        self.code = code
        self._seen: dict[int, Json] = {}
        self._answers = 0

    async def start(self, code: str | None = None) -> None:
        """Open the personal link."""
        await self.phone.start(self.code if code is None else code)
        await self._did("membuka tautan pribadi")

    async def say(self, text: str, reply_to: int | None = None) -> None:
        """Type words into the chat."""
        await self.phone.send(text, reply_to=reply_to)
        await self._did(f"mengetik: {text}")

    async def answer(self, text: str) -> None:
        """Answer the latest question by replying to it, as Telegram does by itself."""
        await self.phone.send(text, reply_to=self.question["message_id"])
        await self._did(f"membalas: {text}")

    async def tap(self, label: str) -> None:
        """Press the newest button whose label holds these words."""
        message, button = self.button(label)
        await self.phone.press(message["message_id"], data=button["callback_data"])
        await self._did(f"menekan [{button['text']}]")

    async def press(self, message_id: int, data: str) -> None:
        """Press a button of a certain message by its data."""
        await self.phone.press(message_id, data=data)
        await self._did("menekan tombol lama")

    async def send_file(
        self, nama: str, content: bytes = PDF, mime: str = "application/pdf", **more: Any
    ) -> None:
        """Send a document without quoting anything."""
        await self.phone.upload([(nama, content, mime)], **more)
        await self._did(f"mengirim dokumen {nama}")

    async def hand_in(self, label: str, nama: str) -> None:
        """Press an upload button and send the document as the reply."""
        await self.tap(label)
        await self.send_file(nama, reply_to=self.question["message_id"])

    @property
    def messages(self) -> list[Json]:
        """What stands in the chat with the bot."""
        return self.phone.chat()

    @property
    def last(self) -> str:
        """The words of the newest message from the bot."""
        return plain(next(m for m in reversed(self.messages) if not m["out"]))

    @property
    def question(self) -> Json:
        """The newest message that opens the reply field."""
        asked = (m for m in reversed(self.messages) if "force_reply" in m.get("reply_markup", {}))
        return next(asked)

    @property
    def labels(self) -> list[str]:
        """The buttons that can be pressed now, newest message first."""
        return [b["text"] for m in reversed(self.messages) for b in buttons(m)]

    @property
    def toast(self) -> str:
        """The latest short answer over the chat."""
        answers = [a.get("text") or "" for a in self.phone.answers]
        return answers[-1] if answers else ""

    def button(self, label: str) -> tuple[Json, Json]:
        """The newest message with such a button, and the button."""
        for message in reversed(self.messages):
            for button in buttons(message):
                if label in button["text"]:
                    return message, button
        raise AssertionError(f"{self.name}: no button {label!r} among {self.labels}")

    def listen(self) -> None:
        """Write what is new on this phone into the transcript."""
        for message in self.messages:
            before = self._seen.get(message["message_id"])
            self._seen[message["message_id"]] = message
            if message["out"] or (before is not None and _same(before, message)):
                continue
            mark = "menerima" if before is None else "melihat kartunya diperbarui"
            self.stage.transcript.append(f"{self.name} {mark}:\n{_indented(message)}\n")
        for toast in self.phone.answers[self._answers :]:
            if toast.get("text"):
                self.stage.transcript.append(f"{self.name} melihat sekilas: {toast['text']}\n")
        self._answers = len(self.phone.answers)

    async def _did(self, what: str) -> None:
        self.stage.transcript.append(f"{self.name} {what}.\n")
        await self.stage.settle()
        self.stage.clock.now += timedelta(minutes=1)


@asynccontextmanager
async def on_stage(folder: Path, *, start: bool = True) -> AsyncIterator[Stage]:
    """The sample office with its bot running; with `start` everybody has opened their link."""
    clock = StageClock()
    world = World(limits=None, seed=7, clock=lambda: clock.now)
    settings = sample_settings(folder / "data", world.token, "http://127.0.0.1")
    app = App(
        settings,
        load_definitions(),
        clock=clock,
        request=lambda: InProcessRequest(world),
        rates=QUICK,
        burst=0,
    )
    await app.start()
    try:
        stage = await _cast(world, app, clock)
        if start:
            for person in stage.people.values():
                await person.start()
            stage.transcript.clear()
        yield stage
    finally:
        await app.stop()


async def _cast(world: World, app: App, clock: StageClock) -> Stage:
    stage = Stage(world, app, clock)
    people = sample_people(app)
    await import_people(app.db, Import(people, 1, trial=False), app.desk.clock())
    for one in people:
        assert one.kode is not None
        person = world.add_person(f"{one.sapaan} {one.nama}", one.jabatan, start=one.kode)
        name = f"{one.jabatan} ({one.sapaan} {one.nama})"
        stage.people[one.kode] = Actor(stage, name, Phone(world, person), one.kode)
    return stage


def plain(message: Json) -> str:
    """A message's words without their HTML."""
    text: str = message.get("text") or message.get("caption") or ""
    return text


def buttons(message: Json) -> list[Json]:
    """A message's inline buttons in reading order."""
    rows: list[list[Json]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def _same(before: Json, after: Json) -> bool:
    """Whether there is nothing new to read; a card that only lost its buttons is no news."""
    labels = [b["text"] for b in buttons(after)]
    unchanged = not labels or labels == [b["text"] for b in buttons(before)]
    return plain(before) == plain(after) and unchanged


def _indented(message: Json) -> str:
    lines = [f"    {line}".rstrip() for line in plain(message).splitlines()]
    if "document" in message or "photo" in message:
        nama = message.get("document", {}).get("file_name", "foto")
        lines.insert(0, f"    [dokumen {nama}]")
    lines += [f"    [{b['text']}]" for b in buttons(message)]
    return "\n".join(lines)


def _unsettled(conn: Any) -> int:
    row = conn.execute(
        "SELECT EXISTS (SELECT 1 FROM inbox WHERE finished_at IS NULL)"
        " OR EXISTS (SELECT 1 FROM outbox WHERE settled_at IS NULL)"
    ).fetchone()
    return int(row[0])


def _set_aside(conn: Any) -> int:
    row = conn.execute(
        "SELECT (SELECT count(*) FROM inbox WHERE error IS NOT NULL)"
        " + (SELECT count(*) FROM outbox WHERE error IS NOT NULL AND settled_at IS NOT NULL)"
    ).fetchone()
    return int(row[0])
