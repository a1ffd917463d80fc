"""Faults as the page asks for them, in JSON."""

from typing import TYPE_CHECKING, Any

from simulator.phone import Phone
from simulator.wire import Json

if TYPE_CHECKING:
    from simulator.world import World


def set_fault(world: "World", wish: Json) -> None:
    """Sets the fault that a page asked for; raises LookupError or ValueError for a wrong wish."""
    aim = {key: wish[key] for key in ("method", "chat", "count") if wish.get(key)}
    count = int(wish.get("count", 1))
    match wish["fault"]:
        case "block":
            Phone(world, world.people[int(wish["person"])]).block()
        case "duplicate":
            world.faults.duplicate(count)
        case "reorder":
            world.faults.reorder(count)
        case "poison":
            world.faults.poison(wish.get("raw"))
        case name:
            set_call_fault(world, name, wish, aim)


def set_call_fault(world: "World", name: str, wish: Json, aim: dict[str, Any]) -> None:
    """Sets a fault that strikes the bot's requests."""
    faults = world.faults
    match name:
        case "too_many":
            faults.too_many(int(wish.get("retry_after", 3)), **aim)
        case "server_error":
            faults.server_error(int(wish.get("status", 502)), **aim)
        case "timeout_before":
            faults.timeout_before(**aim)
        case "timeout_after":
            faults.timeout_after(**aim)
        case "forbidden":
            faults.forbidden(**aim)
        case "migrate":
            faults.migrate(int(wish["new_id"]), **aim)
        case _:
            raise ValueError(f"no fault is called {name}")
