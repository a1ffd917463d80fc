"""An invented office of people who hand berkas on in a ring, and its database on the disk."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from bot.clock.reminders import Sweep
from flows.commands import OpenCase
from flows.ids import CaseId, Nomor, Peran, SopId
from flows.mutu_baku import Kelengkapan, MutuBaku, Satuan, Waktu
from flows.office import Office
from flows.office_time.calendar import WorkCalendar
from flows.office_time.hours import NATIONAL_HOURS
from flows.people.officials import Actor, Official, Sapaan, actor
from flows.sop import AKHIR, Branch, Ending, Identitas, Kegiatan, Pelaksana, Sop
from flows.units import Post, Unit
from simulator.world import FIRST_PERSON
from storage.casebook import Casebook
from storage.database import Database
from storage.editions import Editions
from storage.people import joining, personnel, roster, turnover
from storage.sops import Definitions
from storage.waktu.offices import Offices

UNIT = "kantor-uji"
ZONE = ZoneInfo("Asia/Makassar")
STEPS = 12
"""Rows of every SOP: from a person through the eleven behind them."""
AT_ONCE = 256
"""Berkas that are opened at the same time."""


def definitions(people: int) -> Definitions:
    """One SOP for each person, so that everybody may open berkas whose next row is another's."""
    posts = tuple(Post(_peran(n), f"Kepala Urusan {n + 1}", f"KU {n + 1}") for n in range(people))
    sops = tuple(_sop(first, people) for first in range(people))
    return Definitions((Unit(UNIT, "Kantor Uji", ZONE, posts),), sops)


def casebook_of(db: Database, given: Definitions) -> Casebook:
    """The casebook of these definitions."""
    return Casebook(
        db,
        Editions(given.sops),
        lambda _: Office(given.units[0], WorkCalendar(ZONE, (NATIONAL_HOURS,))),
    )


async def prepared(folder: Path, people: int, each: int) -> list[tuple[CaseId, ...]]:
    """Fill a data folder: everybody joined, each with so many berkas in hand; gives their ids.

    Alarms are set as by a bot that has been running, which a first start would do meanwhile.
    """
    given = definitions(people)
    async with Database.open(folder) as db:
        casebook = casebook_of(db, given)
        await db.write(casebook.editions.remember)
        staff = await db.write(lambda conn: hire(conn, people))
        opened = [
            await open_cases(casebook, actor(official), sop.id, each)
            for official, sop in zip(staff, given.sops, strict=True)
        ]
        await Sweep(db, casebook, Offices(given.units).every).run(datetime.now(UTC))
        return opened


async def open_cases(casebook: Casebook, by: Actor, sop: SopId, count: int) -> tuple[CaseId, ...]:
    """Open so many berkas, which their opener then has in hand."""
    at = datetime.now(UTC)
    opened: list[CaseId] = []
    for start in range(0, count, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, count))
        acts = (
            casebook.execute(None, OpenCase(by, sop, f"Berkas uji nomor {n}"), at, f"uji:{sop}:{n}")
            for n in numbers
        )
        opened += [act.case.id for act in await asyncio.gather(*acts)]
    return tuple(opened)


def hire(conn: Connection, people: int) -> Sequence[Official]:
    """Take on so many people, who have all joined with the accounts of the simulator's people."""
    at = datetime.now(UTC)
    persons = tuple(
        personnel.Person(
            n,
            f"Orang {n}",
            Sapaan.IBU,
            f"Kepala Urusan {n}",
            UNIT,
            (_peran(n - 1),),
            kode=f"UJI{n}",
        )
        for n in range(1, people + 1)
    )
    personnel.enrol(conn, persons, at, at + timedelta(days=1), str)
    turnover.apply(conn, UNIT, at.date(), at)
    for n in range(people):
        joining.bind(conn, f"UJI{n + 1}", FIRST_PERSON + n, at)
    return roster.all_officials(conn)


def _peran(n: int) -> Peran:
    return Peran(f"urusan-{n + 1}")


def _sop(first: int, people: int) -> Sop:
    holders = [(first + step) % people for step in range(STEPS)]
    return Sop(
        SopId(f"edaran-{first + 1}"),
        UNIT,
        "2026",
        "SOP PENGEDARAN BERKAS UJI",
        "Pengedaran Berkas Uji",
        f"U{first + 1:02d}",
        Identitas(),
        tuple(Pelaksana(_peran(n), f"Kepala Urusan {n + 1}") for n in sorted(set(holders))),
        tuple(_row(number, holder) for number, holder in enumerate(holders, 1)),
        (Ending("selesai", "Berkas telah beredar"),),
        Nomor("1"),
    )


def _row(number: int, holder: int) -> Kegiatan:
    onward = AKHIR + "selesai" if number == STEPS else str(number + 1)
    lampiran = Kelengkapan("lampiran", "Lampiran berkas yang diedarkan", wajib=False)
    lembar = Kelengkapan("lembar", "Lembar kendali", wajib=False)
    waktu = Waktu("2 Jam", 2, Satuan.JAM)
    return Kegiatan(
        Nomor(str(number)),
        f"{number}.",
        "Memeriksa kelengkapan berkas dan meneruskannya kepada kepala urusan berikutnya",
        (_peran(holder),),
        MutuBaku("Lampiran", (lampiran,), waktu, "Lembar kendali", (lembar,)),
        (Branch("", onward),),
    )
