"""The participants of a row for many, as a card has room for them."""

from bot.views.labels import names_apart
from flows.case import Task

PARTICIPANTS_LIMIT = 15
"""How many participants a card shows."""


def shown_participants(task: Task) -> tuple[tuple[int, bool, str], ...]:
    """The participants a card has room for, each with its number, whether the part is done, and a
    name no other goes by: all, or else those whose part is still open before the others."""
    labels = names_apart([one.nama for one in task.participants])
    lines = zip(task.participants, labels, strict=True)
    numbered = tuple((n, one.done, label) for n, (one, label) in enumerate(lines, 1))
    if len(numbered) <= PARTICIPANTS_LIMIT:
        return numbered
    return tuple(sorted(numbered, key=lambda one: one[1])[:PARTICIPANTS_LIMIT])
