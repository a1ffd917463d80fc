"""The door of the running bot for the command line: JSON lines over a private unix socket.

Only one process may write the database; while the bot runs, what is to be written is handed to it.
"""

import asyncio
import logging
import os
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot import entering_hours
from bot.entering import DayDone, DayOrder, carry_out
from bot.entering_hours import HoursDone, HoursOrder
from bot.failures import Refusal
from bot.people import administering, appointing, inviting, leaving
from bot.people.administering import PersonDone, PersonOrder
from bot.people.appointing import PostDone, PostOrder
from bot.people.enrolling import Import, Imported, import_people
from bot.people.inviting import CardOrder, CardsDone
from bot.people.leaving import LeaveDone, LeaveOrder
from storage.codec import dump, load
from storage.database import Database
from storage.failures import StorageError
from storage.waktu.offices import Offices

log = logging.getLogger(__name__)
SOCKET = "pandu.sock"
LONGEST_LINE = 2**24
LONGEST_PATH = 100
"""Bytes of a socket's path that every system takes."""
FAILED = (
    "Permintaan ini tidak selesai karena gangguan di dalam bot; mohon lihat log bot, lalu periksa "
    "hasilnya sebelum mengulang."
)
PATIENCE = 30
"""Seconds that either side waits for the other."""


@dataclass(frozen=True, slots=True)
class Request:
    """`do` is "ping", "import", "day", "post", "cards", "person", "leave" or "hours"."""

    do: str
    asked: Import | None = None
    day: DayOrder | None = None
    post: PostOrder | None = None
    cards: CardOrder | None = None
    person: PersonOrder | None = None
    leave: LeaveOrder | None = None
    hours: HoursOrder | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """`ok` is False when the request was not understood, or could not be carried out because of
    the `trouble` that its words tell."""

    ok: bool
    imported: Imported | None = None
    day: DayDone | None = None
    post: PostDone | None = None
    cards: CardsDone | None = None
    person: PersonDone | None = None
    leave: LeaveDone | None = None
    hours: HoursDone | None = None
    trouble: str = ""


