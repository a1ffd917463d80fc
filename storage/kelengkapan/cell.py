"""The process in which foreign pages are put together: `python -m storage.kelengkapan.cell`.

Reads one order from standard input and answers on standard output, both JSON (see `apart`).
"""

import json
import sys
from pathlib import Path

from storage.confining import confine
from storage.kelengkapan.apart import Part, Turn
from storage.kelengkapan.assembling import Unshown, assembled

MEMORY = 1536 * 1024 * 1024
SECONDS = 90
LARGEST = 512 * 1024 * 1024


def main() -> None:
    """Carry out one order."""
    confine(MEMORY, SECONDS, LARGEST)
    order = json.load(sys.stdin)
    parts = [Part(Path(path), Turn(turn), title) for path, turn, title in order["parts"]]
    try:
        placed = assembled(parts, order["cover"], Path(order["scratch"]), whole=order["whole"])
        answer: dict[str, object] = {"placed": [[one.pages, one.reason] for one in placed]}
    except Unshown as unshown:
        answer = {"placed": [[0, reason] for reason in unshown.reasons]}
    except OSError as error:
        answer = {"trouble": error.strerror or type(error).__name__}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
