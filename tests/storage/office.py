"""An office in a temporary folder: the small form, and people with Telegram accounts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from flows.ids import Peran
from flows.office import Office as OfficeRules
from flows.office_time.calendar import WorkCalendar
from flows.office_time.hours import NATIONAL_HOURS
from flows.people.officials import Actor
from flows.units import Post, Unit
from storage.casebook import Casebook
from storage.database import Database
from storage.editions import Editions
from storage.people import posts, turnover
from tests.flows.forms import KABID, KASI, STAF, STAF_LAIN, SURAT, UNIT

WITA = ZoneInfo("Asia/Makassar")
POSTS = (
    Post(Peran("kabid"), "Kepala Bidang", "Kabid"),
    Post(Peran("kasi"), "Kepala Seksi", "Kasi", Peran("kabid")),
    Post(Peran("staf"), "Staf", "Staf", Peran("kasi")),
)
OFFICE = OfficeRules(
    Unit(UNIT, "Kantor Contoh", WITA, POSTS), WorkCalendar(WITA, (NATIONAL_HOURS,))
)
"""The office of the small form, without holidays."""
MORNING = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
JABATAN = {1: "Staf Umum", 2: "Staf Arsip", 3: "Kepala Seksi", 4: "Kepala Bidang"}


@dataclass
class Office:
    db: Database
    casebook: Casebook
    editions: Editions
    at: datetime = MORNING

    def later(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


def hire(conn: Connection, who: Actor, chat_id: int | None) -> None:
    nama = f"Pegawai {who.official}"
    conn.execute(
        "INSERT INTO officials (id, nama, nama_key, sapaan, jabatan, unit, kepala, ringkasan,"
        " bahasa, chat_id) VALUES (?, ?, ?, 'Bapak', ?, ?, ?, 0, 'id', ?)",
        (who.official, nama, nama.lower(), JABATAN[who.official], UNIT, who.kepala, chat_id),
    )
    posts.hold(conn, who.official, who.peran, MORNING.date(), MORNING)
    turnover.apply(conn, UNIT, MORNING.date(), MORNING)


async def open_office(folder: Path, unlinked: tuple[Actor, ...] = ()) -> Office:
    db = await Database.open(folder)
    editions = Editions([SURAT])
    casebook = Casebook(db, editions, lambda _unit: OFFICE)
    await db.write(editions.remember)
    for who in (STAF, STAF_LAIN, KASI, KABID):
        chat_id = None if who in unlinked else 100 + who.official
        await db.write(_hiring(who, chat_id))
    return Office(db, casebook, editions)


def _hiring(who: Actor, chat_id: int | None) -> Callable[[Connection], None]:
    return lambda conn: hire(conn, who, chat_id)
