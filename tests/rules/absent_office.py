"""An office on real SQLite in which people come and go, and who can be reached by plain reckoning.

What is reckoned here uses the journal, the assignments and the absences as they were entered, and
none of the lists that the product keeps.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random
from sqlite3 import Connection

from bot.clock.resting import tell_due
from bot.clock.standing import take_effect
from bot.desk import Desk
from bot.telegram.unreachable import lost_touch
from flows.case import Case, Task
from flows.commands import Command, OpenCase, ReleaseTask
from flows.folding import replay
from flows.ids import CaseId, Peran
from flows.people.absences import Absence, Kind
from flows.people.leaving import Leave
from flows.people.officials import Actor, Official, actor
from flows.people.posts import Fault, in_force, stand_ins
from flows.refusals import Refused
from flows.rights import may_hold
from flows.waktu.commands import HandOver
from storage.journal import history
from storage.people import absences, leaving, posts, roster
from storage.people.unreached import unreached
from tests.bot.front import Front
from tests.flows.forms import SURAT, UNIT
from tests.rules.chance import Table, sensible
from tests.storage.office import OFFICE, WITA

Where = tuple[CaseId, int]
LISTED = {1: ("staf",), 2: ("staf",), 3: ("kasi",), 4: ("kabid",)}


@dataclass
class AbsentOffice:
    """The small office, its clock, and a die that says who does what next."""

    front: Front
    desk: Desk
    cases: list[CaseId] = field(default_factory=list)
    causes: int = 0

    @property
    def at(self) -> datetime:
        return self.front.office.at

    @property
    def today(self) -> date:
        return self.at.astimezone(WITA).date()

    async def happen(self, what: str, seed: int) -> None:
        """One thing happens, and whatever it changes takes effect."""
        self.front.office.later()
        await HAPPENINGS[what](self, Random(seed))
        await take_effect(self.desk)

    async def people(self) -> tuple[Official, ...]:
        return await self.desk.db.read(roster.all_officials)

    async def listed(self) -> set[Where]:
        """What the product says rests with nobody."""
        found = await self.desk.db.read(lambda conn: unreached(conn, UNIT))
        return {(one.case, one.task) for one in found}

    async def reckoned(self) -> set[Where]:
        """The open tasks without anybody who holds them today and can be reached."""
        return await self.desk.db.read(self._reckoned)

    def _reckoned(self, conn: Connection) -> set[Where]:
        able = self._able(conn)
        cases = [replay(history(conn, case)) for case in self.cases]
        tasks = [(case, task) for case in cases for task in case.open_tasks]
        return {(case.id, task.id) for case, task in tasks if not _held(case, task, able)}

    def _able(self, conn: Connection) -> list[Actor]:
        """Who is linked, hears us and is there today, with what the assignments give them."""
        force = in_force(posts.assignments(conn, UNIT), self.today)
        rows = conn.execute("SELECT official, since, until FROM absences").fetchall()
        day = self.today.isoformat()
        away = {official for official, since, until in rows if since <= day <= until}
        people = [o for o in roster.all_officials(conn) if o.chat_id is not None and o.reachable]
        return [
            replace(actor(o), peran=tuple(a.peran for a in force if a.official == o.id))
            for o in people
            if o.id not in away
        ]

    async def left_behind(self) -> set[Where]:
        """The open tasks that are still with somebody who has left the office."""

        def look(conn: Connection) -> set[Where]:
            gone = {who for (who,) in conn.execute("SELECT id FROM officials WHERE gone")}
            cases = [replay(history(conn, case)) for case in self.cases]
            tasks = [(case.id, task) for case in cases for task in case.open_tasks]
            return {(c, t.id) for c, t in tasks if not gone.isdisjoint((t.handed, t.accepted_by))}

        return await self.desk.db.read(look)

    async def told(self) -> tuple[set[int], bool]:
        """Whom this morning's sweep tells, and whether anybody above could be told at all."""

        def look(conn: Connection) -> tuple[set[int], bool]:
            conn.execute("DELETE FROM sweeps")
            conn.execute("DELETE FROM outbox")
            tell_due(conn, self.desk, self.at)
            rows = conn.execute("SELECT chat_id FROM outbox WHERE kind = 'resting'").fetchall()
            heads = [o for o in roster.all_officials(conn) if o.kepala and o.chat_id]
            return {chat for (chat,) in rows}, any(o.reachable for o in heads)

        return await self.desk.db.write(look)

    async def act(self, case: CaseId | None, command: Command) -> None:
        self.causes += 1
        try:
            act = await self.desk.casebook.execute(case, command, self.at, f"uji:{self.causes}")
        except Refused:
            return
        if case is None:
            self.cases.append(act.case.id)

    async def write(self, work: Callable[[Connection], object]) -> None:
        await self.desk.db.write(work)


def _held(case: Case, task: Task, able: list[Actor]) -> bool:
    held = [one for one in able if may_hold(SURAT, case, task, one)]
    if task.accepted_by is not None:
        return task.accepted_by in {one.official for one in held}
    return bool(held)


