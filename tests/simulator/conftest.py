"""A world with two people who have pressed Start, and a bot that calls it in process."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from simulator import Json, Person, Phone, Upload, World

MONDAY = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)


@dataclass(slots=True)
class Clock:
    """A clock that is moved by hand."""

    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass(slots=True)
class Bot:
    """A bot without a library: calls methods and gives back results or refusals."""

    world: World

    async def ask(self, method: str, files: dict[str, Upload] | None = None, **params) -> tuple:
        return await self.world.call(self.world.token, method, params, files or {})

    async def do(self, method: str, files: dict[str, Upload] | None = None, **params) -> object:
        status, body = await self.ask(method, files, **params)
        assert (status, body["ok"]) == (200, True), body
        return body["result"]

    async def refusal(self, method: str, files: dict | None = None, **params) -> tuple[int, str]:
        status, body = await self.ask(method, files, **params)
        assert body["ok"] is False, body
        assert body["error_code"] == status
        return status, body["description"]

    async def updates(self) -> list[Json]:
        """Everything that waits, confirmed at once."""
        found = await self.do("getUpdates")
        if found:
            await self.do("getUpdates", offset=found[-1]["update_id"] + 1, limit=1)
        return found


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(clock: Clock) -> World:
    return World(clock=clock, limits=None, seed=1)


@pytest.fixture
def bot(world: World) -> Bot:
    return Bot(world)


@pytest.fixture
def surya(world: World) -> Person:
    return world.add_person("Surya", about="Kepala Bidang", start="KODE-A")


@pytest.fixture
def ratna(world: World) -> Person:
    return world.add_person("Ratna", about="Kepala Dinas", start="KODE-B")


@pytest.fixture
async def phone(world: World, surya: Person) -> Phone:
    """Surya's phone, Start already pressed and seen by the bot."""
    phone = Phone(world, surya)
    await phone.start()
    world.updates.clear()
    return phone
