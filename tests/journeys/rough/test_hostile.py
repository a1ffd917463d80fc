"""A hostile user gets nothing, changes nothing, and finds nothing in the log."""

import logging
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from sqlite3 import Connection

import pytest

from bot.telegram.gate import OFFICIALS
from flows.people.officials import Official
from storage.people import roster
from tests.actor import Actor, Json
from tests.journeys.outsiders import outside
from tests.journeys.rough.hostile import forged, issued, memory, press, press_all
from tests.journeys.scenes import CASE
from tests.journeys.sops.walking import Plan, walked
from tests.stage import BALANGAN, Stage, on_stage

SUBJECT = "Bimtek Rahasia Angkatan I"
TEXTS = (
    *("/tugas", "/berkas", "/mulai", "/kelola", "/ringkasan", "/rapat", "/profil", "/privasi"),
    *("/start abc", "/start", f"di mana berkas {CASE}?", "siapa pemegang langkah 7", "'; DROP--"),
)
ALL = 10_000


async def office_at_work(office: Stage) -> None:
    """A whole training is walked, and everybody has looked at what they are shown."""
    await walked(office, Plan("pelatihan-tenaga-ahli", "SIM-KABID", SUBJECT))
    await office["SIM-KABID"].say("/mulai")
    await office["SIM-KABID"].tap("Pelatihan Tenaga Ahli")
    await office["SIM-KABID"].answer(SUBJECT)
    for person in [*office.people.values()]:
        for command in ("/tugas", "/berkas", "/kelola", "/ringkasan", "/rapat", "/profil"):
            await person.say(command)
    for label in ("Pejabat, Plh dan Plt", "Ada yang berhalangan", "Masdari"):
        await office["SIM-KADIS"].tap(label)


def from_bot(person: Actor) -> list[str]:
    """What the bot has said to somebody."""
    return [m.get("text", "") for m in person.messages if m["from"]["is_bot"]]


def names(office: Stage) -> list[str]:
    """The names of the sample people, without Bapak and Ibu."""
    return [one.phone.person.name.partition(" ")[2] for one in office.people.values()]


def kept_of(who: Actor) -> Callable[[Connection], int]:
    """How many updates of a chat the inbox has kept."""
    lane = (who.phone.person.id,)
    count = "SELECT count(*) FROM inbox WHERE lane = ?"
    return lambda conn: int(conn.execute(count, lane).fetchone()[0])


def nothing_in(log: list[logging.LogRecord], words: list[str], token: str) -> None:
    """No traceback, no name, no title, no token in what was logged."""
    lines = [record.getMessage() for record in log]
    assert [line for line, r in zip(lines, log, strict=True) if r.exc_info] == []
    found = [line for line in lines if any(word in line for word in (*words, token))]
    assert found == []


async def test_what_was_meant_for_others_gives_a_stranger_and_an_official_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with on_stage(tmp_path) as office:
        await office_at_work(office)
        everything = names(office)
        data = issued(office)
        assert len(data) > 200
        stranger, official = office.visitor("Orang Luar"), office["SIM-ANALISIS-2"]
        await stranger.say("halo")
        await official.say("/bantuan")
        me = (await office.roster())[10]
        assert me.chat_id == official.phone.person.id
        seen = {id(m) for m in official.messages}
        before = await memory(office, me.id)
        caplog.set_level(logging.DEBUG)
        caplog.clear()
        office.world.requests.clear()

        mutated = list(forged(data, Random(7)))
        await press_all(office, official, [*data, *mutated], "official")
        await press_all(office, stranger, data, "stranger")
        for text in TEXTS:
            await official.say(text)
        sent = 2 * len(data) + len(mutated) + len(TEXTS)
        answers = len(office.world.requests)
        message = stranger.messages[-1]["message_id"]
        for n in range(ALL - sent):
            if n % 2:
                press(office, stranger, message, data[n % len(data)])
            else:
                await stranger.phone.send(TEXTS[n % len(TEXTS)])
        await office.settle()

        assert len(office.world.requests) - answers < 500
        assert len(from_bot(stranger)) < 80
        assert await office.app.db.read(kept_of(stranger)) < 300
        assert await memory(office, me.id) == before
        assert await office.sound()
        shown = [m for m in official.messages if id(m) not in seen and m["from"]["is_bot"]]
        shown = [m.get("text", "") for m in shown]
        secrets = [*(name for name in everything if name != me.nama), SUBJECT]
        told = (*shown, *from_bot(stranger))
        assert [text for text in told if any(secret in text for secret in secrets)] == []
        nothing_in(caplog.records, secrets, office.world.token)


async def test_an_official_who_floods_is_told_once_and_colleagues_are_answered(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        staf, kabid = office["SIM-STAF"], office["SIM-KABID"]
        for n in range(900):
            await staf.phone.send(TEXTS[n % len(TEXTS)])
        await kabid.phone.send("/tugas")
        await office.settle()
        said = [str(r["params"].get("text", "")) for r in office.world.requests]
        assert sum("Terlalu banyak pesan datang" in text for text in said) == 1
        assert "tidak ada tugas yang menunggu" in kabid.last
        assert await office.app.db.read(kept_of(staf)) == 1 + OFFICIALS.at_once  # and /start
        office.clock.now += timedelta(minutes=2)
        await staf.say("/profil")
        assert "Staf" in staf.last
        assert await office.sound()


async def test_somebody_from_outside_gets_nothing_by_what_was_meant_for_officials(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """They may do what their own card offers, and see their own berkas by its number."""
    async with on_stage(tmp_path, people=BALANGAN) as office:
        contact = await outside.opened(office)
        guest = await outside.joined(office, await outside.invited(contact))
        for person in [*office.people.values()]:
            for command in ("/tugas", "/berkas", "/kelola", "/ringkasan", "/rapat"):
                await person.say(command)
        own = {data for message in guest.messages for data in offered(message)}
        data = [one for one in issued(office) if one not in own]
        (me,) = (o for o in await office.app.db.read(everybody) if is_(o, guest))
        before = await memory(office, me.id)
        told = len(guest.messages)
        caplog.set_level(logging.DEBUG)
        caplog.clear()
        mutated = [one for one in forged(data, Random(11)) if one not in own]
        await press_all(office, guest, [*data, *mutated], "official")
        assert await memory(office, me.id) == before
        assert await office.sound()
        shown = [m.get("text", "") for m in guest.messages[told:]]
        others = [name for name in names(office) if name not in contact.phone.person.name]
        secrets = [name for name in others if name != guest.phone.person.name.partition(" ")[2]]
        assert [t for t in shown if any(secret and secret in t for secret in secrets)] == []
        nothing_in(caplog.records, [one for one in secrets if one], office.world.token)


def offered(message: Json) -> list[str]:
    """The data of the buttons under a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    return [key["callback_data"] for row in rows for key in row if "callback_data" in key]


def everybody(conn: Connection) -> tuple[Official, ...]:
    """Officials and people from outside."""
    return tuple(one for unit in roster.units(conn) for one in roster.with_outsiders(conn, unit))


def is_(one: Official, who: Actor) -> bool:
    return one.chat_id == who.phone.person.id
