"""Keeping no longer than the office says: documents with personal data, days after the end."""

import asyncio
import logging
from datetime import datetime, timedelta
from functools import partial
from sqlite3 import Connection

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot import menus
from bot.clock.housekeeping import HOURS
from bot.desk import Desk
from flows.ids import CaseId, SopId
from flows.kelengkapan.commands import PurgeFiles
from flows.kelengkapan.retention import personal, to_purge
from flows.sop import Sop
from flows.units import Unit
from storage.failures import StorageFailed
from storage.kelengkapan import retention
from storage.outsiders import persons
from storage.people import forgetting

log = logging.getLogger(__name__)
QUIET = 3600.0
"""Seconds for which content that has just come in is left alone: a berkas may be about to hold
it."""


def keep_no_longer(scheduler: AsyncIOScheduler, desk: Desk) -> None:
    """Have the scheduler look every HOURS what is to be purged."""
    scheduler.add_job(look, IntervalTrigger(hours=HOURS), args=(desk,))


async def look(desk: Desk) -> int:
    """Purge what is due in every unit; returns how many contents were removed from the shelf.

    The journal says first that a content is destroyed; what a crash leaves on the shelf goes with
    the next look.
    """
    try:
        for unit in desk.units.values():
            if unit.personal_days:
                await _purge(desk, unit)
                await _forget_guests(desk, unit)
            await _forget_former(desk, unit)
        return await _clear(desk)
    except StorageFailed as error:
        log.error("Masa simpan dokumen belum dapat diperiksa: %s", error)
        return 0


async def _forget_guests(desk: Desk, unit: Unit) -> None:
    """People from outside whose berkas were all closed that long ago lose name and account."""
    until = desk.clock() - timedelta(days=unit.personal_days)

    def work(conn: Connection) -> None:
        for chat_id in persons.forget(conn, unit.id, until):
            menus.refresh(conn, chat_id)

    await desk.db.write(work)


async def _forget_former(desk: Desk, unit: Unit) -> None:
    """Of officials who left that long ago name and account are kept no more; one at a time, for
    every message that was sent is searched for the name."""
    at = desk.clock()
    until = at - timedelta(days=unit.former_days)
    for one in await desk.db.read(partial(forgetting.due, unit=unit.id, until=until)):
        await desk.db.write(partial(forgetting.forget, one=one, at=at))


async def _purge(desk: Desk, unit: Unit) -> None:
    at = desk.clock()
    until = at - timedelta(days=unit.personal_days)
    forms = {
        sop.id: sop
        for sop in desk.casebook.editions.current.values()
        if sop.unit == unit.id and personal(sop)
    }

    def due(conn: Connection) -> tuple[CaseId, ...]:
        return retention.closed_before(conn, tuple(forms), until)

    for case_id in await desk.db.read(due):
        await _purge_case(desk, case_id, forms, unit.personal_days, at)


async def _purge_case(
    desk: Desk, case_id: CaseId, forms: dict[SopId, Sop], days: int, at: datetime
) -> None:
    sop, case = await desk.casebook.read(case_id)
    ids = to_purge(case, personal(sop, forms.get(sop.id, sop)))
    if ids:
        cause = f"retensi:{case_id}:{at.isoformat()}"
        rule = f"data_pribadi_hari = {days}"
        await desk.casebook.execute(case_id, PurgeFiles(ids, rule), at, cause)


async def _clear(desk: Desk) -> int:
    """Remove from the shelf what is purged and no berkas holds."""
    count = 0
    for sha256 in sorted(await desk.db.read(retention.purged)):
        if await asyncio.to_thread(desk.shelf.remove, sha256, QUIET):
            count += 1
            await _forget(desk, sha256)
    return count


async def _forget(desk: Desk, sha256: str) -> None:
    await desk.db.write(lambda conn: retention.forget_telegram_id(conn, sha256))
