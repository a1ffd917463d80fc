"""The Bot API's methods by name; Telegram does not mind upper or lower case."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from simulator.methods import (
    answering,
    chats,
    copying,
    editing,
    files,
    media,
    polling,
    profile,
    removing,
    sending,
)
from simulator.methods.known import KNOWN
from simulator.wire import Ask, Refusal

if TYPE_CHECKING:
    from simulator.world import World

Method = Callable[["World", Ask], Any]

NAMED: dict[str, Method] = {
    **answering.METHODS,
    **chats.METHODS,
    **copying.METHODS,
    **editing.METHODS,
    **files.METHODS,
    **media.METHODS,
    **polling.METHODS,
    **profile.METHODS,
    **removing.METHODS,
    **sending.METHODS,
}
METHODS = {name.lower(): method for name, method in NAMED.items()}
UNSUPPORTED = {name.lower(): name for name in KNOWN if name not in NAMED}


def find(name: str) -> Method:
    """The method of that name; 404 when Telegram has none, 501 when the simulator has none."""
    method = METHODS.get(name.lower())
    if method is not None:
        return method
    if known := UNSUPPORTED.get(name.lower()):
        raise Refusal(501, f"Not Implemented: the simulator has no {known}")
    raise Refusal(404, "Not Found")
