"""The process in which a personnel list is read: `python -m bot.people.reading_cell`.

The first line of standard input holds the units, the rest is the file; standard output is + and
the checked list, or - and why it cannot be read.
"""

import sys

from bot.people.reading import as_answer, from_order, read_list
from bot.people.sheets import SheetError
from storage.confining import WRITES_NOTHING, confine

MEMORY = 1024 * 1024 * 1024
SECONDS = 60


def main() -> None:
    """Read one file."""
    confine(MEMORY, SECONDS, WRITES_NOTHING)
    units, content = from_order(sys.stdin.buffer.readline()), sys.stdin.buffer.read()
    try:
        answer = f"+{as_answer(read_list(content, units))}"
    except SheetError as error:
        answer = f"-{error}"
    sys.stdout.buffer.write(answer.encode())


if __name__ == "__main__":
    main()
