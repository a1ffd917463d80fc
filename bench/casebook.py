"""Transactions per second of the one door by which a berkas changes."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection

from bench.contenders import Ground
from bench.office import casebook_of, definitions
from flows.commands import CompleteTask
from flows.ids import CaseId, TaskId
from flows.people.officials import Official, actor
from storage import announcing, inbox
from storage.casebook import Act, Casebook
from storage.database import Database
from storage.inbox import RawUpdate
from storage.people import roster


@dataclass(frozen=True, slots=True)
class Step:
    """One press as the casebook meets it: who, which berkas, which update."""

    by: Official
    case: CaseId
    update: int


async def transactions(ground: Ground, folder: Path, at_once: int, count: int) -> float:
    """Steps per second with so many in flight: act, lists, notices, card and inbox mark."""
    async with Database.open(folder) as db:
        casebook = casebook_of(db, definitions(ground.people))
        staff = await db.read(roster.all_officials)
        steps = _steps(ground, staff, count)
        await db.write(lambda conn: _keep_updates(conn, steps))
        waiting = iter(steps)

        async def work() -> None:
            for step in waiting:
                await _carry_out(casebook, step)

        began = time.perf_counter()
        await asyncio.gather(*(work() for _ in range(at_once)))
        return len(steps) / (time.perf_counter() - began)


def _steps(ground: Ground, staff: Sequence[Official], count: int) -> list[Step]:
    """The first row of so many berkas, one of each person in turn."""
    turns = zip(*ground.cases, strict=True)
    pairs = [pair for turn in turns for pair in zip(staff, turn, strict=True)]
    return [Step(by, case, number) for number, (by, case) in enumerate(pairs[:count], 1)]


def _keep_updates(conn: Connection, steps: Sequence[Step]) -> None:
    inbox.keep(conn, (RawUpdate(step.update, step.by.id, "{}") for step in steps), 0)


async def _carry_out(casebook: Casebook, step: Step) -> None:
    def then(conn: Connection, act: Act) -> None:
        assert step.by.chat_id is not None
        inbox.finish(conn, step.update, 1)
        announcing.redraw(conn, step.by.id, step.by.chat_id, act.case.id)

    command = CompleteTask(actor(step.by), TaskId(1), 0)
    await casebook.execute(step.case, command, datetime.now(UTC), f"telegram:{step.update}", then)
