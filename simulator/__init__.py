"""A Bot API in memory, with phones: try a bot written with any library, without a network."""

from simulator.faults import Faults, LostRequest
from simulator.limits import Limits
from simulator.people import Chat, Person, Post
from simulator.phone import Phone
from simulator.server import Serving, serve
from simulator.wire import Json, Refusal, Upload
from simulator.world import World

__all__ = [
    "Chat", "Faults", "Json", "Limits", "LostRequest", "Person", "Phone", "Post", "Refusal",
    "Serving", "Upload", "World", "serve",
]  # fmt: skip
