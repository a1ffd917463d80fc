"""A panitia of seven on phones, and its Telegram group: how it comes about."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from simulator import Chat
from tests.actor import Actor, Json, plain
from tests.journeys.rapat.meeting import UNLINKED
from tests.journeys.scenes import reached
from tests.stage import Stage, on_stage

CHOSEN = (
    ("Mulyana Intan", "SIM-PANITIA-1"),
    ("Tarung Lawai", "SIM-PANITIA-2"),
    ("Kasuma Rina", UNLINKED),
    ("Lilis Anjarwati", "SIM-TEKNIS-1"),
    ("Jumri Barkati", "SIM-TEKNIS-2"),
    ("Ledun Saputra", "SIM-ANALISIS-1"),
    ("Udin Paranggi", "SIM-STAF"),
)
"""The seven by name and code; one of them has no Telegram."""
SUBSTITUTE = ("Dayang Masitah", "SIM-ANALISIS-2")


@asynccontextmanager
async def step_ten(folder: Path) -> AsyncIterator[tuple[Stage, Actor]]:
    """The Kasi has step 10, which forms the panitia; one person has no Telegram."""
    async with on_stage(folder, start=False, terse=True) as office:
        for person in office.people.values():
            if person.code != UNLINKED:
                await person.phone.start(person.code)
        await office.settle()
        yield office, await reached(office, "10", "SIM-KASI")


async def choose(kasi: Actor, nama: str) -> None:
    """Tap the person on whatever page they stand."""
    while not (there := [one for one in kasi.labels if one.startswith("☐") and nama in one]):
        await kasi.tap("›")
    await kasi.tap(there[0])


async def appointed(office: Stage, kasi: Actor) -> None:
    """All seven are chosen and asked."""
    await kasi.tap("Tunjuk: Panitia Pelaksana")
    await kasi.tap("Pilih orang")
    for nama, _ in CHOSEN:
        await choose(kasi, nama)
    await kasi.tap("Kirim penugasan (7)")


async def formed(office: Stage, kasi: Actor) -> None:
    """Seven are appointed, six say yes, one no and is replaced by one who says yes."""
    await appointed(office, kasi)
    for _, code in CHOSEN:
        if code not in (UNLINKED, "SIM-STAF"):
            await office[code].tap("Bersedia")
    await office["SIM-STAF"].tap("Tidak bersedia")
    await office["SIM-STAF"].answer("Dinas luar sampai akhir bulan.")
    await kasi.tap("Pilih pengganti")
    await kasi.tap(SUBSTITUTE[0])
    await office[SUBSTITUTE[1]].tap("Bersedia")


async def linked(office: Stage, kasi: Actor) -> Chat:
    """The ketua has linked the group of the panitia; the Kepala Seksi of Mutu is in it too."""
    await formed(office, kasi)
    ketua, outside = office["SIM-PANITIA-1"], office["SIM-KASI-MUTU"]
    people = [ketua.phone.person, office["SIM-TEKNIS-1"].phone.person, outside.phone.person]
    group = office.world.add_group("Panitia Bimtek", people)
    await ketua.tap("Rincian berkas")
    await ketua.tap("Panitia Pelaksana (7)")
    await ketua.tap("Hubungkan grup Telegram")
    line = next(line for line in ketua.last.splitlines() if line.startswith("/start@"))
    await ketua.phone.send(line, chat=group.id)
    await office.settle()
    return group


def said(office: Stage, group: Chat) -> list[Json]:
    """What the bot has written into the group."""
    return [m for m in office["SIM-PANITIA-1"].phone.chat(group.id) if not m["out"]]


def heard_in(office: Stage, group: Chat) -> list[str]:
    return [plain(message) for message in said(office, group)]
