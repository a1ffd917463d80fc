"""The process in which a personnel list is read: `python -m bot.people.reading_cell`.

The first line of standard input holds the units, the rest is the file; standard output is + and
the checked list, or - and why it cannot be read.
"""

import os
import resource
import sys

from bot.people.reading import as_answer, from_order, read_list
from bot.people.sheets import SheetError

MEMORY = 1024 * 1024 * 1024
SECONDS = 60


def main() -> None:
    """Read one file."""
    _confine()
    units, content = from_order(sys.stdin.buffer.readline()), sys.stdin.buffer.read()
    try:
        answer = f"+{as_answer(read_list(content, units))}"
    except SheetError as error:
        answer = f"-{error}"
    sys.stdout.buffer.write(answer.encode())


def _confine() -> None:
    os.umask(0o077)
    os.nice(10)
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
