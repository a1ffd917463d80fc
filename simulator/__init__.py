"""A Bot API in memory, with phones: try a bot written with any library, without a network."""

from simulator.clock import TurnableClock
from simulator.faults import Faults, LostRequest
from simulator.limits import Limits
from simulator.people import Chat, Person, Post
from simulator.phone import Phone
from simulator.server import Serving, serve
from simulator.turning import ClockControl
from simulator.wire import Json, Refusal, Upload
from simulator.world import World

__all__ = [
    "Chat", "ClockControl", "Faults", "Json", "Limits", "LostRequest", "Person", "Phone", "Post",
    "Refusal", "Serving", "TurnableClock", "Upload", "World", "serve",
]  # fmt: skip
