"""The log carries neither names nor titles, file names, typed words or tokens, come what may."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.logs import LineFormat
from tests.journeys.scenes import decided
from tests.stage import Stage, on_stage

SUBJECT, WHY = "Bimtek BIM Angkatan I", "Mohon dilengkapi rencana anggarannya."


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """Everything that is logged meanwhile, from DEBUG on, as it would stand in the journal."""
    root, written = logging.getLogger(), io.StringIO()
    handler, level = logging.StreamHandler(written), root.level
    handler.setFormatter(LineFormat())
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield written
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def people(office: Stage) -> list[str]:
    """Every part of a name that is long enough to be found by."""
    names = (one.phone.person.name.split()[1:] for one in office.people.values())
    return [part for name in names for part in name]


async def rough_day(office: Stage) -> None:
    """A berkas goes back and forth while everything goes wrong that can."""
    kadis, kabid, faults = await decided(office), office["SIM-KABID"], office.world.faults
    await kadis.tap("Kembalikan")
    await kadis.answer(WHY)
    await kabid.tap("Buka langkah 1")
    await kabid.hand_in("⇪ Ganti", "rahasia-anggaran.apk")
    faults.poison()
    await kabid.say("di mana berkas Bimtek?")
    office.world.updates.add("message", {"message_id": 1, "text": SUBJECT, "chat": "Norhayati"})
    await office.settle()
    kadis.phone.block()
    await kabid.say(f"/start {SUBJECT}")
    await office.app.resting.look()
    await office.settle()
    row = "UPDATE berkas SET sop_id = 'hilang'"
    await office.app.db.write(lambda conn: conn.execute(row))
    await kabid.say("/berkas")
    await kabid.tap("Tugas saya")


async def test_a_rough_day_leaves_nothing_personal_in_the_log(tmp_path: Path) -> None:
    with logged() as written:
        async with on_stage(tmp_path) as office:
            await rough_day(office)
            words = [*people(office), SUBJECT, "Bimtek", "anggaran", "telaahan", "SIM-KABID"]
            token = office.world.token.partition(":")[2]
    log = written.getvalue()
    assert "disisihkan" in log
    assert [word for word in (*words, token) if word.lower() in log.lower()] == []
