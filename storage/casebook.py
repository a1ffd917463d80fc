"""The one door by which a berkas changes: act, lists, notices and inbox mark in one transaction."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from flows.case import Case, CaseState
from flows.commands import Command, FinishForChild, LinkChild, OpenCase, Unsigned
from flows.engine import decide
from flows.events import Event
from flows.folding import evolve, replay
from flows.ids import CaseId
from flows.kelengkapan.papers import papers, papers_home
from flows.office import Office
from flows.people.coming_along import coming_along
from flows.sop import Sop
from storage.announcing import announce
from storage.database import Database
from storage.editions import Editions
from storage.journal import START, Head, append, caused, history
from storage.kelengkapan import fetches
from storage.projections import project
from storage.waktu.alarms import arm

T = TypeVar("T")
REMEMBERED = 2000
"""Berkas kept in memory between two commands; each is checked against the journal's head."""


class NoSuchCase(Exception):  # noqa: N818  an answer to whoever asked
    """There is no berkas of that number."""


@dataclass(frozen=True, slots=True)
class Act:
    """What one command did: the berkas before and after, and the events; none when repeated."""

    sop: Sop
    before: Case | None
    case: Case
    events: tuple[Event, ...]


Then = Callable[[sqlite3.Connection, Act], None]
"""Something to be written in the same transaction as the act, such as the inbox mark."""