async def _work(office: AbsentOffice, die: Random) -> None:
    """Somebody who can goes on with a berkas, lets go of it or hands it over."""
    if not office.cases:
        return await _open(office, die)
    case_id = die.choice(office.cases)
    sop, case = await office.desk.casebook.read(case_id)
    hearing = [o for o in await office.people() if o.chat_id is not None and o.reachable]
    able = tuple(actor(one) for one in hearing)
    ready = [t for t in case.open_tasks if any(may_hold(sop, case, t, one) for one in able)]
    if not ready:
        return None
    table = Table(sop, case, able, die.randint(0, 9), sop, OFFICE, office.at)
    task, by = die.choice(ready), die.choice(able)
    to = actor(die.choice(await office.people()))
    commands = (
        *((lambda: sensible(table, die),) * 4 if len(ready) == len(case.open_tasks) else ()),
        lambda: ReleaseTask(by, task.id),
        lambda: HandOver(by, task.id, to),
    )
    return await office.act(case_id, die.choice(commands)())


async def _open(office: AbsentOffice, die: Random) -> None:
    by = actor(die.choice(await office.people()))
    await office.act(None, OpenCase(by, SURAT.id, "Undangan rapat"))


async def _block(office: AbsentOffice, die: Random) -> None:
    chat = 100 + die.randint(1, 4)
    await office.write(lambda conn: lost_touch(conn, office.desk, chat))


async def _unblock(office: AbsentOffice, die: Random) -> None:
    chat = 100 + die.randint(1, 4)
    await office.write(lambda conn: roster.mark_reachable(conn, chat))


async def _link(office: AbsentOffice, die: Random) -> None:
    who = die.randint(1, 4)
    await office.write(
        lambda conn: conn.execute(
            "UPDATE officials SET chat_id = ?, reachable = 1 WHERE id = ? AND NOT gone",
            (100 + who, who),
        )
    )


async def _unlink(office: AbsentOffice, die: Random) -> None:
    who = die.randint(1, 4)
    await office.write(
        lambda conn: conn.execute("UPDATE officials SET chat_id = NULL WHERE id = ?", (who,))
    )


async def _stand_in(office: AbsentOffice, die: Random) -> None:
    away, who = die.sample(await office.people(), 2)
    since = office.today + timedelta(days=die.randint(0, 2))
    period = (since, since + timedelta(days=die.randint(0, 3)))

    def enter(conn: Connection) -> tuple[object, ...] | Fault:
        asked = stand_ins(posts.assignments(conn, UNIT), away.id, who.id, period, "ND-1")
        return posts.enter(conn, UNIT, asked, None, office.at)

    await office.write(enter)


async def _end_stand_in(office: AbsentOffice, die: Random) -> None:
    def end(conn: Connection) -> None:
        running = [a for a in posts.assignments(conn, UNIT) if a.instead_of]
        if running:
            yesterday = office.today - timedelta(days=1)
            posts.end(conn, die.choice(running).id, yesterday, None, office.at)

    await office.write(end)


async def _absent(office: AbsentOffice, die: Random) -> None:
    who = die.choice(await office.people()).id
    since = office.today + timedelta(days=die.randint(0, 2))
    new = Absence(0, who, Kind.CUTI, since, since + timedelta(days=die.randint(0, 3)))
    await office.write(lambda conn: absences.enter(conn, new, None, office.at))


async def _back(office: AbsentOffice, die: Random) -> None:
    def end(conn: Connection) -> None:
        running = absences.of_unit(conn, UNIT, office.today)
        if running:
            yesterday = office.today - timedelta(days=1)
            absences.end(conn, die.choice(running).id, yesterday, None, office.at)

    await office.write(end)


async def _leave(office: AbsentOffice, die: Random) -> None:
    """The personnel list gives somebody no post any more, or theirs again."""
    who = die.choice(await office.people()).id
    peran = tuple(map(Peran, die.choice((LISTED[who], ()))))
    await office.write(lambda conn: posts.hold(conn, who, peran, office.today, office.at))


async def _moves_away(office: AbsentOffice, die: Random) -> None:
    """Somebody leaves for good, today or soon, as long as two stay; the posts go or stand empty."""
    people = await office.people()
    if len(people) > 2:
        who, to = die.sample(people, 2)
        since = office.today + timedelta(days=die.randint(0, 2))
        leave = Leave(who.id, to.id, since, posts=die.random() < 0.5, at_once=die.random() < 0.2)
        await office.write(
            lambda conn: leaving.enter(conn, UNIT, leave, None, office.today, office.at)
        )


async def _days_pass(office: AbsentOffice, die: Random) -> None:
    office.front.office.at += timedelta(days=die.randint(1, 3))


HAPPENINGS = {
    "work": _work,
    "open": _open,
    "block": _block,
    "unblock": _unblock,
    "link": _link,
    "unlink": _unlink,
    "stand in": _stand_in,
    "stand in ends": _end_stand_in,
    "absent": _absent,
    "back": _back,
    "leave": _leave,
    "moves away": _moves_away,
    "days pass": _days_pass,
}
