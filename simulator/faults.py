"""Faults on request: what can go wrong between a bot and Telegram, counted and aimed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from simulator.limits import too_many
from simulator.wire import Json, Refusal, bad_request, forbidden


class LostRequest(Exception):  # noqa: N818 - an event on the wire
    """A request that times out; `delivered` says whether Telegram carried it out."""

    def __init__(self, delivered: bool) -> None:
        super().__init__("timed out")
        self.delivered = delivered


@dataclass(slots=True)
class Rule:
    """One fault: what is raised, for which method and chat, and how often still."""

    fault: Callable[[], Exception]
    method: str | None
    chat: int | None
    left: int

    def meets(self, method: str, chat: object) -> bool:
        """Whether this call is to suffer; a rule for no method spares getUpdates."""
        if self.method is None and method == "getupdates":
            return False
        if self.method is not None and self.method != method:
            return False
        return self.chat is None or str(self.chat) == str(chat)


@dataclass(slots=True)
class Faults:
    """The faults waiting to strike; each strikes `count` times and is gone."""

    rules: list[Rule] = field(default_factory=list)
    add_poison: Callable[[Json | None], None] = lambda _: None
    add_duplicates: Callable[[int], None] = lambda _: None
    add_disorder: Callable[[int], None] = lambda _: None

    def too_many(self, retry_after: int = 3, **aim: Any) -> None:
        """429 with retry_after seconds."""
        self.aim(lambda: too_many(retry_after), **aim)

    def server_error(self, status: int = 502, **aim: Any) -> None:
        """A 5xx answer; nothing was carried out."""
        self.aim(lambda: Refusal(status, SERVER_ERRORS.get(status, "Internal Server Error")), **aim)

    def timeout_before(self, **aim: Any) -> None:
        """The request is lost on its way: no answer, nothing carried out."""
        self.aim(lambda: LostRequest(delivered=False), **aim)

    def timeout_after(self, **aim: Any) -> None:
        """The answer is lost on its way: carried out, but the bot cannot know."""
        self.aim(lambda: LostRequest(delivered=True), **aim)

    def forbidden(self, **aim: Any) -> None:
        """403, as if the person had blocked the bot."""
        self.aim(lambda: forbidden("bot was blocked by the user"), **aim)

    def migrate(self, new_id: int, **aim: Any) -> None:
        """400 with migrate_to_chat_id, as if the group had become a supergroup."""
        parameters = {"migrate_to_chat_id": new_id}
        text = "group chat was upgraded to a supergroup chat"
        self.aim(lambda: bad_request(text, parameters), **aim)

    def duplicate(self, count: int = 1) -> None:
        """The next `count` updates that are confirmed come once more."""
        self.add_duplicates(count)

    def reorder(self, count: int = 1) -> None:
        """The next `count` batches of several updates come in reverse order."""
        self.add_disorder(count)

    def poison(self, raw: Json | None = None) -> None:
        """An update that no library can parse; `raw` is the update without its id."""
        self.add_poison(raw)

    def aim(
        self,
        fault: Callable[[], Exception],
        method: str | None = None,
        chat: int | None = None,
        count: int = 1,
    ) -> None:
        """Sets a fault for a method and chat (None: any), `count` times."""
        self.rules.append(Rule(fault, method.lower() if method else None, chat, count))

    def strike(self, method: str, chat: object) -> Exception | None:
        """The fault that this call suffers, if any; counted."""
        for rule in self.rules:
            if rule.meets(method, chat):
                rule.left -= 1
                if rule.left <= 0:
                    self.rules.remove(rule)
                return rule.fault()
        return None

    def clear(self) -> None:
        """Takes back every fault that has not struck yet."""
        self.rules.clear()


SERVER_ERRORS = {
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}
