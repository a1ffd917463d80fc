"""Scenes about the time of a step: what the Kabid has asked for lies before the Kadis."""

from datetime import UTC, datetime, timedelta

from flows.case import Task
from tests.actor import Actor, Json, buttons
from tests.journeys.scenes import CASE, opened
from tests.stage import Stage

REASON = "Menunggu kepastian narasumber."
WHOM = "Kementerian PU, jawaban surat."


def wita(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026; the 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


async def task(office: Stage) -> Task:
    """The first step, with the Kabid: 60 minutes until 09.32 on Monday."""
    return (await office.case(CASE)).tasks[0]


def labels(person: Actor) -> list[str]:
    """The buttons of the newest message."""
    return [button["text"] for button in buttons(person.messages[-1])]


def shown(person: Actor, message: Json) -> Json:
    """A message as it stands in the chat now."""
    return person.phone.post(message["message_id"]).body


async def extension_asked(office: Stage, label: str = "+2 hari kerja") -> tuple[Actor, Actor]:
    """The Kabid has asked for more time; the Kadis has it before him."""
    kabid = await opened(office)
    await kabid.tap("Waktu / kendala")
    await kabid.tap("Minta perpanjangan")
    await kabid.tap(label)
    await kabid.answer(REASON)
    return kabid, office["SIM-KADIS"]


async def wait_asked(office: Stage) -> tuple[Actor, Actor]:
    """The Kabid waits for somebody outside; the Kadis has it before him."""
    kabid = await opened(office)
    await kabid.tap("Waktu / kendala")
    await kabid.tap("Menunggu pihak lain")
    await kabid.answer(WHOM)
    return kabid, office["SIM-KADIS"]
