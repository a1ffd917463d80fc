"""What rests with nobody, as one person is told of it: put together and drawn when it is sent."""

import logging
import sqlite3
from collections.abc import Iterator

from bot.desk import Desk
from bot.drawing.briefing import in_short, with_whom
from bot.telegram.outgoing import EditScreen, Outgoing, SendScreen
from bot.views.people import resting as view
from flows.ids import Peran
from flows.office import Office
from flows.people.officials import Official, OfficialId, actor
from flows.people.reaching import barrier
from flows.rights import may_see, performers
from storage import outbox
from storage.outbox import Dispatch, Priority
from storage.people import roster
from storage.people.unreached import Unreached, unreached
from storage.people.warning import leading, opener
from storage.waktu.agenda import entry_of

log = logging.getLogger(__name__)
KIND = "resting"


def readers(conn: sqlite3.Connection, desk: Desk, unit: str) -> list[Official]:
    """Who is to be told this morning: the superiors of what rests with nobody, and the admins."""
    concerned = _Concerned(conn, desk, unit)
    told = {one.id: one for rest in unreached(conn, unit) for one in concerned.by(rest)}
    return list(told.values())


class _Concerned:
    """Whose matter a task is that rests with nobody; looked up once for tasks that are alike."""

    def __init__(self, conn: sqlite3.Connection, desk: Desk, unit: str) -> None:
        self._conn = conn
        self._desk = desk
        self._office = desk.offices(unit)
        self._above: dict[tuple[tuple[Peran, ...], OfficialId | None], list[Official]] = {}

    def by(self, rest: Unreached) -> list[Official]:
        """The nearest superiors and the admins, or who comes after them."""
        of = self._performers(rest)
        key = (of, rest.holder)
        if key not in self._above:
            self._above[key] = leading(self._conn, self._office, of, rest.holder)
        return self._above[key] or opener(self._conn, rest.case)

    def _performers(self, rest: Unreached) -> tuple[Peran, ...]:
        """The posts the task is for; of one that is somebody's alone, those of its row."""
        if not any(kode.startswith("@") for kode in rest.peran):
            return rest.peran
        try:
            sop, case = self._desk.casebook.load(self._conn, rest.case)
        except sqlite3.Error:
            raise
        except Exception as error:
            log.error("Berkas %s tidak terbaca: %s", rest.case, type(error).__name__)
            return ()
        return performers(case, sop.row(case.tasks[rest.task - 1].nomor))


def send(conn: sqlite3.Connection, reader: Official, day: str) -> None:
    """The sweep of that day; one that has not gone out yet gives way."""
    _enqueue(conn, reader, {"day": day}, Priority.DIGEST, KIND)


def ask(conn: sqlite3.Connection, reader: Official, *, page: int = 0, message_id: int = 0) -> None:
    """Show the reader a page of it, in place of that message or as a new one."""
    merge = f"{KIND}:{message_id}" if message_id else ""
    _enqueue(conn, reader, {"page": page, "message": message_id}, Priority.ANSWER, merge)


async def drawn(desk: Desk, dispatch: Dispatch) -> Outgoing | None:
    """The message as it stands now; None where its day is over or nothing rests any more."""
    body, at = dispatch.body, desk.clock()
    reader_id = OfficialId(int(str(body["official"])))
    page, message_id = int(str(body.get("page", 0))), int(str(body.get("message", 0)))

    def read(conn: sqlite3.Connection) -> tuple[Official, view.Rests]:
        reader = roster.official(conn, reader_id)
        return reader, _rests(conn, desk, reader, page)

    reader, rests = await desk.db.read(read)
    words = desk.words_for(reader)
    today = at.astimezone(words.zone).date().isoformat()
    if "day" in body and (body["day"] != today or not rests.total):
        return None
    screen = view.rests(words, reader, rests)
    if message_id:
        return EditScreen(dispatch.chat_id, message_id, screen)
    return SendScreen(dispatch.chat_id, screen)


def _rests(conn: sqlite3.Connection, desk: Desk, reader: Official, page: int) -> view.Rests:
    """A page of what rests with nobody and is this reader's matter."""
    office = desk.offices(desk.unit_of(reader).id)
    concerned = _Concerned(conn, desk, office.unit.id)
    mine = [
        rest
        for rest in unreached(conn, office.unit.id)
        if reader.id in {one.id for one in concerned.by(rest)}
    ]
    first = view.first_of(len(mine), page)
    full, small = mine[first:][: view.PAGE], mine[first:][view.PAGE :][: view.FOLDED]
    return view.Rests(
        len(mine),
        first,
        tuple(_line(conn, desk, office, reader, rest) for rest in full),
        tuple(_small(conn, desk, office, rest) for rest in small),
    )


def _line(
    conn: sqlite3.Connection, desk: Desk, office: Office, reader: Official, rest: Unreached
) -> view.Line:
    entry, people = entry_of(conn, rest.case, rest.task), _people(conn, office)
    sop, case = desk.casebook.load(conn, rest.case)
    barred = tuple(one for one in _barred(conn, office, rest) if barrier(one) is rest.barrier)
    posts = enumerate(office.unit.posts)
    vacant = [n for n, p in posts if p.peran in rest.peran and not (p.eksternal or p.per_berkas)]
    return view.Line(
        entry,
        rest.barrier,
        with_whom(conn, office, people, entry, desk.clock()),
        may_see(office, sop, case, actor(reader)),
        barred[0] if barred else None,
        vacant[0] if vacant else None,
    )


def _small(
    conn: sqlite3.Connection, desk: Desk, office: Office, rest: Unreached
) -> tuple[str, str, str]:
    entry = entry_of(conn, rest.case, rest.task)
    short = in_short(conn, office, _people(conn, office), entry, desk.clock())
    return rest.case, entry.nomor, short


def _barred(conn: sqlite3.Connection, office: Office, rest: Unreached) -> Iterator[Official]:
    """Who has the task or would have it, if they could be reached."""
    if rest.holder is not None:
        yield roster.official(conn, rest.holder)
        return
    for kode in rest.peran:
        yield from roster.holders(conn, office.unit.id, kode)


def _people(conn: sqlite3.Connection, office: Office) -> dict[OfficialId, Official]:
    return {one.id: one for one in roster.with_outsiders(conn, office.unit.id)}


def _enqueue(
    conn: sqlite3.Connection,
    reader: Official,
    body: dict[str, str | int],
    priority: Priority,
    merge: str,
) -> None:
    assert reader.chat_id is not None
    outbox.enqueue(
        conn,
        chat_id=reader.chat_id,
        priority=priority,
        kind=KIND,
        body={"official": reader.id, **body},
        merge_key=merge,
    )
