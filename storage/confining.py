"""The limits of a process that reads what strangers have made."""

import os
import resource

WRITES_NOTHING = 0
"""Bytes of the largest file of a process that has no business on the disk."""


def confine(memory: int, seconds: int, largest: int) -> None:
    """Limit this process: bytes of memory, seconds of CPU, bytes of the largest file it writes. It
    gives way to others, keeps what it writes to itself, and leaves no core behind."""
    os.umask(0o077)
    os.nice(10)
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, largest),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
