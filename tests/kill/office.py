"""The office of the kill test: its roster, its phones in the simulator, and what they ever saw."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.callbacks import Press, decode
from bot.people.enrolling import Import, import_people
from flows.ids import Peran
from flows.kelengkapan.putting import FileRef
from flows.people.officials import Sapaan
from simulator import Phone, World
from storage.database import FILE, Database
from storage.people.personnel import Person
from tests.kill.bot_process import Place

UNIT = "kantor-uji"
POSTS = ("staf", "staf", "staf", "kasi", "kasi", "kabid", "arsip", "arsip")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person did: what was pressed, or the question (0: none) that was answered."""

    update_id: int
    person: int
    at: datetime
    press: Press | None = None
    question: int = 0
    text: str = ""
    file: FileRef | None = None


@dataclass(slots=True)
class Colleague:
    """A person with a phone, everything it ever showed, and everything that was done on it."""

    phone: Phone
    peran: str
    deeds: list[Deed] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)
    offers: set[tuple[str, int]] = field(default_factory=set)
    changes: int = 0

    @property
    def id(self) -> int:
        """The account, which is also the chat with the bot."""
        return self.phone.person.id

    def see(self, event: Json) -> None:
        """Remember what the phone shows: texts, and the tasks that its buttons are for."""
        message = event.get("message", {})
        if message.get("out"):
            return
        self.changes += 1
        self.texts.add(shown(words(message)))
        self.offers.update((press.case, press.task) for press in presses(message) if press.task)


async def move_in(place: Place, world: World) -> list[Colleague]:
    """Put the people on the roster before the bot's first day, each with a phone."""
    people = [
        Person(n, f"Pegawai {n}", Sapaan.BAPAK, f"Jabatan {n}", UNIT, (Peran(peran),), kode=kode(n))
        for n, peran in enumerate(POSTS, 1)
    ]
    async with Database.open(place.data) as db:
        await import_people(db, Import(tuple(people), 1, trial=False), datetime.now(UTC))
    staff = []
    for n, peran in enumerate(POSTS, 1):
        person = world.add_person(f"Pegawai {n}", start=kode(n))
        colleague = Colleague(Phone(world, person), peran)
        person.listeners.append(colleague.see)
        staff.append(colleague)
    return staff


def kode(n: int) -> str:
    """The invitation of one person."""
    return f"UJI-{n}"


def looked_up(place: Place, query: str) -> list[tuple[Any, ...]]:
    """Rows of the database, read beside whatever process has it."""
    with closing(sqlite3.connect(f"file:{place.data / FILE}?mode=ro", uri=True)) as conn:
        return conn.execute(query).fetchall()


def words(message: Json) -> str:
    """The text of a message, or the caption of its document."""
    text: str = message.get("text") or message.get("caption") or ""
    return text


def shown(text: str) -> str:
    """A text as it is compared: without the white space that Telegram trims or keeps."""
    return " ".join(text.split())


def presses(message: Json) -> list[Press]:
    """What the buttons of a message mean, in reading order."""
    rows: list[list[Json]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [decode(button["callback_data"]) for row in rows for button in row]
