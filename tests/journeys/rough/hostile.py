"""Somebody who presses what was meant for others, forges buttons and floods the bot."""

import json
from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random
from typing import Any

from simulator.people import Press
from simulator.wire import numeric_id
from tests.actor import Actor
from tests.stage import Stage

OWN = frozenset(
    {
        *("inbox", "outbox", "wrong_codes", "prompts", "uploads", "drafts", "sqlite_sequence"),
        *("digests", "meta", "sweeps"),
    }
)
"""Tables that hold what came, what went, and what the sender alone has on their bench."""
MINE = ("bahasa", "digest_wish", "digest_quiet")
"""What everybody may change about themselves."""
CHUNKS = {"stranger": (25, timedelta(minutes=15)), "official": (500, timedelta(minutes=10))}
"""As much as a chat may send at once, and after how long again."""


def issued(office: Stage) -> list[str]:
    """The data of every button that was ever put under a message, in the order of their making."""
    found: dict[str, None] = {}
    for request in office.world.requests:
        markup = request["params"].get("reply_markup")
        if markup:
            keys = json.loads(markup) if isinstance(markup, str) else markup
            for row in keys.get("inline_keyboard", ()):
                found.update(dict.fromkeys(k["callback_data"] for k in row if "callback_data" in k))
    return list(found)


def forged(data: Sequence[str], die: Random) -> Iterator[str]:
    """Each button's data with something changed, as a hand-made client could send it."""
    numbers = ("0", "1", "-1", "7", "99", str(2**31), str(2**70), "", "٣", "1e3", "x")
    for one in data:
        head, *rest = (*one.split(":", 3), "", "", "")[:4]
        odd = [die.choice(numbers), die.choice(("PTA-2026-001", "PTA-2026-999", "'; --", rest[0]))]
        yield f"{head}:{rest[0]}:{odd[0]}:{rest[2]}"
        yield f"{head}:{odd[1]}:{rest[1]}:{die.choice(numbers)}"
        yield f"{head}:{rest[0]}:{rest[1]}:{rest[2][:1]}{die.choice(numbers)}"
        yield f"{head}:{rest[0]}:{rest[1]}:{rest[2]}.{die.choice(numbers)}/{die.choice(numbers)}"
        place = die.randrange(len(one))
        yield one[:place] + die.choice("0123456789abcxyz:./-") + one[place + 1 :]


def press(office: Stage, who: Actor, message: int, data: str) -> None:
    """A press of what was never offered to this person, under a message of their own chat."""
    chat, now = who.phone.person.id, office.clock.now.timestamp()
    made = Press(numeric_id(), who.phone.person, chat, message, now)
    office.world.presses[made.id] = made
    query = {
        "id": made.id,
        "from": who.phone.person.user,
        "message": who.phone.post(message).body,
        "chat_instance": "1",
        "data": data,
    }
    office.world.updates.add("callback_query", query)


async def press_all(office: Stage, who: Actor, data: Sequence[str], pace: str) -> None:
    """Press all of it, as fast as is taken in at all."""
    size, pause = CHUNKS[pace]
    message = who.messages[-1]["message_id"]
    for first in range(0, len(data), size):
        office.clock.now += pause
        for one in data[first : first + size]:
            press(office, who, message, one)
        await office.settle()


async def memory(office: Stage, but: int) -> dict[str, list[Any]]:
    """All that is remembered, but what somebody may change about themselves, and their cards."""

    def read(conn: Any) -> dict[str, list[Any]]:
        names = [n for (n,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = [n for n in names if n not in OWN and not n.startswith(("sop_", "sqlite_"))]
        found = {name: conn.execute(f"SELECT * FROM {name}").fetchall() for name in kept}
        columns = [row[1] for row in conn.execute("PRAGMA table_info(officials)")]
        rest = ", ".join(name for name in columns if name not in MINE)
        others = conn.execute("SELECT * FROM officials WHERE id <> ?", (but,)).fetchall()
        own = conn.execute(f"SELECT {rest} FROM officials WHERE id = ?", (but,)).fetchall()
        found["officials"] = [*others, *own]
        found["cards"] = conn.execute("SELECT * FROM cards WHERE official <> ?", (but,)).fetchall()
        return found

    return await office.app.db.read(read)
