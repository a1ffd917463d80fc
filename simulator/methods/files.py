"""getFile with the 20 MB rule."""

from typing import TYPE_CHECKING

from simulator.shelf import DOWNLOAD_LIMIT
from simulator.wire import Ask, Json, bad_request

if TYPE_CHECKING:
    from simulator.world import World


def get_file(world: "World", ask: Ask) -> Json:
    """Where a file can be fetched; one over 20 MB is refused."""
    file_id = ask.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    stored = world.shelf.by_id.get(file_id)
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": stored.size,
        "file_path": stored.path,
    }


METHODS = {"getFile": get_file}