class Control:
    """Answers the command line while the bot runs; belongs to whoever holds the data folder."""

    def __init__(
        self,
        db: Database,
        offices: Offices,
        data: Path,
        now: Callable[[], datetime],
        wake: Callable[[], None] = lambda: None,
        settle: Callable[[], Awaitable[object]] | None = None,
    ) -> None:
        """`wake` is called when an import may have left something to be told, `settle` when posts
        may have changed hands."""
        self._db = db
        self._offices = offices
        self._data = data
        self._now = now
        self._wake = wake
        self._settle = settle
        self._server: asyncio.Server | None = None
        self._talks: set[asyncio.Task[object]] = set()

    async def serve(self) -> None:
        """Begin to listen in the data folder; returns at once."""
        with _address(self._data) as address:
            listening = _private_socket(address)
        self._server = await asyncio.start_unix_server(
            self._talk, sock=listening, limit=LONGEST_LINE
        )

    async def close(self) -> None:
        """Stop listening, and let go of whoever has not finished asking."""
        if self._server is None:
            return
        self._server.close()
        for talk in self._talks:
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)
        (self._data / SOCKET).unlink(missing_ok=True)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = asyncio.current_task()
        assert talk is not None
        self._talks.add(talk)
        try:
            async with asyncio.timeout(PATIENCE):
                writer.write(f"{dump(await self._answer(await _line(reader)))}\n".encode())
                await writer.drain()
        except (TimeoutError, ConnectionError):
            pass  # whoever asked has gone, and asks again
        finally:
            self._talks.discard(talk)
            writer.close()

    async def _answer(self, line: bytes) -> Reply:
        try:
            return await self._reply(line)
        except (TimeoutError, ConnectionError):
            raise
        except StorageError as error:
            return Reply(ok=False, trouble=f"Belum ada yang disimpan. {error}")
        except Exception as error:  # a bug must not leave whoever asked without words
            log.error("Permintaan baris perintah gagal (%s)", type(error).__name__)
            return Reply(ok=False, trouble=FAILED)

    async def _reply(self, line: bytes) -> Reply:
        try:
            request = load(Request, line.decode())
        except (ValueError, KeyError, TypeError, AttributeError):
            return Reply(ok=False)
        if request.do == "import" and request.asked is not None:
            zones = {office.unit.id: office.unit.zona for office in self._offices.every()}
            imported = await import_people(self._db, request.asked, self._now(), zones)
            await self._settled()
            return Reply(ok=True, imported=imported)
        if request.do == "day" and request.day is not None:
            return await self._day(request.day)
        if request.do == "hours" and request.hours is not None:
            return await self._hours(request.hours)
        if request.do == "post" and request.post is not None:
            return await self._post(request.post)
        if request.do == "cards" and request.cards is not None:
            done = await inviting.carry_out(self._db, request.cards, self._now())
            return Reply(ok=True, cards=done)
        if request.do == "person" and request.person is not None:
            return await self._person(request.person)
        if request.do == "leave" and request.leave is not None:
            return await self._leave(request.leave)
        return Reply(ok=request.do == "ping")

    async def _settled(self) -> None:
        """Have posts change hands; what is done already is answered also where that fails."""
        try:
            if self._settle is not None:
                await self._settle()
        except Exception as error:
            log.error("Jabatan belum berganti; dicoba lagi oleh jadwal (%s)", type(error).__name__)
        self._wake()

    async def _person(self, order: PersonOrder) -> Reply:
        speak = administering.speaking(office.unit for office in self._offices.every())
        done = await administering.carry_out(self._db, speak, order, self._now())
        self._wake()
        return Reply(ok=True, person=done)

    async def _leave(self, order: LeaveOrder) -> Reply:
        units = {office.unit.id: office.unit for office in self._offices.every()}
        done = await leaving.carry_out(self._db, units, order, self._now())
        await self._settled()
        return Reply(ok=True, leave=done)

    async def _post(self, order: PostOrder) -> Reply:
        try:
            unit = self._offices(order.unit).unit
        except KeyError:  # this bot began with other units
            return Reply(ok=False)
        done = await appointing.carry_out(self._db, unit, order, self._now())
        await self._settled()
        return Reply(ok=True, post=done)

    async def _day(self, order: DayOrder) -> Reply:
        try:
            done = await carry_out(self._db, self._offices, order, self._now())
        except KeyError:  # this bot began with other units
            return Reply(ok=False)
        return Reply(ok=True, day=done)

    async def _hours(self, order: HoursOrder) -> Reply:
        try:
            done = await entering_hours.carry_out(self._db, self._offices, order, self._now())
        except KeyError:  # this bot began with other units
            return Reply(ok=False)
        return Reply(ok=True, hours=done)


async def ask(data: Path, request: Request) -> Reply | None:
    """What the bot that runs on this data folder answers; None when none runs.

    Raises ConnectionError or TimeoutError when one runs but does not answer, Refusal when it
    answers that it could not do this.
    """
    try:
        with _address(data) as address:
            reader, writer = await asyncio.open_unix_connection(address, limit=LONGEST_LINE)
    except (FileNotFoundError, ConnectionRefusedError):
        return None
    try:
        async with asyncio.timeout(PATIENCE):
            writer.write(f"{dump(request)}\n".encode())
            line = await reader.readline()
    finally:
        writer.close()
    if not line:
        raise ConnectionResetError
    reply = load(Reply, line.decode())
    if reply.trouble:
        raise Refusal(reply.trouble)
    return reply


async def _line(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readline()
    except ValueError:  # longer than LONGEST_LINE
        return b""


@contextmanager
def _address(data: Path) -> Iterator[str]:
    """The socket's path; by way of an open folder where it is too long for a socket."""
    path = str(data / SOCKET)
    if len(os.fsencode(path)) <= LONGEST_PATH:
        yield path
        return
    folder = os.open(data, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{SOCKET}"
    finally:
        os.close(folder)


def _private_socket(address: str) -> socket.socket:
    """A socket that only this user may open, in place of one left behind by a crash."""
    Path(address).unlink(missing_ok=True)
    listening = socket.socket(socket.AF_UNIX)
    before = os.umask(0o177)
    try:
        listening.bind(address)
    finally:
        os.umask(before)
    return listening
