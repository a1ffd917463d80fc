"""What is left when the dust has settled: journal, inbox, outbox, and what the phones showed."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from sqlite3 import Connection
from typing import Any

from flows.case import Case
from flows.events import Event
from flows.folding import evolve
from flows.kelengkapan.putting import FileRef
from flows.office import Office
from flows.people.officials import Official
from flows.sop import Sop
from storage.audit import Finding, audit
from storage.codec import load, load_event
from storage.database import Database
from storage.editions import Editions
from storage.people import roster
from storage.screens import Prompt
from storage.waktu.holidays import work_calendar
from tests.kill.bot_process import Place, definitions

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """What one cause did to a berkas: the events, and the berkas before and after them."""

    cause: str
    case: str
    before: Case | None
    events: tuple[Event, ...]
    after: Case


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the outbox."""

    chat: int
    kind: str
    body: Json
    settled_at: datetime


@dataclass(frozen=True)
class Evidence:
    """Everything the bot has written, read after its last day."""

    sop: Sop
    office: Office
    officials: dict[int, Official]
    acts: tuple[Act, ...]
    finished: dict[int, datetime]
    outbox: tuple[Row, ...]
    prompts: dict[tuple[int, int], Prompt]
    asked_at: dict[tuple[int, int], datetime]
    uploads: dict[int, FileRef]
    unsettled: int
    set_aside: int
    findings: tuple[Finding, ...]

    def states(self, case_id: str) -> list[tuple[datetime, Case]]:
        """Every state the berkas was in, with the moment of the act that led to it."""
        return [(act.events[0].at, act.after) for act in self.acts if act.case == case_id]

    @property
    def cases(self) -> dict[str, Case]:
        """The berkas as they stand at the end."""
        return {act.case: act.after for act in self.acts}

    def by_chat(self, chat: int) -> Official:
        """The person of a phone."""
        return next(o for o in self.officials.values() if o.chat_id == chat)


async def collect(place: Place) -> Evidence:
    """Read everything; the bot must have stopped."""
    async with Database.open(place.data) as db:
        return await db.read(_collected)


def _collected(conn: Connection) -> Evidence:
    known = definitions()
    (unit,) = known.units
    editions = Editions(known.sops)
    (sop,) = editions.current.values()
    prompts = conn.execute(
        "SELECT asked_at, chat_id, message_id, official, purpose, case_id, task_id, detail"
        " FROM prompts"
    ).fetchall()
    finished = conn.execute("SELECT update_id, finished_at FROM inbox WHERE finished_at NOTNULL")
    uploads = conn.execute("SELECT id, file FROM uploads")
    return Evidence(
        sop=sop,
        office=Office(unit, work_calendar(unit)),
        officials={o.id: o for o in roster.all_officials(conn)},
        acts=tuple(_acts(conn)),
        finished={number: moment(at) for number, at in finished},
        outbox=tuple(_outbox(conn)),
        prompts={(row[1], row[2]): Prompt(*row[1:]) for row in prompts},
        asked_at={(row[1], row[2]): moment(row[0]) for row in prompts},
        uploads={number: load(FileRef, file) for number, file in uploads},
        unsettled=_count(conn, "finished_at ISNULL", "settled_at ISNULL"),
        set_aside=_count(conn, "error NOTNULL", "error NOTNULL"),
        findings=audit(conn, editions),
    )


def _acts(conn: Connection) -> Iterable[Act]:
    """The journal cut into acts: rows that follow each other with the same berkas and cause."""
    rows = conn.execute("SELECT cause, case_id, type, body FROM journal ORDER BY seq")
    cases: dict[str, Case] = {}
    for (cause, case_id), group in groupby(rows, key=lambda row: (row[0], row[1])):
        events = tuple(load_event(kind, body) for _, _, kind, body in group)
        before = after = cases.get(case_id)
        for event in events:
            after = evolve(after, event)
        assert after is not None
        cases[case_id] = after
        yield Act(cause, case_id, before, events, after)


def _outbox(conn: Connection) -> Iterable[Row]:
    rows = conn.execute("SELECT chat_id, kind, body, settled_at FROM outbox WHERE settled_at > 0")
    return [Row(chat, kind, json.loads(body), moment(at)) for chat, kind, body, at in rows]


def _count(conn: Connection, inbox: str, outbox: str) -> int:
    row = conn.execute(
        f"SELECT (SELECT count(*) FROM inbox WHERE {inbox})"
        f" + (SELECT count(*) FROM outbox WHERE {outbox})"
    ).fetchone()
    return int(row[0])


def moment(milliseconds: int) -> datetime:
    """A moment as the memory's queues keep it."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def by_cause(acts: Iterable[Act]) -> dict[str, list[Act]]:
    """The acts of each cause; more than one is one too many."""
    found: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        found[act.cause].append(act)
    return found
