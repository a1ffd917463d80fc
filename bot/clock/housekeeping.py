"""The scheduler's jobs: forget what was handled and sent long ago. Nothing of it is persisted."""

import logging
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.people import pending
from storage import inbox, outbox
from storage.database import Database
from storage.failures import StorageFailed
from storage.kelengkapan import brought, drafts, receipts, uploads
from storage.waktu import reminders

log = logging.getLogger(__name__)
HOURS = 6
"""Between two rounds."""
KEPT_DAYS = 14
"""Days for which handled updates and sent messages can still be looked at."""
DAY = 24 * 3600 * 1000
LATE = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
"""A job that comes late still runs, and once."""


def housekeeping(db: Database, milliseconds: Callable[[], int]) -> AsyncIOScheduler:
    """A scheduler, not started yet, that keeps inbox, outbox, reminders and uploads small."""
    scheduler = AsyncIOScheduler(job_defaults=LATE)
    scheduler.add_job(tidy, IntervalTrigger(hours=HOURS), args=(db, milliseconds))
    return scheduler


async def tidy(db: Database, milliseconds: Callable[[], int]) -> int:
    """Forget what is older than KEPT_DAYS, and after one day a personnel list that nobody has
    decided about; returns how many rows. What was set aside stays."""
    before = milliseconds() - KEPT_DAYS * DAY
    try:
        return await db.write(partial(_forget, before=before))
    except StorageFailed as error:
        log.error("Pembersihan belum dapat dilakukan: %s", error)
        return 0


def _forget(conn: sqlite3.Connection, before: int) -> int:
    day = datetime.fromtimestamp(before / 1000, UTC).date()
    lists = drafts.drop_older(conn, pending.KIND, before + (KEPT_DAYS - 1) * DAY)
    messages = inbox.prune(conn, before) + outbox.prune(conn, before)
    documents = uploads.prune(conn, before) + brought.prune(conn, before) + receipts.prune(conn)
    return lists + messages + documents + reminders.prune(conn, day)
