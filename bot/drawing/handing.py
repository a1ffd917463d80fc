"""Documents on their way to a reader: drawn when they are sent, and then noted as opened."""

import asyncio
from collections.abc import Sequence
from sqlite3 import Connection

from bot.desk import Desk
from bot.drawing import bundles, typed
from bot.drawing.bundles import Bundle, Form, TooMuch
from bot.telegram.outgoing import Outgoing, SendFile, SendMade, SendPath, SendScreen
from bot.views.kelengkapan.documents import caption, missing, too_much
from bot.words import words_of
from flows.case import Case, Given
from flows.kelengkapan.whereabouts import known_to_readers, openable
from flows.people.capacity import People
from flows.people.officials import Official, OfficialId, actor
from flows.sop import Sop
from storage import asking, outbox
from storage.kelengkapan.openings import opened, remember_telegram_id, telegram_id
from storage.outbox import Dispatch, Priority
from storage.people import roster

KIND = "dokumen"
AT_ONCE = 1
"""Bundles that are put together at the same time: each takes a processor."""


def ask(conn: Connection, chat_id: int, reader: OfficialId, case_id: str, place: int) -> None:
    """Have the document at that place of the berkas handed to this reader."""
    body: dict[str, outbox.JsonValue] = {"official": reader, "case": case_id, "places": [place]}
    _enqueue(conn, chat_id, body)


def ask_bundle(
    conn: Connection, chat_id: int, reader: OfficialId, case_id: str, bundle: Bundle
) -> None:
    """Have a bundle, or one part of it, put together and handed to this reader."""
    body: dict[str, outbox.JsonValue] = {
        "official": reader,
        "case": case_id,
        "places": list(bundle.places),
        "form": bundle.form.value,
        "part": bundle.part,
        "of": bundle.of,
    }
    _enqueue(conn, chat_id, body, f"bundel:{case_id}:{bundle.form.value}:{bundle.part}")


class Handing:
    """Hands documents to readers. `_on_the_way` holds the unique ids of what each chat is just
    getting: to each chat one message is on its way at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._room = asyncio.Semaphore(AT_ONCE)
        self._on_the_way: dict[int, Sequence[Given]] = {}

    async def drawn(self, dispatch: Dispatch) -> Outgoing | None:
        """The document or bundle; None where it can be opened no more."""
        body, desk = dispatch.body, self._desk
        reader_id, case_id = OfficialId(int(str(body["official"]))), str(body["case"])

        def read(conn: Connection) -> tuple[Sop, Case, People, Official]:
            sop, case = desk.casebook.load(conn, case_id)
            return sop, case, asking.people(conn, sop, case), roster.official(conn, reader_id)

        sop, case, people, reader = await desk.db.read(read)
        places = _numbers(body["places"])
        if "form" not in body:
            return await self._one(dispatch.chat_id, sop, case, people, reader, places[0])
        form, part, of = Form(str(body["form"])), int(str(body["part"])), int(str(body["of"]))
        bundle = Bundle(form, places, part, of)
        return await self._bundle(dispatch.chat_id, sop, case, people, reader, bundle)

    def delivered(self, conn: Connection, dispatch: Dispatch, out: Outgoing) -> None:
        """Note who has opened what, and what Telegram calls a document that was uploaded."""
        given = self._on_the_way.pop(dispatch.chat_id, ())
        if not isinstance(out, SendFile | SendPath | SendMade):
            return
        who, case_id = OfficialId(int(str(dispatch.body["official"]))), str(dispatch.body["case"])
        ids = dict.fromkeys(known_to_readers(one) for one in given)
        opened(conn, case_id, ids, who, self._desk.clock())
        if isinstance(out, SendPath) and out.scratch is None and given[0].shelved is not None:
            remember_telegram_id(conn, given[0].shelved.sha256, out.nama, out.file_id)

    async def _one(
        self, chat_id: int, sop: Sop, case: Case, people: People, reader: Official, place: int
    ) -> Outgoing | None:
        given = case.given[place]
        if place not in openable(sop, case):
            return None
        self._on_the_way[chat_id] = (given,)
        said = caption(self._desk.words_for(reader), sop, case, people, given)
        if given.file is None:
            unit = self._desk.units.get(sop.unit) or self._desk.unit_of(reader)
            source = typed.Source(words_of("id", unit.zona), unit, sop, case, people, actor(reader))
            content = await asyncio.to_thread(typed.drawn, source, given)
            return SendMade(chat_id, typed.named(sop, case, given), content, said)
        sha256, nama = given.shelved.sha256 if given.shelved else "", given.file.nama
        known = await self._desk.db.read(lambda conn: telegram_id(conn, sha256, nama))
        spare = self._spare(chat_id, given, said)
        if known:
            return SendFile(chat_id, known, said, spare=spare)
        renamed = spare is not None and given.shelved is not None and given.shelved.nama
        if given.file.file_id and not renamed:
            return SendFile(chat_id, given.file.file_id, said, given.file.photo, spare)
        return spare or SendScreen(chat_id, missing(self._desk.words_for(reader), given))

    def _spare(self, chat_id: int, given: Given, said: str) -> SendPath | None:
        """The document as it lies on the shelf; None where it does not."""
        shelf = self._desk.shelf
        if given.file is None or given.shelved is None or not shelf.has(given.shelved.sha256):
            return None
        return SendPath(chat_id, shelf.path(given.shelved.sha256), given.file.nama, said)

    async def _bundle(
        self, chat_id: int, sop: Sop, case: Case, people: People, reader: Official, bundle: Bundle
    ) -> Outgoing:
        words = self._desk.words_for(reader)
        desk = self._desk
        unit = desk.units.get(sop.unit) or desk.unit_of(reader)
        order = bundles.Order(
            desk.shelf, unit, desk.clock(), sop, case, people, bundle, actor(reader)
        )
        try:
            async with self._room:
                made = await asyncio.to_thread(bundles.made, order)
        except TooMuch:
            return SendScreen(chat_id, too_much(words, case, bundle.form is Form.PDF))
        self._on_the_way[chat_id] = made.inside
        said = bundles.caption(words, sop, case, bundle, made)
        return SendPath(chat_id, made.path, made.path.name, said, scratch=made.path.parent)


def _enqueue(
    conn: Connection, chat_id: int, body: dict[str, outbox.JsonValue], merge_key: str = ""
) -> None:
    """A bundle that is asked for twice while it waits goes once."""
    outbox.enqueue(
        conn,
        chat_id=chat_id,
        priority=Priority.ANSWER,
        kind=KIND,
        body=body,
        merge_key=merge_key,
    )


def _numbers(value: outbox.JsonValue) -> tuple[int, ...]:
    match value:
        case list(numbers):
            return tuple(int(str(number)) for number in numbers)
        case _:
            return ()
