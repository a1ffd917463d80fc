"""When an office reminds: the ladder of one step, as `unit.toml` sets it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ladder:
    """The office's rules of reminding; a rung set to 0 (or False) is switched off.

    `unopened` and `nearly` are percent of the waktu baku; a step shorter than `unopened_from`
    office minutes has no rung for not being opened. For `days` working days after the limit the
    holder is reminded each day, from the day numbered `superior_from` on the superior too.
    """

    unopened: int = 25
    unopened_from: int = 240
    nearly: int = 75
    at_limit: bool = True
    days: int = 5
    superior_from: int = 2


HOUSE_LADDER = Ladder()
"""What a unit that sets no rules reminds by."""
DIGEST_AT = 7 * 60 + 45
"""Minutes since midnight at which the morning digest goes out where a unit sets none: 07.45."""
