"""A front office without Telegram: the small form, its people, a desk, and what they are sent."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from telegram import Bot, Update

from bot.desk import Desk
from bot.drawing.rendering import Renderer
from bot.handlers.routing import handle
from bot.telegram.outgoing import EditScreen, Outgoing, SendScreen
from flows.commands import AttachKelengkapan, CompleteTask, OpenCase, TickItem
from flows.ids import CaseId, TaskId
from flows.kelengkapan.putting import FileRef
from flows.people.officials import Actor
from flows.units import Unit
from simulator import World
from storage import outbox
from storage.kelengkapan.shelf import FOLDER, Shelf
from storage.outbox import Dispatch
from storage.waktu.offices import Offices
from tests.flows.forms import DRAFT, LAPTOP, STAF, SURAT, UNIT
from tests.inprocess import InProcessRequest
from tests.storage.office import WITA, Office, open_office

FILE = FileRef("f1", "u1", "draf.pdf", "application/pdf", 1200)


@dataclass
class Front:
    """`sent` is what went to each chat; message ids are counted over all chats."""

    office: Office
    desk: Desk
    renderer: Renderer
    bot: Bot
    sent: list[tuple[int, Outgoing]]
    updates: int = 0

    def words(self, chat_id: int) -> list[str]:
        """The texts of the messages that went to a chat."""
        return [
            out.screen.text
            for chat, out in self.sent
            if chat == chat_id and isinstance(out, SendScreen | EditScreen)
        ]

    async def waiting(self) -> list[Dispatch]:
        """What could go now, one a chat."""
        return await self.office.db.read(lambda conn: outbox.due(conn, 2**62, 100))

    async def drawn(self, dispatch: Dispatch) -> Outgoing:
        """What the dispatch becomes."""
        out = await self.renderer.render(dispatch)
        assert out is not None
        return out

    def arrived(
        self, conn: sqlite3.Connection, dispatch: Dispatch, out: Outgoing, message_id: int
    ) -> None:
        """The mark that a courier makes."""
        self.renderer.delivered(conn, dispatch, out, getattr(out, "message_id", message_id))
        outbox.sent(conn, dispatch, 1)

    async def deliver(self) -> None:
        """Carry everything that waits."""
        while found := await self.waiting():
            for dispatch in found:
                await self._carry(dispatch)

    async def _carry(self, dispatch: Dispatch) -> None:
        out = await self.renderer.render(dispatch)
        if out is None:
            await self.office.db.write(lambda conn: outbox.sent(conn, dispatch, 1))
            return
        self.sent.append((dispatch.chat_id, out))
        number = len(self.sent)
        await self.office.db.write(lambda conn: self.arrived(conn, dispatch, out, number))

    async def says(self, chat_id: int, text: str, quoting: int | None = None) -> None:
        """Somebody types words, maybe as the reply to a message."""
        message: dict[str, object] = {"text": text}
        if quoting is not None:
            message["reply_to_message"] = self._message(chat_id, quoting)
        await self._update(chat_id, message)

    async def sends(self, chat_id: int, nama: str) -> None:
        """Somebody sends a PDF without quoting anything."""
        document = {"file_id": nama, "file_unique_id": nama, "file_name": nama, "file_size": 9}
        await self._update(chat_id, {"document": document})

    async def presses(self, chat_id: int, data: str, message_id: int = 1) -> None:
        """Somebody presses a button."""
        self.updates += 1
        query = {
            "id": str(self.updates),
            "from": {"id": chat_id, "is_bot": False, "first_name": "P"},
            "chat_instance": "1",
            "message": self._message(chat_id, message_id),
            "data": data,
        }
        await self._handle({"update_id": self.updates, "callback_query": query})

    async def _update(self, chat_id: int, message: dict[str, object]) -> None:
        self.updates += 1
        whole = {**self._message(chat_id, 1000 + self.updates), **message}
        await self._handle({"update_id": self.updates, "message": whole})

    def _message(self, chat_id: int, message_id: int) -> dict[str, object]:
        return {
            "message_id": message_id,
            "date": int(self.office.at.timestamp()),
            "chat": {"id": chat_id, "type": "private", "first_name": "P"},
            "from": {"id": chat_id, "is_bot": False, "first_name": "P"},
        }

    async def _handle(self, update: dict[str, object]) -> None:
        read = Update.de_json(update, self.bot)
        assert read is not None
        await handle(self.desk, read)

    async def opened(self, cause: str = "open") -> CaseId:
        """A berkas whose first row is in hand."""
        command = OpenCase(STAF, SURAT.id, "Undangan rapat")
        act = await self.office.casebook.execute(None, command, self.office.later(), cause)
        return act.case.id

    async def handed_on(self) -> CaseId:
        """A berkas whose second row waits for the Kepala Seksi."""
        case_id = await self.opened()
        for command in (
            TickItem(STAF, TaskId(1), LAPTOP.kode, True),
            AttachKelengkapan(STAF, TaskId(1), DRAFT.kode, FILE),
            CompleteTask(STAF, TaskId(1), 0),
        ):
            at = self.office.later()
            await self.office.casebook.execute(case_id, command, at, str(command))
        return case_id


@asynccontextmanager
async def front_office(folder: Path, unlinked: tuple[Actor, ...] = ()) -> AsyncIterator[Front]:
    """The office, open; with its people linked to the chats 101 and so on."""
    office = await open_office(folder / "data", unlinked)
    units = {UNIT: Unit(UNIT, "Dinas Contoh", WITA, ())}
    desk = Desk(
        office.db,
        office.casebook,
        units,
        Offices(units.values()),
        lambda: office.at,
        lambda: None,
        lambda: 0,
        Shelf(folder / "data" / FOLDER),
        lambda: None,
        burst=0,
    )
    world = World()
    bot = Bot(world.token, request=InProcessRequest(world))
    try:
        yield Front(office, desk, Renderer(desk), bot, [])
    finally:
        await office.db.close()
