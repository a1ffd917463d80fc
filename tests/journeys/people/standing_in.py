"""Somebody is away and somebody stands in, entered under /kelola, and days that pass."""

from datetime import datetime

from tests.actor import Actor
from tests.journeys.scenes import CASE
from tests.stage import Stage


async def look(office: Stage, at: datetime) -> None:
    """The clock has come to that moment, and the posts are looked at."""
    office.clock.now = at
    await office.app.standing.look()
    await office.settle()


async def away(
    office: Stage,
    by: str = "SIM-KADIS",
    who: str = "Norhayati",
    stand_in: str = "Sampurna",
    days: tuple[str, ...] = ("Sel, 24 Nov", "Rab, 25 Nov"),
) -> Actor:
    """Somebody enters under /kelola that a person is away and who stands in, up to the summary."""
    person = office[by]
    await person.say("/kelola")
    await person.tap("Pejabat, Plh dan Plt")
    await person.tap("Ada yang berhalangan")
    await found(person, who)
    await found(person, stand_in)
    for day in days:
        await person.tap(day)
    return person


async def found(person: Actor, name: str) -> None:
    """Turn the pages of a list until the name is there, and tap it."""
    while not any(name in label for label in person.labels[:8]):
        await person.tap("›")
    await person.tap(name)


async def holder(office: Stage) -> str | None:
    """Who has the open step of the berkas in hand."""
    (task,) = (await office.case(CASE)).open_tasks
    people = {one.id: one.nama for one in await office.roster()}
    return None if task.accepted_by is None else people[task.accepted_by]
