"""People and groups that come into a world while it is being played."""

from typing import TYPE_CHECKING

from aiohttp import web

from simulator.phone import Phone
from simulator.wire import Json, dumped

if TYPE_CHECKING:
    from simulator.people import Chat, Person
    from simulator.world import World

LONGEST_NAME = 64
"""Characters of a first name, as Telegram takes them."""
LONGEST_TITLE = 128
"""Characters of a group's title, as Telegram takes them."""


def add_newcomer_routes(app: web.Application, world: "World") -> None:
    """Adds what the page asks to have one more person, or a group."""
    door = Newcomers(world)
    app.router.add_post("/_sim/people", door.person)
    app.router.add_post("/_sim/groups", door.group)


class Newcomers:
    """The door of a world."""

    def __init__(self, world: "World") -> None:
        self.world = world

    async def person(self, request: web.Request) -> web.Response:
        """One more person with a phone: {"name", "about"}; answers as /_sim/people lists them."""
        wish = await wished(request)
        name = words(wish, "name", LONGEST_NAME)
        about = words(wish, "about", LONGEST_TITLE) if wish.get("about") else ""
        return said(person_line(self.world.add_person(name, about)))

    async def group(self, request: web.Request) -> web.Response:
        """A group with the bot: {"title", "members": [ids]}; the first member makes it."""
        wish = await wished(request)
        title = words(wish, "title", LONGEST_TITLE)
        members = self.members(wish.get("members"))
        return said(group_line(Phone(self.world, members[0]).create_group(title, members[1:])))

    def members(self, ids: object) -> "list[Person]":
        """The people with these ids, each once; 400 for none or an unknown one."""
        known = self.world.people
        wanted = ids if isinstance(ids, list) else []
        found = [known[one] for one in wanted if isinstance(one, int) and one in known]
        if not found or len(found) < len(wanted):
            raise web.HTTPBadRequest(text="members: ids of people, at least one")
        return list({one.id: one for one in found}.values())


async def wished(request: web.Request) -> Json:
    """The JSON object in the body; 400 for anything else."""
    try:
        wish = await request.json()
    except ValueError:
        raise web.HTTPBadRequest(text="the body is no JSON") from None
    if not isinstance(wish, dict):
        raise web.HTTPBadRequest(text="expected an object")
    return wish


def words(wish: Json, name: str, longest: int) -> str:
    """One line of text from a wish; 400 when it is missing, empty or too long."""
    text = wish.get(name)
    line = " ".join(text.split()) if isinstance(text, str) else ""
    if not 1 <= len(line) <= longest:
        raise web.HTTPBadRequest(text=f"{name}: 1 to {longest} characters")
    return line


def person_line(person: "Person") -> Json:
    """A person as the page lists them."""
    return {"id": person.id, "name": person.name, "about": person.about, "start": person.start}


def group_line(group: "Chat") -> Json:
    """A group as the page lists it."""
    return {"id": group.id, "title": group.title, "members": list(group.members)}


def said(value: Json) -> web.Response:
    """JSON for the page."""
    return web.Response(body=dumped(value), content_type="application/json")
