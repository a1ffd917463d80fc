"""How many updates of one chat are taken in: a flood is turned away before it is kept.

People never come near their allowance; whoever goes beyond it loses what was too much, is told so
once, and holds up nobody.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from storage.inbox import RawUpdate


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many updates at once, and then so many a minute."""

    at_once: int
    a_minute: int


OFFICIALS = Allowance(600, 60)
"""For the chat of an official, and for a group that belongs to a berkas."""
STRANGERS = Allowance(30, 2)
"""For any other chat."""
ALL_STRANGERS = Allowance(400, 300)
"""For all chats of strangers together: an office joins within minutes."""
Key = tuple[int, Allowance]
"""An account: of a chat, by what it goes by; whoever joins begins with the allowance of an
official."""
TOGETHER: Key = (0, ALL_STRANGERS)
"""The account of all strangers; no chat has this number."""
TOLD_AGAIN = 10 * 60_000
"""Milliseconds before somebody is told once more that it was too much."""
REMEMBERED = 5000
"""Chats whose accounts are kept before the oldest are dropped."""


@dataclass(frozen=True, slots=True)
class Account:
    """What a chat may still send, as of that moment (milliseconds)."""

    left: float
    at: int


@dataclass(frozen=True, slots=True)
class Judged:
    """What is taken in, which known chats are to be told that it was too much, and the accounts
    afterwards."""

    taken: tuple[RawUpdate, ...]
    overrun: tuple[int, ...]
    accounts: Mapping[Key, Account]


class Gate:
    """The accounts of all chats. `judge` decides and changes nothing; `settle` books it once the
    updates are kept."""

    def __init__(self) -> None:
        self._accounts: dict[Key, Account] = {}
        self._told: dict[int, int] = {}

    def judge(self, updates: Sequence[RawUpdate], known: Collection[int], now: int) -> Judged:
        """Which of these updates are taken in now; `known` are the chats of officials."""
        accounts: dict[Key, Account] = {}
        taken, beyond = [], dict[int, None]()
        for update in updates:
            if self._book(accounts, update.lane, now, known=update.lane in known):
                taken.append(update)
            elif update.lane in known:
                beyond[update.lane] = None
        overrun = (lane for lane in beyond if now - self._told.get(lane, -TOLD_AGAIN) >= TOLD_AGAIN)
        return Judged(tuple(taken), tuple(overrun), accounts)

    def settle(self, judged: Judged, now: int) -> None:
        """From now on the accounts stand as they were judged."""
        for key, account in judged.accounts.items():
            self._accounts.pop(key, None)
            self._accounts[key] = account
        self._told.update(dict.fromkeys(judged.overrun, now))
        for key in list(self._accounts)[: max(0, len(self._accounts) - REMEMBERED)]:
            del self._accounts[key]
        for lane in list(self._told)[: max(0, len(self._told) - REMEMBERED)]:
            del self._told[lane]

    def _book(self, accounts: dict[Key, Account], lane: int, now: int, *, known: bool) -> bool:
        """Take one update off the accounts it goes by; False where one of them is empty."""
        by: tuple[Key, ...] = ((lane, OFFICIALS),) if known else ((lane, STRANGERS), TOGETHER)
        standing = {
            key: _now(accounts.get(key) or self._accounts.get(key), key[1], now) for key in by
        }
        paid = all(account.left >= 1 for account in standing.values())
        for key, account in standing.items():
            accounts[key] = Account(account.left - 1, now) if paid else account
        return paid


def _now(account: Account | None, allowed: Allowance, now: int) -> Account:
    """The account with what has been added since; a clock that was set back adds nothing."""
    if account is None:
        return Account(allowed.at_once, now)
    added = max(0, now - account.at) / 60_000 * allowed.a_minute
    return Account(min(allowed.at_once, account.left + added), now)
