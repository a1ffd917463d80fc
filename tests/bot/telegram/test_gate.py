"""A flood from one chat is turned away before it is kept, and holds up nobody."""

from bot.telegram.gate import OFFICIALS, REMEMBERED, STRANGERS, TOLD_AGAIN, Gate
from storage.inbox import RawUpdate

MINUTE = 60_000
OFFICIAL, OTHER, STRANGER = 101, 102, 900


def sent(lane: int, count: int, first: int = 1) -> list[RawUpdate]:
    return [RawUpdate(first + n, lane, "{}") for n in range(count)]


def through(gate: Gate, updates: list[RawUpdate], now: int) -> tuple[int, tuple[int, ...]]:
    """How many of the updates are taken in at that moment, and who is told."""
    judged = gate.judge(updates, {OFFICIAL, OTHER}, now)
    gate.settle(judged, now)
    return len(judged.taken), judged.overrun


def test_an_official_sends_hundreds_at_once_and_is_told_once_of_what_was_too_much() -> None:
    gate = Gate()
    assert through(gate, sent(OFFICIAL, OFFICIALS.at_once), 0) == (OFFICIALS.at_once, ())
    assert through(gate, sent(OFFICIAL, 100), 0) == (0, (OFFICIAL,))
    assert through(gate, sent(OFFICIAL, 100), MINUTE) == (OFFICIALS.a_minute, ())
    assert through(gate, sent(OTHER, 100), MINUTE) == (100, ())
    assert through(gate, sent(OFFICIAL, 2000), TOLD_AGAIN) == (9 * OFFICIALS.a_minute, (OFFICIAL,))


def test_ten_thousand_of_a_stranger_are_a_handful_and_nobody_is_told() -> None:
    gate = Gate()
    taken = [through(gate, sent(STRANGER, 100), 0) for _ in range(100)]
    assert (sum(count for count, _ in taken), {told for _, told in taken}) == (
        STRANGERS.at_once,
        {()},
    )
    assert through(gate, sent(STRANGER, 100), MINUTE) == (STRANGERS.a_minute, ())


def test_many_strangers_together_leave_the_officials_alone() -> None:
    gate = Gate()
    crowd = [one for lane in range(10_000, 20_000) for one in sent(lane, 1)]
    assert through(gate, crowd, 0)[0] == 400
    assert through(gate, sent(OFFICIAL, 50), 0) == (50, ())
    assert len(gate._accounts) <= REMEMBERED


def test_what_could_not_be_kept_costs_nothing_and_a_clock_set_back_gives_nothing() -> None:
    gate = Gate()
    gate.judge(sent(OFFICIAL, OFFICIALS.at_once), {OFFICIAL}, MINUTE)
    assert through(gate, sent(OFFICIAL, OFFICIALS.at_once), MINUTE)[0] == OFFICIALS.at_once
    assert through(gate, sent(OFFICIAL, 10), 0)[0] == 0


def test_whoever_has_just_joined_is_not_held_to_what_a_stranger_may_send() -> None:
    gate = Gate()
    assert through(gate, sent(STRANGER, 100), 0)[0] == STRANGERS.at_once
    judged = gate.judge(sent(STRANGER, 100), {STRANGER}, 0)
    assert len(judged.taken) == 100
