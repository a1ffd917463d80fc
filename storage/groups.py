"""Pieces of work that wait at the same moment go to the connection's thread together."""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from storage.connection import Connection
from storage.failures import translated

T = TypeVar("T")
LARGEST = 64
"""Pieces of work in one group; larger ones were measured to stall the event loop."""

Work = Callable[[sqlite3.Connection], Any]


@dataclass(frozen=True, slots=True)
class Done:
    """What a piece of work returned."""

    value: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """What a piece of work raised, after everything it had written was undone."""

    error: BaseException


Outcome = Done | Failed
Carry = Callable[[sqlite3.Connection, Sequence[Work]], list[Outcome]]


class Groups:
    """Sends waiting works to one connection, in order, as groups of at most LARGEST."""

    def __init__(self, connection: Connection, carry: Carry) -> None:
        self._connection = connection
        self._carry = carry
        self._waiting: deque[tuple[Work, asyncio.Future[Any]]] = deque()
        self._sending: asyncio.Task[None] | None = None
        self._closed = False

    async def add(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` returns or raises. A caller that is cancelled leaves the others be."""
        if self._closed:
            raise ValueError("the database is closed")
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._waiting.append((work, future))
        if self._sending is None:
            self._sending = loop.create_task(self._send_all())
        return await future

    async def close(self) -> None:
        """Take no further work, and wait for all that is there."""
        self._closed = True
        if self._sending is not None:
            await self._sending

    async def _send_all(self) -> None:
        try:
            while group := self._next_group():
                await self._send(group)
        finally:
            self._sending = None

    def _next_group(self) -> list[tuple[Work, asyncio.Future[Any]]]:
        group: list[tuple[Work, asyncio.Future[Any]]] = []
        while self._waiting and len(group) < LARGEST:
            work, future = self._waiting.popleft()
            if not future.done():
                group.append((work, future))
        return group

    async def _send(self, group: list[tuple[Work, asyncio.Future[Any]]]) -> None:
        works = [work for work, _ in group]
        outcomes: Sequence[Outcome]
        try:
            outcomes = await self._connection.run(lambda conn: self._carry(conn, works))
        except Exception as error:
            outcomes = [Failed(error)] * len(group)
        for (_, future), outcome in zip(group, outcomes, strict=True):
            if not future.done():
                _settle(future, outcome)


def _settle(future: asyncio.Future[Any], outcome: Outcome) -> None:
    match outcome:
        case Done(value):
            future.set_result(value)
        case Failed(error):
            future.set_exception(translated(error))


def carry_writes(conn: sqlite3.Connection, works: Sequence[Work]) -> list[Outcome]:
    """Carry the works out in one transaction, each in a savepoint; raises when none was kept."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        outcomes = [_in_savepoint(conn, work) for work in works]
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
    return outcomes


def carry_reads(conn: sqlite3.Connection, works: Sequence[Work]) -> list[Outcome]:
    """Carry the works out on one and the same state of the database."""
    conn.execute("BEGIN")
    try:
        return [_outcome(conn, work) for work in works]
    finally:
        conn.execute("ROLLBACK")


def _in_savepoint(conn: sqlite3.Connection, work: Work) -> Outcome:
    conn.execute("SAVEPOINT work")
    outcome = _outcome(conn, work)
    if isinstance(outcome, Failed):
        if not conn.in_transaction:  # a full disk ends the whole transaction
            raise outcome.error
        conn.execute("ROLLBACK TO work")
    conn.execute("RELEASE work")
    return outcome


def _outcome(conn: sqlite3.Connection, work: Work) -> Outcome:
    try:
        return Done(work(conn))
    except Exception as error:
        return Failed(error)
