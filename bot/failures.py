"""How a command of the command line stops: with one line and an exit code, never a traceback."""

FOUND = 1
"""Exit code when something was found or refused."""
USAGE = 2
"""Exit code when the command line or a setting is wrong."""


class Failure(Exception):  # noqa: N818  not every stop is an error
    """Stops a command; its text is the one Indonesian line that is shown."""

    code = USAGE


class Refusal(Failure):
    """Stops a command because of what it was given, not because of how it was called."""

    code = FOUND