class Casebook:
    """All berkas of the office. Commands go through `execute`; everything else only reads."""

    def __init__(
        self,
        db: Database,
        editions: Editions,
        office: Callable[[str], Office],
    ) -> None:
        """`office` is that of a unit as it is today: its posts, its ladder, its time."""
        self._db = db
        self._editions = editions
        self._office = office
        self._remembered: dict[str, tuple[Head, Case]] = {}

    @property
    def editions(self) -> Editions:
        """The SOPs this casebook runs."""
        return self._editions

    async def execute(
        self,
        case_id: CaseId | None,
        command: Command,
        at: datetime,
        cause: str,
        then: Then | None = None,
    ) -> Act:
        """Carry out a command once: a cause that already had its effect has none again.

        `case_id` is None for OpenCase. Raises Refused, NoSuchCase or a storage error, and then
        nothing has changed. `then` is called in the same transaction, also when nothing happens.
        """

        def work(conn: sqlite3.Connection) -> Act:
            act = self.enact(conn, case_id, command, at, cause)
            if then is not None:
                then(conn, act)
            return act

        return await self._db.write(work)

    def enact(
        self,
        conn: sqlite3.Connection,
        case_id: CaseId | None,
        command: Command,
        at: datetime,
        cause: str,
    ) -> Act:
        """As `execute`, inside a transaction of the caller's."""
        done = caused(conn, cause)
        if done is not None:
            return self._repeat(conn, done)
        return self._apply(conn, case_id, command, at, cause)

    async def read(self, case_id: str) -> tuple[Sop, Case]:
        """The berkas as it stands, with the edition of its SOP. Raises NoSuchCase."""
        return await self._db.read(lambda conn: self.load(conn, case_id))

    def load(self, conn: sqlite3.Connection, case_id: str) -> tuple[Sop, Case]:
        """As `read`, inside a transaction of the caller's."""
        sop, case, _ = self._load(conn, case_id)
        return sop, case

    def events(self, conn: sqlite3.Connection, case_id: str) -> tuple[Event, ...]:
        """Everything that happened to the berkas, in order; empty where there is none."""
        return tuple(history(conn, case_id))

    def _repeat(self, conn: sqlite3.Connection, case_id: CaseId) -> Act:
        sop, case, _ = self._load(conn, case_id)
        return Act(sop, case, case, ())

    def _apply(
        self,
        conn: sqlite3.Connection,
        case_id: CaseId | None,
        command: Command,
        at: datetime,
        cause: str,
    ) -> Act:
        if isinstance(command, OpenCase):
            sop, before, head = self._editions.current[command.sop], None, START
            command = self._prepared(conn, sop, command, at)
        elif case_id is None:
            raise NoSuchCase
        else:
            sop, before, head = self._load(conn, case_id)
        happened = decide(sop, before, command, at, self._office(sop.unit))
        after = before
        for event in happened:
            after = evolve(after, event)
        assert after is not None
        if after.edition != sop.edition:
            sop = self._editions.edition(conn, after.sop, after.edition)
        act = Act(sop, before, after, happened)
        if happened:
            self._record(conn, act, head, cause, command)
            self._tell_parent(conn, act, at, cause, command)
        return act

    def _prepared(
        self, conn: sqlite3.Connection, sop: Sop, command: OpenCase, at: datetime
    ) -> OpenCase:
        """The command with its berkas number, and with the papers of the berkas it belongs to."""
        numbered = replace(command, case=self._next_number(conn, sop, at))
        if command.source is None:
            return numbered
        _, source = self.load(conn, command.source)
        return replace(
            numbered,
            papers=papers(source, command.by.official, at),
            members=coming_along(source, sop, at),
        )

    def _record(
        self, conn: sqlite3.Connection, act: Act, head: Head, cause: str, command: Command
    ) -> None:
        if act.before is None or act.before.edition != act.case.edition:
            self._editions.keep(conn, act.sop)
        head = append(conn, act.case.id, head, cause, act.events)
        office = self._office(act.sop.unit)
        project(conn, act.sop, act.before, act.case, head)
        arm(conn, office, act.before, act.case, act.events[-1].at)
        fetches.ask(conn, act.case, act.events)
        by = None if isinstance(command, Unsigned) else command.by.official
        elsewhere = isinstance(command, FinishForChild)
        announce(conn, office, act.sop, act.case, act.events, by, elsewhere=elsewhere)
        self._remember(head, act.case)

    def _tell_parent(
        self, conn: sqlite3.Connection, act: Act, at: datetime, cause: str, command: Command
    ) -> None:
        """The berkas that waits for this one learns of its beginning and its end."""
        case, parent = act.case, act.case.parent
        if parent is None or isinstance(command, Unsigned):
            return
        by = command.by
        told: Command
        if act.before is None:
            told = LinkChild(by, parent.task, case.id)
        elif case.state is CaseState.RUNNING or self._is_over(conn, parent.case):
            return
        else:
            ended = case.state is CaseState.ENDED
            brought = papers_home(case, by.official, at) if ended else ()
            waits, _ = self.load(conn, parent.case)
            people = coming_along(case, waits, at) if ended else ()
            told = FinishForChild(by, parent.task, case.id, case.ending, brought, people)
        self._apply(conn, parent.case, told, at, f"{cause}/{parent.case}")

    def _is_over(self, conn: sqlite3.Connection, case_id: CaseId) -> bool:
        return self.load(conn, case_id)[1].state is not CaseState.RUNNING

    def _load(self, conn: sqlite3.Connection, case_id: str) -> tuple[Sop, Case, Head]:
        row = conn.execute(
            "SELECT sop_id, edition, n, hash FROM berkas WHERE case_id = ?", (case_id,)
        ).fetchone()
        if row is None:
            raise NoSuchCase(case_id)
        sop = self._editions.edition(conn, row[0], row[1])
        head = Head(row[2], row[3])
        known = self._remembered.get(case_id)
        if known is not None and known[0] == head:
            return sop, known[1], head
        case = replay(history(conn, case_id))
        self._remember(head, case)
        return sop, case, head

    def _remember(self, head: Head, case: Case) -> None:
        if len(self._remembered) >= REMEMBERED:
            self._remembered.clear()
        self._remembered[case.id] = (head, case)

    def _next_number(self, conn: sqlite3.Connection, sop: Sop, at: datetime) -> CaseId:
        year = at.astimezone(self._office(sop.unit).unit.zona).year
        row = conn.execute(
            "INSERT INTO counters (singkatan, year, last) VALUES (?, ?, 1)"
            " ON CONFLICT (singkatan, year) DO UPDATE SET last = last + 1 RETURNING last",
            (sop.singkatan, year),
        ).fetchone()
        return CaseId(f"{sop.singkatan}-{year}-{row[0]:03d}")
